"""Levels: prices, rates and indices that go up and down (`fell to 6,000 dollars`, `is trading at 7,100 dollars`).

In go the figures of a story, out come the pairs of two reports that tell the level of one thing: by a verb of moving or
of standing, and by whose level it is. Both can be right, as a level is another at each hour.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Protocol

from rashomon.compare.differences.details import Detail, fold_token, is_near
from rashomon.compare.differences.numbers.disputes import find_verb
from rashomon.compare.differences.numbers.figures import is_moved, running_figures
from rashomon.compare.differences.phrases import SUBJECTS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Token

MONEY = re.compile(r"[A-Z]{3}")
POINTS = "point"
LEADS = frozenset({"to", "at", "for", "below", "above", "under", "over", "past", "beneath", "around", "near", "as"})
BEFORE = 3  # words before a figure among which the word that leads to it stands
UP = 3  # steps from a verb without a subject to one that has it
OWNERS = ("compound", "nmod", "nmod:poss", "flat", "amod", "appos")
SAME_OWNER = 0.35  # cosine of their passages from which levels of one owner are of one thing
NOUNS = ("NOUN", "PROPN")


class Figure(Protocol):
    """A detail of the story and the vector of its passage."""

    @property
    def detail(self) -> Detail:
        """The figure."""

    @property
    def vector(self) -> NDArray[np.float32] | None:
        """The vector of its passage."""


def link_levels(figures: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """The pairs of figures of different reports that tell the level of one thing, moving both or standing both.

    A price whose owner is not named is that of the thing of which most reports tell the level.
    """
    told = [(n, *read_level(figure.detail)) for n, figure in enumerate(figures)]
    told = [row for row in told if row[1]]
    main = find_main((figures[n].detail.report, owner) for n, _, owner in told)
    for (left, way, owner), (right, direction, other) in combinations(told, 2):
        a, b = figures[left], figures[right]
        if a.detail.report == b.detail.report or way != direction or a.detail.dimension != b.detail.dimension:
            continue
        if a.vector is None or b.vector is None or float(a.vector @ b.vector) < SAME_OWNER:
            continue
        if (owner or main) == (other or main) and is_near(a.detail.quantity, b.detail.quantity):
            yield left, right


def find_main(owners: Iterable[tuple[str, frozenset[str]]]) -> frozenset[str]:
    """The owner whose level most reports tell, two at the least."""
    counted = Counter(owner for _, owner in sorted(set(owners), key=lambda pair: (pair[0], sorted(pair[1]))) if owner)
    best = max(counted, key=lambda owner: (counted[owner], sorted(owner)), default=frozenset())
    return best if counted[best] > 1 else frozenset()


def read_level(detail: Detail) -> tuple[str, frozenset[str]]:
    """`moved` or `standing` and whose level a figure is; `` where it tells no level."""
    if not (MONEY.fullmatch(detail.dimension) or detail.dimension == POINTS):
        return "", frozenset()
    verb = find_verb(detail)
    before = detail.statement.tokens[max(0, detail.first - BEFORE) : detail.first]
    words = {token.lower_ for token in (*before, *detail.statement.tokens[detail.first : detail.last + 1])}
    if verb is None or not words & LEADS:
        return "", frozenset()
    way = "moved" if is_moved([verb.text]) else "standing" if fold_token(verb) in running_figures()["standing"] else ""
    return way, find_owner(verb) if way else frozenset()


def find_owner(verb: Token) -> frozenset[str]:
    """The words for what has the level, the words for levels (`price`) aside."""
    for _ in range(UP):
        subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        if subject is not None:
            return frozenset(word for word in list_words(subject) if word not in running_figures()["prices"])
        if verb.head is verb:
            break
        verb = verb.head
    return frozenset()


def list_words(noun: Token) -> Iterator[str]:
    """A noun and those that say which, as lemmas."""
    yield fold_token(noun)
    for child in noun.children:
        if child.dep_ in OWNERS and child.pos_ in NOUNS:
            yield from list_words(child)
