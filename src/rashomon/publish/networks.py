"""The account as two networks for graph programs: the world (actors and their ties), and the reporting (who has what
from whom).

Every node and edge carries the passages that it rests on. Ids are never empty and every edge ends at a node of its
network. A happening has a first and a last day where its date says them.
"""

from __future__ import annotations

import calendar
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from rashomon.model import Account, Actor, Attribution, Link, Report, Span, Tie
from rashomon.publish.naming import Names, fold_name, make_line, make_names

DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?$")
Cell = str | int | float | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An actor, a report or a source; `data` are its attributes by name, `days` its first and last day."""

    id: str
    label: str
    passages: tuple[Span, ...]
    data: dict[str, Cell]
    days: tuple[str | None, str | None] = (None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """How one node stands to another; `weight` is the number of reports or statements behind it."""

    id: str
    source: str
    target: str
    label: str
    passages: tuple[Span, ...]
    data: dict[str, Cell]
    weight: float = 1.0
    days: tuple[str | None, str | None] = (None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Nodes and edges, and the type of each attribute: string, integer, double or boolean."""

    name: str
    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    node_types: dict[str, str]
    edge_types: dict[str, str]


@dataclass(slots=True)
class Known:
    """The nodes of a network as they are met, by id, and the actors of the account by every name."""

    names: Names
    actors: dict[str, Actor]
    nodes: dict[str, Node] = field(default_factory=dict)

    def meet(self, who: str, passages: Iterable[Span], kind: str) -> str:
        """The id of the node of an actor, or else of the words that name somebody."""
        actor = self.actors.get(who) or self.actors.get(fold_name(who))
        name = f"{kind}:{fold_name(who)}" if actor is None else actor.id
        if name in self.nodes:
            old = self.nodes[name]
            more = old.passages if actor else join_passages(old.passages, passages)
            self.nodes[name] = Node(id=name, label=old.label, passages=more, data=old.data)
        elif actor:
            self.nodes[name] = make_actor(actor)
        else:
            spans = join_passages((), passages)
            reports = len({span.report for span in spans})
            data: dict[str, Cell] = {"kind": kind, "mentions": len(spans), "reports": reports}
            self.nodes[name] = Node(id=name, label=make_line(who), passages=spans, data=data)
        return name


def make_networks(account: Account) -> tuple[Network, Network]:
    """The world and the reporting of an account."""
    return make_world(account), make_reporting(account)


def list_actors(account: Account) -> dict[str, Actor]:
    """The actors by id, name and other names; a name that two have is of the one who has it as the first."""
    found: dict[str, Actor] = {actor.id: actor for actor in account.actors}
    for actor in account.actors:
        found.setdefault(fold_name(actor.name), actor)
    for actor in account.actors:
        for alias in actor.aliases:
            found.setdefault(fold_name(alias), actor)
    return found


def make_world(account: Account) -> Network:
    """The actors and their ties."""
    known = Known(names=make_names(account), actors=list_actors(account))
    for actor in account.actors:
        known.meet(actor.id, actor.mentions, "actor")
    edges = [make_tie(number, tie, known) for number, tie in enumerate(account.ties, start=1)]
    return Network(
        name="world",
        title=make_line(account.story.headline.text),
        nodes=tuple(known.nodes.values()),
        edges=tuple(edges),
        node_types={"kind": "string", "type": "string", "aliases": "string", "labels": "string"}
        | {"mentions": "integer", "reports": "integer", "passages": "string"},
        edge_types={"relation": "string", "code": "string", "date": "string", "asserted_by": "string"}
        | {"denied": "boolean", "reports": "integer", "first_day": "string", "last_day": "string"}
        | {"passages": "string"},
    )


def make_actor(actor: Actor) -> Node:
    """An actor as a node."""
    labels = (f"{row.outlet}: {', '.join(row.labels)}" for row in actor.labels if row.labels)
    data: dict[str, Cell] = {"kind": "actor", "type": actor.type, "aliases": "; ".join(actor.aliases)}
    data |= {"labels": "; ".join(labels), "mentions": len(actor.mentions)}
    data["reports"] = len({span.report for span in actor.mentions})
    return Node(id=actor.id, label=make_line(actor.name), passages=actor.mentions, data=data)


def make_tie(number: int, tie: Tie, known: Known) -> Edge:
    """A tie as an edge; its weight is the number of reports that tell of it."""
    reports = len({span.report for span in tie.evidence})
    data: dict[str, Cell] = {"relation": tie.relation, "code": tie.code, "date": tie.date}
    data |= {"asserted_by": known.names.name_actor(tie.asserted_by), "denied": tie.denied, "reports": reports}
    days = find_days(tie.date)
    return Edge(
        id=f"t{number}",
        source=known.meet(tie.subject, tie.evidence, "unnamed"),
        target=known.meet(tie.object, tie.evidence, "unnamed"),
        label=f"{'denied: ' if tie.denied else ''}{tie.relation}",
        passages=tuple(dict.fromkeys((*tie.evidence, *tie.antecedents))),
        data=data | {"first_day": days[0], "last_day": days[1]},
        weight=float(reports),
        days=days,
    )


def make_reporting(account: Account) -> Network:
    """The reports, whom they quote, whom they credit, and whose words they have."""
    known = Known(names=make_names(account), actors=list_actors(account))
    ids = {report.id: make_report(report, known) for report in account.reports}
    edges = [*make_attributions(account.attributions, ids, known), *make_links(account.lineage, ids, known)]
    return Network(
        name="reporting",
        title=make_line(account.story.headline.text),
        nodes=tuple(known.nodes.values()),
        edges=tuple(edges),
        node_types={"kind": "string", "type": "string", "aliases": "string", "labels": "string"}
        | {"mentions": "integer", "reports": "integer", "outlet": "string", "title": "string", "url": "string"}
        | {"language": "string", "published": "string", "passages": "string"},
        edge_types={"relation": "string", "scope": "string", "share": "double", "directed": "boolean"}
        | {"published": "string", "passages": "string"},
    )


def make_report(report: Report, known: Known) -> str:
    """Put a report among the nodes: on its title, or on the beginning of its body, or of its text."""
    start, end = report.title_at or next(iter(report.body), (0, len(report.text)))
    witness = known.names.find_witness(report.id)
    name = f"report:{report.id}"
    known.nodes[name] = Node(
        id=name,
        label=witness.name,
        passages=(report.span(start, end),) if report.text else (),
        data={
            "kind": "report",
            "outlet": report.outlet,
            "title": report.title,
            "url": report.url,
            "language": report.language,
            "published": report.published,
        },
        days=find_days(report.published),
    )
    return name


def make_attributions(attributions: Iterable[Attribution], ids: dict[str, str], known: Known) -> Iterator[Edge]:
    """An edge from each report to each of those whom it has saying something; its weight is how often."""
    told: dict[tuple[str, str], list[Span]] = {}
    for row in attributions:
        if row.source:
            source = known.meet(row.source_actor or row.source.text, (row.source,), "source")
            told.setdefault((ids[row.report], source), []).append(row.content)
    for number, ((report, source), spans) in enumerate(told.items(), start=1):
        data: dict[str, Cell] = {"relation": "attributes to", "directed": True}
        yield Edge(
            id=f"a{number}",
            source=report,
            target=source,
            label="attributes to",
            passages=join_passages((), spans),
            data=data | date_edge(report, known),
            weight=float(len(spans)),
            days=known.nodes[report].days,
        )


def make_links(links: Iterable[Link], ids: dict[str, str], known: Known) -> Iterator[Edge]:
    """An edge from each report to each origin that it credits, or whose words it has."""
    for number, link in enumerate(links, start=1):
        report = ids[link.report]
        origin = ids.get(link.origin) or known.meet(link.origin, link.evidence, "origin")
        words = "credits" if link.basis == "credit" else "has words of" if link.directed else "shares words with"
        data: dict[str, Cell] = {"relation": words, "scope": link.scope, "directed": link.directed}
        yield Edge(
            id=f"l{number}",
            source=report,
            target=origin,
            label=words,
            passages=join_passages(link.evidence, link.theirs),
            data=data | {"share": link.share if link.basis == "shared text" else None} | date_edge(report, known),
            weight=float(len(link.evidence)),
            days=known.nodes[report].days,
        )


def date_edge(report: str, known: Known) -> dict[str, Cell]:
    """When what a report does was done: when it was published."""
    return {"published": known.nodes[report].data.get("published")}


def join_passages(old: Iterable[Span], new: Iterable[Span]) -> tuple[Span, ...]:
    """Passages of both, each once, in order of report and place."""
    return tuple(sorted({span.place: span for span in (*old, *new)}.values(), key=lambda span: span.place))


def write_passages(passages: Iterable[Span]) -> str:
    """Passages as JSON text: report, start, end and text of each."""
    keys = ("report", "start", "end", "text")
    return json.dumps([{key: getattr(span, key) for key in keys} for span in passages], ensure_ascii=False)


def find_days(date: str | None) -> tuple[str | None, str | None]:
    """The first and the last day of a date or period; None where it does not say a day, a month or a year.

    >>> find_days("2031-02"), find_days("2031-SU")
    (('2031-02-01', '2031-02-28'), (None, None))
    """
    first, _, last = (date or "").partition("/")
    start, end = DAY.match(first), DAY.match(last or first)
    if not start or not end:
        return None, None
    try:
        return find_day(start, first=True), find_day(end, first=False)
    except (ValueError, calendar.IllegalMonthError):
        return None, None


def find_day(match: re.Match[str], *, first: bool) -> str:
    """The first or the last day that a date may mean."""
    year, month = int(match[1]), int(match[2] or (1 if first else 12))
    day = int(match[3] or (1 if first else calendar.monthrange(year, month)[1]))
    return f"{year:04}-{month:02}-{day:02}"


def list_data(thing: Node | Edge) -> dict[str, Any]:
    """The attributes of a node or edge that it has, its passages among them."""
    return {name: value for name, value in thing.data.items() if value not in (None, "")} | {
        "passages": write_passages(thing.passages)
    }
