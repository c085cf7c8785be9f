"""Readings of time expressions that name a unit of the calendar from where another time stands.

`last week`, `that year`, `two days later`, `the year-ago quarter`. Some are counted from the day of the report, some
from the day, month, quarter or year that the text named last.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from rashomon.language.times.dates import make_date, make_period, move, read_start
from rashomon.language.times.expressions import (
    BESIDE,
    FUTURE,
    PAST,
    Moment,
    Value,
    get,
    look,
    make_duration,
    read_count,
    shift,
    with_part,
)

FROM = re.compile(r"\s+(?:the|a|an|his|her|its|their|[a-z]+)\b")  # what `two days before` is counted from
OF = re.compile(r"\s+of\s+(?:the|a|an|his|her|its|their)\b")  # `the last week of the campaign`
LATER = ("later", "after")
SHORT = ("D", "W", "F", "M")  # units that are counted from a day that is named
HALVES = {"first": 1, "1st": 1}  # `second`, `last` and `latter` are the other
BACK = re.compile("ago|earlier|before|previous|prior|last")


def read_period(match: re.Match[str], moment: Moment) -> Value:
    """Read `last week`, `this month`, `the previous day`, `that year`, `the same day`."""
    which, unit = " ".join(get(match, "which").lower().split()), look("unit", match["unit"])
    if unit[0] == "T":
        return "DURATION", f"PT1{unit[1]}"
    lasting = re.fullmatch("the (?:past|last|next|coming|latest)", which) and unit not in ("D", "M", "W", "Q")
    if lasting or re.fullmatch("the (?:full|first|final|entire|whole)", which):
        return "DURATION", make_duration("1", unit)
    told = re.search("that|same|the next|the previous|following", which) or get(match, "far")
    base = moment.near(unit) if told or (which == "the" and unit in ("D", "W")) else moment.published
    if base is None or is_aside(match, moment, which, unit):
        return "DATE", None
    if get(match, "far"):
        return with_part(move(base, unit, shift(get(match, "far"))), None)
    part = "night" if match["unit"].lower() == "night" else None
    return with_part(move(base, "W" if unit == "F" else unit, shift(which)), part)


def is_aside(match: re.Match[str], moment: Moment, which: str, unit: str) -> bool:
    """Whether a period is told by what has no date: `the next day` of no day, `the week before the vote`."""
    if which == "the" and BESIDE.match(match.string, match.end()):
        return True
    if which == "the last" and unit in SHORT and OF.match(match.string, match.end()):
        return True
    beyond = get(match, "far") and FROM.match(match.string, match.end())
    beside = re.fullmatch("the (?:next|previous|following)", which) and unit in SHORT
    return bool(beyond or beside) and moment.tell(unit) is None


def read_part(match: re.Match[str], moment: Moment) -> Value:
    """Read a part of the day that the text named last: `that evening`, `the next morning`."""
    base = moment.named
    return with_part(move(base, "D", shift(get(match, "which"))) if base else None, match["part"])


def read_week(match: re.Match[str], moment: Moment) -> Value:
    """Read `the week of March 6`, `the weekend of July 4`."""
    month, day = int(look("month", match["month"])), int(re.sub(r"\D", "", match["day"]))
    made = make_date(moment.published.year, month, day) if moment.published else None
    weekend = match["unit"].lower() == "weekend"
    return "DATE", make_period(made, "W") + ("-WE" if weekend else "") if made else None


def is_unanchored(match: re.Match[str], moment: Moment, unit: str) -> bool:
    """Whether a distance is counted from what has no date: no day was named, or it says from what (`before the vote`).

    `A year earlier` is the year before the report's where nothing else was named.
    """
    way = get(match, "way").lower()
    if way in ("before", "after") and FROM.match(match.string, match.end()):
        return True
    return (unit in SHORT or way in LATER) and moment.tell(unit if way in LATER else "D") is None


def read_distance(match: re.Match[str], moment: Moment) -> Value:
    """Read `two days ago`, `a year earlier`, `three weeks later`: from the report's date, or the day last named."""
    words, way = get(match, "count"), get(match, "way").lower()
    bare = not get(match, "unit")  # `year-earlier`
    count, unit = ("1", look("unit", words)) if bare else (read_count(words), look("unit", match["unit"]))
    from_report = re.search("ago|now|hence|time", way)
    if not from_report and (
        count == "X" or unit[0] == "T"
    ):  # `a few days later`, `an hour earlier`: how long, not when
        return "DURATION", make_duration(count, unit)
    if count == "X":
        return "DATE", PAST if BACK.search(way) else FUTURE
    base = moment.published if from_report else moment.near(unit) if way in LATER else moment.named
    if base is None or (not from_report and is_unanchored(match, moment, unit)):
        return "DATE", None
    quarter = re.fullmatch(r"(\d{4})(-Q\d)", moment.seen[-1]) if moment.seen else None
    if unit == "Y" and count == "1" and quarter:  # `a year earlier`, of a quarter: the same quarter of the year before
        return "DATE", f"{int(quarter[1]) + (-1 if way in ('ago', 'earlier', 'before') else 1)}{quarter[2]}"
    value = go(base, unit, float(count) * (-1 if BACK.search(way) else 1))
    begun = read_start(value) if value and moment.published and way in LATER and moment.tense < 1 else None
    if begun and moment.published and begun > moment.published:  # `108 years later it is over`: later than what?
        return "DATE", None
    return "DATE" if unit[0] != "T" else "TIME", value


def go(base: date, unit: str, count: float) -> str | None:
    """Give the period so many units away from a day, in months where years are not whole."""
    if unit[0] == "T":
        return base.isoformat()
    if unit in ("E", "C") and count != int(count):
        return move(base, "Y", int(count * (10 if unit == "E" else 100)))
    if unit == "Y" and count != int(count):
        return move(base, "M", int(count * 12))
    return move(base, unit, int(count), "Y" if unit in ("E", "C") else "")


def read_quarter(match: re.Match[str], moment: Moment) -> Value:
    """Read a quarter of a year: `the third quarter`, `the latest quarter`, `the year-ago period`."""
    number, base, year = get(match, "number"), moment.published, get(match, "year")
    if base is None and not (year.isdigit() and number):
        return "DATE", year if year.isdigit() else None
    which = int(look("ordinal", number)) if number else None
    if base is None or (which and year.isdigit()):
        return "DATE", f"{year}-Q{which}"
    if which and year:
        return "DATE", f"{base.year + shift(year)}-Q{which}"
    if which:
        told = base.year - (which > (base.month + 2) // 3 and moment.tense < 1)
        return "DATE", f"{told - bool(get(match, 'then'))}-Q{which}"
    return "DATE", find_quarter(match, moment)


def find_quarter(match: re.Match[str], moment: Moment) -> str | None:
    """Find the quarter or month told without its number: the one named last, or the last quarter that is over."""
    year, ended = get(match, "year"), get(match, "ended")
    base = moment.published or date.min
    if ended:  # the quarter that most of its months lie in
        month = int(look("month", ended))
        return make_period(date(base.year - (month > base.month), month, 1) - timedelta(days=20), "Q")
    last = base - timedelta(days=91)
    if re.search("latest|recent", get(match, "which").lower()):
        return make_period(last, "Q")
    form = r"\d{4}-Q\d" if "quarter" in match[0].lower() else r"\d{4}-(?:Q\d|\d\d)"
    told = (value for value in reversed(moment.seen) if re.fullmatch(form, value))
    named = next(told, None) or make_period(last, "Q")
    if year.isdigit():
        return f"{year}{named[4:]}"
    return f"{int(named[:4]) - 1}{named[4:]}" if year or get(match, "then") or get(match, "which") else named


def read_half(match: re.Match[str], moment: Moment) -> Value:
    """Read half a year: `the first half of 2014`, `the second half of this year`."""
    year, half = get(match, "year"), HALVES.get(match["number"].lower(), 2)
    if year.isdigit():
        return "DATE", f"{year}-H{half}"
    return "DATE", f"{moment.published.year + shift(year)}-H{half}" if moment.published else None


def read_ended(match: re.Match[str], _: Moment) -> Value:
    """Read `the year ended Aug. 31`: a year, but none of the calendar."""
    return "DURATION", make_duration("1", look("unit", match["unit"]))


def read_year_end(_: re.Match[str], moment: Moment) -> Value:
    """Read `year-end`: of the report's year, or early in a year that tells of the past of the year before."""
    base = moment.published
    return "DATE", str(base.year - (moment.tense < 0 and base.month < 7)) if base else None
