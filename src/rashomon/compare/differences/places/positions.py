"""How two places that two reports name for one thing stand to each other: alike, one in the other, or apart."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Literal

from rashomon.compare.differences.names.naming import is_spelling
from rashomon.compare.differences.places.siting import Site
from rashomon.compare.differences.senses import is_under, open_senses, relate
from rashomon.places import CONTINENT, COUNTRY, Relation, find_spots, fold, relate_places

Standing = Relation | Literal["called"]
SPELLED = 0.8  # likeness of two names from which they are spellings of one
CROSSING: dict[str, str] = {"n": "s", "s": "n", "e": "w", "w": "e"}
INSIDE, OUTSIDE = frozenset({"in", "inside", "within"}), frozenset({"outside"})
BY = frozenset({"near", "around", "outside", "beside", "behind"})  # what is by a place is not in it
BUILT = ("structure", "facility")  # words whose first sense all that is built is under


@lru_cache(maxsize=4096)
def is_country(name: str) -> bool:
    """Whether a name is that of a country or a continent."""
    return any(spot.kind in (COUNTRY, CONTINENT) for spot in find_spots(name)[:1])


def relate_sites(one: Site, other: Site) -> Standing:
    """How two sites stand to each other, by their names, by the points of the compass, or by their nouns."""
    if one.name and other.name:
        return relate_named(one, other)
    if one.name or other.name:
        named, bare = (one, other) if one.name else (other, one)
        return relate_mixed(named, bare)
    return relate_bare(one, other)


def relate_named(one: Site, other: Site) -> Relation:
    """How two named places stand to each other."""
    if one.name == other.name or is_spelling(one.name, other.name, SPELLED):
        return relate_alike(one, other)
    short, long = sorted((one.name.split(), other.name.split()), key=len)
    if set(short) < set(long) and not (find_spots(one.name) and find_spots(other.name)):
        return relate_alike(one, other)  # a name in full and in short
    if other.name in one.homes or one.name in other.homes:
        return relate_parts(one, other)
    if is_country(one.name) != is_country(other.name):
        return "unknown"
    return relate_places(one.name, other.name)


def relate_alike(one: Site, other: Site) -> Relation:
    """How two places of one name stand to each other: a part of a country, its province or its city, in or by it."""
    if is_country(one.name):
        return relate_points(one.points, other.points)
    kinds = one.kind and other.kind and relate("n", one.kind, other.kind) != "same"
    by = (one.lead in BY) != (other.lead in BY)
    return "inside" if kinds or by or is_told_apart(one.homes, other.homes) else "same"


def is_told_apart(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    """Whether two reports say of one place that it lies in two, one of which lies in the other."""
    pairs = [(a, b) for a in one for b in other if not (is_country(a) or is_country(b))]
    return not one & other and any(relate_places(a, b) == "inside" for a, b in pairs)


def relate_points(one: frozenset[str], other: frozenset[str]) -> Relation:
    """How two parts of one country stand to each other, by the points of the compass."""
    if one == other:
        return "same"
    if any(CROSSING.get(point) in other for point in one):
        return "apart"
    return "inside" if one <= other or other <= one else "unknown"


def relate_parts(one: Site, other: Site) -> Relation:
    """How a place stands to the whole that it lies in: apart where the part of the whole that is named is elsewhere."""
    inner, outer = (one, other) if other.name in one.homes else (other, one)
    return "apart" if outer.points and is_country(outer.name) and is_beside(inner.name, outer) else "inside"


@lru_cache(maxsize=4096)
def find_middle(country: str) -> tuple[str, float, float] | None:
    """The code and the middle of a country of that name."""
    spot = next(iter(find_spots(country)), None)
    return None if spot is None or spot.lat is None or spot.lon is None else (spot.country, spot.lat, spot.lon)


def is_beside(name: str, part: Site) -> bool:
    """Whether a place lies on the other side of the middle of its country than the part of it that is named."""
    middle = find_middle(part.name)
    if middle is None:
        return False
    spots = [s for s in find_spots(name) if s.country == middle[0] and s.lat is not None and s.lon is not None]
    signs = [{"n" if s.lat > middle[1] else "s", "e" if s.lon > middle[2] else "w"} for s in spots]  # type: ignore
    return bool(signs) and all(any(CROSSING.get(p) in sign for p in part.points) for sign in signs)


def relate_mixed(named: Site, bare: Site) -> Standing:
    """How a named place stands to one that has only a noun: by the names that this is said to lie in, or by its noun.

    `called` where the noun, or a word before it, may say what the named place is (`Norwick Clinic`, `a hospital`).
    """
    if any(home == named.name or relate_places(home, named.name) == "inside" for home in bare.homes):
        return "inside"
    words = named.name.split()
    told = {part for word in bare.words for part in fold(word).split()}
    return "called" if relate("n", named.kind or words[-1], bare.kind) or told & set(words) else "unknown"


def relate_bare(one: Site, other: Site) -> Relation:
    """How two places that only nouns name stand to each other."""
    if one.kind == other.kind:
        sides = {one.lead in INSIDE, other.lead in INSIDE} == {True, False} and bool({one.lead, other.lead} & OUTSIDE)
        alike = not one.words or not other.words or one.words & other.words
        return "apart" if sides else "same" if alike else "unknown"
    if relate("n", one.kind, other.kind) in ("same", "kind"):
        return "inside" if relate("n", one.kind, other.kind) == "kind" else "same"
    hit = one.lead == other.lead == "into" and is_structure(one.kind) and is_structure(other.kind)
    return "apart" if hit else "unknown"


@lru_cache(maxsize=4096)
def is_structure(noun: str) -> bool:
    """Whether a noun names, in its first sense, something built: of two of them only one was hit."""
    return any(is_under(open_senses().words.get(("n", noun), ())[:1], top) for top in BUILT)
