"""Which node each mention of a story belongs to: a nation, a body of one, a name, or a description.

Nodes are keys: `nation:XX`, `body:XX/military`, `name:<folded name>`, `ring:<ring of nouns>/...`, `main:armed`. Names
are placed here, descriptions in descriptions.py; joining.py then brings together what is one actor.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from rashomon.model import Comparison, Reading, Span
from rashomon.world.actors.abbreviations import are_letters
from rashomon.world.actors.accounts import find_accounts
from rashomon.world.actors.descriptions import Told, place_descriptions
from rashomon.world.actors.entries import Entry, is_armed
from rashomon.world.actors.kinds import read_bodies
from rashomon.world.actors.mentions import Mention, find_mentions
from rashomon.world.actors.nations import find_nation
from rashomon.world.actors.shortened import find_shortened
from rashomon.world.words import fold, read_words, singular

PEOPLE = re.compile(r"ring:[^/]+/(?:[A-Z]{2})?$")
PLACED = re.compile(
    r"\b(?:in|at|near|from|around|outside|of|to|through|toward|towards|into|capital,?|city of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def list_entries(comparison: Comparison) -> list[Entry]:
    """All mentions of the story on their nodes, in the order of the reports."""
    entries: list[Entry] = []
    readings = comparison.story.readings
    outlets = list_outlets(readings)
    leaders: dict[str, str] = {}
    surnames = list_surnames(readings)
    named = [(reading, name_families(place_names(reading, outlets, leaders), surnames)) for reading in readings]
    armed = frozenset(entry.node for _, names in named for entry in names if is_armed(entry))
    known = frozenset(entry.node[5:] for _, names in named for entry in names if entry.node.startswith("name:"))
    for reading, names in named:
        told = Told(names=tuple(names), armed=armed, leaders=leaders, known=known)
        found = [*names, *place_descriptions(reading, told)]
        found += find_shortened(reading, names, found)
        found += find_accounts(reading, known, found)
        entries += sorted(found, key=lambda entry: entry.span.place)
    return settle_rings(settle_bodies(entries))


def list_outlets(readings: tuple[Reading, ...]) -> frozenset[str]:
    """The folded names of the outlets that report and of those that are credited."""
    names = [reading.report.outlet or "" for reading in readings]
    names += [agency for reading in readings for agency in reading.report.agencies]
    names += [credit.name for reading in readings for credit in reading.report.credits]
    return frozenset(fold(name).removeprefix("the ") for name in names if name)


def list_surnames(readings: tuple[Reading, ...]) -> frozenset[str]:
    """The folded family names of the persons who are named in full."""
    full = {fold(name.span.text) for reading in readings for name in reading.names if name.type == "PER"}
    return frozenset(name.split()[-1] for name in full if " " in name)


def name_families(entries: list[Entry], surnames: frozenset[str]) -> list[Entry]:
    """Make a family of a surname in the plural (`the Vanes`), the same as `the Vane family`."""
    out = []
    for entry in entries:
        one = singular(entry.key)
        family = one in surnames and one != entry.key and entry.key not in surnames
        node = f"ring:family/one/{one}"
        out.append(replace(entry, node=node, kind="GROUP", nouns=("family",)) if family else entry)
    return out


def place_names(reading: Reading, outlets: frozenset[str], leaders: dict[str, str]) -> list[Entry]:
    """Put each named mention of a report on its node; note whose president a person is."""
    entries = []
    for mention in find_mentions(reading):
        node = find_node(reading, mention, outlets)
        if node is None:
            continue
        if mention.nation and mention.type == "PER" and leads(mention):
            leaders.setdefault(mention.key.split()[-1], mention.nation)
        entries.append(
            Entry(
                node=node,
                span=mention.span,
                named=True,
                kind=mention.type,
                forms=mention.forms,
                glosses=pick_glosses(mention, outlets),
                nouns=mention.nouns,
                outlet=mention.key.removeprefix("the ") in outlets,
                part=mention.part,
                nation=mention.nation,
                sentence=mention.sentence,
            )
        )
    return entries


def pick_glosses(mention: Mention, outlets: frozenset[str]) -> tuple[Span, ...]:
    """What stands in brackets after a name, but not whose report begins there: `(CNN)` between a name and a text."""
    return tuple(
        gloss
        for gloss in mention.glosses
        if fold(gloss.text) not in outlets or are_letters(gloss.text, mention.span.text)
    )


def leads(mention: Mention) -> bool:
    """Whether the person is called the head of a state or of its government."""
    words = " ".join(fold(form.text) for form in mention.forms)
    return bool(re.search(r"\b(?:president|prime minister|premier|chancellor|king|emir|ruler|dictator)\b", words))


def find_node(reading: Reading, mention: Mention, outlets: frozenset[str]) -> str | None:
    """The node of a name; None where it names a happening, or a place that nobody stands for."""
    key = mention.key
    if not key or key.isdigit():
        return None
    if key.removeprefix("the ") in outlets:
        return f"name:{key.removeprefix('the ')}"
    if mention.type == "PER":
        return f"name:{key}"
    if key.split()[-1] in read_words("actors/happenings.txt"):
        return None
    return find_state(reading, mention)


def find_state(reading: Reading, mention: Mention) -> str | None:
    """The node of a name that is no person's: a body of a country, a country, a seat of government, else the name."""
    text, key = mention.span.text, mention.key
    body = find_body(text)
    if body:
        return body
    if key in read_bodies() and " " in key:
        return f"body:{mention.nation or '?'}/{read_bodies()[key][0]}"
    nation = find_nation(text, "name", "people", "seat")
    if nation:
        return f"nation:{nation}"
    capital = find_nation(text, "capital")
    if capital and mention.type in ("LOC", "MISC", ""):
        return f"nation:{capital}" if stands_for_state(reading, mention.span) else None
    return None if mention.type == "LOC" or find_nation(text, "adjective") else f"name:{key}"


def find_body(text: str) -> str | None:
    """The body of a country that a name names: `Ruritanian Foreign Ministry`."""
    words = re.split(r"\s+", text)
    for cut in (1, 2):
        nation = find_nation(" ".join(words[:cut]).removesuffix("'s").removesuffix("’s"), "adjective", "name", "seat")
        body = read_bodies().get(fold(" ".join(words[cut:])))
        if nation and body:
            return f"body:{nation}/{body[0]}"
    return None


def stands_for_state(reading: Reading, span: Span) -> bool:
    """Whether a capital is spoken of as a government: not after a preposition of place, not in a dateline."""
    text = reading.report.text
    before, after = text[max(0, span.start - 20) : span.start], text[span.end : span.end + 3]
    placed = PLACED.search(before) or re.match(r"\s*[—–(]|,", after) or re.search(r",\s*$", before)
    return not placed and acts(reading, span)


ACTING = ("nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "root", "appos", "vocative")
TOWARDS = frozenset(["with", "between", "by", "against", "on", "for"])


def acts(reading: Reading, span: Span) -> bool:
    """Whether a name stands where a party does: as subject or object, with `with` or `by`, or before its act."""
    tokens = reading.doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None or not reading.doc.has_annotation("DEP"):
        return True
    token = tokens.root
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    if token.dep_ in ACTING:
        return tokens.start == tokens[0].sent.start or tokens[0].nbor(-1).pos_ != "ADJ"
    if token.dep_ in ("nmod:poss", "compound", "nmod", "obl"):
        cases = {child.lower_ for child in token.children if child.dep_ == "case"}
        return bool(cases & TOWARDS) or singular(token.head.lower_) in read_words("ties/acts.txt")
    return False


def settle_bodies(entries: list[Entry]) -> list[Entry]:
    """Give `the army` and `the regime` to the one country of which the story names that body most."""
    counts: dict[str, Counter[str]] = {}
    for entry in entries:
        if entry.node.startswith("body:") and "?" not in entry.node:
            nation, body, *_ = entry.node[5:].split("/")
            counts.setdefault(body, Counter())[nation] += 1
    out = []
    for entry in entries:
        if entry.node.startswith("body:?"):
            body = entry.node.split("/")[1]
            nations = counts.get(body, Counter())
            best = min(nations, key=lambda n: (-nations[n], n)) if nations else None
            other = f"name:{entry.key}" if entry.named else f"ring:{body}/"
            entry = replace(entry, node=f"body:{best}/{body}" if best else other)
        out.append(entry)
    return join_officials(out)


def settle_rings(entries: list[Entry]) -> list[Entry]:
    """Give people of no country in particular to those of the one country of which the story has the like."""
    nations: dict[str, set[str]] = {}
    for node in {entry.node for entry in entries if PEOPLE.match(entry.node)}:
        ring, nation = node.split("/")
        nations.setdefault(ring, set()).update({nation} - {""})
    moves = {f"{ring}/": f"{ring}/{next(iter(found))}" for ring, found in nations.items() if len(found) == 1}
    return [replace(entry, node=moves.get(entry.node, entry.node)) for entry in entries]


def join_officials(entries: list[Entry]) -> list[Entry]:
    """Give the officials of a country, spoken of as such, to its government where the story has that too."""
    nodes = {entry.node for entry in entries}
    out = []
    for entry in entries:
        nation, _, body = entry.node.removeprefix("body:").partition("/")
        government = f"body:{nation}/government"
        moves = entry.node.startswith("body:") and body == "officials" and government in nodes
        out.append(replace(entry, node=government) if moves else entry)
    return out
