"""Time expressions: in go a report and its sentences, out come Whens by place, with an ISO value where there is one.

Relative ones are read against the date as of which the report is read: its own, or where it has none its story's.
Rules in the manner of SUTime (Chang and Manning, LREC 2012) and HeidelTime (Stroetgen and Gertz, 2013): a grammar, the
date of the report, the day named last, and the tense of the clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from rashomon.language.dates import make_iso
from rashomon.language.expressions import Moment
from rashomon.language.expressions import Reading as Reader
from rashomon.language.rules import list_rules
from rashomon.model import Report, Sentence, When

KINDS: dict[str, Literal["date", "time", "duration", "set"]] = {
    "DATE": "date",
    "TIME": "time",
    "DURATION": "duration",
    "SET": "set",
}
TENSE = re.compile(
    r"\b(?:(?P<future>will|would|won['’]t|shall|as\s+(?:soon|early)\s+as|scheduled\s+(?:a|an|the)|(?:is|are|was|were)\s+(?:due|set|scheduled|expected|going|planning|planned|about)\s+to|"
    r"plans?\s+to|hopes?\s+to|(?:due|scheduled|expected|slated|planned|set)\s+(?:for|on|to)|upcoming|(?:is|are)\s+to)"
    r"|(?P<past>was|were|had|has|have|did|said|told|came|took|left|began|went|made|met|held|hit|fell|rose|[a-z]{2,}[^e]ed))\b|(?P<will>\w['’]ll)\b",
    re.IGNORECASE,
)


Match = tuple[re.Match[str], Reader]


LIMIT = re.compile(r"\b(?:by|until|till|before)\s+(?:the end of\s+|late\s+|early\s+)?$", re.IGNORECASE)


CLOCK = re.compile(r"T\d\d:\d\d$")
JOINT = re.compile(r",?\s+(?:on\s+)?")


class Timex(NamedTuple):
    """A time expression as TimeML has it: its place, its type and its value (None where it cannot be told)."""

    start: int
    end: int
    type: str
    value: str | None


def find_times(report: Report, sentences: Iterable[Sentence]) -> tuple[When, ...]:
    """Find the time expressions of the sentences, ordered by place."""
    published = read_day(report.read_as_of or report.published)
    places = [(sentence.span.start, sentence.span.end) for sentence in sentences]
    found = read_timexes(report.text, places, published)
    return tuple(
        When(span=report.span(one.start, one.end), value=make_iso(one.value), kind=KINDS[one.type]) for one in found
    )


def read_day(published: str | None) -> date | None:
    """Read the day of an ISO date, with or without a time; None where there is none, or only a month."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def read_timexes(text: str, places: Iterable[tuple[int, int]], published: date | None) -> list[Timex]:
    """Find and value the expressions of the sentences at these places, ordered by place."""
    return merge_clocks(text, list(read_places(text, places, published)))


def read_places(text: str, places: Iterable[tuple[int, int]], published: date | None) -> Iterator[Timex]:
    """Find and value the expressions sentence by sentence, clock times after the days that they are of."""
    last, period = None, ""
    for start, end in places:
        row = choose(find_matches(text, start, end))
        days: list[date] = []
        waiting = []
        for match, reading in row:
            moment = Moment(published=published, last=last, period=period, tense=read_tense(text, start, match, end))
            if reading.__name__ == "read_clock":
                waiting.append((match, reading, len(days)))
                continue
            kind, value = reading(match, moment)
            day, period = read_day(value), value if kind == "DATE" and value and "REF" not in value else period
            if day:
                days.append(day)
                last = day
            yield Timex(match.start(), match.end(), kind, value)
        for match, reading, seen in waiting:
            near = days[max(0, seen - 1)] if days else last
            yield Timex(match.start(), match.end(), *reading(match, Moment(published=published, last=near)))


def merge_clocks(text: str, found: list[Timex]) -> list[Timex]:
    """Join a clock time and the day that follows it: `9 a.m. on Tuesday` is one expression."""
    merged: list[Timex] = []
    for one in sorted(found):
        before = merged[-1] if merged else None
        if before and CLOCK.search(before.value or "") and JOINT.fullmatch(text, before.end, one.start) and is_day(one):
            clock = (before.value or "").partition("T")[2]
            merged[-1] = Timex(before.start, one.end, "TIME", f"{(one.value or '')[:10]}T{clock}")
        else:
            merged.append(one)
    return merged


def is_day(one: Timex) -> bool:
    """Whether an expression is of a single day."""
    return re.fullmatch(r"\d{4}-\d\d-\d\d(?:T[A-Z]{2})?", one.value or "") is not None


def find_matches(text: str, start: int, end: int) -> list[Match]:
    """Find every match of every rule in a sentence."""
    return [
        (match, reading)
        for pattern, reading in list_rules()
        for match in pattern.finditer(text, start, end)
        if match[0].strip()
    ]


def choose(found: list[Match]) -> list[Match]:
    """Keep of overlapping matches the one that begins first, then the longest, then the first in the table."""
    kept, at = [], -1
    for match, reading in sorted(found, key=lambda pair: (pair[0].start(), -pair[0].end())):
        if match.start() >= at:
            kept.append((match, reading))
            at = match.end()
    return kept


def read_tense(text: str, start: int, match: re.Match[str], end: int) -> int:
    """Tell from the nearest verb before the expression, or after it, whether it is past (-1) or future (1)."""
    if LIMIT.search(text, start, match.start()):
        return 1
    cues = list(TENSE.finditer(text, start, match.start()))
    cue = cues[-1] if cues else TENSE.search(text, match.end(), end)
    return 1 if cue and (cue["future"] or cue["will"]) else -1
