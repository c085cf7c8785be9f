"""Where sources, cues and contents begin and end: in go decoded spans and scores, out come spans with likelier edges.

Decoding takes the best label of each word in view of its neighbours; whether a whole span is one that annotators would
have marked also depends on what stands at both sides of both its edges: quotation marks that open and close, a comma
or `that` left out or taken in. So for each span the likely edges about it are compared once more, by a log-linear
model (a reranker; Collins and Koo 2005) over their scores and the words beside them. No span comes or goes. Weights:
`data/language/edges.json`, made by `training/edges.py`; figures: `training/RESULTS.md`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from rashomon.language.reader.windows import Words, find_shape

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

ROLES = ("source", "cue", "content")
BEFORE, AFTER = 12, 15  # words from a decoded edge within which another is looked for: of starts, of ends
LEAST = -4.5  # logarithm of the chance that a likely edge must have
MOST = 8  # spans that are compared for one decoded
CURLY, PLAIN = {"“": 1, "‘": 1, "”": -1, "’": -1}, '"'

Span = tuple[int, int, str]
Feature = tuple[str, float]  # its name and its strength


class Chances(NamedTuple):
    """Logarithms of chances, by word: that a span of a role starts, that it stops before; with those of going on.

    A span goes on from the word after its first to its last: the sum up to its end, less that up to its first word.
    """

    starts: list[float]
    stops: list[float]
    less: list[float]
    more: list[float]

    def weigh(self, start: int, end: int) -> float:
        """The chance of a whole span."""
        return self.less[start] + self.more[end]


class Text(NamedTuple):
    """What is looked at of a text: words in small letters, how they are written, sentences, quotation marks so far."""

    words: list[str]
    shapes: list[int]
    opens: list[bool]
    quotes: list[tuple[int, int]]  # before each word: curly marks still open, plain marks


def settle_edges(spans: Sequence[Span], scores: Scores, names: Sequence[str], words: Words) -> list[Span]:
    """Give the spans, in order, with the best of the likely edges of each; none comes to overlap another."""
    weights, text, chances = load_weights(), look_at(words), find_chances(scores, names)
    found: list[Span] = []
    for at, (start, end, role) in enumerate(spans):
        room = (found[-1][1] if found else 0, spans[at + 1][0] if at + 1 < len(spans) else len(text.words))
        rivals = list_rivals((start, end), chances[role], room)
        if len(rivals) > 1:
            start, end = pick_best(rivals, (start, end), weights[role], text, chances[role])
        found.append((start, end, role))
    return found


def pick_best(
    rivals: Sequence[tuple[int, int]], decoded: tuple[int, int], weights: dict[str, float], text: Text, chances: Chances
) -> tuple[int, int]:
    """Pick the best of the likely spans; each edge is weighed once, however many of them share it."""
    starts = {start: rate(weights, describe_start(text, chances, start)) for start in {start for start, _ in rivals}}
    ends = {end: rate(weights, describe_end(text, chances, end)) for end in {end for _, end in rivals}}

    def weigh(rival: tuple[int, int]) -> float:
        whole = rate(weights, describe_whole(text, chances, rival, rival == decoded))
        return starts[rival[0]] + ends[rival[1]] + whole

    return max(rivals, key=weigh)


@cache
def load_weights() -> dict[str, dict[str, float]]:
    """Load the weights of features by role."""
    stored = files("rashomon").joinpath("data", "language", "edges.json").read_text(encoding="utf-8")
    weights: dict[str, dict[str, float]] = json.loads(stored)["weights"]
    return weights


def rate(weights: dict[str, float], features: Sequence[Feature]) -> float:
    """Sum the weights of features."""
    rating = 0.0
    for name, value in features:
        rating += weights.get(name, 0.0) * value
    return rating


def look_at(words: Words) -> Text:
    """Look at a text once, before its spans."""
    curly = accumulate((CURLY.get(word, 0) for word in words.texts), initial=0)
    plain = accumulate((word == PLAIN for word in words.texts), initial=0)
    quotes = [*zip(curly, plain, strict=True)]
    small = [word.lower() for word in words.texts]
    return Text(small, [find_shape(word) for word in words.texts], [*map(bool, words.starts), True], quotes)


def find_chances(scores: Scores, names: Sequence[str]) -> dict[str, Chances]:
    """Turn the scores of labels into chances by role, each word's given the label before it."""
    import numpy as np

    begins, inside = ([names.index(f"{mark}-{role}") for role in ROLES] for mark in "BI")
    table = scores.T.astype(np.float64, order="C")
    table -= table.max(0)
    grown = np.exp(table)
    free = grown[[n for n, name in enumerate(names) if name[:2] != "I-"]].sum(0)  # may stand behind any label
    goes = table[inside] - np.log(free + grown[inside])
    starts = table[begins] - np.log(grown.sum(0))
    stops, sums = np.zeros((2, len(ROLES), len(scores) + 1))
    stops[:, :-1] = np.log1p(-np.exp(np.minimum(goes, -1e-6)))
    sums[:, 1:] = goes.cumsum(1)
    rows = (starts, stops, starts - sums[:, 1:], sums + stops)
    return {role: Chances(*(part[n].tolist() for part in rows)) for n, role in enumerate(ROLES)}


def list_rivals(span: tuple[int, int], chances: Chances, room: tuple[int, int]) -> list[tuple[int, int]]:
    """List the likely spans about a decoded one, itself among them, within some room; the likeliest first."""
    first, last = span
    starts = find_likely(chances.starts, max(room[0], first - BEFORE), min(last, first + BEFORE))
    ends = find_likely(chances.stops, max(first + 1, last - AFTER), min(room[1], last + AFTER) + 1)
    pairs = {(start, end) for start in {*starts, first} for end in {*ends, last} if start < end}
    ranked = sorted(pairs, key=lambda pair: (-chances.weigh(*pair), pair))[:MOST]
    return ranked if span in ranked else [*ranked, span]


def find_likely(chances: Sequence[float], start: int, end: int) -> list[int]:
    """Find the places from `start` to before `end` that are likely enough."""
    return [n for n, chance in enumerate(chances[start:end], start) if chance > LEAST]


def describe(text: Text, chances: Chances, span: tuple[int, int], decoded: bool) -> list[Feature]:
    """Give the features of a span that may be the right one."""
    start, end = span
    whole = describe_whole(text, chances, span, decoded)
    return whole + describe_start(text, chances, start) + describe_end(text, chances, end)


def describe_whole(text: Text, chances: Chances, span: tuple[int, int], decoded: bool) -> list[Feature]:
    """Give the features of both edges together."""
    before, after = text.quotes[span[0]], text.quotes[span[1]]
    return [
        ("chance", chances.weigh(*span)),
        ("decoded", decoded),
        ("curly", after[0] != before[0]),
        ("plain", (after[1] - before[1]) % 2),
    ]


def describe_start(text: Text, chances: Chances, start: int) -> list[Feature]:
    """Give the features of a first word."""
    edge = [("start", chances.starts[start]), ("opens", text.opens[start])]
    return edge + describe_word(text, "before", start - 1) + describe_word(text, "first", start)


def describe_end(text: Text, chances: Chances, end: int) -> list[Feature]:
    """Give the features of a past-the-last word."""
    edge = [("stop", chances.stops[end]), ("closes", text.opens[end])]
    return edge + describe_word(text, "last", end - 1) + describe_word(text, "after", end)


def describe_word(text: Text, side: str, at: int) -> list[Feature]:
    """Give the features of the word at one side of an edge."""
    if 0 <= at < len(text.words):
        return [(f"{side} {text.words[at]}", 1), (f"{side} #{text.shapes[at]}", 1)]
    return [(f"{side} #edge", 1)]
