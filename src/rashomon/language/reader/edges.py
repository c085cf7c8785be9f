"""Where sources, cues and contents begin and end: in go decoded spans and scores, out come spans with likelier edges.

Decoding takes the best label of each word in view of its neighbours; whether a whole span is one that annotators would
have marked also depends on what stands at both sides of both its edges: quotation marks that open and close, a comma
or `that` left out or taken in. So for each span the likely edges about it are compared once more, by a log-linear
model (a reranker; Collins and Koo 2005) over their scores and the words beside them. No span comes or goes. Weights:
`data/language/edges.json`, made by `training/edges.py`; figures: `training/RESULTS.md`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
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
OPENING, CLOSING, PLAIN = frozenset("“‘"), frozenset("”’"), frozenset('"')

Span = tuple[int, int, str]


class Chances(NamedTuple):
    """Logarithms of chances, by word: that a span of a role starts, that it stops before, the sum of going on."""

    starts: list[float]
    stops: list[float]
    sums: list[float]

    def weigh(self, start: int, end: int) -> float:
        """The chance of a whole span."""
        return self.starts[start] + self.sums[end] - self.sums[start + 1] + self.stops[end]


class Text(NamedTuple):
    """What is looked at of a text: words in small letters, how they are written, sentences, quotation marks so far."""

    words: list[str]
    shapes: list[int]
    opens: list[bool]
    quotes: list[tuple[int, int]]  # before each word: curly marks still open, plain marks


def settle_edges(spans: Sequence[Span], scores: Scores, names: Sequence[str], words: Words) -> list[Span]:
    """Give the spans, in order, with the best of the likely edges of each; none comes to overlap another."""
    if not spans:
        return []
    weights, text = load_weights(), look_at(words)
    chances = {role: find_chances(scores, names, role) for role in {role for *_, role in spans}}
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


def rate(weights: dict[str, float], features: Iterator[tuple[str, float]]) -> float:
    """Sum the weights of features."""
    return sum(weights.get(name, 0.0) * value for name, value in features)


def look_at(words: Words) -> Text:
    """Look at a text once, before its spans."""
    curly = plain = 0
    quotes = []
    for word in words.texts:
        quotes.append((curly, plain))
        curly += (word in OPENING) - (word in CLOSING)
        plain += word in PLAIN
    quotes.append((curly, plain))
    small = [word.lower() for word in words.texts]
    return Text(small, [find_shape(word) for word in words.texts], [*map(bool, words.starts), True], quotes)


def find_chances(scores: Scores, names: Sequence[str], role: str) -> Chances:
    """Turn the scores of labels into chances, each word's given the label before it."""
    import numpy as np

    inside = names.index(f"I-{role}")
    table = scores.astype(np.float64)
    goes = table[:, inside] - sum_up(table[:, [n for n, name in enumerate(names) if name[:2] != "I-" or n == inside]])
    stops = np.log1p(-np.exp(np.minimum(goes, -1e-6)))
    return Chances(
        (table[:, names.index(f"B-{role}")] - sum_up(table)).tolist(),
        [*stops.tolist(), 0.0],
        [0.0, *np.cumsum(goes).tolist()],
    )


def sum_up(table: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logarithm of the sum of exponentials of each row."""
    import numpy as np

    most = table.max(1)
    summed: NDArray[np.float64] = np.log(np.exp(table - most[:, None]).sum(1)) + most
    return summed


def list_rivals(span: tuple[int, int], chances: Chances, room: tuple[int, int]) -> list[tuple[int, int]]:
    """List the likely spans about a decoded one, itself among them, within some room; the likeliest first."""
    first, last = span
    starts = [n for n in range(max(room[0], first - BEFORE), min(last, first + BEFORE)) if chances.starts[n] > LEAST]
    ends = [n for n in range(max(first + 1, last - AFTER), min(room[1], last + AFTER) + 1) if chances.stops[n] > LEAST]
    pairs = {(start, end) for start in {*starts, first} for end in {*ends, last} if start < end}
    ranked = sorted(pairs, key=lambda pair: (-chances.weigh(*pair), pair))[:MOST]
    return ranked if span in ranked else [*ranked, span]


def describe(text: Text, chances: Chances, span: tuple[int, int], decoded: bool) -> Iterator[tuple[str, float]]:
    """Give the features of a span that may be the right one, by name."""
    yield from describe_whole(text, chances, span, decoded)
    yield from describe_start(text, chances, span[0])
    yield from describe_end(text, chances, span[1])


def describe_whole(text: Text, chances: Chances, span: tuple[int, int], decoded: bool) -> Iterator[tuple[str, float]]:
    """Give the features of both edges together."""
    before, after = text.quotes[span[0]], text.quotes[span[1]]
    yield "chance", chances.weigh(*span)
    yield "decoded", float(decoded)
    yield "curly", float(after[0] != before[0])
    yield "plain", float((after[1] - before[1]) % 2)


def describe_start(text: Text, chances: Chances, start: int) -> Iterator[tuple[str, float]]:
    """Give the features of a first word."""
    yield "start", chances.starts[start]
    yield "opens", float(text.opens[start])
    yield from describe_word(text, "before", start - 1)
    yield from describe_word(text, "first", start)


def describe_end(text: Text, chances: Chances, end: int) -> Iterator[tuple[str, float]]:
    """Give the features of a past-the-last word."""
    yield "stop", chances.stops[end]
    yield "closes", float(text.opens[end])
    yield from describe_word(text, "last", end - 1)
    yield from describe_word(text, "after", end)


def describe_word(text: Text, side: str, at: int) -> Iterator[tuple[str, float]]:
    """Give the features of a word at one side of an edge."""
    if 0 <= at < len(text.words):
        yield f"{side} {text.words[at]}", 1.0
        yield f"{side} #{text.shapes[at]}", 1.0
    else:
        yield f"{side} #edge", 1.0
