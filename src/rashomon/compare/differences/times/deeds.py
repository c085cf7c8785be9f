"""Deeds: dates too far apart to be rivals by themselves that two reports give of one act, by its verb and its object.

`The levy adopted in September` and `the levy was adopted last week` cannot both be right of one levy, though months lie
between. In go times with their statements, out come the pairs that exclude one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from rashomon.compare.differences.details import fold_token
from rashomon.compare.differences.numbers.disputes import is_one_word
from rashomon.compare.differences.phrases import OBJECTS
from rashomon.compare.differences.statements import Statement
from rashomon.compare.differences.times.moments import (
    CLOCK,
    DAY_LENGTH,
    YEAR,
    find_grain,
    is_anchored,
    is_apart,
    is_rival,
    month_of,
    split_range,
)
from rashomon.model import When

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Token

UP = 6  # steps up the tree from a time to its verb
NEAR = 0.60  # cosine of their passages from which two acts of one verb and one object are one
DAYS_APART = 2  # days between two reports from which each has its own news
LONGEST_GRAIN = 3  # a date by the month, or finer
AGENTS = frozenset({"nsubj"})
NOUNS = ("NOUN", "PROPN")


class Row(NamedTuple):
    """A time, the statement that it stands in, the vector of its passage, and the nouns around it."""

    when: When
    statement: Statement
    vector: NDArray[np.float32] | None = None
    nouns: frozenset[str] = frozenset()

    @property
    def report(self) -> str:
        """The report that it stands in."""
        return self.statement.report


def link_deeds(rows: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """The pairs of dates of different reports that are given of one act and exclude one another."""
    told = [(row, verb) for row in rows for verb in [find_verb(row)] if verb is not None and is_dated(row)]
    for (one, act), (other, deed) in combinations(told, 2):
        if one.report == other.report or not is_near(one, other) or not is_one_act(act, deed):
            continue
        if not any(is_given(a, b.report, verb, told) for a, b, verb in ((one, other, act), (other, one, deed))):
            yield one, other


def is_dated(row: Row) -> bool:
    """Whether a time is a date by the month or finer, told by itself."""
    return (
        find_grain(row.when) <= LONGEST_GRAIN and not is_anchored(row.when) and not CLOCK.search(row.when.value or "")
    )


def is_near(one: Row, other: Row) -> bool:
    """Whether two dates exclude one another by a year at most, in passages near in meaning; rivals by the day are
    found without a verb (`dates.link_passages`).
    """
    if one.vector is None or other.vector is None or float(one.vector @ other.vector) < NEAR:
        return False
    months = abs(month_of(one.when) - month_of(other.when))
    return months <= YEAR and is_apart(one.when, other.when) and not is_rival(one.when, other.when)


def find_verb(row: Row) -> Token | None:
    """The verb that a time belongs to; None where none is near."""
    span = row.when.span
    inside = [token for token in row.statement.tokens if span.start <= token.idx < span.end]
    token = next((token for token in inside if token.head not in inside), None)
    for _ in range(UP):
        if token is None or token.head is token:
            return None
        token = token.head
        if token.pos_ == "VERB":
            return token
    return None


def is_one_act(one: Token, other: Token) -> bool:
    """Whether two verbs tell one act: a word or a kind of it, done to one thing, and by one where both say by whom."""
    if not is_one_word("v", fold_token(one), fold_token(other)) or not list_parts(one, OBJECTS) & list_parts(
        other, OBJECTS
    ):
        return False
    left, right = list_parts(one, AGENTS), list_parts(other, AGENTS)
    return not (left and right) or bool(left & right)


def list_parts(verb: Token, parts: Iterable[str]) -> set[str]:
    """The nouns in some parts of the clause of a verb; what a participle or a clause with `that` stands by is done."""
    found = {fold_token(child) for child in verb.children if child.dep_ in parts and child.pos_ in NOUNS}
    passive = any(child.dep_ in ("nsubj:pass", "aux:pass") for child in verb.children)
    if verb.dep_.startswith("acl") and verb.head.pos_ in NOUNS and "obj" in parts and (passive or verb.tag_ == "VBN"):
        found.add(fold_token(verb.head))
    return found


def is_given(row: Row, report: str, verb: Token, told: Iterable[tuple[Row, Token]]) -> bool:
    """Whether a report gives a date too of an act of this verb, and so of another act."""
    return any(
        other.report == report and fold_token(deed) == fold_token(verb) and not is_apart(row.when, other.when)
        for other, deed in told
    )


def is_own_news(one: Row, other: Row) -> bool:
    """Whether two dates are each of the day of its report or the day before, and the reports are days apart: each tells
    what was new that day.
    """
    days = [(row.statement.reading.report.published or "")[:DAY_LENGTH] for row in (one, other)]
    told = [split_range(row.when.value or "")[1][:DAY_LENGTH] for row in (one, other)]
    if not all(len(day) == DAY_LENGTH for day in (*days, *told)):
        return False
    published, dates = ([date.fromisoformat(day) for day in part] for part in (days, told))
    fresh = all(0 <= (out - day).days <= 1 for out, day in zip(published, dates, strict=True))
    return fresh and abs((published[0] - published[1]).days) >= DAYS_APART
