"""The account's networks as GraphML, for Gephi, yEd, igraph and networkx: `world.graphml` and `reporting.graphml`.

Written with ElementTree: the format is small (http://graphml.graphdrawing.org) and a graph library would be one more to
install for nothing else. All edges are written as directed, since many readers refuse a graph of both kinds; the
attribute `directed` says where no direction could be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from rashomon.model import Account
from rashomon.publish.networks import Edge, Network, Node, list_data, make_networks

SPACE = "http://graphml.graphdrawing.org/xmlns"
UNFIT = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # characters that XML cannot hold
TYPES = {"string": "string", "integer": "int", "double": "double", "boolean": "boolean"}


def account_graphml(account: Account) -> Iterator[tuple[str, str]]:
    """Each network as its file name and its GraphML text."""
    for network in make_networks(account):
        yield f"{network.name}.graphml", write_graphml(network)


def write_graphml(network: Network) -> str:
    """Write a network as GraphML."""
    root = Element("graphml", {"xmlns": SPACE})
    for way, types in (("node", network.node_types), ("edge", network.edge_types)):
        named = {"label": "string"} | ({"weight": "double"} if way == "edge" else {}) | types
        for name, kind in named.items():
            keys = {"id": f"{way}-{name}", "for": way, "attr.name": name, "attr.type": TYPES[kind]}
            SubElement(root, "key", keys)
    graph = SubElement(root, "graph", {"id": network.name, "edgedefault": "directed"})
    for node in network.nodes:
        add(graph, node, "node", {"label": node.label}, {"id": node.id})
    for edge in network.edges:
        ends = {"id": edge.id, "source": edge.source, "target": edge.target}
        add(graph, edge, "edge", {"label": edge.label, "weight": edge.weight}, ends)
    return write_xml(root)


def add(graph: Element, thing: Node | Edge, way: str, first: dict[str, Any], attributes: dict[str, str]) -> None:
    """Add a node or an edge with its data."""
    element = SubElement(graph, way, clean(attributes))
    for name, value in (first | list_data(thing)).items():
        SubElement(element, "data", {"key": f"{way}-{name}"}).text = write_cell(value)


def clean(attributes: dict[str, str]) -> dict[str, str]:
    """Attributes without characters that XML cannot hold."""
    return {name: UNFIT.sub("\ufffd", value) for name, value in attributes.items()}


def write_cell(value: object) -> str:
    """A value as XML writes it."""
    return str(value).lower() if isinstance(value, bool) else UNFIT.sub("\ufffd", str(value))


def write_xml(root: Element) -> str:
    """An element as the text of a file."""
    indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"
