"""Shows where two wordings part: the words of a passage that another one does not have at that place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

WORD = re.compile(r"\w+(?:['’\-.,]\w+)*|[^\w\s]")
LEAST_COMMON = 0.4  # share of words in common under which two passages are other sentences and nothing is marked

MOST_PAIRS = 1_500**2  # of words, from which comparing takes more than half a second


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Some words of a passage, and whether they are its own."""

    text: str
    own: bool = False


def mark_own(text: str, other: str) -> tuple[Stretch, ...]:
    """Cut a passage into what it has in common with another and what is its own."""
    mine, theirs = list(WORD.finditer(text)), WORD.findall(other.casefold())
    if len(mine) * len(theirs) > MOST_PAIRS:
        return (Stretch(text=text),)
    matcher = SequenceMatcher(None, [word[0].casefold() for word in mine], theirs, autojunk=False)
    if matcher.ratio() < LEAST_COMMON:
        return (Stretch(text=text),)
    spans = [
        (mine[a].start(), mine[b - 1].end())
        for sign, a, b, _, _ in matcher.get_opcodes()
        if sign in ("replace", "delete") and any(word[0][0].isalnum() for word in mine[a:b])
    ]
    return tuple(cut(text, spans))


def cut(text: str, spans: list[tuple[int, int]]) -> Iterator[Stretch]:
    """Cut a text at stretches that are its own."""
    at = 0
    for start, end in spans:
        if at < start:
            yield Stretch(text=text[at:start])
        yield Stretch(text=text[start:end], own=True)
        at = end
    if at < len(text):
        yield Stretch(text=text[at:])
