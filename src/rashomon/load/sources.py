"""From what the user names to single files and addresses, in an order that depends on their names alone.

Folders are walked recursively and sorted; hidden files and the `..._files` folder that a browser saves beside a page
are passed over. A source that is not there is a `Problem`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from rashomon.load.addresses import host_of, split_address
from rashomon.model import Problem

Kind = Literal["text", "page", "archive", "json", "lines", "unknown"]
SUFFIXES: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".mhtml": "archive",
    ".mht": "archive",
    ".json": "json",
    ".jsonl": "lines",
    ".ndjson": "lines",
}
READABLE = ".txt, .md, .html, .mhtml, .json, .jsonl (also with .gz)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A single file, address or stream to read: `name` is how the user knows it, `stem` the id it gives a report."""

    name: str
    stem: str
    kind: Kind
    path: Path | None = None
    packed: bool = False

    @property
    def is_address(self) -> bool:
        """Whether it must be fetched."""
        return self.path is None and self.name != "-"

    def fail(self, reason: str, within: str = "") -> Problem:
        """Make the problem of this source, or of a place within it."""
        return Problem(report=self.name + (f" ({within})" if within else ""), stage="load", reason=reason)


def walk_sources(names: Sequence[str]) -> Iterator[Source | Problem]:
    """Give every file and address that the names stand for, in the order given; within a folder sorted."""
    for name in names:
        if name == "-":
            yield Source(name="-", stem="stdin", kind="unknown")
        elif name.lower().startswith(("http://", "https://")):
            yield Source(name=name, stem=name_address(name), kind="unknown")
        elif Path(name).is_dir():
            yield from walk_folder(Path(name))
        elif Path(name).exists():
            yield make_source(Path(name))
        else:
            yield Problem(report=name, stage="load", reason="there is no such file or folder; check the path")


def walk_folder(folder: Path) -> Iterator[Source | Problem]:
    """Give the files of a folder and of those in it; a folder without any is a problem."""
    paths = sorted(path for path in folder.rglob("*") if is_offered(path, folder))
    yield from map(make_source, paths)
    if not paths:
        reason = f"the folder holds no file to read; put reports in it as {READABLE}"
        yield Problem(report=str(folder), stage="load", reason=reason)


def is_offered(path: Path, folder: Path) -> bool:
    """Whether a file under the folder is one to read: not hidden, and not a part of a page saved by a browser."""
    inside = path.relative_to(folder)
    if path.is_dir() or any(part.startswith(".") for part in inside.parts):
        return False
    return not any(is_page_folder(parent) for parent in path.parents if folder in parent.parents)


def is_page_folder(folder: Path) -> bool:
    """Whether a browser made the folder for the pictures and scripts of a saved page beside it."""
    stem = folder.name.removesuffix("_files").removesuffix(".files")
    if stem == folder.name:
        return False
    return any(folder.with_name(stem + suffix).exists() for suffix in (".html", ".htm", ".xhtml"))


def make_source(path: Path) -> Source:
    """Name a file's kind and stem by its suffixes, `.gz` aside."""
    packed = path.suffix.lower() == ".gz"
    inner = path.with_suffix("") if packed else path
    kind = SUFFIXES.get(inner.suffix.lower(), "unknown")
    stem = inner.name if kind == "unknown" and not inner.suffix[1:].isalpha() else inner.stem
    return Source(name=str(path), stem=stem, kind=kind, path=path, packed=packed)


def name_address(address: str) -> str:
    """Give the stem for an address: the last part of its path that says something, else its host."""
    parts = split_address(address)
    ends = [PurePosixPath(part).stem for part in parts.path.split("/") if part]
    telling = [end for end in ends if any(char.isalpha() for char in end) and end.lower() != "index"]
    return telling[-1] if telling else host_of(address) or "page"
