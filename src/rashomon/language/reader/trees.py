"""Well-formed dependency trees: in go scores of each word for each head, out comes the best tree of every sentence.

A word that is its own head is the root, and each sentence has one. The best heads alone make a tree in three sentences
of four (PolNeAR dev); the others are repaired by Chu and Liu (1965) and Edmonds (1967), over the likeliest roots.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]
    Heads = NDArray[np.intp]

ROOTS = 3  # roots tried where several words are best as their own head; where none is, the likeliest root alone
NEVER = -1e9


def find_heads(scores: Scores, bounds: Sequence[tuple[int, int]]) -> Heads:
    """Give the head of each word, by its place; `bounds` are first and past-the-last word of the sentences."""
    import numpy as np

    heads = np.zeros(len(scores), dtype=np.intp)
    for start, end in bounds:
        part = scores[start:end, start:end]
        best = part.argmax(1)
        heads[start:end] = (best if is_tree(best) else find_tree(part)) + start
    return heads


def is_tree(heads: Heads) -> bool:
    """Whether one word is its own head and all others lead to it."""
    import numpy as np

    roots = np.flatnonzero(heads == np.arange(len(heads)))
    if len(roots) != 1:
        return False
    reached = heads
    for _ in range(len(heads).bit_length()):
        reached = reached[reached]
    return bool((reached == roots[0]).all())


def find_tree(scores: Scores) -> Heads:
    """Find the best tree with one root, among the words that are best as their own head."""
    import numpy as np

    arcs = scores.astype(np.float64)
    np.fill_diagonal(arcs, NEVER)
    best, most = np.zeros(len(scores), dtype=np.intp), -np.inf
    for root in find_roots(scores):
        if weigh_heads(scores, pick_heads(arcs, root)) > most:  # which its tree can at best weigh
            heads = span_tree(arcs, root)
            total = weigh_heads(scores, heads)
            if total > most:
                best, most = heads, total
    return best


def weigh_heads(scores: Scores, heads: Heads) -> float:
    """Sum the scores of the words' heads."""
    import numpy as np

    return float(scores[np.arange(len(scores)), heads].sum())


def pick_heads(scores: NDArray[np.float64], root: int) -> Heads:
    """Pick the best head of each word but the root, whether or not they make a tree."""
    heads: Heads = scores.argmax(1)
    heads[root] = root
    return heads


def find_roots(scores: Scores) -> list[int]:
    """Give the words that may be the root, the likeliest first."""
    import numpy as np

    others = scores.copy()
    np.fill_diagonal(others, NEVER)
    margin = scores.diagonal() - others.max(1)
    order = np.argsort(-margin, kind="stable")
    return [int(root) for root in order[: min(ROOTS, max(1, int((margin >= 0).sum())))]]


def span_tree(scores: NDArray[np.float64], root: int) -> Heads:
    """Find the best spanning tree below a root by shrinking cycles; `scores[word, head]`."""
    heads = pick_heads(scores, root)
    cycle = find_cycle(heads.tolist(), root)
    if cycle is None:
        return heads
    first, others = cycle[0], cycle[1:]  # it shrinks into its first word; the others wait at the root
    enter = scores[cycle] - scores[cycle, heads[cycle]][:, None]
    leave = scores[:, cycle]
    smaller = scores.copy()
    smaller[first], smaller[:, first] = enter.max(0), leave.max(1)
    smaller[others] = smaller[:, others] = smaller[first, first] = NEVER
    smaller[others, root] = 0
    whole = span_tree(smaller, root)
    entry = whole[first]
    below = (whole == first).nonzero()[0]
    whole[below] = [cycle[best] for best in leave[below].argmax(1)]
    whole[cycle] = heads[cycle]
    whole[cycle[enter[:, entry].argmax()]] = entry
    return whole


def find_cycle(heads: Sequence[int], root: int) -> list[int] | None:
    """Find a cycle among the heads, ordered by place; None where all lead to the root."""
    seen = [-1] * len(heads)  # from which word the way came by
    seen[root] = len(heads)
    for start in range(len(heads)):
        word = start
        while seen[word] < 0:
            seen[word] = start
            word = heads[word]
        if seen[word] == start:
            cycle = [word]
            while heads[cycle[-1]] != word:
                cycle.append(heads[cycle[-1]])
            return sorted(cycle)
    return None
