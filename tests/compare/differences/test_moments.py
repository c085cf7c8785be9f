"""Times: which of them are told of one thing, and which cannot both be right."""

import pytest

from rashomon.compare.differences.times.moments import is_apart, judge_clocks
from rashomon.model import Report, When


def when(text: str, value: str, report: str = "a") -> When:
    return When(span=Report(id=report, text=text).span(0, len(text)), value=value, kind="date")


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        pytest.param(("on Friday", "2031-03-07"), ("Friday", "2031-03-14"), False, id="one weekday"),
        pytest.param(("last Tuesday", "2031-03-11"), ("4 March", "2031-03-04"), False, id="a week off"),
        pytest.param(("last Tuesday", "2031-03-11"), ("5 March", "2031-03-05"), True, id="another day"),
        pytest.param(("last week", "2031-03-03/2031-03-09"), ("this week", "2031-03-10/2031-03-16"), True, id="weeks"),
        pytest.param(("this month", "2031-03"), ("this week", "2031-03-10/2031-03-16"), False, id="week of month"),
        pytest.param(("40 years ago", "1991"), ("in 1990", "1990"), False, id="years ago, rounded"),
        pytest.param(("in 1993", "1993"), ("in 1990", "1990"), True, id="two years"),
    ],
)
def test_is_apart(one: tuple[str, str], other: tuple[str, str], apart: bool) -> None:
    assert is_apart(when(*one), when(*other)) is is_apart(when(*other), when(*one)) is apart


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("2031-03-07T23:00", "2031-03-07T23:30", "conflict"),
        ("2031-03-07T12:00", "2031-03-07T12:20", "compatible"),
        ("2031-03-07T23:50", "2031-03-08T00:05", "compatible"),
    ],
)
def test_kind_of_clock_times(one: str, other: str, kind: str) -> None:
    assert judge_clocks([when("x", one, "a"), when("y", other, "b")])[0] == kind
