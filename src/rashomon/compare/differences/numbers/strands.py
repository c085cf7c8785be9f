"""Strands: the figures of one thing through a whole story, whether or not their passages came into one claim.

Two figures belong to one strand when statements of a claim give them for the same thing (`details`), or when they
measure or count the same thing in passages that are near in meaning.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from rashomon.compare.differences.details import (
    Detail,
    align_details,
    find_details,
    fold_token,
    is_alike,
    is_near,
    is_part,
)
from rashomon.compare.differences.numbers.disputes import COMMON, list_own
from rashomon.compare.differences.numbers.figures import is_disjoint, is_plain, is_same_amount
from rashomon.compare.differences.numbers.levels import link_levels
from rashomon.compare.differences.numbers.zeros import find_zeros, is_zero
from rashomon.compare.differences.phrases import JOINTS
from rashomon.compare.differences.senses import is_person, relate
from rashomon.compare.differences.statements import find_nouns, find_vector, read_statement, read_statements
from rashomon.compare.unions import join_apart
from rashomon.model import Claim, Quantity, Story

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SAME_NOUN = 0.45  # cosine of their passages from which two counts of one noun are of the same things
OTHER_NOUN, SYNONYM = 0.55, 0.50  # cosines of passages, of nouns, for counts of two nouns (`diggers` / `excavators`)
SAME_AMOUNT, TELLING = 0.25, 10  # cosine for one amount of one noun or role, from an amount that is no chance match
SAME_ROLE = 0.70  # the same for two counts of people with one role (`killed`), who may be of another event
NOBODY = 0.50  # the same where one of them is nobody (`no one was hurt` / `two people were hurt` .57)
AMOUNT = 0.60  # the same for two measures or sums of which one can be the other, with two nouns around in common
SAME_MEASURE = 0.35  # the same for two measures of one dimension and role (`deep`) with a noun in common
HEDGED = 0.45  # the same for one number told with another hedge (`as much as $20 billion`), with one noun
FAR = 10  # words after a measure among which stands what it is told from
UNITS = frozenset(
    {"feet", "foot", "ft", "metres", "meters", "miles", "km", "kilometres", "kilometers", "yards", "away"}
)
AGE = "year of age"
CROWD = 60  # figures of one key beyond which only claims join them

Key = tuple[str, ...]


class Figure(NamedTuple):
    """A detail of the story, the vector of its passage, and the nouns around it."""

    detail: Detail
    vector: NDArray[np.float32] | None
    nouns: frozenset[str]

    @property
    def place(self) -> tuple[str, int, int]:
        """Report, start and end of the quantity."""
        return self.detail.quantity.span.place


def find_strands(story: Story, claims: Sequence[Claim], figures: Sequence[Figure]) -> list[list[Detail]]:
    """The strands of the figures of a story that run through two reports or more, each in order of place."""
    links = {*link_claims(story, claims, figures), *link_passages(figures), *link_zeros(figures)}
    links |= {*link_levels(figures), *link_repeats(figures)}
    ordered = sorted(links, key=lambda link: (-rate_link(figures[link[0]].detail, figures[link[1]].detail), link))
    groups = join_apart(len(figures), ordered, lambda a, b: is_apart(figures[a].detail, figures[b].detail))
    strands = [[figures[n].detail for n in group] for group in groups]
    return [strand for strand in strands if len({d.report for d in strand}) > 1]


def rate_link(one: Detail, other: Detail) -> int:
    """How surely two linked figures are of one thing: by their nouns, their amounts and their roles, in this order."""
    nouns = one.counted & other.counted
    alike = bool(nouns) and not is_plain(nouns)
    role = bool(one.role) and one.role == other.role
    return 4 * alike + 2 * is_same_amount(one.quantity, other.quantity) + role


def is_apart(one: Detail, other: Detail) -> bool:
    """Whether two figures stand in one sentence with two amounts: no sentence counts one thing twice; ages it may."""
    if AGE in (one.dimension, other.dimension) or one.report != other.report:
        return False
    return one.statement.sentence == other.statement.sentence and not is_same_amount(one.quantity, other.quantity)


def list_figures(story: Story) -> list[Figure]:
    """All figures of a story by report and place."""
    figures = []
    for reading in story.readings:
        for sentence in reading.sentences:
            statement = read_statement(reading, sentence.span)
            for detail in [*find_details([statement]), *find_zeros(statement)]:
                span = detail.quantity.span
                figures.append(Figure(detail, find_vector(reading, span), find_nouns(detail.statement, span)))
    return figures


def link_claims(story: Story, claims: Iterable[Claim], figures: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """The pairs of figures that the statements of a claim give for one thing."""
    numbers = {figure.place: n for n, figure in enumerate(figures)}
    for claim in claims:
        if len(claim.reports) < 2:
            continue
        for row in align_details(find_details(read_statements(story, claim))):
            places = [numbers[d.quantity.span.place] for d in row if d.quantity.span.place in numbers]
            yield from ((min(places[0], other), max(places[0], other)) for other in places[1:])


def link_passages(figures: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """The pairs of figures of different reports that count or measure one thing in passages near in meaning."""
    homes: dict[Key, list[int]] = defaultdict(list)
    for n, figure in enumerate(figures):
        for key in find_keys(figure.detail):
            homes[key].append(n)
    for key, members in sorted(homes.items()):
        for left, right in combinations(members, 2) if len(members) <= CROWD else ():
            one, other = figures[left], figures[right]
            if one.detail.report != other.detail.report and is_same_strand(key, one, other):
                yield left, right


def link_repeats(figures: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """The pairs of figures of one report that give one amount of one noun, which it tells twice."""
    for left, right in combinations(range(len(figures)), 2):
        one, other = figures[left].detail, figures[right].detail
        shared = one.counted & other.counted
        same = one.dimension == other.dimension and is_same_amount(one.quantity, other.quantity)
        if one.report == other.report and same and shared and not is_plain(shared) and is_telling_amount(one.quantity):
            yield left, right


def link_zeros(figures: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """The pairs of a count of nought and the count of one role that stands in the nearest passage of another report."""
    for n, zero in enumerate(figures):
        if not is_zero(zero.detail) or not zero.detail.role or zero.vector is None:
            continue
        near = [
            (float(zero.vector @ other.vector), -m)
            for m, other in enumerate(figures)
            if other.vector is not None and other.detail.report != zero.detail.report
            if other.detail.role == zero.detail.role and not is_zero(other.detail) and not is_part(other.detail)
        ]
        best = max(near, default=(0.0, 0))
        if best[0] >= NOBODY:
            yield min(n, -best[1]), max(n, -best[1])


def find_keys(detail: Detail) -> list[Key]:
    """Under what a figure is looked for: what is counted, a role of people, or what is measured in which dimension."""
    if detail.dimension == "":
        nouns = [noun for noun in sorted(detail.counted) if not is_plain({noun})]
        if nouns:
            return [*(("noun", noun) for noun in nouns), ("nouns",)]
        return [("role", detail.role)] if detail.role else []
    if detail.dimension == AGE:
        return [("age",)]
    head = find_measured(detail) or find_goal(detail)
    keys: list[Key] = [("amount", detail.dimension), *([("thing", detail.dimension, head)] if head else [])]
    return [*keys, ("measure", detail.dimension, detail.role)] if detail.role else keys


def find_measured(detail: Detail) -> str:
    """The noun that a measure stands before (`the 40m dry well`), or ``."""
    tokens, head = detail.statement.tokens, ""
    for token in tokens[detail.last + 1 :]:
        if token.pos_ == "NOUN":
            head = fold_token(token)
        elif token.pos_ != "ADJ" and token.text not in JOINTS:
            break
    return head


def find_goal(detail: Detail) -> str:
    """What a measure is told from (`four metres from the bottom`), or ``."""
    if detail.dimension != "length":
        return ""
    tokens = detail.statement.tokens[detail.last + 1 : detail.last + 1 + FAR]
    at = next((n for n, token in enumerate(tokens) if token.lower_ == "from"), None)
    if at is None or any(token.pos_ in ("VERB", "NOUN") and token.lower_ not in UNITS for token in tokens[:at]):
        return ""
    return next((f"from {fold_token(token)}" for token in tokens[at + 1 :] if token.pos_ == "NOUN"), "")


def is_same_strand(key: Key, one: Figure, other: Figure) -> bool:
    """Whether two figures under one key are of the same thing."""
    a, b = one.detail, other.detail
    if one.vector is None or other.vector is None:
        return False
    if is_zero(a) or is_zero(b) or not is_near(a.quantity, b.quantity):
        return False
    if (a.role and b.role and a.role != b.role) or is_part(a) != is_part(b):
        return False
    cosine = float(one.vector @ other.vector)
    if key[0] in ("noun", "role") and is_telling_amount(a.quantity) and is_same_amount(a.quantity, b.quantity):
        return cosine >= SAME_AMOUNT
    if key[0] == "amount":
        around = (one.nouns & other.nouns) - list_own(a) - list_own(b)
        if is_hedged_otherwise(a.quantity, b.quantity):
            return cosine >= HEDGED and bool(around)
        return cosine >= AMOUNT and len(around) >= COMMON and not is_disjoint(a.quantity, b.quantity)
    if key[0] == "nouns":
        persons = all(is_person(noun) for noun in a.counted | b.counted)
        if persons and not is_kin(a, b) and not is_same_amount(a.quantity, b.quantity):
            return False
        return cosine >= OTHER_NOUN and not a.counted & b.counted and is_alike(a, b, SYNONYM)
    if key[0] in ("noun", "role"):
        return cosine >= (SAME_NOUN if key[0] == "noun" else SAME_ROLE)
    return cosine >= SAME_MEASURE and (key[0] == "thing" or bool(one.nouns & other.nouns))


def is_kin(one: Detail, other: Detail) -> bool:
    """Whether a dictionary has a noun counted as another word for, or a kind of, one that is counted elsewhere."""
    return any(relate("n", a, b) in ("same", "kind") for a in one.counted for b in other.counted)


def is_hedged_otherwise(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts are one number of one unit, told with and without a hedge, or with two."""
    return (
        one.unit == other.unit and not is_same_amount(one, other) and math.isclose(find_number(one), find_number(other))
    )


def find_number(quantity: Quantity) -> float:
    """The number that an amount is told with: its bound, or the middle of what `about` may mean."""
    known = [bound for bound in (quantity.low, quantity.high) if bound is not None]
    return sum(known) / len(known) if known else 0.0


def is_telling_amount(quantity: Quantity) -> bool:
    """Whether an amount is large enough not to be the same by chance."""
    return (quantity.low or quantity.high or 0) >= TELLING
