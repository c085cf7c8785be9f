"""Impacts: what a thing came hard against, as each report has it (`rammed into a wall`, `crashed into the school`).

In go all sentences of a story. An impact is a verb of contact (data/contact_verbs.tsv) with what moves and what it
meets. Two impacts of different reports are one where the same thing moves, or another name for it, in passages near in
meaning. Two things made, of which neither is a kind of the other, are a conflict; a wood and a slope may be one place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from rashomon.compare.differences.details import fold_token
from rashomon.compare.differences.phrases import Chunk
from rashomon.compare.differences.roles.arguments import (
    Chunks,
    find_doers,
    find_objects,
    list_sentences,
    map_chunks,
    pick_chunks,
    span_chunk,
)
from rashomon.compare.differences.rows import find_home, make_difference, make_value
from rashomon.compare.differences.senses import is_artefact, is_person, is_thing, relate
from rashomon.compare.differences.statements import Statement, find_vector
from rashomon.compare.differences.vocabulary import read_rows
from rashomon.compare.unions import join_linked
from rashomon.model import Claim, Difference, DifferenceKind, Span, Story

if TYPE_CHECKING:
    from spacy.tokens import Token

LEADING = frozenset({"into", "against", "onto"})
BORDERS = frozenset({",", ".", ";", ":", "—", "–"})
REACH = 12  # words after a verb within which what it meets is named
NEAR = 0.45  # cosine of their passages from which two impacts of one sort of thing are one
SURE = 0.60  # the same where it is not known what moves in one of them
DIRECT = "bump-18.4"  # the class whose verbs may have what is met as their object
APART: tuple[DifferenceKind, str] = ("conflict", "two different things, each said to have been hit")
TOGETHER: tuple[DifferenceKind, str] = ("compatible", "other names for a place, which can all be true")


class Impact(NamedTuple):
    """The passage and the verb, what moves, by its nouns, and what it meets."""

    statement: Statement
    verb: Token
    movers: frozenset[str]
    target: Chunk

    @property
    def report(self) -> str:
        """The report that it stands in."""
        return self.statement.report


@cache
def contact_verbs() -> Mapping[str, str]:
    """The class of each verb of contact (data/contact_verbs.tsv)."""
    return {verb: name for name, verbs in read_rows("contact_verbs.tsv") for verb in verbs.split()}


def differ_in_impacts(story: Story, claims: Sequence[Claim]) -> Iterator[Difference]:
    """For each impact of which two reports name other things that were met, what each names."""
    found = [impact for statement in list_sentences(story) for impact in find_impacts(statement)]
    links = [(a, b) for a, b in combinations(range(len(found)), 2) if is_one_impact(found[a], found[b])]
    for group in join_linked(len(found), links):
        row = [found[n] for n in group]
        judged = judge_targets(row)
        if judged:
            values = [make_value(span, span.text) for span in (span_chunk(impact.target) for impact in row)]
            mover = next((mover for impact in row for mover in sorted(impact.movers)), "")
            question = f"What did the {mover} hit?" if mover else f"What was hit: {values[0].value}?"
            yield make_difference(find_home(values, claims), "wording", judged, question, values)


def find_impacts(statement: Statement) -> Iterator[Impact]:
    """The impacts that a sentence tells of."""
    chunks = map_chunks(statement)
    for at, token in enumerate(statement.tokens):
        kind = contact_verbs().get(fold_token(token)) if is_verb(token) else None
        if kind is None:
            continue
        target = find_met(statement, at, chunks) or (find_ground(token, chunks) if kind == DIRECT else None)
        movers = find_movers(statement, at, chunks) if target else None
        if target is None and kind == DIRECT:
            movers = find_riders(token, chunks)
            target = next(iter(find_objects(token, chunks)), None) if movers else None
        if target and is_met(target):
            yield Impact(statement, token, frozenset(movers or ()), target)


def is_verb(token: Token) -> bool:
    """Whether a word is a verb; that of a headline may be tagged a noun (`Driver rams truck into school`)."""
    return token.pos_ == "VERB" or (token.pos_ == "NOUN" and token.dep_ == "root")


def find_met(statement: Statement, at: int, chunks: Chunks) -> Chunk | None:
    """The noun phrase behind the first `into`, `against` or `onto` after a verb."""
    tokens = statement.tokens
    for n in range(at + 1, min(at + REACH, len(tokens) - 1)):
        if tokens[n].text in BORDERS:
            break
        if tokens[n].lower_ in LEADING:
            return chunks.get(tokens[n + 1].i)
    return None


def find_ground(verb: Token, chunks: Chunks) -> Chunk | None:
    """Where in the open something came down: `in` some ground at a verb without an object."""
    if any(child.dep_ == "obj" for child in verb.children):
        return None
    nouns = [c for c in verb.children if c.dep_ == "obl" and any(g.lower_ == "in" for g in c.children)]
    grounds = [chunk for chunk in pick_chunks(nouns, chunks) if not is_artefact(chunk.head)]
    return grounds[0] if grounds else None


def find_movers(statement: Statement, at: int, chunks: Chunks) -> set[str]:
    """What moves: what stands right behind the verb, or its object, or its subject."""
    verb, after = statement.tokens[at], statement.tokens[at + 1 : at + 2]
    found = [chunks[token.i] for token in after if token.i in chunks] or find_objects(verb, chunks)
    if not found and verb.dep_ == "xcomp":
        found = find_objects(verb.head, chunks)  # `caused a train to crash`
    return {chunk.head for chunk in found or find_doers(verb, chunks)}


def find_riders(verb: Token, chunks: Chunks) -> set[str]:
    """The subject of a verb that has what it meets as its object, or what the subject drives; no person moves so."""
    driven = [
        obj
        for noun in verb.children
        for act in noun.children
        if noun.dep_ == "nsubj" and act.dep_ == "acl"
        for obj in find_objects(act, chunks)
    ]
    return {chunk.head for chunk in (*find_doers(verb, chunks), *driven) if not is_person(chunk.head)}


def is_met(target: Chunk) -> bool:
    """Whether a noun phrase names a thing or a place, and no person."""
    noun = target.statement.tokens[target.last]
    return noun.pos_ == "NOUN" and is_thing(target.head) and not is_person(target.head)


def is_one_impact(one: Impact, other: Impact) -> bool:
    """Whether two reports tell of one impact: the same sort of thing moves, in passages near in meaning.

    Where a tree does not tell what moves, the passages must be nearer.
    """
    known = bool(one.movers and other.movers)
    if one.report == other.report or (known and not any(is_one_mover(a, b) for a in one.movers for b in other.movers)):
        return False
    left, right = (find_vector(row.statement.reading, span_token(row)) for row in (one, other))
    return left is not None and right is not None and float(left @ right) >= (NEAR if known else SURE)


def span_token(impact: Impact) -> Span:
    """The place of the verb of an impact."""
    return impact.statement.reading.report.span(impact.verb.idx, impact.verb.idx + len(impact.verb))


def is_one_mover(one: str, other: str) -> bool:
    """Whether two nouns may name one thing that moves; of persons only the same word does."""
    if one == other:
        return True
    things = is_thing(one) and is_thing(other) and not is_person(one) and not is_person(other)
    return things and relate("n", one, other) is not None


def judge_targets(row: Sequence[Impact]) -> tuple[DifferenceKind, str] | None:
    """The kind of a row by what two reports say was met; None where they name nothing else."""
    pairs = [
        (one.target.head, other.target.head)
        for one, other in combinations(row, 2)
        if one.report != other.report and one.target.head != other.target.head
    ]
    other = [pair for pair in pairs if relate("n", *pair) not in ("same", "kind")]
    if not other:
        return None
    return APART if any(is_artefact(a) and is_artefact(b) for a, b in other) else TOGETHER
