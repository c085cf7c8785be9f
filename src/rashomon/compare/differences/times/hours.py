"""Hours: the stretch of a day that the words of a time name (`late on Friday`, `in the early hours of Saturday`).

In goes the day and the words, out comes the stretch in hours from the midnight that the day begins with. Stretches are
wide, and a night reaches into the next morning: only what no usage of the words allows excludes another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

CLOCK = re.compile(r"T(\d\d):(\d\d)")
DAY = 24.0
ROUNDED = 0.5  # hours to each side of a clock time within which another may be the same, rounded
PARTS: dict[str, tuple[tuple[float, float], ...]] = {  # composed: English usage, taken widely
    "overnight": ((-6, 10),), "hours": ((0, 7),), "dawn": ((3, 9),), "morning": ((0, 12.5),), "noon": ((11, 13),),
    "midday": ((11, 14),), "afternoon": ((11.5, 19),), "dusk": ((15, 23),), "evening": ((16, 24.5),),
    "night": ((17, 31),), "early": ((0, 10),), "late": ((16, 28),), "midnight": ((-0.5, 0.5), (23.5, 24.5)),
}  # fmt: skip
SHORT_OF = re.compile(r"(?i)\b(?:almost|nearly|(?:just|shortly|minutes|moments) before)\b")
PAST = re.compile(r"(?i)\b(?:(?:just|shortly|minutes|moments) (?:after|past))\b")
EARLY = re.compile(r"(?i)\b(?:early|small|wee)\b")
HALF = {"morning": 9.0, "afternoon": 16.0, "evening": 21.0, "night": 26.0}  # the end of the early part of each
VAGUE = ("early", "late", "hours")  # words that say which end of a part, where another word names it


class Stretch(NamedTuple):
    """From when to when, in hours since the first day of the calendar."""

    start: float
    end: float


def find_hours(value: str, words: str) -> list[Stretch]:
    """The stretches that a time with a day may name, most often one; none where no part of the day is told."""
    day = re.match(r"\d{4}-\d\d-\d\d", value)
    if day is None or "/" in value:
        return []
    start = date.fromisoformat(day[0]).toordinal() * DAY
    clock = CLOCK.search(value)
    if clock:
        at = start + int(clock[1]) + int(clock[2]) / 60
        return [Stretch(at - ROUNDED, at + ROUNDED)]
    return [Stretch(start + begin, start + end) for begin, end in read_part(words.lower())]


def read_part(words: str) -> list[tuple[float, float]]:
    """The hours of the part of the day that words name; `almost midnight` is before it."""
    names = [name for name in PARTS if re.search(rf"\b{name}\b", words)]
    if not names:
        return []
    name = next((n for n in names if n not in VAGUE), names[0])
    if "hours" in names:
        return list(PARTS["hours"]) if EARLY.search(words) else []
    found = list(PARTS[name])
    if EARLY.search(words) and name in HALF:
        found = [(begin, HALF[name]) for begin, _ in found]
    if name in ("midnight", "noon", "midday"):
        middle = [(begin + end) / 2 for begin, end in found]
        if SHORT_OF.search(words):
            found = [(at - 1, at) for at in middle]
        elif PAST.search(words):
            found = [(at, at + 1) for at in middle]
    return found


def is_apart_by_hours(one: Sequence[Stretch], other: Sequence[Stretch]) -> bool:
    """Whether no hour lies in both times, whichever of their stretches is meant."""
    return all(a.end <= b.start or b.end <= a.start for a in one for b in other)


def count_between(one: Sequence[Stretch], other: Sequence[Stretch]) -> float:
    """The hours between two times, by the nearest of their stretches; 0 where they meet."""
    return min(max(a.start - b.end, b.start - a.end, 0.0) for a in one for b in other)
