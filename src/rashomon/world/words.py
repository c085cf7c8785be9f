"""Folded forms and the word lists of this stage: what every other module here reads names and nouns with.

Word lists are tab-separated files in `data/`, with their source in the comment lines at the head; each is read once.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from rashomon.clean import POSSESSIVE as POSSESSIVE
from rashomon.clean import strip_name as strip_name
from rashomon.places import fold as fold

DATA = Path(__file__).resolve().parents[1] / "data"


@lru_cache(maxsize=64)
def read_table(name: str) -> tuple[tuple[str, ...], ...]:
    """Read a data file as rows of fields; lines that begin with # are its source and licence."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line.strip() and not line.startswith("#"))


@lru_cache(maxsize=64)
def read_words(name: str) -> frozenset[str]:
    """Read a data file of one folded word or phrase a line."""
    return frozenset(fold(row[0]) for row in read_table(name))


@lru_cache(maxsize=1 << 13)
def singular(noun: str) -> str:
    """Bring a regular or common irregular English plural to its singular, in lower case.

    >>> [singular(w) for w in ("Factions", "parties", "gunmen", "churches", "police")]
    ['faction', 'party', 'gunman', 'church', 'police']
    """
    noun = noun.lower()
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    for ending, instead in ENDINGS:
        if noun.endswith(ending) and len(noun) > len(ending) + 1:
            return noun[: len(noun) - len(ending)] + instead
    return noun


IRREGULAR = {
    "children": "child",
    "men": "man",
    "women": "woman",
    "people": "people",
    "police": "police",
    "media": "media",
    "wives": "wife",
    "series": "series",
}
IRREGULAR |= {
    "staff": "staff",
    "personnel": "personnel",
    "troops": "troops",
    "forces": "forces",
    "authorities": "authorities",
}
ENDINGS = (
    ("ies", "y"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("sses", "ss"),
    ("xes", "x"),
    ("women", "woman"),
    ("men", "man"),
    ("ss", "ss"),
    ("us", "us"),
    ("is", "is"),
    ("s", ""),
)
