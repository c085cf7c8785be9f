"""Who is meant by a word: an actor by a mention, by its country's adjective, by what is its own, by a pronoun."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rashomon.model import Reading, Span
from rashomon.world.entries import Entry
from rashomon.world.nations import find_nation
from rashomon.world.words import read_words, singular

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

RELATIVE = frozenset(("which", "that", "who", "whom"))
POSSESSIVES = {"his": "one", "its": "body", "their": "many"}
PRONOUNS = POSSESSIVES | {
    "he": "one",
    "she": "one",
    "it": "body",
    "they": "many",
    "him": "one",
    "her": "one",
    "them": "many",
}
OWNERS = ("nmod:poss", "compound", "amod", "nmod")
DEEPEST = 3
CLOSING = (",", ")", "”", '"')
DEFINITE = ("the", "these", "those", "its", "such")


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor (or, for ties that take one, a place) and the mention by which a clause brings it in."""

    actor: str
    span: Span
    nation: bool = False
    person: bool = False


class Parties:
    """The mentions of one report by the tokens that they cover."""

    def __init__(self, reading: Reading, entries: list[tuple[Entry, str]], nations: dict[str, str]) -> None:
        """Index the mentions; where two cover a token, the shorter counts, and a name before its wider forms."""
        self.reading = reading
        self.nations = nations
        self.at: dict[int, Party] = {}
        spans = [(span.end - span.start, span, e, actor) for e, actor in entries for span in (e.span, *e.forms)]
        for _, span, entry, actor in sorted(spans, key=lambda row: (row[0], row[1].start)):
            tokens = reading.doc.char_span(span.start, span.end, alignment_mode="expand")
            party = Party(actor=actor, span=span, nation=entry.node.startswith("nation:"), person=entry.kind == "PER")
            for token in tokens or ():
                self.at.setdefault(token.i, party)
        self.named = {actor for entry, actor in entries if entry.named}
        self.places = self.index_places()
        self.usual: dict[str, Party] | None = None

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
                party = self.find(word, places=places, things=things)
                if party:
                    found.setdefault(party.actor, party)
        return list(found.values())

    def find(self, token: Token, *, places: bool = False, things: bool = False, depth: int = 0) -> Party | None:
        """Whom a word means."""
        if token.lower_ in RELATIVE and token.pos_ in ("PRON", "DET", "SCONJ"):
            return self.find_antecedent(token, depth)
        if token.lower_ in PRONOUNS:
            return self.find_pronoun(token, depth)
        if token.i in self.at:
            return self.at[token.i]
        nation = self.find_nation(token)
        if nation:
            return nation
        if places:
            beside = token.children if singular(token.lower_) in read_words("ties/places.txt") else ()
            near = next((word for word in (token, *beside) if word.i in self.places), None)
            if near is not None:
                return self.places[near.i]
        if depth < DEEPEST and token.lower_ in read_words("ties/partitives.txt"):
            inner = next((c for c in token.children if c.dep_.startswith(("nmod", "obl")) and has_case(c, "of")), None)
            return self.find(inner, places=places, things=things, depth=depth + 1) if inner is not None else None
        if depth < DEEPEST and (things or singular(token.lower_) in read_words("ties/acts.txt")):
            return self.find_owner(token, depth) or self.find_usual(token)
        return None

    def find_nation(self, token: Token) -> Party | None:
        """The country, where it is an actor of the story, whose adjective or people a word is."""
        code = find_nation(token.text, "adjective", "people") if token.text[:1].isupper() else None
        if code is None or code not in self.nations:
            return None
        span = self.reading.report.span(token.idx, token.idx + len(token))
        return Party(actor=self.nations[code], span=span, nation=True)

    def find_owner(self, token: Token, depth: int) -> Party | None:
        """Whose an act or a thing is: `Ruritanian jets`, `X's positions`."""
        for label in OWNERS:
            for child in token.children:
                if child.dep_ != label or (label == "nmod" and not has_case(child, "of", "by")):
                    continue
                party = self.find(child, depth=depth + 1)
                if party:
                    return party
        return None

    def find_possessor(self, token: Token) -> list[Party]:
        """The actor whose mark of possession stands next before a noun (`Y's Danish wing`), by the order of words."""
        for before in range(token.i - 1, max(token.i - 4, token.sent.start), -1):
            if token.doc[before].lower_ in ("'s", "’s"):
                party = self.at.get(before - 1)
                return [party] if party else []
        return []

    def find_usual(self, token: Token) -> Party | None:
        """Whose an act is that stands without an owner (`the strikes`): whose the report says that such acts are."""
        if not any(child.lower_ in DEFINITE for child in token.children):
            return None
        if self.usual is None:
            self.usual = {}
            told: dict[str, Counter[Party]] = defaultdict(Counter)
            for word in token.doc:
                owner = self.find_owner(word, 0) if word.pos_ == "NOUN" and is_act(word) else None
                if owner:
                    told[singular(word.lower_)][owner] += 1
            for noun, owners in told.items():
                actors = Counter(owner.actor for owner in owners.elements())
                best, count = min(actors.items(), key=lambda item: (-item[1], item[0]))
                if 2 * count > sum(actors.values()):
                    self.usual[noun] = next(owner for owner in owners if owner.actor == best)
        found = self.usual.get(singular(token.lower_))
        return replace(found, span=self.reading.report.span(token.idx, token.idx + len(token))) if found else None

    def find_antecedent(self, token: Token, depth: int) -> Party | None:
        """Whom a relative pronoun takes up: the noun that its clause describes."""
        before = token.i - 1
        while before > token.sent.start and (token.doc[before].text in CLOSING or token.doc[before].is_space):
            before -= 1
        if before < token.i - 1 and before in self.at:
            return self.at[before]
        clause = next((over for over in token.ancestors if over.dep_ == "acl:relcl"), None)
        return self.find(clause.head, depth=depth + 1) if clause is not None and depth < DEEPEST else None

    def find_pronoun(self, token: Token, depth: int) -> Party | None:
        """Whom a personal pronoun takes up: the subject of the clause over it, else of the sentence before."""
        verbs = [over for over in token.ancestors if over.pos_ in ("VERB", "AUX")]
        verbs = verbs if token.lower_ in POSSESSIVES else verbs[1:]
        before = token.sent.start - 1
        while before >= 0 and token.doc[before].is_space:
            before -= 1
        if before >= 0:
            verbs.append(token.doc[before].sent.root)
        for verb in verbs:
            for child in verb.children:
                if child.dep_.startswith("nsubj") and child.i < token.i and depth < DEEPEST:
                    party = self.find(child, depth=depth + 1)
                    if party and agrees(token.lower_, party, child):
                        return party
        return None


def is_act(token: Token) -> bool:
    """Whether a noun is an act of somebody (`strike`)."""
    return singular(token.lower_) in read_words("ties/acts.txt")


def has_case(token: Token, *words: str) -> bool:
    """Whether a noun stands after one of some prepositions."""
    return any(child.dep_ == "case" and child.lower_ in words for child in token.children)


def agrees(pronoun: str, party: Party, head: Token) -> bool:
    """Whether a pronoun can take up an actor, by number and by whether it is a person."""
    number = PRONOUNS[pronoun]
    if number == "one":
        return party.person
    plural = head.tag_ in ("NNS", "NNPS") or head.lower_ in PRONOUNS
    return not party.person and (number != "many" or plural or party.nation)


def is_member(token: Token) -> bool:
    """Whether a noun is joined to the one over it, or stands in a list of who those are (`two states, X and Y`)."""
    if token.pos_ not in ("NOUN", "PROPN", "PRON"):
        return False
    return token.dep_ == "conj" or (token.dep_ == "appos" and any(child.dep_ == "conj" for child in token.children))


def list_joined(token: Token) -> list[Token]:
    """The words joined to a word by `and`, `or` or a comma, through all of the list."""
    found, todo = [], [token]
    while todo:
        word = todo.pop(0)
        joined = [child for child in word.children if is_member(child)]
        found += joined
        todo += joined
    return found
