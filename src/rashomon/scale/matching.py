"""Third stage: which pairs do share narration. In goes the file of pairs, out come their passages in the state.

Each pair is aligned word by word; a working process opens the state for itself, and keeps the reports that it met last,
since the pairs come ordered by their left report.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rashomon.scale.pairing import CANDIDATES, SAID, STOCK
from rashomon.scale.plan import Step
from rashomon.scale.pool import Pool
from rashomon.scale.reading import read_report
from rashomon.scale.state import State

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rashomon.compare import Pair, Words

BATCH = 200  # pairs of one batch
HELD = 512  # reports whose words a process keeps
GROUP = 8  # batches that are written together


class Work(NamedTuple):
    """A batch of pairs, and what a process needs to know to align them."""

    folder: str
    reports: int
    pairs: tuple[tuple[int, int], ...]


Row = tuple[int, int, float, str]


def match_all(state: State, pool: Pool, step: Step) -> None:
    """Align all pairs that are not aligned yet, and write those that share narration."""
    total, done = int(state.get("candidates", 0)), int(state.get("matched", 0))
    waiting: list[Row] = []
    for n, (rows, size) in enumerate(pool.map(match_batch, cut_pairs(state, done)), start=1):
        waiting += rows
        done += size
        if n % GROUP == 0:
            write_matches(state, waiting, done)
            waiting.clear()
        step("match", done, total)
    write_matches(state, waiting, done)
    state.put(stage="link")


def write_matches(state: State, rows: Sequence[Row], done: int) -> None:
    """Write the pairs that were found, and how far the work is."""
    with state.batch() as db:
        db.executemany("INSERT OR REPLACE INTO pairs VALUES (?, ?, ?, ?)", rows)
        state.put(matched=done)


def cut_pairs(state: State, done: int) -> Iterator[Work]:
    """Cut the file of pairs into batches, from where the work stands."""
    import numpy as np

    count = state.next_report()
    with state.file(CANDIDATES, 0).open("rb") as stream:
        stream.seek(8 * done)
        while data := stream.read(8 * BATCH):
            codes = np.frombuffer(data, dtype=np.int64).tolist()
            yield Work(str(state.home), count, tuple(divmod(code, count) for code in codes))


def match_batch(work: Work) -> tuple[list[Row], int]:
    """Align the pairs of a batch; give the rows of those that share narration, and how many were looked at."""
    from rashomon.compare import match_words

    rows = []
    for left, right in work.pairs:
        pair = match_words(fetch_words(work.folder, left), fetch_words(work.folder, right), work.reports)
        if pair:
            rows.append((left, right, pair.weight, write_places(pair)))
    return rows, len(work.pairs)


def write_places(pair: Pair) -> str:
    """Write the passages of a pair as places: narration left and right, then all that is shared, left and right."""
    here, there = ([(span.start, span.end) for span in part] for part in (pair.here, pair.there))
    half = len(pair.said) // 2
    said = [[(span.start, span.end) for span in part] for part in (pair.said[:half], pair.said[half:])]
    return json.dumps([here, there, *said], separators=(",", ":"))


@lru_cache(maxsize=HELD)
def fetch_words(folder: str, n: int) -> Words:
    """Fetch the words of a report from the state."""
    from rashomon.compare import unpack_words

    query = "SELECT id, outlet, published, data, packed FROM reports WHERE n = ?"
    *about, packed = open_reports(folder).execute(query, (n,)).fetchone()
    return unpack_words(read_report(about), packed, fetch_seeds(folder, STOCK), fetch_seeds(folder, SAID))


@lru_cache(maxsize=1)
def open_reports(folder: str) -> sqlite3.Connection:
    """Open the state to read only."""
    return sqlite3.connect(
        (Path(folder).resolve() / "state.sqlite").as_uri() + "?mode=ro", uri=True, check_same_thread=False
    )


@lru_cache(maxsize=2)
def fetch_seeds(folder: str, kind: str) -> NDArray[np.uint64]:
    """Read the stock seeds of the archive, or its quotations, once."""
    import numpy as np

    path = Path(folder) / f"{kind}-000.bin"
    return np.unique(np.fromfile(path, dtype=np.uint64)) if path.exists() else np.empty(0, dtype=np.uint64)


def forget_reports() -> None:
    """Forget what this process holds of a state, before another is read."""
    fetch_words.cache_clear()
    fetch_seeds.cache_clear()
    if open_reports.cache_info().currsize:
        open_reports.cache_clear()
