"""Time expressions: in go a report and its sentences, out come Whens by place, with an ISO value where there is one.

Relative ones are read against the date as of which the report is read: its own, or where it has none its story's.
Rules in the manner of SUTime (Chang and Manning, LREC 2012) and HeidelTime (Stroetgen and Gertz, 2013): a grammar, the
date of the report, the day named last, and the tense of the clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Literal, NamedTuple

from rashomon.language.times.clocks import is_of_part, make_clock
from rashomon.language.times.dates import make_iso
from rashomon.language.times.expressions import Moment
from rashomon.language.times.expressions import Reading as Reader
from rashomon.language.times.rules import list_rules
from rashomon.language.times.tenses import find_cues, read_tense
from rashomon.model import Report, Sentence, When

KINDS: dict[str, Literal["date", "time", "duration", "set"]] = {
    "DATE": "date",
    "TIME": "time",
    "DURATION": "duration",
    "SET": "set",
}
Match = tuple[re.Match[str], Reader]


PLAIN = {f"read_{name}" for name in ("set", "deictic", "vague", "duration", "plural")}
CAPITAL = re.compile(r"[\s-](?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z]")
ROUGHLY = re.compile(r"\b(?:about|around|roughly|nearly|almost|approximately|some|at least)\s+$", re.IGNORECASE)
MANY = re.compile(r"\s+[a-z]+s\b")
SEEN = 20  # values that an expression may point back to
CLOCK = re.compile(r"T\d\d:\d\d$")
JOINT = re.compile(r",?\s+(?:on\s+)?")
BRACKET = re.compile(r"\s*\((?=[^()]*\))")


class Timex(NamedTuple):
    """A time expression as TimeML has it: its place, its type and its value (None where it cannot be told)."""

    start: int
    end: int
    type: str
    value: str | None


def find_times(report: Report, sentences: Iterable[Sentence]) -> tuple[When, ...]:
    """Find the time expressions of the sentences, ordered by place."""
    told = report.read_as_of or report.published or ""
    places = [(sentence.span.start, sentence.span.end) for sentence in sentences]
    found = read_timexes(report.text, places, read_day(told), told[11:16])
    return tuple(
        When(span=report.span(one.start, one.end), value=make_iso(one.value), kind=KINDS[one.type]) for one in found
    )


def read_day(published: str | None) -> date | None:
    """Read the day of an ISO date, with or without a time; None where there is none, or only a month."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def read_timexes(text: str, places: Iterable[tuple[int, int]], published: date | None, clock: str = "") -> list[Timex]:
    """Find and value the expressions of the sentences at these places, ordered by place.

    `published` is the day as of which they are read, `clock` the time of that day (`04:35`) where it is known.
    """
    return merge_clocks(text, list(read_places(text, places, published, clock)))


def read_places(text: str, places: Iterable[tuple[int, int]], published: date | None, clock: str) -> Iterator[Timex]:
    """Find and value the expressions sentence by sentence, clock times after the days that they are of."""
    seen: tuple[str, ...] = ()
    for start, end in places:
        days: list[str] = []
        again: list[str] = []  # days of clock times that are told again as of another zone
        waiting = []
        row = choose(find_matches(text, start, end))
        cues = find_cues(text, start, end) if row else []
        bracket = find_bracket(text, row)
        for match, reading in row:
            inside = bracket[0] <= match.start() < bracket[1]
            moment = Moment(published=published, seen=seen, tense=read_tense(text, start, match.span(), cues))
            if reading.__name__ == "read_clock":
                waiting.append((match, reading, inside, len(days), moment.tense))
                continue
            kind, value = reading(match, moment)
            if read_day(value):
                (again if inside else days).append(value or "")
            if kind in ("DATE", "TIME") and is_named(value, match, reading) and not inside:
                seen = (*seen[-SEEN:], value or "")
            yield Timex(match.start(), match.end(), kind, value)
        for match, reading, inside, count, tense in waiting:
            own = again[:1] if inside and again else days[max(0, count - 1) :][:1]
            near = tuple(own) or drop_part(seen, make_clock(match))
            moment = Moment(published=published, clock=clock, seen=near, tense=0 if own else tense)
            yield Timex(match.start(), match.end(), *reading(match, moment))


def drop_part(seen: tuple[str, ...], clock: str) -> tuple[str, ...]:
    """The values seen, for a clock time; where it is not of the part of the day named last (six o'clock after Monday
    night), the one before of that day or the next, or none.
    """
    days = [(value, day) for value in seen if (day := read_day(value))]
    if not days or is_of_part(clock, days[-1][0]):
        return seen
    last = days[-1][1]
    return tuple(value for value, day in days if is_of_part(clock, value) and 0 <= (day - last).days <= 1)


def find_bracket(text: str, row: Iterable[Match]) -> tuple[int, int]:
    """The bracket behind a clock time that tells it again: `4 a.m. (2200 GMT on Monday)`; an empty place if none is."""
    clocks = [match for match, reading in row if reading.__name__ == "read_clock"]
    for one, other in pairwise(clocks):
        opened = BRACKET.match(text, one.end())
        if opened and opened.end() <= other.start() < text.index(")", opened.end()):
            return opened.end(), text.index(")", opened.end())
    return 0, 0


def is_named(value: str | None, match: re.Match[str], reading: Reader) -> bool:
    """Whether later expressions may point back to a value: not to one that is only compared with (`a year earlier`)."""
    compared = match.groupdict().get("then") or (reading.__name__ == "read_distance" and read_day(value) is None)
    return value is not None and "REF" not in value and not compared


def merge_clocks(text: str, found: list[Timex]) -> list[Timex]:
    """Join a clock time and the day that follows it: `9 a.m. on Tuesday` is one expression."""
    merged: list[Timex] = []
    for one in sorted(found):
        before = merged[-1] if merged else None
        if before and CLOCK.search(before.value or "") and JOINT.fullmatch(text, before.end, one.start) and is_day(one):
            clock = (before.value or "").partition("T")[2]
            value = f"{one.value[:10]}T{clock}" if one.value else None
            merged[-1] = Timex(before.start, one.end, "TIME", value)
        else:
            merged.append(one)
    return merged


def is_day(one: Timex) -> bool:
    """Whether an expression is of a single day, also of one that has no date (`ten days before the vote`)."""
    if one.type == "DATE" and one.value is None:
        return True
    return re.fullmatch(r"\d{4}-\d\d-\d\d(?:T[A-Z]{2})?", one.value or "") is not None


def find_matches(text: str, start: int, end: int) -> list[Match]:
    """Find every match of every rule in a sentence, but for those in a name (`the Daily Mail`)."""
    return [
        (match, reading)
        for pattern, reading in list_rules()
        for match in pattern.finditer(text, start, end)
        if match[0].strip() and not (reading.__name__ in PLAIN and is_name(text, match, start, reading))
        if not (reading.__name__ == "read_year" and is_count(text, match))
    ]


def is_count(text: str, match: re.Match[str]) -> bool:
    """Whether digits that look like a year count something: `some 2000 planets`."""
    return bool(ROUGHLY.search(text, max(0, match.start() - 20), match.start()) and MANY.match(text, match.end()))


def is_name(text: str, match: re.Match[str], start: int, reading: Reader) -> bool:
    """Whether words that are written small have capitals although no sentence begins: `60 Minutes`, `USA Today`."""
    if CAPITAL.search(match[0]):
        return True
    first = re.search(r"\w\s+$", text[start : match.start()]) is None
    beside = re.search(r"\b[A-Z]\w*\s+$", text[start : match.start()]) or re.match(r"\s+[A-Z]", text[match.end() :])
    sure = beside is not None or (reading.__name__ == "read_deictic" and not match[0].isupper())
    return match[0][0].isupper() and not first and sure


def choose(found: list[Match]) -> list[Match]:
    """Keep of overlapping matches the one that begins first, then the longest, then the first in the table."""
    kept, at = [], -1
    for match, reading in sorted(found, key=lambda pair: (pair[0].start(), -pair[0].end())):
        if match.start() >= at:
            kept.append((match, reading))
            at = match.end()
    return kept
