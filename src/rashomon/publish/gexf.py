"""The account's networks as GEXF 1.3, Gephi's own format: `world.gexf` and `reporting.gexf`.

Attributes are typed; nodes and edges with a date have a first and a last day, so that Gephi's timeline can be moved
over them. Parallel edges differ in `kind`, so that Gephi keeps them apart; all are directed, as in graphml.py. After https://gexf.net/schema.html.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from rashomon import __version__
from rashomon.model import Account
from rashomon.publish.graphml import clean, write_cell, write_xml
from rashomon.publish.networks import Edge, Network, Node, list_data, make_networks

SPACE = "http://gexf.net/1.3"


def account_gexf(account: Account) -> Iterator[tuple[str, str]]:
    """Each network as its file name and its GEXF text."""
    for network in make_networks(account):
        yield f"{network.name}.gexf", write_gexf(network)


def write_gexf(network: Network) -> str:
    """Write a network as GEXF."""
    root = Element("gexf", {"xmlns": SPACE, "version": "1.3"})
    meta = SubElement(root, "meta")
    SubElement(meta, "creator").text = f"Rashomon {__version__}"
    SubElement(meta, "description").text = write_cell(f"{network.name}: {network.title}")
    days = [*(node.days for node in network.nodes), *(edge.days for edge in network.edges)]
    mode = "dynamic" if any(first for first, _ in days) else "static"
    form = {"defaultedgetype": "directed", "mode": mode} | ({"timeformat": "date"} if mode == "dynamic" else {})
    graph = SubElement(root, "graph", form)
    for way, types in (("node", network.node_types), ("edge", network.edge_types)):
        attributes = SubElement(graph, "attributes", {"class": way})
        for name, kind in types.items():
            SubElement(attributes, "attribute", {"id": name, "title": name, "type": kind})
    nodes = SubElement(graph, "nodes", {"count": str(len(network.nodes))})
    for node in network.nodes:
        add(nodes, node, "node", {"id": node.id, "label": node.label})
    edges = SubElement(graph, "edges", {"count": str(len(network.edges))})
    for edge in network.edges:
        ends = {"id": edge.id, "source": edge.source, "target": edge.target, "label": edge.label}
        add(edges, edge, "edge", ends | {"kind": edge.label, "weight": str(edge.weight)})
    return write_xml(root)


def add(parent: Element, thing: Node | Edge, way: str, attributes: dict[str, str]) -> None:
    """Add a node or an edge with its days and its attributes."""
    days = {name: day for name, day in zip(("start", "end"), thing.days, strict=True) if day}
    element = SubElement(parent, way, clean(attributes | days))
    values = SubElement(element, "attvalues")
    for name, value in list_data(thing).items():
        SubElement(values, "attvalue", {"for": name, "value": write_cell(value)})
