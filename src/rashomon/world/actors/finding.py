"""The actors of a story: who is named or described in any report, each under all its names.

Names and descriptions of all reports become nodes (cast.py says which node a mention belongs to), nodes of one actor
are joined (joining.py), and each group of nodes is written as an Actor with its forms, its type and its labels.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.model import Actor, Comparison, Decision, Doubt, Labels, Reading, Span, make_id
from rashomon.world.actors.appositions import find_appositions
from rashomon.world.actors.cast import list_entries
from rashomon.world.actors.couples import settle_couples
from rashomon.world.actors.crafts import add_crafts
from rashomon.world.actors.doubts import ANNOUNCED, FOCUSED, find_described, find_doubts
from rashomon.world.actors.entries import Entry
from rashomon.world.actors.extents import find_extents
from rashomon.world.actors.focus import add_citizens, settle_businesses, settle_focus
from rashomon.world.actors.heads import settle_heads, split_ages, split_nations
from rashomon.world.actors.joining import join_nodes
from rashomon.world.actors.kinds import find_type
from rashomon.world.actors.leads import settle_leads
from rashomon.world.actors.nouns import OFFICE
from rashomon.world.actors.predicates import find_predicates
from rashomon.world.actors.roles import settle_roles
from rashomon.world.actors.shown import choose_name
from rashomon.world.actors.stated import settle_stated
from rashomon.world.actors.surnames import settle_surnames
from rashomon.world.decisions.deciding import rule, tell_decisions
from rashomon.world.words import strip_name

BARE_OFFICE = re.compile(rf"ring:{OFFICE} [^/]+/one/*")  # an office with no other word: nobody in particular
LEAST_DESCRIBED = 2  # mentions of an actor that has no name; one description alone is a phrase, not an actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The actors of a story, which passage names which of them, and the actor that each country is."""

    actors: tuple[Actor, ...]
    entries: tuple[tuple[Entry, str], ...]
    nations: dict[str, str]
    decisions: tuple[Decision, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def within(self, span: Span) -> list[tuple[Entry, str]]:
        """The mentions inside a passage, in order, each with the id of its actor."""
        return [(entry, actor) for entry, actor in self.entries if span.holds(entry.span)]


def find_actors(comparison: Comparison, decisions: Sequence[Decision] = ()) -> Cast:
    """Find the actors of a story, ordered by their first mention; a person's decisions go before every rule."""
    readings = comparison.story.readings
    outlets = {reading.report.id: reading.report.outlet or reading.report.id for reading in readings}
    entries = split_nations(split_ages(widen_entries(list_entries(comparison), readings)))
    beside = list(find_appositions(entries, comparison))
    entries += widen_entries([whole for _, _, whole in beside], readings)
    rulings = rule(decisions, entries, readings)
    entries, beside = rulings.move(entries), rulings.move_pairs(beside)
    root = join_nodes(entries, beside, rulings)
    entries = settle_surnames(entries, root, rulings.apart)
    said = [(described, name) for described, name, _ in beside] + list(find_predicates(entries, readings))
    entries = settle_heads(settle_roles(entries, root, said), root, rulings.apart)
    unled, entries = entries, settle_leads(entries, root, readings, rulings.apart)
    announced = list_moves(unled, entries, root)
    entries = settle_couples(entries, root, readings, rulings.apart)
    before, entries = entries, settle_stated(entries, root, comparison, rulings.apart)
    claimed = list_moves(before, entries, root)
    before = add_citizens(entries, readings)
    entries = settle_businesses(settle_focus(before, root, readings, rulings.apart), root, readings, rulings.apart)
    focused = list_moves(before, entries, root)
    entries = rulings.move(add_crafts(entries, readings))
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[root.get(entry.node, entry.node)].append(entry)
    kept = [(node, group) for node, group in groups.items() if is_actor(group) or rulings.speak_of(group)]
    kept.sort(key=lambda pair: min(entry.span.place for entry in pair[1]))
    actors: dict[str, Actor] = {}
    taken: set[str] = set()
    for node, group in kept:
        actors[node] = make_actor(node, group, outlets, taken)
        taken.add(actors[node].name)
    named = [(entry, actors[node].id) for node, group in kept for entry in group]
    told, actors = tell_decisions(rulings, groups, actors)
    owners = {entry.node: actors[node].id for node, group in kept for entry in group}
    return Cast(
        actors=tuple(actors.values()),
        decisions=told,
        doubts=(
            *find_doubts(entries, owners, decisions),
            *find_described(claimed, owners, decisions),
            *find_described(announced, owners, decisions, ANNOUNCED),
            *find_described(focused, owners, decisions, FOCUSED),
        ),
        entries=tuple(sorted(named, key=lambda pair: pair[0].span.place)),
        nations={node.removeprefix("nation:"): a.id for node, a in actors.items() if node.startswith("nation:")},
    )


def list_moves(before: list[Entry], after: list[Entry], root: dict[str, str]) -> list[tuple[str, str, Span]]:
    """For each mention its node before and after a step, and its place."""
    pairs = zip(before, after, strict=True)
    return [(root.get(one.node, one.node), root.get(other.node, other.node), other.span) for one, other in pairs]


def widen_entries(entries: list[Entry], readings: tuple[Reading, ...]) -> list[Entry]:
    """Give each mention the phrases around it."""
    by_report = {reading.report.id: reading for reading in readings}
    return [
        replace(
            entry,
            wide=tuple(bar_owners(entry, find_extents(by_report[entry.span.report], entry.span, named=entry.named))),
        )
        for entry in entries
    ]


def bar_owners(entry: Entry, wide: Sequence[Span]) -> list[Span]:
    """The phrases around a mention; of a country none that begins before its name (`the River Front's Ruritania`)."""
    country = entry.node.startswith("nation:")
    return [span for span in wide if not country or span.start >= entry.span.start]


def is_actor(group: list[Entry]) -> bool:
    """Whether a group of mentions is worth a row: a name, or a description that comes back."""
    known = any(entry.named or entry.node.startswith("body:") for entry in group)
    return known or sum(not BARE_OFFICE.fullmatch(entry.node) for entry in group) >= LEAST_DESCRIBED


def make_actor(node: str, group: list[Entry], outlets: dict[str, str], taken: set[str]) -> Actor:
    """Write a group of mentions as an actor, under a name that no other has where it has one."""
    forms = Counter(form for entry in group for form in forms_of(entry))
    name = choose_name(node, group)
    aliases = sorted(forms, key=lambda form: (-forms[form], form))
    if name in taken:
        name = next((form for form in aliases if form not in taken), name)
    mentions = tuple(sorted({entry.span for entry in group}))
    return Actor(
        id=make_id("a", node, *(span.place for span in mentions[:3])),
        name=name,
        type=find_type(node, group),
        aliases=tuple(aliases),
        mentions=mentions,
        labels=make_labels(group, outlets),
    )


def forms_of(entry: Entry) -> list[str]:
    """The surface forms that a mention gives: the bare one, the wider ones, glosses, and the phrases around it."""
    spans = [entry.span, *entry.forms, *entry.glosses, *entry.wide]
    return list(dict.fromkeys(strip_name(" ".join(span.text.split())) for span in spans))


def make_labels(group: list[Entry], outlets: dict[str, str]) -> tuple[Labels, ...]:
    """The common nouns that each outlet uses of an actor, the most used first."""
    used: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in group:
        for noun in entry.nouns:
            used[outlets[entry.span.report]][noun] += 1
    rows = []
    for outlet in sorted(used):
        nouns = sorted(used[outlet], key=lambda noun: (-used[outlet][noun], noun))
        rows.append(Labels(outlet=outlet, labels=tuple(nouns)))
    return tuple(rows)


__all__ = ["Cast", "find_actors"]
