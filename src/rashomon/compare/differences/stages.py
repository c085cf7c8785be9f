"""Stages: what one report has still to come, and another as begun or done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rashomon.compare.differences.predicates import Predicate
from rashomon.compare.differences.rows import fold_text
from rashomon.compare.differences.stated import AHEAD, CROWD, Against, Stated

STAGED, STEM = 0.40, 7  # cosine of what will be and what is done; letters of its verb or noun that must be the same
SHORT, NAMED = 5, 0.50  # letters of a verb up to which its stem says little, and the same for such a verb, at one place


def find_stages(stated: Sequence[Stated]) -> Iterator[Against]:
    """The pairs of which one says that something will be done which the other says is being done, or was."""
    homes: dict[str, list[int]] = defaultdict(list)
    for n, row in enumerate(stated):
        if row.predicate.deed and not row.predicate.denied:
            homes[row.predicate.deed[:STEM]].append(n)
    for _, members in sorted(homes.items()):
        for left, right in combinations(members, 2) if len(members) <= CROWD else ():
            one, other = stated[left], stated[right]
            a, b = one.predicate, other.predicate
            if a.report == b.report or a.future == b.future or (a.open and not a.future) or (b.open and not b.future):
                continue
            if one.vector is None or other.vector is None or not is_one_deed(a, b) or is_one_wording(a, b):
                continue
            if float(one.vector @ other.vector) >= (STAGED if len(a.deed) > SHORT else NAMED):
                yield Against(left, right, AHEAD)


def is_one_wording(one: Predicate, other: Predicate) -> bool:
    """Whether the words of one clause stand in the other."""
    short, long = sorted((fold_text(one.span.text), fold_text(other.span.text)), key=len)
    return short in long


def is_one_deed(one: Predicate, other: Predicate) -> bool:
    """Whether what is to be done and what is done may be one deed: what has begun, or what has a noun in common."""
    if one.subjects and other.subjects and not one.subjects & other.subjects and not (one.loose and other.loose):
        return False
    if one.deed != one.word or other.deed != other.word:
        return True
    told = other if one.future else one
    if one.objects and other.objects and not one.objects & other.objects:
        return False
    if len(one.deed) <= SHORT and (told.bare or not one.places & other.places):
        return False
    return bool(one.subjects & other.subjects or one.objects & other.objects or one.places & other.places)
