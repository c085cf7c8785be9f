"""Ships, aircraft and spacecraft that reports name: `the tanker Norvik Star`, `Ofwave Air Flight 175`, `the flight`.

In go the mentions of a story on their nodes and the readings; out come the mentions with those of craft. A craft is an
actor only where it has a name or a number, which a noun for craft stands beside. `The ship` is the one craft of its
kind that the report names, or the story where the report names none; where there are several, it is nobody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.model import Name, Reading, Span
from rashomon.world.actors.entries import Entry
from rashomon.world.actors.extents import find_extents
from rashomon.world.actors.nations import find_nation
from rashomon.world.actors.nouns import DEFINITE, OWN
from rashomon.world.actors.preludes import belongs
from rashomon.world.words import fold, read_table, singular

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

KIND = "vehicle"  # of their mentions, and the type of such an actor
FLIGHT = re.compile(
    r"\b(?:Flight(?: [Nn]o\.?| [Nn]umber)? ?#?|[Ff]light,? #?(?=[A-Z]))([A-Z]{2,3} ?)?(\d{1,4})\b(?! ?[%:,]?\d)"
)
CODE = re.compile(r"[a-z]{2,3}(\d{1,4})")  # of a flight, folded
BESIDE = re.compile(r", (?:a|an|the) ((?:[\w.-]+ ){0,4})([a-z]+)\b")
OTHER = frozenset(["JJR", "JJS"])  # tags of words that set one against others: `the larger ship`
MOST_WORDS = 5  # of a description before its noun
Named = tuple[Entry, str]


@lru_cache(maxsize=1)
def read_crafts() -> dict[str, str]:
    """Noun for craft -> where it moves."""
    return dict((row[0], row[1]) for row in read_table("actors/crafts.tsv"))


def add_crafts(entries: list[Entry], readings: Sequence[Reading]) -> list[Entry]:
    """Add the mentions of craft; names and parts of names that they cover are of the craft."""
    named = [row for reading in readings for row in (*find_flights(reading, entries), *find_ships(reading, entries))]
    if not named:
        return entries
    nodes = {entry.node for entry, _ in named}
    spans = {span for entry, _ in named for span in (entry.span, *entry.forms)}
    kept = [entry for entry in entries if entry.span not in spans]
    moved = [replace(entry, node=find_craft(entry, nodes) or entry.node) for entry in kept]
    told = [entry for reading in readings for entry in find_described(reading, named, moved)]
    return moved + [entry for entry, _ in named] + told


def find_craft(entry: Entry, nodes: set[str]) -> str | None:
    """The craft that another name is of: a flight's number, or a craft's name with its noun."""
    code = CODE.fullmatch(entry.key) if entry.named else None
    head, _, last = entry.key.rpartition(" ")
    for node in ([f"craft:flight {code.group(1)}"] if code else []) + [f"name:{head}"] * (
        entry.named and last in read_crafts()
    ):
        if node in nodes:
            return node
    return None


def find_flights(reading: Reading, entries: Sequence[Entry]) -> Iterator[Named]:
    """The flights that a report names by number, with the airline before."""
    own = [entry.span for entry in entries if entry.named and entry.span.report == reading.report.id]
    for match in FLIGHT.finditer(reading.report.text):
        before = [span for span in own if span.start < match.start() <= span.end + 1]
        over = [span for span in own if match.start() < span.end and span.start < match.end()]
        start = min((span.start for span in before), default=match.start())
        forms = (reading.report.span(start, match.end()), *over) if start < match.start() else tuple(over)
        span = reading.report.span(*match.span())
        node = f"craft:flight {match.group(2)}"
        yield Entry(node=node, span=span, named=True, kind=KIND, forms=forms, nouns=("flight",)), "air"


def find_ships(reading: Reading, entries: Sequence[Entry]) -> Iterator[Named]:
    """The names that a noun for craft stands beside, in order, with the phrase that both make."""
    own = {entry.span: entry for entry in entries if entry.named and entry.span.report == reading.report.id}
    for name in reading.names:
        if name.type in ("PER", "GROUP") or find_nation(name.span.text):
            continue
        found = find_noun(reading, name)
        if found:
            noun, whole = found
            entry = own.get(name.span) or Entry(node=f"name:{fold(name.span.text)}", span=name.span, named=True)
            forms = tuple(dict.fromkeys((*entry.forms, whole)))
            yield replace(entry, kind=KIND, forms=forms, nouns=(*entry.nouns, noun)), read_crafts()[noun]


def find_noun(reading: Reading, name: Name) -> tuple[str, Span] | None:
    """The noun for craft that stands before a name, after it, or beside it, and the phrase that both make."""
    doc, report = reading.doc, reading.report
    tokens = doc.char_span(name.span.start, name.span.end, alignment_mode="expand")
    if tokens is None:
        return None
    before = doc[tokens.start - 1] if tokens.start else None
    if before is not None and before.lower_ in read_crafts() and before.lower_ != "flight" and before.whitespace_:
        return before.lower_, report.span(doc[find_first(doc, before.i)].idx, name.span.end)
    after = doc[tokens.end] if tokens.end < len(doc) else None
    if after is not None and after.text in read_crafts() and name.type == "MISC" and ends(doc, after):
        return after.text, report.span(name.span.start, after.idx + len(after))
    match = BESIDE.match(report.text, name.span.end)
    if match and match.group(2) in read_crafts() and name.type != "ORG":
        return match.group(2), report.span(name.span.start, match.end())
    return None


def find_first(doc: Doc, at: int) -> int:
    """Where the words begin that describe a noun."""
    first = at
    while first > 0 and at - first < MOST_WORDS and belongs(doc, first - 1) and doc[first - 1].lower_ not in OWN:
        first -= 1
    while first < at and doc[first].text in ("-", "'s", "’s"):
        first += 1
    return first


def ends(doc: Doc, token: Token) -> bool:
    """Whether a noun ends its phrase."""
    follows = doc[token.i + 1] if token.i + 1 < len(doc) else None
    return follows is None or (follows.text != "-" and follows.pos_ not in ("NOUN", "PROPN", "NUM"))


def find_described(reading: Reading, named: Sequence[Named], entries: Sequence[Entry]) -> Iterator[Entry]:
    """The descriptions of the one craft of a kind that the report names, or that the story does."""
    own = [e for e in (*entries, *(e for e, _ in named)) if e.span.report == reading.report.id]
    nodes = {entry.node for entry in own}
    kinds: dict[str, set[str]] = defaultdict(set)
    for entry, kind in named:
        kinds[kind].add(entry.node)
    taken = {at for e in own for span in (e.span, *e.forms) for at in range(span.start, span.end)}
    for token in reading.doc:
        kind = read_crafts().get(token.lower_, "")
        meant = (kinds[kind] & nodes) or kinds[kind] if kind else set()
        if (
            len(meant) != 1
            or token.idx in taken
            or token.pos_ not in ("", "NOUN", "PROPN")
            or not ends(reading.doc, token)
        ):
            continue
        first = find_first(reading.doc, token.i)
        words = reading.doc[first : token.i]
        grade = find_grade(reading, first)
        if grade and not any(word.idx in taken or word.tag_ in OTHER or word.lower_ == "other" for word in words):
            span = reading.report.span(reading.doc[first].idx, token.idx + len(token))
            wide = find_extents(reading, span, named=True)
            node = next(iter(meant))
            yield Entry(node=node, span=span, kind=KIND, nouns=(singular(token.lower_),), wide=wide, grade=grade)


def find_grade(reading: Reading, first: int) -> str | None:
    """How a description of a craft is brought in: with `the`, or with `a` where a report opens; None otherwise."""
    before = reading.doc[first - 1].lower_ if first else ""
    if before in DEFINITE:
        return "definite"
    opening = sorted(sentence.span for sentence in reading.sentences)[:2]
    opens = before in ("a", "an") and any(s.start <= reading.doc[first].idx < s.end for s in opening)
    return "indefinite" if opens else None
