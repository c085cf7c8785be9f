"""Nouns for places: which nouns name something that a deed can be done at (`hospital`, `mountain`, `village`).

By their senses: what lies under a location, something built, a stretch of land, wood or water.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from rashomon.compare.differences.details import fold_token
from rashomon.compare.differences.senses import is_countable, is_under, open_senses
from rashomon.model import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

TOPS = ("location", "structure", "facility", "road", "ground", "flora")  # words whose first sense all places are under
LIKE = "beach"  # a word of the landforms, whose common sense has no word of its own
LINES = "route"  # a word under whose first sense locations are lines, on which nothing is (`direction`)


@lru_cache(maxsize=4096)
def is_place_noun(word: str) -> bool:
    """Whether a noun names a place: by its first sense, or of a group by its second (`village`, `school`)."""
    senses = open_senses().words.get(("n", word), ())
    if is_under(senses[:1], LINES):
        return False
    if set(climb_all(senses[:1])) & list_tops():
        return True
    return is_under(senses[:1], "group") and bool(set(climb_all(senses[1:])) & list_tops())


def is_many(token: Token) -> bool:
    """Whether a noun is the plural of one that names, in its second sense, a place (`waters`)."""
    noun = fold_token(token)
    senses = open_senses().words.get(("n", noun), ())
    return token.tag_ == "NNS" and not is_countable(noun) and bool(set(climb_all(senses[1:])) & list_tops())


def is_general(noun: str) -> bool:
    """Whether a noun names, in its first sense, a stretch of ground or a point (`area`, `site`), and nothing on it."""
    return is_under(open_senses().words.get(("n", noun), ())[:1], TOPS[0])


@cache
def list_tops() -> frozenset[str]:
    """The senses that all nouns for places are under."""
    table = open_senses()
    first = [sense for word in TOPS for sense in table.words.get(("n", word), ())[:1]]
    like = [up for sense in table.words.get(("n", LIKE), ())[:1] for up in table.parents.get(sense, ())]
    return frozenset((*first, *like, *table.words.get(("n", "water"), ())[1:]))


def climb_all(senses: Sequence[str]) -> Iterator[str]:
    """Some senses and all that they are kinds of."""
    edge, seen = list(senses), set()
    while edge:
        sense = edge.pop()
        seen.add(sense)
        yield sense
        edge += [up for up in open_senses().parents.get(sense, ()) if up not in seen]


@lru_cache(maxsize=256)
def list_persons(reading: Reading) -> frozenset[str]:
    """The single names that a report has mostly of a person: where one is read as a place, it was misread."""
    told: dict[str, list[bool]] = {}
    for name in reading.names:
        told.setdefault(name.span.text, []).append(name.type == "PER")
    return frozenset(name for name, rows in told.items() if " " not in name and sum(rows) > len(rows) / 2)
