"""What is known so far of an archive, in the output folder: a SQLite file, and the seeds in files by their number.

Every stage writes in batches, each whole or not at all, and notes how far it is in the same transaction; a run that is
broken off goes on after its last batch. The seed files may be longer than what was committed: they are cut back.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rashomon.errors import BadInput
from rashomon.model import Problem

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PARTS = 64  # files over which the seeds are spread: one of them is held at a time
NAME = "state"
TABLES = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE IF NOT EXISTS reports (n INTEGER PRIMARY KEY, id TEXT, outlet TEXT, published TEXT, title TEXT, url TEXT,
    size INTEGER, words INTEGER, agencies TEXT, data BLOB, packed BLOB);
CREATE TABLE IF NOT EXISTS problems (n INTEGER PRIMARY KEY, report TEXT, stage TEXT, reason TEXT);
CREATE TABLE IF NOT EXISTS pairs (left INTEGER, right INTEGER, weight REAL, places TEXT, PRIMARY KEY (left, right));
CREATE TABLE IF NOT EXISTS links (n INTEGER PRIMARY KEY, report INTEGER, basis TEXT, origin TEXT, data TEXT);
CREATE TABLE IF NOT EXISTS clusters (n INTEGER PRIMARY KEY, reports INTEGER, origin TEXT, kind TEXT, credited INTEGER);
CREATE TABLE IF NOT EXISTS members (cluster INTEGER, report INTEGER, start INTEGER, stop INTEGER,
    PRIMARY KEY (cluster, report, start));
CREATE TABLE IF NOT EXISTS homes (n INTEGER PRIMARY KEY, home INTEGER);
"""


class State:
    """The state of one run in its folder."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / NAME
        self.home.mkdir(parents=True, exist_ok=True)
        self.path = self.home / "state.sqlite"
        self.db = sqlite3.connect(self.path, isolation_level=None)
        self.db.execute("PRAGMA journal_mode=WAL")
        self.db.execute("PRAGMA synchronous=NORMAL")
        self.db.executescript(TABLES)

    def close(self) -> None:
        """Close the file."""
        self.db.close()

    @contextmanager
    def batch(self) -> Iterator[sqlite3.Connection]:
        """Write all that is written within, or nothing."""
        self.db.execute("BEGIN")
        try:
            yield self.db
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def get(self, name: str, default: Any = None) -> Any:
        """Look a fact up."""
        row = self.db.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return json.loads(row[0]) if row else default

    def put(self, **facts: Any) -> None:
        """Note facts."""
        rows = [(name, json.dumps(value)) for name, value in facts.items()]
        self.db.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?)", rows)

    def count(self, table: str) -> int:
        """How many rows a table has."""
        return int(self.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    def next_report(self) -> int:
        """The number that the next report gets."""
        last = self.db.execute("SELECT max(n) FROM reports").fetchone()[0]
        return 0 if last is None else int(last) + 1

    def ask(self, query: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Give the rows of a query, one by one."""
        yield from self.db.execute(query, values)

    def add_problems(self, problems: Iterable[Problem]) -> None:
        """Note what could not be read."""
        rows = [(p.report, p.stage, p.reason) for p in problems]
        self.db.executemany("INSERT INTO problems (report, stage, reason) VALUES (?, ?, ?)", rows)

    # -------------------------------------------------------------- files of numbers

    def file(self, kind: str, part: int) -> Path:
        """Where a file of numbers lies."""
        return self.home / f"{kind}-{part:03}.bin"

    def append(self, kind: str, parts: Mapping[int, NDArray[np.generic]]) -> None:
        """Write numbers behind those of the parts' files."""
        for part, numbers in parts.items():
            with self.file(kind, part).open("ab") as stream:
                stream.write(numbers.tobytes())

    def sizes(self, kind: str) -> list[int]:
        """The sizes of a kind of files, in bytes."""
        return [path.stat().st_size if (path := self.file(kind, part)).exists() else 0 for part in range(PARTS)]

    def cut_back(self, kind: str, sizes: Sequence[int]) -> None:
        """Cut the files of a kind back to the sizes given."""
        for part, size in enumerate(sizes):
            path = self.file(kind, part)
            if path.exists() and path.stat().st_size > size:
                with path.open("r+b") as stream:
                    stream.truncate(size)

    def drop(self, kind: str) -> None:
        """Remove the files of a kind."""
        for part in range(PARTS):
            self.file(kind, part).unlink(missing_ok=True)


def open_state(folder: Path, fingerprint: str, restart: bool) -> State:
    """Open the state of a folder, empty or to go on with; BadInput where it is that of other input."""
    if restart:
        remove_state(folder)
    try:
        state = State(folder)
        known = state.get("fingerprint")
    except sqlite3.DatabaseError as error:
        raise BadInput(f"{folder / NAME} cannot be gone on with ({error}); give --restart to begin anew") from error
    if known and known != fingerprint:
        state.close()
        raise BadInput(
            f"{folder} holds the begun run of other input, or of another version; give --restart to begin anew, "
            "or another folder"
        )
    state.put(fingerprint=fingerprint)
    return state


def remove_state(folder: Path) -> None:
    """Remove the state from a folder, and nothing else."""
    home = folder / NAME
    for path in [*home.glob("*.bin"), *home.glob("state.sqlite*")] if home.is_dir() else ():
        path.unlink()
    if home.is_dir() and not any(home.iterdir()):
        home.rmdir()
