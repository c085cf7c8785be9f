"""Nodes of one actor brought together: spellings, short forms, initials, glosses in brackets.

The nodes are walked in a fixed order and joined under their fullest name; a short form that would fit two actors of the
story is left alone, so that one surname of five people joins none of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from rashomon.world.actors.abbreviations import are_letters
from rashomon.world.actors.entries import Entry
from rashomon.world.actors.kinds import read_bodies
from rashomon.world.actors.likeness import is_initials, is_short_body, is_short_person, is_spelling
from rashomon.world.actors.mentions import are_capitals
from rashomon.world.actors.nations import find_nation, strip_nation
from rashomon.world.actors.shortlist import Shortlist, full_keys, short_keys, spelling_keys
from rashomon.world.decisions.deciding import Rulings
from rashomon.world.words import fold

LEAST_TELLING = 3  # letters that a telling word has more than
CLEAR = 4  # how far one full name must outweigh the others before a short form is given to it


class Joined:
    """Nodes and the node that each is known under."""

    def __init__(self, rulings: Rulings | None = None) -> None:
        """Begin with every node by itself, but for those that a person has decided on."""
        self.parent: dict[str, str] = {}
        self.placed: frozenset[str] = frozenset()  # by a person: no rule moves them
        self.apart: tuple[tuple[str, str], ...] = ()
        for nodes in rulings.one if rulings else ():
            for node in nodes[1:]:
                self.join(node, nodes[0])
        self.placed = frozenset(self.parent)
        self.apart = rulings.apart if rulings else ()

    def find(self, node: str) -> str:
        """The node that this one is known under."""
        while node in self.parent:
            node = self.parent[node]
        return node

    def join(self, node: str, under: str) -> None:
        """Make two nodes one, unless a person has decided otherwise."""
        a, b = self.find(node), self.find(under)
        held = any({self.find(one), self.find(other)} == {a, b} for one, other in self.apart)
        if a != b and node not in self.placed and not held:
            self.parent[a] = b


def join_nodes(
    entries: list[Entry], beside: list[tuple[Entry, Entry, Entry]], rulings: Rulings | None = None
) -> dict[str, str]:
    """Node -> the node that it is known under; what a person decided goes before every rule."""
    joined = Joined(rulings)
    names = tally_names(entries)
    join_glosses(entries, names, joined)
    join_spellings(names, joined)
    join_short(names, list_reports(entries), joined)
    join_appositions(beside, joined)
    join_described(entries, names, joined)
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
            letters = are_letters(gloss.text, entry.span.text) or (entry.kind == "ORG" and are_capitals(gloss.text))
            if key in names and (len(key.split()) > 1 or letters):
                joined.join(f"name:{key}", entry.node)


def join_spellings(names: dict[str, Counter[str]], joined: Joined) -> None:
    """Join names that are spellings of one, each with the first of those before it."""
    keys = Shortlist(names, spelling_keys)
    families = {key.split()[-1] for key in names if " " in key and is_person(names[key])}
    for key in names:
        for other in keys.find(spelling_keys(key)):
            if other == key:
                break
            alike = is_person(names[key]) == is_person(names[other])
            alike = alike or not (" " in key or {key, other} & families)  # a surname alone, or a body taken for one
            if alike and is_spelling(key, other):
                joined.join(f"name:{key}", f"name:{other}")
                break


def list_reports(entries: list[Entry]) -> dict[str, frozenset[str]]:
    """Folded names of the story, with the reports that use them."""
    found: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if entry.node.startswith("name:"):
            found[entry.node[5:]].add(entry.span.report)
    return {key: frozenset(reports) for key, reports in found.items()}


def join_short(names: dict[str, Counter[str]], reports: dict[str, frozenset[str]], joined: Joined) -> None:
    """Join short forms and initials to the one actor that they fit, the longer ones first.

    Those named in full in the same report go before others; a short form that is used far more often than the names of
    all others that it fits is of the one who is named most.
    """
    fulls = Shortlist(names, full_keys)
    for key in sorted(names, key=lambda key: (-len(key.split()), -len(key), key)):
        fits = find_best(key, [o for o in fulls.find(short_keys(key)) if fits_name(key, o, names)], names)
        near = [other for other in fits if reports[other] & reports[key]]
        weight: Counter[str] = Counter()
        for other in near or fits:
            weight[joined.find(f"name:{other}")] += sum(names[other].values())
        weight.pop(joined.find(f"name:{key}"), None)
        best = find_clear(weight, sum(names[key].values()))
        if best:
            joined.join(f"name:{key}", best)


def find_best(key: str, fits: list[str], names: dict[str, Counter[str]]) -> list[str]:
    """Of the names that a short form fits, those of its own kind, and those that have its very words, where any are."""
    alike = [other for other in fits if is_person(names[other]) == is_person(names[key])] or fits
    words = set(key.split())
    return [other for other in alike if words <= set(other.split())] or alike


def find_clear(weight: Counter[str], own: int) -> str | None:
    """The one that is alone, or that outweighs all others together by far, by itself or by the short form's own use."""
    if not weight:
        return None
    best = min(weight, key=lambda node: (-weight[node], node))
    rest = sum(weight.values()) - weight[best]
    if weight[best] >= CLEAR * rest:
        return best
    return best if weight[best] > rest and own >= CLEAR * rest else None


def fits_name(short: str, full: str, names: dict[str, Counter[str]]) -> bool:
    """Whether a name can be the short form of another."""
    if short == full or (len(short) >= len(full) and short == strip_nation(short)):
        return False
    if full == strip_nation(full) and is_spelling(strip_nation(short), full) and short != strip_nation(short):
        return True
    if full.endswith(f" {short}") and " " in short and full.removesuffix(f" {short}") in names:
        return True
    if is_person(names[full]):
        return is_person(names[short]) and is_short_person(short, full)
    if is_body(names[short]) and names[full]["MISC"] > names[full]["ORG"] and full.startswith(f"{short} "):
        return False  # a thing named for its maker: `Vane Comet` of Vane
    return is_initials(short, full) or is_short_body(short, full)


def is_body(kinds: Counter[str]) -> bool:
    """Whether the reader took the name for a body's more often than for anything else that it names."""
    return kinds["ORG"] > max(kinds["PER"], kinds["MISC"])


def join_appositions(beside: list[tuple[Entry, Entry, Entry]], joined: Joined) -> None:
    """Join a description with the one name that stands beside it (`the boy, named X`)."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for described, named, _ in beside:
        told[described.node][joined.find(named.node)] += 1
    for node, persons in sorted(told.items()):
        if len(persons) == 1:
            joined.join(node, next(iter(persons)))


def join_described(entries: list[Entry], names: dict[str, Counter[str]], joined: Joined) -> None:
    """Join a description with the one body whose name has all the words that tell it apart (`the aviation agency`)."""
    for node in sorted({entry.node for entry in entries if not entry.named and entry.kind != "person"}):
        weight: Counter[str] = Counter()
        for words in (forces_words(node), telling_words(node)):
            for key, kinds in names.items() if words and not weight else ():
                body = not is_person(kinds) and kinds["ORG"] >= kinds["MISC"]
                if body and has_all(key, words):
                    weight[joined.find(f"name:{key}")] += sum(kinds.values())
        best = find_clear(weight, 0)
        if best:
            joined.join(node, best)


def forces_words(node: str) -> list[str]:
    """The words of the node of a place's police (`Strelsau police`), which are the name of its force or begin it."""
    body, _, place = node.removeprefix("ring:").partition("/")
    return [*place.split(), body] if body == "police" and place.islower() else []


def telling_words(node: str) -> list[str]:
    """The words of a description's node that tell it from others of its kind; none for persons and crowds."""
    kind, _, rest = node.partition(":")
    parts = rest.split("/")
    bodies = {body for body, _ in read_bodies().values()}
    if kind == "body" or parts[0] in bodies:
        told = parts[2:] if kind == "body" else parts[1:]
        return [word for part in told for word in part.split() if len(word) > LEAST_TELLING]
    told = parts[3:] if parts[1:2] == ["one"] else []
    words = [word for part in told for word in part.split() if len(word) > LEAST_TELLING]
    return words if len(words) > 1 else []


def has_all(key: str, words: list[str]) -> bool:
    """Whether each word, or its beginning, is among the words of a name."""
    return all(any(own.startswith(word) for own in key.split()) for word in words)
