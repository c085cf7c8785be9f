"""Figures as intervals: whether two of them can both be true, and what they are figures of.

`41` and `more than 40` overlap: compatible. `two` and `at least four` do not: a conflict, or an update where the
figure is one that runs (deaths, arrests ...). Of a figure that runs, `at least two` and `at least six` are two states
of a count, though both could be true: there an open bound is read as said, a little above its number and no more.
"""

from __future__ import annotations

import json
import math
import re
from functools import cache
from importlib.resources import files
from itertools import combinations, product
from typing import TYPE_CHECKING, Any, NamedTuple

from rashomon.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rashomon.model import DifferenceKind

INFINITE = float("inf")
ABOUT = 0.1  # the most that `about` reaches to each side, as a share of the number
SMALL_COUNT = 20  # up to here people are counted one by one, and `at least six` says six
ROUND = 30  # from here on a count may be rounded to its last place
REACH, FEW = (
    0.15,
    5,
)  # how far `more than` and `less than` reach: this share of the number, or this many; at most one place of it
DIGITS = 1e6  # from here on a number is written whole
ROUNDING = 0.01  # relative error of a measure turned into another unit (40 m: 131 feet)

MEASURES: dict[str, tuple[str, float]] = {
    "mm": ("length", 0.001), "cm": ("length", 0.01), "m": ("length", 1.0), "km": ("length", 1000.0),
    "inch": ("length", 0.0254), "foot": ("length", 0.3048), "yard": ("length", 0.9144), "mile": ("length", 1609.34),
    "m2": ("area", 1.0), "km2": ("area", 1e6), "hectare": ("area", 1e4), "acre": ("area", 4046.86),
    "square foot": ("area", 0.0929), "square mile": ("area", 2.59e6),
    "g": ("mass", 0.001), "kg": ("mass", 1.0), "tonne": ("mass", 1000.0), "ton": ("mass", 907.185),
    "pound (weight)": ("mass", 0.453592), "ounce": ("mass", 0.0283495),
    "second": ("time", 1.0), "minute": ("time", 60.0), "hour": ("time", 3600.0), "day": ("time", 86400.0),
    "night": ("time", 86400.0), "week": ("time", 604800.0), "month": ("time", 2629800.0),
    "year": ("time", 31557600.0), "decade": ("time", 3.15576e8), "century": ("time", 3.15576e9),
    "km/h": ("speed", 1.0), "mph": ("speed", 1.60934), "knot": ("speed", 1.852),
    "litre": ("volume", 0.001), "m3": ("volume", 1.0), "gallon": ("volume", 0.00378541),
}  # fmt: skip

TIMES = "times"  # how often, or by how much more

SCALED = re.compile(
    r"(\d[\d,]*\.?\d*)[\s-]*(?:hundred|thousand|million|billion|trillion|k|m|mn|bn|tn)\b", re.IGNORECASE
)
LARGE = 1000  # a number written with a word of scale (`11 million`) is rounded to its last digit
BRIEF = ("second", "minute", "hour", "day", "night", "week")  # durations that run while an event does


Judged = tuple["DifferenceKind", str]  # a kind and why


class Interval(NamedTuple):
    """The least and the most that a figure can be, in the base unit of its dimension."""

    low: float
    high: float


@cache
def running_figures() -> dict[str, Any]:
    """What figures are figures of, and which of them run (data/running_figures.json)."""
    data = json.loads((files("rashomon") / "data" / "running_figures.json").read_text(encoding="utf-8"))
    roles = {key: {word: role for role, words in data[key].items() for word in words} for key in ("people", "measures")}
    return roles | {
        key: frozenset(data[key])
        for key in ("plain", "running", "of people", "counting", "moved", "standing", "prices")
    }


def dimension_of(quantity: Quantity) -> str:
    """What sort of amount it is: a dimension, a unit of no known dimension, or `` for a count.

    `30 times` is no stretch of time.
    """
    return TIMES if quantity.unit == "time" else MEASURES.get(quantity.unit, (quantity.unit, 1.0))[0]


def scale_of(quantity: Quantity) -> float:
    """What one of its unit is in the base unit of its dimension."""
    return MEASURES.get(quantity.unit, ("", 1.0))[1]


def bounds(quantity: Quantity) -> Interval:
    """The interval of a quantity in its base unit, infinite where it is unbounded."""
    scale = scale_of(quantity)
    low, high = narrow(quantity)
    return Interval(low * scale, high * scale)


def narrow(quantity: Quantity) -> Interval:
    """The interval of a quantity; `about 850` is read to half of its last place, 825 to 875, and a tenth at most."""
    low = -INFINITE if quantity.low is None else quantity.low
    high = INFINITE if quantity.high is None else quantity.high
    middle = (low + high) / 2
    scaled = SCALED.search(quantity.span.text)
    if low == high and scaled and low >= LARGE:
        places = len(scaled[1].partition(".")[2])
        reach = (
            low / float(scaled[1].replace(",", "") or 1) * 10.0**-places / 2
            if float(scaled[1].replace(",", ""))
            else 0.0
        )
        return Interval(low - reach, high + reach)
    if math.isinf(middle) or low == high or not math.isclose(high - low, 2 * ABOUT * middle, rel_tol=0.05):
        return Interval(low, high)
    reach = min(ABOUT * middle, place_of(middle) / 2)
    return Interval(middle - reach, middle + reach)


def place_of(number: float) -> float:
    """The place to which a number is rounded: 10 of 30, 50 of 850, 1 of 84."""
    if number <= 0 or number != int(number):
        return 0.1
    place = 1.0
    while number % (place * 10) == 0:
        place *= 10
    return place * 5 if place > 1 and number % (place * 5) == 0 and number > place * 5 else place


def said(quantity: Quantity) -> Interval:
    """The interval of a figure that runs: an open bound reaches a little from its number, `more than 80` 80 to 90,
    `less than 80` 70 to 80. What has no number (`many`) stays open.
    """
    low, high = bounds(quantity)
    scale = scale_of(quantity)
    if high == INFINITE and low > 0 and quantity.hedge:
        counted = quantity.hedge.lower().endswith("least") and low / scale < SMALL_COUNT
        return Interval(low, low if counted else low + reach_of(low / scale) * scale)
    if low == -INFINITE and high > 0:
        return Interval(high - reach_of(high / scale) * scale, high)
    return Interval(low, high)


def reach_of(number: float) -> float:
    """How far an open bound reaches from its number."""
    return min(place_of(number), max(REACH * number, FEW))


def is_apart_by(one: Interval, other: Interval, slack: float = 0.0) -> bool:
    """Whether no number lies in both intervals, give or take a share of it."""
    return one.low > other.high * (1 + slack) or other.low > one.high * (1 + slack)


def is_disjoint(one: Quantity, other: Quantity) -> bool:
    """Whether no number lies in both quantities, each rounded as it is written."""
    if one.unit != other.unit:
        return is_apart_by(blur(one), blur(other), ROUNDING)
    return is_apart_by(bounds(one), bounds(other)) and not is_rounded(one, other)


def blur(quantity: Quantity) -> Interval:
    """The interval of a measure as far as it is written out: 12 inches are 11.5 to 12.5, 11.8 inches 11.75 to 11.85."""
    low, high = bounds(quantity)
    decimals = re.search(r"\d\.(\d+)", quantity.span.text)
    reach = 10.0 ** -(len(decimals[1]) if decimals else 0) / 2 * scale_of(quantity)
    return Interval(low - reach, high + reach)


def is_rounded(one: Quantity, other: Quantity) -> bool:
    """Whether one count may be the other, rounded to its last place and by a tenth at most: 30 for 32, not for 36."""
    if one.unit or other.unit:
        return False
    for a, b in ((one, other), (other, one)):
        if a.low is not None and a.low == a.high and a.low >= ROUND:
            reach = min(place_of(a.low) / 2, ABOUT * a.low)
            if any(abs(a.low - x) < reach for x in (b.low, b.high) if x is not None):
                return True
    return False


def has_moved(one: Quantity, other: Quantity) -> bool:
    """Whether two states of a figure that runs are different states."""
    if is_rounded(one, other):
        return False
    return is_apart_by(said(one), said(other), ROUNDING if one.unit != other.unit else 0.0)


def is_same_amount(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities say the same amount, in whatever unit."""
    if one.unit == other.unit:
        return (one.low, one.high) == (other.low, other.high)
    a, b = bounds(one), bounds(other)
    return not is_apart_by(a, b, ROUNDING) and math.isinf(a.high) == math.isinf(b.high) and a.low > 0 and b.low > 0


def write_value(quantity: Quantity) -> str:
    """A quantity in short: `41`, `40+`, `24-99`, with its unit."""
    low = -INFINITE if quantity.low is None else quantity.low
    high = INFINITE if quantity.high is None else quantity.high
    least, most = write_number(low), write_number(high)
    if low == high:
        text = least
    elif high == INFINITE:
        text = f"{least}+"
    elif low == -INFINITE:
        text = f"up to {most}"
    else:
        text = f"{least}-{most}"
    return f"{text} {quantity.unit}".strip()


def write_number(number: float) -> str:
    """A number in digits, six of them at least where it has as many."""
    return f"{number:g}" if number < DIGITS else f"{number:.0f}"


def role_of_word(word: str, dimension: str) -> str:
    """What a count (`dead`, `hurt` ...) or a length (`depth` ...) beside this word is a figure of, or ``."""
    table = {"": "people", "length": "measures"}.get(dimension)
    return str(running_figures()[table].get(word.lower(), "")) if table else ""


def of_people() -> frozenset[str]:
    """The roles that only people have."""
    return frozenset(running_figures()["of people"])


def is_plain(nouns: Iterable[str]) -> bool:
    """Whether these words count people, or nothing, without saying which people."""
    return all(word in running_figures()["plain"] for word in nouns)


def is_running(roles: Iterable[str], counted: Iterable[str], unit: str) -> bool:
    """Whether a figure changes while the event goes on: its role is one that runs, it is of things that come and go,
    or it is a short time that passes.
    """
    data = running_figures()
    return bool(
        data["running"] & frozenset(roles)
        or data["counting"] & frozenset(word.lower() for word in counted)
        or unit in BRIEF
    )


def is_moved(words: Iterable[str]) -> bool:
    """Whether these words say that a figure moved (rose, climbed, dropped ...)."""
    return any(word.lower() in running_figures()["moved"] for word in words)


def take_exact(group: Sequence[Quantity]) -> Sequence[Quantity]:
    """The exact figures of a report, which say at what a level stood; all where it gives none."""
    return [q for q in group if q.low == q.high] or group


def judge_figures(
    groups: Sequence[Sequence[Quantity]], running: bool, moved: bool = False, measured: bool = False
) -> Judged:
    """The kind of a difference between figures of one thing, grouped by report, and why in a line.

    Two reports are at odds where no count of the one agrees with any of the other; of a measure, which has one value
    only, where one has a figure that agrees with none of the other.
    """
    agree = any if measured else all
    for one, other in combinations(groups, 2):
        points = [take_exact(one), take_exact(other)] if moved else [one, other]
        if (running or moved) and all(has_moved(a, b) for a, b in product(*points)):
            pair = f"{write_value(points[0][0])} and {write_value(points[1][0])}"
            why = "a report says that the figure moved" if moved else "such a figure runs while the event goes on"
            return "update", f"{pair} are different counts; {why}"
        if not running and (
            agree(all(is_disjoint(a, b) for b in other) for a in one)
            or agree(all(is_disjoint(a, b) for a in one) for b in other)
        ):
            a, b = next(pair for pair in product(one, other) if is_disjoint(*pair))
            return "conflict", f"{write_value(a)} and {write_value(b)} do not overlap, and the figure is fixed"
    return "compatible", "the figures overlap: one number can satisfy all of them"
