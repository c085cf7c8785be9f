"""The date as of which a report is read: its own, unless it has none or the one it has cannot be its own.

Fields give the day on which a page was saved or last edited as often as the day on which it was published. Two things
tell: an older day in the page's own address, and the other reports of the story, where they lie close together, the
report far from all of them, and it names the same days of the week as they do. A page made some days before the news is
told by a day without an hour before all others, and by days of the week that would be none of theirs.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from rashomon.clean.header import read_path
from rashomon.model import Finding, Report

FAR = 7  # days from the others, from which on `Tuesday` is another Tuesday
CLOSE = 3  # days within which most of the others lie
EARLY = 2  # days before all others
WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
MIDDLE = "the middle date of the story's other reports"


def date_reports(reports: Sequence[Report]) -> list[Report]:
    """Give every report the date as of which its `last Wednesday` is to be read.

    That is its own date of publication; where it has none, or one that cannot be right, the day in its address or the
    median of the others' dates, and the report says so.
    """
    own = [date_alone(report) for report in reports]
    dated = []
    for n, report in enumerate(own):
        others = [other for other in (*own[:n], *own[n + 1 :]) if other.read_as_of]
        middle = find_middle(others)
        if middle and (not report.read_as_of or is_astray(report, middle, others)):
            told = f"{MIDDLE}, its own {report.published} being far from it" if report.published else MIDDLE
            report = read_as(report, middle, told)
        dated.append(report)
    return dated


def date_alone(report: Report) -> Report:
    """The report with the date that it gives itself: the day in its address, where the other is of a later edit."""
    day = read_path(report.url or "")
    if day and report.published and count_days(day, report.published) > 1:
        return read_as(report, day, f"the date in its address, {report.published} being later")
    return report.with_(read_as_of=report.published)


def is_astray(report: Report, middle: str, others: Sequence[Report]) -> bool:
    """Whether a report's date lies far from the others', most of which lie close together, and nothing speaks for it.

    The date in its address would, and days of the week of which no other report names any: those of a later report on
    what came of it.
    """
    own = report.read_as_of or middle
    close = sum(abs(count_days(other.read_as_of or "", middle)) <= CLOSE for other in others)
    if len(others) < 2 or 2 * close <= len(others) or read_path(report.url or ""):
        return False
    if abs(count_days(own, middle)) < FAR:
        return is_early(own, middle, report, others)
    named = set(WEEKDAY.findall(report.text))
    return not named or any(named & set(WEEKDAY.findall(other.text)) for other in others)


def is_early(own: str, middle: str, report: Report, others: Sequence[Report]) -> bool:
    """Whether a report is dated before all others, without an hour, and its days of the week are then none of theirs.

    That is the day on which its page was made: read by their date its `Saturday` is the same as theirs.
    """
    if len(own) > len("2021-03-04") or any(count_days(own, other.read_as_of or own) < EARLY for other in others):
        return False
    named = set(WEEKDAY.findall(report.text))
    told = {
        find_last(day, other.read_as_of or own) for other in others for day in named & set(WEEKDAY.findall(other.text))
    }
    shared = [day for day in named if any(day in other.text for other in others)]
    return bool(shared) and all(find_last(day, own) not in told and find_last(day, middle) in told for day in shared)


def find_last(weekday: str, day: str) -> date:
    """The last day of that name up to a day."""
    until = date.fromisoformat(day[:10])
    return until - timedelta(days=(until.weekday() - WEEK.index(weekday[:3])) % 7)


def tell_published(report: Report) -> str | None:
    """When a report was published, as far as it makes it earlier than others: None where its date cannot be right."""
    if not report.read_as_of or report.read_as_of == report.published:
        return report.published
    return report.read_as_of if report.read_as_of == read_path(report.url or "") else None


def find_middle(reports: Sequence[Report]) -> str | None:
    """The median of the days as of which reports are read."""
    days = sorted(report.read_as_of[:10] for report in reports if report.read_as_of)
    return days[(len(days) - 1) // 2] if days else None


def count_days(first: str, second: str) -> int:
    """How many days after the first date the second lies."""
    return (date.fromisoformat(second[:10]) - date.fromisoformat(first[:10])).days


def read_as(report: Report, day: str, basis: str) -> Report:
    """The report with another date to read it by than its own, and the finding that says why."""
    finding = Finding(field="read_as_of", value=day, basis=basis)
    return report.with_(read_as_of=day, findings=(*report.findings, finding))
