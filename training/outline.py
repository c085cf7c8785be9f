"""Make src/rashomon/data/outline.json.gz, the coasts and borders behind the map of a page.

    python training/outline.py countries-50m.json

The input is the TopoJSON of the npm package world-atlas 2.0.2 (ISC licence), which redistributes Natural Earth 4.1.0 at
1:50 million (public domain). Kept are the outer rings of countries, in hundredths of a degree, each point as the
step from the one before, with the box around each ring; islands under `LEAST_AREA` square degrees and points that lie
on the line between others are dropped.
"""

import gzip
import json
import sys
from itertools import pairwise
from math import hypot
from pathlib import Path

OUTPUT = Path(__file__).resolve().parents[1] / "src" / "rashomon" / "data" / "outline.json.gz"
SOURCE = "Natural Earth 4.1.0, 1:50m countries (public domain), through the npm package world-atlas 2.0.2 (ISC)"
UNITS = 100  # to a degree
LEAST_AREA = 0.01
TOLERANCE = 1.2  # in units: how far a dropped point may lie from the line that replaces it


def read_arcs(topology: dict) -> list[list[tuple[float, float]]]:
    """The arcs of a topology in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    return arcs


def read_rings(topology: dict) -> list[list[tuple[float, float]]]:
    """The outer ring of every polygon of every country."""
    arcs = read_arcs(topology)
    rings = []
    for country in topology["objects"]["countries"]["geometries"]:
        polygons = [country["arcs"]] if country["type"] == "Polygon" else country["arcs"]
        for polygon in polygons:
            ring: list[tuple[float, float]] = []
            for n in polygon[0]:
                points = arcs[n] if n >= 0 else arcs[~n][::-1]
                ring += points[1:] if ring else points
            rings += unwrap(ring)
    return rings


def unwrap(ring: list[tuple[float, float]]) -> list[list[tuple[float, float]]]:
    """Let a ring that crosses the date line go on beyond 180 degrees, with a copy of it 360 degrees off."""
    turn, points = 0, ring[:1]
    for (x, _), (to_x, to_y) in pairwise(ring):
        turn += 360 if to_x - x < -180 else -360 if to_x - x > 180 else 0
        points.append((to_x + turn, to_y))
    if turn:  # around the pole: closed along it
        points += [(points[-1][0], -90.0), (points[0][0], -90.0), points[0]]
    beyond = [shift for shift in (-360, 360) if any(abs(x + shift) < 180 for x, _ in points)]
    return [points, *([(x + shift, y) for x, y in points] for shift in beyond)]


def simplify(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Drop points near the line between others (Douglas and Peucker 1973)."""
    keep = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        a, b = spans.pop()
        (ax, ay), (bx, by) = points[a], points[b]
        length = hypot(bx - ax, by - ay)
        worst, far = TOLERANCE, None
        for n in range(a + 1, b):
            x, y = points[n]
            away = abs((by - ay) * (x - ax) - (bx - ax) * (y - ay)) / length if length else hypot(x - ax, y - ay)
            if away > worst:
                worst, far = away, n
        if far is not None:
            keep.add(far)
            spans += [(a, far), (far, b)]
    return [points[n] for n in sorted(keep)]


def area(ring: list[tuple[float, float]]) -> float:
    """The area of a ring in square degrees."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))) / 2


def main() -> None:
    topology = json.loads(Path(sys.argv[1]).read_text())
    rings, boxes = [], []
    for ring in read_rings(topology):
        if area(ring) < LEAST_AREA:
            continue
        points = simplify([(round(x * UNITS), round(y * UNITS)) for x, y in ring])
        steps, last = [], (0, 0)
        for x, y in points:
            steps += [x - last[0], y - last[1]]
            last = (x, y)
        rings.append(steps)
        xs, ys = zip(*points, strict=True)
        boxes.append([min(xs), min(ys), max(xs), max(ys)])
    text = json.dumps({"source": SOURCE, "units": UNITS, "boxes": boxes, "rings": rings}, separators=(",", ":"))
    OUTPUT.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{len(rings)} rings, {sum(map(len, rings)) // 2} points, {OUTPUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
