"""Which source, cue and content belong together: in go their spans and the network's links, out come numbered parts.

In each window every word of a source or content points at the first word of its cue, or at nothing. A part takes the
cue that its words point at together, a near one rather than a far one; a cue has one source. A content that points at
a word that was not read as a cue makes it one. PolNeAR dev, linked F1: .909 on gold spans, .724 on those found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    F = TypeVar("F", np.float32, np.float64)

LEAST = 0.0005  # of the words' pointing that a cue must have; linked F1 .7196, with .003 .7170, with .01 .7152
FADE = 0.03  # of the pointing is lost with each word of distance; linked F1 .7170, with .01 .7155, with .08 .7157
SURE = 0.3  # of a content's pointing that makes a word its cue: .7196 -> .7244; .15 and .5 the same within .0005

Span = tuple[int, int, str]
Pull = dict[tuple[int, int], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A source, cue or content: first and past-the-last word, and the number of its attribution."""

    start: int
    end: int
    role: str
    attribution: int


def link_parts(
    spans: Sequence[Span], links: Sequence[NDArray[np.float32]], bounds: Sequence[tuple[int, int]]
) -> tuple[Part, ...]:
    """Number the spans by attribution, in the order of their first words; what has no cue stands alone."""
    pull = weigh_cues(spans, share_links(spans, links, bounds))
    missed = find_missed(spans, pull, links, bounds)
    if missed:
        spans = sorted([*spans, *missed])
        pull = weigh_cues(spans, share_links(spans, links, bounds))
    owner = list(range(len(spans)))
    for n, best in find_best(pull).items():
        owner[n] = best
    part_sources(spans, pull, owner)
    order: dict[int, int] = {}
    for lead in owner:
        order.setdefault(lead, len(order))
    return tuple(
        Part(start=start, end=end, role=role, attribution=order[owner[n]]) for n, (start, end, role) in enumerate(spans)
    )


def find_missed(
    spans: Sequence[Span], pull: Pull, links: Sequence[NDArray[np.float32]], bounds: Sequence[tuple[int, int]]
) -> list[Span]:
    """Find the words, in no span, that a content without a cue points at as its cue."""
    drawn = {n for n, _ in pull}
    taken = {word for start, end, _ in spans for word in range(start, end)}
    found = set()
    for n, (start, end, role) in enumerate(spans):
        if role != "content" or n in drawn:
            continue
        for scores, (first, last) in zip(links, bounds, strict=True):
            if start < last and first < end:
                means = make_shares(scores[max(start, first) - first : min(end, last) - first]).mean(0)[1:]
                word = int(means.argmax())
                if means[word] > SURE and first + word not in taken:
                    found.add((first + word, first + word + 1, "cue"))
    return sorted(found)


def make_shares(scores: NDArray[F]) -> NDArray[F]:
    """Make shares of each word's scores, which sum to one: how much of its pointing goes where."""
    import numpy as np

    grown = np.exp(scores - scores.max(1, keepdims=True))
    shares: NDArray[F] = grown / grown.sum(1, keepdims=True)
    return shares


def find_best(pull: Pull) -> dict[int, int]:
    """Give the cue that pulls each span most; the first of equals."""
    best: dict[int, int] = {}
    for n, cue in sorted(pull):
        if n not in best or pull[n, cue] > pull[n, best[n]]:
            best[n] = cue
    return best


def part_sources(spans: Sequence[Span], pull: Pull, owner: list[int]) -> None:
    """Let each cue keep the source that it pulls most; the others go to their best cue without a source, if any."""
    rivals: dict[int, list[int]] = defaultdict(list)
    for n, span in enumerate(spans):
        if span[2] == "source" and owner[n] != n:
            rivals[owner[n]].append(n)
    for cue in sorted(rivals):
        for n in sorted(rivals[cue], key=lambda n, cue=cue: (-pull[n, cue], n))[1:]:  # type: ignore[misc]
            free = {(m, other): share for (m, other), share in pull.items() if m == n and other not in rivals}
            if free:
                owner[n] = find_best(free)[n]


def weigh_cues(spans: Sequence[Span], shares: Sequence[dict[int, float]]) -> Pull:
    """Give how much each cue pulls each source or content: its share of the pointing, less with distance."""
    cues = {start: n for n, (start, _, role) in enumerate(spans) if role == "cue"}
    pull: Pull = {}
    for n, (start, end, _) in enumerate(spans):
        for first, share in shares[n].items():
            cue = cues[first]
            share *= exp(-FADE * max(start - spans[cue][1], first - end, 0))
            if share >= LEAST:
                pull[n, cue] = share
    return pull


def share_links(
    spans: Sequence[Span], links: Sequence[NDArray[np.float32]], bounds: Sequence[tuple[int, int]]
) -> list[dict[int, float]]:
    """Give for each source or content, by the first words of cues, the share of its pointing; the most of a window."""
    cues = [start for start, _, role in spans if role == "cue"]
    shares: list[dict[int, float]] = [{} for _ in spans]
    for scores, (first, last) in zip(links, bounds, strict=True):
        inside = [cue for cue in cues if first <= cue < last]
        if not inside:
            continue
        pointed = make_shares(scores)[:, [cue - first + 1 for cue in inside]]
        for n, (start, end, role) in enumerate(spans):
            if role != "cue" and start < last and first < end:
                means = pointed[max(start, first) - first : min(end, last) - first].mean(0)
                for cue, mean in zip(inside, means.tolist(), strict=True):
                    shares[n][cue] = max(shares[n].get(cue, 0.0), mean)
    return shares
