"""Contrasts: noun phrases of a claim that stand in the same place with other words.

Two reports contrast when their phrases share the head and none of the words before it, and yet mean nearly the same
(`strong winds` / `heavy winds`). The head names an act, a state or a stuff: of things and groups there may be two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from rashomon.compare.differences.details import fold_token, likeness
from rashomon.compare.differences.phrases import EMPTY, Chunk, find_chunks, make_span
from rashomon.compare.differences.rows import make_difference, make_value
from rashomon.compare.differences.senses import is_countable
from rashomon.compare.differences.statements import Statement
from rashomon.model import Claim, Difference, DifferenceKind, Span, Value

if TYPE_CHECKING:
    from spacy.tokens import Token

WORDS = (
    0.50  # cosine of two words before a noun from which they may say the same: strong/heavy .63, northern/Afghan .25
)
STEM = 5  # letters from which two words are forms of one (`region`, `regional`)
NEAR = 0.65  # cosine from which two phrases say the same: heavy/massive damage .87, brick/high wall .62
JUDGED: tuple[DifferenceKind, str] = ("wording", "the same thing in other words")


def differ_in_words(claim: Claim, statements: Sequence[Statement]) -> Iterator[Difference]:
    """Differences between the words that statements have for one thing."""
    chunks = [chunk for statement in statements for chunk in find_chunks(statement)]
    for head, group in sort_chunks(chunks):
        if is_split({report: {w for c in row for w in c.others} for report, row in by_report(group).items()}):
            values = [make_value(place, place.text) for place in map(find_place, group)]
            if is_one_meaning(values) and has_near_words(group):
                yield make_difference(claim, "wording", JUDGED, f"What kind of {head}?", values)


def sort_chunks(chunks: Iterable[Chunk]) -> list[tuple[str, list[Chunk]]]:
    """Phrases by their heads, in order; those with no other word before the head, or with a name for it, left out.

    So are things and groups, of which a claim may name two (`the first ship`, `the second`).
    """
    groups: dict[str, list[Chunk]] = {}
    for chunk in chunks:
        noun = chunk.statement.tokens[chunk.last]
        if chunk.others and noun.pos_ == "NOUN" and not noun.is_stop and not is_countable(chunk.head):
            groups.setdefault(chunk.head, []).append(chunk)
    return sorted(groups.items())


def by_report(group: Iterable[Chunk]) -> Mapping[str, list[Chunk]]:
    """Phrases by report."""
    rows: dict[str, list[Chunk]] = {}
    for chunk in group:
        rows.setdefault(chunk.statement.report, []).append(chunk)
    return rows


def is_split(words: Mapping[str, set[str]]) -> bool:
    """Whether two reports have words and none in common."""
    return any(a and b and not a & b for a, b in combinations(words.values(), 2))


def is_one_meaning(values: Sequence[Value]) -> bool:
    """Whether phrases are near enough in meaning to be other words for one thing, and no other facts about it."""
    from rashomon.language import encode

    vectors = encode([value.value for value in values])
    pairs = combinations(range(len(values)), 2)
    apart = [float(vectors[a] @ vectors[b]) for a, b in pairs if values[a].report != values[b].report]
    return min(apart, default=1.0) >= NEAR


def has_near_words(group: Sequence[Chunk]) -> bool:
    """Whether two reports have words before the noun that say nearly the same, or name two who may be meant."""
    return any(
        one.statement.report != other.statement.report
        and any(is_near(a, b) for a in find_modifiers(one) for b in find_modifiers(other))
        for one, other in combinations(group, 2)
    )


def find_modifiers(chunk: Chunk) -> list[Token]:
    """The words before the noun of a phrase that tell something, times and `other` or `more` left out."""
    times = [(when.span.start, when.span.end) for when in chunk.statement.times]
    inside = chunk.statement.tokens[chunk.first : chunk.last]
    telling = [t for t in inside if t.pos_ not in EMPTY and t.is_alpha and not t.is_stop]
    return [t for t in telling if not any(start <= t.idx < end for start, end in times)]


def is_near(one: Token, other: Token) -> bool:
    """Whether two words before a noun are other words for one thing, or two names (`US`, `Nato`)."""
    left, right = fold_token(one), fold_token(other)
    if left == right or left[:STEM] == right[:STEM]:
        return False
    if one.pos_ == other.pos_ == "PROPN":
        return True
    return one.pos_ == other.pos_ and likeness(*sorted((left, right))) >= WORDS


def find_place(chunk: Chunk) -> Span:
    """The place of a phrase."""
    return make_span(chunk.statement, chunk.first, chunk.last)
