"""Draws when things are said to have happened: one axis for all rows, as long as what the dates leave open.

The axis is cut at every day where something may begin or end. Between two cuts it grows with the logarithm of the days,
so that the days of the event have room beside the years before it; the labels tell what is where.
"""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise
from math import log10

from rashomon.publish.naming import MONTHS

WIDTH, PADDING = 300.0, 8.0
FLATTEN = 3  # a thousand days take twice the room of one
LETTER, APART = 6.3, 10.0  # room for a letter of a label, and between two labels

Days = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A labelled place on the axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """Where a date lies on the axis: its first and last place, one place where it is a day."""

    left: float
    right: float
    day: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """The axis of a timeline: its width, its labels, and the extent of each date."""

    width: float
    ticks: tuple[Tick, ...]
    extents: dict[str, Extent]


def draw_axis(dates: Iterable[str]) -> Axis | None:
    """Draw the axis for some ISO dates, months, years and periods; None where none of them can be read."""
    numbers = Counter(dates)
    known = {text: days for text in numbers if (days := find_days(text))}
    if not known:
        return None
    cuts = sorted({edge for days in known.values() for edge in days})
    steps = [1 + log10(b - a) / FLATTEN for a, b in pairwise(cuts)]
    scale = (WIDTH - 2 * PADDING) / sum(steps)
    at = dict(zip(cuts, (PADDING + scale * x for x in accumulate(steps, initial=0.0)), strict=True))
    extents = {text: make_extent(at[first], at[end], end - first == 1) for text, (first, end) in known.items()}
    wanted = sorted(known, key=lambda text: (known[text][1] - known[text][0] > 1, -numbers[text], text))
    return Axis(width=WIDTH, ticks=tuple(place_ticks(wanted, known, extents)), extents=extents)


def make_extent(left: float, right: float, day: bool) -> Extent:
    """The extent of a date; a day is the middle of its place."""
    middle = round((left + right) / 2, 1)
    return (
        Extent(left=middle, right=middle, day=True)
        if day
        else Extent(left=round(left, 1), right=round(right, 1), day=False)
    )


def find_days(text: str) -> Days | None:
    """The first day of a date and the day after its last one; None for what is no date."""
    first, _, last = text.partition("/")
    begin, end = read_day(first), read_day(last or first)
    return (begin[0], end[1]) if begin and end and begin[0] < end[1] else None


def read_day(text: str) -> Days | None:
    """The first day and the day after the last one of a day, a month or a year."""
    parts = text[:10].split("-")
    if not all(part.isdecimal() and part.isascii() for part in parts):
        return None
    year, month, day = (*map(int, parts), 0, 0)[:3]
    if not (1 <= year <= 9999 and 0 <= month <= 12):
        return None
    if day and not day <= monthrange(year, month or 1)[1]:
        return None
    first = date(year, month or 1, day or 1).toordinal()
    last = date(year, month or 12, day or monthrange(year, month or 12)[1]).toordinal()
    return first, last + 1


def place_ticks(wanted: Sequence[str], days: dict[str, Days], extents: dict[str, Extent]) -> Iterator[Tick]:
    """Label dates, the most frequent first, wherever no other label is in the way."""
    taken: list[tuple[float, float]] = []
    found: list[Tick] = []
    for text in wanted:
        extent, label = extents[text], label_day(days[text])
        x, width = (extent.left + extent.right) / 2, len(label) * LETTER
        left = min(max(0.0, x - width / 2), WIDTH - width)
        at = bisect_left(taken, (left, left))
        before, after = taken[at - 1 : at], taken[at : at + 1]
        if all(b[1] + APART <= left for b in before) and all(left + width + APART <= a[0] for a in after):
            taken.insert(at, (left, left + width))
            found.append(Tick(x=round(left + width / 2, 1), label=label))
    yield from sorted(found, key=lambda tick: tick.x)


def label_day(days: Days) -> str:
    """The shortest name of a day, a month or a year; the first year of a longer time."""
    first, length = date.fromordinal(days[0]), days[1] - days[0]
    if length == 1:
        return f"{first.day} {MONTHS[first.month - 1][:3]}"
    return f"{MONTHS[first.month - 1][:3]} {first.year}" if length < 32 else str(first.year)
