"""Differences of time: the dates and the clock times that the statements of a claim give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from rashomon.compare.phrases import widen_time
from rashomon.compare.rows import clip, count_reports, make_difference, make_value
from rashomon.compare.statements import Statement
from rashomon.model import Claim, Difference, DifferenceKind, When

DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
CLOCK = re.compile(r"T(\d\d):(\d\d)")
DAY = re.compile(r"(?i)\b(?:(mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|tonight|[a-z]{3,}\.? \d)")
PART = re.compile(r"(?i)\b(morning|afternoon|evening|night|noon|midday|dawn|dusk|early|late)\b")
NEAR = 25  # minutes within which two clock times may be one, rounded
DAY_MINUTES = 24 * 60

Row = tuple[When, Statement]


def differ_in_times(claim: Claim, statements: Sequence[Statement]) -> Iterator[Difference]:
    """The difference between the clock times that statements give, or else between their dates."""
    rows = [(when, s) for s in statements for when in s.times if when.value and when.kind in ("date", "time")]
    clocks = [row for row in rows if CLOCK.search(row[0].value or "")]
    if count_reports(when.span for when, _ in clocks) > 1 and len({read_clock(when) for when, _ in clocks}) > 1:
        timed = {statement.report for _, statement in clocks}
        vaguer = [row for row in rows if row[1].report not in timed]
        yield make_row(claim, "At what time", judge_clocks([when for when, _ in clocks]), [*clocks, *vaguer])
        return
    days = [row for row in rows if row not in clocks or DAY.search(row[0].span.text)] or rows
    if count_reports(when.span for when, _ in rows) > 1 and len({name_day(when) for when, _ in days}) > 1:
        yield make_row(claim, "When", judge_times([when for when, _ in days]), rows)


def make_row(claim: Claim, question: str, judged: tuple[DifferenceKind, str], rows: Sequence[Row]) -> Difference:
    """Make the difference of some times."""
    values = [make_value(widen_time(statement, when.span), write_time(when)) for when, statement in rows]
    return make_difference(claim, "date", judged, f"{question}: {clip(claim.text)}?", values)


def name_day(when: When) -> str:
    """A date as far as it is told: the weekday where it names one, else its value, with the part of the day."""
    day, part = DAY.search(when.span.text), PART.search(when.span.text)
    told = day[1].lower() if day and day[1] else CLOCK.sub("", when.value or "")
    return f"{told} {part[0].lower()}" if part else told


def write_time(when: When) -> str:
    """A time in short: its value, and the part of the day where there is no clock."""
    value = (when.value or "").replace("T", " ")
    part = None if CLOCK.search(when.value or "") else PART.search(when.span.text)
    return f"{value} {part[0].lower()}" if part else value


def read_clock(when: When) -> int:
    """The minute of the day that a clock time names."""
    clock = CLOCK.search(when.value or "")
    return int(clock[1]) * 60 + int(clock[2]) if clock else 0


def judge_clocks(times: Sequence[When]) -> tuple[DifferenceKind, str]:
    """The kind of a difference between clock times of one thing; the day they are of is mostly not said beside them."""
    for one, other in combinations(times, 2):
        apart = abs(read_clock(one) - read_clock(other)) % DAY_MINUTES
        if min(apart, DAY_MINUTES - apart) > NEAR and one.span.report != other.span.report:
            return "conflict", f"{write_time(one)} and {write_time(other)} are different times"
    return "compatible", "the times are near enough to be one, rounded"


def judge_times(times: Sequence[When]) -> tuple[DifferenceKind, str]:
    """The kind of a difference between the dates of one thing, and why in a line."""
    for one, other in combinations(times, 2):
        if one.span.report != other.span.report and is_apart(one, other):
            return "conflict", f"{write_time(one)} and {write_time(other)} are different times"
    return "compatible", "one time lies within the other"


def is_apart(one: When, other: When) -> bool:
    """Whether two dates cannot be the same; one that holds the other is not apart from it, nor is the same weekday."""
    names = [DAY.search(when.span.text) for when in (one, other)]
    if names[0] and names[1] and names[0][1] and (names[0][1] or "").lower() == (names[1][1] or "").lower():
        return False
    (first, last), (start, end) = split_range(one.value or ""), split_range(other.value or "")
    if not first or not start:
        return False
    return cut(last, start) < cut(start, last) or cut(end, first) < cut(first, end)


def split_range(value: str) -> tuple[str, str]:
    """The first and the last date of a value, cut to days."""
    dates = DATE.findall(value.split("T")[0])
    return (dates[0], dates[-1]) if dates else ("", "")


def cut(date: str, like: str) -> str:
    """A date cut to the precision of another."""
    return date[: min(len(date), len(like))]
