"""Hours: which stretch of a day words name, and which exclude one another."""

import pytest

from rashomon.compare.differences.times.hours import find_hours, is_apart_by_hours
from rashomon.compare.differences.times.moments import is_apart, is_other_part
from rashomon.model import Report, When


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        pytest.param(("2031-03-07", "late on Friday"), ("2031-03-08", "early hours of Saturday"), False, id="night"),
        pytest.param(("2031-03-07", "almost midnight"), ("2031-03-08", "the early hours"), True, id="before midnight"),
        pytest.param(("2031-03-07", "midnight"), ("2031-03-08", "the small hours"), False, id="either midnight"),
        pytest.param(("2031-03-07", "Friday morning"), ("2031-03-07", "Friday night"), True, id="one day"),
        pytest.param(("2031-03-07", "early evening"), ("2031-03-07T23:00", "11 p.m."), True, id="early"),
        pytest.param(("2031-03-07", "early on Friday"), ("2031-03-07", "late on Friday"), True, id="both ends"),
        pytest.param(("2031-03-08", "overnight"), ("2031-03-07", "Friday night"), False, id="overnight"),
    ],
)
def test_parts_of_a_day(one: tuple[str, str], other: tuple[str, str], apart: bool) -> None:
    hours = find_hours(*one), find_hours(*other)
    assert all(hours)
    assert is_apart_by_hours(*hours) is is_apart_by_hours(*reversed(hours)) is apart


def test_a_day_or_a_week_names_no_hours() -> None:
    assert find_hours("2031-03-07", "on Friday") == []
    assert find_hours("2031-03-03/2031-03-09", "the morning of last week") == []


def when(text: str, value: str) -> When:
    return When(span=Report(id="a", text=text).span(0, len(text)), value=value)


def test_overnight_began_on_the_day_before() -> None:
    assert not is_apart(when("overnight", "2031-03-08"), when("Friday", "2031-03-07"))
    assert is_apart(when("overnight", "2031-03-08"), when("Thursday", "2031-03-06"))


def test_parts_of_a_day_with_hours_between_them() -> None:
    morning, night = when("Friday morning", "2031-03-07"), when("Friday night", "2031-03-07")
    assert is_other_part(morning, night)
    assert not is_other_part(night, when("early on Saturday", "2031-03-08"))
