"""The dateline of a report, `CITY, Country (Agency) —`, at the head of its first paragraphs."""

import re
from collections.abc import Iterator, Sequence

from rashomon.clean.lines import Line

SEARCHED = 3  # paragraphs: a standfirst and a highlight may stand before it
CITY = r"[A-Z][A-Z'’.-]+(?:[ /-][A-Z][A-Z'’.-]+){0,4}"
REGION = r"(?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){0,3}"
CREDIT = r"\((?P<credit>[A-Z][\w .&/’'-]{1,40})\)"
DASH = r"\s*(?:—|–|--+|-|:)\s+"
GOES_ON = r"[\"“‘']?[A-Z0-9]"
DATE = r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?))"
FORMS = (
    re.compile(rf"(?P<place>{CITY}(?:, {REGION})?){DATE}?(?:,? {CREDIT})?{DASH}(?={GOES_ON})"),
    re.compile(rf"(?P<place>{REGION}(?:, {REGION})?){DATE}?,? {CREDIT}{DASH}(?={GOES_ON})"),
    re.compile(rf"(?P<place>){CREDIT}(?:{DASH}|\s+)(?={GOES_ON})"),
)


def find_dateline(text: str, lines: Sequence[Line]) -> tuple[int, str | None]:
    """Find where the text goes on after a dateline in the first lines, and the place that it names."""
    for line in lines[:SEARCHED]:
        match = next(filter(None, (form.match(text, line.start, line.end) for form in FORMS)), None)
        if match:
            return match.end(), match["place"] or None
    return -1, None


def find_credit(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Find whom the bracket of a dateline credits, in each of the lines: `LONDON (Xyz) —`."""
    for line in lines:
        match = next(filter(None, (form.match(text, line.start, line.end) for form in FORMS)), None)
        if match and match["credit"]:
            yield match.span("credit")
