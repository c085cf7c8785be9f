"""Nodes of one actor brought together: spellings, short forms, initials, glosses in brackets.

The nodes are walked in a fixed order and joined under their fullest name; a short form that would fit two actors of the
story is left alone, so that one surname of five people joins none of them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise

from rashomon.model import Comparison
from rashomon.world.cast import Entry
from rashomon.world.likeness import is_initials, is_short_body, is_short_person, is_spelling
from rashomon.world.nations import find_nation
from rashomon.world.words import fold


class Joined:
    """Nodes and the node that each is known under."""

    def __init__(self) -> None:
        """Begin with every node by itself."""
        self.parent: dict[str, str] = {}

    def find(self, node: str) -> str:
        """The node that this one is known under."""
        while node in self.parent:
            node = self.parent[node]
        return node

    def join(self, node: str, under: str) -> None:
        """Make two nodes one."""
        a, b = self.find(node), self.find(under)
        if a != b:
            self.parent[a] = b


def join_nodes(entries: list[Entry], comparison: Comparison) -> dict[str, str]:
    """Node -> the node that it is known under."""
    joined = Joined()
    names = tally_names(entries)
    join_glosses(entries, names, joined)
    join_spellings(names, joined)
    join_short(names, joined)
    join_appositions(entries, comparison, joined)
    return {node: joined.find(node) for node in {entry.node for entry in entries}}


def tally_names(entries: list[Entry]) -> dict[str, Counter[str]]:
    """Folded names of the story, with how often the reader took each for what."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        if entry.node.startswith("name:"):
            names[entry.node[5:]][entry.kind] += 1
    return dict(sorted(names.items(), key=lambda item: (-len(item[0].split()), -sum(item[1].values()), item[0])))


def is_person(kinds: Counter[str]) -> bool:
    """Whether the reader took the name for a person's more often than not."""
    return kinds["PER"] * 2 > sum(kinds.values())


def join_glosses(entries: list[Entry], names: dict[str, Counter[str]], joined: Joined) -> None:
    """Join a name with what stands in brackets after it, unless that is a place or an age."""
    for entry in entries:
        for gloss in entry.glosses:
            key = fold(gloss.text)
            if entry.kind == "PER" or not entry.node.startswith("name:") or find_nation(gloss.text):
                continue
            short = is_initials(key, entry.key) or gloss.text.isupper()
            if short or len(key.split()) > 1:
                joined.join(f"name:{key}", entry.node) if key in names else None


def join_spellings(names: dict[str, Counter[str]], joined: Joined) -> None:
    """Join names that are spellings of one."""
    keys = list(names)
    for n, key in enumerate(keys):
        for other in keys[:n]:
            if is_person(names[key]) == is_person(names[other]) and is_spelling(key, other):
                joined.join(f"name:{key}", f"name:{other}")
                break


def join_short(names: dict[str, Counter[str]], joined: Joined) -> None:
    """Join short forms and initials to the one actor that they fit."""
    for key in reversed(list(names)):
        person = is_person(names[key])
        fits = [
            other
            for other in names
            if other != key and is_person(names[other]) == person and fits_name(key, other, person)
        ]
        roots = {joined.find(f"name:{other}") for other in fits} - {joined.find(f"name:{key}")}
        if len(roots) == 1 and len(fits) > 0:
            joined.join(f"name:{key}", roots.pop())


def fits_name(short: str, full: str, person: bool) -> bool:
    """Whether a name can be the short form of another."""
    if len(short) >= len(full):
        return False
    if person:
        return is_short_person(short, full)
    return is_initials(short, full) or is_short_body(short, full)


BESIDE = re.compile(r"^(?:['’]s)?,?\s+(?:named\s+|called\s+|identified as\s+|a\s+|an\s+|the\s+)?$")


def join_appositions(entries: list[Entry], comparison: Comparison, joined: Joined) -> None:
    """Join a described person with the one person who is named beside the description: `the boy, named X`."""
    texts = {reading.report.id: reading.report.text for reading in comparison.story.readings}
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for left, right in pairwise(sorted(entries, key=lambda entry: entry.span.place)):
        pair = sorted((left, right), key=lambda entry: entry.named)
        if left.span.report != right.span.report or pair[0].named or not pair[1].named or not is_single(pair[0]):
            continue
        between = texts[left.span.report][left.span.end : right.span.start]
        if (
            BESIDE.match(between)
            and pair[1].kind in ("PER", "MISC", "")
            and (left.named or "," in between or is_age_form(left))
        ):
            told[pair[0].node][joined.find(pair[1].node)] += 1
    for node, persons in sorted(told.items()):
        if len(persons) == 1:
            joined.join(node, next(iter(persons)))


def is_single(entry: Entry) -> bool:
    """Whether a description is of one person."""
    return "/one" in entry.node


def is_age_form(entry: Entry) -> bool:
    """Whether a description is an age or a noun for a child, which stands before a name without a comma."""
    return entry.node.startswith("ring:child/")
