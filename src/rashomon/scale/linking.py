"""Fourth stage: who had it from whom, and which passages are copies of one. In go pairs, out come links and clusters.

The reports that any pairs connect are taken together, so that what is held at a time is one such group. In a group a
pair that a third report explains is left out; the others become links, and their passages become clusters: two passages
are in one where they are copies, or where in one report they overlap by half.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from rashomon.model import Link, Report
from rashomon.scale.plan import Step
from rashomon.scale.reading import read_report
from rashomon.scale.state import State

if TYPE_CHECKING:
    from rashomon.compare import Pair

SAME = 0.5  # share of the shorter of two passages of a report that must lie in the other for the two to be one
HELD = 256  # reports that are held at a time
MANY = 1_000  # rows that are written together
ABOUT = "SELECT id, outlet, published, data FROM reports WHERE n = ?"


class Place(NamedTuple):
    """A passage: the number of its report, and from where to where."""

    report: int
    start: int
    end: int


class Cluster(NamedTuple):
    """Passages that are copies of one, and what they stem from: `kind` is source, report or unseen."""

    members: tuple[Place, ...]
    origin: str
    kind: str
    credited: int


class Forest:
    """Numbers or places that are joined to one another, step by step."""

    def __init__(self) -> None:
        self.above: dict[Any, Any] = {}

    def find(self, one: Any) -> Any:
        """The least of those that one is joined to."""
        root = one
        while (higher := self.above.setdefault(root, root)) != root:
            root = higher
        while one != root:
            self.above[one], one = root, self.above[one]
        return root

    def join(self, one: Any, other: Any) -> None:
        """Join two."""
        low, high = sorted((self.find(one), self.find(other)))
        self.above[high] = low


def link_all(state: State, step: Step) -> None:
    """Make all links and clusters; done anew after a break."""
    with state.batch() as db:
        for table in ("links", "members", "clusters", "homes"):
            db.execute(f"DELETE FROM {table}")
    link_credited(state, step)
    find_homes(state)
    link_groups(state, step)
    state.put(stage="write")


def link_credited(state: State, step: Step) -> None:
    """Link each report to those that it credits."""
    from rashomon.compare import link_credits

    total = state.next_report()
    rows: list[tuple[Any, ...]] = []
    for n, *about in state.ask("SELECT n, id, outlet, published, data FROM reports ORDER BY n"):
        rows += [write_link(n, link) for link in link_credits(read_report(about))]
        if len(rows) >= MANY:
            add_links(state, rows)
        step("credits", n + 1, total)
    add_links(state, rows)


def write_link(n: int, link: Link) -> tuple[Any, ...]:
    """Write a link as the row of its report."""
    evidence, theirs = ([[s.start, s.end, s.text] for s in spans] for spans in (link.evidence, link.theirs))
    data = {"scope": link.scope, "directed": link.directed, "share": link.share, "evidence": evidence, "theirs": theirs}
    return n, link.basis, link.origin, json.dumps(data)


def add_links(state: State, rows: list[tuple[Any, ...]]) -> None:
    """Write rows of links and empty the list."""
    with state.batch() as db:
        db.executemany("INSERT INTO links (report, basis, origin, data) VALUES (?, ?, ?, ?)", rows)
    rows.clear()


def find_homes(state: State) -> None:
    """Find which reports are connected by pairs; each group goes by its least number."""
    forest = Forest()
    for left, right in state.ask("SELECT left, right FROM pairs ORDER BY left, right"):
        forest.join(left, right)
    with state.batch() as db:
        db.executemany("INSERT INTO homes VALUES (?, ?)", ((n, forest.find(n)) for n in sorted(forest.above)))


def link_groups(state: State, step: Step) -> None:
    """Link the reports of each group, and find the clusters of their passages."""
    total, done = state.count("pairs"), 0
    rows: list[tuple[Any, ...]] = []
    clusters: list[Cluster] = []
    query = (
        "SELECT home, left, right, weight, places FROM pairs JOIN homes ON homes.n = pairs.left "
        "ORDER BY home, weight DESC, left, right"
    )
    for _, group in groupby(state.ask(query), key=lambda row: row[0]):
        links, found, size = link_group(state, group)
        rows += links
        clusters += found
        done += size
        if len(rows) >= MANY:
            add_links(state, rows)
            add_clusters(state, clusters)
        step("link", done, total)
    add_links(state, rows)
    add_clusters(state, clusters)


def add_clusters(state: State, clusters: list[Cluster]) -> None:
    """Write clusters and empty the list."""
    first = state.count("clusters")
    with state.batch() as db:
        for n, cluster in enumerate(clusters, start=first):
            reports = len({place.report for place in cluster.members})
            db.execute("INSERT INTO clusters VALUES (?, ?, ?, ?, ?)", (n, reports, *cluster[1:]))
            db.executemany("INSERT INTO members VALUES (?, ?, ?, ?)", ((n, *place) for place in cluster.members))
    clusters.clear()


def link_group(state: State, group: Iterable[tuple[Any, ...]]) -> tuple[list[tuple[Any, ...]], list[Cluster], int]:
    """Give the links of a group of reports as rows, its clusters, and how many pairs it had."""
    from rashomon.compare import drop_explained, link_pair

    fetch = lru_cache(maxsize=HELD)(lambda n: fetch_report(state, n))
    rows, joins, takers, size = [], [], set(), 0

    def read() -> Iterator[Pair]:
        nonlocal size
        for row in group:
            size += 1
            yield read_pair(fetch, row)

    for pair in drop_explained(read()):
        left, right = fetch(pair.left), fetch(pair.right)
        link = link_pair(left, right, pair)
        taker, origin = (pair.left, pair.right) if link.report == left.id else (pair.right, pair.left)
        rows.append(write_link(taker, link))
        places = zip(pair.here, pair.there, strict=True)
        joins += [(Place(pair.left, a.start, a.end), Place(pair.right, b.start, b.end)) for a, b in places]
        if link.directed:
            takers.add((taker, origin))
    clusters = [judge_cluster(part, takers, fetch) for part in gather_places(joins)]
    return rows, clusters, size


def fetch_report(state: State, n: int) -> Report:
    """Fetch a report from the state."""
    return read_report(next(state.ask(ABOUT, (n,))))


def read_pair(fetch: Any, row: Sequence[Any]) -> Pair:
    """Read a pair back from its row."""
    from rashomon.compare import Pair

    _, left, right, weight, places = row
    sides = (fetch(left), fetch(right), fetch(left), fetch(right))
    spans = [tuple(side.span(*place) for place in part) for side, part in zip(sides, json.loads(places), strict=True)]
    return Pair(left, right, weight, spans[0], spans[1], spans[2] + spans[3])


# ------------------------------------------------------------------ clusters


def gather_places(joins: Sequence[tuple[Place, Place]]) -> list[list[Place]]:
    """Gather the passages that are copies of one, over overlaps within a report; each ordered, first report first."""
    forest = Forest()
    for one, other in joins:
        forest.join(one, other)
    places = sorted(forest.above)
    for _, group in groupby(places, key=lambda place: place.report):
        join_overlaps(forest, list(group))
    parts: dict[Place, list[Place]] = defaultdict(list)
    for place in places:
        parts[forest.find(place)].append(place)
    return [merge_places(part) for _, part in sorted(parts.items())]


def join_overlaps(forest: Forest, places: Sequence[Place]) -> None:
    """Join the passages of one report that overlap by half of the shorter."""
    near: list[Place] = []
    for place in places:
        near = [other for other in near if other.end > place.start]
        for other in near:
            shorter = min(place.end - place.start, other.end - other.start)
            if min(place.end, other.end) - place.start >= SAME * shorter:
                forest.join(place, other)
        near.append(place)


def merge_places(places: Iterable[Place]) -> list[Place]:
    """Merge the passages of each report that overlap."""
    from rashomon.compare import join_places

    homes: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for place in places:
        homes[place.report].append((place.start, place.end))
    return [Place(n, *part) for n, parts in sorted(homes.items()) for part in join_places(parts)]


def judge_cluster(members: Sequence[Place], takers: set[tuple[int, int]], fetch: Any) -> Cluster:
    """Tell what a cluster stems from: the agency most credited for whole reports, its only root, or a text unseen."""
    reports = sorted({place.report for place in members})
    names: Counter[str] = Counter()
    for n in reports:
        names.update({c.name for c in fetch(n).credits if c.scope == "report" and c.known})
    if names:
        name = min(names, key=lambda name: (-names[name], name))
        return Cluster(tuple(members), name, "source", names[name])
    inner = [(taker, origin) for taker, origin in takers if taker in reports and origin in reports]
    roots = set(reports) - {taker for taker, _ in inner}
    if len(roots) == 1:
        return Cluster(tuple(members), fetch(roots.pop()).id, "report", 0)
    return Cluster(tuple(members), "", "unseen", 0)
