"""Renderings: how reports put one claim, where nothing narrower tells their statements apart.

Of each statement the stretch is shown that the others do not share: words that all reports have are cut from its ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from rashomon.compare.details import fold_token
from rashomon.compare.judge import judge_pairs
from rashomon.compare.phrases import EMPTY, make_span
from rashomon.compare.rows import clip, make_difference, make_value
from rashomon.compare.statements import Statement
from rashomon.model import Claim, Difference, DifferenceKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

SURE = 0.55  # mean probability that statements share a claim from which it is worth showing how each puts it
PUT = "How is it put"
NEAR = 0.75  # mean cosine of the statements from which they say the same in other words
SAME: tuple[DifferenceKind, str] = ("wording", "the same in other words")
PARTS: tuple[DifferenceKind, str] = ("compatible", "each tells another part or side of it, and all can be true")
ALIKE = 0.8  # share of equal words from which two statements are one wording
LEAST = 4  # words of a value, where the statement has them
ANCHORS = 6  # reports that each is judged with, so that the pairs grow with the reports and not with their square
FEWEST = 3  # reports, and wordings, each of another report, below which it is not worth telling;
FEWEST_OF_ALL = 2  # wordings of what all reports of a story state: it is the heart of the story


def differ_in_rendering(claim: Claim, statements: Sequence[Statement], every: bool = False) -> Iterator[Difference]:
    """The difference between the ways in which reports put a claim; `every`: all reports of the story state it."""
    if len({s.report for s in statements}) < FEWEST or is_quoted(statements):
        return
    statements = pick_sure(statements)
    words = [list_words(statement) for statement in statements]
    if not is_reworded(statements, words, FEWEST_OF_ALL if every else FEWEST):
        return
    shared = find_shared(statements, words)
    values = [make_value(place, place.text) for place in (cut_shared(s, shared) for s in statements)]
    yield make_difference(claim, "wording", judge_statements(statements), f"{PUT}: {clip(claim.text)}?", values)


def is_quoted(statements: Sequence[Statement]) -> bool:
    """Whether half of some statements stand in quotation marks: their words are compared as quotations (wording.py)."""
    quoted = [any(q.outer.holds(s.span) for q in s.reading.quotations) for s in statements]
    return 2 * sum(quoted) >= len(quoted)


def pick_sure(statements: Sequence[Statement]) -> list[Statement]:
    """The statements of the reports that the judge holds to state one claim with the others, by one of each report."""
    first = {s.report: " ".join(s.span.text.split()) for s in reversed(statements)}
    others = sorted(first)[:ANCHORS]
    pairs = sorted({(min(a, b), max(a, b)) for a in first for b in others if a != b})
    judged = judge_pairs([(first[one], first[other]) for one, other in pairs])
    shares: dict[str, list[float]] = {report: [] for report in first}
    for (one, other), row in zip(pairs, judged, strict=True):
        shares[one].append(row.shares)
        shares[other].append(row.shares)
    sure = {report for report, row in shares.items() if sum(row) >= SURE * len(row)}
    return [s for s in statements if s.report in sure]


def judge_statements(statements: Sequence[Statement]) -> tuple[DifferenceKind, str]:
    """The kind of a difference between whole statements, by how near they are in meaning."""
    from rashomon.language import encode

    vectors = encode([" ".join(statement.span.text.split()) for statement in statements])
    pairs = combinations(range(len(statements)), 2)
    near = [float(vectors[a] @ vectors[b]) for a, b in pairs if statements[a].report != statements[b].report]
    return SAME if sum(near) >= NEAR * len(near) else PARTS


def list_words(statement: Statement) -> list[str]:
    """The words of content of a statement, as lemmas."""
    return [fold_token(token) for token in statement.tokens if tells(token)]


def tells(token: Token) -> bool:
    """Whether a word tells something."""
    return token.pos_ not in EMPTY and not token.is_punct and not token.is_stop


def is_reworded(statements: Sequence[Statement], words: Sequence[list[str]], fewest: int) -> bool:
    """Whether there are enough wordings: reports with the words of another, as of one agency, count once."""
    apart: list[list[str]] = []
    told: set[str] = set()
    for statement, row in zip(statements, words, strict=True):
        if statement.report not in told and all(Indel.normalized_similarity(row, other) < ALIKE for other in apart):
            apart.append(row)
            told.add(statement.report)
    return len(apart) >= fewest


def find_shared(statements: Sequence[Statement], words: Sequence[list[str]]) -> frozenset[str]:
    """The words that all reports have."""
    by_report: dict[str, set[str]] = {}
    for statement, row in zip(statements, words, strict=True):
        by_report.setdefault(statement.report, set()).update(row)
    return frozenset(set.intersection(*by_report.values()))


def cut_shared(statement: Statement, shared: frozenset[str]) -> Span:
    """A statement without the words at its ends that all reports have; never less than a few words."""
    own = [n for n, token in enumerate(statement.tokens) if tells(token) and fold_token(token) not in shared]
    if not own:
        return statement.span
    first, last = own[0], own[-1]
    while last - first + 1 < LEAST and (first > 0 or last + 1 < len(statement.tokens)):
        last = min(last + 1, len(statement.tokens) - 1)
        first = max(0, first - 1) if last - first + 1 < LEAST else first
    return make_span(statement, first, last)
