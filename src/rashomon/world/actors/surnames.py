"""A family name that several persons of a story bear: whom each report means by it.

In go the mentions of a story on their nodes and which node each is known under; out come the mentions. Where a family
name alone fits several (joining.py then leaves it alone), it is of the one who has its title elsewhere in the story
(`President Vane`), else of the only one whom its report names in full.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace

from rashomon.world.actors.entries import Entry, hold_apart
from rashomon.world.actors.joining import fits_name, is_person, tally_names
from rashomon.world.words import fold, read_table


def settle_surnames(
    entries: list[Entry], root: Mapping[str, str], apart: Collection[tuple[str, str]] = ()
) -> list[Entry]:
    """Move the family names of several to the one whom each report means; not between nodes that are kept apart."""
    bearers = find_bearers(entries, root)
    if not bearers:
        return entries
    held = hold_apart(root, apart)
    reports: dict[str, set[str]] = defaultdict(set)
    titles: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        node = root.get(entry.node, entry.node)
        if entry.named and " " in entry.key:
            reports[node].add(entry.span.report)
            titles[node] |= read_titles(entry)
    out = []
    for entry in entries:
        fits = bearers.get(entry.node, ()) if entry.named else ()
        titled = [node for node in fits if titles[node] & read_titles(entry)]
        named = [node for node in fits if entry.span.report in reports[node]]
        best = titled or ([] if read_titles(entry) else named)
        moves = len(best) == 1 and frozenset((entry.node, best[0])) not in held
        out.append(replace(entry, node=best[0]) if moves else entry)
    return out


def find_bearers(entries: list[Entry], root: Mapping[str, str]) -> dict[str, list[str]]:
    """Node of each family name that nobody has alone -> the nodes of those who bear it."""
    names = tally_names(entries)
    people = [key for key in names if is_person(names[key])]
    found = {}
    for key in people:
        node = f"name:{key}"
        if " " not in key and root.get(node, node) == node:
            fits = {root.get(f"name:{other}", f"name:{other}") for other in people if fits_name(key, other, names)}
            found[node] = sorted(fits - {node})
    return {node: fits for node, fits in found.items() if len(fits) > 1}


def read_titles(entry: Entry) -> set[str]:
    """The words that stand before a name in its widest form (`president`), but for `Mr` and its like."""
    first = min(entry.forms, key=lambda form: form.start, default=entry.span)
    plain = {word for word, _ in read_table("actors/sexes.tsv")}
    return set(fold(first.text[: max(0, entry.span.start - first.start)]).split()) - plain
