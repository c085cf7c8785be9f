"""Parties of a happening: whom its own words name as doing it and as struck by it.

In go a mention and the actors of its report, out come roles, each with its passage: what stands before the trigger
(`Vanian air strikes`), after it (`by X`, `on Y`), the subject of the verb that carries it (`X launched strikes`), and
the subject and object of a trigger that is a verb. A people or a body before a word for any attack tells where it was
or whom it struck as often as who did it (`the Vanian attacks`): such a role is not sure, and stands only where another
passage of the row names the same actor as an agent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from rashomon.model import Cell, Comparison
from rashomon.world.actors.finding import Cast
from rashomon.world.events.grouping import Group
from rashomon.world.events.harms import lemma
from rashomon.world.events.triggers import DENIED, UNREAL, Kind, Mention
from rashomon.world.ties.antecedents import BODIES, RELATIVE, list_joined
from rashomon.world.ties.parties import Parties, Party, has_case
from rashomon.world.words import read_words

if TYPE_CHECKING:
    from spacy.tokens import Token

MEANS = frozenset(("aerial", "drone", "heavy-weapons", "weapons"))  # PLOVER's modes by means that states have
SUFFERED = frozenset(("killing", "assassination", "kidnapping", "arrest", "sexual violence"))  # `X's murder`: of X
EITHER = frozenset(("shooting", "stabbing"))  # `X's shooting`: of X or by X
BEFORE = ("nmod:poss", "compound", "amod")
AFTER = ("nmod", "obl", "obl:agent", "obl:arg")
AIMED = ("on", "against", "at", "upon")
GOING_ON = frozenset(("begin", "start", "continue", "resume", "keep"))  # verbs with the subject of the verb after them
DENYING = frozenset(("deny", "reject", "dismiss", "refute", "accuse", "suspect", "blame", "doubt"))
FARTHEST = 3  # verbs up the tree that are asked for a subject
HIGHEST = 4  # words up the tree that are asked for a denial


class Role(NamedTuple):
    """An actor, the column that it stands in, its passage, and whether the words alone tell."""

    column: str
    party: Party
    sure: bool = True


class Roles:
    """The roles that the words of the mentions of a story give to its actors."""

    def __init__(self, comparison: Comparison, cast: Cast) -> None:
        """Index the mentions of actors by report; a report is read when a happening of it is first asked for."""
        self.cast = cast
        self.readings = {reading.report.id: reading for reading in comparison.story.readings}
        self.names = {actor.id: actor.name for actor in cast.actors}
        self.parties: dict[str, Parties] = {}

    def find(self, group: Group, known: Sequence[str]) -> list[Cell]:
        """The cells of the parties of a group, by the names of its actors; `known` are agents that ties give.

        Where others name the means (`air strikes`), `attack` alone may be another act that they answer.
        """
        means = any(m.kind.mode in MEANS for m in group)
        found = [(m, row) for m in group for row in find_roles(self.read(m.trigger.report), m)]
        rows = [(cell, sure and not (means and not m.kind.mode)) for m, (cell, sure) in found]
        named = [(replace(cell, value=self.names.get(cell.value, cell.value)), sure) for cell, sure in rows]
        return keep_roles(named, known)

    def read(self, report: str) -> Parties:
        """The mentions of actors in one report."""
        if report not in self.parties:
            entries = [(entry, actor) for entry, actor in self.cast.entries if entry.span.report == report]
            bodies = frozenset(actor.id for actor in self.cast.actors if actor.type in BODIES)
            parties = Parties(self.readings[report], entries, self.cast.nations, bodies)
            armed = {actor.id for actor in self.cast.actors if actor.type == "armed group"}
            parties.at = {at: replace(p, armed=p.armed or p.actor in armed) for at, p in parties.at.items()}
            self.parties[report] = parties
        return self.parties[report]


def find_roles(parties: Parties, mention: Mention) -> list[tuple[Cell, bool]]:
    """The cells of the agents, the targets and those who claim a happening, each with whether it is sure."""
    reading = parties.reading
    tokens = reading.doc.char_span(mention.trigger.start, mention.trigger.end, alignment_mode="expand")
    if tokens is None or not mention.kind.root or is_denied(tokens.root):
        return []
    token = tokens.root
    if mention.title and token.tag_ == "VBD" and not any(child.dep_ == "obj" for child in token.children):
        return []  # `Consulate in Orr bombed`: a headline leaves `was` out
    read = read_verb if token.pos_ == "VERB" else read_noun
    found = []
    for role in dict.fromkeys(read(token, mention.kind, parties)):
        start = min(role.party.span.start, mention.trigger.start)
        end = max(role.party.span.end, mention.trigger.end)
        span = reading.report.span(start, end)
        place = span if mention.sentence.holds(span) else role.party.span
        found.append((place.extend(Cell, column=role.column, value=role.party.actor), role.sure))
    return found


def keep_roles(found: Sequence[tuple[Cell, bool]], known: Sequence[str]) -> list[Cell]:
    """The cells of a row that stand: those that are sure, and of those that are not what a sure one or a tie names."""
    sure = {(cell.column, cell.value) for cell, own in found if own} | {("agents", name) for name in known}
    return [cell for cell, own in found if own or (cell.column, cell.value) in sure]


def read_noun(token: Token, kind: Kind, parties: Parties) -> Iterator[Role]:
    """The roles about a noun."""
    for child in token.children:
        if child.dep_ in BEFORE:
            for party in parties.find_each(child):
                roles = read_before(child, party, kind)
                yield from (role._replace(sure=role.sure and child.pos_ != "PRON") for role in roles)
        elif child.dep_ in AFTER:
            yield from read_after(child, kind, parties)
    yield from read_carried(token, kind, parties)
    yield from read_claimed(token, parties)


def read_before(word: Token, party: Party, kind: Kind) -> Iterator[Role]:
    """The role of who is named before a noun: whose it is, or of what people or body."""
    owns = word.dep_ == "nmod:poss"
    if kind.type in SUFFERED:
        if owns:
            yield Role("targets" if party.one else "agents", party, party.one or party.armed)
    elif kind.type in EITHER or (party.one and not owns):
        return
    elif party.one or party.armed:
        yield Role("agents", party)
    else:
        yield Role("agents", party, kind.mode in MEANS or (owns and not party.nation))


def read_after(word: Token, kind: Kind, parties: Parties) -> Iterator[Role]:
    """The role of who is named after a happening: `by X`, `on Y`, `the murder of Y`."""
    if has_case(word, "by"):
        column = "agents"
    elif has_case(word, *AIMED) or (has_case(word, "of") and kind.type in SUFFERED | EITHER | {"bombing", "shelling"}):
        column = "targets"
    else:
        return
    found = parties.find_all([word]) if column == "agents" else find_struck(parties, [word])
    yield from (Role(column, party) for party in found)


def read_carried(token: Token, kind: Kind, parties: Parties) -> Iterator[Role]:
    """The roles about the verb that carries an act: `X launched an attack on Y`, `an attack carried out by X`."""
    over = token.head
    if token.dep_ in ("obj", "nsubj:pass") and is_carrying(over):
        if token.dep_ == "obj":
            yield from list_agents(over, parties)
        for child in over.children:
            if child.dep_ in AFTER:
                yield from read_after(child, kind, parties)
    for verb in token.children:
        if verb.dep_ in ("acl", "acl:relcl") and is_carrying(verb):
            passive = verb.tag_ == "VBN" and not any(child.dep_ in ("nsubj", "aux") for child in verb.children)
            passive = passive or any(child.dep_ in ("nsubj:pass", "aux:pass") for child in verb.children)
            words = [c for c in verb.children if (c.dep_ in AFTER and has_case(c, "by")) or c.dep_ == "nsubj"]
            words = [c for c in words if (c.dep_ != "nsubj") == passive and c.lower_ not in ("that", "which")]
            yield from (Role("agents", party) for party in parties.find_all(words))


def read_claimed(token: Token, parties: Parties) -> Iterator[Role]:
    """Who says that they did it: `X claimed responsibility for the attack`, `X claimed the attack`."""
    over = token.head
    if over.lower_ == "responsibility" and has_case(token, "for"):
        over = over.head
    elif not (
        token.dep_ == "obj" or (has_case(token, "for") and any(c.lower_ == "responsibility" for c in over.children))
    ):
        return
    if lemma(over) not in ("claim", "admit", "take", "accept") or is_denied(over):
        return
    if lemma(over) != "claim" and not any(child.lower_ == "responsibility" for child in over.children):
        return
    yield from (Role("claimed_by", party) for party in parties.find_all(find_subjects(over)))


def read_verb(token: Token, kind: Kind, parties: Parties) -> Iterator[Role]:
    """The roles about a verb: its subject and object, or in the passive what is struck, and `by X`."""
    passive = any(child.dep_ in ("nsubj:pass", "aux:pass") for child in token.children)
    reduced = token.dep_ == "acl" and token.tag_ == "VBN"
    if passive or reduced:
        struck = [child for child in token.children if child.dep_ == "nsubj:pass"] or ([token.head] if reduced else [])
        yield from (Role("targets", party) for party in find_struck(parties, struck))
    else:
        yield from list_agents(token, parties)
        struck = [child for child in token.children if child.dep_ == "obj"]
        yield from (Role("targets", party) for party in find_struck(parties, struck))
    for child in token.children:
        if child.dep_ in AFTER:
            yield from read_after(child, kind, parties)
            if kind.type == "clash" and has_case(child, "with"):
                yield from (Role("targets", party) for party in find_struck(parties, [child]))
        elif child.dep_ == "obj":
            for word in child.children:
                if word.dep_ in AFTER and has_case(word, *AIMED):
                    yield from read_after(word, kind, parties)


def list_agents(verb: Token, parties: Parties) -> Iterator[Role]:
    """The subjects of a verb as agents; whom a pronoun takes up is not sure, and is who claims it where it says so."""
    words = find_subjects(verb)
    said = verb.head if verb.dep_ in ("ccomp", "parataxis") and verb.head.pos_ == "VERB" else None
    speakers = {party.actor for party in parties.find_all(find_subjects(said))} if said is not None else set()
    for word in words:
        taken = word.pos_ == "PRON" and word.lower_ not in RELATIVE
        for party in parties.find_all([word]):
            claimed = taken and party.actor in speakers
            yield Role("claimed_by" if claimed else "agents", party, claimed or not taken)


def find_struck(parties: Parties, words: Sequence[Token]) -> list[Party]:
    """The actors that words name themselves, not those whose things they are (`targets that X has picked`)."""
    heads = [token for word in words for token in (word, *list_joined(word))]
    found = parties.find_all(words)
    return [one for one in found if any(one.span.start <= token.idx < one.span.end for token in heads)]


def find_subjects(verb: Token) -> list[Token]:
    """The subjects of an active verb: its own, that of the verb it is joined to, or the noun that it describes."""
    for _ in range(FARTHEST):
        own = [child for child in verb.children if child.dep_ == "nsubj"]
        if own or any(child.dep_ in ("nsubj:pass", "aux:pass") for child in verb.children):
            return own
        over = verb.head
        if verb.dep_ == "acl" and verb.tag_ == "VBG":
            return [over]
        joined = verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ == "VBG")
        if not (joined or (verb.dep_ == "xcomp" and lemma(over) in GOING_ON)) or over.pos_ != "VERB":
            return []
        verb = over
    return []


def is_carrying(verb: Token) -> bool:
    """Whether a verb says that its subject does the act that is its object, and that it is done."""
    return lemma(verb) in read_words("events/carrying.txt") and not is_denied(verb)


def is_denied(token: Token) -> bool:
    """Whether a clause is denied or only possible, by its own words or by the verb that it hangs on."""
    if token.pos_ == "VERB" and {child.lower_ for child in token.children} & (UNREAL | DENIED):
        return True
    over = list(token.ancestors)[:HIGHEST]
    return any(lemma(word) in DENYING for word in over)
