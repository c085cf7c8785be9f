"""A sentence as words for the rules of attribution: each with its place, and whether it stands in a quotation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rashomon.language.vocabulary import read_rows

TITLES = "|".join(
    sorted(row[0].title() for row in read_rows("abbreviations.tsv") if row[1] == "title" and row[0].isalpha())
)
WORD = re.compile(rf"(?:{TITLES})\.(?=\s[A-Z])|(?:[A-Z]\.){{2,}}|[A-Z]\.(?=\s?[A-Z])|[^\W_]+(?:['’.-][^\W_]+)*|[^\w\s]")


class Word(NamedTuple):
    """A word or a mark of a sentence and its place in the report."""

    text: str
    start: int
    end: int

    @property
    def small(self) -> str:
        """The word in small letters."""
        return self.text.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence to look for attributions in; `quoted[i]` says whether word i stands in a quotation."""

    text: str
    words: Sequence[Word]
    quoted: Sequence[bool]

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Give the place of the words `first` to `last`."""
        return self.words[first].start, self.words[last].end

    def has(self, at: int, word: str) -> bool:
        """Whether a word, in small letters, stands at some place."""
        return at < len(self.words) and self.words[at].small == word

    def is_break(self, at: int) -> bool:
        """Whether a word is a mark that ends a clause, or stands at an end of the sentence."""
        return not 0 <= at < len(self.words) or self.words[at].text in (",", ";", ":", "–", "—", ".", "!", "?")


def make_line(text: str, place: tuple[int, int], quotes: Sequence[tuple[int, int]]) -> Line:
    """Make the line of a sentence, its words within one of the quotations marked."""
    words = split_words(text, *place)
    quoted = [any(start < word.end and word.start < end for start, end in quotes) for word in words]
    return Line(text=text, words=words, quoted=quoted)


def split_words(text: str, start: int, end: int) -> list[Word]:
    """Split a stretch of a text into words and marks."""
    return [Word(match[0], match.start(), match.end()) for match in WORD.finditer(text, start, end)]
