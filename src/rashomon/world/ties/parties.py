"""Who is meant by a word: an actor by a mention, by its country's adjective, by what is its own.

What a pronoun, a number of people or `the group` takes up is in antecedents.py.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rashomon.model import Reading, Span
from rashomon.world.actors.entries import Entry
from rashomon.world.actors.nations import find_nation
from rashomon.world.actors.nouns import ALWAYS_MANY, read_people
from rashomon.world.ties.antecedents import RELATIVE, list_joined, take_up, takes_up
from rashomon.world.ties.relations import read_relations
from rashomon.world.words import fold, read_words, singular, strip_name

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

DEEPEST = 3
OWNERS = ("nmod:poss", "compound", "amod", "nmod")
BETWEEN = (",", "(", ")", "”", '"', "–", "—")  # marks between a name and the relative pronoun that describes it
MEMBERS = ("member", "members", "part", "party", "parties")  # of a union
DEFINITE = ("the", "these", "those", "its", "such")


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor (or, for ties that take one, a place) and the mention by which a clause brings it in.

    `kind` is person, state, body or many, and `armed` whether it bears arms, as far as the mention tells; `antecedent`
    is where it is named, for a mention that only takes it up.
    """

    actor: str
    span: Span
    kind: str = ""
    armed: bool = False
    antecedent: Span | None = None

    @property
    def nation(self) -> bool:
        """Whether it is a country."""
        return self.kind == "state"

    @property
    def one(self) -> bool:
        """Whether it is one person."""
        return self.kind == "person"


class Parties:
    """The mentions of one report by the tokens that they cover."""

    def __init__(
        self,
        reading: Reading,
        entries: list[tuple[Entry, str]],
        nations: dict[str, str],
        bodies: frozenset[str] = frozenset(),
    ) -> None:
        """Index the mentions; where two cover a token, the shorter counts, and a name before its wider forms.

        `bodies` are the actors that the story knows as bodies, whatever one mention was read as.
        """
        self.reading = reading
        self.nations = nations
        self.at: dict[int, Party] = {}
        spans = [(span.end - span.start, span, e, actor) for e, actor in entries for span in (e.span, *e.forms)]
        for _, span, entry, actor in sorted(spans, key=lambda row: (row[0], row[1].start)):
            tokens = reading.doc.char_span(span.start, span.end, alignment_mode="expand")
            kind = "body" if entry.named and actor in bodies else find_kind(entry)
            party = Party(actor=actor, span=span, kind=kind, armed=bears_arms(entry))
            for token in tokens or ():
                self.at.setdefault(token.i, party)
        self.named = {actor for entry, actor in entries if entry.named}
        self.entries = entries
        self.texts: dict[str, set[str]] = defaultdict(set)
        for entry, actor in entries:
            self.texts[actor].update(span.text for span in (entry.span, *entry.forms))
        self.called = {entry.span: actor for entry, actor in entries if entry.named}
        self.settled = {
            one.source.start: one.source_actor for one in reading.attributions if one.source and one.source_actor
        }
        self.places = self.index_places()
        self.owned: list[tuple[str, Party]] | None = None

    def index_places(self) -> dict[int, Party]:
        """The place names of the report by token, for ties that end in a place."""
        found: dict[int, Party] = {}
        for name in self.reading.names:
            if name.type == "LOC":
                tokens = self.reading.doc.char_span(name.span.start, name.span.end, alignment_mode="expand")
                span = self.widen_place(tokens, name.span) if tokens else name.span
                for token in tokens or ():
                    found[token.i] = Party(actor=span.text, span=span)
        return found

    def widen_place(self, tokens: Tokens, span: Span) -> Span:
        """The name of a place with the noun that it stands before (`Vane province`)."""
        follows = tokens.doc[tokens.end] if tokens.end < len(tokens.doc) else None
        if follows is None or follows.pos_ != "NOUN" or tokens.root.head.i != follows.i or not follows.is_lower:
            return span
        return self.reading.report.span(span.start, follows.idx + len(follows))

    def find_all(self, tokens: Iterable[Token], *, places: bool = False, things: bool = False) -> list[Party]:
        """Whom some words mean, with those joined to them by `and` or a comma; each actor once, in order."""
        found: dict[str, Party] = {}
        for token in tokens:
            for word in (token, *list_joined(token)):
                for party in self.find_each(word, places=places, things=things):
                    found.setdefault(party.actor, party)
        return list(found.values())

    def find_each(self, token: Token, *, places: bool = False, things: bool = False, depth: int = 0) -> list[Party]:
        """Whom a word means: one actor, or several where it takes up several (`both`, `they`)."""
        if token.lower_ in RELATIVE and token.pos_ in ("PRON", "DET", "SCONJ"):
            return self.find_described(token, depth)
        if takes_up(token):
            found = take_up(self, token, depth)
            if found or token.i not in self.at:
                return found
        known = self.find_known(token, depth)
        if known is not None:
            return known
        if places:
            beside = token.children if singular(token.lower_) in read_words("ties/places.txt") else ()
            near = next((word for word in (token, *beside) if word.i in self.places), None)
            if near is not None:
                return [self.places[near.i]]
        if depth < DEEPEST and token.lower_ in read_words("ties/partitives.txt"):
            inner = next((c for c in token.children if c.i > token.i and has_case(c, "of")), None)
            return self.find_each(inner, places=places, things=things, depth=depth + 1) if inner is not None else []
        if depth < DEEPEST and (things or is_act(token)) and not (places and token.lower_ not in read_people()):
            return self.find_owners(token, depth) or self.find_usual(token)
        return take_up(self, token, depth)

    def find_known(self, token: Token, depth: int = 0) -> list[Party] | None:
        """The actor or the country that a word is a mention of; None where it is none.

        A union told from others by who is in it stands for nobody else: what it does, those do (find_members).
        """
        if is_prefix(token):
            return []
        if token.i in self.at:
            own = self.at[token.i].actor not in self.named and is_union(token) and self.find_members(token, depth + 1)
            return [] if own else [self.name_party(self.at[token.i])]
        nation = self.find_nation(token)
        return [nation] if nation else None

    def name_party(self, party: Party) -> Party:
        """A party by a description, with the place where its report named it last before."""
        if party.span in self.called or party.actor not in self.named:
            return party
        before = [span for span, actor in self.called.items() if actor == party.actor and span.end <= party.span.start]
        return replace(party, antecedent=before[-1]) if before else party

    def find_form(self, name: str, before: int) -> Party | None:
        """The actor that a form names in this report before a place, and the last mention there under it."""
        wanted = fold(strip_name(name))
        fits = [
            (entry, actor)
            for entry, actor in self.entries
            if entry.span.end <= before and wanted in {fold(strip_name(s.text)) for s in (entry.span, *entry.forms)}
        ]
        if len({actor for _, actor in fits}) != 1:
            return None
        entry, actor = fits[-1]
        return Party(actor=actor, span=entry.span, kind=find_kind(entry))

    def find_nation(self, token: Token) -> Party | None:
        """The country, where it is an actor of the story, whose adjective or people a word is."""
        if not token.text[:1].isupper():
            return None
        before = token.nbor(-1) if token.i and token.nbor(-1).text[:1].isupper() else token
        code = find_nation(f"{before.text} {token.text}", "adjective", "people")  # `North Korean`
        first = before if code else token
        code = code or find_nation(token.text, "adjective", "people")
        if code is None or code not in self.nations:
            return None
        span = self.reading.report.span(first.idx, token.idx + len(token))
        return Party(actor=self.nations[code], span=span, kind="state")

    def find_owners(self, token: Token, depth: int = 0) -> list[Party]:
        """Whose an act or a thing is: `Ruritanian jets`, `X's positions`, `their strikes`."""
        for label in OWNERS:
            for child in token.children:
                if child.dep_ != label or (label == "nmod" and not has_case(child, "of", "by")):
                    continue
                found = self.find_each(child, depth=depth + 1)
                if found:
                    return found
        return []

    def find_possessor(self, token: Token) -> list[Party]:
        """The actor whose mark of possession stands next before a noun (`Y's Danish wing`), by the order of words."""
        for before in range(token.i - 1, max(token.i - 4, token.sent.start), -1):
            if token.doc[before].lower_ in ("'s", "’s"):
                party = self.at.get(before - 1)
                return [party] if party else []
        return []

    def find_usual(self, token: Token) -> list[Party]:
        """Whose an act is that stands without an owner (`the strikes`): whose the report says that such acts are.

        An act named by a longer word with the same end is of the kind too (`airstrike`).
        """
        if not any(child.lower_ in DEFINITE for child in token.children):
            return []
        if self.owned is None:
            self.owned = []  # an act of an act asks again
            acts = [word for word in token.doc if word.pos_ == "NOUN" and is_act(word)]
            self.owned = [(singular(act.lower_), owner) for act in acts for owner in self.find_owners(act)[:1]]
        noun = singular(token.lower_)
        owners = [owner for act, owner in self.owned if act.endswith(noun)]
        counts = Counter(owner.actor for owner in owners)
        best, count = min(counts.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
        if 2 * count <= len(owners):
            return []
        found = next(owner for owner in owners if owner.actor == best)
        return [replace(found, span=self.reading.report.span(token.idx, token.idx + len(token)))]

    def find_described(self, token: Token, depth: int) -> list[Party]:
        """Whom a relative pronoun takes up: the noun that its clause describes."""
        before = token.i - 1
        while before > token.sent.start and (token.doc[before].text in BETWEEN or token.doc[before].is_space):
            before -= 1
        if before < token.i - 1 and before in self.at:
            return [self.at[before]]
        clause = next((over for over in token.ancestors if over.dep_ == "acl:relcl"), None)
        if clause is None or depth >= DEEPEST:
            return []
        members = self.find_members(clause.head, depth + 1) if is_union(clause.head) else []
        return members or self.find_each(clause.head, depth=depth + 1)

    def find_members(self, union: Token, depth: int) -> list[Party]:
        """Who is said to be in a union: `X and Y are members of a coalition that ...`, `X is in a coalition with Y`."""
        if depth >= DEEPEST:
            return []
        over = union
        while over.dep_ in ("nmod", "obl") and over.head.lower_ in MEMBERS:
            over = over.head
        inside = [child for child in over.children if child.dep_.startswith("nsubj")] if over.pos_ == "NOUN" else []
        inside += [child for child in union.children if child.dep_.startswith("nmod") and has_case(child, "of", "with")]
        words = [word for child in inside for word in (child, *list_joined(child))]
        return [party for word in words for party in self.find_each(word, depth=depth + 1)]


def find_kind(entry: Entry) -> str:
    """Whether a mention is of a person, a state, a body or many; empty where it does not tell."""
    if entry.node.startswith("nation:"):
        return "state"
    if entry.node.startswith("body:") or entry.kind in ("ORG", "organisation", "government", "outlet"):
        return "body"
    if entry.named:
        return {"PER": "person", "GROUP": "many"}.get(entry.kind, "")
    noun = entry.nouns[-1] if entry.nouns else ""
    if entry.kind in ("person", "group of people", "armed group"):
        return "person" if singular(noun) == noun and noun not in ALWAYS_MANY else "many"
    return ""


def bears_arms(entry: Entry) -> bool:
    """Whether a mention is of an armed group by its type or its nouns."""
    types = {read_people().get(singular(noun), ("", ""))[1] for noun in entry.nouns}
    return "armed group" in types or entry.kind == "armed group"


def is_act(token: Token) -> bool:
    """Whether a noun is an act of somebody (`strike`)."""
    return singular(token.lower_) in read_words("ties/acts.txt")


def is_prefix(token: Token) -> bool:
    """Whether a name only stands before a participle that makes no tie (`a Panama-flagged ship`)."""
    if token.i + 2 >= len(token.doc) or token.whitespace_ or token.nbor(1).text != "-":
        return False
    word = token.nbor(2).lower_
    return not token.nbor(1).whitespace_ and word.endswith("ed") and word not in read_relations("compound")


def is_union(token: Token) -> bool:
    """Whether a noun is of a union that its clause tells from others: `the coalition that took the harbour`."""
    clause = any(child.dep_ == "acl:relcl" for child in token.children)
    return clause and token.lower_ in read_words("actors/unions.txt")


def has_case(token: Token, *words: str) -> bool:
    """Whether a noun stands after one of some prepositions."""
    return any(child.dep_ == "case" and child.lower_ in words for child in token.children)
