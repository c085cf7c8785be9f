"""Draws the places of a story on coasts and borders that ship with the program: nothing is asked of a map server.

A plate carrée whose middle parallel keeps its length. The frame holds the places that have nearly all mentions; those
far away are named beside it, so that one mention of another continent does not shrink the rest to a dot.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise
from math import cos, log10, radians, sqrt
from typing import Any

from rashomon.model import Place
from rashomon.publish.naming import make_line

WIDTH, LEAST_HEIGHT, MOST_HEIGHT = 720.0, 300.0, 520.0
LEAST_SPAN = 3.0  # degrees of longitude: a single town is shown in its region
AIR = 0.18  # of the span, around the outermost places
MOST_MENTIONS = 0.6  # of all, whose distance from the middle tells how wide the story is
FAR = 2.2  # times that distance, from which a place is far away
KILOMETRES = 111.32  # in a degree of latitude
LEAST_STEP = 2.0  # pixels between two points of a coast
LETTER, LINE = 7.0, 16.0  # room for a letter and a line of a label

Box = tuple[float, float, float, float]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A place on the map: where, how large by its mentions, and its label, where there is room for one."""

    name: str
    title: str
    x: float
    y: float
    radius: float
    anchor: str
    label_x: float
    label_y: float
    labelled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """A map: its size, the land, the places, those outside, and a scale in kilometres."""

    width: float
    height: float
    land: str
    dots: tuple[Dot, ...]
    outside: tuple[str, ...]
    scale: int
    scale_width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Which part of the world is shown, and how many pixels a degree takes."""

    west: float
    north: float
    across: float
    down: float
    height: float

    def place(self, lon: float, lat: float) -> Point:
        """Where a point of the world lies on the map."""
        return (lon - self.west) * self.across, (self.north - lat) * self.down


def draw_map(places: Sequence[Place]) -> Map | None:
    """Draw the places that are points; None where there is none."""
    points = [place for place in places if place.lat is not None and place.lon is not None]
    if not points:
        return None
    near = find_near(points)
    frame = make_frame(near)
    scale = find_scale(frame)
    return Map(
        width=WIDTH,
        height=round(frame.height),
        land="".join(draw_land(frame)),
        dots=tuple(draw_dots(near, frame)),
        outside=tuple(make_line(place.name) for place in points if place not in near),
        scale=scale,
        scale_width=round(scale / KILOMETRES * frame.down, 1),
    )


def find_position(place: Place) -> Point:
    """Longitude and latitude of a place that has them."""
    return place.lon or 0.0, place.lat or 0.0


def find_near(points: Sequence[Place]) -> list[Place]:
    """The places that belong in one frame: those not much farther from the middle than most mentions are."""
    middle = find_middle(points)
    rows = sorted((measure(place, middle), len(place.mentions)) for place in points)
    needed, radius = MOST_MENTIONS * sum(number for _, number in rows), 0.0
    for away, number in rows:
        if needed <= 0:
            break
        radius, needed = away, needed - number
    return [place for place in points if measure(place, middle) <= FAR * max(radius, LEAST_SPAN / 2)]


def find_middle(points: Sequence[Place]) -> Point:
    """The median longitude and latitude of all mentions: one far name does not move it."""
    lons = sorted(find_position(place)[0] for place in points for _ in place.mentions)
    lats = sorted(find_position(place)[1] for place in points for _ in place.mentions)
    return lons[len(lons) // 2], lats[len(lats) // 2]


def measure(place: Place, middle: Point) -> float:
    """How far a place is from a position, in degrees of latitude, roughly."""
    lon, lat = find_position(place)
    return sqrt(((lon - middle[0]) * cos(radians(middle[1]))) ** 2 + (lat - middle[1]) ** 2)


def make_frame(points: Sequence[Place]) -> Frame:
    """Put a frame with some air around places, in a shape that fits a page."""
    lons, lats = zip(*map(find_position, points), strict=True)
    middle_lon, middle_lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    squeeze = max(0.2, cos(radians(middle_lat)))
    lon_span = max(LEAST_SPAN, (max(lons) - min(lons)) * (1 + 2 * AIR))
    lat_span = max(LEAST_SPAN * squeeze * 0.5, (max(lats) - min(lats)) * (1 + 2 * AIR))
    across = min(WIDTH / lon_span, MOST_HEIGHT / lat_span * squeeze)
    height = min(MOST_HEIGHT, max(LEAST_HEIGHT, lat_span * across / squeeze))
    down = across / squeeze
    return Frame(
        west=middle_lon - WIDTH / across / 2,
        north=middle_lat + height / down / 2,
        across=across,
        down=down,
        height=height,
    )


@cache
def load_outline() -> dict[str, Any]:
    """Coasts and borders, made by training/outline.py from Natural Earth."""
    packed = files("rashomon.data").joinpath("outline.json.gz").read_bytes()
    outline: dict[str, Any] = json.loads(gzip.decompress(packed))
    return outline


def find_rings(west: float, south: float, east: float, north: float) -> Iterator[list[Point]]:
    """The rings of longitude and latitude whose box reaches into a part of the world."""
    outline = load_outline()
    units = outline["units"]
    for (left, low, right, high), steps in zip(outline["boxes"], outline["rings"], strict=True):
        if left < east * units and west * units < right and low < north * units and south * units < high:
            lons, lats = accumulate(steps[::2]), accumulate(steps[1::2])
            yield [(lon / units, lat / units) for lon, lat in zip(lons, lats, strict=True)]


def draw_land(frame: Frame) -> Iterator[str]:
    """The path of each country that reaches into the frame, cut to a little more than it."""
    box = (-20.0, -20.0, WIDTH + 20.0, frame.height + 20.0)
    east, south = frame.west + WIDTH / frame.across, frame.north - frame.height / frame.down
    for ring in find_rings(frame.west, south, east, frame.north):
        points = thin_out(clip_ring([frame.place(lon, lat) for lon, lat in ring], box))
        if len(points) > 2:
            yield write_ring(points)


def write_ring(points: Sequence[Point]) -> str:
    """A ring as a path, in whole pixels, each point from the one before."""
    whole = [(round(x), round(y)) for x, y in points]
    steps = (f"{x - a} {y - b}" for (a, b), (x, y) in pairwise(whole))
    return f"M{whole[0][0]} {whole[0][1]}l{' '.join(steps)}z".replace(" -", "-")


def clip_ring(ring: Sequence[Point], box: Box) -> list[Point]:
    """Cut a ring to a box, one side after the other (Sutherland and Hodgman 1974)."""
    points = list(ring)
    for axis, border, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        kept: list[Point] = []
        for a, b in zip(points[-1:] + points[:-1], points, strict=True):
            a_in, b_in = sign * a[axis] >= sign * border, sign * b[axis] >= sign * border
            if a_in != b_in:
                t = (border - a[axis]) / (b[axis] - a[axis])
                kept.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
            if b_in:
                kept.append(b)
        points = kept
        if not points:
            break
    return points


def thin_out(points: Iterable[Point]) -> list[Point]:
    """Leave out points that lie hardly a pixel from the one before."""
    kept: list[Point] = []
    for x, y in points:
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= LEAST_STEP:
            kept.append((x, y))
    return kept


def draw_dots(places: Sequence[Place], frame: Frame) -> Iterator[Dot]:
    """Draw places, most named first, each with its label where none is in the way."""
    rows = []
    for place in sorted(places, key=lambda p: (-len(p.mentions), p.name)):
        rows.append((place, *frame.place(*find_position(place)), 3 + 1.6 * sqrt(len(place.mentions))))
    taken: list[Box] = [(x - radius, y - radius, x + radius, y + radius) for _, x, y, radius in rows]
    for place, x, y, radius in rows:
        name = make_line(place.name)
        found = find_room((x, y), radius, len(name) * LETTER, frame, taken)
        anchor, label_x, label_y, box = found or ("start", x, y, (x, y, x, y))
        taken.append(box)
        yield Dot(
            name=name,
            title=f"{name}: {len(place.mentions)}×",
            x=round(x, 1),
            y=round(y, 1),
            radius=round(radius, 1),
            anchor=anchor,
            label_x=round(label_x, 1),
            label_y=round(label_y, 1),
            labelled=found is not None,
        )


def find_room(
    point: Point, radius: float, width: float, frame: Frame, taken: Sequence[Box]
) -> tuple[str, float, float, Box] | None:
    """Where a label can stand beside its dot: right, left, above or below, whichever is free first."""
    x, y = point
    gap = radius + 4
    for anchor, left, middle, at in (
        ("start", x + gap, y, x + gap),
        ("end", x - gap - width, y, x - gap),
        ("middle", x - width / 2, y - gap - LINE / 2, x),
        ("middle", x - width / 2, y + gap + LINE / 2, x),
    ):
        box = (left, middle - LINE / 2, left + width, middle + LINE / 2)
        inside = box[0] >= 0 and box[1] >= 0 and box[2] <= WIDTH and box[3] <= frame.height
        if inside and not any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken):
            return anchor, at, middle, box
    return None


def find_scale(frame: Frame) -> int:
    """A round number of kilometres that takes about a fifth of the map's width."""
    wished = WIDTH / 5 / frame.down * KILOMETRES
    power = 10 ** int(log10(wished)) if wished >= 1 else 1
    return max(1, max(n * power for n in (1, 2, 5) if n * power <= max(wished, power)))
