"""The page's part on where reports differ: a table, question by outlet, the weightiest kinds first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Difference, Value
from rashomon.publish.index import Index
from rashomon.publish.naming import KINDS, Witness, count, make_line

MOST_COLUMNS = 8  # outlets that have a column each: where more answer, each row has only those that do
MOST_WORDS = 160  # characters of an answer; the whole passage is a click away
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
    aspect: str
    question: str
    explanation: str
    claim: str
    number: int
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The differences of one kind: what the kind means, the outlets that answer, those that never do, and the rows.

    They have a column each, or, where they are many, `flow`: a row holds an element (`cell`) for each that answers it.
    """

    kind: str
    meaning: str
    total: str
    flow: bool
    cell: str
    witnesses: tuple[Witness, ...]
    silent: tuple[Witness, ...]
    rows: tuple[DifferenceRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferencesView:
    """Input of `differences.html.j2`: the groups by kind, conflicts first."""

    groups: tuple[Group, ...]


def view_differences(index: Index) -> DifferencesView:
    """Show the differences of an account."""
    groups = (make_group(index, kind, [d for d in index.account.differences if d.kind == kind]) for kind in KINDS)
    return DifferencesView(groups=tuple(group for group in groups if group.rows))


def make_group(index: Index, kind: str, rows: Sequence[Difference]) -> Group:
    """Show the differences of one kind."""
    answering = {value.report for row in rows for value in row.values}
    witnesses = tuple(w for w in index.names.witnesses if w.id in answering)
    flow = len(witnesses) > MOST_COLUMNS
    return Group(
        kind=kind,
        meaning=MEANINGS[kind],
        total=count(len(rows), "difference"),
        flow=flow,
        cell="div" if flow else "td",
        witnesses=witnesses,
        silent=tuple(w for w in index.names.witnesses if w.id not in answering),
        rows=tuple(show_difference(index, row, witnesses, flow) for row in rows),
    )


def show_difference(index: Index, row: Difference, witnesses: Sequence[Witness], flow: bool) -> DifferenceRow:
    """Show one difference; where it flows, only with those who answer."""
    answering = {value.report for value in row.values}
    return DifferenceRow(
        slug=index.slugs[row.id],
        kind=row.kind,
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
            for witness in witnesses
            if not flow or witness.id in answering
        ),
    )


def show_answer(index: Index, value: Value) -> Answer:
    """Show one value: the words of the report, and the value where it says more than they do."""
    words, answer = make_line(value.text, MOST_WORDS), make_line(value.value, MOST_WORDS)
    short = "" if answer.casefold() in words.casefold() else answer.removesuffix(words).rstrip(" :")
    return Answer(href=index.link_passage(value), words=words, value=short)
