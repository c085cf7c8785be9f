"""Owners: which happening of a sentence a date, a place or a count hangs on, by the tree.

`The bombing in Orr, revenge for air strikes this month that left 32 dead`: the place hangs on the bombing, the month
and the count on the strikes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from rashomon.model import Reading, Span
from rashomon.world.actors.nations import find_nation
from rashomon.world.events.harms import lemma, read_harms
from rashomon.world.timeline.clauses import is_clause_head
from rashomon.world.words import strip_name

if TYPE_CHECKING:
    from spacy.tokens import Token

LOCAL = frozenset(
    [
        "in",
        "at",
        "near",
        "on",
        "outside",
        "inside",
        "around",
        "off",
        "along",
        "across",
        "into",
        "through",
        "throughout",
        "within",
    ]
)
AIMED = LOCAL | {"on", "against", "of"}
BARE = ("compound", "nmod", "nmod:poss", "amod")
INNER = (
    "compound",
    "nmod:poss",
    "flat",
    "amod",
    "appos",
)  # of the noun that the preposition is of (`into Orr harbour`)


class Triggered(Protocol):
    """What has a trigger."""

    @property
    def trigger(self) -> Span:
        """The word that names the happening."""


class Owners:
    """The triggers of a sentence by their words in the tree."""

    def __init__(self, reading: Reading, mentions: Sequence[Triggered]) -> None:
        """Find the word of each trigger."""
        self.doc = reading.doc
        roots = [self.find_root(mention.trigger) for mention in mentions]
        self.words = {root.i: n for n, root in enumerate(roots) if root is not None}
        self.heads = [find_head(root) if root is not None else None for root in roots]

    def find_root(self, span: Span) -> Token | None:
        """The word of a span that the others hang on."""
        tokens = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        return tokens.root if tokens is not None else None

    def find(self, span: Span) -> int | None:
        """The number of the trigger that a span hangs on; None where it hangs on none."""
        root = self.find_root(span)
        over = (root, *root.ancestors) if root is not None else ()
        return next((self.words[token.i] for token in over if token.i in self.words), None)

    def is_beyond(self, number: int, span: Span) -> bool:
        """Whether a trigger only says more of another noun (`passed on Monday in response to the tests`), and a date or
        place of its clause does not follow it at once (`after the response to the tests on Monday`)."""
        token = next((self.doc[i] for i, n in self.words.items() if n == number), None)
        if token is None or token.pos_ == "VERB" or token.dep_ != "nmod" or token.head.i in self.words:
            return False
        if not list_cases(token) - {"of"} or lemma(token.head) in read_harms("noun"):
            return False
        root = self.find_root(span)
        between = self.doc[token.i + 1 : root.i] if root is not None and root.i > token.i else None
        return between is None or any(word.pos_ in ("VERB", "AUX", "PUNCT") for word in between)

    def is_under(self, span: Span, date: Span) -> bool:
        """Whether a span hangs on a date (`in 2004, when a train crashed`)."""
        root = self.find_root(span)
        return root is not None and any(date.start <= over.idx < date.end for over in root.ancestors)

    def is_at(self, place: Span, number: int, bare: bool) -> bool:
        """Whether a place is that of a trigger: `in` or `near` it, in its clause; without a preposition if `bare`."""
        root = self.find_root(place)
        if root is None:
            return False
        over = next(
            (t for t in (root, *root.ancestors) if list_cases(t) or t.dep_ not in INNER or t.i in self.words), root
        )
        if cases := list_cases(over):
            return bool(cases & LOCAL) and (self.hangs(over, number) or self.is_beside(place, number))
        if root.dep_ == "nmod:poss" and find_nation(strip_name(place.text), "capital"):
            return False  # `Pyongyang's test`: whose, not where
        return bare and root.dep_ in BARE and self.words.get(root.head.i) == number and root.head.pos_ != "VERB"

    def hangs(self, token: Token, number: int) -> bool:
        """Whether a word hangs on a trigger, or on what that is `on` or `at` (`an attack on the base in Orr`)."""
        if self.words.get(token.head.i) == number:
            return True
        return bool(list_cases(token.head) & AIMED) and self.words.get(token.head.head.i) == number

    def is_beside(self, span: Span, number: int) -> bool:
        """Whether a span stands in the clause of a trigger and hangs on no other but its verb."""
        root, head = self.find_root(span), self.heads[number]
        if root is None or head is None:
            return False
        home = self.find(span)
        if self.is_beyond(number, span):
            return False
        free = home is None or self.doc[next(i for i, n in self.words.items() if n == home)].pos_ == "VERB"
        return free and find_head(root) == head


def list_cases(token: Token) -> set[str]:
    """The prepositions of a noun."""
    return {child.lower_ for child in token.children if child.dep_ == "case" and child.i < token.i}


def find_head(token: Token) -> Token | None:
    """The head of the clause that a word stands in."""
    return next((over for over in (token, *token.ancestors) if is_clause_head(over)), None)
