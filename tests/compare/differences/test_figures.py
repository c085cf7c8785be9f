"""Figures and dates as intervals: which of them can both be true."""

import pytest

from rashomon.compare.differences.numbers.figures import has_moved, is_disjoint, judge_figures, write_value
from rashomon.compare.differences.times.moments import is_apart
from rashomon.model import Quantity, Report, When

REPORT = Report(id="a", text="ab" * 20)
SPAN = REPORT.span(0, 1)


def amount(low: float | None, high: float | None, unit: str = "") -> Quantity:
    return Quantity(span=SPAN, low=low, high=high, unit=unit, hedge="at least" if high is None else "")


@pytest.mark.parametrize(
    ("one", "other", "disjoint"),
    [
        pytest.param((41, 41), (41, None), False, id="41 and at least 41"),
        pytest.param((41, 41), (40.5, None), False, id="41 and more than 40"),
        pytest.param((2, 2), (4, None), True, id="two and at least four"),
        pytest.param((24, 99), (41, 41), False, id="dozens and 41"),
        pytest.param((None, 30), (31, 31), True, id="up to 30 and 31"),
        pytest.param((5, 5), (6, 6), True, id="five and six"),
    ],
)
def test_is_disjoint(one: tuple[float, float], other: tuple[float, float], disjoint: bool) -> None:
    assert is_disjoint(amount(*one), amount(*other)) is disjoint
    assert is_disjoint(amount(*other), amount(*one)) is disjoint


@pytest.mark.parametrize(
    ("one", "other", "moved"),
    [
        pytest.param((2, None), (6, None), True, id="at least two, then at least six"),
        pytest.param((80, None), (84, 84), False, id="more than 80 and 84"),
        pytest.param((80, None), (100, None), True, id="more than 80, then more than 100"),
        pytest.param((50, None), (59, 59), True, id="at least 50, then 59"),
        pytest.param((None, 30), (29, 29), False, id="up to 30 and 29"),
        pytest.param((None, 10), (4, 4), True, id="less than 10, then 4"),
        pytest.param((None, 10), (6, 6), False, id="less than 10 and 6"),
        pytest.param((765, 935), (900, 1000), True, id="about 850 and nearly 1,000"),
    ],
)
def test_has_moved(one: tuple[float, float], other: tuple[float, float], moved: bool) -> None:
    assert has_moved(amount(*one), amount(*other)) is moved


@pytest.mark.parametrize(
    ("groups", "running", "moved", "kind"),
    [
        pytest.param([[(2, 2)], [(4, None)]], False, False, "conflict", id="a fixed figure"),
        pytest.param([[(2, 2)], [(4, None)]], True, False, "update", id="a figure that runs"),
        pytest.param([[(2, 2)], [(4, None)]], False, True, "update", id="a figure said to have moved"),
        pytest.param([[(41, 41)], [(24, 99)]], True, True, "compatible", id="one within the other"),
        pytest.param([[(10, 10), (12, 12)], [(12, 12)]], False, False, "compatible", id="a figure in common"),
    ],
)
def test_kind_of_figures(groups: list[list[tuple[float, float]]], running: bool, moved: bool, kind: str) -> None:
    rows = [[amount(*figure) for figure in group] for group in groups]
    assert judge_figures(rows, running, moved)[0] == kind


def test_units_are_converted() -> None:
    assert not is_disjoint(amount(40, 40, "m"), amount(131, 131, "foot"))
    assert is_disjoint(amount(80, 80, "m"), amount(131, 131, "foot"))


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (amount(41, 41), "41"),
        (amount(40, None), "40+"),
        (amount(None, 30), "up to 30"),
        (amount(24, 99), "24-99"),
        (amount(15900, 15900, "USD"), "15900 USD"),
    ],
)
def test_write_value(quantity: Quantity, text: str) -> None:
    assert write_value(quantity) == text


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        pytest.param("2015-09-30", "2015-09", False, id="a day in its month"),
        pytest.param("2015-09-30", "2015-10-01", True, id="two days"),
        pytest.param("2015", "2016-01-01", True, id="a year and a day of the next"),
        pytest.param("2015-09-28/2015-10-04", "2015-09-30", False, id="a day in a range"),
        pytest.param("2015-09-28/2015-10-04", "2015-10-05", True, id="a day after a range"),
        pytest.param("2015-09-30T23:30", "2015-09-30", False, id="an hour of the day"),
        pytest.param(None, "2015-09-30", False, id="unresolved"),
    ],
)
def test_is_apart(one: str | None, other: str | None, apart: bool) -> None:
    a, b = When(span=SPAN, value=one), When(span=REPORT.span(1, 2), value=other)
    assert is_apart(a, b) is is_apart(b, a) is apart


def test_the_reason_names_the_figures_that_are_apart() -> None:
    groups = [[amount(40, 40, "m")], [amount(40, 40, "m"), amount(60, 60, "m")]]
    assert judge_figures(groups, running=False, measured=True)[1].startswith("40 m and 60 m")
