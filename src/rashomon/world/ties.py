"""How actors stand to each other: directed relations with the passage that says so, who asserts it and whether it is
denied.

Where the Doc has a parse, subjects and objects are read from it (arcs.py); without one, from the order of the words
in a clause (order.py). Both give rows of one form, which are brought together here: the same pair in the same
relation is one tie with the evidence of all reports.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from rashomon.model import Attribution, Comparison, Reading, Tie
from rashomon.world.actors import Cast
from rashomon.world.arcs import find_arcs
from rashomon.world.entries import Entry
from rashomon.world.order import find_ordered
from rashomon.world.parties import Parties
from rashomon.world.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A row with who asserts it and when it was."""

    row: Row
    asserted_by: str
    date: str | None


def find_ties(comparison: Comparison, cast: Cast) -> tuple[Tie, ...]:
    """Find the ties between the actors of a story, ordered by their first passage."""
    by_report: dict[str, list[tuple[Entry, str]]] = defaultdict(list)
    for entry, actor in cast.entries:
        by_report[entry.span.report].append((entry, actor))
    groups: dict[tuple[str, str, str, bool], list[Told]] = defaultdict(list)
    for reading in comparison.story.readings:
        for row in find_rows(reading, by_report[reading.report.id], cast):
            if row.subject != row.object:
                groups[row.subject, row.relation.relation, row.object, row.denied].append(tell(reading, row, cast))
    names = {actor.id: actor.name for actor in cast.actors}
    ties = [make_tie(key, told, names) for key, told in groups.items()]
    return tuple(sorted(ties, key=lambda tie: (tie.evidence[0].place, tie.subject, tie.object, tie.relation)))


def find_rows(reading: Reading, entries: list[tuple[Entry, str]], cast: Cast) -> list[Row]:
    """The ties of one report, by its parse or by the order of its words."""
    if reading.doc.has_annotation("DEP"):
        rows = find_arcs(reading, Parties(reading, entries, cast.nations))
        return rows + [row for row in find_ordered(reading, entries) if row.listed]
    return find_ordered(reading, entries)


def tell(reading: Reading, row: Row, cast: Cast) -> Told:
    """Say who asserts a row (the source of the statement that it stands in) and the date that its clause gives."""
    holding = [a for a in reading.attributions if a.content.overlaps(row.evidence) and a.source]
    inner = min(holding, key=lambda a: a.content.end - a.content.start) if holding else None
    dates = [
        when.value for when in reading.times if row.evidence.holds(when.span) and when.value and when.kind == "date"
    ]
    return Told(row=row, asserted_by=name_source(inner, cast), date=dates[0] if dates else None)


def name_source(attribution: Attribution | None, cast: Cast) -> str:
    """The actor, or else the words, that a statement is from; the narrator where there is none."""
    if attribution is None or attribution.source is None:
        return "narrator"
    within = cast.within(attribution.source)
    return within[-1][1] if within else attribution.source.text


def make_tie(key: tuple[str, str, str, bool], told: list[Told], names: dict[str, str]) -> Tie:
    """Write the passages of one pair in one relation as a tie, by the names of the actors."""
    subject, relation, object_, denied = key
    sources = sorted({t.asserted_by for t in told}, key=lambda s: (s == "narrator", s))
    dates = sorted({t.date for t in told if t.date})
    return Tie(
        subject=names.get(subject, subject),
        relation=relation,
        object=names.get(object_, object_),
        evidence=tuple(sorted({t.row.evidence for t in told})),
        date=dates[0] if dates else None,
        code=next((t.row.relation.code for t in told if t.row.relation.code), None),
        asserted_by="narrator" if "narrator" in sources else names.get(sources[0], sources[0]),
        denied=denied,
    )
