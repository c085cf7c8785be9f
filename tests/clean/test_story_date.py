"""The date as of which a report is read."""

from rashomon.clean.story_date import date_reports
from rashomon.model import Report


def dated(id: str, published: str | None) -> Report:
    return Report(id=id, text="x", published=published)


def test_a_report_is_read_as_of_its_own_date() -> None:
    (report,) = date_reports([dated("a", "2021-03-04T10:00:00")])
    assert report.read_as_of == "2021-03-04T10:00:00"
    assert not report.findings


def test_a_report_without_a_date_is_read_as_of_the_middle_of_the_others() -> None:
    reports = [dated("a", "2021-03-04"), dated("b", None), dated("c", "2021-03-05"), dated("d", "2021-03-09")]
    undated = date_reports(reports)[1]
    assert (undated.published, undated.read_as_of) == (None, "2021-03-05")
    assert undated.findings[0].field == "read_as_of"


def test_no_date_anywhere_stays_unknown() -> None:
    assert [report.read_as_of for report in date_reports([dated("a", None), dated("b", None)])] == [None, None]
