"""Runs of the same or lightly edited words in two reports: in go bodies as words, out come runs with their places.

Seed and extend: an index of short word sequences over all reports (`seeds`) names the pairs that may share text, so no
two reports are compared that share none; the longest equal sequences of such a pair are chained over small gaps (words
replaced, put in or cut) into runs. The method is that of sequence alignment in bioinformatics (Altschul et al. 1990,
BLAST) as passim uses it for reprints (Smith et al. 2014). A run weighs what its shared words say (`words.weigh_words`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rashomon.compare.lineage.seeds import STORY, find_pairs
from rashomon.compare.lineage.words import QUOTED, Words, read_words, weigh_words
from rashomon.model import Alignment, Story

TELLING = 8.0  # bits that two words must weigh to begin an equal sequence (`of the` has 5)
GAP = 8  # words that may be put in or cut between two equal sequences of a run
GAP_COST = 1.5  # bits that each such word costs
LEAST = 25.0  # bits of the lightest run that is kept: `said in a statement posted on` has 24.7
OVERLAP = 0.5  # share of a run that may lie in a heavier one


class Anchor(NamedTuple):
    """An equal sequence of words: its first word in each report, and its length."""

    left: int
    right: int
    size: int


class Run(NamedTuple):
    """A run of shared words: its places by word numbers, the words, their weight overall and in narration.

    `plain` counts the shared words that stand in narration.
    """

    left: tuple[int, int]
    right: tuple[int, int]
    shared: tuple[tuple[int, int], ...]
    weight: float
    narrated: float
    plain: int

    @property
    def score(self) -> float:
        """How alike the two sides are, 0 to 1."""
        return 2 * len(self.shared) / (self.left[1] - self.left[0] + self.right[1] - self.right[0])


def find_shared(texts: Sequence[Words]) -> dict[tuple[int, int], tuple[Run, ...]]:
    """Find the runs that two texts share, for all pairs `(left, right)` of text numbers that share any."""
    weights = weigh_words(texts)
    found = {}
    for left, right in find_pairs([text.words for text in texts], weights, STORY):
        runs = find_runs(texts[left], texts[right], weights)
        if runs:
            found[left, right] = runs
    return found


def find_alignments(story: Story) -> tuple[Alignment, ...]:
    """Find all runs that two reports of a story share, quotations too, ordered by place."""
    texts = [read_words(reading.report, reading.quotations) for reading in story.readings]
    found = find_shared(texts).items()
    rows = [make_alignment(texts[left], texts[right], run) for (left, right), runs in found for run in runs]
    return tuple(sorted(rows, key=lambda row: (row.left.place, row.right.place)))


def find_runs(left: Words, right: Words, weights: Mapping[str, float]) -> tuple[Run, ...]:
    """Find the runs that two texts share, heaviest first, none within another."""
    anchors = find_anchors(left, right, weights)
    kept: list[Run] = []
    for chain in chain_anchors(left, anchors, weights):
        run = make_run(left, right, chain, weights)
        if run.weight >= LEAST and not any(lies_in(run, other) for other in kept):
            kept.append(run)
    return tuple(sorted(kept, key=lambda run: (-run.narrated, -run.weight, run.left, run.right)))


def find_anchors(left: Words, right: Words, weights: Mapping[str, float]) -> list[Anchor]:
    """Find the longest equal sequences of two texts, of two words at least that are not both common."""
    here, there = index_pairs(left.words), index_pairs(right.words)
    anchors: list[Anchor] = []
    reached: dict[int, int] = {}
    telling = [pair for pair in here.keys() & there.keys() if weights[pair[0]] + weights[pair[1]] >= TELLING]
    for i, j in sorted((i, j) for pair in telling for i in here[pair] for j in there[pair]):
        if i >= reached.get(i - j, 0):
            anchor = widen(left.words, right.words, i, j)
            reached[i - j] = anchor.left + anchor.size
            anchors.append(anchor)
    return sorted(anchors)


@lru_cache(maxsize=2048)
def index_pairs(words: tuple[str, ...]) -> dict[tuple[str, str], list[int]]:
    """The places of each pair of neighbouring words of a text."""
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, pair in enumerate(pairwise(words)):
        index[pair].append(n)
    return index


def widen(left: tuple[str, ...], right: tuple[str, ...], i: int, j: int) -> Anchor:
    """Widen an equal place to the longest equal sequence around it."""
    low = 0
    while i - low > 0 and j - low > 0 and left[i - low - 1] == right[j - low - 1]:
        low += 1
    high = 2
    while i + high < len(left) and j + high < len(right) and left[i + high] == right[j + high]:
        high += 1
    return Anchor(i - low, j - low, low + high)


def chain_anchors(left: Words, anchors: Sequence[Anchor], weights: Mapping[str, float]) -> Iterator[list[Anchor]]:
    """Chain anchors that follow one another in both texts over small gaps; heaviest chains first, each anchor once.

    A chain too light to become a run is left out: one anchor has its weight, several may gain words in their gaps.
    """
    best: list[tuple[float, int]] = []
    ending: dict[int, list[int]] = defaultdict(list)
    for n, anchor in enumerate(anchors):
        own = sum(weights[w] for w in left.words[anchor.left : anchor.left + anchor.size])
        gain, before = max(find_links(anchors, anchor, best, ending), default=(0.0, -1))
        best.append((own + max(0.0, gain), before if gain > 0 else -1))
        ending[anchor.left + anchor.size].append(n)
    used: set[int] = set()
    for n in sorted(range(len(anchors)), key=lambda n: (-best[n][0], n)):
        chain, first = [], best[n][0]
        while n >= 0 and n not in used:
            used.add(n)
            chain.append(anchors[n])
            n = best[n][1]
        if chain and first >= (LEAST if len(chain) == 1 else LEAST / 2):
            yield chain[::-1]


def find_links(
    anchors: Sequence[Anchor], anchor: Anchor, best: Sequence[tuple[float, int]], ending: Mapping[int, Sequence[int]]
) -> Iterator[tuple[float, int]]:
    """The anchors that one may follow, with the weight that the chain so far brings."""
    for end in range(max(0, anchor.left - GAP), anchor.left + 1):
        for n in ending.get(end, ()):
            gap = anchor.right - anchors[n].right - anchors[n].size
            if 0 <= gap <= GAP:
                yield best[n][0] - GAP_COST * (max(gap, anchor.left - end) + 1), n


def make_run(left: Words, right: Words, chain: Sequence[Anchor], weights: Mapping[str, float]) -> Run:
    """Make the run of a chain: the words of its anchors and those that are equal in the gaps between."""
    shared = [(a.left + n, a.right + n) for a in chain for n in range(a.size)]
    for one, other in pairwise(chain):
        shared += match_gap(
            left.words, right.words, (one.left + one.size, other.left), (one.right + one.size, other.right)
        )
    shared.sort()
    weights_of = [weights[left.words[i]] * max(left.factors[i], right.factors[j]) for i, j in shared]
    quoted = [left.quoted[i] or right.quoted[j] for i, j in shared]
    cost = GAP_COST * sum(max(b.left - a.left - a.size, b.right - a.right - a.size) + 1 for a, b in pairwise(chain))
    first, last = chain[0], chain[-1]
    return Run(
        left=(first.left, last.left + last.size),
        right=(first.right, last.right + last.size),
        shared=tuple(shared),
        weight=sum(weights_of) - cost,
        narrated=sum(w * (QUOTED if q else 1.0) for w, q in zip(weights_of, quoted, strict=True)) - cost,
        plain=quoted.count(False),
    )


def match_gap(
    left: Sequence[str], right: Sequence[str], one: tuple[int, int], other: tuple[int, int]
) -> list[tuple[int, int]]:
    """Pair the equal words of a gap."""
    matcher = SequenceMatcher(None, left[slice(*one)], right[slice(*other)], autojunk=False)
    blocks = matcher.get_matching_blocks()
    return [(one[0] + b.a + n, other[0] + b.b + n) for b in blocks for n in range(b.size)]


def lies_in(run: Run, other: Run) -> bool:
    """Whether a run repeats, on either side, what a heavier one has."""
    return any(
        min(a[1], b[1]) - max(a[0], b[0]) > OVERLAP * (a[1] - a[0])
        for a, b in ((run.left, other.left), (run.right, other.right))
    )


def make_alignment(left: Words, right: Words, run: Run) -> Alignment:
    """Make the alignment of a run; it counts as quoted where less than half of it is narration."""
    return Alignment(
        left=left.report.span(left.starts[run.left[0]], left.ends[run.left[1] - 1]),
        right=right.report.span(right.starts[run.right[0]], right.ends[run.right[1] - 1]),
        score=round(run.score, 4),
        quoted=2 * run.plain < len(run.shared),
    )
