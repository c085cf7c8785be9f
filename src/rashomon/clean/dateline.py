"""The dateline of a report, `CITY, Country (Agency) —`, at the head of its first paragraphs."""

import re
from collections.abc import Iterator, Sequence

from rashomon.clean.lines import Line, read_cues

NO_PLACE = ("related", "byline", "label", "flag")  # kinds of cue: `UPDATE:` and `FILE -` are no cities
SEARCHED = 3  # paragraphs: a standfirst and a highlight may stand before it
CITY = r"[A-Z][A-Z'’.-]+(?:[ /-][A-Z][A-Z'’.-]+){0,4}"
REGION = r"(?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){0,3}"
CREDIT = r"\((?P<credit>[A-Z][\w .&/’'-]{1,40})\)"
DASH = r"\s*(?:—\s*|(?:–|--+|-|:)\s+)"
GOES_ON = r"[\"“‘']?[A-Z0-9]"
DATE = r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?))"
SPEAKER = re.compile(r"[A-Z][A-Z .,'’-]+:\s")  # in a transcript `SMITH:` is who speaks
FORMS = (
    re.compile(rf"(?P<place>{CITY}(?:, {REGION})?){DATE}?(?:,? {CREDIT})?{DASH}(?={GOES_ON})"),
    re.compile(rf"(?P<place>{REGION}(?:, {REGION})?){DATE}?,? {CREDIT}{DASH}(?={GOES_ON})"),
    re.compile(rf"(?P<place>(?=[^.]{{5}}){CITY}){DATE}?\.\s+(?:/(?P<credit>[A-Z]\w+)/\.?\s+)?(?={GOES_ON})"),
    re.compile(rf"(?P<place>){CREDIT}(?:{DASH}|\s+)(?={GOES_ON})"),
)


def find_dateline(text: str, lines: Sequence[Line]) -> tuple[int, str | None]:
    """Find where the text goes on after a dateline in the first lines, and the place that it names."""
    spoken = sum(bool(SPEAKER.match(line.text)) for line in lines) > 1
    for line in lines[:SEARCHED]:
        match = match_dateline(text, line)
        if match and not (spoken and SPEAKER.match(line.text)):
            return match.end(), match["place"] or None
    return -1, None


def find_credit(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Find whom the bracket of a dateline credits, in each of the lines: `LONDON (Xyz) —`."""
    for line in lines:
        match = match_dateline(text, line)
        if match and match["credit"]:
            yield match.span("credit")


def match_dateline(text: str, line: Line) -> re.Match[str] | None:
    """Match a dateline at the head of a line; a label such as `RELATED:` or `UPDATE:` is none."""
    cues = read_cues()
    for form in FORMS:
        match = form.match(text, line.start, line.end)
        if match and not any(cues[kind].match(text, line.start, match.end()) for kind in NO_PLACE):
            return match
    return None
