"""The steps of lineage one by one, for an archive that is too large to hold: `rashomon.scale` puts them together.

A report becomes its words, packed; its words become seeds; equal seeds name pairs; a pair becomes a `Pair` if its runs
weigh enough; pairs become links. The method is that of a story (`lineage`, `shared_text`), with more cautions: words
that an outlet prints again and again over weeks are its stock phrases; what half of those who print it put in quotation
marks is a quotation with the others too (a post, a statement); and the more reports there are, the more a run must
weigh, since chance finds more.
"""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rashomon.compare.lineage.finding import Bar, Pair, judge_runs
from rashomon.compare.lineage.seeds import ARCHIVE, hash_places, pair_homes
from rashomon.compare.lineage.shared_text import find_runs
from rashomon.compare.lineage.words import COMMON, EVERYWHERE, NAMED, Words, fold_word, weigh_choice
from rashomon.model import Report

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]
    Numbers = NDArray[np.int64]

FACTORS = (1.0, NAMED, 0.0)  # what `words` gives a word: its whole weight, that of a name, that of a stock phrase
MASKED = "·"  # a word of a web address
KNOWN = 200_000  # words whose numbers are remembered
STRONG = 48.0  # bits of narration, with the WORDS below; less than in a story, where six words do
USUAL = 2_000  # reports of an archive in which STRONG bits are right; each doubling asks for one bit more (as in BLAST,
# where the chance matches of a text grow with what it is compared to)
WORDS = (
    10  # shared words outside quotations of a run that is evidence: with 6, as in a story, 6 of 255 pairs found among
)
# 1,000 planted reports are chance (benchmarks/lineage.py --sizes 1000), each of six to eight words
STOCK_REPORTS, STOCK_EACH, STOCK_DAYS = 10, 4.0, 7  # a stock seed: in so many reports, so many to an outlet, over days


class Found(NamedTuple):
    """The pairs that equal seeds name, as `left * count + right`; the seeds that are stock, and those quoted."""

    pairs: Numbers
    stock: Hashes
    said: Hashes


def pack_words(words: Words) -> bytes:
    """Pack the places and marks of a report's words; the words themselves are in its text."""
    import numpy as np

    factor = np.array([FACTORS.index(value) for value in words.factors], dtype=np.uint8)
    masked = np.array([word == MASKED for word in words.words], dtype=np.uint8)
    marks = np.array(words.quoted, dtype=np.uint8) | factor << 1 | masked << 3
    places = np.array([words.starts, words.ends], dtype=np.int32)
    return zlib.compress(places.tobytes() + marks.astype(np.uint8).tobytes(), 1)


def unpack_words(report: Report, data: bytes, stock: Hashes, said: Hashes) -> Words:
    """Give the words of a report as they were packed, with the stock seeds of its archive and its quotations marked."""
    import numpy as np

    raw = zlib.decompress(data)
    count = len(raw) // 9
    places = np.frombuffer(raw, dtype=np.int32, count=2 * count).reshape(2, count)
    marks = np.frombuffer(raw, dtype=np.uint8, offset=8 * count)
    starts, ends = places[0].tolist(), places[1].tolist()
    rows = zip(starts, ends, marks.tolist(), strict=True)
    text = tuple(MASKED if mark & 8 else fold_word(report.text[start:end]) for start, end, mark in rows)
    factors = [FACTORS[mark >> 1 & 3] for mark in marks.tolist()]
    words = Words(report, text, tuple(starts), tuple(ends), tuple((marks & 1 > 0).tolist()), tuple(factors))
    return mark_seeds(words, stock, said) if len(stock) or len(said) else words


def mark_seeds(words: Words, stock: Hashes, said: Hashes) -> Words:
    """Mark the words of seeds that are quotations; put words that no other report has in place of stock seeds."""
    hashes, _ = hash_places(words.words, WEIGHTS, NUMBERS, ARCHIVE.size)
    struck, spoken = find_seeds(hashes, stock), find_seeds(hashes, said)
    text = (f"{MASKED}{words.report.id}:{n}" if n in struck else word for n, word in enumerate(words.words))
    quoted = (known or n in spoken for n, known in enumerate(words.quoted))
    return words._replace(words=tuple(text), quoted=tuple(quoted))


def find_seeds(hashes: Hashes, known: Hashes) -> set[int]:
    """The numbers of the words that belong to seeds among the known, which are ordered."""
    import numpy as np

    if not len(known):
        return set()
    at = np.minimum(np.searchsorted(known, hashes), len(known) - 1)
    return {n for first in np.flatnonzero(known[at] == hashes).tolist() for n in range(first, first + ARCHIVE.size)}


class Weights(dict[str, float]):
    """The weight of each word, found when it is first asked for."""

    def __missing__(self, word: str) -> float:
        """Weigh a word that was not asked for before."""
        self[word] = weight = weigh_choice(word)
        return weight


WEIGHTS = Weights()
NUMBERS: dict[str, int] = {}


def seed_words(words: Words) -> tuple[Hashes, Hashes]:
    """The seeds of a report, each once: those of narration, and those that stand wholly in a quotation."""
    import numpy as np

    if len(NUMBERS) > KNOWN:
        NUMBERS.clear()
        WEIGHTS.clear()
    hashes, weight = hash_places(words.words, WEIGHTS, NUMBERS, ARCHIVE.size)
    quoted = np.concatenate([[0], np.cumsum(words.quoted)])
    said = quoted[ARCHIVE.size :] - quoted[: -ARCHIVE.size] if len(hashes) else np.zeros(0)
    telling = weight >= ARCHIVE.weight
    return np.unique(hashes[telling & (said < ARCHIVE.size)]), np.unique(hashes[telling & (said == ARCHIVE.size)])


def pair_seeds(hashes: Hashes, homes: Numbers, outlets: Numbers, days: Numbers, count: int) -> Iterator[Found]:
    """Pair the reports of equal seeds; those of stock phrases, and of what most put in quotation marks, pair none.

    `homes` are report numbers below `count`, one for each seed, or -1 less the number where the report quotes it;
    `outlets` and `days` go by report number, with -1 where the outlet and 0 where the day is not known.
    """
    import numpy as np

    if not len(homes):
        return
    order = np.lexsort((homes, hashes))
    hashes, homes = hashes[order], homes[order]
    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]])
    told = np.add.reduceat((homes >= 0).astype(np.int64), starts)
    said = np.add.reduceat((homes < 0).astype(np.int64), starts)
    spoken = (said > 0) & (said >= told)
    yield Found(np.empty(0, dtype=np.int64), hashes[:0], hashes[starts[spoken & (told > 0)]])
    kept = ~np.repeat(spoken, told + said) & (homes >= 0)
    yield from pair_told(hashes[kept], homes[kept], outlets, days, count)


def pair_told(hashes: Hashes, homes: Numbers, outlets: Numbers, days: Numbers, count: int) -> Iterator[Found]:
    """Pair the reports of equal seeds of narration, ordered by seed."""
    import numpy as np

    if not len(homes):
        return
    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]])
    sizes = np.diff(np.r_[starts, len(hashes)])
    outlets = np.where(outlets < 0, len(outlets) + np.arange(count), outlets)
    stock = find_stock(starts, sizes, outlets[homes], days[homes])
    yield Found(np.empty(0, dtype=np.int64), hashes[starts[stock]], hashes[:0])
    kept = ~np.repeat(stock, sizes) & np.repeat(sizes > 1, sizes)
    if kept.any():
        for pairs in pair_homes(hashes[kept], homes[kept], count, ARCHIVE.many):
            yield Found(pairs, hashes[:0], hashes[:0])


def find_stock(starts: Numbers, sizes: Numbers, outlets: Numbers, days: Numbers) -> NDArray[np.bool_]:
    """Which seeds are stock phrases: in many reports of few outlets, and not of one week only."""
    import numpy as np

    stock = np.zeros(len(starts), dtype=bool)
    for n in np.flatnonzero(sizes >= STOCK_REPORTS).tolist():
        part = slice(starts[n], starts[n] + sizes[n])
        known = days[part][days[part] > 0]
        long = not len(known) or int(known.max() - known.min()) > STOCK_DAYS
        stock[n] = long and sizes[n] >= STOCK_EACH * len(np.unique(outlets[part]))
    return stock


class PairWeights(dict[str, float]):
    """The weight of each word that two reports share, as `words.weigh_words` has it, found when it is asked for."""

    def __init__(self, left: Words, right: Words) -> None:
        super().__init__()
        self.counts = count_words(left.words), count_words(right.words)

    def __missing__(self, word: str) -> float:
        """Weigh a word; one that a report uses often says less."""
        weight = WEIGHTS[word]
        if weight >= COMMON / 2:
            weight *= min(1.0, EVERYWHERE / max(EVERYWHERE, *(count[word] for count in self.counts)))
        self[word] = weight
        return weight


@lru_cache(maxsize=1024)
def count_words(words: tuple[str, ...]) -> Counter[str]:
    """How often a text uses each word."""
    return Counter(words)


def match_words(left: Words, right: Words, count: int) -> Pair | None:
    """Make the pair of two reports, 0 and 1, if they share more narration than chance in an archive of `count`."""
    runs = find_runs(left, right, PairWeights(left, right))
    strong = STRONG + max(0.0, math.log2(max(count, 1) / USUAL))
    return judge_runs([left, right], (0, 1), runs, Bar(strong, WORDS, strong))
