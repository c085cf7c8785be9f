"""The body of a report as words: in go a report and its quotations, out comes what shared text is looked for in.

Each word carries its place, whether it stands in quotation marks, in a name, or in a stock phrase, and its weight as
evidence of copying: the rarer a word is in English, the less likely two writers are to choose it by chance.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from rashomon.model import Quotation, Report
from rashomon.stories import weigh_word

WORD = re.compile(r"\w+(?:['’]\w+)*")
ADDRESS = re.compile(
    r"\S*(?:https?:|www\.|\w\.(?:com|org|net|co)/|pic\.twitter|\bt\.co/|@\w)\S*"
)  # web and user addresses
OPENS = re.compile(r"[.!?:;\n\"“”‘(]")  # marks after which a capital says nothing
COMMON = 11.0  # bits below which a word is so common that it counts half (rank 205: `called`, `against`)
PLAIN = 5.0  # bits of a single letter or a figure (`stories.rarity`)
NAMED, QUOTED = 0.1, 0.0  # part of its weight that a shared word keeps in a name, in a quotation
EVERYWHERE = 2  # reports of a story, or uses in one, from which on a shared word is worth less: the event gives it


class Words(NamedTuple):
    """The words of a body, with their places and what lessens their weight (1.0: nothing)."""

    report: Report
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quoted: tuple[bool, ...]
    factors: tuple[float, ...]


def read_words(report: Report, quotations: Sequence[Quotation] = ()) -> Words:
    """Read the body of a report as words."""
    marks = [(q.outer.start, q.outer.end) for q in quotations]
    rows: list[tuple[str, int, int, bool, str]] = []
    for start, end in report.body:
        rows += read_stretch(report.text, start, end, marks)
    words = tuple(row[0] for row in rows)
    stock, names = find_stock(words), find_names(rows)
    factors = tuple(0.0 if n in stock else NAMED if word in names else 1.0 for n, word in enumerate(words))
    return Words(
        report, words, tuple(r[1] for r in rows), tuple(r[2] for r in rows), tuple(r[3] for r in rows), factors
    )


def read_stretch(
    text: str, start: int, end: int, marks: Sequence[tuple[int, int]]
) -> list[tuple[str, int, int, bool, str]]:
    """Read one stretch of body: each word folded, its place, whether it is quoted, and how it is written.

    Written `capital` inside a sentence, `small`, or `unclear` where a sentence or a quotation opens.
    """
    rows, last = [], start
    addressed = {n for match in ADDRESS.finditer(text, start, end) for n in range(*match.span())}
    inside = sorted(mark for mark in marks if mark[0] < end and mark[1] > start)
    for match in WORD.finditer(text, start, end):
        while inside and inside[0][1] <= match.start():
            inside.pop(0)
        quoted = bool(inside) and inside[0][0] <= match.start()
        opening = match.start() == start or OPENS.search(text[last : match.start()]) is not None
        written = "unclear" if opening else "capital" if match.group()[0].isupper() else "small"
        word = "·" if match.start() in addressed else fold_word(match.group())
        rows.append((word, match.start(), match.end(), quoted, written))
        last = match.end()
    return rows


def find_names(rows: Sequence[tuple[str, int, int, bool, str]]) -> set[str]:
    """The words of a text that are written with a capital inside sentences, and more often than with a small letter."""
    written = Counter((row[0], row[4]) for row in rows)
    return {word for word, how in written if how == "capital" and written[word, "small"] < written[word, "capital"]}


def fold_word(word: str) -> str:
    """A word in small letters, with straight apostrophes."""
    return word.casefold().replace("’", "'")


@cache
def read_stock() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The stock phrases by their first word, longest first."""
    text = files("rashomon").joinpath("data", "stock_phrases.txt").read_text(encoding="utf-8")
    index: dict[str, list[tuple[str, ...]]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            index.setdefault(line.split()[0], []).append(tuple(line.split()))
    return {first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in index.items()}


def find_stock(words: Sequence[str]) -> set[int]:
    """The numbers of the words that belong to a stock phrase."""
    index = read_stock()
    found: set[int] = set()
    for n, word in enumerate(words):
        phrase = next((p for p in index.get(word, ()) if tuple(words[n : n + len(p)]) == p), ())
        found.update(range(n, n + len(phrase)))
    return found


@cache
def weigh_choice(word: str) -> float:
    """How much it says that two writers choose the same word: its rarity, and half of that for common words."""
    bits = weigh_word(word)
    return bits if bits >= COMMON or bits <= PLAIN else bits / 2


def weigh_words(texts: Iterable[Words]) -> dict[str, float]:
    """The weight of each word within a story: less for words that many of its reports, or one report often, use."""
    seen: Counter[str] = Counter()
    most: Counter[str] = Counter()
    for text in texts:
        counts = Counter(text.words)
        seen.update(counts.keys())
        most |= counts
    seen |= most
    return {
        word: weigh_choice(word) * (1.0 if weigh_choice(word) < COMMON / 2 else min(1.0, EVERYWHERE / count))
        for word, count in seen.items()
    }
