"""Readings of times of the day: in go `9 p.m.`, `noon`, `an hour before midnight`, out come TIMEX3 values.

The day is the one named last, or the report's; a time that had not come anywhere when the report came out is of the day
before.
"""

from __future__ import annotations

import re
from datetime import timedelta

from rashomon.language.quantities.numerals import read_numeral
from rashomon.language.times.expressions import HOURS, Moment, Value, get, look

PARTS = {"MO": (0, 12), "AF": (12, 18), "EV": (16, 24), "NI": (19, 24)}  # first and last hour of a part of a day
FARTHEST_EAST = 12 * 60  # minutes that a clock may be ahead of that of the report


def read_clock(match: re.Match[str], moment: Moment) -> Value:
    """Read a time of the day, of the day last named or of the report's; a midnight that is over began that day."""
    clock, day = make_clock(match), moment.named
    if day and day == moment.published and moment.tense < 0:
        night = "midnight" in match[0].lower() and (clock == "24:00" or get(match, "before"))
        day -= timedelta(days=bool(night or is_later(clock, moment.clock)))
    return "TIME", f"{day.isoformat()}T{clock}" if day else f"T{clock}"


def is_later(clock: str, told: str) -> bool:
    """Whether a time of the day had come nowhere on earth when the report came out: it is of the day before."""
    if not told:
        return False
    ahead = (int(clock[:2]) - int(told[:2])) * 60 + int(clock[3:]) - int(told[3:])
    return ahead > FARTHEST_EAST


def is_of_part(clock: str, value: str) -> bool:
    """Whether a clock time may be of the part of a day that a value names: six o'clock is not of Monday night."""
    first, last = PARTS.get(value.partition("T")[2], (0, 24))
    return first <= int(clock[:2]) <= last


def make_clock(match: re.Match[str]) -> str:
    """Make `21:30` of what a clock time says."""
    if get(match, "word"):
        named = HOURS[get(match, "word").lower()]
        return shift_clock(named, match) if get(match, "count") else named
    digits = get(match, "military")
    hour, minute = (
        (int(digits[:2]), int(digits[-2:]))
        if digits
        else (int(read_numeral(get(match, "hour")) or 0), int(get(match, "minute") or 0))
    )
    half = get(match, "half").lower()
    if half.startswith("p") or "afternoon" in half or "evening" in half:
        hour = hour % 12 + 12
    elif half.startswith("a") or "morning" in half:
        hour %= 12
    return f"{hour % 25:02}:{minute:02}"


def shift_clock(hour: str, match: re.Match[str]) -> str:
    """Give the clock time of `an hour before midnight`, `ten minutes after noon`."""
    count = read_numeral(get(match, "count"))
    minutes = (1.0 if count is None else count) * (60 if look("unit", match["unit"]) == "TH" else 1)
    told = int(hour[:2]) * 60 + (-minutes if get(match, "before") else minutes)
    return f"{int(told // 60) % 24:02}:{int(told % 60):02}"
