"""Which passages of two reports may state the same claim: cheap candidates, so that few pairs are laid side by side.

How near two passages are is a logistic regression of the cosine of their sentence vectors, of the share of rare words
that they have in common, of whether they give one figure or date, and of how much the shorter one says; its weights are
in `data/sharing.json`, fitted by `training/sharing.py`. Of each passage only the nearest few in each other report are
kept, so the number of pairs grows with the passages, not their square.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from rashomon.model import Passage, Reading, Story

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

T = TypeVar("T")
Pair = tuple[int, int]
Figure = str | tuple[float | None, float | None]

# How many links of gold the candidates reach: `training/sharing.py` prints it for each story.
NEAR = -3.5  # nearness (a logit) from which a pair is a candidate
BEST = 3  # candidates kept for a passage in each other report
MOST = 24  # candidates kept for a passage in all, as many as a story of eight reports offers;
SHARED_OUT = 1536  # candidates of a passage times the square of the reports: of a larger story each keeps fewer,
FEWEST = 6  # but these at least
EXACT = 5  # decimals of nearness: what another number of threads adds up otherwise decides between no two passages
COMMON = 0.1  # weight of a word that every passage of the story has

WORD = re.compile(r"\w+(?:['’]\w+)?")


class Item(NamedTuple):
    """A passage with the number of the report that it stands in, its words with their weight, and its figures.

    A figure is a quantity's interval or a time's value.
    """

    reading: int
    passage: Passage
    words: dict[str, float]
    figures: frozenset[Figure]


class Nearness(NamedTuple):
    """What makes a pair a candidate: its cosine, its shared rare words, shared figures, and the poorer one's weight."""

    cosine: float
    words: float
    figures: float
    weight: float


def list_items(story: Story) -> list[Item]:
    """All passages of a story, ordered by report and place, with the weight of their words in this story."""
    passages = [(n, p) for n, reading in enumerate(story.readings) for p in reading.passages]
    bags = [frozenset(find_words(p)) for _, p in passages]
    seen = Counter(word for bag in bags for word in bag)
    weights = {word: math.log(len(bags) / count) + COMMON for word, count in seen.items()}
    rows = [{word: weights[word] for word in sorted(bag)} for bag in bags]
    return [Item(n, p, row, frozenset(find_figures(p))) for (n, p), row in zip(passages, rows, strict=True)]


def find_figures(passage: Passage) -> Iterator[Figure]:
    """The amounts and dates that a passage gives."""
    yield from ((quantity.low, quantity.high) for quantity in passage.quantities)
    yield from (time.value for time in passage.times if time.value)


def find_words(passage: Passage) -> Iterator[str]:
    """The words of a passage, folded, its subject's too, with plural and possessive endings cut."""
    for word in WORD.findall(passage.statement.lower()):
        word = re.sub(r"['’]s?$", "", word)
        yield word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def stack_vectors(readings: Iterable[Reading]) -> NDArray[np.float32]:
    """The vectors of all passages of a story, one row each, in the order of `list_items`."""
    import numpy as np

    return np.concatenate([reading.vectors for reading in readings])


def find_candidates(items: Sequence[Item], vectors: NDArray[np.float32]) -> dict[Pair, Nearness]:
    """Pairs `(left, right)` of item numbers, left < right, in different reports, that are near to each other."""
    import numpy as np

    weights, bias = load_weights("near", Nearness._fields)
    homes = np.array([item.reading for item in items])
    most = max(FEWEST, min(MOST, SHARED_OUT // max(1, len(set(homes.tolist()))) ** 2))
    found: dict[Pair, Nearness] = {}
    for left, signs in enumerate(describe_near(items, vectors)):
        nearness = np.round(signs @ np.array(weights) + bias, EXACT)
        near = np.flatnonzero((nearness >= NEAR) & (homes != homes[left]))
        rows = sorted(zip((-nearness[near]).tolist(), near.tolist(), homes[near].tolist(), strict=True))
        for _, right in islice(keep_best(rows), most):
            found[min(left, right), max(left, right)] = Nearness(*signs[right].tolist())
    return dict(sorted(found.items()))


def describe_near(items: Sequence[Item], vectors: NDArray[np.float32]) -> Iterator[NDArray[np.float64]]:
    """For each passage: how near every passage is to it, a row of the four numbers of `Nearness` for each."""
    import numpy as np

    totals = np.array([sum(item.words.values()) or 1.0 for item in items])
    cosines = vectors @ vectors.T
    np.maximum(cosines, 0.0, out=cosines)
    words = share([item.words for item in items])
    figures = share([dict.fromkeys(sorted(item.figures, key=str), 1.0) for item in items])
    for left, (common, equal) in enumerate(zip(words, figures, strict=True)):
        poorer = np.minimum(totals[left], totals)
        yield np.stack([cosines[left], common / poorer, equal > 0, np.log(poorer)], axis=1)


@cache
def load_weights(name: str, signs: tuple[str, ...]) -> tuple[tuple[float, ...], float]:
    """The weights of some signs and the bias: of `near`, which pair is a candidate, or of `claim`, which states one."""
    data = json.loads((files("rashomon") / "data" / "sharing.json").read_text(encoding="utf-8"))[name]
    return tuple(data["weights"][sign] for sign in signs), data["bias"]


def keep_best(rows: Iterable[tuple[float, int, int]]) -> Iterator[tuple[float, int]]:
    """Of rows of a value, a number and a home, the first BEST of each home."""
    kept: Counter[int] = Counter()
    for value, number, home in rows:
        if kept[home] < BEST:
            kept[home] += 1
            yield value, number


def share(bags: Sequence[Mapping[T, float]]) -> Iterator[NDArray[np.float64]]:
    """For each bag of weighed things: the weight of what it shares with every bag."""
    import numpy as np

    postings: dict[T, list[int]] = {}
    for number, bag in enumerate(bags):
        for thing in bag:
            postings.setdefault(thing, []).append(number)
    holding = {thing: np.array(numbers) for thing, numbers in postings.items()}
    for bag in bags:
        common = np.zeros(len(bags))
        for thing, weight in bag.items():
            common[holding[thing]] += weight
        yield common
