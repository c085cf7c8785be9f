"""The axis of a timeline: days are points, looser dates as long as what they leave open, and labels keep apart."""

from itertools import pairwise

import pytest

from rashomon.publish.dating import LETTER, WIDTH, draw_axis, find_days


@pytest.mark.parametrize(
    "text, days",
    [
        ("2031-03-03", 1),
        ("2031-02", 28),
        ("2032", 366),
        ("2031-03-02/2031-03-04", 3),
        ("2031-03-03T08:20", 1),
        ("2031-02-30", None),
        ("2031-13", None),
        ("2031-03-04/2031-03-02", None),
        ("٢٠٣١", None),
        ("soon", None),
        ("0000", None),
        ("9999-12-31", 1),
    ],
)
def test_how_many_days_a_date_leaves_open(text: str, days: int | None) -> None:
    found = find_days(text)
    assert (found and found[1] - found[0]) == days


def test_dates_lie_in_their_order_and_hold_each_other() -> None:
    axis = draw_axis(["1978", "2031-03", "2031-03-03", "2031-03-04", "2031-03-02/2031-03-05"])
    assert axis is not None
    at = axis.extents
    assert at["1978"].right < at["2031-03"].left < at["2031-03-03"].left < at["2031-03-04"].left < at["2031-03"].right
    assert at["2031-03-02/2031-03-05"].left < at["2031-03-03"].left
    assert at["2031-03-03"].day and at["2031-03-03"].left == at["2031-03-03"].right
    assert all(0 <= e.left <= e.right <= WIDTH for e in at.values())


def test_labels_keep_apart_within_the_drawing() -> None:
    axis = draw_axis(f"2031-{month:02}-{day:02}" for month in (3, 4, 5) for day in range(1, 28))
    assert axis is not None and len(axis.ticks) > 3
    halves = [(tick.x - len(tick.label) * LETTER / 2, tick.x + len(tick.label) * LETTER / 2) for tick in axis.ticks]
    assert all(a[1] < b[0] for a, b in pairwise(halves))
    assert halves[0][0] >= -0.1 and halves[-1][1] <= WIDTH + 0.1


def test_no_axis_without_a_date() -> None:
    assert draw_axis(["soon", ""]) is None
