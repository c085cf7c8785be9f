"""Doers: who did a deed, where two reports name two who are not one (`organisers set up the zone`, `by the police`).

In go all sentences of a story. A deed is a verb with what it is done to; two deeds are one where verb and noun are the
same and the same word stands before the noun. Two phrases name two actors where some sentence of the story has both,
neither as part of the other: one who is named twice in a sentence is a pronoun the second time. Who says something is
no doer: many can say it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from rashomon.compare.differences.details import fold_token, likeness
from rashomon.compare.differences.phrases import Chunk
from rashomon.compare.differences.polarity.predicates import is_open
from rashomon.compare.differences.roles.arguments import (
    find_doers,
    find_objects,
    is_saying,
    list_sentences,
    map_chunks,
    span_chunk,
)
from rashomon.compare.differences.rows import clip, find_home, make_difference, make_value
from rashomon.compare.differences.senses import LIGHT, is_people, relate
from rashomon.compare.differences.statements import Statement
from rashomon.compare.unions import join_linked
from rashomon.model import Claim, Difference, DifferenceKind, Story

if TYPE_CHECKING:
    from spacy.tokens import Token

BACKWARD = frozenset({"the", "this", "that", "its", "his", "her", "their"})
ONE = 0.50  # cosine of two nouns from which they may mean the same people: officers/police .6
JUDGED: tuple[DifferenceKind, str] = ("conflict", "two different actors, each said to have done it")


class Deed(NamedTuple):
    """A verb with its particle, what it is done to, and who does it."""

    statement: Statement
    verb: str
    done: Chunk
    doer: Chunk
    actors: frozenset[str]

    @property
    def report(self) -> str:
        """The report that it stands in."""
        return self.statement.report


def differ_in_doers(story: Story, claims: Sequence[Claim]) -> Iterator[Difference]:
    """For each deed that reports ascribe to two different actors, to whom each ascribes it."""
    sentences = list(list_sentences(story))
    deeds = [deed for statement in sentences for deed in find_deeds(statement)]
    links = [(a, b) for a, b in combinations(range(len(deeds)), 2) if is_one_deed(deeds[a], deeds[b])]
    if not links:
        return
    met = find_met(sentences, {actor for link in links for n in link for actor in deeds[n].actors})
    for group in join_linked(len(deeds), links):
        row = [deeds[n] for n in group]
        if any(is_other(one, other, met) for one, other in combinations(row, 2)):
            values = [make_value(span, span.text) for span in (span_chunk(deed.doer) for deed in row)]
            done = clip(span_chunk(row[0].done).text)
            yield make_difference(find_home(values, claims), "wording", JUDGED, f"Who {row[0].verb} {done}?", values)


def find_deeds(statement: Statement) -> Iterator[Deed]:
    """The deeds of a sentence that people do and that are not left open."""
    chunks = map_chunks(statement)
    for token in statement.tokens:
        if token.pos_ == "VERB" and not is_open(token) and not is_saying(token, statement):
            verb = name_verb(token)
            for done in filter(is_single, find_objects(token, chunks)):
                for doer in find_doers(token, chunks):
                    actors = frozenset(word for word in doer.words if is_people(word))
                    if actors and verb not in LIGHT:
                        yield Deed(statement, verb, done, doer, actors)


def name_verb(token: Token) -> str:
    """A verb with its particle."""
    particle = next((c.lower_ for c in token.children if c.dep_ == "compound:prt"), "")
    return f"{fold_token(token)} {particle}".strip()


def is_single(done: Chunk) -> bool:
    """Whether a noun phrase is of one thing, in the singular: to one of several each may have done it."""
    return done.statement.tokens[done.last].tag_ in ("NN", "NNP")


def is_pointed(done: Chunk) -> bool:
    """Whether a noun phrase points at a thing that is known (`the zone`)."""
    return done.statement.tokens[done.first].lower_ in BACKWARD


def is_one_deed(one: Deed, other: Deed) -> bool:
    """Whether two reports tell of one deed: one verb, done to one thing by its noun and a word before it."""
    same = one.verb == other.verb and one.done.head == other.done.head
    pointed = is_pointed(one.done) or is_pointed(other.done)
    return one.report != other.report and same and pointed and bool(set(one.done.others) & set(other.done.others))


def find_met(sentences: Sequence[Statement], actors: set[str]) -> set[tuple[str, str]]:
    """The pairs of nouns for people that a sentence has in two phrases of which neither belongs to the other."""
    found = set()
    for statement in sentences:
        chunks = dict.fromkeys(map_chunks(statement).values())
        named = [(chunk, word) for chunk in chunks for word in chunk.words if word in actors]
        for (one, left), (other, right) in combinations(named, 2):
            if one is not other and left != right and not is_joined(one, other):
                found |= {(left, right), (right, left)}
    return found


def is_joined(one: Chunk, other: Chunk) -> bool:
    """Whether one of two noun phrases depends on the other: an apposition, a copula, `of` it."""
    left, right = (chunk.statement.tokens[chunk.last] for chunk in (one, other))
    return left.head == right or right.head == left


def is_other(one: Deed, other: Deed, met: set[tuple[str, str]]) -> bool:
    """Whether two deeds are ascribed to two actors: no word of the one may mean the other, and a sentence has both."""
    pairs = [(a, b) for a in one.actors for b in other.actors]
    if one.report == other.report or any(a == b or is_one(a, b) for a, b in pairs):
        return False
    return any(pair in met for pair in pairs)


def is_one(one: str, other: str) -> bool:
    """Whether two nouns may mean the same people."""
    return relate("n", one, other) in ("same", "kind") or likeness(*sorted((one, other))) >= ONE
