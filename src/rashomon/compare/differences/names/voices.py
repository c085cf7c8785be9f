"""Differences of voice: the same said in almost the same words, by other sources or by nobody, or as less certain.

Whom reports credit differs for most claims, and mostly says little; it is told where nothing else sets them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz.distance import Indel

from rashomon.compare.differences.phrases import list_words
from rashomon.compare.differences.rows import clip, make_difference, make_value
from rashomon.compare.differences.statements import Statement, find_attribution
from rashomon.model import Attribution, Claim, Difference, DifferenceKind, Span

SAME = 0.8  # the same from which it is worth telling that only the sources differ
PRONOUN = "one named before"
PRONOUNS = frozenset({"he", "she", "it", "they", "who", "we", "i", "him", "her", "them"})
NARRATOR = "narrator"
ASKING = frozenset({"WP", "WDT", "WRB", "WP$"})  # tags of words that open a question, which asserts nothing
LEAD = re.compile(r"(?i)^(?:the|a|an|its|his|her|their|one|local)\s+")
OTHERS: tuple[DifferenceKind, str] = (
    "compatible",
    "reports have it from different sources; all of them may have said it",
)
DROPPED: tuple[DifferenceKind, str] = ("compatible", "one report gives a source for what another tells as its own")


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
        and not are_called_alike(said[a], said[b])
        and is_told_who(statements[a], said[a])
        and is_told_who(statements[b], said[b])
        and Indel.normalized_similarity(words[a], words[b]) >= SAME
    ]
    if not unlike:
        return
    named = any(NARRATOR not in (names[a], names[b]) for a, b in unlike)
    kept = [n for n in range(len(said)) if is_like(words[n], [words[a] for pair in unlike for a in pair])]
    statements, said, names = [statements[n] for n in kept], [said[n] for n in kept], [names[n] for n in kept]
    spans: list[Span] = []
    for statement, row in zip(statements, said, strict=True):
        spans.append(row.source if row and row.source else statement.span)
    values = [make_value(span, name) for span, name in zip(spans, names, strict=True)]
    yield make_difference(claim, "attribution", OTHERS if named else DROPPED, f"Who says: {clip(claim.text)}?", values)


def is_like(words: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    """Whether a statement has nearly the words of one of the others."""
    return any(Indel.normalized_similarity(words, other) >= SAME for other in others)


def is_told_who(statement: Statement, said: Attribution | None) -> bool:
    """Whether it is clear whose word a statement is: a name is credited, or nobody outside of quotation marks."""
    if statement.tokens and statement.tokens[0].tag_ in ASKING:
        return False
    if said is None:
        quoted = any(quotation.outer.overlaps(statement.span) for quotation in statement.reading.quotations)
        return not quoted
    source = said.source
    return source is not None and any(name.span.overlaps(source) for name in statement.reading.names)


def are_called_alike(one: Attribution | None, other: Attribution | None) -> bool:
    """Whether the reader, or a person's decision, calls two sources by one name."""
    return bool(one and other and one.source_actor and one.source_actor == other.source_actor)


def is_one_source(one: str, other: str) -> bool:
    """Whether two names of a source may be one: they share a word of content."""
    left, right = (set(re.findall(r"\w{3,}", LEAD.sub("", name).lower())) for name in (one, other))
    return PRONOUN in (one, other) or bool(left & right) or left == right
