"""Where a phrase that describes people or bodies begins and ends around its head noun: by tags, else by small words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rashomon.world.actors.nations import find_nation
from rashomon.world.actors.nouns import (
    ARTICLES,
    BODIES,
    COLLECTIVES,
    DEFINITE,
    NOMINAL_TAGS,
    NUMERAL,
    OWN,
    QUANTIFIERS,
    function_words,
    read_people,
)
from rashomon.world.words import fold, read_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

COUNTED_BEFORE = re.compile(
    r"(?:(?:more|fewer|less) than|at least|about|around|nearly|almost|over|some|up to)\s+$", re.IGNORECASE
)
LONGEST_COUNT = 20  # characters before a number in which `more than` and its like are looked for
MOST_WORDS = 7
DETERMINERS = DEFINITE | OWN | {"a", "an", "another", "no", "any", "each", "every"}


def find_complement(doc: Doc, last: int, named: frozenset[int]) -> tuple[int, str]:
    """Where the phrase ends, with `of` and a name where its head is a body of a country, and that name."""
    close = doc[last].idx + len(doc[last])
    if doc[last].lower_ not in BODIES or last + 2 >= len(doc) or doc[last + 1].lower_ != "of":
        return close, ""
    at = last + (3 if doc[last + 2].lower_ == "the" else 2)
    start = at
    while at < len(doc) and (at in named or is_title(doc[at].text) or doc[at].lower_ in ("'s", "’s", *BODIES)):
        at += 1
    if at == start or not any(i in named for i in range(start, at)):
        return close, ""
    end = at - 1
    return doc[end].idx + len(doc[end]), doc[start:at].text.split("'s")[0].split("’s")[0]


def is_title(word: str) -> bool:
    """Whether a word before a person's name is an office or a nation."""
    titles = fold(word) in read_words("actors/titles.txt") | read_words("actors/roles.txt")
    return word[:1].isupper() and (titles or find_nation(word, "adjective") is not None)


def find_start(doc: Doc, last: int, named: frozenset[int]) -> tuple[int, str]:
    """Where the phrase of a head begins, without its article, and its grade."""
    at = last
    counted = False
    while at > 0 and last - at < MOST_WORDS and belongs(doc, at - 1, named):
        at -= 1
        counted = counted or bool(NUMERAL.match(doc[at].text))
    while at < last and {at - 1, at} <= named and doc[at - 1].whitespace_ and doc[at - 1].lower_ not in ARTICLES:
        at -= 1  # into a name that reaches into the phrase
    lead = at - 1 if at > 1 and is_gap(doc[at - 1]) else at
    before = doc[lead - 1] if lead else None
    if before is not None and is_mark(before) and at > 1:
        return find_owner(doc, at - 1, named), "own"
    if counted:
        return widen_count(doc, at), "counted"
    if before is None:
        return at, "bare"
    for words, grade in ((DEFINITE, "definite"), (OWN, "own"), (frozenset(("a", "an", "another")), "indefinite")):
        if before.lower_ in words:
            return (at - 1 if grade == "own" else at), grade
    return at, "bare"


def belongs(doc: Doc, at: int, named: frozenset[int]) -> bool:
    """Whether a token can stand within a phrase before its head."""
    token = doc[at]
    if token.text in ("-", "–"):
        return at > 0 and not doc[at - 1].whitespace_ and not token.whitespace_
    if is_gap(token):
        return at > 0 and not doc[at - 1].is_space and belongs(doc, at - 1, named)
    if not (token.is_alpha or token.like_num or "-" in token.text or "." in token.text[:-1]):
        return False
    low = token.lower_
    if low in COLLECTIVES and at + 1 < len(doc) and doc[at + 1].lower_ == "of":
        return True
    if low == "and" and at > 0:
        return joins(doc, at)
    if low in QUANTIFIERS or low in DETERMINERS:
        return False
    if low in function_words() and not NUMERAL.match(low) and not is_letters(token):
        return bool(doc[at].text == "of" and at and (doc[at - 1].lower_ in COLLECTIVES or is_round(doc[at - 1].lower_)))
    return describes(doc, at) or (at in named and not token.pos_) or leads_hyphen(doc, at)


def joins(doc: Doc, at: int) -> bool:
    """Whether `and` ties two nouns for people or two countries' adjectives."""
    pair = (doc[at - 1], doc[at + 1])
    nouns = all(word.lower_ in read_people() for word in pair)
    return nouns or all(find_nation(word.text, "adjective") for word in pair)


def describes(doc: Doc, at: int) -> bool:
    """Whether a token is a noun or an adjective by its tag; without tags, whether it does not look like a verb."""
    token = doc[at]
    if token.pos_:
        amod = token.tag_ in ("VBN", "VBG") and token.dep_ == "amod"
        return token.pos_ in NOMINAL_TAGS or (token.pos_ == "VERB" and is_hyphened(doc, at)) or amod
    return not (token.lower_.endswith(("ed", "ing")) and not is_hyphened(doc, at))


def is_gap(token: Token) -> bool:
    """Whether a token is only white space within a line: a space that does not break, or one too many."""
    return token.is_space and "\n" not in token.text


def leads_hyphen(doc: Doc, at: int) -> bool:
    """Whether a hyphen ties a token to the next (`well` of `well-known`)."""
    follows = doc[at + 1] if at + 1 < len(doc) else None
    return follows is not None and follows.text in ("-", "–") and not (doc[at].whitespace_ or follows.whitespace_)


def is_mark(token: Token) -> bool:
    """Whether a token is a possessive mark, with its letter or behind a plural."""
    return token.lower_ in ("'s", "’s") or (token.pos_ == "PART" and token.text in ("'", "’"))


def is_round(word: str) -> bool:
    """Whether a word is a number by the hundred or so that takes `of` (`thousands of spectators`)."""
    return word.endswith("s") and bool(NUMERAL.match(word)) and word not in ("some", "all")


def is_letters(token: Token) -> bool:
    """Whether a word is letters and no word in capitals (`US`)."""
    return token.is_upper and len(token) > 1 and find_nation(token.text, "name") is not None


def is_hyphened(doc: Doc, at: int) -> bool:
    """Whether a token is tied by a hyphen to the one before it."""
    return "-" in doc[at].text or (at > 0 and doc[at - 1].text == "-")


def widen_count(doc: Doc, at: int) -> int:
    """Take `more than` and its like before a number into the phrase."""
    before = doc[max(0, at - LONGEST_COUNT) : at].text_with_ws
    match = COUNTED_BEFORE.search(before[-LONGEST_COUNT:])
    if not match:
        return at
    start = doc[at].idx - len(match.group())
    while at > 0 and doc[at - 1].idx >= start:
        at -= 1
    return at


def find_owner(doc: Doc, mark: int, named: frozenset[int]) -> int:
    """Where the owner before a possessive mark begins: a name, or a noun with its words."""
    at = mark - 1
    while at > 0 and mark - at < MOST_WORDS:
        inside = at - 1 in named and at in named
        if not (inside or (at not in named and belongs(doc, at - 1, named) and at - 1 not in named)):
            break
        at -= 1
    while at > 0 and at in named and is_title(doc[at - 1].text):
        at -= 1
    return at
