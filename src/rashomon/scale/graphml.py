"""The lineage of an archive as GraphML, for Gephi, yEd, igraph or networkx; written element by element, never held.

Nodes are reports, sources (agencies and outlets that are credited) and unseen origins of clusters; an edge leads from
who had it to whom they had it from. Only reports with an edge are nodes. A library would hold the whole graph to write
it, which an archive's does not bear; the format is small (http://graphml.graphdrawing.org).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import XMLGenerator

from rashomon.scale.state import State
from rashomon.scale.tables import list_links
from rashomon.scale.writing import replacing

KEYS = (
    ("kind", "node", "string"),
    ("label", "node", "string"),
    ("outlet", "node", "string"),
    ("published", "node", "string"),
    ("title", "node", "string"),
    ("basis", "edge", "string"),
    ("scope", "edge", "string"),
    ("directed", "edge", "boolean"),
    ("share", "edge", "double"),
)
UNFIT = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # characters that XML cannot hold


class Drawing:
    """A GraphML file that is being written."""

    def __init__(self, stream: Any) -> None:
        self.xml = XMLGenerator(stream, encoding="utf-8", short_empty_elements=True)
        self.xml.startDocument()
        self.open("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
        for name, kind, type_ in KEYS:
            attributes = {"id": name, "for": kind, "attr.name": name, "attr.type": type_}
            self.xml.startElement("key", attributes)  # type: ignore[arg-type]
            self.close("key")
        self.open("graph", edgedefault="directed")

    def open(self, name: str, **attributes: str) -> None:
        """Open an element."""
        cleaned = {key: UNFIT.sub("\ufffd", value) for key, value in attributes.items()}
        self.xml.startElement(name, cleaned)  # type: ignore[arg-type]

    def close(self, name: str) -> None:
        """Close an element."""
        self.xml.endElement(name)
        self.xml.characters("\n")

    def add(self, name: str, data: dict[str, Any], **attributes: str) -> None:
        """Write a node or an edge with its data; what is None is left out."""
        self.open(name, **attributes)
        for key, value in data.items():
            if value is not None:
                self.open("data", key=key)
                text = str(value).lower() if isinstance(value, bool) else str(value)
                self.xml.characters(UNFIT.sub("\ufffd", text))
                self.xml.endElement("data")
        self.close(name)

    def end(self) -> None:
        """Close the file's elements."""
        self.close("graph")
        self.close("graphml")
        self.xml.endDocument()


def write_graph(state: State, folder: Path) -> Path:
    """Write the graph of all links and unseen origins."""
    path = folder / "lineage.graphml"
    with replacing(path) as new, new.open("w", encoding="utf-8") as stream:
        drawing = Drawing(stream)
        for name, data in list_nodes(state):
            drawing.add("node", data, id=name)
        for n, (source, target, data) in enumerate(list_edges(state)):
            drawing.add("edge", data, id=f"e{n}", source=source, target=target)
        drawing.end()
    return path


def list_nodes(state: State) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the nodes: reports that have a link or a copy, sources, unseen origins."""
    query = (
        "SELECT id, outlet, published, title FROM reports WHERE n IN (SELECT report FROM links) "
        "OR n IN (SELECT report FROM members) ORDER BY n"
    )
    for name, outlet, published, title in state.ask(query):
        about = {"outlet": outlet, "published": published, "title": title}
        yield f"report:{name}", {"kind": "report", "label": name, **about}
    query = "SELECT origin FROM links WHERE basis = 'credit' UNION SELECT origin FROM clusters WHERE kind = 'source'"
    for (name,) in state.ask(f"{query} ORDER BY 1"):
        yield f"source:{name}", {"kind": "source", "label": name}
    for (n,) in state.ask("SELECT n FROM clusters WHERE kind = 'unseen' ORDER BY n"):
        yield f"unseen:{n}", {"kind": "unseen", "label": f"unseen origin of cluster {n}"}


def list_edges(state: State) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Give the edges: the links, and from each copy to the origin of its cluster that nobody loaded."""
    for row in list_links(state):
        data = {key: row[key] for key in ("basis", "scope", "directed", "share")}
        yield f"report:{row['report']}", f"{row['from_kind']}:{row['from']}", data
    query = (
        "SELECT DISTINCT reports.n, reports.id, clusters.n, origin, kind FROM members "
        "JOIN clusters ON clusters.n = members.cluster JOIN reports ON reports.n = members.report "
        "WHERE kind != 'report' ORDER BY clusters.n, reports.n"
    )
    for _, report, n, origin, kind in state.ask(query):
        target = f"source:{origin}" if kind == "source" else f"unseen:{n}"
        yield f"report:{report}", target, {"basis": "copy of an unseen text", "directed": True}
