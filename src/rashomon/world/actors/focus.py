"""Whom a description means that stands once in a story: `the ambitious shipowner`, `the 46-year-old Norwegian`.

In go the mentions of a story on their nodes, which node each is known under, and the readings; out come the mentions.
News varies the name of the person a report is about by descriptions that it uses once and brings nobody in with. Such
a description with `the` is of the one whom the report names more often than all others together, if that person was
named last before it, or if the others are hardly named at all. It is not where its sentence names that person, or where
country, age or sex speak against it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.model import Reading
from rashomon.world.actors.citizens import find_citizens
from rashomon.world.actors.descriptions import GOES_ON
from rashomon.world.actors.entries import Entry, hold_apart
from rashomon.world.actors.leads import People, is_person
from rashomon.world.actors.nouns import read_people
from rashomon.world.words import singular

CLEAR = 4  # how many times as often as all others together a person is named who alone can be meant
BUSINESSES = frozenset(["company", "bank", "business", "giant", "corporation", "service"])  # rings
TWICE = 2  # how many times as often as any other a body is named whom a report is about
FAR = 4  # sentences from the name of the person whom a report is about to a description of that person


def add_citizens(entries: list[Entry], readings: Sequence[Reading]) -> list[Entry]:
    """Add the persons told by country alone; what was read as a name there is none."""
    others = [entry for entry in entries if not entry.named or entry.outlet]
    covered = {(entry.span.report, at) for entry in others for at in range(entry.span.start, entry.span.end)}
    found = [
        entry
        for reading in readings
        for entry in find_citizens(reading)
        if (reading.report.id, entry.span.end - 1) not in covered
    ]
    spans = {span for entry in found for span in (entry.span, *entry.forms)}
    return [entry for entry in entries if entry.span not in spans] + found


def settle_focus(
    entries: list[Entry],
    root: Mapping[str, str],
    readings: Sequence[Reading],
    apart: Collection[tuple[str, str]] = (),
) -> list[Entry]:
    """Move the descriptions that stand once to the person in focus; not between nodes that are kept apart."""
    story = People(entries, root, readings)
    held = hold_apart(root, apart)
    weight = Counter(root.get(entry.node, entry.node) for entry in entries)
    moves = {
        root.get(entry.node, entry.node): person
        for rows in story.rows.values()
        for entry, person in find_focus(story, rows, weight)
        if frozenset((root.get(entry.node, entry.node), person)) not in held
    }
    return [replace(e, node=moves[node]) if (node := root.get(e.node, e.node)) in moves else e for e in entries]


def settle_businesses(
    entries: list[Entry],
    root: Mapping[str, str],
    readings: Sequence[Reading],
    apart: Collection[tuple[str, str]] = (),
) -> list[Entry]:
    """Move `the company` and its like to the body in focus of their report; not between nodes that are kept apart."""
    story = People(entries, root, readings)
    held = hold_apart(root, apart)
    rows: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
    rings: dict[str, set[str]] = defaultdict(set)
    persons = story.named
    for entry in sorted(entries, key=lambda entry: entry.span.place):
        node = root.get(entry.node, entry.node)
        if entry.named and node.startswith("name:") and node not in persons and entry.kind == "ORG":
            rows[entry.span.report].append((node, entry))
            rings[node] |= list_rings(entry)
    out = []
    for entry in entries:
        node = root.get(entry.node, entry.node)
        body = find_body(story, entry, node, rows[entry.span.report]) if is_business(node, entry) else None
        fits = body and not rings[body] - BUSINESSES and frozenset((node, body)) not in held
        out.append(replace(entry, node=body) if body and fits else entry)
    return out


def find_body(story: People, entry: Entry, node: str, rows: Sequence[tuple[str, Entry]]) -> str | None:
    """The body that a report is about, if it is named last before a description, or the others hardly are."""
    named = [(other, one.span) for other, one in rows if not one.outlet]
    counts = Counter(other for other, _ in named)
    main = find_main(counts)
    text = story.readings[entry.span.report].report.text
    if main is None or GOES_ON.match(text, entry.span.end):
        return None
    before = [(other, span) for other, span in named if span.end <= entry.span.start]
    clear = counts[main] >= CLEAR * (len(named) - counts[main])
    last = [span for other, span in (before if clear else before[-1:]) if other == main][-1:]
    near = last and story.place(entry.span)[1] - story.place(last[0])[1] <= FAR
    return main if near else None


def find_main(counts: Counter[str]) -> str | None:
    """The one that is named more often than all others together, or twice as often as any other."""
    first = sorted(counts, key=lambda node: (-counts[node], node))[:2]
    most, second = (counts[first[0]], counts[first[-1]] if len(first) > 1 else 0) if first else (0, 0)
    return first[0] if most * 2 > counts.total() or (most > 2 and most >= TWICE * second) else None


def is_business(node: str, entry: Entry) -> bool:
    """Whether a mention describes one business."""
    ring = node.removeprefix("ring:").split("/")
    return entry.grade == "definite" and not entry.named and ring[0] in BUSINESSES and ring[1:2] == ["one"]


def list_rings(entry: Entry) -> set[str]:
    """What the nouns in and beside a body's name say that it is."""
    nouns = {singular(entry.key.split()[-1]), *(singular(noun) for noun in entry.nouns)}
    return {read_people()[noun][0] for noun in nouns if noun in read_people()}


def find_focus(
    story: People, rows: Sequence[tuple[str, Entry]], weight: Mapping[str, int]
) -> Iterator[tuple[Entry, str]]:
    """The lone descriptions of one report, with the person whom each means."""
    named = [(node, entry.span) for node, entry in rows if node in story.named]
    counts = Counter(node for node, _ in named)
    main = next((node for node, count in counts.items() if count * 2 > len(named)), "")
    clear = counts[main] >= CLEAR * (len(named) - counts[main])
    text = story.readings[rows[0][1].span.report].report.text if rows else ""
    for node, entry in rows:
        if text.startswith(" of ", entry.span.end):
            continue  # it says itself whose head it is
        if node in story.named or not is_person(node, entry) or entry.grade != "definite" or weight[node] > 1:
            continue
        before = [(other, span) for other, span in named if span.end <= entry.span.start]
        last = [span for other, span in (before if clear else before[-1:]) if other == main][-1:]
        near = last and story.place(entry.span)[1] - story.place(last[0])[1] <= FAR
        if near and story.may_be(node, main):
            yield entry, main
