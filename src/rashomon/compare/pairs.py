"""Which passages of two reports may state the same claim: cheap candidates, so that the judge reads few pairs.

A pair is a candidate when its sentence vectors are near, or less near but rich in shared rare words; of each passage
only the best few in each other report are kept, so the number of pairs grows with the passages, not their square.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rashomon.model import Passage, Reading, Story

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# On the four development stories these find what 0.40, 0.20, 0.30 and 4 find, with half the pairs; 0.50, 0.30, 0.35 and
# 2 lose 0.01 of claims F1.
NEAR = 0.45  # cosine from which a pair is a candidate whatever its words
FAR = 0.25  # cosine below which no shared word makes a pair a candidate
RICH = 0.30  # share of the poorer passage's rare-word weight that the other must have, between FAR and NEAR
BEST = 3  # candidates kept for a passage in each other report

WORD = re.compile(r"\w+(?:['’]\w+)?")


class Item(NamedTuple):
    """A passage with the report that it stands in, by its number in the story, and its rare words with their weight."""

    reading: int
    passage: Passage
    words: dict[str, float]

    @property
    def place(self) -> tuple[str, int, int]:
        """Report, start and end."""
        return self.passage.span.place


def list_items(story: Story) -> list[Item]:
    """All passages of a story, ordered by report and place, with the weight of their words in this story."""
    passages = [(n, p) for n, reading in enumerate(story.readings) for p in reading.passages]
    bags = [frozenset(find_words(p)) for _, p in passages]
    seen = Counter(word for bag in bags for word in bag)
    return [
        Item(n, p, {word: math.log(len(bags) / seen[word]) + 0.1 for word in sorted(bag)})
        for (n, p), bag in zip(passages, bags, strict=True)
    ]


def find_words(passage: Passage) -> Iterator[str]:
    """The words of a passage, folded, its subject's too, with plural and possessive endings cut."""
    for word in WORD.findall(passage.statement.lower()):
        word = re.sub(r"['’]s?$", "", word)
        yield word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def stack_vectors(readings: Iterable[Reading]) -> NDArray[np.float32]:
    """The vectors of all passages of a story, one row each, in the order of `list_items`."""
    import numpy as np

    return np.concatenate([reading.vectors for reading in readings])


def find_candidates(items: Sequence[Item], vectors: NDArray[np.float32]) -> list[tuple[int, int]]:
    """Pairs `(left, right)` of item numbers, left < right, in different reports, that the judge should read."""
    import numpy as np

    homes = np.array([item.reading for item in items])
    pairs = set()
    for left, item in enumerate(items):
        cosines = vectors @ vectors[left]
        cosines[homes == item.reading] = -1.0
        for home in np.unique(homes):
            best = find_best(items, left, cosines, homes == home)
            pairs |= {(min(left, right), max(left, right)) for right in best}
    return sorted(pairs)


def find_best(items: Sequence[Item], left: int, cosines: NDArray[np.float32], there: NDArray[np.bool_]) -> list[int]:
    """The best candidates of one passage among those that are `there`."""
    import numpy as np

    near = np.flatnonzero(there & (cosines >= FAR))
    scored = []
    for right in near.tolist():
        cosine, words = float(cosines[right]), share_words(items[left], items[right])
        if cosine >= NEAR or words >= RICH:
            scored.append((-(cosine + words), right))
    return [right for _, right in sorted(scored)[:BEST]]


def share_words(one: Item, other: Item) -> float:
    """The weight of the words that two passages share, as a share of the poorer passage's weight."""
    common = sum(weight for word, weight in one.words.items() if word in other.words)
    poorer = min(sum(one.words.values()), sum(other.words.values()))
    return common / poorer if poorer else 0.0
