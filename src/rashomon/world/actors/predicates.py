"""Who is said to be what, by the parse: `X is an airline`, `X, a cleric from Y`, `the cleric who ..., X`.

Each gives a description and the name of which it is said, where the one can be of the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.model import Reading
from rashomon.world.actors.entries import Entry

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

BODIES = ("organisation", "outlet", "armed group", "government")


def find_predicates(entries: list[Entry], readings: tuple[Reading, ...]) -> Iterator[tuple[Entry, Entry]]:
    """Give (description, name), in the order of the descriptions."""
    by_report: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_report[entry.span.report].append(entry)
    for reading in readings:
        if reading.doc.has_annotation("DEP"):
            yield from read_report(reading, by_report[reading.report.id])


def read_report(reading: Reading, entries: list[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """The descriptions of one report that are said of a name."""
    at: dict[int, Entry] = {}
    for entry in entries:
        tokens = find_tokens(reading, entry)
        for token in tokens if entry.named and tokens else ():
            at.setdefault(token.i, entry)
    roots = {tokens.root.i: entry for entry in entries if entry.named and (tokens := find_tokens(reading, entry))}
    for entry in entries:
        tokens = None if entry.named else find_tokens(reading, entry)
        if tokens is None:
            continue
        for token in list_bearers(tokens.root, frozenset(roots)):
            if token.i in at and can_be(entry, at[token.i]):
                yield entry, at[token.i]
                break


def find_tokens(reading: Reading, entry: Entry) -> Tokens | None:
    """The words of a mention."""
    return reading.doc.char_span(entry.span.start, entry.span.end, alignment_mode="expand")


def list_bearers(head: Token, roots: frozenset[int]) -> Iterator[Token]:
    """The words of which a description can be said: its subject, what it stands beside, what stands beside it."""
    is_said = any(child.dep_ == "cop" and child.lower_ in ("is", "was", "are", "were") for child in head.children)
    if is_said and not any(child.lower_ in ("not", "n't", "n’t") for child in head.children):
        yield from (child for child in head.children if child.dep_ == "nsubj")
    if stands_beside(head):
        yield head.head
    yield from (child for child in head.children if stands_beside(child) and child.i in roots)


def stands_beside(token: Token) -> bool:
    """Whether a word heads an apposition, and none that `and` sets apart (`the mayor and his wife Anna Vane`)."""
    return token.dep_ == "appos" and token.left_edge.dep_ != "cc"


def can_be(described: Entry, named: Entry) -> bool:
    """Whether a description of one can be of a name, by their kinds."""
    if "/one" not in described.node or described.node.startswith("ring:part/"):
        return False
    if named.kind == "PER":
        return described.kind not in BODIES
    return named.kind == "ORG" and described.kind in BODIES
