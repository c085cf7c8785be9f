"""How two names of places stand to each other, as far as the gazetteer tells."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Literal

from rashomon.places.forms import fold
from rashomon.places.gazetteer import CITY, CONTINENT, COUNTRY, FIRST, SECOND, Spot, find_spots

Relation = Literal["same", "inside", "apart", "unknown"]
MOST = 40  # places of one name that are looked at
EARTH = 6371.0  # km
NEARBY = 80.0  # km from the middle of a county within which a town of its division may lie in it
METROPOLIS, DENSE = 1_000_000, 20.0  # people of a city of which a place so many km away may be a part


@lru_cache(maxsize=16384)
def relate_places(one: str, other: str) -> Relation:
    """How two names stand to each other: of one place, one inside the other, apart, or not known.

    A name may mean many places: they are `inside` where any two of them may be, so `apart` is said with care.
    """
    if fold(one) == fold(other):
        return "same"
    left, right = find_spots(one)[:MOST], find_spots(other)[:MOST]
    if not left or not right:
        return "unknown"
    if left[0].row == right[0].row:
        return "same"
    if any(is_inside(a, b) or is_inside(b, a) for a in left for b in right):
        return "inside"
    return "apart"


def is_inside(inner: Spot, outer: Spot) -> bool:
    """Whether one place lies, or may lie, in another."""
    if CONTINENT in (inner.kind, outer.kind) or inner.kind == COUNTRY or inner.country != outer.country:
        return False
    if outer.kind == COUNTRY:
        return True
    if inner.division != outer.division:
        return False
    if outer.kind == FIRST:
        return inner.kind in (CITY, SECOND)
    reach = (
        NEARBY if outer.kind == SECOND else DENSE if outer.people >= METROPOLIS and outer.people > inner.people else 0.0
    )
    return inner.kind == CITY and measure(inner, outer) <= reach


def measure(one: Spot, other: Spot) -> float:
    """The kilometres between two places along the earth; infinite where one has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    a, b = math.radians(one.lat), math.radians(other.lat)
    turn = math.radians(one.lon - other.lon)
    arc = math.sin((a - b) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(min(1.0, arc)))
