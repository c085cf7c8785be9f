"""Soleness: a person who is one of several to one report and the one to another (`one of the authors`, `the author`).

In go all sentences of a story. The noun stands beside a name: `X, one of the authors of the paper`, `the author was X`.
Where two reports say of one person what only one can be (`the author of the paper`) there is a conflict; a noun that
stands alone (`the pilot`) may point at one of two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from rashomon.compare.differences.names.naming import fold_name, is_one_person
from rashomon.compare.differences.phrases import make_span
from rashomon.compare.differences.roles.arguments import list_sentences, map_chunks, span_chunk
from rashomon.compare.differences.rows import find_home, make_difference, make_value
from rashomon.compare.differences.senses import is_people
from rashomon.compare.differences.statements import Statement
from rashomon.compare.unions import join_linked
from rashomon.model import Claim, Difference, DifferenceKind, Span, Story

BESIDE = frozenset({",", "was", "is", "as", "were", "be", "named", "called", ":", "(", "—", "–"})
NEAR = 2  # words between a name and what is said of it
ALONE: tuple[DifferenceKind, str] = ("conflict", "one report has several where another has one alone")
POINTED: tuple[DifferenceKind, str] = ("compatible", "the one that is meant can be one of several")


class Part(NamedTuple):
    """A person by name, what the person is, whether one of several, and whether of something that is told."""

    report: str
    name: tuple[str, ...]
    noun: str
    several: bool
    bound: bool
    span: Span


def differ_in_soleness(story: Story, claims: Sequence[Claim]) -> Iterator[Difference]:
    """For each person who is one of several to one report and the only one to another, what each says."""
    found = [part for statement in list_sentences(story) for part in find_parts(statement)]
    links = [(a, b) for a, b in combinations(range(len(found)), 2) if is_one(found[a], found[b])]
    for group in join_linked(len(found), links):
        row = [found[n] for n in group]
        pairs = [(a, b) for a in row for b in row if a.several and not b.several and a.report != b.report]
        if pairs:
            values = [make_value(part.span, part.span.text) for part in row]
            judged = ALONE if any(a.bound and b.bound for a, b in pairs) else POINTED
            question = f"The only {row[0].noun} or one of several?"
            yield make_difference(find_home(values, claims), "wording", judged, question, values)


def find_parts(statement: Statement) -> Iterator[Part]:
    """What a sentence says that a person is, alone or among several."""
    tokens, chunks = statement.tokens, map_chunks(statement)
    for chunk in dict.fromkeys(chunks.values()):
        noun = tokens[chunk.last]
        if noun.pos_ != "NOUN" or tokens[chunk.first].lower_ != "the" or not is_people(chunk.head):
            continue
        several = chunk.first > 1 and [t.lower_ for t in tokens[chunk.first - 2 : chunk.first]] == ["one", "of"]
        if noun.tag_ == ("NNS" if several else "NN"):
            first = chunk.first - 2 if several else chunk.first
            whole = span_chunk(chunk)
            span = make_span(statement, first, chunk.last)
            span = statement.reading.report.span(span.start, whole.end)
            bound = whole.end > make_span(statement, chunk.first, chunk.last).end
            yield from (
                Part(statement.report, name, chunk.head, several, bound, span) for name in find_names(statement, span)
            )


def find_names(statement: Statement, span: Span) -> Iterator[tuple[str, ...]]:
    """The persons named right before or right behind a phrase."""
    for name in statement.names:
        first, last = (name.span.end, span.start) if name.span.end <= span.start else (span.end, name.span.start)
        between = [t.lower_ for t in statement.tokens if first <= t.idx < last]
        if name.type == "PER" and first <= last and len(between) <= NEAR and set(between) <= BESIDE:
            yield tuple(fold_name(word) for word in name.span.text.split())


def is_one(one: Part, other: Part) -> bool:
    """Whether two phrases say the same noun of one person."""
    short, long = sorted((one.name, other.name), key=len)
    return one.noun == other.noun and is_one_person(short, long)
