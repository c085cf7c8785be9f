"""Draws who had it from whom: origins on the left, each report to the right of all that it draws on.

Layers by the longest path, the order within a layer by the mean height of the neighbours (barycentre, a few sweeps;
both after Sugiyama, Tagawa and Toda 1981), so few lines cross. The same links give the same drawing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from rashomon.model import Link
from rashomon.publish.naming import Names, fold_name, make_line

NODE_WIDTH, NODE_HEIGHT, LAYER_STEP, ROW_STEP, LINE_STEP, MARGIN = 176, 40, 300, 62, 18, 12
SWEEPS = 6
THINNEST, THICKEST = 2.0, 18.0
LONGEST_NAME = 24
LEAST_SHARE = 0.005  # of a text, under which a line has no label

Point = tuple[float, float]


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


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Stop:
    """A place in a layer: of a node, by its name, or of a line that passes, by its row."""

    layer: int
    name: str = ""
    strand: int = 0


def draw_lineage(names: Names, links: Sequence[Link]) -> Drawing | None:
    """Draw the links, pictures left out; None where there is nothing to draw."""
    strands = join_links(names, links)
    if not strands:
        return None
    depth = find_depths(strands, {w.id for w in names.witnesses})
    ways = [find_way(strand, depth) for strand in strands]
    layers = [sorted({stop for way in ways for stop in way if stop.layer == n}) for n in range(max(depth.values()) + 1)]
    layers = order_layers(layers, [pair for way in ways for pair in pairwise(way)])
    height = max(map(measure_layer, layers))
    places = {stop: place for layer in layers for stop, place in place_layer(layer, height)}
    return Drawing(
        width=2 * MARGIN + NODE_WIDTH + (len(layers) - 1) * LAYER_STEP + 90,
        height=round(2 * MARGIN + height),
        node_width=NODE_WIDTH,
        node_height=NODE_HEIGHT,
        nodes=tuple(draw_node(names, stop.name, place) for stop, place in places.items() if not stop.strand),
        edges=tuple(
            draw_edge(names, strand, [places[stop] for stop in way]) for strand, way in zip(strands, ways, strict=True)
        ),
    )


def join_links(names: Names, links: Sequence[Link]) -> list[Strand]:
    """Join the links between the same two on the same basis; an outlet that credits itself is left out."""
    known = {fold_name(w.name): w.id for w in names.witnesses}
    joined: dict[tuple[str, str, str], Strand] = {}
    for row, link in enumerate(links, start=1):
        origin = known.get(fold_name(link.origin), link.origin)
        if link.scope == "photo" or origin == link.report:
            continue
        key = (origin, link.report, link.basis)
        old = joined.get(key)
        joined[key] = Strand(
            origin=origin,
            report=link.report,
            basis=link.basis,
            share=min(1.0, link.share + (old.share if old else 0.0)),
            directed=link.directed,
            row=old.row if old else row,
        )
    return list(joined.values())


def find_depths(strands: Sequence[Strand], reports: Set[str]) -> dict[str, int]:
    """Put each node one layer to the right of its last origin; a line that would close a ring is passed over.

    The first layer is left to unseen origins where there are any.
    """
    nodes = sorted({name for strand in strands for name in (strand.origin, strand.report)})
    origins = {n: sorted({s.origin for s in strands if s.report == n and s.directed}) for n in nodes}
    lowest = 1 if set(nodes) - reports else 0
    depth: dict[str, int] = {}

    def measure(node: str, above: frozenset[str]) -> int:
        if node not in depth:
            known = [measure(origin, above | {node}) for origin in origins[node] if origin not in above | {node}]
            depth[node] = max(1 + max(known, default=-1), lowest if node in reports else 0)
        return depth[node]

    for node in nodes:
        measure(node, frozenset())
    return depth


def find_way(strand: Strand, depth: dict[str, int]) -> list[Stop]:
    """The stops of a line: its two nodes, and between them a place in each layer that it passes."""
    ends = [(depth[strand.origin], strand.origin), (depth[strand.report], strand.report)]
    (first, left), (last, right) = ends if strand.directed else sorted(ends)
    between = [Stop(layer=n, strand=strand.row) for n in range(first + 1, last)]
    return [Stop(layer=first, name=left), *between, Stop(layer=last, name=right)]


def order_layers(layers: list[list[Stop]], pairs: Sequence[tuple[Stop, Stop]]) -> list[list[Stop]]:
    """Order each layer by the mean place of what its stops are joined to, going over all layers a few times."""
    joined: dict[Stop, list[Stop]] = {}
    for a, b in pairs:
        joined.setdefault(a, []).append(b)
        joined.setdefault(b, []).append(a)
    at = {stop: (row + 0.5) / len(layer) for layer in layers for row, stop in enumerate(layer)}
    for _ in range(SWEEPS):
        for layer in layers:
            middles = {stop: sum(at[other] for other in joined[stop]) / len(joined[stop]) for stop in layer}
            layer.sort(key=lambda stop, middles=middles: (middles[stop], stop))  # type: ignore[misc]
            at |= {stop: (row + 0.5) / len(layer) for row, stop in enumerate(layer)}
    return layers


def measure_layer(layer: Sequence[Stop]) -> int:
    """The height that the stops of a layer take."""
    return sum(LINE_STEP if stop.strand else ROW_STEP for stop in layer)


def place_layer(layer: Sequence[Stop], height: int) -> Iterator[tuple[Stop, Point]]:
    """The middle of each stop of a layer, the layer spread over the height of the fullest one."""
    stretch = (height - measure_layer(layer)) / len(layer)
    y = float(MARGIN)
    for stop in layer:
        step = stretch + (LINE_STEP if stop.strand else ROW_STEP)
        yield stop, (MARGIN + NODE_WIDTH / 2 + stop.layer * LAYER_STEP, y + step / 2)
        y += step


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


def draw_edge(names: Names, strand: Strand, stops: Sequence[Point]) -> Edge:
    """Draw a line over its stops, from the origin's right side to the report's left."""
    path, spot = draw_bow(stops, strand.directed) if stops[0][0] >= stops[-1][0] else draw_way(stops, strand.basis)
    arrow = "→" if strand.directed else "–"
    label = f"{strand.share:.0%}" if strand.basis == "shared text" and strand.share >= LEAST_SHARE else ""
    known = f"{strand.basis} {label}".strip()
    return Edge(
        path=path,
        width=1.6 if strand.basis == "credit" else round(THINNEST + strand.share * (THICKEST - THINNEST), 1),
        basis=strand.basis,
        directed=strand.directed,
        href=f"#link-{strand.row}",
        title=f"{names.name_origin(strand.origin)} {arrow} {names.name_origin(strand.report)}: {known}",
        label=label,
        label_x=spot[0],
        label_y=spot[1],
    )


def draw_way(stops: Sequence[Point], basis: str) -> tuple[str, Point]:
    """The path of a line that goes to the right, and the place for its label; credit runs above shared text."""
    shift = -7 if basis == "credit" else 7
    x, y = stops[0][0] + NODE_WIDTH / 2, stops[0][1] + shift
    path = f"M{x:g} {y:g}"
    for n, (to_x, to_y) in enumerate(stops[1:], start=1):
        left = to_x - NODE_WIDTH / 2 - (8 if n == len(stops) - 1 else 0)
        down = to_y + (shift if n == len(stops) - 1 else 0)
        path += f"C{(x + left) / 2:g} {y:g} {(x + left) / 2:g} {down:g} {left:g} {down:g}"
        label = ((x + left) / 2, (y + down) / 2)
        if n < len(stops) - 1:
            path += f"H{to_x + NODE_WIDTH / 2:g}"
        x, y = to_x + NODE_WIDTH / 2, down
    return path, label


def draw_bow(stops: Sequence[Point], directed: bool) -> tuple[str, Point]:
    """The path of a line within a layer or back to the left: a bow on the right of both boxes, wider if longer."""
    (x1, y1), (x2, y2) = stops[0], stops[-1]
    side = max(x1, x2) + NODE_WIDTH / 2
    reach = 40 + min(48.0, abs(y2 - y1) / 4)
    end = x2 + NODE_WIDTH / 2 + (8 if directed else 0)
    bend = side + reach
    path = f"M{x1 + NODE_WIDTH / 2:g} {y1 + 7:g}C{bend:g} {y1 + 7:g} {bend:g} {y2 - 7:g} {end:g} {y2 - 7:g}"
    return path, (round(side + reach * 3 / 4, 1), (y1 + y2) / 2)
