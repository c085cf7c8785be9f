import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.sentences.cutting import find_sentences
from rashomon.language.times.finding import find_times
from rashomon.language.vocabulary import read_rows
from rashomon.model import Report

PUBLISHED = "2015-10-05"  # a Monday

VALUES = {
    "last weekday": ("Jets struck last Wednesday.", "2015-09-30"),
    "weekday past": ("Jets struck on Friday.", "2015-10-02"),
    "weekday that is tomorrow": ("The blast came early on Tuesday.", "2015-10-06"),
    "last weekday long ago": ("The blast came last Tuesday.", "2015-09-29"),
    "weekday today": ("The statement came on Monday.", "2015-10-05"),
    "weekday future": ("The council will meet on Friday.", "2015-10-09"),
    "weekday by": ("They must leave by Thursday.", "2015-10-08"),
    "weekday by, over": ("A foot of snow fell by Sunday.", "2015-10-04"),
    "weekday by, to come": ("The plan must be sent by Sunday.", "2015-10-11"),
    "weekday beside": ("It came on the Sunday before the fair.", None),
    "night beside": ("The night before the regatta he sang.", None),
    "week beside": ("It rose in the week before the vote.", None),
    "days before": ("It came just two days before the vote.", None),
    "clock beside": ("It was seen at 6 a.m. ten days before the vote.", None),
    "week of": ("She lost it in the last week of the campaign.", None),
    "days later of nothing": ("He left just three days later.", None),
    "years later of nothing": ("They met again 97 years later.", None),
    "next day of nothing": ("The next day they left.", None),
    "year and feast": ("It began at the 2013 New Year's Eve fair.", "2013-12-31"),
    "weekday, last week": ("It fell on Tuesday of last week.", "2015-09-29"),
    "late": ("He spoke late Sunday.", "2015-10-04"),
    "since": ("It has gone on since September 30.", "2015-09-30"),
    "full": ("It began on 3 October 2014.", "2014-10-03"),
    "american": ("It began on Oct. 3, 2014.", "2014-10-03"),
    "range": ("It ran on March 3-5.", "2015-03-03/2015-03-05"),
    "day ahead": ("It is payable Jan. 2.", "2016-01-02"),
    "month": ("They took the town in May.", "2015-05"),
    "month and year": ("They took the town in May 2013.", "2013-05"),
    "last month": ("They took it last month.", "2015-09"),
    "last week": ("They took it last week.", "2015-09-28/2015-10-04"),
    "earlier this year": ("They took it earlier this year.", "2015"),
    "yesterday": ("They left yesterday.", "2015-10-04"),
    "days ago": ("They left three days ago.", "2015-10-02"),
    "years ago": ("They left five years ago.", "2010"),
    "year": ("They left in 1998.", "1998"),
    "years": ("The war of 2011-2014 is over.", "2011/2014"),
    "decade": ("It was built in the 1980s.", "1980/1989"),
    "century": ("It was built in the 19th century.", "1800/1899"),
    "quarter": ("Sales fell in the third quarter of 2014.", "2014-07/2014-09"),
    "season": ("It dried up last summer.", "2015-06/2015-08"),
    "weekend": ("They met over the weekend.", "2015-10-03/2015-10-04"),
    "feast": ("They met on Christmas Day 2014.", "2014-12-25"),
    "clock": ("It fell at 11:30pm on Thursday.", "2015-10-01T23:30"),
    "clock before its day": ("At noon on Sunday the boy fell.", "2015-10-04T12:00"),
    "duration": ("It lasted six hours.", "PT6H"),
    "set": ("They march every day.", "P1D"),
    "month ahead": ("The bridge is expected to open in December.", "2015-12"),
    "month behind, by an irregular verb": ("In November the bridge fell, and it will stay shut.", "2014-11"),
    "weekday after a plan": ("It could not be reached on Friday.", "2015-10-02"),
    "until, past": ("Until Thursday, they had heard nothing.", "2015-10-01"),
    "until, future": ("They put the vote off until Thursday.", "2015-10-08"),
    "half year": ("Sales fell in the second half of 2014.", "2014-07/2014-12"),
    "year-ago quarter": ("It lost money in the year-ago quarter.", "2014-07/2014-09"),
    "quarter by its end": ("Sales rose in the quarter ended", "2015-07/2015-09"),
    "decade in words": ("It was built in the sixties.", "1960/1969"),
    "year in words": ("They fear the year two thousand.", "2000"),
    "week of a day": ("They meet the week of October 14.", "2015-10-12/2015-10-18"),
    "early hours": ("It was put down in the early hours of Friday.", "2015-10-02"),
    "set of a weekday": ("They march each Friday.", None),
    "half of a long one": ("It was built half a century ago.", "1965"),
    "with a hyphen": ("It took three-and-a-half years.", "P3Y6M"),
    "two years": ("It was dry in 2012-13.", "2012/2013"),
    "months of one year": ("It was dry in May and June 2012.", "2012-05 2012-06"),
    "before midnight": ("The blast came an hour before midnight.", "2015-10-04T23:00"),
    "part first": ("It fell at mid-afternoon yesterday.", "2015-10-04"),
    "working days": ("It took three working days.", "P3D"),
    "and a half": ("It took a year and a half.", "P1Y6M"),
    "two lengths": ("It takes two to three weeks.", "P2W"),
    "year that is none of the calendar": ("It lost money in the year ended long ago.", "P1Y"),
}


def find(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None]]:
    report = Report(id="a", text=text, published=published)
    return [(when.span.text, when.value) for when in find_times(report, find_sentences(report))]


@pytest.mark.parametrize(("text", "value"), VALUES.values(), ids=VALUES)
def test_a_time_has_its_value(text: str, value: str | None) -> None:
    assert [found for _, found in find(text)] == (value.split() if value else [None])


WORDS = ["last", "next", "Friday", "May", "3", "2015", "the day", "two", "weeks", "ago", ",", "5 pm", "noon", "quarter"]
NO_TIMES = {
    "paper": "He told the Daily Post.",
    "programme": "He said so on 60 Minutes.",
    "share": "It makes about a quarter of its cars there.",
    "modal": "He may leave.",
    "verb": "They march on the capital.",
    "age": "The 8-year-old boy fell.",
    "ordinal": "It is the second largest town.",
    "count": "There were 2015 people.",
    "rough count": "There were roughly 2015 comets.",
    "radio": "He spoke to the station's Today programme.",
}


@pytest.mark.parametrize("text", NO_TIMES.values(), ids=NO_TIMES)
def test_what_is_no_time_is_left(text: str) -> None:
    assert find(text) == []


def test_that_day_and_later_days_follow_the_day_named_last() -> None:
    text = "It began on September 30, 2014. That day they left. Two days later they came back. The next day it rained."
    assert [value for _, value in find(text)] == ["2014-09-30", "2014-09-30", "2014-10-02", "2014-10-03"]


def test_that_year_and_the_following_month_follow_what_was_named_last() -> None:
    text = "It opened in June 1998. Later that year it shut. In March 2003 it opened. The following month it burned."
    assert [value for _, value in find(text)] == ["1998-06", "1998", "2003-03", "2003-04"]


def test_what_is_only_compared_with_is_not_named() -> None:
    text = "Sales rose in the third quarter. They had fallen in the year-ago quarter. The quarter was good."
    assert [value for _, value in find(text)] == ["2015-07/2015-09", "2014-07/2014-09", "2015-07/2015-09"]


def test_years_later_are_counted_from_the_year_named_last() -> None:
    assert [value for _, value in find("It opened in 1998. Two years later it burned.")] == ["1998", "2000"]


@pytest.mark.parametrize(
    ("published", "value"),
    [("2015-10-05T04:35:00", "2015-10-04T19:00"), ("2015-10-05T09:35:00", "2015-10-05T19:00"), (PUBLISHED, None)],
)
def test_a_clock_time_that_had_come_nowhere_is_of_the_day_before(published: str, value: str | None) -> None:
    assert find("The wall fell shortly before 7 pm.", published) == [("7 pm", value or "2015-10-05T19:00")]


def test_the_day_of_another_zone_is_of_its_clock_time_alone() -> None:
    text = "The mast fell on Sunday, at about 4 a.m. (2200 GMT on Saturday), guards said. A crew came at 6 a.m."
    assert find(text) == [
        ("Sunday", "2015-10-04"),
        ("4 a.m.", "2015-10-04T04:00"),
        ("2200 GMT on Saturday", "2015-10-03T22:00"),
        ("6 a.m.", "2015-10-04T06:00"),
    ]


@pytest.mark.parametrize(("clock", "value"), [("11 p.m.", "2015-10-03T23:00"), ("six o'clock", "2015-10-04T06:00")])
def test_a_clock_time_is_of_no_part_of_a_day_that_it_is_not_in(clock: str, value: str) -> None:
    text = (
        f"The mast fell on Sunday. The lamps were lit, as on Saturday night. They date from 2010. Men came at {clock}."
    )
    assert find(text)[-1] == (clock, value)


def test_a_length_later_is_a_length() -> None:
    assert find("A few days later it burned.") == [("A few days later", None)]


def test_without_a_date_relative_times_have_no_value() -> None:
    assert find("Jets struck last Wednesday, on May 3, 2011.", None) == [
        ("last Wednesday", None),
        ("May 3, 2011", "2011-05-03"),
    ]


def test_an_undated_report_is_read_as_of_the_date_of_its_story() -> None:
    report = Report(id="a", text="Jets struck last Wednesday.", read_as_of=PUBLISHED)
    assert [when.value for when in find_times(report, find_sentences(report))] == ["2015-09-30"]


def test_the_table_of_time_words_has_known_kinds() -> None:
    kinds = {row[1] for row in read_rows("time_words.tsv")}
    assert kinds == {"month", "weekday", "unit", "part", "season", "feast", "ordinal", "decade"}


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_times_never_overlap(words: list[str]) -> None:
    report = Report(id="a", text=" ".join(words) or "x", published=PUBLISHED)
    spans = [when.span for when in find_times(report, find_sentences(report))]
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))
