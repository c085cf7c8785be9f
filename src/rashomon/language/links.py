"""Which source, cue and content belong together: in go their spans and the network's links, out come numbered parts.

In each window every word of a part points at the first word of its cue, or at nothing. A part takes the cue that its
words point at together; parts without one stand alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAST = 0.15  # of the words' pointing that a cue must have


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A source, cue or content: first and past-the-last word, and the number of its attribution."""

    start: int
    end: int
    role: str
    attribution: int


def link_parts(
    spans: Sequence[tuple[int, int, str]], links: Sequence[NDArray[np.float32]], bounds: Sequence[tuple[int, int]]
) -> tuple[Part, ...]:
    """Number the spans by attribution, in the order of the cues; what has no cue comes to the part before it."""
    shares = share_links(spans, links, bounds)
    cues = [n for n, span in enumerate(spans) if span[2] == "cue"]
    owner: dict[int, int] = {}
    for cue in cues:
        other, share = max(
            ((c, shares[cue].get(spans[c][0], 0.0)) for c in cues if c < cue), key=rank, default=(cue, 0.0)
        )
        owner[cue] = owner[other] if share > 0.5 else cue
    for n, span in enumerate(spans):
        if span[2] != "cue":
            best, share = max(((c, shares[n].get(spans[c][0], 0.0)) for c in cues), key=rank, default=(n, 0.0))
            owner[n] = owner[best] if share >= LEAST else n
    order = {lead: number for number, lead in enumerate(sorted(set(owner.values())))}
    return tuple(
        Part(start=start, end=end, role=role, attribution=order[owner[n]]) for n, (start, end, role) in enumerate(spans)
    )


def rank(pair: tuple[int, float]) -> tuple[float, int]:
    """Order cues by their share, the earlier first."""
    return pair[1], -pair[0]


def share_links(
    spans: Sequence[tuple[int, int, str]], links: Sequence[NDArray[np.float32]], bounds: Sequence[tuple[int, int]]
) -> list[dict[int, float]]:
    """Give for each span, by the first words of cues, the share of its words' pointing; most over its windows."""
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
