"""The rules that find time expressions: the grammar of `data/language/time_rules.tsv` as patterns with readings."""

from __future__ import annotations

import re
from functools import cache

import rashomon.language.times.clocks as clocks
import rashomon.language.times.expressions as grammar
import rashomon.language.times.periods as periods
from rashomon.language.quantities.numerals import SMALL, TENS
from rashomon.language.vocabulary import read_rows

NAME = re.compile(r"<([A-Z_]+)>")


@cache
def list_rules() -> tuple[tuple[re.Pattern[str], grammar.Reading], ...]:
    """Give the rules in the order of the table, each a pattern and the function that reads what it matches."""
    parts = {name: value for name, value in vars(grammar).items() if name.isupper() and isinstance(value, str)}
    vague = sorted((row[0] for row in read_rows("vague_times.tsv")), key=lambda words: (-len(words), words))
    parts |= {
        "SMALL": SMALL,
        "TENS": TENS,
        "FEAST": grammar.list_forms("feast"),
        "DECADE": grammar.list_forms("decade"),
        "VAGUE": "|".join(vague).replace(" ", r"\s+"),
    }
    rules = []
    for name, *columns in read_rows("time_rules.tsv"):
        if name == "=":
            parts[columns[0]] = fill(columns[1], parts)
        else:
            pattern = rf"(?<![\w$€£])(?<!\d[.,:/])(?:{fill(columns[0], parts)})(?![\w])"
            homes = (getattr(home, f"read_{name}", None) for home in (grammar, periods, clocks))
            rules.append((re.compile(pattern, re.IGNORECASE), next(reading for reading in homes if reading)))
    return tuple(rules)


def fill(pattern: str, parts: dict[str, str]) -> str:
    """Put the named parts into a pattern; groups (`?P<...>`) have small letters and are left alone."""
    return NAME.sub(lambda match: parts[match[1]], pattern)
