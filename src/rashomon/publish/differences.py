"""The page's part on where reports differ: a table, question by outlet, the weightiest kinds first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Difference, Value
from rashomon.publish.index import Index
from rashomon.publish.naming import KINDS, Witness, count, make_line

MEANINGS = {
    "conflict": "not both can be true",
    "update": "both could be, at different times",
    "compatible": "both could be: another precision",
    "wording": "the same in other words",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one passage answers: the words, the value read from them where that is something else, the address."""

    href: str
    words: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A report's answers to one question; none where it is silent."""

    witness: Witness
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceRow:
    """One question with every report's answers."""

    slug: str
    kind: str
    shape: str
    aspect: str
    question: str
    explanation: str
    claim: str
    number: int
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The differences of one kind, with what the kind means."""

    kind: str
    shape: str
    meaning: str
    total: str
    rows: tuple[DifferenceRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferencesView:
    """Input of `differences.html.j2`: the groups by kind, conflicts first, and the outlets that head the columns."""

    groups: tuple[Group, ...]
    witnesses: tuple[Witness, ...]


def view_differences(index: Index) -> DifferencesView:
    """Show the differences of an account."""
    groups = (make_group(index, kind, [d for d in index.account.differences if d.kind == kind]) for kind in KINDS)
    return DifferencesView(groups=tuple(g for g in groups if g.rows), witnesses=index.names.witnesses)


def make_group(index: Index, kind: str, rows: Sequence[Difference]) -> Group:
    """Show the differences of one kind."""
    return Group(
        kind=kind,
        shape=KINDS[kind],
        meaning=MEANINGS[kind],
        total=count(len(rows), "difference"),
        rows=tuple(show_difference(index, row) for row in rows),
    )


def show_difference(index: Index, row: Difference) -> DifferenceRow:
    """Show one difference."""
    return DifferenceRow(
        slug=index.slugs[row.id],
        kind=row.kind,
        shape=KINDS[row.kind],
        aspect=row.aspect,
        question=make_line(row.question),
        explanation=make_line(row.explanation),
        claim=index.link_claim(row.claim),
        number=index.numbers.get(row.claim or "", 0),
        columns=tuple(
            Column(
                witness=witness,
                answers=tuple(show_answer(index, value) for value in row.values if value.report == witness.id),
            )
            for witness in index.names.witnesses
        ),
    )


def show_answer(index: Index, value: Value) -> Answer:
    """Show one value: the words of the report, and the value where it says more than they do."""
    words, short = make_line(value.text), make_line(value.value)
    return Answer(
        href=index.link_passage(value), words=words, value="" if short.casefold() in words.casefold() else short
    )
