"""Which passages of two reports may state the same claim: cheap candidates, so that the judge reads few pairs.

How near two passages are is the mean of the cosine of their sentence vectors and of the share of rare words that they
have in common. Of each passage only the nearest few in each other report are kept, and few in all, so the number of
pairs grows with the passages, not their square; in a larger story they must be nearer.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from rashomon.model import Passage, Reading, Story

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Pair = tuple[int, int]

# Claims F1 of the development stories with the pairs weighed and grouped (`benchmarks/sweep.py`): 0.25 and 2 .545; 0.20
# and 2 .542; 0.25 and 3 .535. 0.35 and 2 reach .60 of gold's links, 0.25 and 2 .68.
NEAR = 0.25  # nearness from which a pair is a candidate
BEST = 2  # candidates kept for a passage in each other report
MOST = 16  # candidates kept for a passage in all, as many as a story of eight reports offers
# A larger story offers more, and judges of a passage beyond the FIRST only the nearer. Of the pairs of 20 reports that
# score 0.14, 0.2 and 0.4 among the 13,029 candidates, these are found (`benchmarks/candidates.py`): with 2 and 0.45
# 4,222 pairs, .78 .83 .94; 1 and 0.45 3,787 pairs, .76 .82 .93; 3 and 0.45 4,703 pairs, .80 .85 .95; 2 and 0.48 3,285
# pairs (those from 0.30 on), .68 .76 .89; the 6 nearest of each, however near, 5,254 pairs, .68 .74 .85.
FIRST = 2
NEARER = 0.45  # nearness from which the others of a story of MANY reports are candidates; between FEW and MANY it rises
FEW, MANY = 8, 20  # reports
COMMON = 0.1  # weight of a word that every passage of the story has

WORD = re.compile(r"\w+(?:['’]\w+)?")


class Item(NamedTuple):
    """A passage with the report that it stands in, by its number in the story, and its words with their weight."""

    reading: int
    passage: Passage
    words: dict[str, float]


def list_items(story: Story) -> list[Item]:
    """All passages of a story, ordered by report and place, with the weight of their words in this story."""
    passages = [(n, p) for n, reading in enumerate(story.readings) for p in reading.passages]
    bags = [frozenset(find_words(p)) for _, p in passages]
    seen = Counter(word for bag in bags for word in bag)
    weights = {word: math.log(len(bags) / count) + COMMON for word, count in seen.items()}
    rows = [{word: weights[word] for word in sorted(bag)} for bag in bags]
    return [Item(n, p, row) for (n, p), row in zip(passages, rows, strict=True)]


def find_words(passage: Passage) -> Iterator[str]:
    """The words of a passage, folded, its subject's too, with plural and possessive endings cut."""
    for word in WORD.findall(passage.statement.lower()):
        word = re.sub(r"['’]s?$", "", word)
        yield word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def stack_vectors(readings: Iterable[Reading]) -> NDArray[np.float32]:
    """The vectors of all passages of a story, one row each, in the order of `list_items`."""
    import numpy as np

    return np.concatenate([reading.vectors for reading in readings])


def find_candidates(items: Sequence[Item], vectors: NDArray[np.float32]) -> dict[Pair, float]:
    """Pairs `(left, right)` of item numbers, left < right, in different reports, with their nearness (0 to 1)."""
    import numpy as np

    homes = np.array([item.reading for item in items])
    cosines = vectors @ vectors.T
    np.maximum(cosines, 0.0, out=cosines)
    least = find_least(len(set(homes.tolist())))
    found: dict[Pair, float] = {}
    for left, words in enumerate(share_words(items)):
        nearness = (cosines[left] + words) / 2
        near = np.flatnonzero((nearness >= NEAR) & (homes != homes[left]))
        rows = sorted(zip((-nearness[near]).tolist(), near.tolist(), homes[near].tolist(), strict=True))
        for place, (value, right) in enumerate(islice(keep_best(rows), MOST)):
            if place < FIRST or -value >= least:
                found[min(left, right), max(left, right)] = -value
    return dict(sorted(found.items()))


def find_least(reports: int) -> float:
    """The nearness from which more than the first of a passage are candidates in a story of so many reports.

    >>> [round(find_least(n), 2) for n in (2, 8, 14, 20, 80)]
    [0.25, 0.25, 0.35, 0.45, 0.45]
    """
    return NEAR + (NEARER - NEAR) * min(1.0, max(0.0, (reports - FEW) / (MANY - FEW)))


def keep_best(rows: Iterable[tuple[float, int, int]]) -> Iterator[tuple[float, int]]:
    """Of rows of a value, a number and a home, the first BEST of each home."""
    kept: Counter[int] = Counter()
    for value, number, home in rows:
        if kept[home] < BEST:
            kept[home] += 1
            yield value, number


def share_words(items: Sequence[Item]) -> Iterator[NDArray[np.float64]]:
    """For each passage: the weight of the words that it shares with every passage, over the poorer one's weight."""
    import numpy as np

    postings: dict[str, list[int]] = {}
    for number, item in enumerate(items):
        for word in item.words:
            postings.setdefault(word, []).append(number)
    total = np.array([sum(item.words.values()) or 1.0 for item in items])
    for left, item in enumerate(items):
        common = np.zeros(len(items))
        for word, weight in item.words.items():
            common[postings[word]] += weight
        yield common / np.minimum(total[left], total)
