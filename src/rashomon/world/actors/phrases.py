"""Noun phrases that describe people and bodies (`more than 40 Syrian rebel groups`, `the boy's father`) in one report.

The nouns are those of `data/actors/people.tsv`. Where the Doc has tags, they say where a phrase ends; without tags the
closed-class words do, so that the reading is poorer but never empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.model import Name, Reading, Span
from rashomon.world.actors.borders import find_complement, find_start, is_mark
from rashomon.world.actors.nations import find_nation, list_nations
from rashomon.world.actors.nouns import (
    ALWAYS_MANY,
    COLLECTIVES,
    NOMINAL_TAGS,
    NUMERAL,
    OWN,
    QUANTIFIERS,
    find_ring,
    function_words,
    is_collective,
    is_plural,
    read_people,
)
from rashomon.world.words import fold, read_table, singular

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

AGED = re.compile(r"\b\w+-year-olds?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Nominal:
    """A description: its phrase without the article, its head noun and what the words before it tell.

    `grade` is `definite`, `counted`, `indefinite`, `own` (his, the boy's) or `bare`.
    """

    span: Span
    head: str
    ring: str
    type: str
    plural: bool
    grade: str
    nation: str | None = None
    modifiers: tuple[str, ...] = ()
    part: bool = False
    nations: tuple[str, ...] = ()
    short: Span | None = None
    noun: str = ""
    owner: tuple[str, ...] = ()
    sentence: int = 0


def find_nominals(reading: Reading) -> tuple[Nominal, ...]:
    """Find the descriptions of people and bodies in a report, in order; names are left to others."""
    doc = reading.doc
    named = mark_names(reading)
    found: list[Nominal] = []
    at = 0
    while at < len(doc):
        last = find_head(doc, at, named)
        if last is None:
            at += 1
            continue
        nominal = make_nominal(reading, last, named)
        if nominal:
            while found and nominal.grade != "own" and nominal.span.holds(found[-1].span):
                found.pop()
            found.append(nominal)
        at = last + 1
    return tuple(found)


def mark_names(reading: Reading) -> frozenset[int]:
    """The numbers of the tokens that belong to a name; a name of one nation's adjective is none."""
    taken: set[int] = set()
    for name in reading.names:
        words = name.span.text.split()
        if len(words) == 1 and (find_nation(words[0], "adjective") or is_attributive(reading.doc, name)):
            continue
        if name.type in ("MISC", "GROUP") and singular(words[-1]) in read_people() and len(words) > 1:
            continue
        span = reading.doc.char_span(name.span.start, name.span.end, alignment_mode="expand")
        taken.update(range(span.start, span.end) if span else ())
    return frozenset(taken)


def is_attributive(doc: Doc, name: Name) -> bool:
    """Whether a name of a people or a faith only describes the noun after it (`Islamist movement`)."""
    tokens = doc.char_span(name.span.start, name.span.end, alignment_mode="expand")
    if name.type not in ("GROUP", "MISC") or tokens is None or tokens.end >= len(doc):
        return False
    if len(tokens) > 1 and name.type != "GROUP":
        return False
    follower = doc[tokens.end]
    return follower.is_lower and (follower.pos_ in ("NOUN", "ADJ") or singular(follower.lower_) in read_people())


def is_noun_here(token: Token) -> bool:
    """Whether the tagger, where there is one, takes the word for a noun."""
    return token.pos_ in ("", "NOUN", "PROPN", "ADJ") or (token.pos_ == "PRON" and token.lower_ in ALWAYS_MANY)


def find_head(doc: Doc, at: int, named: frozenset[int]) -> int | None:
    """The head of the phrase of people nouns that begins at a token: `rebel groups` has it in the second."""
    people = read_people()
    if at in named or not (singular(doc[at].lower_) in people or is_age(doc, at)) or not is_noun_here(doc[at]):
        return None
    while at + 1 < len(doc) and at + 1 not in named and doc[at].whitespace_ and is_noun_here(doc[at + 1]):
        follower = doc[at + 1]
        if singular(follower.lower_) not in people and not (follower.pos_ == "NOUN" and doc[at].pos_):
            break
        at += 1
    known = singular(doc[at].lower_) in people or doc[max(0, at - 1) : at + 1].text.lower() in read_pairs()
    return at if known or is_age(doc, at) else None


@lru_cache(maxsize=1)
def read_pairs() -> frozenset[str]:
    """The names of bodies of two words (`police force`)."""
    names = (name for _, words, _ in read_table("actors/institutions.tsv") for name in words.split("|"))
    return frozenset(name for name in names if name.count(" ") == 1)


def is_age(doc: Doc, at: int) -> bool:
    """Whether a token ends an age used as a noun (`the six-year-old`)."""
    token = doc[at]
    if not token.lower_.rstrip("s").endswith("old"):
        return False
    follows = doc[at + 1] if at + 1 < len(doc) else None
    ends = follows is None or not follows.is_alpha or fold(follows.text) in function_words()
    ends = ends or (follows is not None and bool(follows.pos_) and follows.pos_ not in NOMINAL_TAGS)
    return ends and bool(AGED.search(doc.text[max(0, token.idx - 20) : token.idx + len(token)]))


def make_nominal(reading: Reading, last: int, named: frozenset[int]) -> Nominal | None:
    """Read the phrase that ends in a head: its modifiers, its determiner, its nation."""
    doc = reading.doc
    token = doc[last]
    first, grade = find_start(doc, last, named)
    head = "child" if is_age(doc, last) else singular(token.lower_)
    if token.lower_ == "local":
        return None
    plural = is_plural(token.lower_, head)
    if grade == "bare" and not plural and token.lower_ == head and not is_collective(head) and not opens(doc[first]):
        return None
    words = [doc[i].text for i in range(first, last) if not doc[i].is_space]
    ring, kind = find_ring(head, words)
    plural = plural or (head in COLLECTIVES and ring not in ("group", "team"))
    nations = list_nations(words)
    end, owner = find_complement(doc, last, named)
    nations = list_nations(owner.split()) + nations if owner else nations
    return Nominal(
        span=reading.report.span(doc[first].idx, end),
        head=head,
        ring=ring,
        type=kind,
        plural=plural,
        grade=grade,
        nation=(nations[0] if owner else nations[-1]) if nations else None,
        nations=tuple(dict.fromkeys(nations)),
        modifiers=tuple(fold(w) for w in words if fold(w) and not NUMERAL.match(w)),
        part=bool({"other", "another", "all", "most", "some"} & {w.lower() for w in words}),
        noun=token.lower_,
        owner=("s", *(fold(doc[i].text) for i in range(first, last) if i in named)),
        short=cut_phrase(reading, first, last, grade),
        sentence=doc[last].sent.start if doc.has_annotation("SENT_START") else 0,
    )


def cut_phrase(reading: Reading, first: int, last: int, grade: str) -> Span | None:
    """The phrase without its number or without whose it is: `sailors` of `40 sailors`, `uncle` of `the boy's uncle`."""
    doc = reading.doc
    if grade == "counted":
        return None if is_age(doc, last) else cut_count(reading, first, last)
    marks = [n for n in range(first, last) if doc[n].lower_ in OWN or is_mark(doc[n])] if grade == "own" else []
    return reading.report.span(doc[marks[-1] + 1].idx, doc[last].idx + len(doc[last])) if marks else None


def cut_count(reading: Reading, first: int, last: int) -> Span | None:
    """The phrase without its number: `Danish sailors` of `more than 40 Danish sailors`."""
    doc = reading.doc
    at = first
    while at < last and (
        doc[at].is_space or NUMERAL.match(doc[at].text) or doc[at].lower_ in (*QUANTIFIERS, "at", "of", "than", "-")
    ):
        at += 1
    aged = any(doc[i].lower_ in ("year", "month") and doc[i - 1].text == "-" for i in range(first + 1, last))
    whole = first < at <= last and not aged
    return reading.report.span(doc[at].idx, doc[last].idx + len(doc[last])) if whole else None


def opens(token: Token) -> bool:
    """Whether a word opens a sentence: there a headline leaves the article out (`Bomber kills two`)."""
    return bool(token.is_sent_start) and token.text[:1].isupper()
