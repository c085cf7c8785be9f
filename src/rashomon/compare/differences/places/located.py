"""What a place is the place of: the deed that is done there, by its verb or noun, and whom or what it is done to.

In goes the word that a phrase of place belongs to, out comes the deed with its arguments: `targeted civilians in the
north` and `the targeting of civilians in the north` locate one thing, and `planes based in the north` another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rashomon.compare.differences.details import fold_token, likeness
from rashomon.compare.differences.phrases import OBJECTS, SUBJECTS
from rashomon.compare.differences.senses import LIGHT, Part, is_known, is_people, is_under, open_senses, relate

if TYPE_CHECKING:
    from spacy.tokens import Token

JOINED = frozenset({"conj", "xcomp", "advcl", "parataxis", "ccomp"})  # clauses that may leave their subject to another
NOUNS = frozenset({"NOUN", "PROPN"})
HAPPEN = "happen"  # the verb whose sense all verbs have that only say that something was there
STEM = 6  # letters that a verb and its noun have in common
TAIL = 5  # letters at the end that a compound written as one word has in common with its noun (`airstrike`, `strike`)
DEED = 0.40  # cosine of two verbs from which they tell one deed of one thing: bring/transfer .42, base/deploy .20
THING = 0.50  # cosine of two nouns from which they may be one thing: plane/flight .73, casualty/victim .34
REACH = 3  # steps up the tree to a subject that is left out


class Word(NamedTuple):
    """A lemma, with a particle where a verb has one, and its part of speech."""

    text: str
    part: Part


class Thing(NamedTuple):
    """What is located: the deeds (one verb, and the deed that is its object), and what they are done to."""

    deeds: frozenset[Word]
    themes: frozenset[str]


def find_thing(governor: Token) -> Thing | None:
    """What the word that a phrase of place belongs to tells of; None where it is neither verb nor noun."""
    if governor.pos_ == "VERB":
        return read_verb(governor)
    if governor.pos_ not in NOUNS:
        return None
    return read_event(governor) if is_event(fold_token(governor)) else read_noun(governor)


def read_verb(verb: Token) -> Thing:
    """The deed of a verb: done to its object, or else by its subject; of `happened` what its subject tells."""
    around = list(find_themes(verb))
    events = [token for token in around if token.pos_ == "NOUN" and is_event(fold_token(token))]
    if events and is_happening(verb):
        return read_event(events[0])
    word = fold_verb(verb)
    own = {Word(word, "v")} if word not in LIGHT else set()
    themes = [t for t in around if t not in events] or [t for event in events for t in list_nouns(event)]
    return Thing(frozenset(own | {Word(fold_token(t), "n") for t in events}), fold_themes(themes))


def read_event(noun: Token) -> Thing:
    """The deed that a noun tells, with what stands before it or after `of` (`the plane crash`, `crash of a plane`)."""
    word = fold_token(noun)
    joined = {Word(fold_token(c) + word, "n") for c in noun.children if c.dep_ == "compound" and c.i == noun.i - 1}
    return Thing(frozenset({Word(word, "n"), *joined}), fold_themes(list_nouns(noun)))


def read_noun(noun: Token) -> Thing:
    """A thing or a person at a place, with the deed that is done to it, if any (`targeting of civilians in`)."""
    head = noun.head
    cased = any(child.dep_ == "case" and child.lower_ != "of" for child in noun.children)
    if noun.dep_ in OBJECTS | SUBJECTS and head.pos_ == "VERB":
        return Thing(read_verb(head).deeds, fold_themes([noun]))
    if head is not noun and not cased and head.pos_ == "NOUN" and is_event(fold_token(head)):
        return Thing(frozenset({Word(fold_token(head), "n")}), fold_themes([noun]))
    return Thing(frozenset(), fold_themes([noun]))


def find_themes(verb: Token, reach: int = REACH) -> Iterator[Token]:
    """What a verb is done to, or else who does it; where it has neither, those of the clause that it is joined to."""
    children = list(verb.children)
    found = [c for c in children if c.dep_ in OBJECTS] or [c for c in children if c.dep_ in SUBJECTS]
    noun = verb.doc[verb.i - 1] if verb.i else verb
    if not found and verb.tag_ == "VBN" and noun.pos_ == "NOUN":
        yield noun  # a clause that follows its noun, wherever the tree hangs it (`planes based in`)
        return
    relative = verb.dep_ in ("acl:relcl", "acl") and (not found or any(c.tag_ in ("WDT", "WP") for c in found))
    if relative:
        yield find_antecedent(verb, found)
    elif found:
        yield from found
    elif reach and verb.dep_ in JOINED and verb.head is not verb and verb.head.pos_ == "VERB":
        bearers = [c for c in verb.head.children if c.dep_ in SUBJECTS]
        yield from bearers or find_themes(verb.head, reach - 1)


def find_antecedent(verb: Token, found: Iterable[Token]) -> Token:
    """The noun that a relative clause is of; where the tree has a pronoun for it, the noun before `which`."""
    pronoun = next(iter(found), None)
    if verb.head.pos_ in NOUNS or pronoun is None:
        return verb.head
    before = pronoun.doc[max(0, pronoun.i - REACH) : pronoun.i]
    return next((token for token in reversed(before) if token.pos_ in NOUNS), verb.head)


def list_nouns(noun: Token) -> list[Token]:
    """The nouns that tell whose deed a noun is: before it, or after `of`."""
    children = [child for child in noun.children if child.pos_ in NOUNS]
    return [
        child
        for child in children
        if (child.dep_ == "compound" and child.pos_ == "NOUN")
        or any(c.dep_ == "case" and c.lower_ == "of" for c in child.children)
    ]


def fold_themes(tokens: Iterable[Token]) -> frozenset[str]:
    """The lemmas of nouns, names in small letters; pronouns tell nothing."""
    return frozenset(fold_token(token) for token in tokens if token.pos_ in NOUNS)


def fold_verb(verb: Token) -> str:
    """The lemma of a verb with its particle (`go down`)."""
    particle = next((c.lower_ for c in verb.children if c.dep_ == "compound:prt"), "")
    return f"{fold_token(verb)} {particle}".strip()


@lru_cache(maxsize=4096)
def is_event(noun: str) -> bool:
    """Whether a noun names, in its first sense, something that happens; so one made of a verb (`the targeting of`)."""
    if not is_known(noun):
        return noun.endswith("ing") or any(
            is_known(noun[n:]) and is_event(noun[n:]) for n in range(2, len(noun) - TAIL + 1)
        )
    return is_under(open_senses().words.get(("n", noun), ())[:1], "event") or is_attack(noun)


def is_attack(noun: str) -> bool:
    """Whether a noun names, in its first sense, an attack."""
    return is_under(open_senses().words.get(("n", noun), ())[:1], "attack")


def is_happening(verb: Token) -> bool:
    """Whether a verb says no more of a deed than that it was (`occurred`, `took place`)."""
    place = any(child.lower_ == "place" and child.dep_ == "obj" for child in verb.children)
    return place or relate("v", fold_token(verb), HAPPEN) == "same"


def is_one_thing(one: Thing, other: Thing) -> bool:
    """Whether two places are of one deed done to one thing."""
    return is_one_deed(one, other) and is_one_theme(one, other)


def is_half_thing(one: Thing, other: Thing) -> bool:
    """Whether two places are of one deed, or of one thing, of which one of the two tells no more."""
    if one.themes and other.themes:
        return is_one_still(one, other)
    return is_one_deed(one, other)


def is_one_deed(one: Thing, other: Thing) -> bool:
    """Whether two things located have a deed in common, in one word or in two that are near in meaning."""
    return any(is_near_deed(a, b) for a in one.deeds for b in other.deeds)


@lru_cache(maxsize=65536)
def is_near_deed(one: Word, other: Word) -> bool:
    """Whether two words tell one deed: the same, a verb and its noun, or of one sense."""
    if one.text == other.text or is_tail(one.text, other.text):
        return True
    if one.part != other.part:
        return len(one.text) >= STEM and one.text[:STEM] == other.text[:STEM]
    if relate(one.part, one.text, other.text) == "same":
        return True
    least = THING if one.part == "n" else DEED
    return likeness(*sorted((one.text, other.text))) >= least


def is_one_theme(one: Thing, other: Thing) -> bool:
    """Whether what two deeds are done to may be one thing."""
    return any(is_near_theme(a, b) for a in one.themes for b in other.themes)


def is_one_still(one: Thing, other: Thing) -> bool:
    """Whether two things located, of one of which no deed is told, are one; of people there are many."""
    common = one.themes & other.themes
    return not (one.deeds and other.deeds) and any(not is_people(theme) for theme in common)


def is_of_people(one: Thing, other: Thing) -> bool:
    """Whether what is done at two places is done to people, by deeds that may be one."""
    deeds = not (one.deeds and other.deeds) or is_one_deed(one, other)
    return deeds and all(any(map(is_people, thing.themes)) for thing in (one, other))


@lru_cache(maxsize=65536)
def is_near_theme(one: str, other: str) -> bool:
    """Whether two nouns may name one thing: the same, one a kind of the other, or near in meaning."""
    if one == other or is_tail(one, other):
        return True
    if not (is_known(one) and is_known(other)):
        return False
    return relate("n", one, other) in ("same", "kind") or likeness(*sorted((one, other))) >= THING


def is_tail(one: str, other: str) -> bool:
    """Whether one word is a compound that ends in the other."""
    short, long = sorted((one, other), key=len)
    return len(short) >= TAIL and long.endswith(short)
