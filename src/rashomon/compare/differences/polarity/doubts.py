"""Doubts: what one report tells as a fact and another as not certain (`fell into`, `is thought to have fallen into`).

The same verb or adjective of the same nouns is sought in passages near in meaning, anywhere in the story: a report that
hedges mostly says less, and so may stand in another claim.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from rashomon.compare.differences.details import fold_token
from rashomon.compare.differences.phrases import OBJECTS
from rashomon.compare.differences.polarity.predicates import Predicate
from rashomon.compare.differences.polarity.stated import CROWD, Stated
from rashomon.compare.differences.rows import clip, find_home, make_difference, make_value
from rashomon.compare.differences.senses import LIGHT
from rashomon.compare.differences.vocabulary import read_rows
from rashomon.compare.unions import join_linked
from rashomon.model import Certainty, Claim, Difference, DifferenceKind

ASKED = frozenset({"what", "which", "whether"})
ASKING = frozenset({"how", "whether", "until", "before"})  # they begin such a clause
NEAR = 0.50  # cosine of their passages from which two clauses with one verb and noun tell one thing
JUDGED: tuple[DifferenceKind, str] = ("wording", "one tells as a fact what another tells as not certain")


def differ_in_certainty(stated: Sequence[Stated], claims: Sequence[Claim]) -> Iterator[Difference]:
    """The differences between what reports tell flatly and others hedge."""
    sure = [read_certainty(row) for row in stated]
    links = list(link_doubts(stated, sure))
    for group in join_linked(len(stated), links):
        if len(group) > 1:
            values = [make_value(stated[n].predicate.span, sure[n]) for n in group]
            question = f"As certain: {clip(stated[group[0]].predicate.span.text)}?"
            yield make_difference(find_home(values, claims), "certainty", JUDGED, question, values)


def read_certainty(row: Stated) -> Certainty:
    """How certain the words before a predicate make it."""
    found = hedges().search(row.predicate.lead)
    return read_hedges()[" ".join(found[0].split())] if found else "flat"


@cache
def read_hedges() -> dict[str, Certainty]:
    """The words that take certainty away, and how (data/language/certainty.tsv)."""
    rows = read_rows("language/certainty.tsv")
    return {words: "hedged" if kind == "hedged" else "attributed" for words, kind in rows}


@cache
def hedges() -> re.Pattern[str]:
    """The pattern of these words."""
    words = sorted(read_hedges(), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])")


def link_doubts(stated: Sequence[Stated], sure: Sequence[Certainty]) -> Iterator[tuple[int, int]]:
    """The pairs of which one is flat and the other hedged, of one matter."""
    homes: dict[str, list[int]] = defaultdict(list)
    for n, row in enumerate(stated):
        asked = is_asked(row.predicate) or (sure[n] == "flat" and (row.predicate.open or row.predicate.meant))
        if row.predicate.word not in LIGHT and not asked:
            homes[row.predicate.word].append(n)
    for _, members in sorted(homes.items()):
        for left, right in combinations(members, 2) if len(members) <= CROWD else ():
            one, other = stated[left].predicate, stated[right].predicate
            differ = "flat" in (sure[left], sure[right]) and sure[left] != sure[right] and one.denied == other.denied
            if differ and one.report != other.report and is_one_thing(stated[left], stated[right]):
                yield left, right


def is_asked(row: Predicate) -> bool:
    """Whether a clause is of a question or of what is waited for, which tells nothing as a fact nor as doubtful."""
    heads = {c.lower_ for c in row.token.children if c.dep_ in ("mark", "advmod")}
    return bool(row.subjects & ASKED or heads & ASKING)


def list_objects(row: Predicate) -> frozenset[str]:
    """What a clause is about as object, with what that is an amount of (`tons of oil`)."""
    nouns = [c for c in row.token.children if c.dep_ in OBJECTS]
    inner = [c for n in nouns for c in n.children if any(w.dep_ == "case" and w.lower_ == "of" for w in c.children)]
    return row.objects | frozenset(map(fold_token, inner))


def is_one_thing(one: Stated, other: Stated) -> bool:
    """Whether two clauses with one verb tell of one thing: near in meaning, and with a noun of one part in common."""
    if one.vector is None or other.vector is None or float(one.vector @ other.vector) < NEAR:
        return False
    a, b = one.predicate, other.predicate
    if a.objects and b.objects and not list_objects(a) & list_objects(b):
        return False
    return bool(a.objects & b.objects or a.places & b.places or a.subjects & b.subjects)
