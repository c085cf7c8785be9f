"""Causes: two happenings of which one report has the one bring about the other, and another the other way round.

In go all sentences of a story. A causal verb (data/causal_verbs.tsv) stands between what brings about and what is
brought about; where it is joined to another verb (`caught fire and caused a blast`) that verb's noun brings about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from rashomon.compare.differences.details import fold_token
from rashomon.compare.differences.phrases import Chunk, make_span
from rashomon.compare.differences.roles.arguments import (
    Chunks,
    find_objects,
    is_agent,
    list_sentences,
    map_chunks,
    pick_chunks,
)
from rashomon.compare.differences.rows import find_home, make_difference, make_value
from rashomon.compare.differences.senses import relate
from rashomon.compare.differences.statements import Statement
from rashomon.compare.differences.vocabulary import read_rows
from rashomon.compare.unions import join_linked
from rashomon.model import Claim, Difference, DifferenceKind, Span, Story

if TYPE_CHECKING:
    from spacy.tokens import Token

STEM = 5  # letters from which two words are forms of one
JUDGED: tuple[DifferenceKind, str] = ("conflict", "each is said to have brought about the other")


class Cause(NamedTuple):
    """A report, the words for what brings about and what is brought about, and the place from the one to the other."""

    report: str
    source: str
    effect: str
    span: Span


@cache
def causal_verbs() -> frozenset[str]:
    """The causal verbs (data/causal_verbs.tsv)."""
    return frozenset(verb for _, verbs in read_rows("causal_verbs.tsv") for verb in verbs.split())


def differ_in_causes(story: Story, claims: Sequence[Claim]) -> Iterator[Difference]:
    """For two happenings of which each is said to have brought about the other, who says what.

    What a further report has the one or the other bring about stands beside.
    """
    found = [cause for statement in list_sentences(story) for cause in find_causes(statement)]
    links = [(a, b) for a, b in combinations(range(len(found)), 2) if is_turned(found[a], found[b])]
    for group in join_linked(len(found), links):
        if len(group) > 1:
            row = [found[n] for n in group]
            reports = {cause.report for cause in row}
            others = [c for c in found if c.report not in reports and any(is_same(c.source, r.source) for r in row)]
            values = [make_value(cause.span, cause.span.text) for cause in (*row, *others)]
            question = f"Which came first: {row[0].source} or {row[0].effect}?"
            yield make_difference(find_home(values, claims), "wording", JUDGED, question, values)


def find_causes(statement: Statement) -> Iterator[Cause]:
    """What a sentence says that something brought about."""
    chunks = map_chunks(statement)
    numbers = {token.i: n for n, token in enumerate(statement.tokens)}
    for token in statement.tokens:
        if token.pos_ != "VERB" or is_denied(token):
            continue
        for effect in find_effects(token, chunks):
            for source in find_sources(statement, token, chunks):
                at = chunks[source.i].first if source.i in chunks else numbers.get(source.i, effect.first)
                last = chunks[source.i].last if source.i in chunks else at
                span = make_span(statement, min(at, effect.first), max(last, effect.last))
                yield Cause(statement.report, fold_token(source), effect.head, span)


def is_denied(verb: Token) -> bool:
    """Whether a verb is denied or only possible."""
    return any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children) or any(
        c.lower_ in ("not", "n't", "n’t", "never") for c in verb.children
    )


def find_effects(verb: Token, chunks: Chunks) -> list[Chunk]:
    """What a causal verb brings about: its object, or what stands behind its preposition."""
    word = fold_token(verb)
    particles = {f"{word}_{c.lower_}" for c in verb.children if c.dep_ == "compound:prt"}
    if ({word} | particles) & causal_verbs():
        return find_objects(verb, chunks)
    behind = [
        noun
        for noun in verb.children
        if noun.dep_ == "obl" and any(f"{word}_{c.lower_}" in causal_verbs() for c in noun.children if c.dep_ == "case")
    ]
    return pick_chunks(behind, chunks)


def find_sources(statement: Statement, verb: Token, chunks: Chunks) -> list[Token]:
    """What brings about: the subject or agent of a verb, or what the clause that it is joined to tells.

    That is the noun right before the `and` (`caught fire and caused a blast`), or the verb (`exploded, setting off`).
    """
    agents = [child for child in verb.children if is_agent(child)]
    if any(child.dep_ == "aux:pass" for child in verb.children):
        return agents
    doers = [child for child in verb.children if child.dep_ == "nsubj" and child.pos_ == "NOUN"]
    if doers or any(child.dep_ == "nsubj" for child in verb.children):
        return doers
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.head.pos_ == "VERB":
        return [verb.head]
    joint = next((n for n, token in enumerate(statement.tokens) if token.dep_ == "cc" and token.head == verb), 0)
    before = statement.tokens[joint - 1 : joint] if joint and verb.dep_ == "conj" else ()
    return [token for token in before if token.i in chunks]


def is_turned(one: Cause, other: Cause) -> bool:
    """Whether two reports have the same two happenings the other way round."""
    return one.report != other.report and is_same(one.source, other.effect) and is_same(one.effect, other.source)


def is_same(one: str, other: str) -> bool:
    """Whether two words name happenings of one sort: one sense, or one stem (`explode`, `explosion`)."""
    stem = min(len(one), len(other)) > STEM and one[:STEM] == other[:STEM]
    return one == other or stem or relate("n", one, other) == "same"
