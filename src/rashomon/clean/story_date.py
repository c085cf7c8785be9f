"""The date as of which a report without one is read: the date that the other reports of its story give."""

from collections.abc import Sequence

from rashomon.model import Finding, Report


def date_reports(reports: Sequence[Report]) -> list[Report]:
    """Give every report the date as of which its `last Wednesday` is to be read.

    That is its own date of publication; where it has none, the median of the others' dates, and the report says so.
    """
    dates = sorted(report.published[:10] for report in reports if report.published)
    middle = dates[(len(dates) - 1) // 2] if dates else None
    return [date_report(report, middle) for report in reports]


def date_report(report: Report, middle: str | None) -> Report:
    """The report with its own date, or the one given, as the date to read it by."""
    if report.published or not middle:
        return report.with_(read_as_of=report.published)
    finding = Finding(field="read_as_of", value=middle, basis="the middle date of the story's other reports")
    return report.with_(read_as_of=middle, findings=(*report.findings, finding))
