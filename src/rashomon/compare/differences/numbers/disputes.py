"""Disputes: whether figures that exclude each other are given for one thing, so that only one of them can be right.

Two reports may count ships in two sentences, tell the ages of two people or give two prices, and neither is wrong. A
dispute needs more than the same noun: the same role, or the same deed of the same subject, or the same surroundings;
an age, the same person. Who gives the other's figure too, does not dispute it: it is of something else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from rashomon.compare.differences.details import Detail, fold_token
from rashomon.compare.differences.numbers.figures import is_disjoint, is_plain, is_same_amount
from rashomon.compare.differences.phrases import SUBJECTS
from rashomon.compare.differences.senses import LIGHT, Part, relate
from rashomon.compare.differences.statements import find_nouns, find_vector
from rashomon.model import Quantity, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

Given = Mapping[tuple[str, str], Sequence[Detail]]
AGE = "year of age"
COMMON = 2  # nouns around two figures, what they count aside, from which they are of one thing
UP = 6  # steps up the tree from a figure to its verb
LEAST = 3  # letters of a word of a name from which it tells two persons apart
ONE_PERSON = 0.5  # cosine of their passages from which two ages without a name or a noun may be of one person
DAY = 10  # characters of a day
BESIDE = 2  # letters between a name and an age that belongs to it (`Varga, 34`)


def list_disputes(
    row: Sequence[Detail], given: Given, differ: Callable[[Quantity, Quantity], bool]
) -> list[tuple[Detail, Detail]]:
    """The pairs of figures of a row that differ, if they are of one thing; `given` are all figures of the story."""
    return [
        (one, other)
        for one, other in combinations(row, 2)
        if one.report != other.report
        and differ(one.quantity, other.quantity)
        and not (is_given(one, other.report, given) or is_given(other, one.report, given))
        and not (is_one_of_many(one, row) or is_one_of_many(other, row))
    ]


def is_one_of_many(detail: Detail, row: Iterable[Detail]) -> bool:
    """Whether the report of a count gives others that exclude it: it counts several things by one noun."""
    return not (detail.role or detail.dimension) and any(
        other.report == detail.report and is_disjoint(detail.quantity, other.quantity) for other in row
    )


def is_grown(one: Detail, other: Detail) -> bool:
    """Whether a count was told on a later day than a smaller one: it may have grown meanwhile."""
    days = [(detail.statement.reading.report.published or "")[:DAY] for detail in (one, other)]
    if one.dimension or not all(len(day) == DAY for day in days):
        return False
    lows = [detail.quantity.low or 0 for detail in (one, other)]
    return (days[0] < days[1] and lows[0] < lows[1]) or (days[1] < days[0] and lows[1] < lows[0])


def sort_given(details: Iterable[Detail]) -> Given:
    """Figures by their reports and dimensions."""
    given: dict[tuple[str, str], list[Detail]] = {}
    for detail in details:
        given.setdefault((detail.report, detail.dimension), []).append(detail)
    return given


def is_given(detail: Detail, report: str, given: Given) -> bool:
    """Whether a report gives an amount too, of the same sort; one that says of what it is a figure may be corrected."""
    return not detail.role and any(
        (detail.dimension or detail.counted & other.counted) and is_same_amount(detail.quantity, other.quantity)
        for other in given.get((report, detail.dimension), ())
    )


def is_one_matter(one: Detail, other: Detail) -> bool:
    """Whether two figures are of one thing in one happening, as far as the words around them tell."""
    if AGE in (one.dimension, other.dimension):
        return is_one_owner(one, other)
    if one.role and one.role == other.role:
        return True
    around = find_nouns(one.statement, one.quantity.span) & find_nouns(other.statement, other.quantity.span)
    return len(around - list_own(one) - list_own(other)) >= COMMON or is_one_deed(find_verb(one), find_verb(other))


def list_own(detail: Detail) -> frozenset[str]:
    """The words of a figure itself and of what it counts or measures (`a 48-metre clay wall`)."""
    tokens, last = detail.statement.tokens, detail.last
    while (
        last + 1 < len(tokens)
        and tokens[last + 1].pos_ in ("ADJ", "NOUN", "PUNCT")
        and tokens[last + 1].text not in ",;"
    ):
        last += 1
    return detail.counted | {(token.lemma_ or token.text).lower() for token in tokens[detail.first : last + 1]}


def find_verb(detail: Detail) -> Token | None:
    """The verb that a figure belongs to; None where none is near."""
    token = detail.statement.tokens[detail.last]
    for _ in range(UP):
        if token.pos_ == "VERB" or token.head is token:
            break
        token = token.head
    return token if token.pos_ == "VERB" else None


def is_one_deed(one: Token | None, other: Token | None) -> bool:
    """Whether two verbs tell one deed of one subject, as far as they have one."""
    if one is None or other is None or not is_one_word("v", fold_token(one), fold_token(other)):
        return False
    left, right = list_subjects(one), list_subjects(other)
    return not (left and right) or any(is_one_word("n", a, b) for a in left for b in right)


def is_one_word(part: Part, one: str, other: str) -> bool:
    """Whether two words that tell something are one, or one is a kind of the other."""
    return not {one, other} & LIGHT and (one == other or relate(part, one, other) in ("same", "kind"))


def list_subjects(verb: Token) -> list[str]:
    """The nouns that a verb is said of."""
    found = [child for child in verb.children if child.dep_ in SUBJECTS]
    return [fold_token(child) for child in found if child.pos_ in ("NOUN", "PROPN")]


def is_one_owner(one: Detail, other: Detail) -> bool:
    """Whether two ages may be of one person: by the names beside them, the nouns, or the passages."""
    names = find_owner(one), find_owner(other)
    if all(names):
        return bool(names[0] & names[1])
    nouns = find_noun(one), find_noun(other)
    if all(nouns) and not any(names):
        return is_plain(nouns) or is_one_word("n", *nouns)
    vectors = [find_vector(detail.statement.reading, detail.quantity.span) for detail in (one, other)]
    return vectors[0] is not None and vectors[1] is not None and float(vectors[0] @ vectors[1]) >= ONE_PERSON


def find_owner(detail: Detail) -> frozenset[str]:
    """The words of the name right before or after an age (`Ilse Varga, 34`, `34-year-old Ilse Varga`), or after the
    noun behind it (`a 34-year-old baker, Ilse Varga`).
    """
    age, tokens = detail.quantity.span, detail.statement.tokens
    noun = next((t for t in tokens[detail.last + 1 : detail.last + 2] if t.pos_ == "NOUN"), None)
    end = noun.idx + len(noun) if noun is not None else age.end
    beside = [
        name.span
        for name in detail.statement.reading.names
        if is_beside(name.span, age) or 0 <= name.span.start - end <= BESIDE
    ]
    return frozenset(word for span in beside for word in span.text.lower().split() if len(word) >= LEAST)


def is_beside(name: Span, age: Span) -> bool:
    """Whether a name stands right before or after an age, a comma between or none."""
    return 0 <= age.start - name.end <= BESIDE or 0 <= name.start - age.end <= BESIDE


def find_noun(detail: Detail) -> str:
    """The noun that an age stands before (`the 34-year-old singer`), or ``."""
    tokens = detail.statement.tokens
    for token in tokens[detail.last + 1 :]:
        if token.pos_ == "NOUN":
            return fold_token(token)
        if token.pos_ != "ADJ":
            break
    return ""
