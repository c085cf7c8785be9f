"""How far two passages say the same, word by word: each word piece is laid beside the nearest of the other passage.

In: passages. Out: for a pair, how well each is covered by the other, the less covered one first. A piece's vector is
read in its sentence, so that `it` and `the blast` mean what they mean there, and weighs by how rare the piece is among
the story's passages (Zhang et al. 2020, BERTScore: recall with idf weights). Two passages of two halves of one sentence
share its words' context but not their words.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from rashomon.compare.claims.pairs import COMMON, Item, Pair
from rashomon.language import encode_words
from rashomon.model import Span, Story

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rashomon.language import Pieces


class Words(NamedTuple):
    """The word pieces of a passage: ids, unit vectors (pieces by 384) and weights, one for each piece."""

    ids: tuple[int, ...]
    vectors: NDArray[np.float32]
    weights: NDArray[np.float32]


def align(a: Words, b: Words) -> tuple[float, float]:
    """How well the two passages are covered by each other, 0 to 1: the less covered first."""
    return cover(a.vectors @ b.vectors.T, a, b)


def align_pairs(words: Sequence[Words], pairs: Iterable[Pair]) -> Iterator[tuple[float, float]]:
    """Align each of some pairs of passages, those of one left passage behind each other and in one product."""
    import numpy as np

    for left, group in groupby(pairs, key=lambda pair: pair[0]):
        others = [words[right] for _, right in group]
        products = words[left].vectors @ np.concatenate([other.vectors for other in others]).T
        start = 0
        for other in others:
            end = start + len(other.ids)
            yield cover(products[:, start:end], words[left], other)
            start = end


def cover(products: NDArray[np.float32], a: Words, b: Words) -> tuple[float, float]:
    """How well two passages are covered by each other, of the cosines of their pieces: the less covered first."""
    one = float(products.max(axis=1) @ a.weights / a.weights.sum())
    other = float(products.max(axis=0) @ b.weights / b.weights.sum())
    return min(one, other), max(one, other)


def read_words(story: Story, items: Sequence[Item]) -> list[Words]:
    """The word pieces of each passage of a story, read in their sentences."""
    import numpy as np

    pieces = read_sentences(story, items)
    picked = [pick_pieces(pieces[item.reading, item.passage.sentence], story, item) for item in items]
    seen = Counter(piece for ids, _ in picked for piece in set(ids))
    rare = {piece: math.log(len(items) / count) + COMMON for piece, count in seen.items()}
    return [Words(ids, rows, np.array([rare[piece] for piece in ids], dtype=np.float32)) for ids, rows in picked]


def read_sentences(story: Story, items: Sequence[Item]) -> dict[tuple[int, int], Pieces]:
    """The word pieces of every sentence that holds a passage, by the number of the reading and of the sentence."""
    keys = sorted({(item.reading, item.passage.sentence) for item in items})
    texts = [story.readings[reading].sentences[sentence].span.text for reading, sentence in keys]
    return dict(zip(keys, encode_words(texts), strict=True))


def pick_pieces(pieces: Pieces, story: Story, item: Item) -> tuple[tuple[int, ...], NDArray[np.float32]]:
    """Those pieces of a sentence that stand in a passage or in its subject; those of the passage alone if none does."""
    sentence = story.readings[item.reading].sentences[item.passage.sentence].span
    spans = [span for span in (item.passage.span, item.passage.subject) if span]
    rows = [n for n, place in enumerate(pieces.places) if place[0] < place[1] and stands_in(place, sentence, spans)]
    if not rows:
        pieces = encode_words([item.passage.statement])[0]
        rows = list(range(1, len(pieces.ids) - 1)) or [0]
    return tuple(pieces.ids[n] for n in rows), pieces.vectors[rows]


def stands_in(place: tuple[int, int], sentence: Span, spans: Sequence[Span]) -> bool:
    """Whether a piece, placed within its sentence, stands in one of some spans of the report."""
    start, end = place[0] + sentence.start, place[1] + sentence.start
    return any(start < span.end and span.start < end for span in spans)
