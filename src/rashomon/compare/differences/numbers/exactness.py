"""Exactness: of counts that are at odds, those that agree and tell it more or less exactly; and who is counted.

`Around 80` and `more than 80` are one state of a count told in two ways, beside `60` of an earlier hour. `Civilians`
and `people` are one count of which one report says whom it is of.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from rashomon.compare.differences.details import Detail
from rashomon.compare.differences.numbers.figures import has_moved, is_plain, is_same_amount
from rashomon.compare.differences.senses import relate
from rashomon.model import DifferenceKind, Quantity

EXACTNESS: tuple[DifferenceKind, str] = ("compatible", "amounts that agree, told more or less exactly")
WHOM: tuple[DifferenceKind, str] = ("wording", "one says more narrowly than the other who is counted")


def list_inexact(row: Sequence[Detail]) -> list[Detail]:
    """The counts of a row that two reports tell vaguely and not alike, though they agree, with all that agree too."""
    vague = [
        detail
        for pair in combinations(row, 2)
        if all(is_vague(detail.quantity) for detail in pair) and agrees_otherwise(*pair)
        for detail in pair
    ]
    if not vague or row[0].dimension:
        return []
    return [d for d in row if d in vague or any(agrees_otherwise(d, other) for other in vague)]


def agrees_otherwise(one: Detail, other: Detail) -> bool:
    """Whether two reports tell one amount as far as can be told, but not alike."""
    alike = is_same_amount(one.quantity, other.quantity) or has_moved(one.quantity, other.quantity)
    return one.report != other.report and not alike


def is_vague(quantity: Quantity) -> bool:
    """Whether an amount is told from one number to another; `at least six` counts six so far."""
    return quantity.low != quantity.high and not quantity.hedge.lower().endswith("least")


def is_narrower(row: Sequence[Detail]) -> bool:
    """Whether one report counts only people of one kind (`civilians`) and another only `people`."""
    nouns: dict[str, set[str]] = {}
    for detail in row:
        nouns.setdefault(detail.report, set()).update(list_heads(detail))
    return any(is_kind(one, other) or is_kind(other, one) for one, other in combinations(nouns.values(), 2))


def list_heads(detail: Detail) -> set[str]:
    """The nouns that a count of people is given of, in the singular; none where it is of other things."""
    return set(detail.counted) if detail.counted and is_plain(detail.counted) else set()


def is_kind(narrow: Iterable[str], wide: Iterable[str]) -> bool:
    """Whether all of some nouns name a kind of what any of others name."""
    wider = list(wide)
    return bool(wider) and any(narrow) and all(any(relate("n", a, b) == "kind" for b in wider) for a in narrow)
