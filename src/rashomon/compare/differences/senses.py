"""Senses: how two words of one part of speech stand to each other, as a dictionary of senses has it.

In go two lemmas, out comes `same` (a sense in common: coalition, alliance), `kind` (one names a kind of the other:
cabbage, vegetable), `rival` (two kinds of one narrow thing: car, truck), `opposite` (alive, dead), or nothing. The
table is WordNet's, cut to first senses (training/senses.py).
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

Relation = Literal["same", "kind", "rival", "opposite"]
Part = Literal["n", "v", "a"]
PARTS: Mapping[str, Part] = {"NOUN": "n", "VERB": "v", "ADJ": "a"}
UP = 4  # steps from a kind to what it is a kind of
ASIDE = 2  # steps from two rivals to the narrowest thing that both are kinds of (`car`, `truck`: 1 and 1)
DEEP = 5  # steps from there to the top, at the least: below, all people or all acts would be rivals
LIGHT = frozenset(
    {"be", "have", "do", "say", "tell", "make", "take", "get", "go", "come", "put", "give", "know", "see", "want"}
    | {"think", "believe", "feel", "seem", "appear", "suppose", "expect"}  # what denies them denies what they lead to
)  # verbs that say too little for two clauses to tell one deed by them
PERSON = "person"  # the word whose first sense all words for people are kinds of
PHYSICAL = "object"  # the word whose first sense all things that can be touched are kinds of
MADE = "artifact"  # the word whose first sense all things made by hand or machine are kinds of
GROUP = "group"  # the same for groups: a crowd, a flight of birds
NO_DEEDS = ("object", "group", "attribute", "quantity")  # words whose first senses no deeds are kinds of
FIRST = 2  # senses of a word that are looked at


class Senses(NamedTuple):
    """The table: senses by part and word, what each is a kind of, and the pairs of opposites."""

    words: dict[tuple[str, str], tuple[str, ...]]
    parents: dict[str, tuple[str, ...]]
    opposites: frozenset[tuple[str, str, str]]


@cache
def open_senses() -> Senses:
    """Read the table, once."""
    words: dict[tuple[str, str], tuple[str, ...]] = {}
    parents: dict[str, tuple[str, ...]] = {}
    opposites = set()
    text = gzip.decompress(files("rashomon").joinpath("data", "senses.tsv.gz").read_bytes()).decode()
    for line in text.splitlines():
        row = line.split("\t")
        if row[0] == "w":
            words[row[1], row[2]] = tuple(row[3].split()[:FIRST])
        elif row[0] == "k":
            parents[row[1]] = tuple(row[2].split())
        elif row[0] == "o":
            opposites.add((row[1], row[2], row[3]))
    return Senses(words, parents, frozenset(opposites))


@lru_cache(maxsize=65536)
def relate(part: Part, one: str, other: str) -> Relation | None:
    """How two lemmas of a part of speech stand to each other; None where the table does not say."""
    table = open_senses()
    if (part, min(one, other), max(one, other)) in table.opposites:
        return "opposite"
    left, right = table.words.get((part, one), ()), table.words.get((part, other), ())
    if one == other or set(left) & set(right):
        return "same"
    ups = [climb(sense) for sense in left], [climb(sense) for sense in right]
    if any(sense in up for sense in left for up in ups[1]) or any(sense in up for sense in right for up in ups[0]):
        return "kind"
    return "rival" if part == "n" and any(is_rival(a, b) for a in ups[0] for b in ups[1]) else None


def is_rival(one: Mapping[str, int], other: Mapping[str, int]) -> bool:
    """Whether two senses are kinds of one narrow thing, by the steps up from each."""
    return any(
        steps <= ASIDE and other.get(sense, ASIDE + 1) <= ASIDE and find_depth(sense) >= DEEP
        for sense, steps in one.items()
    )


@lru_cache(maxsize=65536)
def climb(sense: str) -> dict[str, int]:
    """What a sense is a kind of, up to UP steps, with the steps."""
    parents, edge = open_senses().parents, {sense}
    found: dict[str, int] = {}
    for step in range(1, UP + 1):
        edge = {parent for name in edge for parent in parents.get(name, ())} - found.keys()
        found |= dict.fromkeys(sorted(edge), step)
    return found


@lru_cache(maxsize=65536)
def find_depth(sense: str) -> int:
    """The steps from a sense to the top, the shortest way."""
    parents, edge, depth = open_senses().parents, [sense], 0
    while edge and all(parents.get(name) for name in edge):
        edge, depth = [parent for name in edge for parent in parents[name]], depth + 1
    return depth


@lru_cache(maxsize=65536)
def is_thing(word: str) -> bool:
    """Whether a noun names, in its first sense, something that can be touched: a thing, a person, a stuff."""
    return is_under(open_senses().words.get(("n", word), ())[:1], PHYSICAL)


@lru_cache(maxsize=65536)
def is_artefact(word: str) -> bool:
    """Whether a noun names, in its first sense, a thing that was made."""
    return is_under(open_senses().words.get(("n", word), ())[:1], MADE)


def is_person(word: str) -> bool:
    """Whether a noun means, in its first sense, a person: somebody may be called by many, and be all of them."""
    return is_under(open_senses().words.get(("n", word), ())[:1], PERSON)


@lru_cache(maxsize=65536)
def is_deed(word: str) -> bool:
    """Whether a noun may mean, in its first sense, what is done, happens or is said (no thing, quality, amount)."""
    first = open_senses().words.get(("n", word), ())[:1]
    return bool(first) and not any(is_under(first, top) for top in NO_DEEDS)


def is_known(word: str) -> bool:
    """Whether the table has a noun."""
    return ("n", word) in open_senses().words


@lru_cache(maxsize=65536)
def is_people(word: str) -> bool:
    """Whether a noun means, in one of its senses, a person or a group."""
    senses = open_senses().words.get(("n", word), ())
    return is_under(senses, PERSON) or is_under(senses, GROUP)


def is_countable(word: str) -> bool:
    """Whether a noun may name a thing, a person or a group, so that there may be two of a sort; so one not known."""
    senses = open_senses().words.get(("n", word), ())
    return not senses or is_under(senses, PHYSICAL) or is_under(senses, GROUP)


def is_under(senses: Sequence[str], top: str) -> bool:
    """Whether one of some senses is a kind of the first sense of a word."""
    table = open_senses()
    tops = table.words.get(("n", top), ())[:1]
    edge, seen = list(senses), set()
    while edge:
        name = edge.pop()
        if name in tops:
            return True
        seen.add(name)
        edge += [parent for parent in table.parents.get(name, ()) if parent not in seen]
    return False


@lru_cache(maxsize=65536)
def list_contraries(part: Part, word: str) -> frozenset[str]:
    """The opposites of a word and of those that are near to it in sense."""
    return frozenset(other for near in find_near(part, word) for other in list_opposites().get((part, near), ()))


@cache
def list_opposites() -> dict[tuple[str, str], tuple[str, ...]]:
    """The opposites of each word."""
    found: dict[tuple[str, str], list[str]] = {}
    for part, one, other in sorted(open_senses().opposites):
        found.setdefault((part, one), []).append(other)
        found.setdefault((part, other), []).append(one)
    return {key: tuple(words) for key, words in found.items()}


@cache
def list_members() -> dict[str, tuple[str, ...]]:
    """The words of each sense."""
    found: dict[str, list[str]] = {}
    for (_, word), senses in open_senses().words.items():
        for sense in senses:
            found.setdefault(sense, []).append(word)
    return {sense: tuple(words) for sense, words in found.items()}


@lru_cache(maxsize=65536)
def find_near(part: Part, word: str) -> frozenset[str]:
    """A word and, of an adjective, the words of the senses that its first is near to (`lifeless`: `dead`)."""
    table = open_senses()
    first = table.words.get((part, word), ())[:1]
    near = [sense for name in first for sense in (name, *table.parents.get(name, ()))] if part == "a" else []
    return frozenset((word, *(other for sense in near for other in list_members().get(sense, ()))))
