"""Signs: what is known of a claim and of the ways in which its reports put it, for `worth.py` to weigh.

In go the statements of a claim and the values that would be shown of them, out come numbers by name.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Indel

from rashomon.compare.differences.details import fold_token
from rashomon.compare.differences.phrases import list_words, tells
from rashomon.compare.differences.statements import Statement
from rashomon.model import Claim, Value
from rashomon.stories import weigh_word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ALIKE = 0.8  # share of equal words from which two statements are one wording
WORD = re.compile(r"\w+")
CLAIM = ("share", "reports", "chains", "twice", "wordings", "quoted", "common", "own", "nearness")
VALUES = (
    "length", "ratio", "jaccard", "figures", "times", "names", "other names", "same verb", "own verbs", "one-sided",
)  # fmt: skip
Signs = Mapping[str, float]


class Words(NamedTuple):
    """The words of content of the statements of a claim: those that all its reports have, and the others.

    `reworded` says that two reports each have words that the other has not: neither only tells a part of the other.
    """

    common: frozenset[str]
    own: frozenset[str]
    reworded: bool


def describe_claim(
    claim: Claim, statements: Sequence[Statement], words: Words, vectors: NDArray[np.float32], readings: int
) -> dict[str, float]:
    """The signs CLAIM: how many reports and chains state a claim, in how many wordings, and how near they are."""
    quoted = [any(q.outer.holds(s.span) for q in s.reading.quotations) for s in statements]
    reports = len(claim.reports)
    return {
        "share": reports / readings,
        "reports": math.log(reports),
        "chains": claim.independent / reports,
        "twice": len(statements) / reports - 1,
        "wordings": math.log(count_wordings(statements)),
        "quoted": sum(quoted) / len(quoted),
        "common": sum(weigh_word(word) for word in sorted(words.common)) / 10,
        "own": math.log(1 + len(words.own)),
        "nearness": average([float(vectors[a] @ vectors[b]) for a, b in pair_reports(statements)]),
    }


def describe_values(statements: Sequence[Statement], values: Sequence[Value]) -> dict[str, float]:
    """The signs VALUES: how alike the values of two reports are, and what each statement has that another has not."""
    words = [set(WORD.findall(value.text.lower())) for value in values]
    lengths = [len(value.text) for value in values]
    apart = [compare_words(statements[a], statements[b]) for a, b in pair_reports(statements)]
    pairs = pair_reports(values)
    return {
        "length": math.log(average(lengths) + 1),
        "ratio": average([abs(math.log((lengths[a] + 1) / (lengths[b] + 1))) for a, b in pairs]),
        "jaccard": average([len(words[a] & words[b]) / max(1, len(words[a] | words[b])) for a, b in pairs]),
        "figures": average([any(c.isdigit() for c in value.text) for value in values]),
        "times": average([bool(statement.times) for statement in statements]),
        "names": average([bool(statement.names) for statement in statements]),
        "other names": average([has_other_names(statements[a], statements[b]) for a, b in pair_reports(statements)]),
        "same verb": average([row.same_verb for row in apart]),
        "own verbs": sum(row.verbs for row in apart) / max(1, sum(row.left + row.right for row in apart)),
        "one-sided": average([abs(row.left - row.right) / max(1, row.left + row.right) for row in apart]),
    }


class Apart(NamedTuple):
    """How many words of content two statements have each for itself, how many are verbs, and if they share a verb."""

    left: int
    right: int
    verbs: int
    same_verb: bool


def compare_words(one: Statement, other: Statement) -> Apart:
    """What two statements do not share."""
    left, right = ({fold_token(t): t.pos_ for t in s.tokens if tells(t)} for s in (one, other))
    own = [left[word] for word in left if word not in right], [right[word] for word in right if word not in left]
    same = any(left[word] == right[word] == "VERB" for word in left if word in right)
    return Apart(len(own[0]), len(own[1]), sum(row.count("VERB") for row in own), same)


def average(numbers: Sequence[float]) -> float:
    """The mean of some numbers; 0 of none."""
    return sum(numbers) / max(1, len(numbers))


def pair_reports(spans: Sequence[Statement] | Sequence[Value]) -> list[tuple[int, int]]:
    """The pairs of spans of two reports, by number."""
    numbers = combinations(range(len(spans)), 2)
    return [(a, b) for a, b in numbers if spans[a].report != spans[b].report]


def has_other_names(one: Statement, other: Statement) -> bool:
    """Whether one names somebody or something, and the other by no word of it."""
    left, right = ({w for n in s.names for w in WORD.findall(n.span.text.lower())} for s in (one, other))
    return bool((left or right) and not left & right)


def count_wordings(statements: Sequence[Statement]) -> int:
    """How many reports have words of their own: those with nearly the words of another count once."""
    apart: list[list[str]] = []
    told: set[str] = set()
    for statement in statements:
        words = list_words(statement)
        if statement.report not in told and all(Indel.normalized_similarity(words, other) < ALIKE for other in apart):
            apart.append(words)
            told.add(statement.report)
    return len(apart)


def split_words(statements: Sequence[Statement]) -> Words:
    """The words that all reports have, and the others."""
    told: dict[str, set[str]] = {}
    for statement in statements:
        told.setdefault(statement.report, set()).update(list_words(statement))
    common = frozenset(set.intersection(*told.values()))
    reworded = any(one - other and other - one for one, other in combinations(told.values(), 2))
    return Words(common, frozenset(set.union(*told.values())) - common, reworded)
