"""The PLOVER event type of a tie, by a small classifier over its sentence with the two parties marked.

Softmax regression over two views of the sentence (as a whole, and the words from the one party to the other and
around them) as sentence vectors, and over hashed words and pairs of words of the second. Weights are made by
`training/ties.py`; `benchmarks/ties.py` measures them. The words of a text are never joined with those of another
text.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from rashomon.world.words import DATA

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WEIGHTS = DATA / "ties" / "codes.npz"
SUBJECT, OBJECT = "Alpha", "Beta"
BUCKETS = 4096
BEFORE, AFTER, LEAST_BETWEEN = 4, 8, 3  # words of the narrow view around the two parties
STEM, PAIR = 7, 6  # letters of a word, and of each word of a pair


def mark_parties(text: str, subject: tuple[int, int], object_: tuple[int, int]) -> str:
    """Put the two parties of a tie as `Alpha` and `Beta` into their sentence.

    >>> mark_parties("Chile met Peru.", (0, 5), (10, 14))
    'Alpha met Beta.'
    """
    for (start, end), word in sorted([(subject, SUBJECT), (object_, OBJECT)], reverse=True):
        text = text[:start] + word + text[end:]
    return text


def make_views(marked: str) -> tuple[str, str, str]:
    """The sentence, the words from party to party, and these with some around them."""
    a, b = marked.find(SUBJECT), marked.find(OBJECT)
    low, high = min(a, b), max(a, b) + len(OBJECT if b > a else SUBJECT)
    between = marked[low:high]
    around = " ".join([*marked[:low].split()[-BEFORE:], between, *marked[high:].split()[:AFTER]])
    return marked, between if len(between.split()) >= LEAST_BETWEEN else around, around


def make_features(marked: Sequence[str]) -> NDArray[np.float32]:
    """The features of marked sentences: three vectors and the hashed words of each."""
    import numpy as np

    from rashomon.language import encode

    views = [make_views(text) for text in marked]
    vectors = [encode([view[n] for view in views]) for n in range(3)]
    words = np.zeros((len(views), BUCKETS), dtype=np.float32)
    for row, view in enumerate(views):
        for word in list_words(view[2]):
            words[row, zlib.crc32(word.encode()) % BUCKETS] = 1.0
    words /= np.maximum(np.linalg.norm(words, axis=1, keepdims=True), 1e-6)
    ones = np.ones((len(views), 1), dtype=np.float32)
    return np.hstack([*vectors, words, ones]).astype(np.float32)


def list_words(around: str) -> list[str]:
    """Words, words with the order of the parties, and pairs of words, cut to their beginnings."""
    words = [word.lower().strip(".,;:'\"") for word in re.findall(r"\S+", around)]
    order = around.find(SUBJECT) < around.find(OBJECT)
    singles = [word[:STEM] for word in words]
    pairs = [f"{a[:PAIR]}_{b[:PAIR]}" for a, b in pairwise(words)]
    return [*singles, *(f"{order}:{word}" for word in singles), *pairs]


@lru_cache(maxsize=1)
def load_weights() -> tuple[NDArray[np.float32], tuple[str, ...]]:
    """The weights and the types that they decide between."""
    import numpy as np

    with np.load(WEIGHTS, allow_pickle=False) as file:
        return file["weights"].astype(np.float32), tuple(str(code) for code in file["codes"])


def find_codes(marked: Sequence[str]) -> list[tuple[str, float]]:
    """The likeliest event type of each marked sentence and its probability."""
    import numpy as np

    if not marked:
        return []
    weights, codes = load_weights()
    scores = make_features(marked) @ weights
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    scores /= scores.sum(axis=1, keepdims=True)
    best = scores.argmax(axis=1)
    return [(codes[int(n)], float(scores[row, n])) for row, n in enumerate(best)]
