"""What stands before a name and says who bears it: `harbour manager Anna Vane`, `her husband Ivo Vane`.

In go a Doc with tags and where a name begins; out comes where the phrase before it begins. The words are read by their
tags and by the nouns of `data/actors`, not by the parse: a run of nouns, adjectives, numbers and owners whose last word
names one person (before a person) or one body (before a body), or an office with what it is of (`minister of state X`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.compare import relate
from rashomon.world.actors.nations import find_nation
from rashomon.world.actors.nouns import OWN, function_words, read_people
from rashomon.world.words import fold, read_words, singular

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MOST_WORDS = 10  # of a phrase before a name
MOST_OF = 4  # words between the `of` of an office and the name
TAGS = frozenset(["NOUN", "PROPN", "ADJ", "NUM", "X"])
MARKS = ("'s", "’s", "'", "’")
BODIES = frozenset(["organisation", "government", "outlet", "armed group"])
ABOVE = ("organization", "publication", "newspaper")  # what nouns for bodies are kinds of
OF = frozenset(["of", "for"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Prelude:
    """Where the phrase before a name begins: with whose it is, and without; the noun that heads it; other beginnings.

    `cuts` are where it begins with its noun alone, with one word before that, and with `former`.
    """

    first: int
    own: int
    noun: str
    cuts: tuple[int, ...] = ()


def find_prelude(doc: Doc, first: int, kind: str) -> Prelude | None:
    """The phrase that stands before a name and describes its bearer."""
    at = first - 1
    if at >= 1 and kind == "ORG" and doc[at].lower_ == "the":
        at -= 1
    if at < 0:
        return None
    if kind not in ("PER", "LOC") and at > 0 and doc[at].lower_ in MARKS:
        return find_possessor(doc, at)
    last: int | None = at
    if not heads(doc, at, kind):
        last = find_office(doc, at) if kind == "PER" else None
    if last is None:
        return None
    start = last
    while start > 0 and first - start < MOST_WORDS and belongs(doc, start - 1):
        start -= 1
    own = next((n + 1 for n in range(last - 1, start - 1, -1) if doc[n].lower_ in MARKS), start)
    if start > 0 and own == start and doc[start - 1].lower_ in OWN:
        start -= 1
    while start < last and doc[start].text in ("-", "–", *MARKS):
        start = own = start + 1
    own = max(start, own)
    cuts = {at for at in (last, last - 1) if at > own and doc[at].pos_ != "PART" and doc[at].text.isalnum()}
    cuts |= {at for at in range(own + 1, last) if doc[at].lower_ == "former"}
    return Prelude(first=start, own=own, noun=doc[last].lower_, cuts=tuple(sorted(cuts)))


def find_possessor(doc: Doc, mark: int) -> Prelude | None:
    """The owner before a possessive mark and a body: `Anna Vane's Ofwave`."""
    start = mark
    while start > 0 and mark - start < MOST_OF and doc[start - 1].pos_ == "PROPN" and not doc[start - 1].is_space:
        start -= 1
    return Prelude(first=start, own=mark + 1, noun="") if start < mark else None


def heads(doc: Doc, at: int, kind: str) -> bool:
    """Whether a token is a noun for one person, or for one body, that can stand right before a name."""
    token = doc[at]
    if token.is_space or token.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return False
    word = token.lower_.rstrip(".").rsplit("-", 1)[-1]
    if singular(word) != word:
        return False
    if kind == "PER":
        titles = fold(token.text) in read_words("actors/titles.txt") | read_words("actors/roles.txt")
        return titles or is_person(word)
    return kind in ("ORG", "MISC") and token.is_lower and is_body(word)


@lru_cache(maxsize=16384)
def is_person(word: str) -> bool:
    """Whether a noun in the singular names one person, in one of its senses."""
    ring, kind = read_people().get(word, ("", ""))
    people = kind in ("person", "group of people", "armed group") and ring not in read_words("actors/crowds.txt")
    return word in read_words("actors/roles.txt") or people or (not kind and is_kind_of(word, "person"))


@lru_cache(maxsize=16384)
def is_body(word: str) -> bool:
    """Whether a noun in the singular names a body of people, in one of its senses."""
    kind = read_people().get(word, ("", ""))[1]
    return kind in BODIES or (not kind and any(is_kind_of(word, above) for above in ABOVE))


def is_kind_of(word: str, above: str) -> bool:
    """Whether a noun is a kind of what another names."""
    return relate("n", word, above) in ("same", "kind")


def find_office(doc: Doc, at: int) -> int | None:
    """The office before its `of` and what that names: `minister` of `minister of state X`."""
    for of in range(at - 1, max(0, at - MOST_OF), -1):
        if doc[of].lower_ in OF and of:
            return of - 1 if heads(doc, of - 1, "PER") and doc[of - 1].pos_ != "ADJ" else None
        if not (doc[of].pos_ in TAGS or doc[of].pos_ == "DET"):
            return None
    return None


def belongs(doc: Doc, at: int) -> bool:
    """Whether a token can stand in a phrase before its noun."""
    token = doc[at]
    if token.is_space:
        return False
    if token.text in ("-", "–"):
        return at > 0 and not doc[at - 1].whitespace_ and not token.whitespace_
    if token.lower_ in MARKS:
        return at > 0 and doc[at - 1].pos_ in ("NOUN", "PROPN")
    if not any(ch.isalnum() for ch in token.text) or (token.text.endswith((".", "!", "?")) and len(token) > 3):
        return False
    if token.is_sent_start and token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM"):
        return False
    if token.lower_ in function_words() and not is_country(token) and token.pos_ != "NUM":
        return token.lower_ == "and" and joins(doc, at)
    return token.pos_ in TAGS or (token.pos_ == "VERB" and token.dep_ == "amod") or tied(doc, at)


def is_country(token: Token) -> bool:
    """Whether a word is a country's letters (`US`)."""
    return token.is_upper and len(token) > 1 and find_nation(token.text, "name") is not None


def joins(doc: Doc, at: int) -> bool:
    """Whether `and` ties two words of one phrase: `health and safety regulator`, `pilot and author Anna Vane`."""
    if at == 0 or at + 2 >= len(doc):
        return False
    left, right = doc[at - 1], doc[at + 1]
    people = [word for word in (left, right) if is_person(singular(word.lower_))]
    one = all(singular(word.lower_) == word.lower_ for word in people)
    return left.pos_ == right.pos_ and left.pos_ in ("NOUN", "ADJ") and len(people) != 1 and one


def tied(doc: Doc, at: int) -> bool:
    """Whether a hyphen ties a token to the next or to the one before."""
    after = at + 1 < len(doc) and doc[at + 1].text == "-" and not doc[at].whitespace_
    return after or (at > 0 and doc[at - 1].text == "-" and not doc[at - 1].whitespace_)
