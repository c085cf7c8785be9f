"""Draws how the actors stand to each other: friendly ties as plain lines, hostile ones as zigzags, others dotted.

The layout is by forces (Fruchterman and Reingold 1991), then boxes that overlap are pushed apart. It starts from fixed
places and uses only arithmetic that every machine does alike, so the same ties give the same drawing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from rashomon.model import Tie
from rashomon.publish.naming import Names, count, make_line

FRIENDLY = frozenset(("AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID"))  # event types of PLOVER, by its own quads
HOSTILE = frozenset(("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"))
MOST_ACTORS = 16
WIDTH, LEAST_HEIGHT, HEIGHT_EACH = 1000.0, 240.0, 34.0
ROUNDS, PUSHES = 260, 120
PULL = 0.12  # towards the middle, so that actors with few ties stay near
BOX_HEIGHT, LETTER, PADDING, GAP = 30.0, 7.4, 22.0, 30.0
LONGEST_NAME = 26
BENDS = {"friendly": 11.0, "hostile": 26.0, "other": 42.0}  # so that the lines of one pair stand apart
WAVE, SWING = 9.0, 4.5  # length and half height of a zigzag
ARROW = 9.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorBox:
    """An actor in the drawing: its name and its box."""

    name: str
    title: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TieLine:
    """The ties of one sort from one actor to another: the line, and their rows: it leads to the first."""

    path: str
    sort: str
    width: float
    href: str
    rows: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """A drawing of actors and their ties; how many actors are not in it."""

    width: int
    height: int
    boxes: tuple[ActorBox, ...]
    lines: tuple[TieLine, ...]
    hidden: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Ties of one sort between two actors in one direction."""

    subject: str
    object: str
    sort: str
    rows: tuple[int, ...]
    relation: str


def find_sort(tie: Tie) -> str:
    """Whether a tie is friendly, hostile or neither; one that is denied is neither."""
    if tie.denied:
        return "other"
    return "friendly" if tie.code in FRIENDLY else "hostile" if tie.code in HOSTILE else "other"


def draw_ties(names: Names, ties: Sequence[Tie]) -> Graph | None:
    """Draw the ties between the actors that have most; None where there is none."""
    bundles = bundle_ties(ties)
    weight: Counter[str] = Counter()
    for bundle in bundles:
        weight[bundle.subject] += len(bundles) + len(bundle.rows)
        weight[bundle.object] += len(bundles) + len(bundle.rows)
    actors = sorted(weight, key=lambda actor: (-weight[actor], actor))[:MOST_ACTORS]
    shown = [b for b in bundles if b.subject in actors and b.object in actors]
    actors = [a for a in actors if any(a in (b.subject, b.object) for b in shown)]
    if not shown:
        return None
    height = max(LEAST_HEIGHT, HEIGHT_EACH * len(actors) + 60)
    at = lay_out(actors, [(b.subject, b.object) for b in shown], height)
    boxes = {a: draw_box(names, a, at[n]) for n, a in enumerate(actors)}
    boxes = dict(zip(boxes, push_apart(list(boxes.values()), height), strict=True))
    return Graph(
        width=round(WIDTH),
        height=round(height),
        boxes=tuple(boxes.values()),
        lines=tuple(draw_line(bundle, boxes) for bundle in shown),
        hidden=len(weight) - len(actors),
    )


def bundle_ties(ties: Iterable[Tie]) -> list[Bundle]:
    """Bring together the ties of one sort from one actor to another."""
    found: dict[tuple[str, str, str], Bundle] = {}
    for row, tie in enumerate(ties, start=1):
        key = (tie.subject, tie.object, find_sort(tie))
        if tie.subject == tie.object:
            continue
        old = found.get(key)
        if old:
            found[key] = replace(old, rows=(*old.rows, row))
        else:
            found[key] = Bundle(
                subject=key[0], object=key[1], sort=key[2], rows=(row,), relation=make_line(tie.relation)
            )
    return list(found.values())


def lay_out(actors: Sequence[str], pairs: Sequence[tuple[str, str]], height: float) -> list[Point]:
    """Place actors so that those with ties draw near and all keep apart."""
    number = {actor: n for n, actor in enumerate(actors)}
    joined = sorted({(min(number[a], number[b]), max(number[a], number[b])) for a, b in pairs})
    at = [(WIDTH * (n * 37 % 101 + 0.5) / 101, height * (n * 61 % 97 + 0.5) / 97) for n in range(len(actors))]
    wish = 0.8 * sqrt(WIDTH * height / len(actors))
    for step in range(ROUNDS):
        heat = WIDTH / 10 * (1 - step / ROUNDS)
        moves = find_forces(at, joined, wish, height)
        for n, (dx, dy) in enumerate(moves):
            length = sqrt(dx * dx + dy * dy) or 1.0
            go = min(length, heat) / length
            x, y = at[n][0] + dx * go, at[n][1] + dy * go
            at[n] = min(WIDTH - 90, max(90.0, x)), min(height - 30, max(30.0, y))
    return at


def find_forces(
    at: Sequence[Point], joined: Sequence[tuple[int, int]], wish: float, height: float
) -> list[list[float]]:
    """The pull and push on each place; sideways counts less than up and down, as boxes are wide."""
    wide = WIDTH / height / 2
    moves = [[(WIDTH / 2 - x) * PULL, (height / 2 - y) * PULL] for x, y in at]
    for a in range(len(at)):
        for b in range(a + 1, len(at)):
            dx, dy = at[a][0] - at[b][0], (at[a][1] - at[b][1]) * wide
            away = max(1.0, sqrt(dx * dx + dy * dy))
            force = wish * wish / away
            if (a, b) in joined:
                force -= away * away / wish
            for n, sign in ((a, 1), (b, -1)):
                moves[n][0] += sign * dx / away * force
                moves[n][1] += sign * dy / away * force / wide
    return moves


def draw_box(names: Names, actor: str, at: Point) -> ActorBox:
    """Draw the box of an actor around its name."""
    title = make_line(names.name_actor(actor))
    name = title if len(title) <= LONGEST_NAME else title[: LONGEST_NAME - 1] + "…"
    width = max(60.0, len(name) * LETTER + PADDING)
    return ActorBox(name=name, title=title, x=at[0], y=at[1], width=width, height=BOX_HEIGHT)


def push_apart(boxes: list[ActorBox], height: float) -> list[ActorBox]:
    """Push boxes apart until none overlaps, along the side where that is shorter."""
    at = [[box.x, box.y] for box in boxes]
    for _ in range(PUSHES):
        still = True
        for a in range(len(boxes)):
            for b in range(a + 1, len(boxes)):
                dx, dy = at[b][0] - at[a][0], at[b][1] - at[a][1]
                over_x = (boxes[a].width + boxes[b].width) / 2 + GAP - abs(dx)
                over_y = BOX_HEIGHT + GAP - abs(dy)
                if over_x > 0 and over_y > 0:
                    still = False
                    axis, push = (0, over_x / 2) if over_x < over_y else (1, over_y / 2)
                    sign = 1 if (dx, dy)[axis] >= 0 else -1
                    at[a][axis] -= sign * push
                    at[b][axis] += sign * push
        for n, box in enumerate(boxes):
            at[n][0] = min(WIDTH - box.width / 2 - 2, max(box.width / 2 + 2, at[n][0]))
            at[n][1] = min(height - BOX_HEIGHT / 2 - 2, max(BOX_HEIGHT / 2 + 2, at[n][1]))
        if still:
            break
    return [replace(box, x=round(x, 1), y=round(y, 1)) for box, (x, y) in zip(boxes, at, strict=True)]


def draw_line(bundle: Bundle, boxes: dict[str, ActorBox]) -> TieLine:
    """Draw the line of some ties, bowed to its right so that the way back and other sorts stand beside it."""
    a, b = boxes[bundle.subject], boxes[bundle.object]
    dx, dy = b.x - a.x, b.y - a.y
    length = max(1.0, sqrt(dx * dx + dy * dy))
    others = [box for box in boxes.values() if box is not a and box is not b]
    for bend in (BENDS[bundle.sort] * times for times in (1, -1.5, 2.5, -4, 6)):
        middle = ((a.x + b.x) / 2 - dy / length * bend, (a.y + b.y) / 2 + dx / length * bend)
        start, end = find_border(a, middle, 2.0), find_border(b, middle, ARROW)
        if not any(is_inside(point, box) for point in make_bow(start, middle, end, 24) for box in others):
            break
    if bundle.sort == "hostile":
        path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in make_zigzag(start, middle, end))
    else:
        path = f"M{start[0]:.1f} {start[1]:.1f}Q{middle[0]:.1f} {middle[1]:.1f} {end[0]:.1f} {end[1]:.1f}"
    return TieLine(
        path=path,
        sort=bundle.sort,
        width=round(1.2 + 0.5 * min(len(bundle.rows), 6), 1),
        href=f"#tie-{bundle.rows[0]}",
        rows=" ".join(map(str, bundle.rows)),
        title=f"{a.title} {bundle.relation} {b.title}: {count(len(bundle.rows), f'{bundle.sort} tie')}",
    )


def find_border(box: ActorBox, towards: Point, gap: float) -> Point:
    """Where the line from a box's middle towards a point leaves the box, and a little on."""
    dx, dy = towards[0] - box.x, towards[1] - box.y
    length = max(1.0, sqrt(dx * dx + dy * dy))
    half_x, half_y = box.width / 2, box.height / 2
    part = min(half_x / abs(dx) if dx else 1e9, half_y / abs(dy) if dy else 1e9) + gap / length
    return box.x + dx * part, box.y + dy * part


def make_bow(start: Point, middle: Point, end: Point, steps: int) -> list[Point]:
    """Points on the bow from start to end that bends towards a middle."""
    parts = [n / steps for n in range(steps + 1)]
    return [
        (
            (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * middle[0] + t * t * end[0],
            (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * middle[1] + t * t * end[1],
        )
        for t in parts
    ]


def is_inside(point: Point, box: ActorBox) -> bool:
    """Whether a line there would run through a box."""
    return abs(point[0] - box.x) < box.width / 2 + SWING and abs(point[1] - box.y) < box.height / 2 + SWING


def make_zigzag(start: Point, middle: Point, end: Point) -> Iterator[Point]:
    """Points to both sides of a bow, straight again before its end so that the arrow points on."""
    span = max(1.0, sqrt((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2))
    steps = max(2, round(span / WAVE))
    for n, (x, y) in enumerate(make_bow(start, middle, end, steps)):
        swing = 0.0 if n == 0 or n >= steps - 1 else SWING * (1 if n % 2 else -1)
        yield x - (end[1] - start[1]) / span * swing, y + (end[0] - start[0]) / span * swing
