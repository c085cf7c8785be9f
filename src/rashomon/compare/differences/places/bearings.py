"""Bearings: in which part of a country reports put one place (`the eastern town of X`, `X, in the south of Y`).

Found by the name of the place across the whole story, whatever is told of it there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from rashomon.compare.differences.names.naming import is_spelling
from rashomon.compare.differences.places.positions import SPELLED, is_country, relate_points
from rashomon.compare.differences.places.siting import Site
from rashomon.compare.differences.rows import clip, find_home, make_difference, make_value
from rashomon.compare.unions import join_linked
from rashomon.model import Claim, Difference, DifferenceKind, Span
from rashomon.places import Relation

JUDGED: dict[Relation, tuple[DifferenceKind, str]] = {
    "apart": ("conflict", "one place, put in two parts that exclude each other"),
    "inside": ("compatible", "one place, put in a part and in a part of that part"),
    "unknown": ("wording", "one place, put in two parts that meet"),
}


class Bearing(NamedTuple):
    """A named place, the part of a whole that a report puts it in, by the points of the compass, and that whole."""

    name: str
    points: frozenset[str]
    whole: str
    span: Span

    @property
    def report(self) -> str:
        """The report that it stands in."""
        return self.span.report


def differ_in_bearings(sites: Sequence[Site], claims: Sequence[Claim]) -> Iterator[Difference]:
    """The differences between the parts of a country that reports put one place in."""
    found = [bearing for site in sites for bearing in find_bearings(site)]
    links = [(a, b) for a, b in combinations(range(len(found)), 2) if is_one_place(found[a], found[b])]
    for group in join_linked(len(found), links):
        row = [found[n] for n in group]
        relations = relate_reports(row)
        kind = next((JUDGED[key] for key in JUDGED if key in relations), None)
        if kind:
            values = [make_value(bearing.span, bearing.span.text) for bearing in row]
            question = f"In which part: {clip(row[0].span.text)}?"
            yield make_difference(find_home(values, claims), "place", kind, question, values)


def find_bearings(site: Site) -> Iterator[Bearing]:
    """Where a site puts the place that it names: by the words before it (`the eastern town of`) or after it."""
    if not site.name or is_country(site.name):
        return
    if site.points and site.kind:
        yield Bearing(site.name, site.points, "", site.span)
    for whole, points in site.wider[:1]:
        if points:
            yield Bearing(site.name, points, whole, site.span)


def is_one_place(one: Bearing, other: Bearing) -> bool:
    """Whether two bearings are of one place in one whole; where none is named, it is the country."""
    wholes = {one.whole, other.whole} - {""}
    whole = len(wholes) == 0 or (len(wholes) == 1 and (one.whole == other.whole or is_country(*wholes)))
    return whole and (one.name == other.name or is_spelling(one.name, other.name, SPELLED))


def relate_reports(row: Sequence[Bearing]) -> set[Relation]:
    """How the parts stand to each other that reports with none in common name."""
    told: dict[str, set[frozenset[str]]] = {}
    for bearing in row:
        told.setdefault(bearing.report, set()).add(bearing.points)
    pairs = [(a, b) for a, b in combinations(told.values(), 2) if not a & b]
    return {relate_points(one, other) for a, b in pairs for one in a for other in b}
