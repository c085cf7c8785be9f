"""Which texts may share a passage: in go texts as words, out come the pairs that share short word sequences (seeds).

Each seed is one 64-bit number; sorting all of them brings equal seeds together, so the work grows with the words, not
with the pairs of texts. A seed of many texts is a stock phrase or an agency's copy: its texts are then paired only with
their neighbours in order, which keeps a cluster of copies connected without pairing all with all. A collision of two
numbers costs a comparison and brings no false result, since every pair is compared word by word afterwards.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FACTOR = 0x9E3779B97F4A7C15  # an odd number of 64 mixed bits (the golden ratio), to hash a sequence by its places
MANY = 64  # texts that may share a seed before only neighbours are paired
NEIGHBOURS = 3  # neighbours that each text of a common seed is paired with


class Seeds(NamedTuple):
    """How pairs are looked for: words of a seed, bits that it must weigh, and seeds that a pair must share.

    `many` is how many texts may share a seed before only neighbours are paired.
    """

    size: int
    weight: float
    least: int
    many: int = MANY


STORY = Seeds(3, 16.0, 1)  # a few reports of one event: every run of three telling words is looked at
ARCHIVE = Seeds(
    4, 22.0, 3, 16
)  # many reports of many events: at 30% of words replaced, 100 copied words keep 23 such seeds


def find_pairs(texts: Sequence[Sequence[str]], weights: Mapping[str, float], seeds: Seeds) -> list[tuple[int, int]]:
    """Find the pairs `(left, right)` of text numbers that share enough seeds, ordered."""
    import numpy as np

    numbers: dict[str, int] = {}
    found = [hash_seeds(text, weights, numbers, seeds) for text in texts]
    homes = np.repeat(np.arange(len(texts)), [len(part) for part in found])
    if not len(homes):
        return []
    hashes = np.concatenate(found)
    order = np.lexsort((homes, hashes))
    pairs = list(pair_homes(hashes[order], homes[order], len(texts), seeds.many))
    if not pairs:
        return []
    codes, counts = np.unique(np.concatenate(pairs), return_counts=True)
    codes = codes[counts >= seeds.least]
    return [(int(code) // len(texts), int(code) % len(texts)) for code in codes]


def hash_seeds(
    text: Sequence[str], weights: Mapping[str, float], numbers: dict[str, int], seeds: Seeds
) -> NDArray[np.uint64]:
    """The numbers of a text's seeds that weigh enough, each once."""
    import numpy as np

    hashes, weight = hash_places(text, weights, numbers, seeds.size)
    return np.unique(hashes[weight >= seeds.weight])


def hash_places(
    text: Sequence[str], weights: Mapping[str, float], numbers: dict[str, int], size: int
) -> tuple[NDArray[np.uint64], NDArray[np.float64]]:
    """The number and the weight of the sequence of so many words that begins at each word of a text."""
    import numpy as np

    last = max(0, len(text) - size + 1)
    codes = np.array([number_word(word, numbers) for word in text], dtype=np.uint64)
    bits = np.array([weights[word] for word in text], dtype=np.float64)
    weight, hashes = np.zeros(last), np.zeros(last, dtype=np.uint64)
    for n in range(size):
        weight += bits[n : n + last]
        hashes = hashes * np.uint64(FACTOR) + codes[n : n + last]
    return hashes, weight


def number_word(word: str, numbers: dict[str, int]) -> int:
    """A number for a word, the same in every run."""
    if word not in numbers:
        data = word.encode("utf-8", "surrogatepass")
        numbers[word] = zlib.crc32(data) << 32 | zlib.crc32(data[::-1] + b"\x1f")
    return numbers[word]


def pair_homes(
    hashes: NDArray[np.uint64], homes: NDArray[np.int64], count: int, many: int = MANY
) -> Iterator[NDArray[np.int64]]:
    """Pair the texts of each seed, as `left * count + right`; both arrays are ordered by seed, then by text."""
    import numpy as np

    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]])
    sizes = np.diff(np.r_[starts, len(hashes)])
    group = np.repeat(np.arange(len(starts)), sizes)
    most = min(int(sizes.max()), many)
    for step in range(1, most):
        left, right = np.arange(len(homes) - step), np.arange(step, len(homes))
        wanted = (group[left] == group[right]) & ((sizes[group[left]] <= many) | (step <= NEIGHBOURS))
        if not wanted.any():
            return
        yield homes[left[wanted]] * count + homes[right[wanted]]
