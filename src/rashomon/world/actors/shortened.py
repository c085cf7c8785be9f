"""A body by the noun of its name: `the council`, `the Trust`, after the name itself in the report.

In go the mentions of named bodies of a report; out come further mentions on their nodes, those that no other covers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.model import Reading
from rashomon.world.actors.entries import Entry
from rashomon.world.actors.nouns import DEFINITE
from rashomon.world.words import singular

if TYPE_CHECKING:
    from spacy.tokens import Doc

LEAST = 4  # letters of a word that can stand for a name


def find_shortened(reading: Reading, names: list[Entry], taken: list[Entry]) -> Iterator[Entry]:
    """The mentions of a report's bodies by the last word of their names, in order."""
    bodies: dict[str, list[Entry]] = {}
    for entry in names:
        word = find_noun(entry.key.split())
        if entry.node.startswith("name:") and entry.kind == "ORG" and len(word) >= LEAST:
            bodies.setdefault(singular(word), []).append(entry)
    if not bodies:
        return
    covered = {i for e in taken for span in (e.span, *e.forms) for i in range(span.start, span.end)}
    doc = reading.doc
    for token in doc[1:]:
        noun = singular(token.lower_)
        if noun not in bodies or token.idx in covered or doc[token.i - 1].lower_ not in DEFINITE:
            continue
        before = [entry for entry in bodies[noun] if entry.span.end <= token.idx]
        if before and ends(doc, token.i):
            near = before[-1]
            span = reading.report.span(token.idx, token.idx + len(token))
            yield Entry(
                node=near.node, span=span, kind="organisation", nouns=(noun,), grade="definite", nation=near.nation
            )


def find_noun(words: list[str]) -> str:
    """The word of a name of several that says what it is: before `of` or `for`, else the last."""
    at = next((n for n, word in enumerate(words) if n and word in ("of", "for")), len(words))
    return words[at - 1] if len(words) > 1 else ""


def ends(doc: Doc, at: int) -> bool:
    """Whether a noun phrase ends with a token."""
    follows = doc[at + 1] if at + 1 < len(doc) else None
    if follows is not None and follows.text == "-":
        return False  # `the state-run mill`
    return follows is None or not (follows.is_alpha and follows.pos_ in ("", "NOUN", "PROPN") and not follows.is_space)
