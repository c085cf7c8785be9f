"""First stage: the reports stream through once. In go sources, out come packed reports and their seeds in the state.

Each report is loaded, cleaned, its credits and quotations found, and its words packed; what breaks on a report is a
problem and the others go on. Work is done in batches by several processes, and kept in the order of the input.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from rashomon.model import Credit, Problem, Report
from rashomon.scale.plan import Step
from rashomon.scale.pool import Pool
from rashomon.scale.state import PARTS, State

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BATCH = 100  # things to read in one batch: a few seconds of work that a break may lose
KIND = "seeds"


class Packed(NamedTuple):
    """A report as the state keeps it: the columns of its row, its seeds, and those that it quotes."""

    row: tuple[object, ...]
    seeds: NDArray[np.uint64]
    said: NDArray[np.uint64]


def read_all(sources: Sequence[str], state: State, pool: Pool, step: Step) -> None:
    """Read all reports of the sources into the state, from where it stands."""
    from rashomon.load import load

    done = int(state.get("read", 0))
    state.cut_back(KIND, state.get("seed_sizes", [0] * PARTS))
    things = islice(load(sources), done, None)
    for packed, problems, count in pool.map(pack_batch, cut_batches(things)):
        done += count
        write_batch(state, packed, problems, done)
        step("read", done, 0)
    state.put(stage="pair")


def cut_batches(things: Iterator[Report | Problem]) -> Iterator[list[Report | Problem]]:
    """Cut a stream into batches."""
    while batch := list(islice(things, BATCH)):
        yield batch


def pack_batch(things: Sequence[Report | Problem]) -> tuple[list[Packed], list[Problem], int]:
    """Clean and pack the reports of a batch; give them, the problems, and how many things there were."""
    packed, problems = [], []
    for thing in things:
        if isinstance(thing, Problem):
            problems.append(thing)
            continue
        try:
            packed.append(pack_report(thing))
        except Exception as error:
            reason = f"{type(error).__name__}: {error}; the report was set aside (please send it with a bug report)"
            problems.append(Problem(report=thing.id, stage="clean", reason=reason))
    return packed, problems, len(things)


def pack_report(report: Report) -> Packed:
    """Clean a report and pack what lineage needs of it."""
    from rashomon.clean import clean
    from rashomon.compare import pack_words, read_words, seed_words
    from rashomon.language import find_quotations

    report = clean(report)
    words = read_words(report, find_quotations(report, report.body))
    size = sum(end - start for start, end in report.body)
    agencies = json.dumps(list(report.agencies))
    data = zlib.compress(json.dumps(write_report(report)).encode(), 1)
    about = (report.id, report.outlet, report.published, report.title, report.url)
    return Packed((*about, size, len(words.words), agencies, data, pack_words(words)), *seed_words(words))


def write_report(report: Report) -> dict[str, object]:
    """Write what links need of a report as plain values."""
    credits = [
        [c.name, c.scope, c.span.start, c.span.end, [c.covers.start, c.covers.end] if c.covers else None, c.known]
        for c in report.credits
    ]
    return {"text": report.text, "body": report.body, "credits": credits}


def read_report(row: Sequence[Any]) -> Report:
    """Read a report back from its id, outlet, date and data."""
    name, outlet, published, data = row
    plain = json.loads(zlib.decompress(data))
    report = Report(
        id=name,
        text=plain["text"],
        outlet=outlet,
        published=published,
        body=tuple((start, end) for start, end in plain["body"]),
    )
    credits = tuple(
        Credit(
            name=title,
            scope=scope,
            span=report.span(start, end),
            covers=report.span(*covers) if covers else None,
            known=known,
        )
        for title, scope, start, end, covers, known in plain["credits"]
    )
    return report.with_(credits=credits)


def write_batch(state: State, packed: Sequence[Packed], problems: Sequence[Problem], done: int) -> None:
    """Write a batch: the seeds first, since what of them is not noted will be cut back."""
    first = state.next_report()
    write_seeds(state, first, packed)
    with state.batch() as db:
        rows = [(first + n, *one.row) for n, one in enumerate(packed)]
        db.executemany("INSERT INTO reports VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        state.add_problems(problems)
        state.put(read=done, seed_sizes=state.sizes(KIND))


def write_seeds(state: State, first: int, packed: Sequence[Packed]) -> None:
    """Spread the seeds of a batch over the files, each with the number of its report; -1 less it for what it quotes."""
    import numpy as np

    if not packed:
        return
    numbers = np.arange(first, first + len(packed), dtype=np.int64)
    told = np.repeat(numbers, [len(one.seeds) for one in packed])
    said = np.repeat(-1 - numbers, [len(one.said) for one in packed])
    seeds = np.concatenate([one.seeds for one in packed] + [one.said for one in packed])
    rows = np.stack([seeds, np.concatenate([told, said]).astype(np.uint64)], axis=1)
    parts = rows[:, 0] % np.uint64(PARTS)
    state.append(KIND, {part: rows[parts == part] for part in np.unique(parts).tolist()})
