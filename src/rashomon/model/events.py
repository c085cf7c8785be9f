"""Event rows: a happening of a story as coders of conflict and disaster data write it, with the passages of each cell.

`Event.figures` are under the policy `ucdp`; a cell keeps what its passage says, so that any policy can be applied.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model.report import Span

Harm = Literal["killed", "injured", "missing", "detained", "displaced"]
Scope = Literal["whole", "kind", "part", "added"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Cell(Span):
    """A passage that a cell of an event row rests on: its column, what it says there, and the chain that it is of.

    A count has its bounds `[low, high]` (None: open), the number that is `said`, and whether it is of all who were
    harmed (`whole`), of all of a `kind` (soldiers, Danes), of some (`part`: `including two`, `two of them`), or on
    top of others (`added`).
    """

    column: str
    value: str = ""
    low: float | None = None
    high: float | None = None
    said: float | None = None
    scope: Scope = "whole"
    chain: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """How many came to one harm: best, low and high, and how many reports and chains give a count."""

    harm: Harm
    best: int | None
    low: int | None
    high: int | None
    reports: int
    chains: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening across all reports. `type` is the word class of what happened, `root` and `mode` are PLOVER's.

    `date_prec` (1 to 5), `where_prec` (1 to 6) and `clarity` (1, 2) are UCDP GED's. Agents and targets are actors.
    """

    id: str
    what: str
    type: str
    cells: tuple[Cell, ...]
    root: str | None = None
    mode: str | None = None
    date: str | None = None
    date_prec: int | None = None
    place: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    where_prec: int | None = None
    agents: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    clarity: int = 2
    reports: int = 0
    chains: int = 0
    claims: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse an event that nothing tells of."""
        if not self.cells:
            raise ValueError("an event needs a passage")
