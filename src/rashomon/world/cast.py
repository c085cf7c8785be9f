"""Which node each mention of a story belongs to: a nation, a body of one, a name, or a description.

Nodes are keys: `nation:XX`, `body:XX/military`, `name:<folded name>`, `ring:<ring of nouns>/...`. A description is read
within its report (who was introduced before, who is the report's main collective); joining.py then brings nodes of
different reports together.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from rashomon.model import Comparison, Reading, Span
from rashomon.world.kinds import read_bodies
from rashomon.world.mentions import Mention, find_mentions
from rashomon.world.nations import find_nation
from rashomon.world.phrases import Nominal, find_nominals, read_people
from rashomon.world.words import fold, read_words, singular

PLACED = re.compile(
    r"\b(?:in|at|near|from|around|outside|of|to|through|toward|towards|into|capital,?|city of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
ARMED = ("fighter", "band", "group")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One mention on its node: the place, the forms it shows, the nouns used, and what the reader took it for."""

    node: str
    span: Span
    named: bool = False
    kind: str = ""
    forms: tuple[Span, ...] = ()
    glosses: tuple[Span, ...] = ()
    nouns: tuple[str, ...] = ()
    outlet: bool = False
    part: bool = False
    nation: str | None = None
    sentence: int = 0

    @property
    def key(self) -> str:
        """The folded form."""
        return fold(self.span.text)


def list_entries(comparison: Comparison) -> list[Entry]:
    """All mentions of the story on their nodes, in the order of the reports."""
    entries: list[Entry] = []
    readings = comparison.story.readings
    outlets = list_outlets(readings)
    leaders: dict[str, str] = {}
    named = [(reading, place_names(reading, outlets, leaders)) for reading in readings]
    for reading, names in named:
        described = place_descriptions(reading, names, leaders)
        entries += sorted([*names, *described], key=lambda entry: entry.span.place)
    return settle_bodies(entries)


def list_outlets(readings: tuple[Reading, ...]) -> frozenset[str]:
    """The folded names of the outlets that report and of those that are credited."""
    names = [reading.report.outlet or "" for reading in readings]
    names += [agency for reading in readings for agency in reading.report.agencies]
    names += [credit.name for reading in readings for credit in reading.report.credits]
    return frozenset(fold(name).removeprefix("the ") for name in names if name)


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
                glosses=mention.glosses,
                nouns=mention.nouns,
                outlet=mention.key.removeprefix("the ") in outlets,
                part=mention.part,
                nation=mention.nation,
                sentence=mention.sentence,
            )
        )
    return entries


def leads(mention: Mention) -> bool:
    """Whether the person is called the head of a state or of its government."""
    words = " ".join(fold(form.text) for form in mention.forms)
    return bool(re.search(r"\b(?:president|prime minister|premier|chancellor|king|emir|ruler|dictator)\b", words))


def find_node(reading: Reading, mention: Mention, outlets: frozenset[str]) -> str | None:
    """The node of a name; None where it names a place that nobody stands for."""
    text, key = mention.span.text, mention.key
    if not key or key.isdigit():
        return None
    if key.removeprefix("the ") in outlets:
        return f"name:{key.removeprefix('the ')}"
    if mention.type != "PER":
        body = find_body(text)
        if body:
            return body
        nation = find_nation(text, "name", "people", "seat")
        if nation:
            return f"nation:{nation}"
        if find_nation(text, "adjective"):
            return None
        capital = find_nation(text, "capital")
        if capital and mention.type in ("LOC", "MISC", ""):
            return f"nation:{capital}" if stands_for_state(reading, mention.span) else None
    if mention.type == "LOC":
        return None
    return f"name:{key}"


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
    return not (PLACED.search(before) or re.match(r"\s*[—–(]|,", after) or re.search(r",\s*$", before))


def place_descriptions(reading: Reading, names: list[Entry], leaders: dict[str, str]) -> list[Entry]:
    """Put each description of a report on its node, reading the report from its beginning."""
    taken = [span for entry in names for span in (entry.span, *entry.forms)]
    nominals = [
        n
        for n in find_nominals(reading)
        if not any(n.span.overlaps(span) for span in taken if not is_nation_word(span))
    ]
    main = find_main(reading, nominals, names)
    entries = []
    for nominal in nominals:
        node = node_of(nominal, main, names, leaders)
        entries.append(
            Entry(
                node=node,
                span=nominal.span,
                kind=nominal.type,
                nouns=(nominal.span.text.split()[-1].lower(),),
                sentence=nominal.sentence,
            )
        )
    return entries


def is_nation_word(span: Span) -> bool:
    """Whether a name within a description only tells of which country it is."""
    return find_nation(span.text) is not None


def find_main(reading: Reading, nominals: list[Nominal], names: list[Entry]) -> str | None:
    """The node of the armed collective that a report is about: the one that its first part introduces."""
    early = [n for n in nominals if n.ring in ARMED and n.plural and n.grade in ("counted", "bare")]
    counted = [n for n in early if n.grade == "counted"]
    chosen = next((n for n in counted if is_early(reading, n.span)), None)
    if chosen:
        return "main:armed"
    armed = Counter(e.node for e in names if e.kind != "PER" and is_armed(e))
    if armed:
        return min(armed, key=lambda node: (-armed[node], node))
    return None


EARLY = 0.35  # of the report's text


def is_early(reading: Reading, span: Span) -> bool:
    """Whether a passage stands in the part of a report where its actors are introduced."""
    return span.start < EARLY * len(reading.report.text)


def is_armed(entry: Entry) -> bool:
    """Whether nouns for armed groups stand beside the name."""
    return any(read_people().get(singular(noun), ("",))[0] in ("fighter", "band") for noun in entry.nouns)


def node_of(nominal: Nominal, main: str | None, names: list[Entry], leaders: dict[str, str]) -> str:
    """The node of a description."""
    text = nominal.span.text
    nation = nominal.nation or find_leader(text, leaders)
    body = body_of(nominal)
    if body and (nation or nominal.grade in ("definite", "bare", "own")):
        return f"body:{nation or '?'}/{body}"
    if nominal.ring in ARMED and nominal.type in ("armed group", "organisation"):
        return node_of_fighters(nominal, main, names)
    number = "many" if nominal.plural else "one"
    if nominal.ring in read_words("actors/kin.txt"):
        return f"ring:{nominal.ring}/{number}"
    owners = sorted(word for word in nominal.modifiers if word not in read_words("actors/plain.txt"))
    if not nominal.plural:
        return f"ring:{nominal.ring}/one/{nation or ''}/{' '.join(owners)}"
    return f"ring:{nominal.ring}/{nation or ''}"


def node_of_fighters(nominal: Nominal, main: str | None, names: list[Entry]) -> str:
    """The node of described fighters: the report's main collective, the group named last, or fighters at large."""
    if nominal.head in read_words("actors/unions.txt") and not any(
        singular(word) in read_people() for word in nominal.modifiers
    ):
        return f"ring:union/{nominal.nation or ''}/{' '.join(nominal.modifiers)}"
    if not nominal.plural:
        before = [e for e in names if e.span.start < nominal.span.start and is_armed(e)]
        if nominal.grade == "definite" and before and not nominal.nation:
            return before[-1].node
        return f"ring:{nominal.ring}/one/{' '.join(nominal.modifiers)}"
    if nominal.grade in ("definite", "counted") and main:
        return main
    return f"ring:fighter/{nominal.nation or ''}"


def body_of(nominal: Nominal) -> str | None:
    """The body of a country that the last words of a description name."""
    words = fold(nominal.span.text).split()
    for count in (3, 2, 1):
        found = read_bodies().get(" ".join(words[-count:]))
        if found:
            return found[0]
    return None


def find_leader(text: str, leaders: dict[str, str]) -> str | None:
    """The country of a leader whose name stands in a description (`the Orlov regime`)."""
    for word in fold(re.sub(r"['’]s\b", "", text)).split():
        if word in leaders:
            return leaders[word]
    return None


def settle_bodies(entries: list[Entry]) -> list[Entry]:
    """Give `the army` and `the regime` to the one country of which the story names that body most."""
    from dataclasses import replace

    counts: dict[str, Counter[str]] = {}
    for entry in entries:
        if entry.node.startswith("body:") and "?" not in entry.node:
            nation, body = entry.node[5:].split("/")
            counts.setdefault(body, Counter())[nation] += 1
    out = []
    for entry in entries:
        if entry.node.startswith("body:?"):
            body = entry.node.split("/")[1]
            nations = counts.get(body, Counter())
            best = min(nations, key=lambda n: (-nations[n], n)) if nations else None
            entry = replace(entry, node=f"body:{best}/{body}" if best else f"ring:{body}/")
        out.append(entry)
    return out


__all__ = ["Entry", "list_entries"]
