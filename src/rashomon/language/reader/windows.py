"""What the reader's network is given: in go words and where sentences begin, out come windows of word pieces.

A window is whole sentences up to 192 word pieces, in training and at run time alike: trained on 192, windows of 320
cost 4 points of exact attribution spans, sentences alone lose what runs over their borders. The pieces are lower case,
so each carries a feature: how its word is written, and whether a sentence or paragraph begins or a space is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.language.reader.inference import load_pieces

LIMIT = 192
FIRST, LAST, UNKNOWN = 101, 102, 100  # [CLS], [SEP], [UNK] of the vocabulary
MOST_PIECES = 12  # of one word: an address of the web says nothing after that
PLACES = 6
SHAPES = ("special", "other", "small", "title", "initial", "capitals", "mixed", "number", "letters and digits")
FEATURES = len(SHAPES) * PLACES


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a text in order, with what the network needs to know of each.

    `starts[i]`: 0 within a sentence, 1 where one begins, 2 where a paragraph begins with it.
    """

    texts: tuple[str, ...]
    glued: tuple[bool, ...]
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Words `start` to `end` as the network reads them; `firsts` are the places of their first pieces."""

    start: int
    end: int
    ids: tuple[int, ...]
    features: tuple[int, ...]
    firsts: tuple[int, ...]


def make_windows(words: Words) -> list[Window]:
    """Cut the words into windows of whole sentences; a sentence too long for one is cut where it must be."""
    pieces = split_words(words.texts)
    features = [make_feature(*word) for word in zip(words.texts, words.glued, words.starts, strict=True)]
    lengths = [len(parts) for parts in pieces]
    return [join_window(pieces, features, start, end) for start, end in cut_windows(words.starts, lengths)]


def split_words(texts: Sequence[str]) -> list[tuple[int, ...]]:
    """Give the word pieces of each word."""
    return [split_word(text) for text in texts]


@lru_cache(maxsize=1 << 16)
def split_word(text: str) -> tuple[int, ...]:
    """Give the word pieces of a word; one that has none is unknown."""
    return tuple(load_pieces().encode(text, add_special_tokens=False).ids[:MOST_PIECES]) or (UNKNOWN,)


def make_feature(text: str, glued: bool, start: int) -> int:
    """Number the way a word is written and placed."""
    return find_shape(text) * PLACES + start * 2 + glued


@lru_cache(maxsize=1 << 16)
def find_shape(text: str) -> int:
    """Number the way a word is written, an index of SHAPES."""
    letters = [letter for letter in text if letter.isalpha()]
    if not letters:
        return 7 if any(letter.isdigit() for letter in text) else 1
    if len(letters) < len(text) and any(letter.isdigit() for letter in text):
        return 8
    upper = [letter.isupper() for letter in letters]
    if not any(upper):
        return 2
    if all(upper):
        return 4 if len(upper) == 1 else 5
    return 3 if upper[0] and not any(upper[1:]) else 6


def cut_windows(starts: Sequence[int], lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give the first and past-the-last word of each window."""
    room = LIMIT - 2
    begin = used = 0
    for first, last in cut_sentences(starts, lengths, room):
        size = sum(lengths[first:last])
        if used and used + size > room:
            yield begin, first
            begin, used = first, 0
        used += size
    if begin < len(lengths):
        yield begin, len(lengths)


def cut_sentences(starts: Sequence[int], lengths: Sequence[int], room: int) -> Iterator[tuple[int, int]]:
    """Give the first and past-the-last word of each sentence, or of its parts where it has no room in one window."""
    begin = used = 0
    for at, length in enumerate(lengths):
        if at > begin and (starts[at] or used + length > room):
            yield begin, at
            begin, used = at, 0
        used += length
    if begin < len(lengths):
        yield begin, len(lengths)


def join_window(pieces: Sequence[tuple[int, ...]], features: Sequence[int], start: int, end: int) -> Window:
    """Put the pieces of some words into one window."""
    ids, marks, firsts = [FIRST], [0], []
    for parts, feature in zip(pieces[start:end], features[start:end], strict=True):
        firsts.append(len(ids))
        ids += parts
        marks += [feature] * len(parts)
    return Window(start=start, end=end, ids=(*ids, LAST), features=(*marks, 0), firsts=tuple(firsts))
