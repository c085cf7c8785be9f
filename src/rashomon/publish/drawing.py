"""Draws who had it from whom: origins on the left, each report to the right of all that it draws on.

Layers by the longest path, the order within a layer by the mean height of the neighbours (barycentre, a few sweeps;
both after Sugiyama, Tagawa and Toda 1981), so few lines cross. The same links give the same drawing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Link
from rashomon.publish.naming import Names, make_line

NODE_WIDTH, NODE_HEIGHT, LAYER_STEP, ROW_STEP, MARGIN = 176, 40, 300, 66, 12
SWEEPS = 6
THINNEST, THICKEST = 2.0, 18.0
LONGEST_NAME = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A report, or an origin that no report given is: its name and the middle of its box."""

    name: str
    title: str
    mark: str
    unseen: bool
    href: str
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A line from an origin to a report: its path, its thickness, what it rests on and the row that it leads to."""

    path: str
    width: float
    basis: str
    directed: bool
    href: str
    title: str
    label: str
    label_x: float
    label_y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A drawing of nodes and edges, and the size of it."""

    width: int
    height: int
    node_width: int
    node_height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """All links of one basis between one origin and one report."""

    origin: str
    report: str
    basis: str
    share: float
    directed: bool
    row: int


def draw_lineage(names: Names, links: Sequence[Link]) -> Drawing | None:
    """Draw the links, pictures left out; None where there is nothing to draw."""
    strands = join_links(names, links)
    if not strands:
        return None
    layers = order_layers(find_layers(strands), strands)
    places = {
        name: (MARGIN + NODE_WIDTH / 2 + n * LAYER_STEP, place_row(row, len(layer), layers))
        for n, layer in enumerate(layers)
        for row, name in enumerate(layer)
    }
    return Drawing(
        width=2 * MARGIN + NODE_WIDTH + (len(layers) - 1) * LAYER_STEP + 60,
        height=2 * MARGIN + max(map(len, layers)) * ROW_STEP,
        node_width=NODE_WIDTH,
        node_height=NODE_HEIGHT,
        nodes=tuple(draw_node(names, name, place) for name, place in places.items()),
        edges=tuple(draw_edge(names, strand, places) for strand in strands),
    )


def join_links(names: Names, links: Sequence[Link]) -> list[Strand]:
    """Join the links between the same two on the same basis; an outlet that credits itself is left out."""
    joined: dict[tuple[str, str, str], Strand] = {}
    for row, link in enumerate(links, start=1):
        if link.scope == "photo" or names.name_origin(link.origin) == names.find_witness(link.report).name:
            continue
        key = (link.origin, link.report, link.basis)
        old = joined.get(key)
        joined[key] = Strand(
            origin=link.origin,
            report=link.report,
            basis=link.basis,
            share=min(1.0, link.share + (old.share if old else 0.0)),
            directed=link.directed,
            row=old.row if old else row,
        )
    return list(joined.values())


def find_layers(strands: Sequence[Strand]) -> list[list[str]]:
    """Put each node one layer to the right of its last origin; a line that would close a ring is passed over."""
    nodes = sorted({name for strand in strands for name in (strand.origin, strand.report)})
    origins = {n: sorted({s.origin for s in strands if s.report == n and s.directed}) for n in nodes}
    depth: dict[str, int] = {}

    def measure(node: str, above: frozenset[str]) -> int:
        if node not in depth:
            known = [measure(origin, above | {node}) for origin in origins[node] if origin not in above | {node}]
            depth[node] = 1 + max(known, default=-1)
        return depth[node]

    for node in nodes:
        measure(node, frozenset())
    return [[n for n in nodes if depth[n] == level] for level in range(max(depth.values()) + 1)]


def order_layers(layers: list[list[str]], strands: Sequence[Strand]) -> list[list[str]]:
    """Order each layer by the mean place of what its nodes are joined to, going over all layers a few times."""
    for _ in range(SWEEPS):
        at = {name: (row + 0.5) / len(layer) for layer in layers for row, name in enumerate(layer)}
        for layer in layers:
            layer.sort(key=lambda name, at=at: (find_middle(name, strands, at), name))  # type: ignore[misc]
            at |= {name: (row + 0.5) / len(layer) for row, name in enumerate(layer)}
    return layers


def find_middle(name: str, strands: Sequence[Strand], at: dict[str, float]) -> float:
    """The mean place of all that a node is joined to."""
    joined = [at[s.origin if s.report == name else s.report] for s in strands if name in (s.origin, s.report)]
    return sum(joined) / len(joined)


def place_row(row: int, rows: int, layers: list[list[str]]) -> float:
    """The height of a row, its layer spread over the height of the fullest one."""
    height = max(map(len, layers)) * ROW_STEP
    return MARGIN + (row + 0.5) * height / rows


def draw_node(names: Names, name: str, place: tuple[float, float]) -> Node:
    """Draw the box of a report or an unseen origin."""
    witness = next((w for w in names.witnesses if w.id == name), None)
    title = make_line(names.name_origin(name))
    return Node(
        name=title if len(title) <= LONGEST_NAME else title[: LONGEST_NAME - 1] + "…",
        title=title,
        mark=witness.mark if witness else "",
        unseen=witness is None,
        href=f"#report-{witness.slug}" if witness else "",
        x=place[0],
        y=place[1],
    )


def draw_edge(names: Names, strand: Strand, places: dict[str, tuple[float, float]]) -> Edge:
    """Draw a line from the origin's right side to the report's left; within one layer an arc on the right of both."""
    (x1, y1), (x2, y2) = places[strand.origin], places[strand.report]
    half, shift = NODE_WIDTH / 2, -7 if strand.basis == "credit" else 7
    if x1 < x2:
        path = f"M{x1 + half:g} {y1 + shift:g}C{(x1 + x2) / 2:g} {y1 + shift:g} {(x1 + x2) / 2:g} {y2 + shift:g} "
        path += f"{x2 - half - 8:g} {y2 + shift:g}"
        label = ((x1 + x2) / 2, (y1 + y2) / 2 + shift)
    else:
        bend = max(x1, x2) + half + 52
        path = f"M{x1 + half:g} {y1 + shift:g}C{bend:g} {y1 + shift:g} {bend:g} {y2 + shift:g} "
        path += f"{x2 + half + 8:g} {y2 + shift:g}"
        label = (max(x1, x2) + half + 36, (y1 + y2) / 2 + shift)
    arrow = "→" if strand.directed else "–"
    return Edge(
        path=path,
        width=1.6 if strand.basis == "credit" else round(THINNEST + strand.share * (THICKEST - THINNEST), 1),
        basis=strand.basis,
        directed=strand.directed,
        href=f"#link-{strand.row}",
        title=f"{names.name_origin(strand.origin)} {arrow} {names.name_origin(strand.report)}: {strand.basis}",
        label=f"{strand.share:.0%}" if strand.basis == "shared text" and strand.share >= 0.005 else "",
        label_x=label[0],
        label_y=label[1],
    )
