"""Groups of passages that state one thing, gathered around a centre, over the scores of pairs.

A group is a centre with its best passage of each other report, as far as the passage agrees with those already in: a
chain of near misses never makes a group. A passage may stand in several groups, as a clause often states several
things; a group most of whose pairs are known from others is left out. Ties go by position: same input, same groups.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

Pair = tuple[int, int]

# Claims F1, mean of the four development stories: 0.481 so; LEAST 0.25 0.473, AGREED 0.20 0.479. Average linkage, which
# gives each passage to one group alone, reaches 0.43 at its best threshold; all pairs from 0.20 on, ungrouped, 0.47.
LEAST = 0.20  # score from which a passage may join a centre
AGREED = 0.15  # mean score with the members of a group from which it does
UNKNOWN = 0.05  # what a pair that was not scored is taken to score
NEW = 0.5  # share of a group's pairs that must be new where its centre stands in another group


def gather_groups(homes: Sequence[str], scores: Mapping[Pair, float]) -> list[tuple[int, ...]]:
    """Gather the things numbered 0 to `len(homes) - 1` into groups, at most one thing of each home in a group.

    `scores` are of pairs `(smaller, larger)` of different homes. Each group is sorted, and so is the list of them; a
    thing that joins nothing is a group of its own.
    """
    near = find_neighbours(scores)
    known: set[Pair] = set()
    placed: set[int] = set()
    groups = []
    for centre in sorted(near, key=lambda n: (-sum(score for score, _ in near[n]), n)):
        group = tuple(sorted(gather(centre, near[centre], homes, scores)))
        pairs = set(combinations(group, 2))
        fresh = len(pairs - known)
        if fresh and (centre not in placed or fresh >= NEW * len(pairs)):
            groups.append(group)
            known |= pairs
            placed |= set(group)
    return sorted(groups + [(n,) for n in range(len(homes)) if n not in placed])


def find_neighbours(scores: Mapping[Pair, float]) -> dict[int, list[tuple[float, int]]]:
    """For each thing, those that score LEAST with it, with the score."""
    near: dict[int, list[tuple[float, int]]] = {}
    for (a, b), score in sorted(scores.items()):
        if score >= LEAST:
            near.setdefault(a, []).append((score, b))
            near.setdefault(b, []).append((score, a))
    return near


def gather(
    centre: int, near: Sequence[tuple[float, int]], homes: Sequence[str], scores: Mapping[Pair, float]
) -> Iterator[int]:
    """The centre, then of its neighbours, best first, those of a home not seen that agree with the members so far."""
    members = [centre]
    yield centre
    for _, other in sorted(near, key=lambda row: (-row[0], row[1])):
        if homes[other] not in {homes[n] for n in members} and mean_score(other, members, scores) >= AGREED:
            members.append(other)
            yield other


def mean_score(one: int, others: Sequence[int], scores: Mapping[Pair, float]) -> float:
    """The mean score of one thing with some others."""
    found = [scores.get((min(one, other), max(one, other)), UNKNOWN) for other in others]
    return sum(found) / len(found)
