"""Sentence borders that no rule sees: in go a paragraph and the borders found by rule, out come those to add.

A linear classifier over the words on either side of a gap, how they are written, how far the next borders are and how
freely the text begins sentences with small letters (`borders.bin`, made by `training/borders.py` from two treebanks'
training parts). It only adds borders: in news, with its capitals and stops, it has next to nothing to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple
from zlib import crc32

from rashomon.language.vocabulary import read_pairs

SLOTS = 1 << 14  # of the weights: features are told apart by a hash of this size
# Log odds from which a border is added. EWT dev raw LAS .8433, with 0.5 .8441, with 0 .8450, without any .8317; GUM dev
# .865 with all. Added in the 3,916 sentences of PolNeAR dev and four news stories: 2, with 0.5 6, with 0 14 (half
# of these wrong).
LEAST = 1.0
CHUNK = re.compile(r"\S+")
CORE = re.compile(r"^\W+|\W+$")
FREE = re.compile(r"[.!?]+\s+(?:([a-z])|\w)")
ADDRESS = re.compile(r"https?:|www\.|\S@\S|\.(?:com|org|net)\b", re.IGNORECASE)
STOPS = ".!?…"
REPEATED = re.compile(r"(.)(?=\1)")


class Gap(NamedTuple):
    """White space between two chunks of text where a border may be: its place and the features of what is about it."""

    place: int
    features: tuple[str, ...]


class Chunk(NamedTuple):
    """What stands between white space: its core in small letters, its shape, its last and first mark."""

    core: str
    shape: str
    last: str
    first: str


def add_borders(text: str, cuts: Sequence[tuple[int, int]], freedom: str) -> list[tuple[int, int]]:
    """Cut the sentences of one paragraph further; `freedom` is that of the whole text."""
    found: list[tuple[int, int]] = []
    for start, end in cuts:
        at = start
        for gap in list_gaps(text, start, end, freedom):
            if weigh(gap.features) >= LEAST:
                found.append((at, start + len(text[start : gap.place].rstrip())))
                at = gap.place
        found.append((at, end))
    return found


def list_gaps(text: str, start: int, end: int, freedom: str) -> Iterator[Gap]:
    """List the gaps of a sentence where a border may be: behind a mark, or before anything but a small letter."""
    chunks = [(match.start(), read_chunk(match[0])) for match in CHUNK.finditer(text, start, end)]
    blank = Chunk("", "", "", "")
    for at in range(1, len(chunks)):
        place, after = chunks[at]
        before = chunks[at - 1][1]
        if before.last == "a" and after.first == "a":
            continue
        second = chunks[at - 2][1] if at > 1 else blank
        following = chunks[at + 1][1] if at + 1 < len(chunks) else blank
        yield Gap(place, list_features((second, before, after, following), at, len(chunks) - at, freedom))


def list_features(about: tuple[Chunk, Chunk, Chunk, Chunk], gone: int, left: int, freedom: str) -> tuple[str, ...]:
    """List the features of a gap from the two chunks on either side and the chunks to the nearest borders."""
    second, before, after, following = about
    joint = before.last + after.first
    return (
        f"j {joint}",
        f"jf {joint} {freedom}",
        f"jg {joint} {min(gone, 6)}",
        f"jl {joint} {min(left, 6)}",
        f"s {before.shape} {after.shape}",
        f"s4 {second.shape} {before.shape} {after.shape} {following.shape}",
        f"b {before.core} {before.last}",
        f"a {after.core} {before.last}",
        f"af {after.core} {following.core}",
        f"fs {after.shape} {following.core}",
        f"ba {before.shape} {before.last} {after.core}",
        f"d {second.last} {joint} {following.first}",
        f"t {read_pairs('abbreviations.tsv').get(before.core, '')} {joint}",
    )


@lru_cache(maxsize=1 << 15)
def read_chunk(chunk: str) -> Chunk:
    """Read how a chunk is written."""
    if ADDRESS.search(chunk):
        return Chunk("@", "@", "@", "@")
    core = CORE.sub("", chunk).lower()
    return Chunk(core[:20], find_shape(chunk), find_class(chunk[-1]), find_class(chunk[0]))


def find_shape(chunk: str) -> str:
    """Write a chunk's letters as A or a, its digits as 0, each run once."""
    return REPEATED.sub("", "".join(map(find_class, chunk)))[:6]


@cache
def find_class(letter: str) -> str:
    """Give the class of a character: a, A, 0, a stop, or the mark itself."""
    if letter.isalpha():
        return "a" if letter.islower() else "A"
    return "0" if letter.isdigit() else letter


def find_freedom(text: str) -> str:
    """Tell how often a text goes on with a small letter after a stop: never, seldom, often, mostly."""
    small = [match[1] is not None for match in FREE.finditer(text)]
    share = sum(small) / len(small) if small else 0.0
    return "n" if share < 0.02 else "s" if share < 0.2 else "o" if share < 0.6 else "m"


def weigh(features: Sequence[str]) -> float:
    """Give the log odds of a border at a gap with these features."""
    weights = load_weights()
    return sum(weights[hash_feature(feature)] for feature in features) + weights[SLOTS]


def hash_feature(feature: str) -> int:
    """Give the slot of a feature."""
    return crc32(feature.encode()) % SLOTS


@cache
def load_weights() -> list[float]:
    """Load the weights: half-precision numbers, the last of them for every gap."""
    import numpy as np

    data = files("rashomon").joinpath("data", "language", "borders.bin").read_bytes()
    weights: list[float] = np.frombuffer(data, dtype="<f2").astype(np.float64).tolist()
    return weights
