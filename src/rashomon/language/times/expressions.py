"""The grammar of time expressions: pairs of a pattern and a reading of it, the reading being a TIMEX3 type and value.

Types and values follow TimeML 1.2.1 (DATE, TIME, DURATION, SET). A reading is given the match and the `Moment` that it
is read against: when the report was published, the last day that it named, and the tense around the expression.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.language.quantities.numerals import NUMERAL, read_numeral
from rashomon.language.times.dates import (
    find_feast,
    find_month,
    find_weekday,
    find_year,
    make_date,
    make_period,
    read_start,
)
from rashomon.language.vocabulary import read_rows

WORDS = {(kind, form): value for form, kind, value in read_rows("time_words.tsv")}
HOURS = {"midday": "12:00", "noon": "12:00", "midnight": "24:00"}
STEMS = {
    "hour": "TH",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "annual": "Y",
    "minute": "TM",
    "second": "TS",
}
GRAINS = {  # the values that name a unit, or less of the calendar
    "D": re.compile(r"\d{4}-\d\d-\d\d"),
    "W": re.compile(r"\d{4}-(?:\d\d-\d\d|W\d\d)"),
    "M": re.compile(r"\d{4}-\d\d"),
    "Q": re.compile(r"\d{4}-(?:\d\d|Q\d)"),
    "Y": re.compile(r"\d{4}(?!\d)"),
}
PARTS = {"Y": ("M", 12), "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60)}  # what half of a unit is told in
BESIDE = re.compile(r"\s+(?:before|after|following|preceding)\s+(?!that\b|\w+ing\b)\w")  # `the week before the vote`
# A bare weekday so many days back is rather tomorrow, of a report that was dated early or elsewhere. Right values on
# TBAQ: 1500 so, 1499 with 5 days as well, 1498 without.
LONG_AGO = 6
PAST, PRESENT, FUTURE = "PAST_REF", "PRESENT_REF", "FUTURE_REF"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What an expression is read against.

    `clock` is the time of day of the publication, where it is known; `tense` is -1 where the text tells of the past,
    1 of the future, 0 where it does not say; `seen` are the values of the dates that it has named so far.
    """

    published: date | None
    clock: str = ""
    seen: tuple[str, ...] = ()
    tense: int = -1

    @property
    def named(self) -> date | None:
        """The last day that the text named, or else the day of its report."""
        return self.near("D")

    def near(self, unit: str) -> date | None:
        """The first day of what the text named last as exactly as a unit or more, or else the day of the report."""
        return self.tell(unit) or self.published

    def tell(self, unit: str) -> date | None:
        """The first day of what the text named last as exactly as a unit or more."""
        form = GRAINS["D" if unit[0] == "T" else unit if unit in GRAINS else "W" if unit == "F" else "Y"]
        days = (read_start(value) for value in reversed(self.seen) if form.match(value))
        return next((day for day in days if day), None)


Value = tuple[str, str | None]
Reading = Callable[[re.Match[str], Moment], Value]


def list_forms(kind: str, *, capital: bool = False) -> str:
    """Give the forms of a kind of time word as alternatives; capitalised ones match only so, or all in capitals."""
    forms = sorted((form for k, form in WORDS if k == kind), key=lambda form: (-len(form), form))
    if not capital:
        return "|".join(map(re.escape, forms))
    return "(?-i:" + "|".join(f"{form.title()}|{form.upper()}" for form in forms) + ")"


def get(match: re.Match[str], name: str) -> str:
    """Give a named group of a match, nothing where the pattern has none of that name."""
    return match.groupdict().get(name) or ""


def look(kind: str, word: str) -> str:
    """Look a time word up."""
    return WORDS[kind, " ".join(word.lower().rstrip(".").split())]


MONTH = rf"(?:{list_forms('month', capital=True)})\b(?:(?<!May)(?<=[a-z]{{3}})\.(?=,?\s+\d))?"
WEEKDAY = r"(?-i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)\b"
ANY_WEEKDAY = rf"(?:{WEEKDAY}|(?:{list_forms('weekday', capital=True)})\b\.?)"
UNIT = rf"(?:{list_forms('unit')})"
PART = rf"(?:{list_forms('part')})"
SEASON = rf"(?:{list_forms('season')})"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d,.]*\d)"
YEAR = r"(?:1[5-9]|20)\d\d(?![\d,]*\d|\w)"
ABOUT = (
    r"(?:(?:about|around|nearly|almost|roughly|approximately|some|just|only|over|more than|less than|at least|up to|"
    r"another|no more than|under|exactly)\s+)?"
)
EDGE = (
    r"(?:(?:the\s+)?(?:early|earlier|late|later|mid|middle|end|start|beginning|close|rest|latter part|first half|"
    r"second half|last half)(?:\s+(?:in|of|on|part of))?[\s-]+)?"
)
EXTRA = r"(?:more|full|straight|consecutive|long|whole|additional|trading|business|working|or\s+so)"
COUNT = (
    rf"(?:{NUMERAL}(?:-and-a-half)?|(?:an?\s+)?half(?:\s+an?)?|an?|several|a\s+few|few|many|some|"
    rf"a\s+couple(?:\s+of)?|couple\s+of)(?:\s+{EXTRA})?"
)
ZONED = (
    r"(?:\s*\(?(?:GMT|UTC|EST|EDT|CST|CDT|MST|MDT|PST|PDT|BST|CET|CEST|ET|PT|local(?:\s+time)?|Eastern|Pacific)"
    r"(?:\s+time)?\b\)?)"
)
ZONE = ZONED + "?"


def read_count(words: str) -> str:
    """Read how many, as TIMEX3 has it: a number, or X where the text does not tell."""
    words = re.sub(rf"\s+{EXTRA}$", "", words.lower())
    if words in ("a", "an"):
        return "1"
    if words.startswith(("a couple", "couple")):
        return "2"
    number = read_numeral(words)
    return "X" if number is None else f"{number:g}"


def make_duration(count: str, unit: str) -> str:
    """Make the value of a duration: `P3D`, `PT2H`, two fortnights as four weeks, a half year as months."""
    if unit == "F":
        return f"P{int(float(count)) * 2 if count != 'X' else 'X'}W"
    if "." in count and unit in PARTS:
        return split_unit(float(count), unit)
    if unit == "E" and count != "X":
        return f"P{float(count) * 10:.0f}Y"
    if unit == "C" and count != "X":
        return f"P{float(count) * 100:.0f}Y"
    return f"P{'T' if unit[0] == 'T' else ''}{count}{unit[-1]}"


def split_unit(count: float, unit: str) -> str:
    """Make the value of a duration that is not whole, in two units: a year and a half is `P1Y6M`."""
    small, times = PARTS[unit]
    whole, rest = divmod(round(count * times), times)
    named = [(number, name) for number, name in ((whole, unit), (rest, small)) if number]
    days = "".join(f"{number}{name}" for number, name in named if name[0] != "T")
    hours = "".join(f"{number}{name[1]}" for number, name in named if name[0] == "T")
    return f"P{days}T{hours}" if hours else f"P{days}"


def read_date(match: re.Match[str], moment: Moment) -> Value:
    """Read a day of a month, with or without its year, or a range of two days."""
    month, day = int(look("month", match["month"])), int(re.sub(r"\D", "", match["day"]))
    year = int(get(match, "year")) if get(match, "year") else None
    if year is None and moment.published:
        year = find_year(moment.published, month, day, moment.tense)
    first = make_date(year, month, day) if year else None
    if year is None or first is None:
        return "DATE", None if year is None else str(year)
    other = get(match, "to")
    last = make_date(year, month, int(re.sub(r"\D", "", other))) if other else None
    first, last = (min(first, last), max(first, last)) if last else (first, None)
    return "DATE", f"{first}/{last}" if last else first.isoformat()


def read_numeric(match: re.Match[str], _: Moment) -> Value:
    """Read `2015-10-05`, `10/05/2015`, `10-05-89`: the month first, unless it cannot be one."""
    parts = [int(part) for part in re.findall(r"\d+", match[0])[:3]]
    if parts[0] > 31:
        year, month, day = parts
    else:
        month, day, year = parts
        month, day = (day, month) if month > 12 else (month, day)
    year += 0 if year > 99 else 1900 if year > 40 else 2000
    made = make_date(year, month, day)
    return "DATE", made.isoformat() if made else None


def read_month(match: re.Match[str], moment: Moment) -> Value:
    """Read a month with its year, or one that the date and the tense tell."""
    month, word = int(look("month", match["month"])), get(match, "which").lower()
    year = get(match, "year")
    if year and year.isdigit():
        return "DATE", f"{year}-{month:02}"
    if not moment.published:
        return "DATE", None
    if year:
        return "DATE", f"{moment.published.year + shift(year)}-{month:02}"
    if word == "this":
        return "DATE", f"{moment.published.year}-{month:02}"
    way = {"last": -2, "past": -2, "next": 2, "coming": 1}.get(word, moment.tense)
    return "DATE", f"{find_month(moment.published, month, way)}-{month:02}"


def shift(words: str) -> int:
    """Tell how many units `last`, `this` or `next` moves."""
    words = words.lower()
    return (
        -1
        if re.search("last|previous|past|prior|before", words)
        else 1
        if re.search("next|following|coming|after", words)
        else 0
    )


def read_year(match: re.Match[str], _: Moment) -> Value:
    """Read a year, or a range of two: `2008-2011`, `2012-13`."""
    if get(match, "short"):
        year, short = int(match["year"]), int(match["short"])
        if year % 100 < short and (short == year % 100 + 1 or short > 12):
            return "DATE", f"{year}/{year // 100}{short:02}"
        return "DATE", f"{year}-{short:02}" if 0 < short < 13 else str(year)
    return "DATE", f"{match['year']}/{match['to']}" if get(match, "to") else get(match, "year")


def read_spelled_year(match: re.Match[str], _: Moment) -> Value:
    """Read `nineteen ninety-six`, `the year two thousand`, as broadcasters' scripts write it."""
    if get(match, "thousand"):
        return "DATE", f"{read_numeral(match['thousand']) or 2000:.0f}"
    return "DATE", f"{read_numeral(match[1]) or 0:.0f}{read_numeral(match[2]) or 0:02.0f}"


def read_decade(match: re.Match[str], _: Moment) -> Value:
    """Read `the 1980s` and `the '80s`."""
    if get(match, "word"):
        return "DATE", look("decade", match["word"])
    digits = re.sub(r"\D", "", get(match, "decade"))
    return "DATE", digits[:3] if len(digits) == 4 else f"19{digits[0]}" if digits[0] in "3456789" else f"20{digits[0]}"


def read_century(match: re.Match[str], _: Moment) -> Value:
    """Read `the 19th century`."""
    return "DATE", f"{int(get(match, 'century')) - 1:02}"


def read_season(match: re.Match[str], moment: Moment) -> Value:
    """Read `last summer`, `the winter of 2014`."""
    code, year = look("season", match["season"]), get(match, "year")
    if year and year.isdigit():
        return "DATE", f"{year}-{code}"
    if not moment.published:
        return "DATE", None
    if year:
        return "DATE", f"{moment.published.year + shift(year)}-{code}"
    month, which = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code], get(match, "which").lower()
    if which == "this":
        return "DATE", f"{moment.published.year}-{code}"
    way = {"last": -1, "past": -1, "next": 2}.get(which, moment.tense)
    return "DATE", f"{find_month(moment.published, month, way)}-{code}"


def read_weekday(match: re.Match[str], moment: Moment) -> Value:
    """Read a weekday: in news the last one up to the report's date, the next one where the text tells of the future."""
    weekday, which = int(look("weekday", match["weekday"])), get(match, "which").lower()
    week, part = get(match, "week"), get(match, "part")
    base = moment.published
    if base is None or (not which and is_beside(match)):
        return ("TIME" if part else "DATE"), None
    if week:
        day = find_weekday(base - timedelta(days=base.isoweekday() - 1) + timedelta(weeks=shift(week)), weekday, 1)
    elif re.search("following|previous", which):
        day = find_weekday(moment.named or base, weekday, 2 * (shift(which) or 1))
    elif which.startswith("this") and not re.search("past|coming", which):
        day = base + timedelta(days=weekday - base.isoweekday())
    else:
        day = find_weekday(base, weekday, 2 * shift(which) or moment.tense or -1)
        day += timedelta(weeks=not which and (base - day).days == LONG_AGO)
    return with_part(day.isoformat(), part)


def is_beside(match: re.Match[str]) -> bool:
    """Whether a day is told by what it lies beside: `the Sunday before the vote`."""
    article = match.string[: match.start()].lower().endswith("the ")
    return article and BESIDE.match(match.string, match.end()) is not None


def with_part(day: str | None, part: str | None) -> Value:
    """Join a day and a part of the day."""
    if not part or not day:
        return "TIME" if part else "DATE", day
    word = part.lower().split()[-1]
    return "TIME", f"{day}T{HOURS[word]}" if word in HOURS else f"{day}T{look('part', word)}"


def read_deictic(match: re.Match[str], moment: Moment) -> Value:
    """Read `today`, `yesterday morning`, `last night`, `the day before yesterday`."""
    words, base = match[0].lower(), moment.published
    part = re.search(r"(?:morning|afternoon|evening|night|noon|midnight)\b", words)
    if base is None:
        return "DATE", None
    far = 2 if re.search("day (?:before|after)", words) else 1
    days = -far if re.search("yesterday|last", words) else far if "tomorrow" in words else 0
    return with_part((base + timedelta(days=days)).isoformat(), part[0] if part else None)


def read_duration(match: re.Match[str], _: Moment) -> Value:
    """Read a length of time: `three days`, `two-hour`, `the past 20 years`."""
    count = read_count(get(match, "count"))
    return "DURATION", make_duration("1.5" if get(match, "half") else count, look("unit", match["unit"]))


def read_plural(match: re.Match[str], _: Moment) -> Value:
    """Read units without a number: `for years`, `recent months`, `coming days`."""
    if get(match, "which").lower() == "recent":
        return "DATE", PAST
    return "DURATION", make_duration("X", look("unit", match["unit"]))


def read_set(match: re.Match[str], _: Moment) -> Value:
    """Read how often: `daily`, `every Friday`, `twice a week`."""
    words = match[0].lower()
    weekday = re.search(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", match[0])
    if weekday:
        part = re.search(rf"({PART})s?$", words)
        value = f"XXXX-WXX-{look('weekday', weekday[0])}"
        return "SET", f"{value}T{look('part', part[1])}" if part else value
    unit = next((unit for stem, unit in STEMS.items() if stem in words), "D")
    return "SET", make_duration("2" if "other" in words else "1", unit)


def read_vague(match: re.Match[str], _: Moment) -> Value:
    """Read `now`, `recently`, `soon`."""
    words = " ".join(match[0].lower().split())
    told = PAST if "past" in words else FUTURE if words == "one day" else PRESENT
    return "DATE", next((row[2] for row in read_rows("vague_times.tsv") if row[0] == words), told)


def read_weekend(match: re.Match[str], moment: Moment) -> Value:
    """Read `the weekend`, `last weekend`: the one before the report, unless the text tells of the future."""
    base, which = moment.published, get(match, "which").lower()
    if base is None:
        return "DATE", None
    late = base.isoweekday() >= 6
    ahead = late or moment.tense > 0 or (which == "this" and base.isoweekday() > 3)
    way = shift(which) if "last" in which or "next" in which else 0 if ahead else -1
    return "DATE", make_period(base + timedelta(weeks=way), "W") + "-WE"


def read_feast(match: re.Match[str], moment: Moment) -> Value:
    """Read a feast day, with its year or the nearest in the direction that the text tells of."""
    rule, year = look("feast", match["feast"]), get(match, "year")
    if not year and not moment.published:
        return "DATE", None
    if year:
        made = find_feast(rule, int(year))
        return "DATE", made.isoformat() if made else year
    base = moment.published or date.min
    days = [day for number in (base.year - 1, base.year, base.year + 1) if (day := find_feast(rule, number))]
    ways = [day for day in days if day >= base] if moment.tense > 0 else days
    chosen = min(ways, key=lambda day: abs(day - base), default=None)
    return "DATE", chosen.isoformat() if chosen else None
