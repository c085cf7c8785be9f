"""Nouns for people and bodies and the small words around them: which ring a noun is of, whether it means several.

The nouns are those of `data/actors/people.tsv`, `nouns.tsv` and `roles.txt`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.world.words import read_table, read_words, singular

NUMERAL = re.compile(
    r"^(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|[mb]illions?|several|many|"
    r"some|few|both|all|most|other|more|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|\w+teen)$",
    re.IGNORECASE,
)
BODIES = frozenset(
    ["government", "regime", "army", "military", "forces", "troops", "police", "ministry", "opposition", "opponents"]
)
DEFINITE = frozenset(["the", "this", "that", "these", "those"])
ARTICLES = frozenset(["the", "a", "an"])
OWN = frozenset(["his", "her", "its", "their", "our", "my", "your"])
ALWAYS_MANY = frozenset(
    ["police", "people", "troops", "forces", "authorities", "media", "staff", "personnel", "insurgency"]
)
COLLECTIVES = frozenset(
    [
        "group",
        "team",
        "collective",
        "coalition",
        "alliance",
        "network",
        "band",
        "crew",
        "squad",
        "movement",
        "unit",
        "dozens",
        "hundreds",
        "number",
    ]
)
QUANTIFIERS = frozenset(["least", "most", "than", "nearly", "almost", "about", "around", "over", "up"])
NOMINAL_TAGS = frozenset(["NOUN", "PROPN", "ADJ", "NUM", "DET", "X", "SYM"])
OFFICE = "office"  # first word of the ring of an office, which alone makes no actor


@lru_cache(maxsize=1)
def read_people() -> dict[str, tuple[str, str]]:
    """Noun -> its ring and the type of actor that it describes; each office that has no ring is one by itself."""
    offices = {noun: (f"{OFFICE} {noun}", "person") for noun in read_words("actors/roles.txt")}
    more = {noun: (ring.replace("_", " "), kind) for noun, ring, kind in read_table("actors/nouns.tsv")}
    return more | offices | {noun: (ring, kind) for noun, ring, kind in read_table("actors/people.tsv")}


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Closed-class words, at which a phrase ends."""
    return read_words("actors/function_words.txt")


def is_plural(word: str, head: str) -> bool:
    """Whether a noun speaks of several: in its form, or because it always does."""
    if head == "child" and "old" in word:
        return word.endswith("s")
    return head != word or head in ALWAYS_MANY


def is_collective(head: str) -> bool:
    """Whether the noun needs no article in English news (`police said`)."""
    return head in ("police", "media", "staff", "opposition", "parliament", "congress")


def find_ring(head: str, words: list[str]) -> tuple[str, str]:
    """The ring of a head, or of the noun before it where the head is a collective: `rebel groups` are rebels."""
    people = read_people()
    last = singular(words[-1].lower()) if words else ""
    ring, kind = people.get(head) or people.get(last) or ("child", "person")
    if head in COLLECTIVES or head in ("faction", "fighter"):
        for word in reversed(words):
            noun = singular(word.lower())
            before = people.get(noun) or people.get(noun + "r") or people.get(noun + "er")
            if before and before[0] != "group":
                return before[0], kind if before[1] == "group of people" and kind != "organisation" else before[1]
    return ring, kind
