"""Contrasts: noun phrases of a claim that stand in the same place with other words.

Two reports contrast when their phrases share the head and none of the words before it, and yet mean
nearly the same (`strong winds` / `heavy winds`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from rashomon.compare.phrases import Chunk, find_chunks, make_span
from rashomon.compare.rows import make_difference, make_value
from rashomon.compare.statements import Statement
from rashomon.model import Claim, Difference, DifferenceKind, Span, Value

NEAR = 0.65  # cosine from which two phrases say the same: heavy/massive damage .87, brick/high wall .62
JUDGED: tuple[DifferenceKind, str] = ("wording", "the same thing in other words")


def differ_in_words(claim: Claim, statements: Sequence[Statement]) -> Iterator[Difference]:
    """Differences between the words that statements have for one thing."""
    chunks = [chunk for statement in statements for chunk in find_chunks(statement)]
    for head, group in sort_chunks(chunks):
        if is_split({report: {w for c in row for w in c.others} for report, row in by_report(group).items()}):
            values = [make_value(place, place.text) for place in map(find_place, group)]
            if is_one_meaning(values):
                yield make_difference(claim, "wording", JUDGED, f"What kind of {head}?", values)


def sort_chunks(chunks: Iterable[Chunk]) -> list[tuple[str, list[Chunk]]]:
    """Phrases by their heads, in order; those that have no other word before the head, or a name for it, left out."""
    groups: dict[str, list[Chunk]] = {}
    for chunk in chunks:
        if chunk.others and chunk.statement.tokens[chunk.last].pos_ == "NOUN":
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


def find_place(chunk: Chunk) -> Span:
    """The place of a phrase."""
    return make_span(chunk.statement, chunk.first, chunk.last)
