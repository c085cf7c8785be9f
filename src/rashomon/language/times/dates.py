"""Arithmetic of TIMEX3 values: in go a date and words such as `last`, `week`, `Monday`, out come values of TimeML.

A value is `2015-10-05`, `2015-10`, `2015`, `201` (a decade), `20` (a century), `2015-W41`, `2015-W41-WE`, `2015-Q3` or
`2015-SU`, each with `T21:30` or a part of the day (`TNI`), or `P3D`, `PT2H`. `make_iso` turns one into what the
program's own values hold.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
# How many days a date told in the past may lie ahead (`payable Jan. 2`): right values on the even half of TBAQ with 20
# 683, with 60 and 90 685, with 120 684, with 183 682.
FAR_AHEAD = 60
MONDAY_RULES = {
    "thanksgiving": (11, 4, 4),
    "labor": (9, 1, 1),
    "memorial": (5, 1, -1),
}  # month, ISO weekday, which of them


def move_months(day: date, months: int) -> tuple[int, int]:
    """Give the year and month so many months away."""
    number = day.year * 12 + day.month - 1 + months
    return number // 12, number % 12 + 1


def make_period(day: date, unit: str) -> str:
    """Give the period of a unit (`D` `W` `M` `Q` `Y` `E` `C`) that holds a day."""
    week = day.isocalendar()
    return {
        "D": day.isoformat(),
        "W": f"{week.year}-W{week.week:02}",
        "M": f"{day.year}-{day.month:02}",
        "Q": f"{day.year}-Q{(day.month + 2) // 3}",
        "Y": str(day.year),
        "E": str(day.year)[:3],
        "C": str(day.year)[:2],
    }[unit]


def move(day: date, unit: str, count: int, grain: str = "") -> str | None:
    """Give the period so many units away from a day; None outside the calendar."""
    try:
        if unit in ("D", "W", "F"):
            return make_period(
                day + timedelta(days=count * {"D": 1, "W": 7, "F": 14}[unit]), grain or ("W" if unit == "F" else unit)
            )
        year, month = move_months(day, count * MONTHS[unit])
        return make_period(date(year, month, min(day.day, 28)), grain or unit)
    except (ValueError, OverflowError):
        return None


def find_weekday(day: date, weekday: int, way: int) -> date:
    """Find the weekday on or before a day (way -1), before it (-2), on or after (1), after it (2)."""
    back = (day.isoweekday() - weekday) % 7
    ahead = (weekday - day.isoweekday()) % 7
    days = {-1: -back, -2: -(back or 7), 1: ahead, 2: ahead or 7}[way]
    return day + timedelta(days=days)


def find_month(day: date, month: int, way: int) -> int:
    """Find the year of a month: the last (-1), the one before (-2), the next (1), the one after (2), or nearest (0)."""
    if way == 0:
        return min((abs(month - day.month - 12 * back), day.year - back) for back in (1, 0, -1))[1]
    if way < 0:
        return day.year - (month > day.month or (way == -2 and month == day.month))
    return day.year + (month < day.month or (way == 2 and month == day.month))


def find_year(day: date, month: int, number: int, way: int) -> int:
    """Find the year of a day of a month without one: the nearest, but in the past (way -1) none far ahead."""
    far = FAR_AHEAD if way < 0 else 366
    years = [day.year, day.year - 1, day.year + 1]
    days = [((found - day).days, year) for year in years if (found := make_date(year, month, number))]
    return min(((abs(days), year) for days, year in days if days <= far), default=(0, day.year))[1]


def make_date(year: int, month: int, day: int) -> date | None:
    """Make a date, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def find_feast(rule: str, year: int) -> date | None:
    """Find a feast day of a year by its rule in the table of time words."""
    if re.fullmatch(r"\d\d-\d\d", rule):
        return make_date(year, int(rule[:2]), int(rule[3:]))
    if rule in MONDAY_RULES:
        month, weekday, which = MONDAY_RULES[rule]
        days = [
            made for number in range(1, 32) if (made := make_date(year, month, number)) and made.isoweekday() == weekday
        ]
        return days[which - 1 if which > 0 else which]
    return find_easter(year) + timedelta(days=int(rule.removeprefix("easter") or 0))


def find_easter(year: int) -> date:
    """Find Easter Sunday (Gregorian; the algorithm of Meeus, Astronomical Algorithms, 1991, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def make_iso(value: str | None) -> str | None:
    """Turn a TIMEX3 value into ISO: a day, month, year, `first/last`, or a duration; None where it names no time."""
    if not value or "REF" in value or value.startswith("XXXX") or "X" in value:
        return None
    if value.startswith("P"):
        return value.replace("E", "0Y") if value[-1] == "E" else value.replace("C", "00Y")
    day, _, clock = value.partition("T")
    made = make_range(day)
    told = re.match(r"(?!24)\d\d:\d\d", clock)  # midnight may be either end of a day, so the day alone is kept
    return f"{made}T{clock}" if made and told and len(made) == 10 else made


def make_range(day: str) -> str | None:
    """Turn a week, weekend, quarter, half, season, decade or century into `first/last`."""
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", day):
        first = date.fromisocalendar(int(match[1]), int(match[2]), 6 if match[3] else 1)
        return f"{first}/{first + timedelta(days=1 if match[3] else 6)}"
    if match := re.fullmatch(r"(\d{4})-([QH])(\d)", day):
        size = 3 if match[2] == "Q" else 6
        return f"{match[1]}-{(int(match[3]) - 1) * size + 1:02}/{match[1]}-{int(match[3]) * size:02}"
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", day):
        first_month, last_month = SEASON_MONTHS[match[2]]
        return f"{match[1]}-{first_month:02}/{int(match[1]) + last_month // 13}-{(last_month - 1) % 12 + 1:02}"
    if match := re.fullmatch(r"\d{2,3}", day):
        return f"{day.ljust(4, '0')}/{day.ljust(4, '9')}"
    return day


def read_start(value: str) -> date | None:
    """Give the first day of what a TIMEX3 value names, or None where it names no time of the calendar."""
    made = (make_iso(value) or "").partition("/")[0][:10]
    parts = [int(part) for part in made.split("-")] if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", made) else []
    return make_date(*([*parts, 1, 1][:3])) if parts else None
