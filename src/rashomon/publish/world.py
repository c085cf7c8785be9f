"""The page's parts on the described world: actors and what they are called, ties, timeline and places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.model import Actor, Happening, Place, Span, Tie
from rashomon.publish.calling import ActRow, DecisionRow, DoubtRow, list_acts, list_decisions, list_doubts
from rashomon.publish.coding import EventTable, tabulate
from rashomon.publish.dating import Axis, Extent, draw_axis
from rashomon.publish.graph import Graph, draw_ties, find_sort
from rashomon.publish.index import Cited, Index, cite, find_firsts
from rashomon.publish.mapping import Map, draw_map
from rashomon.publish.naming import Minor, Witness, count, make_line, show_date

MOST_ACTORS = 25  # that have a row each; the others are listed
MOST_COLUMNS = 8  # outlets that have a column each: where there are more, each row has only those that name the actor
MOST_TIES = 20  # that stand open
OTHER_NAMES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What one outlet calls an actor, with the address of its first mention there."""

    witness: Witness
    labels: str
    mentions: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """An actor with other names, and what each outlet calls it."""

    name: str
    type: str
    aliases: str
    mentions: int
    namings: tuple[Naming, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TieRow:
    """How one actor stands to another, and where that is said; by its date, code and outlets it can be put aside."""

    row: int
    sort: str
    iso: str
    outlets: str
    subject: str
    relation: str
    object: str
    code: str
    date: str
    said_by: str
    denied: bool
    passages: tuple[Cited, ...]
    named: tuple[Cited, ...]  # where those are named whom the passages only take up


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldView:
    """Input of `world.html.j2`: the actors most often named, the others, the outlets (`flow`: too many for columns),
    and the ties with the types, dates and outlets by which they can be put aside; words for acts; doubts and decisions.
    """

    actors: tuple[ActorRow, ...]
    minor: tuple[Minor, ...]
    flow: bool
    witnesses: tuple[Witness, ...]
    graph: Graph | None
    ties: tuple[TieRow, ...]
    more: tuple[TieRow, ...]
    acts: tuple[ActRow, ...]
    doubts: tuple[DoubtRow, ...]
    decisions: tuple[DecisionRow, ...]
    types: tuple[str, ...]
    days: tuple[tuple[str, str], ...]
    sayers: tuple[Witness, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HappeningRow:
    """A dated happening, whether the one before has the same date, and where that lies on the axis."""

    date: str
    again: bool
    extent: Extent | None
    what: str
    claim: str
    number: int
    passages: tuple[Cited, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A place and where it is named first by each report."""

    name: str
    country: str
    where: str
    mentions: str
    passages: tuple[Cited, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhenWhereView:
    """Input of `when_where.html.j2`: the events, the happenings by date on one axis, the places by mentions, a map."""

    events: EventTable | None
    axis: Axis | None
    happenings: tuple[HappeningRow, ...]
    places: tuple[PlaceRow, ...]
    map: Map | None


def view_world(index: Index) -> WorldView:
    """Show the actors and ties of an account."""
    account, witnesses = index.account, index.names.witnesses
    actors = sorted(account.actors, key=lambda a: (-len({m.report for m in a.mentions}), -len(a.mentions)))
    ties = tuple(show_tie(index, row, tie) for row, tie in enumerate(account.ties, start=1))
    saying = {span.report for tie in account.ties for span in tie.evidence}
    flow = len(witnesses) > MOST_COLUMNS
    return WorldView(
        actors=tuple(show_actor(index, actor, flow) for actor in actors[:MOST_ACTORS]),
        minor=tuple(
            Minor(name=make_line(a.name), mentions=len(a.mentions), marks=find_marks(index, a.mentions))
            for a in actors[MOST_ACTORS:]
        ),
        flow=flow,
        witnesses=witnesses,
        graph=draw_ties(index.names, account.ties),
        ties=ties[:MOST_TIES],
        more=ties[MOST_TIES:],
        acts=tuple(list_acts(index)),
        doubts=tuple(list_doubts(index)),
        decisions=tuple(list_decisions(index)),
        types=tuple(sorted({tie.code for tie in ties if tie.code})),
        days=tuple((day, show_date(day)) for day in sorted(list_edges(account.ties))),
        sayers=tuple(w for w in witnesses if w.id in saying),
    )


def list_edges(ties: Iterable[Tie]) -> set[str]:
    """The first and the last date of each tie that has any."""
    return {edge for tie in ties if tie.date for edge in tie.date.split("/")}


def find_marks(index: Index, spans: Iterable[Span]) -> tuple[Witness, ...]:
    """The reports that some passages are of."""
    reports = {span.report for span in spans}
    return tuple(w for w in index.names.witnesses if w.id in reports)


def show_actor(index: Index, actor: Actor, flow: bool) -> ActorRow:
    """Show an actor: its other names, and by outlet its labels and how often it is mentioned."""
    firsts = {span.report: index.link_passage(span) for span in find_firsts(actor.mentions)}
    numbers = Counter(span.report for span in actor.mentions)
    labels = {row.outlet: ", ".join(map(make_line, row.labels)) for row in actor.labels}
    outlets = {report.id: report.outlet or report.id for report in index.account.reports}
    others = [make_line(alias) for alias in actor.aliases if alias != actor.name]
    return ActorRow(
        name=make_line(actor.name),
        type=make_line(actor.type),
        aliases=", ".join(others[:OTHER_NAMES]) + (" …" if len(others) > OTHER_NAMES else ""),
        mentions=len(actor.mentions),
        namings=tuple(
            Naming(
                witness=w,
                labels=labels.get(outlets[w.id], ""),
                mentions=numbers[w.id],
                href=firsts.get(w.id, ""),
            )
            for w in index.names.witnesses
            if numbers[w.id] or not flow
        ),
    )


def show_tie(index: Index, row: int, tie: Tie) -> TieRow:
    """Show a tie with its passages."""
    return TieRow(
        row=row,
        sort=find_sort(tie),
        iso=make_line(tie.date or ""),
        outlets=" ".join(w.slug for w in find_marks(index, tie.evidence)),
        subject=make_line(index.names.name_actor(tie.subject)),
        relation=make_line(tie.relation),
        object=make_line(index.names.name_actor(tie.object)),
        code=make_line(tie.code or "").lower(),
        date=show_date(tie.date),
        said_by="" if tie.asserted_by == "narrator" else make_line(index.names.name_actor(tie.asserted_by), 60),
        denied=tie.denied,
        passages=tuple(cite(index, span) for span in tie.evidence),
        named=tuple(cite(index, span) for span in tie.antecedents if not any(p.holds(span) for p in tie.evidence)),
    )


def view_when_where(index: Index) -> WhenWhereView:
    """Show the timeline and the places of an account."""
    places = sorted(index.account.places, key=lambda p: (-len(p.mentions), p.name))
    happenings = sorted(index.account.timeline, key=lambda h: h.date)
    axis = draw_axis(row.date for row in happenings)
    return WhenWhereView(
        events=tabulate(index),
        axis=axis,
        happenings=tuple(show_happenings(index, happenings, axis)),
        places=tuple(show_place(index, place) for place in places),
        map=draw_map(places),
    )


def show_happenings(index: Index, rows: Iterable[Happening], axis: Axis | None) -> Iterator[HappeningRow]:
    """Show happenings in the order of their dates."""
    last = ""
    for row in rows:
        yield HappeningRow(
            date=show_date(row.date),
            again=row.date == last,
            extent=axis.extents.get(row.date) if axis else None,
            what=make_line(row.what, 400),
            claim=index.link_claim(row.claim),
            number=index.numbers.get(row.claim or "", 0),
            passages=tuple(cite(index, span) for span in find_firsts(row.evidence)),
        )
        last = row.date


def show_place(index: Index, place: Place) -> PlaceRow:
    """Show a place, with coordinates only where it is a point."""
    where = f"{place.lat:.2f}, {place.lon:.2f}" if place.lat is not None and place.lon is not None else ""
    return PlaceRow(
        name=make_line(place.name),
        country=make_line(place.country or ""),
        where=where,
        mentions=count(len(place.mentions), "mention"),
        passages=tuple(cite(index, span) for span in find_firsts(place.mentions)),
    )
