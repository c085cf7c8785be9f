"""Descriptions of one noun brought together or kept apart over a story: `the driver` is `the tram driver`.

In go the mentions of a story on their nodes and which node each is known under; out come the mentions. A noun that
stands alone goes to the one actor that the report, else the story, describes by that noun with more words; where there
are several, to the one that is described so far more often than the others. People of one noun whose ages are years
apart are two.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace

from rashomon.world.actors.entries import Entry, hold_apart
from rashomon.world.words import singular

CLEAR = 4  # how many times as often as all others an actor must be described so
SPAN = 3  # years by which the ages that reports give of one person may differ
FORCE = re.compile(r"[^/]+ (?:police(?: (?:department|dept|service|force))?|constabulary)")  # a name, folded
POLICE = re.compile(r"(?:body:[^/]+/police|ring:police/[A-Z]{0,2}|ring:department/one//police)")
AGE = re.compile(r"\b(\d{1,3})[- ]year[- ]old", re.IGNORECASE)


def settle_heads(entries: list[Entry], root: Mapping[str, str], apart: Collection[tuple[str, str]] = ()) -> list[Entry]:
    """Move the descriptions that say less to the actors that they mean; not between nodes that are kept apart."""
    held = hold_apart(root, apart)
    entries = name_forces(entries, root, held)
    named = {root.get(entry.node, entry.node) for entry in entries if entry.named}
    full: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for entry in entries:
        node = root.get(entry.node, entry.node)
        for noun in entry.nouns if node in named or is_told(node) else ():
            full[singular(noun), ""][node] += node not in named
            full[singular(noun), entry.span.report][node] += 1
    out = []
    for entry in entries:
        node = root.get(entry.node, entry.node)
        better = None
        if is_bare(node) and node not in named and len(entry.nouns) == 1:
            noun = singular(entry.nouns[0])
            better = find_clear(full[noun, entry.span.report]) or find_clear(full[noun, ""])
        out.append(replace(entry, node=better) if better and frozenset((node, better)) not in held else entry)
    return out


def is_bare(node: str) -> bool:
    """Whether a node is of a noun for one without any other word."""
    return bool(re.fullmatch(r"ring:[^/]+/one(?://)?", node))


def is_told(node: str) -> bool:
    """Whether a node is of a noun for one with other words, or of a country."""
    return bool(re.fullmatch(r"ring:[^/]+/one/[^#]*[^/#][^#]*", node))


def find_clear(weight: Counter[str]) -> str | None:
    """The node that alone is told by a noun, or far more often than all others."""
    weight = +weight
    if not weight:
        return None
    best = min(weight, key=lambda node: (-weight[node], node))
    return best if weight[best] >= CLEAR * (sum(weight.values()) - weight[best]) else None


def split_ages(entries: list[Entry]) -> list[Entry]:
    """Set those apart whose age is years from the age that is told most of their noun."""
    ages: dict[str, Counter[int]] = defaultdict(Counter)
    for entry in entries:
        age = read_age(entry)
        if age is not None:
            ages[entry.node][age] += 1
    out = []
    for entry in entries:
        node, age = entry.node, read_age(entry)
        usual = min(ages[node], key=lambda n: (-ages[node][n], n)) if node in ages else None
        if age is None or usual is None or entry.named or abs(age - usual) <= SPAN:
            out.append(entry)
        else:
            out.append(replace(entry, node=f"{entry.node}#{age // (2 * SPAN)}"))
    return out


def split_nations(entries: list[Entry]) -> list[Entry]:
    """Set those apart of a noun for anybody (`a British woman`) whose country is not the one told most of that noun."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        if entry.nation and is_kin(entry):
            told[entry.node][entry.nation] += 1
    out = []
    for entry in entries:
        nations = told.get(entry.node) if entry.nation and is_kin(entry) else None
        usual = min(nations, key=lambda code: (-nations[code], code)) if nations else entry.nation
        out.append(replace(entry, node=f"{entry.node}#{entry.nation}") if entry.nation != usual else entry)
    return out


def is_kin(entry: Entry) -> bool:
    """Whether a mention describes one person by a noun whose node tells no country."""
    return not entry.named and bool(re.fullmatch(r"ring:[^/]+/one(?:#\d+)?", entry.node))


def read_age(entry: Entry) -> int | None:
    """The age in years that a description of one person gives."""
    found = AGE.search(entry.span.text) if "/one" in entry.node else None
    return int(found.group(1)) if found else None


def name_forces(entries: list[Entry], root: Mapping[str, str], held: Collection[frozenset[str]]) -> list[Entry]:
    """Give `the police` to the one force that the story names, or names far more often than others."""
    forces: Counter[str] = Counter()
    for entry in entries:
        if entry.named and entry.kind != "PER" and FORCE.fullmatch(entry.key):
            forces[root.get(entry.node, entry.node)] += 1
    best = find_clear(forces)
    out = []
    for entry in entries:
        node = root.get(entry.node, entry.node)
        moves = best and POLICE.fullmatch(node) and frozenset((node, best)) not in held
        out.append(replace(entry, node=best) if best and moves else entry)
    return out
