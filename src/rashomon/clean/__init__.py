"""From a report as loaded to one whose outlet, title, date, authors and body are known: `clean(report)` is the door."""

from rashomon.clean.body import find_body
from rashomon.clean.timing import date_reports
from rashomon.model import Report

__all__ = ["clean", "date_reports"]


def clean(report: Report) -> Report:
    """Find what is said of the report in its text, and which parts of the text are article body."""
    return find_body(report)
