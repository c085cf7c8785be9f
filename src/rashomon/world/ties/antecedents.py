"""Whom a word without a name takes up in its report: a pronoun, `both`, `the two leaders`, `the group`.

What the reader settled for the source of a statement stands. Else the nearest words that agree in number and kind
count, actors or not, so that no stranger is passed over: the subjects of the clauses over a pronoun, then that of the
sentence before; for a number exactly so many actors named together; for `the group` the body named last, in its
sentence or the one before. In the manner of the sieves of Raghunathan et al. (EMNLP 2010).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.world.actors.nouns import COLLECTIVES, read_people
from rashomon.world.words import read_table, read_words, singular

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

    from rashomon.world.ties.parties import Parties, Party

POSSESSIVES = {"his": "he", "its": "it", "their": "they"}
PRONOUNS = POSSESSIVES | {
    "he": "he",
    "him": "he",
    "she": "she",
    "her": "she",
    "it": "it",
    "they": "they",
    "them": "they",
}
RELATIVE = frozenset(("which", "that", "who", "whom"))
PRONOUN_OF = {"mr": "he", "sir": "he", "lord": "he", "mrs": "she", "ms": "she", "miss": "she", "lady": "she"}
DEEPEST = 3
SEVERAL = frozenset(("those", "these", "many", "some", "others", "several"))
HUMAN = frozenset(("person", "group of people", "armed group"))
BODIES = frozenset(("organisation", "government", "outlet"))
PLURALS = ("NNS", "NNPS")
ROLES = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod")
DEFINITE = frozenset(("the", "these", "those", "both"))
OTHERS = frozenset(("other", "more", "further", "remaining", "first", "last"))


def take_up(parties: Parties, token: Token, depth: int = 0) -> list[Party]:
    """Those whom a pronoun, a number of people or a bare description takes up, each with where it names them."""
    if depth >= DEEPEST:
        return []
    count = read_count(token)
    if count:
        found = take_number(parties, token, count)
    elif token.lower_ in PRONOUNS:
        found = take_pronoun(parties, token, depth)
    else:
        found = take_body(parties, token)
    span = parties.reading.report.span(token.idx, token.idx + len(token))
    return [replace(party, span=span, antecedent=party.antecedent or party.span) for party in found]


def takes_up(token: Token) -> bool:
    """Whether a word may only stand for somebody named before."""
    return token.lower_ in PRONOUNS or read_count(token) > 0


# ------------------------------------------------------------------ pronouns


def take_pronoun(parties: Parties, token: Token, depth: int) -> list[Party]:
    """Whom a personal pronoun takes up: a noun over it, whom the reader found to speak, one of the sentence before."""
    if token.lower_ == "it" and not token.dep_.startswith("nsubj"):  # a thing or a happening, as a rule
        return []
    over = next((head for head in list_over(token) if agrees(parties, token, head)), None)
    if over is not None:
        return take_noun(parties, token, over, depth)
    name = parties.settled.get(token.idx)
    known = parties.find_form(name, token.idx) if name else None
    if known:
        return [known]
    before = find_before(token)
    if before is None:
        return []
    head = next((head for head in list_before(parties, token, before) if agrees(parties, token, head)), None)
    return take_noun(parties, token, head, depth) if head is not None else take_only(parties, token, before)


def take_noun(parties: Parties, token: Token, head: Token, depth: int) -> list[Party]:
    """Whom a noun before a pronoun means, with those joined to it; nobody unless all of them are actors."""
    members = [head, *(word for word in list_joined(head) if word.i < token.i)]
    known = [word for word in members if word.i in parties.at or takes_up(word) or parties.find_nation(word)]
    found = [party for word in known for party in parties.find_each(word, depth=depth + 1)]
    return found if len(found) >= len(members) else []


def take_only(parties: Parties, token: Token, before: Tokens) -> list[Party]:
    """The one person of a sentence, for `he` or `she`."""
    wanted = PRONOUNS[token.lower_]
    people = {party.actor: party for word in before for party in [parties.at.get(word.i)] if party and party.one}
    fits = [party for party in people.values() if fits_party(parties, wanted, party)]
    return fits if len(people) == 1 and wanted in ("he", "she") else []


def list_over(token: Token) -> Iterator[Token]:
    """The nouns of its own sentence that a pronoun can take up: the one that its phrase is joined to (`X and its
    allies`), then the subjects of the clauses over it, its own too for `their`."""
    if token.lower_ in POSSESSIVES and token.i > 1 and token.nbor(-1).lower_ == "and":
        yield token.nbor(-2)
    verbs = [over for over in token.ancestors if over.pos_ in ("VERB", "AUX")]
    own = 0 if token.lower_ in POSSESSIVES else 1
    while own and own < len(verbs) and not has_subject(verbs[own - 1]):  # who wants to see him is not him
        own += 1
    for verb in verbs[own:]:
        for child in verb.children:
            if child.dep_.startswith("nsubj") and child.i < token.i:
                yield find_head(child)


def has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(child.dep_.startswith("nsubj") for child in verb.children)


def list_before(parties: Parties, token: Token, before: Tokens) -> Iterator[Token]:
    """The subject of the sentence before: for a pronoun that is no subject, if nothing else there agrees with it."""
    for child in before.root.children:
        if child.dep_.startswith("nsubj"):
            rivals = [
                word for word in before if word.pos_ in ("NOUN", "PROPN") and word.dep_ in ROLES and word != child
            ]
            if token.dep_.startswith("nsubj") or not any(agrees(parties, token, word) for word in rivals):
                yield find_head(child)


def find_before(token: Token) -> Tokens | None:
    """The sentence before that of a word."""
    at = token.sent.start - 1
    while at >= 0 and token.doc[at].is_space:
        at -= 1
    return token.doc[at].sent if at >= 0 else None


def find_head(token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other word itself."""
    if token.lower_ not in RELATIVE:
        return token
    clause = next((over for over in token.ancestors if over.dep_ == "acl:relcl"), None)
    return clause.head if clause is not None else token


def agrees(parties: Parties, pronoun: Token, head: Token) -> bool:
    """Whether a pronoun can take up a noun, with those joined to it, by number and by whether it is a person."""
    wanted = PRONOUNS[pronoun.lower_]
    if takes_up(head):
        return PRONOUNS.get(head.lower_, "they") == wanted
    party = parties.at.get(head.i)
    if wanted == "they":
        return bool(party and party.kind == "state") or (is_many(head) and not is_body(party, head))
    if any(word.i < pronoun.i for word in list_joined(head)) or (
        head.tag_ in PLURALS and not (party and party.kind == "body")
    ):
        return False
    person = party.one if party else read_people().get(head.lower_, ("", ""))[1] in HUMAN
    if wanted == "it":
        return not person and head.pos_ in ("NOUN", "PROPN")
    return person and (fits_party(parties, wanted, party) if party else fits_pronoun(wanted, head.text))


def is_body(party: Party | None, head: Token) -> bool:
    """Whether a word is the name of one body, whatever its ending (`Norvik Airlines`)."""
    return bool(party and party.kind == "body" and head.pos_ == "PROPN" and not list_joined(head))


def is_many(head: Token) -> bool:
    """Whether a noun speaks of several: in the plural, a list, or for a company of people (`the crew`)."""
    joined = any(child.lower_ == "and" for word in list_joined(head) for child in word.children)
    many = read_words("actors/crowds.txt") | COLLECTIVES
    return joined or head.tag_ in PLURALS or head.lower_ in SEVERAL or (head.is_lower and head.lower_ in many)


def fits_party(parties: Parties, wanted: str, party: Party) -> bool:
    """Whether `he` or `she` can be an actor by all that its report calls it."""
    return all(fits_pronoun(wanted, text) for text in parties.texts.get(party.actor, (party.span.text,)))


def fits_pronoun(wanted: str, text: str) -> bool:
    """Whether `he` or `she` can be somebody, as far as the title, the noun or the given name tells."""
    words = text.lower().replace(".", "").split()
    told = [read_sexes().get(word) or PRONOUN_OF.get(word) for word in (words[:1] if len(words) > 1 else [])]
    told += [read_persons().get(words[-1])] if words else []
    return all(one in (None, "", wanted) for one in told)


@lru_cache(maxsize=1)
def read_sexes() -> dict[str, str]:
    """Given name -> the pronoun that fits."""
    return {row[0]: row[1] for row in read_table("language/given_names.tsv")}


@lru_cache(maxsize=1)
def read_persons() -> dict[str, str]:
    """Noun for one person -> the pronoun that fits, if it tells one."""
    return {row[0]: row[1] if len(row) > 1 else "" for row in read_table("language/persons.tsv")}


def list_joined(token: Token) -> list[Token]:
    """The words joined to a word by `and`, `or` or a comma, through all of the list."""
    found, todo = [], [token]
    while todo:
        word = todo.pop(0)
        joined = [child for child in word.children if is_member(child)]
        found += joined
        todo += joined
    return found


def is_member(token: Token) -> bool:
    """Whether a noun is joined to the one over it, or stands in a list of who those are (`two states, X and Y`)."""
    if token.pos_ not in ("NOUN", "PROPN", "PRON"):
        return False
    return token.dep_ == "conj" or (token.dep_ == "appos" and any(child.dep_ == "conj" for child in token.children))


# ------------------------------------------------------------------ both, the two


@lru_cache(maxsize=1)
def read_counts() -> dict[str, int]:
    """Word -> how many it says were named together."""
    return {word: int(count) for word, count in read_table("ties/counts.tsv")}


def read_count(token: Token) -> int:
    """How many named before a phrase takes up (`both`, `the two sides`); 0 for a phrase that takes up none.

    A phrase with a complement, a relative clause or a name says itself whom it means.
    """
    words = {child.lower_: child for child in token.children if child.i < token.i}
    if any(child.dep_ in ("acl:relcl", "acl", "nmod", "appos", "nmod:poss") for child in token.children):
        return 0
    if any(child.i < token.i and (child.pos_ == "PROPN" or child.lower_ in OTHERS) for child in token.children):
        return 0
    if token.lower_ == "both":
        return 2 if token.dep_.startswith(("nsubj", "obj", "obl", "iobj", "conj")) else 0
    if token.pos_ not in ("NOUN", "NUM") or not DEFINITE & set(words):
        return 0
    if token.lower_ in read_counts():
        return read_counts()[token.lower_]
    told = [read_counts()[word] for word in words if word in read_counts()]
    return max(told) if told and token.tag_ in ("NNS", "") else 0


def take_number(parties: Parties, token: Token, count: int) -> list[Party]:
    """Exactly so many actors of one kind, named together in the same sentence before, else in the sentence before."""
    noun = "" if token.lower_ in read_counts() else singular(token.lower_)
    for words in (token.doc[token.sent.start : token.i], find_before(token)):
        lists = list_together(parties, words, count) if words is not None else []
        fits = [found for found in lists if all(fits_noun(noun, party) for party in found)]
        if fits:
            return fits[-1] if len({tuple(sorted(p.actor for p in found)) for found in fits}) == 1 else []
        present = take_present(parties, words, (noun, count)) if words is not None else []
        if present:
            return present
    return []


def list_together(parties: Parties, words: Tokens, count: int) -> list[list[Party]]:
    """The lists of exactly so many actors (`X and Y`) that stand within some words."""
    found = []
    for word in words:
        members = [word, *list_joined(word)]
        inside = all(member.i < words.end for member in members)
        if len(members) != count or not inside or word.dep_ == "conj":
            continue
        named = [party for member in members for party in [parties.at.get(member.i)] if party]
        if len({party.actor for party in named}) == count and len({party.kind for party in named}) == 1:
            found.append(named)
    return found


def take_present(parties: Parties, words: Tokens, wanted: tuple[str, int]) -> list[Party]:
    """The actors of one kind in a sentence where they are exactly so many and no other kind is (`X met Y`)."""
    noun, count = wanted
    kinds: dict[str, dict[str, Party]] = {}
    for word in words:
        party = parties.at.get(word.i) or parties.find_nation(word)
        if party and party.kind and fits_noun(noun, party) and (party.nation or party.actor in parties.named):
            kinds.setdefault(party.kind, {}).setdefault(party.actor, party)
    fits = [list(actors.values()) for actors in kinds.values() if len(actors) == count]
    return fits[0] if len(fits) == 1 else []


def fits_noun(noun: str, party: Party) -> bool:
    """Whether an actor can be called by a noun: people by nouns for people, bodies by nouns for bodies."""
    if not noun or noun in read_words("ties/sides.txt"):
        return True
    kind = read_people().get(noun, ("", ""))[1]
    if noun == "nation" or kind == "state":
        return party.kind == "state"
    return (kind in HUMAN and party.kind == "person") or (kind in BODIES | {"armed group"} and party.kind == "body")


# ------------------------------------------------------------------ the group


def take_body(parties: Parties, token: Token) -> list[Party]:
    """The named body that `the group` or `the ministry` takes up: the last in its sentence, or in the one before."""
    ring, kind = read_people().get(token.lower_, ("", ""))
    bare = [child.lower_ for child in token.children if child.dep_ != "punct"] == ["the"]
    if not bare or kind not in BODIES or token.tag_ in PLURALS:
        return []
    for words in (token.doc[token.sent.start : token.i], find_before(token)):
        named = [parties.at.get(word.i) for word in words] if words is not None else []
        bodies = {p.actor: p for p in named if p and p.kind == "body" and p.actor in parties.named}
        fits = [party for party in bodies.values() if can_be(party, ring)]
        if fits:
            return fits[-1:] if len(fits) == 1 else []
    return []


def can_be(party: Party, ring: str) -> bool:
    """Whether the name of a body does not say that it is of another kind (`Norvik University` is no company)."""
    words = party.span.text.lower().split()
    own = read_people().get(singular(words[-1]), ("",))[0] if words else ""
    return own in ("", ring) or ring == "group"
