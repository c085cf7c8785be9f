"""Groups of things that belong together, by average linkage over scores that are asked for when they are needed.

Two groups are joined while the mean score of all pairs between them is at least a threshold, best first, so that a
chain of near misses never makes a group (connected components would). Ties go by position: same input, same groups.
"""

from collections.abc import Callable, Iterable, Sequence
from heapq import heapify, heappop, heappush

Pair = tuple[int, int]
Ask = Callable[[Sequence[Pair]], Sequence[float]]


class Scores:
    """Scores of pairs, each asked for once; those asked for together are judged together."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._known: dict[Pair, float] = {}

    def learn(self, pairs: Iterable[Pair]) -> None:
        """Ask for the scores of the pairs that are not known yet."""
        new = sorted({tidy(pair) for pair in pairs} - self._known.keys())
        if new:
            self._known |= zip(new, self._ask(new), strict=True)

    def __getitem__(self, pair: Pair) -> float:
        return self._known[tidy(pair)]

    def mean(self, one: Iterable[int], other: Sequence[int]) -> float:
        """The mean score between the members of two groups."""
        pairs = [(a, b) for a in one for b in other]
        self.learn(pairs)
        return sum(self[pair] for pair in pairs) / len(pairs)


def tidy(pair: Pair) -> Pair:
    """The pair with its smaller number first."""
    return pair if pair[0] < pair[1] else (pair[1], pair[0])


def join_groups(count: int, candidates: Sequence[Pair], scores: Scores, least: float) -> list[tuple[int, ...]]:
    """Join `count` things into groups; only groups that some candidate pair connects are ever tried.

    Each group is sorted, and so is the list of them. A thing that joins nothing is a group of its own.
    """
    scores.learn(candidates)
    groups: dict[int, tuple[int, ...]] = {n: (n,) for n in range(count)}
    near: dict[int, set[int]] = {n: set() for n in range(count)}
    heap = []
    for a, b in candidates:
        if scores[a, b] >= least:
            near[a].add(b)
            near[b].add(a)
            heap.append((-scores[a, b], a, b))
    heapify(heap)
    fresh = count
    while heap:
        _, a, b = heappop(heap)
        if a not in groups or b not in groups:
            continue
        groups[fresh] = tuple(sorted(groups.pop(a) + groups.pop(b)))
        near[fresh] = {n for n in near[a] | near[b] if n in groups}
        for other in sorted(near[fresh]):
            near[other].add(fresh)
            mean = scores.mean(groups[fresh], groups[other])
            if mean >= least:
                heappush(heap, (-mean, other, fresh))
        fresh += 1
    return sorted(groups.values())
