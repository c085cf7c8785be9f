"""Groups of passages that state one thing, over the scores of pairs: gathered around a centre, then joined.

A group is a centre with its best passage of each other report, as far as the passage agrees with those already in: a
chain of near misses never makes a group. A passage may stand in several groups, as a clause often states several
things. Groups that say the same, where reports say it twice, are joined. Two passages that are left over and near to
each other are a group too, and so are two that stand in groups, but in none together, where they surely say one thing.
Ties go by position: same input, same groups.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from heapq import heapify, heappop, heappush
from itertools import combinations, product

Pair = tuple[int, int]
Group = tuple[int, ...]

# Chosen with those of `repeats.py`, by random steps over the development stories and the 30 others with a gold reading
# whose errors were looked at (script not kept), among what holds every floor: claims F1 .574 to .646, found .851 as
# before; on the 30 .610 to .663 and .800 to .835; on six others, only measured, .613 to .689 and .670 to .730.
LEAST = 0.279  # probability from which a passage may join a centre
AGREED = 0.2  # mean probability with the members of a group from which it does
SAME = 0.695  # mean probability between two groups from which they are one
LONE = 0.214  # probability from which two passages that joined nothing are a group
SURE = 0.407  # probability from which two passages are a group, whatever groups they stand in
UNKNOWN = 0.05  # what a pair that was not scored is taken to have


def group_passages(homes: Sequence[str], scores: Mapping[Pair, float]) -> list[Group]:
    """Group the things numbered 0 to `len(homes) - 1`; `homes` are their reports.

    `scores` are of pairs `(smaller, larger)` of different homes. Each group is sorted, and so is the list of them; a
    thing that joins nothing is a group of its own.
    """
    groups = [group for group in join_groups(gather_groups(homes, scores), homes, scores) if len(group) > 1]
    groups += pair_leftovers({n for group in groups for n in group}, scores)
    groups += pair_apart(groups, scores)
    placed = {n for group in groups for n in group}
    return sorted(set(groups) | {(n,) for n in range(len(homes)) if n not in placed})


def pair_leftovers(placed: Set[int], scores: Mapping[Pair, float]) -> list[Group]:
    """Pairs of things that stand in no group, surest first, each thing once."""
    pairs: list[Group] = []
    used: set[int] = set()
    for pair, score in sorted(scores.items(), key=lambda row: (-row[1], row[0])):
        if score >= LONE and not set(pair) & (placed | used):
            pairs.append(pair)
            used |= set(pair)
    return pairs


def pair_apart(groups: Sequence[Group], scores: Mapping[Pair, float]) -> list[Group]:
    """Pairs of things that surely are one and that no group holds together."""
    together = {pair for group in groups for pair in combinations(group, 2)}
    return [pair for pair, score in sorted(scores.items()) if score >= SURE and pair not in together]


# ------------------------------------------------------------------ gathering


def gather_groups(homes: Sequence[str], scores: Mapping[Pair, float]) -> list[Group]:
    """Gather groups of at most one thing of each home; no centre of a group stands in an earlier one."""
    near = find_neighbours(scores)
    placed: set[int] = set()
    groups = []
    for centre in sorted(near, key=lambda n: (-sum(score for score, _ in near[n]), n)):
        if centre not in placed:
            group = tuple(sorted(gather(centre, near[centre], homes, scores)))
            placed |= set(group)
            groups.append(group)
    return groups


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
        if homes[other] not in {homes[n] for n in members} and mean_score([other], members, scores) >= AGREED:
            members.append(other)
            yield other


def mean_score(one: Iterable[int], others: Iterable[int], scores: Mapping[Pair, float]) -> float:
    """The mean score of the pairs between some things and others."""
    found = [scores.get((min(a, b), max(a, b)), UNKNOWN) for a, b in product(one, others)]
    return sum(found) / len(found)


# ------------------------------------------------------------------ joining


def join_groups(groups: Sequence[Group], homes: Sequence[str], scores: Mapping[Pair, float]) -> list[Group]:
    """Join groups that score SAME with each other on the mean of their pairs of different homes, best first."""
    parts = dict(enumerate(groups))
    near = find_near_groups(groups, scores)
    heap = [(-compare_groups(parts[a], parts[b], homes, scores), a, b) for a in near for b in near[a] if a < b]
    heapify(heap)
    fresh = len(groups)
    while heap and -heap[0][0] >= SAME:
        _, a, b = heappop(heap)
        if a in parts and b in parts:
            parts[fresh] = tuple(sorted({*parts.pop(a), *parts.pop(b)}))
            near[fresh] = {n for n in near[a] | near[b] if n in parts}
            for other in sorted(near[fresh]):
                near[other].add(fresh)
                heappush(heap, (-compare_groups(parts[other], parts[fresh], homes, scores), other, fresh))
            fresh += 1
    return list(parts.values())


def find_near_groups(groups: Sequence[Group], scores: Mapping[Pair, float]) -> dict[int, set[int]]:
    """For each group, those that share a member with it or hold a thing that scores SAME with one of its own."""
    holding: dict[int, list[int]] = {}
    for number, group in enumerate(groups):
        for n in group:
            holding.setdefault(n, []).append(number)
    near: dict[int, set[int]] = {number: set() for number in range(len(groups))}
    linked: list[Pair] = [pair for numbers in holding.values() for pair in combinations(numbers, 2)]
    for (a, b), score in scores.items():
        if score >= SAME:
            linked += product(holding.get(a, ()), holding.get(b, ()))
    for one, other in (pair for pair in linked if pair[0] != pair[1]):
        near[one].add(other)
        near[other].add(one)
    return near


def compare_groups(one: Group, other: Group, homes: Sequence[str], scores: Mapping[Pair, float]) -> float:
    """The mean score of the pairs between two groups, a thing with itself and two of one home left out."""
    pairs = [(min(a, b), max(a, b)) for a, b in product(one, other) if homes[a] != homes[b]]
    return sum(scores.get(pair, UNKNOWN) for pair in pairs) / len(pairs) if pairs else 0.0
