"""Clauses whole: with the clauses nested in them, which tell something by themselves too.

In: a parsed sentence. Out: the words of each complement clause with all that it holds (`that the well was dry and had
been left for years`), and of each main clause with its complements and modifiers, what is only set beside it left out
(Universal Dependencies: conj, parataxis). Readers who mark claims by hand often take such a stretch and not a part of
it: of the passages that gold links between the reports of the development stories .40 are met without these cuts, .47
with them (`benchmarks/passages.py ../shared/stories`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.language.sentences.heads import begins_clause, is_open, is_predicate

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

BESIDE = frozenset({"conj", "parataxis"})


def find_wholes(words: DocSpan) -> Iterator[tuple[Token, ...]]:
    """The words of each complement and main clause of a sentence, in order."""
    for head in words:
        if head.dep_ == "ccomp" and is_predicate(head) and not is_open(head):
            yield keep_inside(head.subtree, words)
        elif head.head.i == head.i:
            beside = {w.i for c in head.children if c.dep_ in BESIDE and begins_clause(c) for w in c.subtree}
            yield keep_inside((w for w in head.subtree if w.i not in beside), words)


def keep_inside(found: Iterator[Token], words: DocSpan) -> tuple[Token, ...]:
    """Those words that stand in the sentence."""
    return tuple(w for w in found if words.start <= w.i < words.end)
