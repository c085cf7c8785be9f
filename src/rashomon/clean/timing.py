"""The date against which a report is read, where it has none of its own: the one that the story's others give."""

from collections.abc import Sequence

from rashomon.model import Finding, Report


def date_reports(reports: Sequence[Report]) -> list[Report]:
    """Give each report the day against which `on Monday` is read: its own, else the middle one of the others."""
    days = sorted(report.published[:10] for report in reports if report.published and len(report.published) >= 10)
    middle = days[(len(days) - 1) // 2] if days else None
    return [date_report(report, middle) for report in reports]


def date_report(report: Report, middle: str | None) -> Report:
    """Give one report its day; one that is borrowed is recorded."""
    if report.published:
        return report.with_(read_as_of=report.published[:10])
    if not middle:
        return report
    found = Finding(
        field="read_as_of", value=middle, basis="no date of its own; the middle one of the story's other reports"
    )
    return report.with_(read_as_of=middle, findings=(*report.findings, found))
