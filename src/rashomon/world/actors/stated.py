"""Descriptions of one actor in reports that state the same claim: `the crowd fled`, `thousands of spectators fled`.

In go the mentions of a story on their nodes, which node each is known under, and the comparison; out come the mentions.
Where two reports state one claim, and each has in its passage one actor of a sort (one person, several, a body) in the
same part of the clause, the two are one if one of them at least is only described and nothing speaks against it: a
country, a number or an age that differs, or a sentence that has both. People of one number of whom no other number
is told are one too (`five victims`, `5 patients`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations

from rashomon.compare import relate
from rashomon.model import Comparison, Reading, Span
from rashomon.world.actors.entries import Entry
from rashomon.world.actors.heads import SPAN, read_age
from rashomon.world.actors.predicates import BODIES
from rashomon.world.words import read_table, read_words, singular

KINDS = {"PER": "one", "ORG": "body", "MISC": "body"}
PARTS = {"nsubj": "subject", "nsubj:pass": "passive", "obj": "object"}
SIDE_BY_SIDE = 3  # reports that have both of two descriptions of unlike nouns, which then are two
LEAST_COUNT = 4  # people of one number that are one: from 4 on 2 of 2 pairs in 39 stories, of 2 or 3 one of 12
PEOPLE = frozenset(["person", "group of people"])
ANYBODY = frozenset(["man", "woman", "child"])  # rings of kin.txt that fit anybody
PARTIAL = frozenset(["many", "some", "most", "several", "few", "other", "more"])  # of a number that is left open
ALIKE = frozenset([("passive", "object"), ("object", "passive"), ("passive", "subject"), ("subject", "passive")])


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A mention in a passage of a claim: its node, what sort it is, and which part of the clause it has."""

    entry: Entry
    node: str
    sort: str
    part: str
    verb: str


def settle_stated(
    entries: list[Entry], root: Mapping[str, str], comparison: Comparison, apart: Collection[tuple[str, str]] = ()
) -> list[Entry]:
    """Bring the descriptions together that stand in the same place of one claim; not the nodes that are kept apart."""
    readings = {reading.report.id: reading for reading in comparison.story.readings}
    whole = Whole(entries, root, readings)
    moves: dict[str, str] = {}
    votes = whole.count_votes(comparison)
    ranked = sorted(votes, key=lambda pair: (-votes[pair], pair))
    for one, other in [*ranked, *whole.list_counted()]:
        one, other = find_last(moves, one), find_last(moves, other)
        held = any({find_last(moves, root.get(n, n)) for n in pair} == {one, other} for pair in apart)
        if one == other or held or not whole.may_be_one(one, other):
            continue
        under, moved = sorted((one, other), key=lambda node: (node not in whole.known, -whole.weight[node], node))
        moves[moved] = under
        whole.unite(moved, under)
    return [replace(e, node=find_last(moves, n)) if (n := root.get(e.node, e.node)) in moves else e for e in entries]


def find_last(moves: Mapping[str, str], node: str) -> str:
    """The node that a node has been moved to."""
    while node in moves:
        node = moves[node]
    return node


class Whole:
    """What the story tells of each node: where it stands, its countries, numbers and ages."""

    def __init__(self, entries: list[Entry], root: Mapping[str, str], readings: Mapping[str, Reading]) -> None:
        """Gather the mentions."""
        self.readings = readings
        self.told: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
        self.known: set[str] = set()
        self.weight: Counter[str] = Counter()
        self.sentences: dict[str, set[tuple[str, int]]] = defaultdict(set)
        self.nouns: dict[str, set[str]] = defaultdict(set)
        self.marks: dict[str, dict[str, set[object]]] = defaultdict(lambda: defaultdict(set))
        starts = {name: sorted(s.span.start for s in reading.sentences) for name, reading in readings.items()}
        for entry in sorted(entries, key=lambda entry: entry.span.place):
            node = root.get(entry.node, entry.node)
            self.told[entry.span.report].append((node, entry))
            self.weight[node] += 1
            self.sentences[node].add((entry.span.report, bisect_right(starts[entry.span.report], entry.span.start)))
            if entry.named or node.startswith(("nation:", "body:", "main:", "name:")):
                self.known.add(node)
            self.nouns[node].update(list_nouns(entry))
            for kind, value in list_marks(entry):
                self.marks[node][kind].add(value)

    def count_votes(self, comparison: Comparison) -> Counter[tuple[str, str]]:
        """Pairs of nodes with the number of claims that speak for it that they are one."""
        votes: Counter[tuple[str, str]] = Counter()
        for claim in comparison.claims:
            found: dict[str, dict[str, Told]] = defaultdict(dict)
            for evidence in claim.inner:
                for sort, told in self.list_parts(evidence).items():
                    found[sort].setdefault(told.node, told)
            for rows in found.values():
                for one, other in combinations(rows.values(), 2):
                    if one.entry.span.report != other.entry.span.report and suits(one, other):
                        votes[min(one.node, other.node), max(one.node, other.node)] += 1
        return votes

    def list_counted(self) -> list[tuple[str, str]]:
        """Pairs of nodes of people of whom the same number is told, and no other: `five victims`, `5 patients`."""
        told: dict[str, set[str]] = defaultdict(set)
        rows = [row for found in self.told.values() for row in found]
        round_ = {node for node, entry in rows if round_numbers() & {*map(singular, entry.span.text.lower().split())}}
        for node, entry in rows:
            counts = self.marks[node]["count"] if node not in self.known | round_ else ()
            if len(counts) == 1 and entry.kind in PEOPLE and sort_of(entry) == "many":
                told[str(next(iter(counts)))].add(node)
        telling = [nodes for count, nodes in sorted(told.items()) if is_telling(int(count))]
        return [pair for nodes in telling for pair in combinations(sorted(nodes), 2)]

    def list_parts(self, span: Span) -> dict[str, Told]:
        """The only actor of each sort that a passage has as subject or object."""
        found: dict[str, dict[str, Told]] = defaultdict(dict)
        for told in self.find_told(span):
            found[told.sort].setdefault(told.node, told)
        return {sort: next(iter(rows.values())) for sort, rows in found.items() if len(rows) == 1 and sort}

    def find_told(self, span: Span) -> Iterator[Told]:
        """The mentions in a passage that are parts of its clauses."""
        reading = self.readings[span.report]
        rows, parsed = self.told[span.report], reading.doc.has_annotation("DEP")
        for node, entry in rows[bisect_left(rows, span.start, key=lambda row: row[1].span.start) :]:
            if entry.span.start >= span.end:
                return
            tokens = None
            if parsed and entry.span.end <= span.end:
                tokens = reading.doc.char_span(entry.span.start, entry.span.end, alignment_mode="expand")
            if tokens is not None and tokens.root.dep_ in PARTS:
                head = tokens.root
                part, verb = PARTS[head.dep_], head.head.lemma_.lower()
                yield Told(entry=entry, node=node, sort=sort_of(entry), part=part, verb=verb)

    def may_be_one(self, one: str, other: str) -> bool:
        """Whether nothing speaks against two nodes being one actor."""
        if {one, other} <= self.known or self.sentences[one] & self.sentences[other]:
            return False
        if is_kin(one) != is_kin(other) or not (may_share(one, other) and may_share(other, one)):
            return False
        both = {report for report, _ in self.sentences[one]} & {report for report, _ in self.sentences[other]}
        unlike = not {one, other} & self.known and not are_related(self.nouns[one], self.nouns[other])
        if unlike and len(both) >= SIDE_BY_SIDE:
            return False
        left, right = self.marks[one], self.marks[other]
        for kind in ("nation", "count"):
            if left[kind] and right[kind] and not left[kind] & right[kind]:
                return False
        ages = [(a, b) for a in left["age"] for b in right["age"] if isinstance(a, int) and isinstance(b, int)]
        return not ages or any(abs(a - b) <= SPAN for a, b in ages)

    def unite(self, moved: str, under: str) -> None:
        """Count the mentions of a node as those of another."""
        self.weight[under] += self.weight[moved]
        self.sentences[under] |= self.sentences[moved]
        self.nouns[under] |= self.nouns[moved]
        for kind, values in self.marks[moved].items():
            self.marks[under][kind] |= values


def is_telling(count: int) -> bool:
    """Whether a number is one that hardly fits two crowds of a story: not small, and not round."""
    return count >= LEAST_COUNT and count % 100 > 0


def sort_of(entry: Entry) -> str:
    """Whether a mention is of one person, of a body, of several people, or of none of these."""
    if entry.named:
        return KINDS.get(entry.kind, "")
    if entry.node.startswith(("nation:", "main:")):
        return ""
    if entry.kind in BODIES:
        several = any(singular(noun) != noun for noun in entry.nouns) and not entry.node.startswith("body:")
        return "bodies" if several else "body"
    return "one" if "/one" in entry.node or entry.node.startswith("name:") else "many"


def suits(one: Told, other: Told) -> bool:
    """Whether two mentions have the same part in their clauses, and one noun, verb or number speaks for them too."""
    if one.part != other.part and (one.part, other.part) not in ALIKE:
        return False
    counts = read_number(one.entry), read_number(other.entry)
    if {*counts} & PARTIAL:
        return False
    related = are_related(list_nouns(one.entry), list_nouns(other.entry))
    described = not one.entry.named and not other.entry.named and one.sort != "body"
    return described or related or relate("v", one.verb, other.verb) in ("same", "kind")


def are_related(nouns: Collection[str], others: Collection[str]) -> bool:
    """Whether of some nouns one says the same as one of others, or is a kind of it."""
    return any(relate("n", a, b) in ("same", "kind") for a in nouns for b in others)


def list_nouns(entry: Entry) -> list[str]:
    """The nouns of a mention in the singular."""
    return [singular(noun) for noun in entry.nouns]


@cache
def small_numbers() -> dict[str, str]:
    """Number words and their values."""
    rows = read_table("language/numerals.tsv")
    return {"both": "2"} | {word: value for word, value, kind in rows if kind in ("small", "tens")}


@cache
def round_numbers() -> frozenset[str]:
    """Words for numbers that are seldom meant to the one (`million`, `dozens`)."""
    rows = read_table("language/numerals.tsv")
    return frozenset(word for word, _, kind in rows if kind not in ("small", "tens"))


def read_number(entry: Entry) -> str | None:
    """The word for a number with which a counted description begins."""
    return entry.span.text.split()[0].lower() if entry.grade == "counted" else None


def list_marks(entry: Entry) -> Iterator[tuple[str, object]]:
    """What a mention tells that another of the same actor may not contradict."""
    if entry.nation:
        yield "nation", entry.nation
    age = read_age(entry)
    if age is not None:
        yield "age", age
    count = read_number(entry) if age is None else None
    if count and (count.isdigit() or count in small_numbers()):
        yield "count", small_numbers().get(count, count)


def is_kin(node: str) -> bool:
    """Whether a node is of a noun that says whose somebody is, and so little of who it is."""
    return ring_of(node) in read_words("actors/kin.txt") - ANYBODY


def may_share(one: str, other: str) -> bool:
    """Whether the sort of a node lets it be another: countries are none, and a body of a country is only itself."""
    if ring_of(one) == "country":
        return False
    return not one.startswith("body:") or one.split("/")[1] == ring_of(other)


def ring_of(node: str) -> str:
    """The ring of a description's node."""
    return node.removeprefix("ring:").split("/")[0]
