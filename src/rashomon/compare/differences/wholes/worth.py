"""Worth: of how many claims, and of which, it is worth laying side by side how reports put them.

Most claims that two reports state are put in other words; some of them are worth a reader's time. Two logistic
regressions weigh what is known of a claim (`signs.py`): the first looks at the claim alone; the second takes its word,
and how near the claim is to those that the first holds to be worth more and to those of which a narrower difference is
told. Shown are as many as make the expected F1 of all differences of the story highest (Lewis 1995). A third regression
says whether reports say the same in other words or each another part. The weights are in `data/worth.json`, fitted by
`training/worth.py`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from rashomon.compare.differences.statements import Statement
from rashomon.compare.differences.wholes.signs import CLAIM, VALUES, Signs
from rashomon.model import Claim, DifferenceKind, Span, Value

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FIRST = (*CLAIM, "length", "figures", "names", "told", "left")
SECOND = ("worth", "above", "near", "told", "found")  # the first's word as a logit, two cosines, ..., rows a claim
KIND = ("share", "chains", "wordings", "quoted", "nearness", *VALUES)
SHOWN = 0.2  # the first's word from which a claim counts as shown above those that follow
# Share of the narrower differences that gold has too: 103 of 154 on the stories of training/worth.py; and of gold's
# differences those that our rows could meet: of .5 to 1 what served held-out stories best. By scripts not kept.
SURE, REACH = 0.7, 0.6
SAME: tuple[DifferenceKind, str] = ("wording", "the same in other words")
PARTS: tuple[DifferenceKind, str] = ("compatible", "each tells another part or side of it, and all can be true")


class Rendering(NamedTuple):
    """A claim, the words in which each of its statements stands apart, and what is known of it.

    `shown` are the whole phrases of these words.
    """

    claim: Claim
    statements: Sequence[Statement]
    values: tuple[Value, ...]
    signs: Signs
    vector: NDArray[np.float32]
    shown: tuple[Value, ...] = ()


def choose_renderings(rows: Sequence[Rendering], narrower: int) -> list[Rendering]:
    """The renderings worth showing beside so many narrower differences, likeliest first."""
    ranked = [(weigh("second", SECOND, signs), row) for row, signs in rank_renderings(rows, narrower)]
    ranked.sort(key=lambda pair: (-pair[0], pair[1].claim.evidence[0].place))
    kept = count_worth([chance for chance, _ in ranked], narrower)
    return [row for _, row in ranked[:kept]]


def count_worth(chances: Sequence[float], narrower: int) -> int:
    """How many of the likeliest make the expected F1 highest, among differences that are sure to SURE."""
    right, gold = SURE * narrower, (SURE * narrower + sum(chances)) / REACH
    best, kept = 0.0, 0
    for number in range(len(chances) + 1):
        expected = 2 * (right + sum(chances[:number])) / max(1e-9, narrower + number + gold)
        if expected > best:
            best, kept = expected, number
    return kept


def rank_renderings(rows: Sequence[Rendering], narrower: int) -> Iterator[tuple[Rendering, Signs]]:
    """Those that repeat none above them, by the first's word, each with the signs of the second."""
    weighed = [(weigh("first", FIRST, row.signs), row) for row in rows]
    told = [row for row in rows if row.signs["told"]]
    shown: list[Rendering] = []
    for worth, row in sorted(weighed, key=lambda pair: (-pair[0], pair[1].claim.evidence[0].place)):
        if any(is_met(row.values, other.values) for other in shown):
            continue
        yield (
            row,
            {
                "worth": math.log(worth / (1 - worth)),
                "above": max((float(row.vector @ other.vector) for other in shown), default=0.0),
                "near": max((float(row.vector @ other.vector) for other in told if other is not row), default=0.0),
                "told": row.signs["told"],
                "found": narrower / len(rows),
            },
        )
        if worth >= SHOWN:
            shown.append(row)


def is_met(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether two rows of spans coincide in two reports."""
    return len({mine.report for mine in one for theirs in other if mine.overlaps(theirs)}) > 1


def judge_rendering(row: Rendering) -> tuple[DifferenceKind, str]:
    """The kind of a difference between the ways in which a claim is put."""
    return SAME if weigh("kind", KIND, row.signs) >= 1 / 2 else PARTS


def weigh(name: str, signs: Sequence[str], found: Signs) -> float:
    """The probability that a logistic regression gives to what is found."""
    weights = load_weights()[name]
    total = weights["bias"] + sum(weights[sign] * found[sign] for sign in signs)
    return 1 / (1 + math.exp(-total))


@cache
def load_weights() -> Mapping[str, Mapping[str, float]]:
    """The weights of each regression, by sign, and its bias."""
    data: dict[str, dict[str, float]] = json.loads((files("rashomon") / "data" / "worth.json").read_text("utf-8"))
    return data
