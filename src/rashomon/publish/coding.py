"""The page's table of events: one row for each happening, with the figures as coders of such data write them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from rashomon.model import Event, Figure, Harm
from rashomon.publish.index import Cited, Index, cite, find_firsts, tell_event
from rashomon.publish.naming import count, make_line, show_date

LONGEST_WHAT = 220  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many came to one harm: the best figure, and from the lowest to the highest where they differ."""

    best: str
    reach: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One happening: the clearest passage that tells of it, when, where, who did it to whom, and the figures."""

    slug: str
    what: str
    type: str
    date: str
    place: str
    parties: str
    counts: tuple[Count | None, ...]
    sources: str
    passages: tuple[Cited, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTable:
    """The events that have a figure, those without, and the harms that have a column."""

    harms: tuple[str, ...]
    rows: tuple[EventRow, ...]
    others: tuple[EventRow, ...]


def tabulate(index: Index) -> EventTable | None:
    """The events of an account, those of most chains first; None where there is none."""
    events = sorted(index.account.events, key=lambda event: (-event.chains, -event.reports))
    if not events:
        return None
    harms = tuple(harm for harm in get_args(Harm) if any(f.harm == harm for event in events for f in event.figures))
    return EventTable(
        harms=harms,
        rows=tuple(show_event(index, event, harms) for event in events if event.figures),
        others=tuple(show_event(index, event, harms) for event in events if not event.figures),
    )


def show_event(index: Index, event: Event, harms: tuple[str, ...]) -> EventRow:
    """Show one event."""
    figures = {figure.harm: figure for figure in event.figures}
    return EventRow(
        slug=index.slugs[event.id],
        what=make_line(event.what, LONGEST_WHAT),
        type=make_line(event.type),
        date=show_date(event.date),
        place=", ".join(filter(None, (make_line(event.place or ""), make_line(event.country or "")))),
        parties=" → ".join(filter(None, (list_names(index, event.agents), list_names(index, event.targets)))),
        counts=tuple(
            show_figure(figures[harm], is_least(event, figures[harm])) if harm in figures else None for harm in harms
        ),
        sources=f"{count(event.reports, 'report')} · {count(event.chains, 'chain')}",
        passages=tuple(cite(index, span) for span in find_firsts(tell_event(event))),
    )


def list_names(index: Index, actors: tuple[str, ...]) -> str:
    """The names of some actors."""
    return ", ".join(make_line(index.names.name_actor(actor), 40) for actor in actors)


def is_least(event: Event, figure: Figure) -> bool:
    """Whether the best figure is only a lower bound: each count that it stands on is open above (`at least 50`)."""
    counts = [cell for cell in event.cells if cell.column == figure.harm and cell.said == figure.best]
    return bool(counts) and all(cell.high is None for cell in counts)


def show_figure(figure: Figure, least: bool = False) -> Count:
    """Show a figure; what is open is shown as such."""
    low = "?" if figure.low is None else str(figure.low)
    high = "?" if figure.high is None else str(figure.high)
    best = "?" if figure.best is None else str(figure.best)
    if least and low == best and high in (best, "?"):
        return Count(best=best, reach="or more")
    return Count(best=best, reach="" if low == high == best else f"{low}–{high}")
