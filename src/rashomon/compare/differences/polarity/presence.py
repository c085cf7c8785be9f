"""Presence: a place that one report tells empty, or where nobody was found, and another puts somebody in.

`There`, `inside` and `it` stand for the place of which somebody is said to be in it in the story and that is named last
before them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from rashomon.compare.differences.details import fold_token
from rashomon.compare.differences.phrases import OBJECTS, SUBJECTS
from rashomon.compare.differences.polarity.predicates import INSIDE, find_clause, is_open
from rashomon.compare.differences.polarity.stated import Stated, find_flattest, list_words
from rashomon.compare.differences.rows import clip, find_home, make_difference, make_value
from rashomon.compare.differences.senses import find_near, is_people, is_thing
from rashomon.compare.differences.statements import Statement, find_vector, read_statement
from rashomon.language import read_word
from rashomon.model import Claim, Difference, DifferenceKind, Reading, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Token

EMPTY: tuple[DifferenceKind, str] = ("conflict", "one puts somebody where the other says that there is nobody")
PLACED = 0.30  # cosine of their passages from which two tell of one place
BEFORE, AFTER = 6, 8  # words before `in the ...` among which its verb stands, and after a verb among which a place does
BACK = 2  # sentences before one among which the place stands that it calls `there`
NOUNS = frozenset({"NOUN", "PROPN"})
WITHIN = frozenset(
    {"DET", "ADJ", "NUM", "ADV", "NOUN", "PROPN", "VERB", "PUNCT"}
)  # words of a noun phrase up to its noun
NOBODY = frozenset({"nobody", "no-one", "noone"})
THERE = frozenset({"there", "inside", "it"})
PERCEIVING = frozenset({"see", "hear", "watch", "feel", "let", "make", "help"})  # verbs before a bare infinitive
PARTLY = frozenset({"almost", "nearly", "half", "mostly", "largely", "virtually", "practically", "partly"})
VAIN = ("in vain", "without success", "without result", "without finding", "to no avail")


class Telling(NamedTuple):
    """A passage that puts somebody in a place, or tells that nobody is there."""

    place: str
    absent: bool
    statement: Statement
    token: Token
    vector: NDArray[np.float32] | None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.statement.span


def differ_in_presence(stated: Sequence[Stated], claims: Sequence[Claim]) -> Iterator[Difference]:
    """The places in which some reports have somebody and others nobody, a row each."""
    readings = {row.predicate.report: row.predicate.statement.reading for row in stated}
    present = [telling for reading in readings.values() for telling in find_presences(reading)]
    known = frozenset(telling.place for telling in present if not telling.absent)
    absent = [*(row for row in present if row.absent), *list_absences(stated, known)]
    absent += [row for reading in readings.values() for row in find_nobody(reading, known)]
    empty = frozenset(row.place for row in absent)
    elided = [row for reading in readings.values() for row in find_held(reading, present, empty) if not row.absent]
    for place in sorted(empty & known):
        there = [row for row in present if row.place == place and not row.absent]
        gone = [row for row in absent if row.place == place]
        held = [row for row in there if any(is_one_place(row, other) for other in gone)]
        held += [row for row in elided if row.place == place and any(is_one_place(row, other) for other in held)]
        if any(a.span.report != b.span.report for a, b in product(held, gone)):
            yield write_row(held, gone, claims)


def write_row(there: Sequence[Telling], gone: Sequence[Telling], claims: Sequence[Claim]) -> Difference:
    """The row of a place: who puts somebody in it, and who nobody."""
    values = [make_value(r.span, f"{'no' if r.absent else 'yes'}: {clip(r.span.text)}") for r in (*there, *gone)]
    question = f"Is it so: {clip(find_flattest([(row.statement, row.token) for row in there]).text)}?"
    return make_difference(find_home(values, claims), "polarity", EMPTY, question, values)


def is_one_place(one: Telling, other: Telling) -> bool:
    """Whether two passages with one noun for a place may tell of one."""
    return one.vector is not None and other.vector is not None and float(one.vector @ other.vector) >= PLACED


def make_telling(reading: Reading, token: Token, place: Token, *, absent: bool) -> Telling:
    """What the clause of a word tells of a place, which may be named in a sentence before."""
    sentence = find_sentence(reading, token)
    span = find_clause(read_statement(reading, sentence), token)
    near = (
        find_clause(read_statement(reading, find_sentence(reading, place)), place)
        if place.idx < sentence.start
        else span
    )
    return Telling(fold_token(place), absent, read_statement(reading, span), token, find_vector(reading, near))


def find_sentence(reading: Reading, token: Token) -> Span:
    """The sentence that a word stands in."""
    return next(s.span for s in reading.sentences if s.span.start <= token.idx < s.span.end)


def find_presences(reading: Reading) -> Iterator[Telling]:
    """The clauses that put somebody in a place, or deny it (`was not in the cellar`, `found nobody in the cellar`)."""
    for sentence in reading.sentences:
        tokens = read_statement(reading, sentence.span).tokens
        for at, place in list_places(tokens):
            verb = find_verb(tokens[max(0, at - BEFORE) : at])
            if verb is not None and is_told(verb) and any(map(is_somebody, tokens[:at])):
                absent = read_word(verb)[1]
                yield make_telling(reading, verb, place, absent=absent)


def find_held(reading: Reading, present: Sequence[Telling], empty: frozenset[str]) -> Iterator[Telling]:
    """The clauses that tell somebody held and leave out where, if of what is told empty all others name one place."""
    homes: dict[str, dict[str, Token]] = defaultdict(dict)
    for row in present:
        if row.place in empty:
            homes[fold_token(row.token)][row.place] = row.token
    taken = {row.token for row in present}
    for sentence in reading.sentences:
        for verb in read_statement(reading, sentence.span).tokens:
            places = homes.get(fold_token(verb), {}) if fold_token(verb) in list_words("held") else {}
            if len(places) == 1 and verb.pos_ == "VERB" and verb not in taken and is_left_out(verb):
                span = find_clause(read_statement(reading, sentence.span), verb)
                statement, absent = read_statement(reading, span), read_word(verb)[1]
                yield from (Telling(place, absent, statement, verb, find_vector(reading, span)) for place in places)


def is_left_out(verb: Token) -> bool:
    """Whether a verb tells something, and not where."""
    around = [c for c in verb.children if c.dep_.startswith("obl")]
    return (
        verb.dep_ != "amod"
        and is_told(verb)
        and not any(c.pos_ == "PROPN" or (c.pos_ == "NOUN" and is_thing(fold_token(c))) for c in around)
    )


def list_places(tokens: Sequence[Token]) -> Iterator[tuple[int, Token]]:
    """The nouns after `in`, `into`, `down` ..., each with the number of that word; read without the tree."""
    for at, token in enumerate(tokens):
        noun = find_noun(tokens[at + 1 :]) if token.lower_ in INSIDE else None
        if noun is not None:
            yield at, noun


def find_noun(tokens: Sequence[Token]) -> Token | None:
    """The noun of the phrase that some words begin with (`the 80 m-deep well in the yard`: well)."""
    noun = None
    for n, token in enumerate(tokens):
        measured = token.text == "-" or (token.pos_ == "ADJ" and any(t.pos_ in NOUNS for t in tokens[n + 1 : n + 2]))
        inside = token.pos_ in NOUNS or measured or tokens[max(0, n - 1)].text == "-"
        if (noun is not None and not inside) or token.pos_ not in WITHIN or token.text in ",;:()":
            break
        noun = token if token.pos_ in NOUNS else noun
    return noun


def find_verb(before: Sequence[Token]) -> Token | None:
    """The verb of being, getting or finding somebody in a place that stands last among some words, if no other does."""
    for token in reversed(before):
        if token.text in ",;:.":
            return None
        if token.pos_ in ("VERB", "AUX"):
            found = fold_token(token) in list_words("inside") | list_words("held") and token.dep_ != "aux"
            return (token.head if token.dep_ == "cop" else token) if found else None
    return None


def is_told(verb: Token) -> bool:
    """Whether a verb tells that something is so: not left open, and no bare infinitive (`it hurts to see him fall`)."""
    seen = verb.dep_ == "xcomp" and fold_token(verb.head) in PERCEIVING
    bare = verb.tag_ == "VB" and not any(c.dep_ == "aux" and c.lower_ != "to" for c in verb.children)
    return not bare and not seen and not is_open(verb)


def is_somebody(token: Token) -> bool:
    """Whether a word may mean a person: a name, a pronoun, or a noun for people."""
    return token.pos_ in ("PRON", "PROPN") or (token.pos_ == "NOUN" and is_people(fold_token(token)))


def list_absences(stated: Sequence[Stated], known: frozenset[str]) -> list[Telling]:
    """The clauses by which nobody is in a place: it is empty, nobody is found there, it is searched in vain."""
    empty = frozenset(find_near("a", "empty"))
    found = []
    for row in stated:
        told, token = row.predicate, row.predicate.token
        if told.open or told.less or any(c.lower_ in PARTLY for c in token.children):
            continue
        empties = told.part == "a" and told.word in empty and not told.denied
        searched = told.word in list_words("searching") and any(words in told.span.text.lower() for words in VAIN)
        around = (*token.children, *token.head.children, *((token.head,) if token.dep_ == "acl" else ()))
        for place in around if empties or searched else ():
            named = place is token.head or place.dep_ in OBJECTS | (SUBJECTS if empties else frozenset())
            if named and fold_token(place) in known:
                found.append(make_telling(told.statement.reading, token, place, absent=True))
    return found


def find_nobody(reading: Reading, known: frozenset[str]) -> Iterator[Telling]:
    """The clauses that find nobody, or no sign of anybody, in a place, or say that nobody is there."""
    for sentence in reading.sentences:
        statement = read_statement(reading, sentence.span)
        for noun in statement.tokens:
            verb = noun.head if noun.head.pos_ in ("VERB", "AUX") else noun
            found = fold_token(verb) in list_words("finding") and read_word(verb)[1]
            stays = fold_token(verb) == "be" or any(c.dep_ == "cop" for c in noun.children)
            if (found or stays) and is_nobody(noun, denied=bool(found)) and not is_open(verb):
                place = find_where(noun, statement, known)
                if place is not None:
                    yield make_telling(reading, noun, place, absent=True)


def is_nobody(noun: Token, *, denied: bool) -> bool:
    """Whether a word means no person or no sign of one, by itself or as what is not found."""
    no = denied or any(child.lower_ == "no" for child in noun.children)
    sign = fold_token(noun) in list_words("sign") or is_people(fold_token(noun)) or noun.lower_ == "one"
    return noun.lower_ in NOBODY or (no and sign and noun.dep_ not in ("obl", "nmod") and noun.pos_ in ("NOUN", "PRON"))


def find_where(verb: Token, statement: Statement, known: frozenset[str]) -> Token | None:
    """Where a verb says that it is: `in` a place after it, or the place named last before `there`, `inside`, `it`."""
    after = [t for t in statement.tokens if verb.i < t.i <= verb.i + AFTER]
    place = next((place for _, place in list_places(after)), None)
    if place is not None or not any(t.lower_ in THERE for t in after):
        return place
    sentences = statement.reading.sentences
    here = max(n for n, s in enumerate(sentences) if s.span.start <= verb.idx)
    for sentence in reversed(sentences[max(0, here - BACK) : here + 1]):
        for token in reversed(read_statement(statement.reading, sentence.span).tokens):
            if token.i < verb.i and token.pos_ in NOUNS and fold_token(token) in known:
                return token
    return None
