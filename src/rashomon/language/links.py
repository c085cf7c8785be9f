"""Which source, cue and content belong together: in go their spans and the network's links, out come numbered parts.

In each window every word of a source or content points at the first word of its cue, or at nothing. A part takes the
cue that its words point at together, a near one rather than a far one; a cue has one source. PolNeAR dev, linked F1
(early weights): by pointing alone .62, with nearness and one source .63, counting only what has content .69.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAST = 0.003  # of the words' pointing that a cue must have; .02 loses half a point
FADE = 0.03  # of the pointing is lost with each word of distance; .01 loses one point

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
    cues = [n for n, span in enumerate(spans) if span[2] == "cue"]
    pull: Pull = {}
    for n, (start, end, role) in enumerate(spans):
        for cue in cues if role != "cue" else ():
            share = shares[n].get(spans[cue][0], 0.0)
            share *= exp(-FADE * max(start - spans[cue][1], spans[cue][0] - end, 0))
            if share >= LEAST:
                pull[n, cue] = share
    return pull


def share_links(
    spans: Sequence[Span], links: Sequence[NDArray[np.float32]], bounds: Sequence[tuple[int, int]]
) -> list[dict[int, float]]:
    """Give for each span, by the first words of cues, the share of its words' pointing; the most over its windows."""
    import numpy as np

    cues = [start for start, _, role in spans if role == "cue"]
    shares: list[dict[int, float]] = [{} for _ in spans]
    for scores, (first, last) in zip(links, bounds, strict=True):
        inside = [cue for cue in cues if first <= cue < last]
        if not inside:
            continue
        grown = np.exp(scores - scores.max(1, keepdims=True))
        pointed = (grown / grown.sum(1, keepdims=True))[:, [cue - first + 1 for cue in inside]]
        for n, (start, end, _) in enumerate(spans):
            if start < last and first < end:
                means = pointed[max(start, first) - first : min(end, last) - first].mean(0)
                for cue, mean in zip(inside, means.tolist(), strict=True):
                    shares[n][cue] = max(shares[n].get(cue, 0.0), mean)
    return shares
