"""Polarity: what one report says and another denies, or says the opposite of, wherever in a story they do.

Two statements of one thing that cannot both be true share few words (`the boy was in the well`, `the well was empty`)
and stand in two claims, so they are looked for in the whole story: the same said and denied of the same, opposites
said of the same (alive, dead), and a place told empty that another puts something in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import TYPE_CHECKING, NamedTuple

from rashomon.compare.differences.predicates import Predicate, find_predicates
from rashomon.compare.differences.rows import clip, find_home, fold_text, make_difference, make_value
from rashomon.compare.differences.senses import LIGHT, Part, find_near, list_contraries
from rashomon.compare.differences.statements import find_vector, read_statement
from rashomon.compare.unions import join_linked
from rashomon.language import is_negated
from rashomon.model import Claim, Difference, DifferenceKind, Story

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DENIED = 0.55  # cosine of their passages from which two clauses with one verb and noun may be of one thing
OPPOSED = 0.35  # the same for opposites said of one noun
LOOSE = 0.35  # the same where one of them is said of a name or a pronoun, and one leaves it open
PLACED = 0.30  # the same for a place told empty
STAGED, STEM = 0.40, 7  # the same for what will be and what is done; letters of its verb or noun that must be the same
SHORT, NAMED = 5, 0.50  # letters of a verb up to which its stem says little, and the same for such a verb, at one place
JOINING = ("and", "but")  # words that join a clause to the one before it, which says nothing of it
CROWD = 80  # clauses with one verb beyond which they are not compared

AGAINST: tuple[DifferenceKind, str] = ("conflict", "one says what the other denies, or its opposite")
OPEN: tuple[DifferenceKind, str] = ("update", "what one leaves open, the other tells")
AHEAD: tuple[DifferenceKind, str] = ("update", "one has it still to come, the other as begun or done")
LATER: tuple[DifferenceKind, str] = ("update", "one says that it is not so yet; it may have come to be so later")
EMPTY: tuple[DifferenceKind, str] = (
    "conflict",
    "one puts somebody or something where the other says that there is nobody",
)


class Stated(NamedTuple):
    """A predicate and the vector of its passage."""

    predicate: Predicate
    vector: NDArray[np.float32] | None


class Against(NamedTuple):
    """Two predicates, by number, that cannot both be true as they stand, and why."""

    left: int
    right: int
    judged: tuple[DifferenceKind, str]


def differ_in_polarity(stated: Sequence[Stated], claims: Sequence[Claim]) -> Iterator[Difference]:
    """The differences between what reports affirm and others deny or say the opposite of."""
    found = [*find_opposites(stated), *find_denials(stated), *find_empty(stated), *find_stages(stated)]
    judged = {(pair.left, pair.right): pair.judged for pair in found}
    for group in join_linked(len(stated), sorted({*judged, *find_repeats(stated)})):
        reasons = [why for pair, why in sorted(judged.items()) if set(pair) <= set(group)]
        if reasons:
            rows = [stated[n].predicate for n in group]
            values = [make_value(row.span, write_answer(row)) for row in rows]
            sharpest = min(reasons, key=lambda why: (why[0] != "conflict", why))
            yield make_difference(find_home(values, claims), "polarity", sharpest, write_question(rows), values)


def list_predicates(story: Story) -> list[Stated]:
    """The predicates of all reports, in order."""
    return [
        Stated(predicate, find_vector(reading, predicate.span))
        for reading in story.readings
        for sentence in reading.sentences
        for predicate in find_predicates(read_statement(reading, sentence.span))
    ]


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
    if a.less or b.less or (a.moment and b.moment):  # a state that passed, each at its time
        return False
    if a.part == "v":  # one may win what another loses
        return cosine >= OPPOSED and bool(a.objects & b.objects) and bool(a.subjects & b.subjects - a.objects)
    if a.subjects & b.subjects:
        return cosine >= OPPOSED
    return cosine >= (LOOSE if a.open or b.open else DENIED) and (a.loose or b.loose)


def find_denials(stated: Sequence[Stated]) -> Iterator[Against]:
    """The pairs of which one says of the same nouns what the other denies."""
    homes: dict[str, list[int]] = defaultdict(list)
    for n, row in enumerate(stated):
        if row.predicate.word not in LIGHT and not row.predicate.open:
            homes[row.predicate.word].append(n)
    for _, members in sorted(homes.items()):
        for left, right in combinations(members, 2) if len(members) <= CROWD else ():
            one, other = stated[left], stated[right]
            if one.predicate.denied != other.predicate.denied and is_one_matter(one, other):
                unfinished = one.predicate.unfinished or other.predicate.unfinished
                yield Against(left, right, LATER if unfinished else AGAINST)


def is_one_matter(one: Stated, other: Stated) -> bool:
    """Whether two clauses with one verb are of the same nouns, as far as each has them, and near in meaning."""
    a, b = one.predicate, other.predicate
    if a.report == b.report or one.vector is None or other.vector is None or a.part != b.part:
        return False
    if a.under & b.under - LIGHT:  # what denies the one, denies the other (`banned from using`, `banned the use`)
        return False
    if float(one.vector @ other.vector) < DENIED or is_misread(
        a.span.text, b.span.text, (a.statement.span.text, b.statement.span.text)
    ):
        return False
    objects = not (a.objects and b.objects) or bool(a.objects & b.objects)
    subjects = bool(a.subjects & b.subjects) or (bool(a.objects & b.objects) and (a.loose or b.loose))
    others = not (a.others and b.others) or bool(a.others & b.others)
    return objects and subjects and others and a.places == b.places


def is_misread(one: str, other: str, sentences: tuple[str, str] | None = None) -> bool:
    """Whether two clauses deny in the same words: if only one is held to deny, the other was misread.

    One may be cut longer: each stands in the sentence of the other, or the one is joined to another clause.
    """
    short, long = sorted((one, other), key=len)
    if not is_negated(short):
        return False
    homes = tuple(map(fold_text, sentences or (one, other)))
    before = fold_text(long).removesuffix(fold_text(short))
    joined = before == "" or (before != fold_text(long) and before.endswith(JOINING))
    return joined or (fold_text(one) in homes[1] and fold_text(other) in homes[0])


def find_empty(stated: Sequence[Stated]) -> Iterator[Against]:
    """The pairs of which one tells a place empty that the other puts something in."""
    empty = frozenset(find_near("a", "empty"))
    for n, row in enumerate(stated):
        if row.predicate.part != "a" or row.predicate.word not in empty or row.predicate.denied or row.predicate.open:
            continue
        for m, other in enumerate(stated):
            placed = other.predicate.places & row.predicate.subjects and not other.predicate.denied
            if not placed or other.predicate.report == row.predicate.report or other.predicate.open:
                continue
            if row.vector is not None and other.vector is not None and float(row.vector @ other.vector) >= PLACED:
                yield Against(min(n, m), max(n, m), EMPTY)


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
    if len(one.deed) <= SHORT and (told.bare or not one.places & other.places):
        return False
    return bool(one.subjects & other.subjects or one.objects & other.objects or one.places & other.places)


def find_repeats(stated: Sequence[Stated]) -> Iterator[tuple[int, int]]:
    """The pairs in which one report says the same word of the same noun twice."""
    seen: dict[tuple[str, str, bool, bool], list[int]] = defaultdict(list)
    for n, row in enumerate(stated):
        p = row.predicate
        if p.part == "a" and p.subjects:
            for other in seen[p.report, p.word, p.denied, p.open]:
                if p.subjects & stated[other].predicate.subjects:
                    yield other, n
            seen[p.report, p.word, p.denied, p.open].append(n)


def write_answer(row: Predicate) -> str:
    """The answer of a report in short."""
    head = "open" if row.open else "no" if row.denied else "yes"
    return f"{head}: {clip(row.span.text)}"


def write_question(rows: Sequence[Predicate]) -> str:
    """The question of a row, from the words of the statement that affirms."""
    told = min(rows, key=lambda row: (row.denied, row.open, row.span.place))
    return f"Is it so: {clip(told.span.text)}?"
