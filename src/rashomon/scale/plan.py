"""What a run over an archive is asked to do, and what it says at its end."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rashomon import __version__
from rashomon.errors import BadInput

FORMATS = ("parquet", "csv", "jsonl")
LAYOUT = 2  # of the state: another number cannot be gone on with
Step = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to read, where to write, in which formats, with how many processes."""

    sources: tuple[str, ...]
    folder: Path
    formats: tuple[str, ...] = ("parquet",)
    workers: int = 1
    restart: bool = False
    keep: bool = False

    def fingerprint(self) -> str:
        """Tell this input and program from others: the names, sizes and times of the files, and the version."""
        rows = [[str(path), path.stat().st_size, path.stat().st_mtime_ns] for path in self.list_files()]
        text = json.dumps([LAYOUT, __version__, list(self.sources), rows])
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

    def list_files(self) -> list[Path]:
        """List the files that the sources stand for; BadInput where one is not there, or no file."""
        found: list[Path] = []
        for name in self.sources:
            path = Path(name)
            if not path.exists():
                raise BadInput(f"{name}: there is no such file or folder; check the path")
            found += sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        home = self.folder.resolve()
        inside = next((path for path in found if home in path.resolve().parents), None)
        if inside:
            raise BadInput(f"{self.folder} holds the input {inside}; write into another folder")
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a run found: counts, the files that it wrote, and the processes' greatest memory in bytes."""

    reports: int
    problems: int
    links: int
    copies: int
    clusters: int
    credits: int
    seconds: float
    memory: int
    files: tuple[str, ...]


def count_processors() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1
