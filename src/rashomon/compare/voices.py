"""Differences of voice: the same said in almost the same words, by other sources or by nobody, or denied.

Whom reports credit differs for most claims, and mostly says little; it is told where nothing else sets them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz.distance import Indel

from rashomon.compare.renderings import list_words
from rashomon.compare.rows import clip, make_difference, make_value
from rashomon.compare.statements import Statement, find_attribution, find_passage
from rashomon.model import Claim, Difference, DifferenceKind, Span

ALIKE = 0.5  # share of equal words from which two statements say the same thing or its denial
SAME = 0.8  # the same from which it is worth telling that only the sources differ
FIT = 0.6  # share of two spans that they have in common, from which they are one
PRONOUN = "one named before"
PRONOUNS = frozenset({"he", "she", "it", "they", "who", "we", "i", "him", "her", "them"})
NARRATOR = "narrator"
LEAD = re.compile(r"(?i)^(?:the|a|an|its|his|her|their|one|local)\s+")
OTHERS: tuple[DifferenceKind, str] = (
    "compatible",
    "reports have it from different sources; all of them may have said it",
)
DROPPED: tuple[DifferenceKind, str] = ("wording", "one report gives a source for what another tells as its own")
DENIED: tuple[DifferenceKind, str] = ("conflict", "one affirms in nearly the same words what another denies")


def differ_in_polarity(claim: Claim, statements: Sequence[Statement]) -> Iterator[Difference]:
    """Where one report denies what another says in nearly the same words."""
    passages = [find_passage(statement) for statement in statements]
    if not all(passage and is_fit(passage.span, s.span) for passage, s in zip(passages, statements, strict=True)):
        return
    denied = [bool(passage and passage.negated) for passage in passages]
    words = [list_words(statement) for statement in statements]
    for one, other in combinations(range(len(statements)), 2):
        apart = statements[one].report != statements[other].report and denied[one] != denied[other]
        if apart and Indel.normalized_similarity(words[one], words[other]) >= ALIKE:
            values = [
                make_value(s.span, f"{'no' if no else 'yes'}: {clip(s.span.text)}")
                for s, no in zip(statements, denied, strict=True)
            ]
            yield make_difference(claim, "polarity", DENIED, f"Is it so: {clip(claim.text)}?", values)
            return


def is_fit(one: Span, other: Span) -> bool:
    """Whether two spans of a report are about the same stretch."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared >= FIT * (max(one.end, other.end) - min(one.start, other.start))


def differ_in_sources(claim: Claim, statements: Sequence[Statement]) -> Iterator[Difference]:
    """Where reports credit different sources for a claim, or one credits somebody and another nobody."""
    said = [find_attribution(statement) for statement in statements]
    names = [" ".join(row.source.text.split()) if row and row.source else NARRATOR for row in said]
    names = [PRONOUN if name.lower() in PRONOUNS else name for name in names]
    words = [list_words(statement) for statement in statements]
    unlike = [
        (a, b)
        for a, b in combinations(range(len(said)), 2)
        if statements[a].report != statements[b].report
        and not is_one_source(names[a], names[b])
        and Indel.normalized_similarity(words[a], words[b]) >= SAME
    ]
    if not unlike:
        return
    spans: list[Span] = []
    for statement, row in zip(statements, said, strict=True):
        spans.append(row.source if row and row.source else statement.span)
    named = any(NARRATOR not in (names[a], names[b]) for a, b in unlike)
    values = [make_value(span, name) for span, name in zip(spans, names, strict=True)]
    yield make_difference(claim, "attribution", OTHERS if named else DROPPED, f"Who says: {clip(claim.text)}?", values)


def is_one_source(one: str, other: str) -> bool:
    """Whether two names of a source may be one: they share a word of content."""
    left, right = (set(re.findall(r"\w{3,}", LEAD.sub("", name).lower())) for name in (one, other))
    return PRONOUN in (one, other) or bool(left & right) or left == right
