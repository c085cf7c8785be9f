"""Opposites: what one report says of a thing and another says the opposite of (alive, dead; won, lost)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from rashomon.compare.differences.details import fold_token
from rashomon.compare.differences.polarity.eras import is_long_apart
from rashomon.compare.differences.polarity.predicates import Predicate
from rashomon.compare.differences.polarity.stated import (
    AGAINST,
    BACK,
    NEVER,
    OPEN,
    Against,
    Stated,
    list_undoing,
    list_words,
)
from rashomon.compare.differences.senses import Part, find_near, is_thing, list_contraries

OPPOSED = 0.35  # cosine of their passages from which opposites said of one noun may be of one thing
LOOSE = 0.35  # the same where one of them is said of a name or a pronoun, and one leaves it open
NAMED = 0.55  # the same where one of them is said of a name or a pronoun


def find_opposites(stated: Sequence[Stated]) -> Iterator[Against]:
    """The pairs that say opposites of one thing."""
    homes: dict[tuple[Part, str], list[int]] = defaultdict(list)
    for n, row in enumerate(stated):
        homes[row.predicate.part, row.predicate.word].append(n)
    for part, one, other in list_rivals(homes):
        for a, b in product(homes[part, one], homes[part, other]):
            left, right = sorted((a, b))
            x, y = stated[left].predicate, stated[right].predicate
            if x.denied == y.denied and is_one_subject(stated[left], stated[right]) and not (x.open and y.open):
                yield Against(left, right, OPEN if x.open or y.open else AGAINST)


def list_rivals(words: Iterable[tuple[Part, str]]) -> Iterator[tuple[Part, str, str]]:
    """The pairs of words, of one part of speech, that are opposite in sense; looked up, not tried pair by pair."""
    near: dict[tuple[Part, str], list[str]] = defaultdict(list)
    for part, word in sorted(words):
        for other in find_near(part, word):
            near[part, other].append(word)
    for part, word in sorted(words):
        against = {other for opposite in list_contraries(part, word) for other in near.get((part, opposite), ())}
        yield from ((part, word, other) for other in sorted(against) if word < other)


def is_one_subject(one: Stated, other: Stated) -> bool:
    """Whether two predicates of different reports are said of one thing."""
    a, b = one.predicate, other.predicate
    if a.report == b.report or one.vector is None or other.vector is None:
        return False
    cosine = float(one.vector @ other.vector)
    if is_long_apart(a, b):
        return False
    if a.less or b.less or (a.moment and b.moment):  # a state that passed, each at its time
        return False
    if a.part == "v":  # one may win what another loses
        return cosine >= OPPOSED and bool(a.objects & b.objects) and bool(a.subjects & b.subjects - a.objects)
    if a.subjects & b.subjects:
        return cosine >= OPPOSED
    return cosine >= (LOOSE if a.open or b.open else NAMED) and (a.loose or b.loose)


def find_undone(stated: Sequence[Stated]) -> Iterator[Against]:
    """The pairs of which one tells that something ended, and the other that it came back, or never came about."""
    homes: dict[str, list[int]] = defaultdict(list)
    for n, row in enumerate(stated):
        homes[row.predicate.word].append(n)
    for word, others in list_undoing().items():
        # `resumed` may be read as `resum`
        forms = sorted({form for other in others for form in (other, other.removesuffix("e"))})
        for a, b in product(homes[word], [n for form in forms for n in homes[form]]):
            if is_undone(stated[a], stated[b]):
                yield Against(min(a, b), max(a, b), BACK)
    words = [[n for word in sorted(list_words(kind)) for n in homes[word]] for kind in ("getting", "keeping")]
    for a, b in product(*words):
        if is_without(stated[a], stated[b]):
            yield Against(min(a, b), max(a, b), NEVER)


def is_undone(one: Stated, other: Stated) -> bool:
    """Whether one tells that something ended, and the other that it, or what goes with it, came back."""
    a, b = one.predicate, other.predicate
    if a.denied or b.denied or a.open or b.open:
        return False
    return is_near(one, other, OPPOSED if a.objects & b.objects else NAMED) and bool(list_around(a) & list_around(b))


def is_without(one: Stated, other: Stated) -> bool:
    """Whether one denies that something was got which the other takes for granted that one had."""
    a, b = one.predicate, other.predicate
    if not a.denied or a.open or b.denied or b.open:
        return False
    nouns = {fold_token(c) for row in (a, b) for c in row.token.children if c.pos_ == "NOUN"}
    things = {word for word in a.objects & b.objects & nouns if not is_thing(word)}
    return bool(things) and is_near(one, other, OPPOSED)


def is_near(one: Stated, other: Stated, least: float) -> bool:
    """Whether two predicates stand in different reports, in passages as near as that."""
    if one.predicate.report == other.predicate.report or one.vector is None or other.vector is None:
        return False
    return float(one.vector @ other.vector) >= least and not is_long_apart(one.predicate, other.predicate)


def list_around(row: Predicate) -> frozenset[str]:
    """The nouns of the clause of a verb, with those that depend on them."""
    nouns = [c for c in row.token.children if c.pos_ in ("NOUN", "PROPN")]
    return frozenset(fold_token(t) for noun in nouns for t in noun.subtree if t.pos_ in ("NOUN", "PROPN"))
