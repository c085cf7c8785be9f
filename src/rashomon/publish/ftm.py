"""The account as FollowTheMoney entities, one JSON object a line, for Aleph and the tools of OCCRP and OpenSanctions.

A report is an Article, an actor a Person, PublicBody, Organization or LegalEntity, a happening an Event, a place an
Address; ties, credits, copies and attributions are UnknownLinks, and each mention of an actor is a Documentation
between actor and Article. Each entity has its Articles as `proof`, and its passages in `description`, each as
`report:start-end text`. After the schema of followthemoney 4.11 (https://followthemoney.tech/explorer/).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from rashomon.model import Account, Actor, Happening, Place, Report, Span, make_id
from rashomon.publish.graphml import UNFIT
from rashomon.publish.networks import Edge, Node, find_days, make_networks

SCHEMATA = {
    "person": "Person",
    "state": "PublicBody",
    "government": "PublicBody",
    "armed group": "Organization",
    "organisation": "Organization",
    "agency": "Organization",
    "outlet": "Organization",
    "vehicle": "Vehicle",
}
OTHER = "LegalEntity"
LANGUAGES = {  # ISO 639-1 -> 639-3, which FollowTheMoney writes: https://iso639-3.sil.org/code_tables/639/data
    **{"ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fa": "fas", "fr": "fra", "he": "heb", "hi": "hin"},
    **{"id": "ind", "it": "ita", "ja": "jpn", "ko": "kor", "nl": "nld", "pl": "pol", "pt": "por", "ru": "rus"},
    **{"sv": "swe", "tr": "tur", "uk": "ukr", "zh": "zho"},
}
Entity = dict[str, Any]


def account_ftm(account: Account) -> Iterator[tuple[str, str]]:
    """The entities of an account, as `entities.ftm.json`."""
    lines = (json.dumps(entity, ensure_ascii=False) for entity in list_entities(account))
    yield "entities.ftm.json", "".join(f"{line}\n" for line in lines)


def list_entities(account: Account) -> Iterator[Entity]:
    """All entities, those that others speak of first."""
    writer = Writer(account)
    nodes: dict[str, Node] = {}
    networks = make_networks(account)
    for network in networks:
        nodes |= {node.id: node for node in network.nodes}
    yield from (writer.write_report(report) for report in account.reports)
    yield from (writer.write_node(node) for node in nodes.values() if node.data["kind"] != "report")
    yield from (writer.write_link(network.name, edge) for network in networks for edge in network.edges)
    yield from (entity for actor in account.actors for entity in writer.write_mentions(actor))
    yield from (writer.write_happening(row, account.actors) for row in account.timeline)
    yield from (writer.write_place(place) for place in account.places)


class Writer:
    """Writes the entities of one account; ids are hashes that hold from run to run."""

    def __init__(self, account: Account) -> None:
        self.story = account.story.id
        self.reports = {report.id: report for report in account.reports}

    def identify(self, kind: str, *parts: object) -> str:
        """The id of an entity; that of an article, an actor or a source is that of its node."""
        return make_id(f"rashomon-{kind}-", self.story, *parts)

    def write(self, schema: str, id_: str, passages: Iterable[Span], **properties: Iterable[str | None]) -> Entity:
        """An entity with its properties, those without a value left out, and its passages.

        followthemoney drops control characters, so none are written; the text of an article stays as it is.
        """
        spans = list(passages)
        found = {key: [v for v in dict.fromkeys(values) if v] for key, values in properties.items()}
        found |= {key: [UNFIT.sub("\ufffd", v) for v in values] for key, values in found.items() if key != "bodyText"}
        if spans:
            found["proof"] = [
                self.identify("node", f"report:{name}") for name in dict.fromkeys(s.report for s in spans)
            ]
            found["description"] = [f"{s.report}:{s.start}-{s.end} {s.text}" for s in spans]
        return {"id": id_, "schema": schema, "properties": {key: v for key, v in found.items() if v}}

    def write_report(self, report: Report) -> Entity:
        """A report as an Article with its whole text."""
        return self.write(
            "Article",
            self.identify("node", f"report:{report.id}"),
            (),
            title=(report.title,),
            fileName=(report.id,),
            author=report.authors,
            publisher=(report.outlet,),
            sourceUrl=(report.url if (report.url or "").startswith(("http://", "https://")) else None,),
            publishedAt=(report.published,),
            language=(LANGUAGES.get(report.language),),
            bodyText=(report.text,),
        )

    def write_node(self, node: Node) -> Entity:
        """An actor or a source."""
        kind = str(node.data.get("type") or node.data["kind"])
        aliases = str(node.data.get("aliases") or "").split("; ")
        schema = "Organization" if kind == "origin" else SCHEMATA.get(kind, OTHER)
        names = {"name": (node.label,), "alias": (alias for alias in aliases if alias != node.label)}
        return self.write(schema, self.identify("node", node.id), node.passages, keywords=(kind,), **names)

    def write_link(self, network: str, edge: Edge) -> Entity:
        """A tie, credit, copy or attribution."""
        dates = date(str(edge.data.get("date") or edge.data.get("published") or ""))
        return self.write(
            "UnknownLink",
            self.identify("link", network, edge.id, edge.source, edge.target, edge.label),
            edge.passages,
            subject=(self.identify("node", edge.source),),
            object=(self.identify("node", edge.target),),
            role=(edge.label,),
            status=("denied" if edge.data.get("denied") else None,),
            recordId=(str(edge.data["code"]) if edge.data.get("code") else None,),
            publisher=(self.reports[span.report].outlet for span in edge.passages),
            **dates,
        )

    def write_mentions(self, actor: Actor) -> Iterator[Entity]:
        """Each passage that names an actor."""
        for span in actor.mentions:
            article = self.identify("node", f"report:{span.report}")
            yield self.write(
                "Documentation",
                self.identify("mention", actor.id, *span.place),
                (span,),
                document=(article,),
                entity=(self.identify("node", actor.id),),
                role=("mention",),
                summary=(span.text,),
                recordId=(f"{span.report}:{span.start}-{span.end}",),
                date=(self.reports[span.report].published,),
            )

    def write_happening(self, row: Happening, actors: Iterable[Actor]) -> Entity:
        """A dated happening, with the actors that its passages name."""
        involved = [a for a in actors if any(e.holds(span) for e in row.evidence for span in a.mentions)]
        return self.write(
            "Event",
            self.identify("event", row.date, *(span.place for span in row.evidence)),
            row.evidence,
            name=(" ".join(row.what.split()),),
            involved=(self.identify("node", actor.id) for actor in involved),
            **date(row.date),
        )

    def write_place(self, place: Place) -> Entity:
        """A place."""
        return self.write(
            "Address",
            self.identify("place", place.name, place.geonames),
            place.mentions,
            full=(place.name,),
            country=(place.country.lower() if place.country and len(place.country) == 2 else None,),
            latitude=(None if place.lat is None else str(place.lat),),
            longitude=(None if place.lon is None else str(place.lon),),
        )


def date(value: str) -> dict[str, tuple[str | None, ...]]:
    """The properties of a date: one for a date as it stands, two for a period; none for what no calendar has."""
    first, last = find_days(value)
    if not first:
        return {}
    return {"startDate": (first,), "endDate": (last,)} if "/" in value else {"date": (value,)}
