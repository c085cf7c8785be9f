"""Stages: what one report has still to come, and another as begun or done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rashomon.compare.differences.details import fold_token
from rashomon.compare.differences.phrases import OBJECTS, SUBJECTS
from rashomon.compare.differences.polarity.eras import is_long_apart
from rashomon.compare.differences.polarity.predicates import Predicate, is_loose
from rashomon.compare.differences.polarity.stated import AHEAD, CROWD, Against, Stated
from rashomon.compare.differences.rows import fold_text

STAGED, STEM = 0.40, 7  # cosine of what will be and what is done; letters of its verb or noun that must be the same
JOINED = frozenset({"xcomp", "advcl", "acl"})  # clauses that leave it to another who does it
FURTHER = frozenset({"more", "another", "further", "additional"})  # before a noun: besides what there was
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
            if a.report == b.report or a.future == b.future or not (is_told(a) and is_told(b)):
                continue
            if one.vector is None or other.vector is None or not is_one_deed(a, b) or is_one_wording(a, b):
                continue
            near = float(one.vector @ other.vector) >= (STAGED if len(a.deed) > SHORT else NAMED)
            if near and not is_long_apart(a, b):
                yield Against(left, right, AHEAD)


def is_told(row: Predicate) -> bool:
    """Whether a predicate tells what will be, or what is or was: not what is left open, or only meant to be done."""
    return row.future or not (row.open or row.meant)


def find_bearers(row: Predicate) -> tuple[frozenset[str], bool]:
    """Who does what a predicate tells, and whether that is a name or a pronoun; where it does not say, whose clause it
    is joined to (`the town has succeeded in opening a mill`)."""
    if row.subjects:
        return row.subjects, row.loose
    token = row.token
    while token.dep_ in JOINED and token.head is not token:
        ruled, token = token.dep_ == "xcomp", token.head
        if ruled and any(c.dep_ == "obj" for c in token.children):  # `asked the town to open a mill`
            break
        found = [c for c in token.children if c.dep_ in SUBJECTS]
        if found:
            return frozenset(map(fold_token, found)), any(map(is_loose, found))
    return frozenset(), True


def is_further(row: Predicate) -> bool:
    """Whether something is done to more of what it was done to before (`will launch more ferries`)."""
    nouns = [c for c in row.token.children if c.dep_ in OBJECTS]
    return any(c.lower_ in FURTHER for noun in nouns for c in noun.children)


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
    (left, loose), (right, also) = find_bearers(one), find_bearers(other)
    if left and right and not left & right and not (loose and also):
        return False
    ahead, told = (one, other) if one.future else (other, one)
    if is_further(ahead) and not is_further(told):
        return False
    if one.objects and other.objects and not one.objects & other.objects:
        return False
    if len(one.deed) <= SHORT and (told.bare or not one.places & other.places):
        return False
    return bool(one.subjects & other.subjects or one.objects & other.objects or one.places & other.places)
