"""Stated: the predicates of a story with the vectors of their passages, and what may stand between two of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from rashomon.compare.differences.details import fold_token
from rashomon.compare.differences.phrases import SUBJECTS
from rashomon.compare.differences.polarity.predicates import Predicate, find_predicates
from rashomon.compare.differences.rows import LONGEST
from rashomon.compare.differences.statements import Statement, find_attribution, find_vector, read_statement
from rashomon.compare.differences.vocabulary import read_rows
from rashomon.model import DifferenceKind, Span, Story

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Token

WORDS = "polarity.tsv"  # the table of words by which reports deny each other
CROWD = 80  # clauses with one verb beyond which they are not compared
QUOTES = frozenset("\"“”«»„'‘’")
OWN = frozenset({"i", "we", "you", "my", "our", "your", "me", "us"})  # said by somebody, of himself or to another
PARTS = frozenset({"acl", "acl:relcl", "advcl", "csubj", "amod"})  # clauses that stand in another

Judged = tuple[DifferenceKind, str]  # a kind of difference, and why
AGAINST: Judged = ("conflict", "one says what the other denies, or its opposite")
OPEN: Judged = ("update", "what one leaves open, the other tells")
AHEAD: Judged = ("update", "one has it still to come, the other as begun or done")
BACK: Judged = ("update", "what one tells as ended or lost, the other tells as come back")
NEVER: Judged = (
    "conflict",
    "one says that it never came about, the other that it ended or came back",
)
LATER: Judged = ("update", "one says that it is not so yet; it may have come to be so later")


class Stated(NamedTuple):
    """A predicate and the vector of its passage."""

    predicate: Predicate
    vector: NDArray[np.float32] | None


class Against(NamedTuple):
    """Two predicates, by number, that cannot both be true as they stand, and why."""

    left: int
    right: int
    judged: Judged


def list_predicates(story: Story) -> list[Stated]:
    """The predicates of all reports, in order."""
    return [
        Stated(predicate, find_vector(reading, predicate.span))
        for reading in story.readings
        for sentence in reading.sentences
        for predicate in find_predicates(read_statement(reading, sentence.span))
    ]


@cache
def list_words(kind: str) -> frozenset[str]:
    """The words of a class by which reports deny each other (data/polarity.tsv)."""
    return frozenset(word for name, *_, words in read_rows(WORDS) if name == kind for word in words.split())


@cache
def list_undoing() -> dict[str, frozenset[str]]:
    """Verbs by which something ends, each with those by which it comes back."""
    return {row[1]: frozenset(row[2].split()) for row in read_rows(WORDS) if row[0] == "undone"}


def find_flattest(told: Sequence[tuple[Statement, Token]]) -> Span:
    """Of some passages, each with its predicate, that which asks best: a short clause in the report's own voice."""
    return min(told, key=lambda row: rank_voice(*row))[0].span


def rank_voice(statement: Statement, token: Token) -> tuple[bool, bool, bool, bool, int, tuple[str, int, int]]:
    """What makes a passage a bad question, the worst first: another's words, another's word, half a clause, length."""
    words = {t.lower_ for t in statement.tokens}
    half = token.dep_ in PARTS or not any(c.dep_ in SUBJECTS for c in token.children)
    charge = any(fold_token(t) in list_words("accusing") for t in statement.tokens)
    return (
        bool(words & (OWN | QUOTES)) or charge,
        find_attribution(statement) is not None,
        half or statement.span.text.count("(") != statement.span.text.count(")"),
        len(statement.span.text) > LONGEST,
        len(statement.span.text),
        statement.span.place,
    )
