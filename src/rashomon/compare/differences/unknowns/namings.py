"""Namings: passages that say who somebody is, by name.

In goes a sentence, out come its acts of naming (`identified the pilot as X`, `a man named X`), its lists (`groups
including X and Y`), and the names that only stand beside a noun (`the pilot, X`; `X was the pilot`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rashomon.compare.differences.details import fold_token
from rashomon.compare.differences.rows import fold_text
from rashomon.compare.differences.senses import is_people, is_person
from rashomon.compare.differences.statements import Statement
from rashomon.compare.differences.unknowns.matters import read_unknowns
from rashomon.compare.differences.unknowns.parties import (
    MANY,
    ONE,
    Party,
    is_untold,
    list_objects,
    make_party,
    plain_nouns,
)
from rashomon.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

BODIES = ("PER", "ORG")
FINITE = ("VBD", "VBZ", "VBP", "MD")  # tags of verbs at which a list ends
BEARING = ("nsubj", "obj", "appos", "conj")  # how nouns depend of which a sentence tells something
WHICH = ("compound", "amod", "nummod", "nmod:poss")  # how a word before a noun depends on it


class Naming(NamedTuple):
    """A passage that names a party: by an `act`, a `list`, or `beside` the noun; the names in letters and digits."""

    party: Party
    way: str
    names: frozenset[str]


def find_namings(statement: Statement, before: Statement | None = None) -> Iterator[Naming]:
    """The passages of a sentence that name somebody; whom a pronoun is for may stand in the sentence before."""
    for token in statement.tokens:
        if token.pos_ == "VERB" and fold_token(token) in read_unknowns()["naming"] and not is_untold(token):
            name = find_named(statement, token)
            for noun in list_objects(token)[:1] if name else ():
                yield replace_pronoun(make_naming(statement, noun, token, "act", [name] if name else []), noun, before)
        elif token.tag_ in ("NNS", "NNPS"):
            yield from read_list(statement, token)
        elif token.pos_ == "NOUN":
            yield from read_beside(statement, token)


def make_naming(statement: Statement, noun: Token, at: Token, way: str, names: Sequence[Span]) -> Naming:
    """A naming of the party that a noun is for."""
    return Naming(make_party(statement, noun, at), way, frozenset(fold_text(name.text) for name in names))


def replace_pronoun(naming: Naming, noun: Token, before: Statement | None) -> Naming:
    """A naming of `him` or `them` as one of whomever the sentence before has nouns for."""
    if noun.pos_ != "PRON" or before is None:
        return naming
    tag = "NN" if noun.lower_ in ONE else "NNS" if noun.lower_ in MANY else ""
    nouns = [t for t in before.tokens if t.tag_ == tag and t.dep_.startswith(BEARING) and is_people(fold_token(t))]
    return naming._replace(party=naming.party._replace(nouns=frozenset(map(fold_token, nouns)) - plain_nouns()))


def find_named(statement: Statement, verb: Token) -> Span | None:
    """The name after `as` that a verb of naming gives, or right after it (`a man named X`)."""
    below = [*verb.children, *(c for noun in list_objects(verb) for c in noun.children)]
    led = [c for c in below if c.i == verb.i + 1 or any(a.lower_ == "as" for a in c.children if a.dep_ == "case")]
    names = list_names(statement, ("LOC", "MISC", *BODIES))
    return next((name for name in names for c in led if c.i > verb.i and name.start <= c.idx < name.end), None)


def list_names(statement: Statement, types: Sequence[str] = BODIES) -> list[Span]:
    """The names of somebody in a sentence, but those that say of what sort a noun is (`the FBI agent`)."""
    last = {token.idx + len(token): token for token in statement.tokens}
    ends = [(name.span, last.get(name.span.end)) for name in statement.names if name.type in types]
    return [span for span, end in ends if end and not (end.dep_ in WHICH and end.head.pos_ == "NOUN")]


def read_list(statement: Statement, noun: Token) -> Iterator[Naming]:
    """The names listed after a noun of many (`groups including A and B`, `factions such as A`)."""
    lead = next((t for t in statement.tokens if noun.i < t.i <= noun.i + 2 and is_listing(t)), None)
    if lead is None:
        return
    stop = next((t.idx for t in statement.tokens if t.i > lead.i + 1 and t.tag_ in FINITE), statement.span.end)
    names = [name for name in list_names(statement) if lead.idx < name.start < stop]
    if names:
        naming = make_naming(statement, noun, lead, "list", names)
        span = statement.reading.report.span(lead.idx, names[-1].end)
        yield naming._replace(party=naming.party._replace(span=span))


def is_listing(token: Token) -> bool:
    """Whether a word opens a list of some of those named (`including`, `such as`)."""
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return token.lower_ == "including" or (token.lower_ == "such" and following == "as")


def read_beside(statement: Statement, noun: Token) -> Iterator[Naming]:
    """The name of a person that stands beside a noun with `the`, or that the noun is said to be."""
    if not any(c.lower_ == "the" for c in noun.children) or not is_person(fold_token(noun)):
        return
    bare = [c for c in noun.children if c.dep_ == "appos"] + ([noun.head] if noun.dep_ == "appos" else [])
    if any(c.dep_ == "cop" for c in noun.children):
        bare += [c for c in noun.children if c.dep_ == "nsubj"]
    persons = list_names(statement, ("PER",))
    names = [name for name in persons if any(name.start <= token.idx < name.end for token in bare)]
    if names:
        yield make_naming(statement, noun, noun, "beside", names)
