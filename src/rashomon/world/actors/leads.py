"""Who is described before being named: `A ferryman has been fined ... Ivo Vane, 41, was caught`, and by age.

In go the mentions of a story on their nodes, which node each is known under, and the readings; out come the mentions.
News brings a person in by a description that opens its title or is the subject of its first sentence, and names the
person in one of the next; and a description with an age (`the 41-year-old`) is of the one person of the story whose age
is told so. Neither moves where a sentence has both, or where country, age or sex speak against it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.model import Reading, Span
from rashomon.world.actors.entries import Entry, hold_apart
from rashomon.world.actors.heads import SPAN, read_age
from rashomon.world.actors.predicates import BODIES, find_tokens
from rashomon.world.words import fold, read_table, singular

FAR = 2  # sentences from a description to the name that it announces; from 3 on another is named (10 leads read)
OPENING = frozenset(["indefinite", "bare"])
SUBJECTS = frozenset(["nsubj", "nsubj:pass"])
TOLD = re.compile(r"^,? \(?(?:aged |age )?(\d{1,3})(?=[,.;)])")  # an age after a name
BEFORE = re.compile(r"(\d{1,3})-year-old\s+(?:\w+\s+){0,3}$")  # and before it
Move = tuple[str, str]


def settle_leads(
    entries: list[Entry],
    root: Mapping[str, str],
    readings: Sequence[Reading],
    apart: Collection[tuple[str, str]] = (),
) -> list[Entry]:
    """Move the descriptions that announce a person, or tell a person's age, to the person."""
    story = People(entries, root, readings)
    moves: dict[tuple[str, str], str] = {}
    for report, node, whom in (*story.find_announced(), *story.find_aged()):
        moves.setdefault((report, node), whom)
    held = hold_apart(root, apart)
    homes: dict[str, set[str]] = defaultdict(set)
    for (_, node), whom in moves.items():
        homes[node].add(whom)
    out = []
    for entry in entries:
        node = root.get(entry.node, entry.node)
        person: str | None = moves.get((entry.span.report, node))
        if person is None and len(homes[node]) == 1 and story.has(entry.span.report, next(iter(homes[node]))):
            person = next(iter(homes[node]))  # where another report announces so who is named here too
        moved = person and not entry.named and frozenset((node, person)) not in held
        moved = moved and person and story.may_be(node, person)
        out.append(replace(entry, node=person) if person and moved else entry)
    return out


class People:
    """The persons of a story, named and described, by report."""

    def __init__(self, entries: Sequence[Entry], root: Mapping[str, str], readings: Sequence[Reading]) -> None:
        """Gather the mentions of persons in their order."""
        self.readings = {reading.report.id: reading for reading in readings}
        self.starts = {name: sorted(s.span.start for s in r.sentences) for name, r in self.readings.items()}
        nodes = [(root.get(entry.node, entry.node), entry) for entry in sorted(entries, key=lambda e: e.span.place)]
        kinds: dict[str, Counter[bool]] = defaultdict(Counter)
        for node, entry in nodes:
            kinds[node][entry.kind == "PER"] += entry.named
        self.named = {node for node, told in kinds.items() if told[True] > told[False]}
        self.rows: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
        self.sexes: dict[str, set[str]] = defaultdict(set)
        self.ages: dict[str, set[int]] = defaultdict(set)
        self.nations: dict[str, set[str]] = defaultdict(set)
        self.sentences: dict[str, set[tuple[str, int]]] = defaultdict(set)
        for node, entry in nodes:
            if node in self.named or is_person(node, entry):
                self.rows[entry.span.report].append((node, entry))
                self.note(node, entry)

    def note(self, node: str, entry: Entry) -> None:
        """Note what a mention tells of its person."""
        self.sexes[node] |= read_sexes(entry)
        self.ages[node] |= set(self.read_ages(entry))
        self.nations[node] |= {entry.nation} if entry.nation else set()
        self.sentences[node].add(self.place(entry.span))

    def place(self, span: Span) -> tuple[str, int]:
        """The sentence that a span stands in."""
        return span.report, bisect_right(self.starts[span.report], span.start)

    def has(self, report: str, node: str) -> bool:
        """Whether a report has a person."""
        return any(place[0] == report for place in self.sentences[node])

    def read_ages(self, entry: Entry) -> Iterator[int]:
        """The ages that a mention and what stands around its name tell."""
        text, span = self.readings[entry.span.report].report.text, entry.span
        age = read_age(entry)
        if age is not None:
            yield age
        if entry.named:
            after, before = TOLD.match(text[span.end : span.end + 16]), BEFORE.search(text[: span.start][-60:])
            yield from (int(match.group(1)) for match in (after, before) if match)

    def find_announced(self) -> Iterator[tuple[str, str, str]]:
        """The descriptions that open a report, with the person named next, as (report, node, person)."""
        for report, rows in self.rows.items():
            first = next((n for n, (node, _) in enumerate(rows) if node in self.named), None)
            if first is None:
                continue
            person, name = rows[first]
            for node, entry in rows[:first]:
                near = self.place(name.span)[1] - self.place(entry.span)[1] <= FAR
                if near and entry.grade in OPENING and self.opens(entry):
                    yield report, node, person

    def opens(self, entry: Entry) -> bool:
        """Whether a description begins the title, or is the subject of the first sentence of the body."""
        reading = self.readings[entry.span.report]
        title, body = reading.report.title_at, reading.report.body
        if title and title[0] <= entry.span.start < title[1]:
            return not reading.report.text[title[0] : entry.span.start].strip("“”\"‘’' ")
        lead = bisect_right(self.starts[entry.span.report], body[0][0]) if body else 1
        tokens = find_tokens(reading, entry) if self.place(entry.span)[1] == max(lead, 1) else None
        return tokens is not None and tokens.root.dep_ in SUBJECTS and tokens.root.head.dep_.lower() == "root"

    def find_aged(self) -> Iterator[tuple[str, str, str]]:
        """The descriptions with an age that one named person alone has, as (report, node, person)."""
        holders: dict[int, set[str]] = defaultdict(set)
        for node in self.named:
            for age in self.ages[node]:
                holders[age].add(node)
        for report, rows in self.rows.items():
            for node, entry in rows:
                told = read_age(entry) if node not in self.named else None
                if told is not None and len(holders[told]) == 1:
                    yield report, node, next(iter(holders[told]))

    def may_be(self, node: str, person: str) -> bool:
        """Whether nothing speaks against a description being of a person."""
        if self.sentences[node] & self.sentences[person]:
            return False
        for told in (self.sexes, self.nations):
            if told[node] and told[person] and not told[node] & told[person]:
                return False
        return all(abs(a - b) <= SPAN for a in self.ages[node] for b in self.ages[person])


def is_person(node: str, entry: Entry) -> bool:
    """Whether a mention describes one person."""
    return "/one" in node and not entry.named and entry.kind not in BODIES and not node.startswith("ring:part/")


def read_sexes(entry: Entry) -> set[str]:
    """Whether the nouns and titles of a mention are of a man or of a woman."""
    words = {word for form in (entry.span, *entry.forms) for word in fold(form.text).split()[:1]}
    words |= {singular(noun) for noun in entry.nouns}
    return {sex for word, sex in read_table("actors/sexes.tsv") if word in words}
