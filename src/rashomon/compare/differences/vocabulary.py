"""The tables of words by which differences are found: in go the names of files in `data`, out come rows.

Each file is UTF-8; lines that begin with `#` give its source and licence. Tables are tab-separated.
"""

from functools import cache
from importlib.resources import files


@cache
def read_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Read a table: one tuple of columns for each line that is neither empty nor a comment."""
    text = files("rashomon").joinpath("data", name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))
