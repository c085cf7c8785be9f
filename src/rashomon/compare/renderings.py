"""Renderings: how reports put one claim, where nothing narrower tells their statements apart.

Of each statement the stretch is shown that the others do not share: words that all reports have are cut from its ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from rashomon.compare.details import fold_token
from rashomon.compare.judge import judge_pairs
from rashomon.compare.phrases import EMPTY, make_span
from rashomon.compare.rows import clip, make_difference, make_value
from rashomon.compare.statements import Statement
from rashomon.model import Claim, Difference, DifferenceKind, Span, Value

if TYPE_CHECKING:
    from spacy.tokens import Token

SURE = 0.55  # mean probability that statements share a claim from which it is worth showing how each puts it
PUT = "How is it put"
# Mean letters of the values from which they say the same in other words: what differs in a few words is mostly a part
# that one report tells and another does not. Counted once, by a script that was not kept, over 39 rows of fourteen
# stories: length told the two apart with an AUC of .69, the mean cosine of the statements, used before, with .48.
LONG = 100
SAME: tuple[DifferenceKind, str] = ("wording", "the same at length in other words")
PARTS: tuple[DifferenceKind, str] = ("compatible", "each tells another part or side of it, and all can be true")
ALIKE = 0.8  # share of equal words from which two statements are one wording
LEAST = 4  # words of a value, where the statement has them
ANCHORS = 6  # reports that each is judged with, so that the pairs grow with the reports and not with their square
OWN = 2  # words of content that not all reports have, below which a statement puts nothing in its own way
FEWEST = 3  # reports, and wordings, each of another report, that are worth telling in any story;
FEWEST_OF_ALL = 2  # wordings of what all reports of a story state: it is the heart of the story


def differ_in_rendering(claim: Claim, statements: Sequence[Statement], readings: int) -> Iterator[Difference]:
    """The difference between the ways in which reports put a claim, in a story of so many reports (`readings`)."""
    if len({s.report for s in statements}) < find_fewest(readings) or is_quoted(statements):
        return
    statements = pick_own(pick_sure(statements))
    fewest = FEWEST_OF_ALL if len(claim.reports) == readings else find_fewest(readings)
    if not is_reworded(statements, fewest):
        return
    shared = find_shared(statements)
    values = [make_value(place, place.text) for place in (cut_shared(s, shared) for s in statements)]
    yield make_difference(claim, "wording", judge_values(values), f"{PUT}: {clip(claim.text)}?", values)


def find_fewest(readings: int) -> int:
    """How many reports, and wordings, are worth telling: FEWEST; where a story has no more reports, all but one."""
    return FEWEST - 1 if readings == FEWEST else FEWEST


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


def judge_values(values: Sequence[Value]) -> tuple[DifferenceKind, str]:
    """The kind of a difference between the ways in which whole statements put a claim, by their length."""
    return SAME if sum(len(value.text) for value in values) >= LONG * len(values) else PARTS


def list_words(statement: Statement) -> list[str]:
    """The words of content of a statement, as lemmas."""
    return [fold_token(token) for token in statement.tokens if tells(token)]


def tells(token: Token) -> bool:
    """Whether a word tells something."""
    return token.pos_ not in EMPTY and not token.is_punct and not token.is_stop


def pick_own(statements: Sequence[Statement]) -> list[Statement]:
    """The statements that have words of their own."""
    shared = find_shared(statements)
    return [s for s in statements if len(set(list_words(s)) - shared) >= OWN]


def is_reworded(statements: Sequence[Statement], fewest: int) -> bool:
    """Whether there are enough wordings: reports with the words of another, as of one agency, count once."""
    apart: list[list[str]] = []
    told: set[str] = set()
    for statement in statements:
        row = list_words(statement)
        if statement.report not in told and all(Indel.normalized_similarity(row, other) < ALIKE for other in apart):
            apart.append(row)
            told.add(statement.report)
    return len(apart) >= fewest


def find_shared(statements: Sequence[Statement]) -> frozenset[str]:
    """The words that all reports have."""
    by_report: dict[str, set[str]] = {}
    for statement in statements:
        by_report.setdefault(statement.report, set()).update(list_words(statement))
    return frozenset(set.intersection(*by_report.values())) if by_report else frozenset()


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
