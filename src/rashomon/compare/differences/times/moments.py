"""Moments: dates and clock times as far as they are told, and which of them can be of one thing or both be right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations

from rashomon.compare.differences.times.hours import count_between, find_hours, is_apart_by_hours
from rashomon.model import DifferenceKind, When

DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
CLOCK = re.compile(r"T(\d\d):(\d\d)")
DAY = re.compile(r"(?i)\b(?:(mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|tonight|[a-z]{3,}\.? \d)")
PART = re.compile(r"(?i)\b(overnight|morning|afternoon|evening|midnight|night|noon|midday|dawn|dusk|early|late)\b")
ZONE = re.compile(r"\b(?:[A-Z]{1,4}T|UTC)\b")
DAY_LENGTH = 10  # characters of a date by day
WEEK = 2
WEEK_DAYS = 7
BORDER = 1.0  # hours between two parts of a day that border on one another
GRAINS_APART = 2  # grains between which a time may tell another more exactly (a day and its month)
MONTH, YEAR = 3, 12  # the grain of a month; the months between two years that may be given for one thing
RIVAL_MONTHS = 2  # the same for two months
RIVAL_DAYS = 10  # days between two dates that may be given for one thing
SAME_PART = {"evening": "night", "midday": "noon", "late": "night"}
NEAR = 25  # minutes within which two clock times may be one, rounded
DAY_MINUTES = 24 * 60


def is_one_time(one: When, other: When) -> bool:
    """Whether two times may be one: neither is apart from the other, and their grains are near."""
    return abs(find_grain(one) - find_grain(other)) <= GRAINS_APART and not is_apart(one, other)


def is_rival(one: When, other: When) -> bool:
    """Whether two times that cannot be one may be given for one thing: both by the day or the week, and near."""
    if max(find_grain(one), find_grain(other)) > WEEK or is_anchored(one) or is_anchored(other):
        apart = abs(month_of(one) - month_of(other))
        most = YEAR if find_grain(one) > MONTH else RIVAL_MONTHS
        return find_grain(one) == find_grain(other) > WEEK and apart <= most
    days = [date.fromisoformat(split_range(when.value or "")[0]) for when in (one, other)]
    return abs((days[0] - days[1]).days) <= RIVAL_DAYS


def is_anchored(when: When) -> bool:
    """Whether a time is told by its distance from another (`two days before`)."""
    return bool(re.search(r"(?i)\b((?<!just )(?<!shortly )(before|after)|ago|since|until|by)\b", when.span.text))


def is_taken_up(when: When) -> bool:
    """Whether a time takes up one named before (`later that month`, `the same day`), which may be another's."""
    return bool(re.search(r"(?i)\b(that|those|same)\b", when.span.text))


def is_other_part(one: When, other: When) -> bool:
    """Whether two times name parts of a day with hours between them, which two happenings have sooner than one."""
    hours = [find_hours(when.value or "", when.span.text) for when in (one, other)]
    return all(hours) and count_between(*hours) > BORDER


def month_of(when: When) -> int:
    """The month that a time begins in, counted from the year 0; of a year alone the first."""
    first = split_range(when.value or "")[0] or "0000"
    return int(first[:4]) * 12 + int(first[5:7] or 1) - 1


def find_grain(when: When) -> int:
    """How fine a time is: 0 a part of a day, 1 a day, 2 a week, 3 a month, 4 some months, 5 a year or more."""
    first, last = split_range(when.value or "")
    if len(first) == 10 and ("T" in (when.value or "") or PART.search(when.span.text)):
        return 0
    if len(first) == 10:
        days = (date.fromisoformat(last) - date.fromisoformat(first)).days
        return 1 if days == 0 else WEEK if days < 10 else 3
    return {7: 3 if first == last else 4}.get(len(first), 5)


def is_bare_clock(when: When) -> bool:
    """Whether a time is a clock time that names no day."""
    return bool(CLOCK.search(when.value or "")) and not DAY.search(when.span.text)


def name_day(when: When) -> str:
    """A date as far as it is told: the weekday where it names one, else its value, with the part of the day."""
    day, part = DAY.search(when.span.text), PART.search(when.span.text)
    told = day[1].lower() if day and day[1] else CLOCK.sub("", when.value or "")
    told = f"by {told}" if is_deadline(when) else told
    return f"{told} {SAME_PART.get(part[0].lower(), part[0].lower())}" if part else told


def is_deadline(when: When) -> bool:
    """Whether a time is the last at which something may be (`by 2040`, `until May`)."""
    return when.span.text.lower().startswith(("by ", "until ", "till "))


def write_time(when: When) -> str:
    """A time in short: its value, and the part of the day where there is no clock."""
    value = (when.value or "").replace("T", " ")
    part = None if CLOCK.search(when.value or "") else PART.search(when.span.text)
    value = f"by {value}" if is_deadline(when) else value
    return f"{value} {part[0].lower()}" if part else value


def read_clock(when: When) -> int:
    """The minute of the day that a clock time names."""
    clock = CLOCK.search(when.value or "")
    return int(clock[1]) * 60 + int(clock[2]) if clock else 0


def judge_clocks(times: Sequence[When]) -> tuple[DifferenceKind, str]:
    """The kind of a difference between clock times of one thing; the day they are of is mostly not said beside them."""
    told = list(group_times(times).values())
    for one, other in combinations(told, 2):
        if all(is_other_hour(a, b) for a in one for b in other):
            if {zone for a in one for zone in find_zone(a)} != {zone for a in other for zone in find_zone(a)}:
                return "compatible", "the times are given in different time zones"
            return "conflict", f"{write_time(one[0])} and {write_time(other[0])} are different times"
        dated = [[when for when in group if name_weekday(when)] for group in (one, other)]
        if all(dated) and all(is_other_day(a, b) for a in dated[0] for b in dated[1]):
            return "conflict", f"{write_time(dated[0][0])} and {write_time(dated[1][0])} are of different days"
    return "compatible", "the times are near enough to be one, rounded"


def name_weekday(when: When) -> str:
    """The weekday that the words of a time name, or ``."""
    day = DAY.search(when.span.text)
    return (day[1] or "").lower() if day else ""


def is_other_day(one: When, other: When) -> bool:
    """Whether two clock times of one hour name two weekdays, and no time zone lies between them."""
    days = [split_range(when.value or "")[0] for when in (one, other)]
    apart = abs(date.fromisoformat(days[0]) - date.fromisoformat(days[1])) if all(map(is_whole, days)) else timedelta()
    near = abs(read_clock(one) - read_clock(other)) <= NEAR
    zoned = find_zone(one) or find_zone(other)
    return near and apart > timedelta() and name_weekday(one) != name_weekday(other) and not zoned


def is_whole(day: str) -> bool:
    """Whether a date is told by the day."""
    return len(day) == DAY_LENGTH


def group_times(times: Sequence[When]) -> dict[str, list[When]]:
    """The times of each report."""
    told: dict[str, list[When]] = {}
    for when in times:
        told.setdefault(when.span.report, []).append(when)
    return told


def is_other_hour(one: When, other: When) -> bool:
    """Whether two clock times are too far apart to be one, rounded."""
    return count_apart(one, other) > NEAR


def count_apart(one: When, other: When) -> int:
    """The minutes between two times of the day, the shorter way round the clock."""
    apart = abs(read_clock(one) - read_clock(other)) % DAY_MINUTES
    return min(apart, DAY_MINUTES - apart)


def find_zone(when: When) -> list[str]:
    """The time zone that a clock time names, as written."""
    return ZONE.findall(when.span.text)


def judge_times(times: Sequence[When]) -> tuple[DifferenceKind, str]:
    """The kind of a difference between the dates of one thing, and why in a line."""
    for one, other in combinations(group_times(times).values(), 2):
        if all(is_apart(a, b) for a in one for b in other):
            return "conflict", f"{write_time(one[0])} and {write_time(other[0])} are different times"
    return "compatible", "one time lies within the other"


def is_apart(one: When, other: When) -> bool:
    """Whether two dates cannot be the same; one that holds the other is not apart from it.

    A weekday may be that of the week before or after what it was resolved to (`last Wednesday`), `42 years ago` may be
    43: one of the same name is the same.
    """
    hours = [find_hours(when.value or "", when.span.text) for when in (one, other)]
    if all(hours):
        return is_apart_by_hours(*hours)
    names = [DAY.search(when.span.text) for when in (one, other)]
    weekdays = [(name[1] or "").lower() if name else "" for name in names]
    if (weekdays[0] and weekdays[0] == weekdays[1]) or fold_words(one) == fold_words(other):
        return False
    slack = WEEK_DAYS if any(weekdays) and not all(weekdays) else 0
    (first, last), (start, end) = spread(one), spread(other)
    if not first or not start:
        return False
    if slack and len(first) == len(start) == 10:
        days = [date.fromisoformat(day).toordinal() for day in (first, last, start, end)]
        moves = (0, slack, -slack)
        return all(days[1] + move < days[2] or days[3] < days[0] + move for move in moves)
    if len(first) == len(start) == 4 and (is_anchored(one) or is_anchored(other)):
        return abs(int(first) - int(start)) > 1
    return cut(last, start) < cut(start, last) or cut(end, first) < cut(first, end)


def spread(when: When) -> tuple[str, str]:
    """The first and the last day of a time; what was overnight began on the day before."""
    first, last = split_range(when.value or "")
    if first == last and len(first) == DAY_LENGTH and re.search(r"(?i)\bovernight\b", when.span.text):
        first = (date.fromisoformat(first) - timedelta(days=1)).isoformat()
    return first, last


def fold_words(when: When) -> str:
    """The words of a time in small letters."""
    return " ".join(when.span.text.lower().split())


def split_range(value: str) -> tuple[str, str]:
    """The first and the last date of a value, cut to days."""
    dates = DATE.findall(value.split("T")[0])
    return (dates[0], dates[-1]) if dates else ("", "")


def cut(day: str, like: str) -> str:
    """A date cut to the precision of another."""
    return day[: min(len(day), len(like))]
