"""Parties: whom a clause is of, by their nouns (`crew members`) and by what they did (`who signed`).

Two nouns may be of one party where they are the same, one is a kind of the other (a driver, a motorist) or a member of
it: English makes the words for members with `-man`, so a pilot is of a crew because a pilot is a kind of crewman.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rashomon.compare.differences.details import fold_token
from rashomon.compare.differences.polarity.predicates import find_clause
from rashomon.compare.differences.senses import LIGHT, is_known, is_people, is_person, relate
from rashomon.compare.differences.statements import Statement, find_vector
from rashomon.compare.differences.unknowns.matters import read_unknowns
from rashomon.language import read_word
from rashomon.model import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Token

ABOVE = frozenset({"acl:relcl", "acl"})
ONE, MANY = frozenset({"he", "she", "him", "her", "his", "it"}), frozenset({"they", "them", "their"})
MEMBERS = ("man", "woman", "member")  # `crewman`: one of a crew


class Party(NamedTuple):
    """Somebody in a text: the nouns for them, what they did or came to, the clause and its vector."""

    nouns: frozenset[str]
    deeds: frozenset[str]
    many: bool
    span: Span
    statement: Statement
    vector: NDArray[np.float32] | None


def make_party(statement: Statement, noun: Token, at: Token) -> Party:
    """The party that a noun is for, in the clause of a word."""
    span = find_clause(statement, at)
    deeds = frozenset(fold_token(c) for c in noun.children if c.dep_ in ABOVE and c.pos_ == "VERB")
    many = noun.tag_ in ("NNS", "NNPS") or any(c.lower_ in ("other", "all") for c in noun.children)
    return Party(list_nouns(noun), deeds - LIGHT, many, span, statement, find_vector(statement.reading, span))


def list_nouns(noun: Token) -> frozenset[str]:
    """A noun, or where that is plain those that say of what it is (`dozens of groups`, `crew members`)."""
    if fold_token(noun) not in plain_nouns():
        return frozenset({fold_token(noun)})
    near = [c for c in noun.children if c.pos_ == "NOUN" and (c.dep_ == "compound" or is_of(c))]
    return frozenset(map(fold_token, near)) - plain_nouns()


def plain_nouns() -> frozenset[str]:
    """Nouns and pronouns that do not tell who is meant."""
    plain: frozenset[str] = read_unknowns()["plain"]
    return plain | ONE | MANY


def is_of(noun: Token) -> bool:
    """Whether a noun stands after `of`."""
    return noun.dep_ == "nmod" and any(c.lower_ == "of" for c in noun.children if c.dep_ == "case")


def is_of_people(noun: Token) -> bool:
    """Whether a noun, or what it counts (`dozens of groups`), is of people."""
    return any(is_person(word) or is_people(word) for word in list_nouns(noun))


def is_kind_of(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether a noun of one party may be for one of the other."""
    return any(is_kin(a, b) for a in one for b in other)


@lru_cache(maxsize=65536)
def is_kin(one: str, other: str) -> bool:
    """Whether two nouns may be of one party."""
    if one == other or relate("n", one, other) in ("same", "kind"):
        return True
    members = [(whole + ending, part) for whole, part in ((one, other), (other, one)) for ending in MEMBERS]
    return any(is_known(member) and relate("n", member, part) in ("same", "kind") for member, part in members)


def list_objects(verb: Token) -> list[Token]:
    """The nouns that a verb does something to: its objects, and in the passive its subjects (`who`: whom it is of)."""
    found = [c for c in verb.children if c.dep_ in ("obj", "iobj")]
    if verb.tag_ == "VBN" and any(c.lemma_ == "be" for c in verb.children):
        found += list_subjects(verb)
    elif verb.tag_ == "VBN" and not found and verb.dep_ in ("acl", "advcl"):
        found += [verb.head] if verb.dep_ == "acl" else list_subjects(verb.head)
    return [verb.head if c.tag_ in ("WP", "WDT") and verb.dep_ in ABOVE else c for c in found]


def list_subjects(token: Token) -> list[Token]:
    """The subjects of a word, or of the verb that it completes (`he remains unnamed`)."""
    own = [c for c in token.children if c.dep_.startswith("nsubj")]
    return own if own or token.dep_ != "xcomp" else [c for c in token.head.children if c.dep_.startswith("nsubj")]


def is_untold(verb: Token) -> bool:
    """Whether a verb of naming is denied, put off or refused (`not named`, `yet to be named`, `declined to name`)."""
    data = read_unknowns()
    put_off = {"yet", "to"} <= {child.lower_ for child in verb.children}
    above = fold_token(verb.head) if verb.dep_ == "xcomp" else ""
    return put_off or fold_token(verb) in data["hiding"] or above in data["refusing"] or read_word(verb)[1]
