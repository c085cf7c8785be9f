"""Reads a date as people, pages and feeds write it and gives it as ISO 8601.

Only what is certain: a date without a year, or one like 05/10/2015 whose day and month cannot be told apart, is not
read. A time is kept where one is given; midnight to the second stands in feeds for `no time known` and is left out.
"""

import re
from datetime import datetime

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
EARLIEST = 1600
MONTH_NAMES = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
MONTH = rf"(?P<month>{MONTH_NAMES})\b\.?"
YEAR = r"(?P<year>\d{4})(?!\d(?!\d?:))"  # a time may be glued to it
EDGE = r"(?:\b|(?-i:(?<=[a-z])(?=[A-Z])))"  # a word may be glued to it too
DAY = r"(?P<day>\d{1,2})"
DATE = re.compile(
    "|".join(
        form.replace("?P<", f"?P<_{n}")
        for n, form in enumerate(
            (
                rf"\b{YEAR}[-/.](?P<month>\d{{1,2}})[-/.]{DAY}(?!\d)",
                r"\b(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?!\d)",
                rf"\b{DAY}(?:st|nd|rd|th)?(?:\s+of)?[\s.-]+{MONTH},?[\s-]+{YEAR}",
                rf"{EDGE}{MONTH}\s+{DAY}(?:st|nd|rd|th)?,?\s+{YEAR}",
                rf"\b{YEAR}\s+{MONTH}\s+{DAY}\b",
                rf"\b(?P<day>1[3-9]|2\d|3[01])[/.](?P<month>\d{{1,2}})[/.]{YEAR}",
                rf"\b(?P<month>\d{{1,2}})[/.](?P<day>1[3-9]|2\d|3[01])[/.]{YEAR}",
            )
        )
    ),
    re.IGNORECASE,
)
TIME = re.compile(
    r"[T\s,]+(?:at\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(?:([ap])\.?m\b\.?)?\s*(Z|GMT|UTC|[+-]\d{2}:?\d{2})?",
    re.I,
)


def find_date(text: str) -> tuple[int, int, str] | None:
    """Find the first whole date in a text: where it starts and ends, and the day as YYYY-MM-DD."""
    for match in DATE.finditer(text):
        parts = {key.lstrip("_0123456789"): value for key, value in match.groupdict().items() if value}
        month = parts["month"].lower()
        number = int(month) if month.isdigit() else MONTHS.index(month[:3]) + 1
        day = make_day(int(parts["year"]), number, int(parts["day"]))
        if day:
            return match.start(), match.end(), day
    return None


def make_day(year: int, month: int, day: int) -> str | None:
    """Write a day as ISO 8601, if there is such a day."""
    try:
        return datetime(year, month, day).date().isoformat() if year >= EARLIEST else None
    except ValueError:
        return None


def read_date(value: object) -> str | None:
    """Read what a field of a feed or page gives as a date: ISO 8601, RFC 822, seconds since 1970, or words."""
    text = str(value or "").strip()
    found = find_date(text)
    if not found:
        return None
    day = found[2]
    time = TIME.match(text, found[1])
    return day + read_time(time) if time else day


def read_time(match: re.Match[str]) -> str:
    """Write the time after a date as ISO 8601; nothing for midnight, which stands for no time."""
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    if match[4]:
        hour = hour % 12 + (12 if match[4].lower() == "p" else 0)
    if hour > 23 or minute > 59 or second > 59 or not (hour or minute or second):
        return ""
    zone = (match[5] or "").upper()
    zone = "+00:00" if zone in ("Z", "GMT", "UTC", "+0000") else zone
    zone = zone if not zone or ":" in zone else f"{zone[:3]}:{zone[3:]}"
    return f"T{hour:02}:{minute:02}:{second:02}{zone}"
