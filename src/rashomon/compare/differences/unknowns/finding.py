"""Unknowns: what reports leave open (`the cause is unclear`, `names were not released`), and which of them is told.

In go the sentences of a story, out come rows of those that leave one matter open (a cause, names, numbers, a
place), each in its own words, with what another report tells of it: then the row is an update.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from rashomon.compare.differences.details import fold_token
from rashomon.compare.differences.phrases import OBJECTS
from rashomon.compare.differences.polarity.predicates import find_clause, is_open
from rashomon.compare.differences.rows import clip, count_reports, find_home, make_difference, make_value
from rashomon.compare.differences.statements import Statement, find_vector, read_statement
from rashomon.compare.differences.unknowns.matters import read_unknowns
from rashomon.compare.differences.unknowns.parties import is_kin, is_of
from rashomon.compare.differences.unknowns.silences import differ_in_comment
from rashomon.compare.differences.unknowns.unnamed import differ_in_names
from rashomon.compare.unions import join_linked
from rashomon.language import read_word
from rashomon.model import Claim, Difference, DifferenceKind, Span, Story

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Token

NEAR = 0.30  # cosine of their passages from which two statements leave one matter open, where that is of one sort
REPEATED = 0.90  # the same within one report, which says it twice
TOLD = 0.30  # the same for what one leaves open and another tells
AFTER, BEFORE = 6, 10  # words after and before the words that leave something open among which it is named
TAIL = 10  # words after `why` or a verb among which its verb or its cause stands
OPEN: tuple[DifferenceKind, str] = (
    "compatible",
    "each says in its own way, that it is not known",
)
TOLD_LATER: tuple[DifferenceKind, str] = ("update", "what one leaves open, the other tells")
DEGREES = ("ADJ", "ADV")  # what follows a `how` that asks how long, how far, how often
ASKING = frozenset({"why", "how"})
QUESTIONS = {
    "cause": "What is known of the cause", "name": "Which names are known", "number": "Which numbers are known",
    "place": "What is known of the place",
}  # fmt: skip


class Unknown(NamedTuple):
    """A statement that leaves something open: which sort of matter, the verb asked about, what is counted (`how many
    boats`), the clause and its vector.
    """

    matter: str
    verb: str
    noun: str
    span: Span
    vector: NDArray[np.float32] | None


def differ_in_knowledge(story: Story, claims: Sequence[Claim]) -> Iterator[Difference]:
    """The differences between reports that leave a matter open, and between them and those that tell it."""
    statements = [read_statement(reading, s.span) for reading in story.readings for s in reading.sentences]
    yield from differ_in_names(statements, claims)
    yield from differ_in_comment(statements, claims)
    found = [unknown for statement in statements for unknown in find_unknowns(statement)]
    links = [(a, b) for a, b in combinations(range(len(found)), 2) if is_one_matter(found[a], found[b])]
    for group in join_linked(len(found), links):
        rows = [found[n] for n in group]
        told = [span for unknown in rows for span in find_told(unknown, statements)]
        if count_reports([row.span for row in rows] + told) > 1:
            values = [make_value(row.span, "open") for row in rows] + [make_value(span, "told") for span in told]
            question = f"{QUESTIONS[rows[0].matter]}: {clip(rows[0].span.text)}?"
            yield make_difference(
                find_home(values, claims), "certainty", TOLD_LATER if told else OPEN, question, values
            )


def find_unknowns(statement: Statement) -> Iterator[Unknown]:
    """What a sentence leaves open; each of its matters once."""
    data, seen = read_unknowns(), set()
    start = statement.span.start
    for found in data["open"].finditer(statement.span.text):
        inside = [n for n, t in enumerate(statement.tokens) if start + found.start() <= t.idx < start + found.end()]
        named = name_matter(statement.tokens, inside[0], inside[-1]) if inside else None
        if named and named[0] != "cause" and data["examining"].match(found[0]):
            continue
        if named and named[0] not in seen:
            seen.add(named[0])
            yield make_unknown(statement, *named, statement.tokens[inside[-1]])


def name_matter(tokens: Sequence[Token], first: int, last: int) -> tuple[str, int] | None:
    """The sort of matter that the words from `first` to `last` leave open, and the word that names it."""
    matters = read_unknowns()["matters"]
    ahead = range(last + 1, min(len(tokens), last + 1 + AFTER))
    for n in (*range(first, last + 1), *ahead, *range(first - 1, max(-1, first - 1 - BEFORE), -1)):
        if n in ahead and tokens[n].text in (",", ";", "—"):
            ahead = range(0)
        if tokens[n].lower_ in matters and (n <= last or n in ahead):
            many = tokens[n].lower_ == "how" and n + 1 < len(tokens) and tokens[n + 1].lower_ in matters
            if tokens[n].lower_ == "how" and not many and tokens[min(n + 1, len(tokens) - 1)].pos_ in DEGREES:
                continue
            return matters[tokens[n + 1].lower_ if many else tokens[n].lower_], n
    return None


def make_unknown(statement: Statement, matter: str, at: int, opening: Token) -> Unknown:
    """A matter left open, with the verb of the clause that asks for it."""
    after = statement.tokens[at + 1 : at + 1 + TAIL]
    asked = statement.tokens[at].lower_ in ASKING
    verb = next((fold_token(t) for t in after if t.pos_ == "VERB"), "") if asked else ""
    many = [statement.tokens[at + n] for n in (0, 1) if at + n < len(statement.tokens)]
    counted = any(token.lower_ == "many" for token in many)
    noun = (
        next((fold_token(t) for t in after if t.pos_ == "NOUN"), "") if counted else name_effect(statement.tokens[at])
    )
    span = find_clause(statement, opening)
    return Unknown(matter, verb, noun, span, find_vector(statement.reading, span))


def name_effect(cause: Token) -> str:
    """What a word for a cause is the cause of (`the cause of the fire`, `what caused the fire`)."""
    return next((fold_token(c) for c in cause.children if is_of(c) or c.dep_ == "obj"), "")


def is_one_matter(one: Unknown, other: Unknown) -> bool:
    """Whether two statements leave one matter open."""
    if (one.matter, one.verb) != (other.matter, other.verb) or one.vector is None or other.vector is None:
        return False
    if one.span.report == other.span.report:
        return bool(one.verb) or float(one.vector @ other.vector) >= REPEATED
    return float(one.vector @ other.vector) >= NEAR


def find_told(unknown: Unknown, statements: Sequence[Statement]) -> Iterator[Span]:
    """What other reports tell of a matter that one leaves open: why or how what was done, or a number made known."""
    for statement in statements:
        if statement.report == unknown.span.report or unknown.vector is None:
            continue
        for token in statement.tokens:
            if token.pos_ == "VERB" and is_answer(unknown, statement, token):
                span = find_clause(statement, token)
                vector = find_vector(statement.reading, span)
                if vector is not None and float(unknown.vector @ vector) >= TOLD:
                    yield span


def is_answer(unknown: Unknown, statement: Statement, verb: Token) -> bool:
    """Whether a verb tells what is asked: with the cause of what was done, or making a number known."""
    data = read_unknowns()
    after = [t for t in statement.tokens if verb.i < t.i <= verb.i + TAIL]
    if data["open"].search(statement.span.text):
        return False
    if unknown.matter == "cause":
        if fold_token(verb) in data["causing"]:
            effects = [c for c in verb.children if c.dep_ in OBJECTS and is_definite(c)]
            return any(is_kin(unknown.noun, fold_token(c)) for c in effects) and is_flat(verb)
        same = bool(unknown.verb) and fold_token(verb) == unknown.verb
        return same and any(t.lower_ in data["causes"] for t in after)
    told = not unknown.noun or any(fold_token(token) == unknown.noun for token in statement.tokens)
    return unknown.matter == "number" and told and fold_token(verb) in data["making"] and has_count(statement)


def is_definite(noun: Token) -> bool:
    """Whether a noun is of something told before (`the crash`)."""
    return any(c.lower_ in ("the", "this") for c in noun.children)


def is_flat(verb: Token) -> bool:
    """Whether what a verb tells is neither denied nor left open."""
    return not is_open(verb) and not read_word(verb)[1]


def has_count(statement: Statement) -> bool:
    """Whether a sentence counts something: it has an amount that is no measure (an age, a price, a length)."""
    return any(not quantity.unit for quantity in statement.quantities)
