"""Whom an office or a calling means: `the prime minister`, `Ruritania's president`, `the former police chief`.

A person holds the offices that stand before the name anywhere in the story (`Ruritanian Prime Minister Anna Vane`) or
beside it (`Anna Vane, the prime minister`). A description of one person is then given to the one who holds what it
says: of that country where it names one, with all the words that it has, and among several the one who is named most
by far, else the one named last before it in the report.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rashomon.world.actors.entries import Entry
from rashomon.world.actors.nations import find_nation
from rashomon.world.actors.nouns import function_words, read_people
from rashomon.world.actors.predicates import BODIES
from rashomon.world.words import POSSESSIVE, fold, read_words, singular

FIRST = frozenset(["president", "premier", "king", "leader"])  # rings of whom news calls `the leader` of a country
HEADS = frozenset(  # of a body, which has one
    ["head", "chief", "boss", "director", "leader", "supremo", "ceo", "chairman", "commissioner"]
)
CLEAR = 4  # how many times as often as all others one holder must be named to be meant wherever the office is
GRADES = frozenset(["definite", "own", "bare", "indefinite"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office as a phrase tells it: its noun, the country, and the other words."""

    head: str
    nation: str | None
    words: frozenset[str]

    @property
    def ring(self) -> str:
        """The ring of the noun."""
        return read_people().get(self.head, (self.head,))[0]

    def suits(self, held: Role) -> bool:
        """Whether a holder of the other office can be described by this one."""
        leads = self.ring == "leader" and held.ring in FIRST and self.nation is not None
        heads = {self.head, held.head} <= HEADS and bool(self.words - {"former"})
        if not (self.head == held.head or self.ring == held.ring or leads or heads):
            return False
        if self.nation and self.nation != held.nation and (held.nation or self.head != held.head):
            return False
        return self.words <= held.words


def settle_roles(entries: list[Entry], root: dict[str, str], beside: list[tuple[Entry, Entry]]) -> list[Entry]:
    """Put the descriptions of one person on the node of the person who holds what they say."""
    named = {root.get(e.node, e.node) for e in entries if e.named}
    holders = list_holders(entries, root, beside)
    told = {described.span: root.get(name.node, name.node) for described, name in beside}
    weight = Counter(root.get(e.node, e.node) for e in entries if e.named)
    spoken: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for entry in entries:
        if entry.named:
            spoken[entry.span.report].append((entry.span.start, root.get(entry.node, entry.node)))
    out = []
    for entry in entries:
        taken = entry.named or entry.span in told or root.get(entry.node, entry.node) in named
        role = None if taken else read_described(entry)
        fits = find_holders(role, holders) if role else []
        node = choose_holder(entry, role, fits, weight, spoken[entry.span.report]) if role and fits else None
        node = node or (None if entry.named else told.get(entry.span))
        out.append(replace(entry, node=node) if node else entry)
    return out


def find_holders(role: Role, holders: dict[str, list[Role]]) -> list[str]:
    """Those who hold an office; the former ones only where it says so, or where there is no other."""
    fits = [(node, held) for node, roles in holders.items() for held in roles if role.suits(held)]
    now = [node for node, held in fits if "former" in role.words or "former" not in held.words]
    return list(dict.fromkeys(now or [node for node, _ in fits]))


def choose_holder(
    entry: Entry, role: Role, fits: list[str], weight: Counter[str], spoken: list[tuple[int, str]]
) -> str | None:
    """The one whom a report means among those who hold an office; None where it names none of them."""
    here = [(start, node) for start, node in spoken if node in fits]
    pool = sorted({node for _, node in here}) or (fits if role.nation or role.words else [])
    if not pool:
        return None
    best = min(pool, key=lambda node: (-weight[node], node))
    if weight[best] >= CLEAR * sum(weight[node] for node in pool if node != best):
        return best
    before = [(start, node) for start, node in here if start < entry.span.start]
    return max(before)[1] if before else None


def list_holders(
    entries: list[Entry], root: dict[str, str], beside: list[tuple[Entry, Entry]]
) -> dict[str, list[Role]]:
    """Node of each person -> the offices held, in the order of the nodes."""
    found: dict[str, set[Role]] = defaultdict(set)
    told: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if entry.named and entry.kind == "PER":
            found[root.get(entry.node, entry.node)].update(read_titles(entry))
            words = find_complement(entry) if entry.wide else []
            told[root.get(entry.node, entry.node)] |= {fold(word) for word in words if word[:1].isupper()}
    for described, name in beside:
        role = read_described(described, beside=True)
        if role:
            found[root.get(name.node, name.node)].add(role)
    return {node: settle_nation(roles, told[node]) for node, roles in sorted(found.items()) if roles}


def settle_nation(roles: set[Role], where: set[str]) -> list[Role]:
    """The offices of one person, each with the country and the places and bodies that the others name."""
    told = Counter(role.nation for role in roles if role.nation)
    nation = min(told, key=lambda code: (-told[code], code)) if told else None
    gone = {role.head for role in roles if "former" in role.words}
    more = {role: where | ({"former"} if role.head in gone else set()) for role in roles}
    return sorted({replace(r, nation=r.nation or nation, words=r.words | more[r]) for r in roles}, key=repr)


def read_titles(entry: Entry) -> Iterator[Role]:
    """The office that stands before a person's name, as fully as it does."""
    first = min((form.start for form in entry.forms), default=entry.span.start)
    widest = next((form.text for form in entry.forms if form.start == first), "")
    role = read_phrase(widest[: max(0, entry.span.start - first)])
    if role:
        yield role


def read_described(entry: Entry, *, beside: bool = False) -> Role | None:
    """The office that a description of one person names."""
    if "/one" not in entry.node:
        return None
    if not beside and entry.grade not in (("definite",) if entry.kind in BODIES else GRADES):
        return None
    role = read_phrase(entry.span.text, nation=entry.nation)
    role = add_complement(role, find_complement(entry), held=beside) if role else None
    return role if role and (beside or role.words or entry.grade != "indefinite") else None


def find_complement(entry: Entry) -> list[str]:
    """The words that follow a description in the shortest phrase around it (`of the Danish senate`)."""
    behind = [span for span in entry.wide if span.start == entry.span.start and span.end > entry.span.end]
    return behind[0].text[len(entry.span.text) :].split() if behind else []


def add_complement(role: Role, words: list[str], *, held: bool) -> Role:
    """An office with what follows its noun: the country, and the names; all words where it is one that is held."""
    bare = (POSSESSIVE.sub("", word.strip(",")) for word in words)
    rest = [word.strip("'’") for word in bare if word.lower() not in ("of", "the", "for", "in", "at")]
    nation = find_nation(" ".join(rest), "name", "adjective") if rest else None
    if nation:
        return replace(role, nation=role.nation or nation)
    if len(rest) > 1 and find_nation(rest[0], "name", "adjective"):  # `of Norway's harbour board`
        role = replace(role, nation=role.nation or find_nation(rest[0], "name", "adjective"))
        rest = rest[1:]
    telling = {fold(word) for word in rest if (held or word[:1].isupper()) and is_telling(fold(word))}
    return replace(role, words=role.words | telling)


def read_phrase(text: str, nation: str | None = None) -> Role | None:
    """Read a phrase that ends in the noun of an office; None where it does not.

    >>> role = read_phrase("former Danish police chief")
    >>> role.head, role.nation, sorted(role.words)
    ('chief', 'DK', ['former', 'police'])
    """
    words = [word for word in text.replace("’", "'").replace("'s", " ").split() if fold(word)]
    if not words or not is_office(singular(fold(words[-1]))):
        return None
    telling, at = set(), 0
    while at < len(words) - 1:
        count = next(
            (
                n
                for n in (3, 2, 1)
                if at + n < len(words) and find_nation(" ".join(words[at : at + n]), "adjective", "name")
            ),
            0,
        )
        if count and words[at][:1].isupper():
            nation = nation or find_nation(" ".join(words[at : at + count]), "adjective", "name")
        elif is_telling(fold(words[at])):
            telling.add(fold(words[at]))
        at += max(count, 1)
    return Role(head=singular(fold(words[-1])), nation=nation, words=frozenset(telling))


def is_office(noun: str) -> bool:
    """Whether a noun is an office or a calling that one person has, or a kind of body."""
    kind = read_people().get(noun, ("", ""))[1]
    return noun in read_words("actors/roles.txt") or kind == "person" or kind in BODIES


def is_telling(word: str) -> bool:
    """Whether a word of a phrase tells one bearer of an office from another."""
    if word == "former":
        return True
    if any(ch.isdigit() for ch in word):  # an age
        return False
    return word not in read_words("actors/plain.txt") and word not in function_words() and len(word) > 1
