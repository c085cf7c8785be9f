"""Policies: how the counts of a row become one figure, in the manner of UCDP GED and of ACLED; see docs/events.md.

`ucdp` (UCDP GED Codebook Version 23.1): a best, a low and a high estimate; where reports give different figures and
none is the more reliable, the lower is the best. `acled` (ACLED, *FAQs: ACLED Fatality Methodology*, and its codebook):
the most conservative figure, words without a number by a fixed table, and the other figures noted.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any, get_args

from rashomon.model import Account, Cell, Event, Figure, Harm, Report, Story
from rashomon.world.words import read_table

HARMS: tuple[Harm, ...] = get_args(Harm)
LATEST = (
    6.0  # hours before the last report with a count within which another stands beside it; older ones are superseded
)
NUMBERED = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)\b", re.I)

Row = dict[str, Any]


def figure_event(event: Event, story: Story) -> Event:
    """Give an event its figures under `ucdp`."""
    reports = {reading.report.id: reading.report for reading in story.readings}
    figures = [make_figure(harm, event, reports) for harm in HARMS if any(c.column == harm for c in event.cells)]
    return replace(event, figures=tuple(figure for figure in figures if figure))


def make_figure(harm: Harm, event: Event, reports: Mapping[str, Report]) -> Figure | None:
    """The figure of one harm; None where only parts of it are counted."""
    counts = find_counts(harm, event.cells, reports)
    if not counts:
        return None
    said = [(c, int(c.said)) for c in counts if c.said is not None]
    sharp = [(c, n) for c, n in said if not is_vague(c)] or said
    votes: dict[int, set[tuple[str, int]]] = defaultdict(set)
    for cell, number in sharp:
        votes[number].add(("chain", cell.chain))
    best = min(votes, key=lambda n: (-len(votes[n]), n)) if votes else None
    named = [n for c, n in sharp if not is_vague(c) or c.high is not None]  # a word alone (`many`) has no upper end
    highs = named + [int(c.high) for c in counts if c.high is not None and not is_vague(c)]
    return Figure(
        harm=harm,
        best=best,
        low=min(votes) if votes else None,
        high=max(highs, default=None),
        reports=len({c.report for c in counts}),
        chains=len({c.chain for c in counts}),
    )


def find_counts(harm: str, cells: Sequence[Cell], reports: Mapping[str, Report]) -> list[Cell]:
    """The counts that a figure is made of: of all who were harmed, else of kinds of them; the latest of each report.

    Counts of kinds in one sentence (`four civilians and three officers`) are one count, their sum.
    """
    own = [cell for cell in cells if cell.column == harm]
    whole = [c for c in own if c.scope == "whole"] or add_kinds(own) or [c for c in own if c.scope == "added"]
    return drop_old(take_totals(whole), reports)


def take_totals(cells: Sequence[Cell]) -> list[Cell]:
    """The highest counts of each report: what it gives beside its total are parts, or what it was before."""
    most: dict[str, float] = {}
    for cell in cells:
        if not is_vague(cell):
            most[cell.report] = max(most.get(cell.report, 0), bound_of(cell))
    return [c for c in cells if (c.report not in most) or (not is_vague(c) and bound_of(c) == most[c.report])]


def bound_of(cell: Cell) -> float:
    """The number of a count, for its order: the one said, or else its upper bound."""
    return cell.said if cell.said is not None else (cell.high or 0)


def add_kinds(cells: Sequence[Cell]) -> list[Cell]:
    """The counts of kinds of people, those that stand near each other added."""
    rows: list[list[Cell]] = []
    for cell in sorted((c for c in cells if c.scope == "kind"), key=lambda c: c.place):
        last = rows[-1][-1] if rows else None
        if last and last.report == cell.report and 0 <= cell.start - last.end <= 12 and last.text != cell.text:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return [row[0] if len(row) == 1 else add_cells(row) for row in rows]


def add_cells(row: Sequence[Cell]) -> Cell:
    """One count of several that stand beside each other; its place is that of the first."""

    def total(values: Iterable[float | None]) -> float | None:
        found = list(values)
        return None if None in found else sum(v for v in found if v is not None)

    return replace(
        row[0],
        value=" + ".join(c.value for c in row),
        low=total(c.low for c in row),
        high=total(c.high for c in row),
        said=total(c.said for c in row),
    )


def drop_old(cells: Sequence[Cell], reports: Mapping[str, Report]) -> list[Cell]:
    """Leave out counts that a report published more than `LATEST` hours later gives higher: tolls run up."""
    told = {c.report: reports[c.report] for c in cells if c.report in reports}
    times = {name: report.read_as_of or report.published for name, report in told.items()}

    def is_old(cell: Cell) -> bool:
        return any(
            (published := times.get(other.report)) is not None
            and bound_of(other) > bound_of(cell)
            and is_later(published, times.get(cell.report))
            for other in cells
        )

    return [cell for cell in cells if not is_old(cell)]


def is_later(one: str, other: str | None) -> bool:
    """Whether a report came out so long after another that its count supersedes the other's.

    >>> is_later("2020-05-02", "2020-05-01"), is_later("2020-05-02T09:00", "2020-05-02T07:00")
    (True, False)
    """
    try:
        late, early = datetime.fromisoformat(one), datetime.fromisoformat(other or "")
    except ValueError:
        return False
    if len(one) == 10 or len(other or "") == 10:
        return late.date() > early.date()
    return (late.replace(tzinfo=None) - early.replace(tzinfo=None)).total_seconds() / 3600 > LATEST


def is_vague(cell: Cell) -> bool:
    """Whether a count has no number in it (`dozens`, `several`)."""
    return not NUMBERED.search(cell.value) and cell.said != 0


@cache
def read_vague() -> dict[str, int]:
    """Words without a number -> the figure that ACLED writes for them."""
    return {words: int(number) for words, number in read_table("events/acled_words.tsv")}


def code_acled(cell: Cell) -> int | None:
    """The most conservative number that a count supports."""
    if is_vague(cell):
        words = cell.value.lower()
        found = [number for word, number in read_vague().items() if re.search(rf"\b{word}\b", words)]
        if found:
            return max(found)
    return int(cell.said) if cell.said is not None else None


# ------------------------------------------------------------------ rows


def code_events(account: Account, policy: str = "ucdp") -> Iterator[Row]:
    """Each event of an account as a row under a policy: column -> text, number or None."""
    reports = {report.id: report for report in account.reports}
    return (POLICIES[policy](event, reports) for event in account.events)


def write_head(event: Event) -> Row:
    """The columns that both policies have."""
    return {
        "event": event.id,
        "type": event.type,
        "plover": event.root,
        "mode": event.mode,
        "date": event.date,
        "date_prec": event.date_prec,
        "agents": "; ".join(event.agents),
        "targets": "; ".join(event.targets),
        "claimed_by": "; ".join(dict.fromkeys(c.value for c in event.cells if c.column == "claimed_by")),
        "place": event.place,
        "country": event.country,
        "latitude": event.lat,
        "longitude": event.lon,
        "geonames": event.geonames,
        "where_prec": event.where_prec,
    }


def write_ucdp(event: Event, reports: Mapping[str, Report]) -> Row:
    """A row in the manner of UCDP GED."""
    row = write_head(event) | {"event_clarity": event.clarity}
    for harm in HARMS:
        figure = make_figure(harm, event, reports)
        for key in ("best", "low", "high", "reports", "chains"):
            row[f"{harm}_{key}"] = getattr(figure, key) if figure else None
    return row | write_tail(event)


def write_acled(event: Event, reports: Mapping[str, Report]) -> Row:
    """A row in the manner of ACLED: one figure for each harm, its precision codes, disputes in the notes."""
    row = write_head(event)
    row["time_precision"] = {None: None, 1: 1, 2: 2, 3: 2}.get(row.pop("date_prec"), 3)
    row["geo_precision"] = {None: None, 1: 1, 2: 2, 3: 2, 4: 3}.get(row.pop("where_prec"), 3)
    notes = []
    for harm in HARMS:
        counts = find_counts(harm, event.cells, reports)
        numbers = {cell.place: number for cell in counts for number in [code_acled(cell)] if number is not None}
        row["fatalities" if harm == "killed" else harm] = min(numbers.values(), default=None)
        if len(set(numbers.values())) > 1:
            told = {(numbers[c.place], c.report): c for c in reversed(counts) if c.place in numbers}
            shown = (f"“{' '.join(told[key].text.split())}” [{key[1]}]" for key in sorted(told))
            notes.append(f"{harm}: " + "; ".join(shown))
        row[f"{harm}_reports"] = len({c.report for c in counts}) or None
        row[f"{harm}_chains"] = len({c.chain for c in counts}) or None
    return row | {"notes": " | ".join(notes)} | write_tail(event)


def write_tail(event: Event) -> Row:
    """The columns that both policies end with."""
    return {
        "number_of_sources": event.chains,
        "reports": event.reports,
        "claims": "; ".join(event.claims),
        "what": " ".join(event.what.split()),
    }


POLICIES: dict[str, Callable[[Event, Mapping[str, Report]], Row]] = {"ucdp": write_ucdp, "acled": write_acled}


def list_columns(policy: str) -> tuple[str, ...]:
    """The columns of the event rows of a policy, in order; without a policy those of their sources."""
    span = Cell(report="", start=0, end=1, text="-", column="what")
    event = Event(id="", what="", type="", cells=(span,))
    return tuple(POLICIES[policy](event, {})) if policy else tuple(list_cells(event)[0])


def list_sources(account: Account) -> Iterator[Row]:
    """The passages of every cell of every event, in order."""
    for event in account.events:
        yield from list_cells(event)


def list_cells(event: Event) -> list[Row]:
    """The passages of every cell of an event."""
    return [
        {
            "event": event.id,
            "column": cell.column,
            "report": cell.report,
            "start": cell.start,
            "end": cell.end,
            "text": cell.text,
            "value": cell.value,
            "low": cell.low,
            "high": cell.high,
            "said": cell.said,
            "scope": cell.scope if cell.column in HARMS else None,
            "chain": cell.chain or None,
        }
        for cell in event.cells
    ]
