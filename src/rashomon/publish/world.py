"""The page's parts on the described world: actors and what they are called, ties, timeline and places."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from rashomon.model import Actor, Happening, Place, Tie
from rashomon.publish.graph import Graph, draw_ties, find_sort
from rashomon.publish.index import Cited, Index, cite, find_firsts
from rashomon.publish.mapping import Map, draw_map
from rashomon.publish.naming import Witness, count, make_line, show_date

MOST_ACTORS = 25
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
    """How one actor stands to another, and where that is said."""

    row: int
    sort: str
    subject: str
    relation: str
    object: str
    code: str
    date: str
    said_by: str
    denied: bool
    passages: tuple[Cited, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldView:
    """Input of `world.html.j2`: the actors most often named, how many are not shown, the outlets, and the ties."""

    actors: tuple[ActorRow, ...]
    hidden: int
    witnesses: tuple[Witness, ...]
    graph: Graph | None
    ties: tuple[TieRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HappeningRow:
    """A dated happening, with how wide its date is: a day, a month, a year or a range."""

    date: str
    iso: str
    width: str
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
    """Input of `when_where.html.j2`: the happenings by date, the places by number of mentions, and a map of them."""

    happenings: tuple[HappeningRow, ...]
    places: tuple[PlaceRow, ...]
    map: Map | None


def view_world(index: Index) -> WorldView:
    """Show the actors and ties of an account."""
    actors = sorted(index.account.actors, key=lambda a: (-len({m.report for m in a.mentions}), -len(a.mentions)))
    return WorldView(
        actors=tuple(show_actor(index, actor) for actor in actors[:MOST_ACTORS]),
        hidden=max(0, len(actors) - MOST_ACTORS),
        witnesses=index.names.witnesses,
        graph=draw_ties(index.names, index.account.ties),
        ties=tuple(show_tie(index, row, tie) for row, tie in enumerate(index.account.ties, start=1)),
    )


def show_actor(index: Index, actor: Actor) -> ActorRow:
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
        ),
    )


def show_tie(index: Index, row: int, tie: Tie) -> TieRow:
    """Show a tie with its passages."""
    return TieRow(
        row=row,
        sort=find_sort(tie),
        subject=make_line(index.names.name_actor(tie.subject)),
        relation=make_line(tie.relation),
        object=make_line(index.names.name_actor(tie.object)),
        code=make_line(tie.code or "").lower(),
        date=show_date(tie.date),
        said_by="" if tie.asserted_by == "narrator" else make_line(index.names.name_actor(tie.asserted_by), 60),
        denied=tie.denied,
        passages=tuple(cite(index, span) for span in tie.evidence),
    )


def view_when_where(index: Index) -> WhenWhereView:
    """Show the timeline and the places of an account."""
    places = sorted(index.account.places, key=lambda p: (-len(p.mentions), p.name))
    return WhenWhereView(
        happenings=tuple(show_happening(index, row) for row in sorted(index.account.timeline, key=lambda h: h.date)),
        places=tuple(show_place(index, place) for place in places),
        map=draw_map(places),
    )


def show_happening(index: Index, row: Happening) -> HappeningRow:
    """Show a happening."""
    return HappeningRow(
        date=show_date(row.date),
        iso=row.date,
        width="range" if "/" in row.date else {4: "year", 7: "month"}.get(len(row.date), "day"),
        what=make_line(row.what, 400),
        claim=index.link_claim(row.claim),
        number=index.numbers.get(row.claim or "", 0),
        passages=tuple(cite(index, span) for span in find_firsts(row.evidence)),
    )


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
