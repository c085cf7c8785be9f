"""The type of an actor, from its node, the types the reader gave its names, the nouns beside them and their last
words."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.world.actors.nouns import read_people
from rashomon.world.words import fold, read_table, singular

if TYPE_CHECKING:
    from rashomon.world.actors.entries import Entry

BY_READER = {"PER": "person", "ORG": "organisation", "GROUP": "group of people", "LOC": "place"}


@lru_cache(maxsize=1)
def read_heads() -> dict[str, str]:
    """Last word of a name -> type."""
    return {fold(word): kind for word, kind in read_table("actors/heads.tsv")}


@lru_cache(maxsize=1)
def read_bodies() -> dict[str, tuple[str, str]]:
    """Word for a body of a country -> the body and its type."""
    rows = read_table("actors/institutions.tsv")
    return {fold(word): (body, kind) for body, words, kind in rows for word in words.split("|")}


def find_type(node: str, group: list[Entry]) -> str:
    """Decide the type of an actor; where several witnesses speak, nouns beside the name go before its last word."""
    way, _, rest = node.partition(":")
    if way == "nation":
        return "state"
    if way == "body":
        return next((kind for body, kind in read_bodies().values() if body == rest.split("/")[1]), "organisation")
    if any(entry.named and entry.kind == "vehicle" for entry in group):
        return "vehicle"
    if any(entry.outlet for entry in group):
        return "outlet"
    told = Counter(entry.kind for entry in group if entry.named)
    if told and told.most_common(1)[0][0] == "PER":
        return "person"
    nouns = Counter(read_people()[singular(n)][1] for e in group for n in e.nouns if singular(n) in read_people())
    nouns.pop("person" if told else "", None)
    if nouns.get("armed group"):
        return "armed group"
    lasts = Counter(read_heads().get(entry.key.split()[-1], "") for entry in group if entry.named and entry.key)
    lasts.pop("", None)
    if lasts:
        return min(lasts, key=lambda kind: (-lasts[kind], kind))
    if not told and nouns:
        best = min(nouns, key=lambda kind: (-nouns[kind], kind))
        return "group of people" if best == "person" and way == "ring" and "/one" not in rest else best
    return BY_READER.get(told.most_common(1)[0][0] if told else "", "organisation")
