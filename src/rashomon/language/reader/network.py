"""The reader's network over a whole text: in go its words, out come labels, trees, names and who says what, as numbers.

Nothing of spaCy here: places are places of words. Every window runs alone, so a text's reading depends on it alone.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from rashomon.language.names import settle_names
from rashomon.language.reader.confidence import keep_names, keep_sure
from rashomon.language.reader.edges import settle_edges
from rashomon.language.reader.inference import THREADS, load_session, run_each
from rashomon.language.reader.links import Part, link_parts
from rashomon.language.reader.trees import find_heads
from rashomon.language.reader.viterbi import find_labels, find_spans
from rashomon.language.reader.windows import Window, Words, make_windows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MODEL = "reader.onnx"
OUTPUTS = ("tags", "fine", "arcs", "relations", "names", "roles", "links")
SAID = ("roles", "links")  # what attributions are read from
ROOT = "root"


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the network found in a text; a root is its own head, spans are first and past-the-last word and kind."""

    tags: tuple[str, ...]
    fine: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    names: tuple[tuple[int, int, str], ...]
    parts: tuple[Part, ...]


@cache
def load_labels() -> dict[str, list[str]]:
    """Load the inventories of labels, which the model file carries."""
    stored = load_session(MODEL).get_modelmeta().custom_metadata_map["labels"]
    labels: dict[str, list[str]] = json.loads(stored)
    return labels


def read_words(words: Words, *, threads: int = THREADS) -> Findings:
    """Read a text's words."""
    if not words.texts:
        return Findings(tags=(), fine=(), heads=(), relations=(), names=(), parts=())
    labels = load_labels()
    windows = make_windows(words)
    sentences = number_sentences(words.starts)
    scores = run_windows(windows, sentences, OUTPUTS, threads)
    heads, relations = read_trees(scores, windows, sentences)
    return Findings(
        tags=tuple(labels["tags"][n] for part in scores for n in part["tags"].tolist()),
        fine=tuple(labels["fine"][n] for part in scores for n in part["fine"].tolist()),
        heads=heads,
        relations=relations,
        names=tuple(settle_names(words.texts, read_names(scores, windows, words.starts))),
        parts=read_parts(scores, windows, words),
    )


def read_said(words: Words, *, threads: int = THREADS) -> tuple[Part, ...]:
    """Read only who is said to say what; the rest of the network is not computed."""
    if not words.texts:
        return ()
    windows = make_windows(words)
    return read_parts(run_windows(windows, number_sentences(words.starts), SAID, threads), windows, words)


def number_sentences(starts: Sequence[int]) -> NDArray[np.int64]:
    """Number each word's sentence."""
    import numpy as np

    return np.cumsum(np.asarray(starts, dtype=np.int64) > 0)


def run_windows(
    windows: Sequence[Window], sentences: NDArray[np.int64], outputs: Sequence[str], threads: int
) -> list[dict[str, Any]]:
    """Run the network over each window alone; `outputs` are computed."""
    session = load_session(MODEL)

    def run(window: Window) -> dict[str, Any]:
        inputs = make_inputs(window, sentences[window.start : window.end])
        return dict(zip(outputs, session.run(outputs, inputs), strict=True))

    return run_each(run, windows, threads)


def make_inputs(window: Window, sentences: NDArray[np.int64]) -> dict[str, NDArray[np.int64]]:
    """Give what the network is given of a window."""
    import numpy as np

    return {
        "ids": np.array(window.ids, dtype=np.int64),
        "features": np.array(window.features, dtype=np.int64),
        "firsts": np.array(window.firsts, dtype=np.int64),
        "sentences": sentences,
    }


def read_trees(
    scores: Sequence[dict[str, Any]], windows: Sequence[Window], sentences: NDArray[np.int64]
) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Give each word's head and its relation to it; only a root has the relation of a root."""
    import numpy as np

    names = load_labels()["relations"]
    root = names.index(ROOT)
    heads: list[int] = []
    relations: list[str] = []
    for part, window in zip(scores, windows, strict=True):
        inside = sentences[window.start : window.end]
        cuts = [0, *(np.flatnonzero(np.diff(inside)) + 1).tolist(), len(inside)]
        found = find_heads(part["arcs"], list(pairwise(cuts)))
        ranks = part["relations"].copy()
        is_root = found == np.arange(len(found))
        ranks[~is_root, root] = -np.inf
        best = np.where(is_root, root, ranks.argmax(1))
        heads += (found + window.start).tolist()
        relations += [names[n] for n in best.tolist()]
    return tuple(heads), tuple(relations)


def read_names(
    scores: Sequence[dict[str, Any]], windows: Sequence[Window], starts: Sequence[int]
) -> list[tuple[int, int, str]]:
    """Give the names; none runs over the border of a sentence."""
    import numpy as np

    labels = load_labels()["names"]
    borders = [[i == 0 or start > 0 for i, start in enumerate(starts[w.start : w.end])] for w in windows]
    tables = [part["names"] for part in scores]
    best = np.concatenate(find_labels(tables, labels, borders))
    return keep_names(find_spans(best.tolist(), labels), np.concatenate(tables), labels)


def read_parts(scores: Sequence[dict[str, Any]], windows: Sequence[Window], words: Words) -> tuple[Part, ...]:
    """Give the parts of attributions; a span that goes on in the next window is one."""
    import numpy as np

    labels = load_labels()["roles"]
    tables = [part["roles"] for part in scores]
    decoded = list(find_spans(np.concatenate(find_labels(tables, labels)).tolist(), labels))
    if not decoded:
        return ()
    whole = np.concatenate(tables)
    spans = settle_edges(decoded, whole, labels, words)
    linked = link_parts(spans, [part["links"] for part in scores], [(w.start, w.end) for w in windows])
    return keep_sure(linked, whole, labels)
