"""How certain a text is and whether it denies: in it goes, out come a Certainty and a yes or no.

Words only, from two tables, wherever they stand: for what has no parse. `modality.py` reads a clause by its tree.
"""

from __future__ import annotations

import re
from functools import cache

from rashomon.language.vocabulary import read_pairs, read_rows
from rashomon.model import Certainty


def read_certainty(text: str) -> Certainty:
    """Tell whether a text hedges (`may`, `apparently`), hands on hearsay (`reportedly`, `alleged`), or is flat.

    >>> read_certainty("the bus apparently belonged to the army"), read_certainty("the bus burned")
    ('hedged', 'flat')
    """
    kinds = {read_pairs("certainty.tsv")[fold(match[0])] for match in hedges().finditer(text)}
    return "hedged" if "hedged" in kinds else "attributed" if kinds else "flat"


def is_negated(text: str) -> bool:
    """Whether a text denies what it says: an odd number of words of denial, `not only` left out.

    >>> is_negated("the boy was not in the well"), is_negated("not only the boy fell")
    (True, False)
    """
    table = read_pairs("negations.tsv")
    return sum(table[fold(match[0])] == "denied" for match in denials().finditer(text)) % 2 == 1


def fold(words: str) -> str:
    """Bring words into the form of the tables: small letters, one space."""
    return " ".join(words.lower().split())


@cache
def hedges() -> re.Pattern[str]:
    """Make the pattern of words that take certainty away; `May` and `might` as names or nouns stay out."""
    not_month = r"(?!(?-i:May)\s+\d|(?-i:(?<=\w )May\b))"
    return re.compile(rf"(?<![\w-]){not_month}(?:{join('certainty.tsv')})(?![\w-])", re.IGNORECASE)


@cache
def denials() -> re.Pattern[str]:
    """Make the pattern of words that deny."""
    return re.compile(rf"(?:(?<![\w-])|(?=n['’]t))(?:{join('negations.tsv')})(?!\w)", re.IGNORECASE)


def join(name: str) -> str:
    """Give the first column of a table as alternatives, the longest first."""
    words = sorted((row[0] for row in read_rows(name)), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
