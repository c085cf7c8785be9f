"""Well-formed dependency trees: in go scores of each word for each head, out comes the best tree of every sentence.

A word that is its own head is the root, and each sentence has one. The best heads alone make a tree in more than nine
sentences of ten; the others are repaired by Chu and Liu (1965) and Edmonds (1967), over the likeliest roots.
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

    best, most = np.zeros(len(scores), dtype=np.intp), -np.inf
    for root in find_roots(scores):
        open_arcs = scores.astype(np.float64)
        np.fill_diagonal(open_arcs, NEVER)
        heads = span_tree(open_arcs, root)
        total = float(scores[np.arange(len(scores)), heads].sum())
        if total > most:
            best, most = heads, total
    return best


def find_roots(scores: Scores) -> list[int]:
    """Give the words that may be the root, the likeliest first."""
    import numpy as np

    own = scores.diagonal()
    margin = own - np.where(np.eye(len(scores), dtype=bool), NEVER, scores).max(1)
    order = np.argsort(-margin, kind="stable")
    return [int(root) for root in order[: min(ROOTS, max(1, int((margin >= 0).sum())))]]


def span_tree(scores: NDArray[np.float64], root: int) -> Heads:
    """Find the best spanning tree below a root by shrinking cycles; `scores[word, head]`."""
    import numpy as np

    heads: Heads = scores.argmax(1)
    heads[root] = root
    cycle = find_cycle(heads, root)
    if cycle is None:
        return heads
    inside = np.zeros(len(heads), dtype=bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    kept = scores[cycle, heads[cycle]]
    smaller = np.full((len(rest) + 1, len(rest) + 1), NEVER)
    smaller[:-1, :-1] = scores[np.ix_(rest, rest)]
    enter = scores[np.ix_(cycle, rest)] - kept[:, None]
    smaller[-1, :-1] = enter.max(0)
    leave = scores[np.ix_(rest, cycle)]
    smaller[:-1, -1] = leave.max(1)
    found = span_tree(smaller, int(np.searchsorted(rest, root)))
    whole: Heads = heads.copy()
    for number, word in enumerate(rest):
        head = found[number]
        whole[word] = cycle[leave[number].argmax()] if head == len(rest) else rest[head]
    whole[root] = root
    broken = enter[:, found[-1]].argmax()
    whole[cycle[broken]] = rest[found[-1]]
    return whole


def find_cycle(heads: Heads, root: int) -> Heads | None:
    """Find a cycle among the heads, ordered by place; None where all lead to the root."""
    import numpy as np

    state = np.zeros(len(heads), dtype=np.int8)
    state[root] = 2
    for word in range(len(heads)):
        path = []
        while state[word] == 0:
            state[word] = 1
            path.append(word)
            word = int(heads[word])
        if state[word] == 1:
            return np.array(sorted(path[path.index(word) :]), dtype=np.intp)
        state[path] = 2
    return None
