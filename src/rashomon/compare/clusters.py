"""Groups of things that belong together, by average linkage over the scores of pairs.

Two groups are joined while the mean score of all pairs between them is at least a threshold, best first, so that a
chain of near misses never makes a group (connected components would). Ties go by position: same input, same groups.
"""

from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush
from itertools import product

Pair = tuple[int, int]


def join_groups(count: int, scores: Mapping[Pair, float], least: float, unknown: float) -> list[tuple[int, ...]]:
    """Join `count` things into groups by the scores of pairs `(smaller, larger)`; a pair without one has `unknown`.

    Each group is sorted, and so is the list of them. A thing that joins nothing is a group of its own.
    """
    groups: dict[int, tuple[int, ...]] = {n: (n,) for n in range(count)}
    near: dict[int, set[int]] = {n: set() for n in range(count)}
    heap = [(-score, a, b) for (a, b), score in scores.items() if score >= least]
    for _, a, b in heap:
        near[a].add(b)
        near[b].add(a)
    heapify(heap)
    fresh = count
    while heap:
        _, a, b = heappop(heap)
        if a in groups and b in groups:
            groups[fresh] = tuple(sorted(groups.pop(a) + groups.pop(b)))
            near[fresh] = {n for n in near[a] | near[b] if n in groups}
            for other in sorted(near[fresh]):
                near[other].add(fresh)
                mean = mean_score(groups[fresh], groups[other], scores, unknown)
                if mean >= least:
                    heappush(heap, (-mean, other, fresh))
            fresh += 1
    return sorted(groups.values())


def mean_score(one: Iterable[int], other: Iterable[int], scores: Mapping[Pair, float], unknown: float) -> float:
    """The mean score of the pairs between the members of two groups."""
    found = [scores.get((min(a, b), max(a, b)), unknown) for a, b in product(one, other)]
    return sum(found) / len(found)
