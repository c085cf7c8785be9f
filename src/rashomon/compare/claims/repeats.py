"""Groups that repeat each other are one claim, and a passage stands only where it fits about as well as anywhere.

Gathering lets a passage stand in several groups, since a sentence and a clause of it, or a clause that states several
things, may belong to several claims. So one claim comes out several times, told by nearly the same passages. Here a
group most of whose passages stand in a larger one (themselves, or another cut of the same words) goes into it, and a
passage leaves the groups that it fits much worse than another. What then stands in no group is a group of its own,
unless most of it stands in one already.

Chosen with the thresholds of `clusters.py`. Claims of two reports and more for each of gold's: 1.44 on the development
stories, 1.11 on 30 others; claims that a character of theirs stands in: 2.1 and 1.7 (gold: 1.2 and 1.1), by
`benchmarks/repeats.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from rashomon.compare.claims.clusters import Group, Pair, compare_groups
from rashomon.compare.claims.pairs import Item

REPEATED = 0.831  # share of a group's passages that a larger one holds, from which the two are one
FITTING = 0.429  # share of its best fit with which a passage still fits a group
WITHIN = 0.5  # share of a passage, or of the shorter of two, that is most of it

Twins = Mapping[int, Set[int]]


def settle_groups(items: Sequence[Item], groups: Sequence[Group], scores: Mapping[Pair, float]) -> list[Group]:
    """Join groups that repeat each other and take passages out of those that they hardly fit."""
    homes = [item.passage.span.report for item in items]
    twins = find_twins(items)
    many = [group for group in groups if len(group) > 1]
    fitting = keep_fitting(join_repeats(many, homes, scores, twins), homes, scores, twins)
    placed = {n for group in fitting for n in group}
    alone = (n for n in range(len(items)) if n not in placed and not is_told(n, items, placed & twins[n]))
    return sorted(set(fitting) | {(n,) for n in alone})


def find_twins(items: Sequence[Item]) -> dict[int, set[int]]:
    """For each passage, itself and the others that are cut from the same words of its sentence."""
    cuts: dict[tuple[int, int], list[int]] = {}
    for n, item in enumerate(items):
        cuts.setdefault((item.reading, item.passage.sentence), []).append(n)
    return {n: {m for m in cut if m == n or are_twins(items[n], items[m])} for cut in cuts.values() for n in cut}


def are_twins(one: Item, other: Item) -> bool:
    """Whether two passages have most of the shorter one in common."""
    return count_common(one, other) >= WITHIN * min(measure(one), measure(other))


def is_told(n: int, items: Sequence[Item], placed: Set[int]) -> bool:
    """Whether most of a passage stands in one of some others."""
    return any(count_common(items[n], items[m]) >= WITHIN * measure(items[n]) for m in placed)


def count_common(one: Item, other: Item) -> int:
    """How many characters two passages of a report have in common."""
    a, b = one.passage.span, other.passage.span
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def measure(item: Item) -> int:
    """How many characters a passage has."""
    return item.passage.span.end - item.passage.span.start


# ------------------------------------------------------------------ joining, leaving


def join_repeats(
    groups: Sequence[Group], homes: Sequence[str], scores: Mapping[Pair, float], twins: Twins
) -> list[Group]:
    """Put each group into the first larger one that holds most of it: of more reports, or surer."""
    kept: list[set[int]] = []
    holding: dict[int, list[int]] = {}  # of a passage, the numbers of the groups that hold it or a twin of it
    for group in sorted(groups, key=lambda g: (-len({homes[n] for n in g}), -compare_groups(g, g, homes, scores), g)):
        counts: dict[int, int] = {}
        for n in group:
            for number in set(holding.get(n, ())):
                counts[number] = counts.get(number, 0) + 1
        into = min((number for number, count in counts.items() if count >= REPEATED * len(group)), default=len(kept))
        if into == len(kept):
            kept.append(set())
        for n in set(group) - kept[into]:
            kept[into].add(n)
            for twin in twins[n]:
                holding.setdefault(twin, []).append(into)
    return [tuple(sorted(group)) for group in kept]


def keep_fitting(
    groups: Sequence[Group], homes: Sequence[str], scores: Mapping[Pair, float], twins: Twins
) -> list[Group]:
    """The groups without passages that they hardly fit; those of one report alone are none."""
    fits = [{n: compare_groups((n,), group, homes, scores) for n in group} for group in groups]
    best: dict[int, float] = {}
    for fit in fits:
        for n, score in fit.items():
            for twin in twins[n]:
                best[twin] = max(score, best.get(twin, 0.0))
    found = (tuple(n for n, score in fit.items() if score >= FITTING * best[n]) for fit in fits)
    return [group for group in found if len({homes[n] for n in group}) > 1]
