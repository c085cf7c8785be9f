"""Figures and dates as intervals: whether two of them can both be true, and what they are figures of.

`41` and `more than 40` overlap: compatible. `two` and `at least four` do not: a conflict, or an update where the figure is
one that runs (deaths, arrests ...) and the reports are of different times or say that it moved.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from rashomon.model import Quantity, When

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rashomon.model import DifferenceKind

DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
INFINITE = float("inf")


@cache
def running_figures() -> dict[str, Any]:
    """Words of figures that run and of figures that moved (data/running_figures.json)."""
    data = json.loads((files("rashomon") / "data" / "running_figures.json").read_text(encoding="utf-8"))
    return {key: frozenset(words) for key, words in data.items() if not key.startswith("_")}


def is_disjoint(one: Quantity, other: Quantity) -> bool:
    """Whether no number lies in both intervals."""
    low, high = bounds(one), bounds(other)
    return low[0] > high[1] or high[0] > low[1]


def bounds(quantity: Quantity) -> tuple[float, float]:
    """The interval of a quantity with infinities for what is unbounded."""
    low = -INFINITE if quantity.low is None else quantity.low
    high = INFINITE if quantity.high is None else quantity.high
    return low, high


def is_exact(quantity: Quantity) -> bool:
    """Whether a quantity is one number and no range."""
    return quantity.low is not None and quantity.low == quantity.high


def write_value(quantity: Quantity) -> str:
    """A quantity in short: `41`, `40+`, `24-99`, with its unit."""
    low, high = bounds(quantity)
    if low == high:
        text = f"{low:g}" if low < 1e6 else f"{low:.0f}"
    elif high == INFINITE:
        text = f"{low:g}+"
    elif low == -INFINITE:
        text = f"up to {high:g}"
    else:
        text = f"{low:g}-{high:g}"
    return f"{text} {quantity.unit}".strip()


def is_running(words: Iterable[str]) -> bool:
    """Whether these words name a figure that changes while the story runs (killed, missing, evacuated ...)."""
    return any(word in running_figures()["running"] for word in words)


def is_moved(words: Iterable[str]) -> bool:
    """Whether these words say that a figure moved (rose, revised, initially ...)."""
    return any(word in running_figures()["moved"] for word in words)


def judge_figures(quantities: list[Quantity], running: bool, moved: bool) -> tuple[DifferenceKind, str]:
    """The kind of a difference between figures of one thing, and why in a line."""
    clash = next(((a, b) for a in quantities for b in quantities if is_disjoint(a, b)), None)
    if clash is None:
        return "compatible", "the figures overlap: one number can satisfy all of them"
    pair = f"{write_value(clash[0])} and {write_value(clash[1])} do not overlap"
    if moved:
        return "update", f"{pair}, and a report says that the figure moved"
    if running:
        return "update", f"{pair}; a figure of this sort runs while the story goes on"
    return "conflict", pair


def split_range(value: str) -> tuple[str, str]:
    """The first and the last date of a value, cut to days."""
    dates = DATE.findall(value)
    return (dates[0], dates[-1]) if dates else ("", "")


def is_apart(one: When, other: When) -> bool:
    """Whether two resolved times cannot be the same time; one that holds the other is not apart from it."""
    (first, last), (start, end) = split_range(one.value or ""), split_range(other.value or "")
    if not first or not start:
        return False
    return cut(last, start) < cut(start, last) or cut(end, first) < cut(first, end)


def cut(date: str, like: str) -> str:
    """A date cut to the precision of another."""
    return date[: min(len(date), len(like))]


def judge_dates(times: list[When]) -> tuple[DifferenceKind, str]:
    """The kind of a difference between the dates of one thing, and why in a line."""
    clash = next(((a, b) for a in times for b in times if is_apart(a, b)), None)
    if clash is None:
        return "compatible", "one date lies within the other"
    return "conflict", f"{clash[0].value} and {clash[1].value} are different times"
