"""Which attributions and names are sure enough to be given: in they go with the network's scores, out come those.

An attribution is as sure as its parts: the mean over its roles of the network's chances that the words of a part play
that role. So parts speak for each other: a cue that is doubtful alone stands with a sure source and content, and falls
with two doubtful ones. What it wins: `training/RESULTS.md`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rashomon.language.reader.links import Part, Span, make_shares

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

LEAST_NAME = 0.4  # mean chance of a name's words to be of its type
LEAST = 0.6  # chance that an attribution must have; of .5, .55, .6, .65 the F1 of tokens and of overlap is best here


def keep_sure(parts: Sequence[Part], scores: Scores, names: Sequence[str]) -> tuple[Part, ...]:
    """Leave out the parts of attributions that are not sure enough; the others are numbered anew, in their order."""
    sums = sum_chances(scores, names)
    best: dict[int, dict[str, float]] = defaultdict(dict)
    for part in parts:
        sure = find_mean(sums[part.role], part.start, part.end)
        roles = best[part.attribution]
        roles[part.role] = max(roles.get(part.role, 0.0), sure)
    kept = [number for number in sorted(best) if sum(best[number].values()) / len(best[number]) >= LEAST]
    order = {number: n for n, number in enumerate(kept)}
    return tuple(
        Part(start=part.start, end=part.end, role=part.role, attribution=order[part.attribution])
        for part in parts
        if part.attribution in order
    )


def keep_names(names: Iterable[Span], scores: Scores, labels: Sequence[str]) -> list[Span]:
    """Leave out names, each first and past-the-last word and type, that are hardly likely to be of their type."""
    sums = sum_chances(scores, labels)
    return [(start, end, kind) for start, end, kind in names if find_mean(sums[kind], start, end) >= LEAST_NAME]


def sum_chances(scores: Scores, names: Sequence[str]) -> dict[str, list[float]]:
    """Give for each role the chances of all words before each word, and of all."""
    return {role: [0.0, *chances.cumsum().tolist()] for role, chances in find_chances(scores, names).items()}


def find_mean(sums: Sequence[float], start: int, end: int) -> float:
    """Find the mean chance of some words."""
    return (sums[end] - sums[start]) / (end - start)


def find_chances(scores: Scores, names: Sequence[str]) -> dict[str, NDArray[np.float64]]:
    """Give the chance of each word to play a role, or to be of a type, by role or type."""
    import numpy as np

    shares = make_shares(scores.astype(np.float64))
    roles = sorted({name[2:] for name in names if name != "O"})
    return {role: shares[:, [n for n, name in enumerate(names) if name[2:] == role]].sum(1) for role in roles}
