"""Two who are told together as one actor: `Anna Vane and Ivo Holm`, `the couple`, `the two pilots`.

In go the mentions of a story on their nodes, which node each is known under, and the readings; out come the mentions.
Where the story names two persons side by side more often than all other two, and tells of a couple, a pair, or two
of a noun, these are one actor with the names side by side; where it tells of no two, nothing is added.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from rashomon.model import Reading
from rashomon.world.actors.entries import Entry
from rashomon.world.actors.stated import list_marks
from rashomon.world.words import read_words, singular

LEAST = 2  # times that two are named together before they can be one actor
AND = re.compile(r"\s+(?:and|&)\s+")
LIST = re.compile(r"(?:,|\band)\s*$")  # before two of a longer list


def settle_couples(
    entries: list[Entry],
    root: Mapping[str, str],
    readings: Sequence[Reading],
    apart: Collection[tuple[str, str]] = (),
) -> list[Entry]:
    """Add the two who are named together, and move what tells of them as two to them."""
    texts = {reading.report.id: reading for reading in readings}
    named: dict[frozenset[str], list[Entry]] = defaultdict(list)
    for pair, whole in find_together(entries, root, texts):
        named[pair].append(whole)
    best = min(named, key=lambda pair: (-len(named[pair]), sorted(pair)), default=None)
    others = sum(len(found) for pair, found in named.items() if pair != best)
    told = find_told(entries, root) - {node for pair in apart for node in pair}
    if best is None or len(named[best]) < max(LEAST, others + 1) or not told:
        return entries
    node = named[best][0].node
    moved = [replace(e, node=node) if root.get(e.node, e.node) in told else e for e in entries]
    return moved + named[best]


def find_together(
    entries: Sequence[Entry], root: Mapping[str, str], texts: Mapping[str, Reading]
) -> Iterator[tuple[frozenset[str], Entry]]:
    """The two persons that stand side by side in a text and in no longer list, with the whole as a mention."""
    people = sorted((e for e in entries if e.named and e.kind == "PER"), key=lambda entry: entry.span.place)
    for left, right in pairwise(people):
        pair = frozenset(root.get(entry.node, entry.node) for entry in (left, right))
        if left.span.report != right.span.report or len(pair) < 2:
            continue
        report = texts[left.span.report].report
        begins = min(form.start for form in (right.span, *right.forms) if form.start >= left.span.end)
        between = report.text[left.span.end : begins]
        alone = not LIST.search(report.text[: left.span.start][-10:])
        if AND.fullmatch(between) and alone:
            node = f"pair:{'+'.join(sorted(one.removeprefix('name:') for one in pair))}"
            span = report.span(left.span.start, right.span.end)
            yield pair, Entry(node=node, span=span, named=True, kind="GROUP", sentence=left.sentence)


def find_told(entries: Sequence[Entry], root: Mapping[str, str]) -> set[str]:
    """The nodes of descriptions that tell of two, and never of another number: of those by a noun, the most told."""
    counts: dict[str, Counter[object]] = defaultdict(Counter)
    named = {root.get(entry.node, entry.node) for entry in entries if entry.named}
    pairs: set[str] = set()
    for entry in entries:
        node = root.get(entry.node, entry.node)
        if node in named or not node.startswith("ring:"):
            continue
        two = any(singular(noun) in read_words("actors/twos.txt") for noun in entry.nouns)
        pairs |= {node} if two else set()
        counts[node].update(["2"] if two else [value for kind, value in list_marks(entry) if kind == "count"])
    told = [node for node, found in counts.items() if set(found) == {"2"}]
    weight = Counter(root.get(entry.node, entry.node) for entry in entries)
    best = min(told, key=lambda node: (-weight[node], node), default=None)
    return {node for node in told if node == best or node in pairs}
