"""Second stage: which reports may share a passage. In go the seed files, out comes one ordered file of pairs.

Each file holds all seeds of some numbers, so equal seeds meet within one file; its pairs are spread over files by the
left report, and those that share enough seeds are counted there. No step holds more than one file. The stage is short
and is done anew after a break.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.scale.plan import Step
from rashomon.scale.reading import KIND
from rashomon.scale.state import PARTS, State

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAST = 3  # seeds that a pair must share (`compare.lineage.seeds.ARCHIVE`)
PAIRS, STOCK, SAID, CANDIDATES = "pairs", "stock", "said", "candidates"


def pair_all(state: State, step: Step) -> None:
    """Find the pairs of reports that share enough seeds; write them ordered, by left and right report."""
    for kind in (PAIRS, STOCK, SAID, CANDIDATES):
        state.drop(kind)
    count = state.next_report()
    outlets, days = number_outlets(state, count), number_days(state, count)
    for part in range(PARTS):
        pair_part(state, part, outlets, days)
        step("pair", part + 1, 2 * PARTS)
    for part in range(PARTS):
        count_part(state, part)
        step("pair", PARTS + part + 1, 2 * PARTS)
    state.drop(PAIRS)
    state.put(stage="match", candidates=state.file(CANDIDATES, 0).stat().st_size // 8, matched=0)


def pair_part(state: State, part: int, outlets: NDArray[np.int64], days: NDArray[np.int64]) -> None:
    """Pair the reports of one seed file."""
    import numpy as np

    from rashomon.compare import pair_seeds

    path = state.file(KIND, part)
    rows = np.fromfile(path, dtype=np.uint64).reshape(-1, 2) if path.exists() else np.empty((0, 2), dtype=np.uint64)
    count = len(outlets)
    for found in pair_seeds(rows[:, 0], rows[:, 1].astype(np.int64), outlets, days, count):
        homes = found.pairs // max(1, count) * PARTS // max(1, count)
        state.append(PAIRS, {home: found.pairs[homes == home] for home in np.unique(homes).tolist()})
        state.append(STOCK, {0: found.stock} if len(found.stock) else {})
        state.append(SAID, {0: found.said} if len(found.said) else {})


def count_part(state: State, part: int) -> None:
    """Keep of one file of pairs those that were found often enough."""
    import numpy as np

    path = state.file(PAIRS, part)
    codes = np.fromfile(path, dtype=np.int64) if path.exists() else np.empty(0, dtype=np.int64)
    codes, counts = np.unique(codes, return_counts=True)
    state.append(CANDIDATES, {0: codes[counts >= LEAST]})


def number_outlets(state: State, count: int) -> NDArray[np.int64]:
    """A number for the outlet of each report, -1 where it is not known."""
    import numpy as np

    numbers: dict[str, int] = {}
    found = np.full(count, -1, dtype=np.int64)
    for n, outlet in state.ask("SELECT n, outlet FROM reports WHERE outlet IS NOT NULL ORDER BY n"):
        found[n] = numbers.setdefault(outlet, len(numbers))
    return found


def number_days(state: State, count: int) -> NDArray[np.int64]:
    """The day on which each report was published, as a number, 0 where it is not known."""
    from datetime import date

    import numpy as np

    found = np.zeros(count, dtype=np.int64)
    for n, published in state.ask("SELECT n, published FROM reports WHERE published IS NOT NULL ORDER BY n"):
        try:
            found[n] = date.fromisoformat(published[:10]).toordinal()
        except ValueError:
            continue
    return found
