"""The word lists that ship with the program: in go the names of files in `data/language`, out come rows.

Each file is UTF-8; lines that begin with `#` give its source and licence. Tables are tab-separated.
"""

from functools import cache
from importlib.resources import files


@cache
def read_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Read a table: one tuple of columns for each line that is neither empty nor a comment."""
    text = files("rashomon").joinpath("data", "language", name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def read_words(name: str) -> frozenset[str]:
    """Read a list of words, separated by white space."""
    return frozenset(word for row in read_rows(name) for column in row for word in column.split())


@cache
def read_pairs(name: str) -> dict[str, str]:
    """Read a table of two columns as a mapping of the first to the second."""
    return {row[0]: row[1] for row in read_rows(name)}
