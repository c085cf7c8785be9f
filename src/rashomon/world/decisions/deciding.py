"""A person's decisions carried out on the mentions of a story, before the program joins any names, and told of after.

What a decision names is found by its words (the name alone first, then with its title, then the phrase around it). One
actor: the nodes are joined, and no rule moves them on. Not one: they are kept apart, whichever way a rule would join
them; mentions that share a node are given nodes of their own. Mentions confined to a report or passage are taken out of
the others of that name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from rashomon.clean import bare, read_decided
from rashomon.model import Actor, Decision, Reading, Reference, Report, Span
from rashomon.world.actors.entries import Entry
from rashomon.world.actors.nations import find_nation
from rashomon.world.decisions.reading import key_of

LOOSE = ("ring", "main")  # nodes of descriptions, in which many words for many people stand
WAYS = ("nation", "body", "name")
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """What decisions come to in a story: the mentions of each name, those that get a node of their own, and the nodes
    that are one or kept apart."""

    decisions: tuple[Decision, ...] = ()
    found: dict[Key, frozenset[Span]]
    moved: dict[Span, str]
    one: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()

    def move(self, entries: Iterable[Entry]) -> list[Entry]:
        """Put the mentions that decisions move on their nodes."""
        return [replace(e, node=self.moved[e.span]) if e.span in self.moved else e for e in entries]

    def speak_of(self, group: Iterable[Entry]) -> bool:
        """Whether a decision speaks of a mention of a group; then the group is an actor, however seldom it is named."""
        told = frozenset[Span]().union(*self.found.values())
        return any(entry.span in told for entry in group)

    def move_pairs(self, beside: list[tuple[Entry, Entry, Entry]]) -> list[tuple[Entry, Entry, Entry]]:
        """Do the same to mentions that stand beside each other."""
        moved = ((*self.move((described, named)), whole) for described, named, whole in beside)
        return [(described, named, whole) for described, named, whole in moved]


def rule(decisions: Sequence[Decision], entries: Sequence[Entry], readings: Sequence[Reading]) -> Rulings:
    """Find what decisions speak of among the mentions of a story, and what is to be done."""
    references = {key_of(r): r for decision in decisions for r in decision.names}
    texts = {reading.report.id: reading.report.text for reading in readings}
    found = {key: find_spans(reference, entries, texts) for key, reference in references.items()}
    found = {key: spans - taken(key, found) for key, spans in found.items()}
    nodes = {entry.span: entry.node for entry in entries}
    moved: dict[Span, str] = {}
    for key, spans in found.items():
        if key[1] or key[2]:
            moved |= dict.fromkeys(spans, f"decided:{'/'.join(key)}")
    for decision in decisions:
        moved |= split_nodes(decision, found, nodes | moved)
    nodes |= moved
    groups = {key: tuple(sorted({nodes[span] for span in spans})) for key, spans in found.items()}
    return Rulings(
        decisions=tuple(decisions),
        found=found,
        moved=moved,
        one=tuple(
            tuple(sorted({node for r in d.names for node in groups[key_of(r)]}, key=weigh_node))
            for d in decisions
            if d.kind == "same"
        ),
        apart=tuple(
            (a, b)
            for d in decisions
            if d.kind == "different"
            for one, other in combinations(d.names, 2)
            for a in groups[key_of(one)]
            for b in groups[key_of(other)]
            if a != b
        ),
    )


def find_spans(reference: Reference, entries: Sequence[Entry], texts: dict[str, str]) -> frozenset[Span]:
    """The mentions that a reference speaks of: by the bare name, else by a wider form, else a country by its name."""
    name = bare(reference.name)
    within = [entry for entry in entries if is_within(entry.span, reference, texts)]
    nation = find_nation(reference.name, "name")
    ways = (
        (e.span for e in within if bare(e.span.text) == name),
        (e.span for e in within if any(bare(form.text) == name for form in (*e.forms, *e.glosses))),
        (e.span for e in within if any(bare(form.text) == name for form in e.wide)),
        (e.span for e in within if nation and e.node == f"nation:{nation}"),
    )
    return next((found for way in ways if (found := frozenset(way))), frozenset())


def is_within(span: Span, reference: Reference, texts: dict[str, str]) -> bool:
    """Whether a mention lies where a reference is confined to."""
    if reference.report and reference.report != span.report:
        return False
    if not reference.passage:
        return True
    words = r"\s+".join(re.escape(word) for word in reference.passage.split())
    places = re.finditer(words, texts[span.report], re.IGNORECASE)
    return any(place.start() <= span.start and span.end <= place.end() for place in places)


def taken(key: Key, found: dict[Key, frozenset[Span]]) -> frozenset[Span]:
    """The mentions of a name that narrower references to the same name speak of."""
    spans = [
        spans
        for other, spans in found.items()
        if other != key and other[0] == key[0] and weigh_key(other) > weigh_key(key)
    ]
    return frozenset().union(*spans)


def weigh_key(key: Key) -> int:
    """How narrow a reference is: a passage more than a report, a report more than nothing."""
    return bool(key[1]) + 2 * bool(key[2])


def weigh_node(node: str) -> tuple[int, int, str]:
    """Which of several nodes the others are known under: a country, its bodies, a name, the fullest first."""
    way = node.partition(":")[0]
    return (WAYS.index(way) if way in WAYS else len(WAYS)), -len(node), node


def split_nodes(decision: Decision, found: dict[Key, frozenset[Span]], nodes: dict[Span, str]) -> dict[Span, str]:
    """Nodes of their own for descriptions that are made one with a name, and for names kept apart on one node."""
    moved: dict[Span, str] = {}
    keys = [key_of(reference) for reference in decision.names]
    if decision.kind == "same":
        for key in keys:
            moved |= {s: f"decided:{'/'.join(key)}" for s in found[key] if nodes[s].partition(":")[0] in LOOSE}
    if decision.kind == "different":
        for one, other in combinations(keys, 2):
            few, many = sorted((one, other), key=lambda key: (len(found[key]), key))
            shared = {nodes[span] for span in found[few]} & {nodes[span] for span in found[many]}
            own = found[few] - found[many]
            moved |= {span: f"decided:{'/'.join(few)}" for span in own if nodes[span] in shared}
    return moved


def tell_decisions(
    rulings: Rulings, groups: dict[str, list[Entry]], actors: dict[str, Actor]
) -> tuple[tuple[Decision, ...], dict[str, Actor]]:
    """Give the actors the types and names that are decided, and say of each decision what came of it."""
    owner = {entry.span: node for node, group in groups.items() for entry in group if node in actors}
    told = []
    for decision in rulings.decisions:
        spans = [rulings.found[key_of(reference)] for reference in decision.names]
        lost = [r.name for r, found in zip(decision.names, spans, strict=True) if not found]
        homes = [count_homes(found, owner) for found in spans]
        outcome, applied = judge(decision, homes, lost)
        if decision.kind != "different" and (decision.type or decision.name) and applied:
            actors, trouble = dress_actor(decision, homes, actors)
            outcome, applied = (trouble, False) if trouble else (outcome, applied)
        mentions = tuple(sorted({span for found in spans for span in found}))
        told.append(replace(decision, applied=applied, outcome=outcome, mentions=mentions))
    return tuple(told), actors


def tell_credits(decisions: Iterable[Decision], reports: Sequence[Report]) -> tuple[Decision, ...]:
    """Say of each decision also in how many reports it speaks of an outlet or of whom they credit."""
    told = []
    for decision in decisions:
        one = read_decided((decision,))
        names = {one.call(actor, reference.name) for reference, actor in one.actors}
        known = {bare(name) for name in names if decision.kind != "different"}
        heads = [(r.outlet or "", *(credit.name for credit in r.credits if credit.scope != "photo")) for r in reports]
        count = sum(any(bare(name) in known for name in row if name) for row in heads)
        if count:
            rest = f"; {decision.outcome}" if decision.applied else ""
            outcome = f"outlet or credit of {count} report{'s' * (count > 1)}{rest}"
            decision = replace(decision, applied=True, outcome=outcome)
        told.append(decision)
    return tuple(told)


def count_homes(spans: Iterable[Span], owner: dict[Span, str]) -> Counter[str]:
    """The actors that mentions belong to, with how many to each."""
    return Counter(owner[span] for span in spans if span in owner)


def judge(decision: Decision, homes: list[Counter[str]], lost: list[str]) -> tuple[str, bool]:
    """What came of a decision, in words, and whether it holds."""
    missing = f"no mention of {', '.join(f'“{name}”' for name in lost)} in these reports" if lost else ""
    there = [home for home in homes if home]
    if len(there) < (1 if decision.kind == "actor" else 2):
        return missing or "what it names is in too few mentions to be an actor", False
    if decision.kind == "same":
        one = len({node for home in there for node in home}) == 1
        return (f"one actor{f'; {missing}' if missing else ''}", True) if one else ("they could not be joined", False)
    if decision.kind == "different":
        shared = any(set(a) & set(b) for a, b in combinations(there, 2))
        outcome = "some mentions answer to both names; tell them apart by report or passage" if shared else "kept apart"
        return f"{outcome}{f'; {missing}' if missing else ''}", not shared
    rest = sum(len(home) - 1 for home in there)
    return "the most mentioned of several actors of that name" if rest else "applied", True


def dress_actor(
    decision: Decision, homes: list[Counter[str]], actors: dict[str, Actor]
) -> tuple[dict[str, Actor], str]:
    """Give an actor the type and the name decided; the reason where another has that name."""
    total: Counter[str] = sum(homes, Counter())
    node = min(total, key=lambda node: (-total[node], node))
    if decision.name and any(a.name == decision.name for other, a in actors.items() if other != node):
        return actors, "another actor is called so: make the two one, or choose another name"
    actor = actors[node]
    dressed = replace(actor, type=decision.type or actor.type, name=decision.name or actor.name)
    return actors | {node: dressed}, ""


def list_settled(decisions: Iterable[Decision]) -> set[frozenset[str]]:
    """The pairs of names, folded, that decisions speak of."""
    return {
        frozenset(pair)
        for decision in decisions
        for pair in combinations([key_of(reference)[0] for reference in decision.names], 2)
    }
