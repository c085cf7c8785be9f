"""Denials: what one report says, and another denies, by the same verb of the same nouns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from rashomon.compare.differences.polarity.eras import is_long_apart
from rashomon.compare.differences.polarity.predicates import Predicate
from rashomon.compare.differences.polarity.stated import AGAINST, CROWD, LATER, Against, Stated, list_words
from rashomon.compare.differences.rows import fold_text
from rashomon.compare.differences.senses import LIGHT, is_deed
from rashomon.language import is_negated

DONE, ROOT = 0.45, 5  # cosine of a deed by a verb and by a noun; letters by which they are of one root
DENIED = 0.55  # cosine of their passages from which two clauses with one verb and noun may be of one thing
COPIED = 0.9  # share of letters from which two sentences are one that was copied
DEGREE = frozenset({"as", "so", "quite"})  # before an adjective or an adverb: what is denied is not all of it
JOINING = ("and", "but")  # words that join a clause to the one before it, which says nothing of it


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
    if is_by_degree(a) or is_by_degree(b) or is_long_apart(a, b):
        return False
    if a.under & b.under - LIGHT:  # what denies the one, denies the other (`banned from using`, `banned the use`)
        return False
    homes = a.statement.span.text, b.statement.span.text
    if float(one.vector @ other.vector) < DENIED or is_misread(a.span.text, b.span.text, homes) or is_copied(*homes):
        return False
    objects = not (a.objects and b.objects) or bool(a.objects & b.objects)
    subjects = bool(a.subjects & b.subjects) or (bool(a.objects & b.objects) and (a.loose or b.loose))
    others = not (a.others and b.others) or bool(a.others & b.others)
    return objects and subjects and others and a.places == b.places


def is_by_degree(row: Predicate) -> bool:
    """Whether only how far, or how much, something is so is denied (`did not sail as far as the other`)."""
    around = [row.token, *(c for c in row.token.children if c.dep_ in ("advmod", "obj", "xcomp"))]
    inner = [*around, *(c for t in around for c in t.children if c.dep_ in ("advmod", "amod"))]
    return row.denied and any(c.lower_ in DEGREE for t in inner for c in t.children if c.i < t.i)


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


def is_copied(one: str, other: str) -> bool:
    """Whether two sentences are one that was copied, and deny alike, so that one of them was misread."""
    copied = SequenceMatcher(None, fold_text(one), fold_text(other), autojunk=False).ratio() >= COPIED
    return copied and is_negated(one) == is_negated(other)


def find_undone_deeds(stated: Sequence[Stated]) -> Iterator[Against]:
    """The pairs of which one tells a deed, and the other that there was none, one or both by a noun (`no apology`)."""
    homes: dict[str, list[int]] = defaultdict(list)
    for n, row in enumerate(stated):
        for deed in list_deeds(row.predicate):
            homes[deed[:ROOT]].append(n)
    for _, members in sorted(homes.items()):
        for left, right in combinations(members, 2) if len(members) <= CROWD else ():
            if is_one_deed(stated[left], stated[right]):
                unfinished = stated[left].predicate.unfinished or stated[right].predicate.unfinished
                yield Against(left, right, LATER if unfinished else AGAINST)


def list_deeds(row: Predicate) -> frozenset[str]:
    """What a predicate tells to be done: its verb, or what it does by a verb that says little (`issue an apology`)."""
    light = row.word in list_words("support")
    told = {"xcomp"} if light else {"xcomp", "ccomp"}  # `made it clear`, `stated that`
    if row.open or any(child.dep_ in told for child in row.token.children):
        return frozenset()
    deeds = {noun for noun in row.objects if is_deed(noun)} if light else {row.word}
    return frozenset(deed for deed in deeds if len(deed) >= ROOT and deed not in LIGHT)


def is_one_deed(one: Stated, other: Stated) -> bool:
    """Whether one denies the deed that another tells, of one that may be the same, by other words."""
    a, b = one.predicate, other.predicate
    nominal = any(row.word in list_words("support") for row in (a, b))
    if a.report == b.report or a.denied == b.denied or a.word == b.word or not nominal:
        return False
    if one.vector is None or other.vector is None or float(one.vector @ other.vector) < DONE:
        return False
    if is_long_apart(a, b):
        return False
    written = {a.word, b.word} & list_words("containing")  # `the letter contained no apology`
    return bool(a.subjects & b.subjects or written) or a.loose or b.loose
