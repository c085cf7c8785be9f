"""Appositions: a name laid beside what it is the name of, which says who or what somebody is without a verb.

In: a parsed sentence. Out: the words of each, noun and apposition together (`Ann Low, a pilot from Oban`, `her cousin,
Ann Low`), clauses that are cut out of them left out. A title alone (`Mr Low`), a place behind a place (`Erie, Pa`) and
two nouns side by side tell nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.language.sentences.heads import begins_clause

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

LEAST_TOLD = 2  # words that describe, articles aside: one (`Mr`, `pilot`) adds more wrong claims than right ones
PARTS = frozenset({"det", "amod", "compound", "nummod", "nmod", "flat"})  # of a noun phrase, before its noun
EMPTY = frozenset({"PUNCT", "CCONJ", "SPACE", "DET"})


def find_appositions(words: DocSpan) -> Iterator[tuple[Token, ...]]:
    """The words of each apposition of a sentence that describes a name, in order."""
    for word in words:
        noun = word.head
        if word.dep_ == "appos" and noun.i < word.i and {noun.pos_, word.pos_} == {"NOUN", "PROPN"}:
            both = pick_words(noun, word, words)
            beside = {w.i for w in word.subtree}
            described = [w for w in both if (w.i in beside) == (word.pos_ == "NOUN") and w.pos_ not in EMPTY]
            if len(described) >= LEAST_TOLD:
                yield both


def pick_words(noun: Token, word: Token, words: DocSpan) -> tuple[Token, ...]:
    """The words of a noun up to the end of its apposition, without what leads to it and without clauses of its own."""
    outside = {w.i for c in noun.children if c.i < noun.i and c.dep_.split(":")[0] not in PARTS for w in c.subtree}
    outside |= {w.i for head in noun.subtree if head.i > noun.i and begins_clause(head) for w in head.subtree}
    last = min(word.right_edge.i, words.end - 1)
    return tuple(w for w in noun.subtree if words.start <= w.i <= last and w.i not in outside)
