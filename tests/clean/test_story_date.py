"""The date as of which a report is read."""

from rashomon.clean.story_date import date_reports, tell_published
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


def named(id: str, published: str, text: str, url: str | None = None) -> Report:
    return Report(id=id, text=text, published=published, url=url)


NEAR = [named("a", "2021-03-04", "It fell on Tuesday."), named("b", "2021-03-05", "The wall fell on Tuesday.")]


def test_a_report_saved_weeks_later_is_read_by_the_others_date_and_says_so() -> None:
    late = date_reports([*NEAR, named("c", "2021-03-19T22:30:00", "The wall fell on Tuesday night.")])[2]
    assert (late.published, late.read_as_of) == ("2021-03-19T22:30:00", "2021-03-04")
    assert "2021-03-19" in late.findings[0].basis


def test_a_later_report_that_names_other_days_keeps_its_date() -> None:
    later = date_reports([*NEAR, named("c", "2021-03-19", "The mayor resigned on Friday.")])[2]
    assert later.read_as_of == "2021-03-19"


def test_a_late_date_that_the_address_bears_out_is_kept() -> None:
    later = date_reports([*NEAR, named("c", "2021-03-19", "Since Tuesday", "https://x.org/2021/03/19/wall.html")])[2]
    assert later.read_as_of == "2021-03-19"


def test_the_date_in_the_address_goes_before_that_of_a_later_edit() -> None:
    (edited,) = date_reports([named("c", "2021-09-19T11:52:04", "It fell.", "https://x.org/2021/03/04/wall.html")])
    assert edited.read_as_of == "2021-03-04"
    assert "2021-09-19" in edited.findings[0].basis


def test_reports_of_many_weeks_are_read_each_by_its_own_date() -> None:
    days = ["2021-03-04", "2021-03-14", "2021-03-24", "2021-04-04"]
    found = date_reports([named(day, day, "It rained on Tuesday.") for day in days])
    assert [report.read_as_of for report in found] == days


def test_a_page_made_days_before_the_news_is_read_by_the_others_date() -> None:
    early = date_reports([*NEAR, named("c", "2021-03-01", "The wall fell on Tuesday.")])[2]
    assert early.read_as_of == "2021-03-04"


def test_an_early_report_with_an_hour_or_with_other_days_keeps_its_date() -> None:
    timed = date_reports([*NEAR, named("c", "2021-03-01T08:00:00", "The wall fell on Tuesday.")])[2]
    other = date_reports([*NEAR, named("c", "2021-03-01", "The wall leaned on Monday.")])[2]
    assert (timed.read_as_of, other.read_as_of) == ("2021-03-01T08:00:00", "2021-03-01")


def test_a_date_that_cannot_be_right_tells_no_order() -> None:
    own, _, late = date_reports([*NEAR, named("c", "2021-03-19T22:30:00", "The wall fell on Tuesday night.")])
    assert (tell_published(own), tell_published(late)) == ("2021-03-04", None)
    (edited,) = date_reports([named("c", "2021-09-19T11:52:04", "It fell.", "https://x.org/2021/03/04/wall.html")])
    assert tell_published(edited) == "2021-03-04"
    undated = date_reports([*NEAR, Report(id="c", text="It fell.")])[2]
    assert (undated.read_as_of, tell_published(undated)) == ("2021-03-04", None)
