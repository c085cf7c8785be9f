"""Harms: which counts of a report are of people killed, injured, missing, detained or displaced.

In goes a reading with a parse, out come its counts as cells. What a count is of is read from the tree: what the counted
noun is (`two deaths`), what is said of it (`two dead`), and what the verb over it does to it (`two were killed`). A
count of who does harm (`two gunmen killed ...`), and an age, a year or a distance, is none.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from rashomon.model import Cell, Quantity, Reading, Scope
from rashomon.world.actors.nations import find_nation
from rashomon.world.words import read_table, read_words

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_STEPS = 6  # up the tree from a count to the word of harm
HOMES = frozenset(["home", "house", "village", "town", "city", "country", "area", "region"])
UNREAL = frozenset(
    ["will", "would", "could", "may", "might", "can", "should", "must", "if", "whether", "not", "never", "n't", "n’t"]
)
PARTLY = frozenset(["including", "include", "includes"])
ADDED = frozenset(["another", "additional", "further", "extra"])
WHOLES = frozenset(["the", "them", "those", "these", "whom", "which"])
DEEDS = frozenset(["murder", "killing", "death"])  # done to one person, unless a number stands with them
PLAIN = frozenset(
    [
        "person",
        "people",
        "other",
        "victim",
        "dead",
        "body",
        "casualty",
        "fatality",
        "civilian",
        "life",
        "death",
        "wounded",
        "injured",
        "injury",
    ]
)


@cache
def read_harms(slot: str) -> dict[str, str]:
    """Lemma -> the column of the event row, for one way to stand to it."""
    return {word: column for word, column, place in read_table("events/harms.tsv") if place == slot}


def find_harms(reading: Reading) -> list[Cell]:
    """The counts of people harmed in a report, in order; without a parse there are none."""
    if not reading.doc.has_annotation("DEP"):
        return []
    found = [cell for quantity in reading.quantities if not quantity.unit for cell in read_quantity(reading, quantity)]
    single = [cell for token in reading.doc if token.pos_ == "NOUN" for cell in read_single(reading, token)]
    apart = [cell for cell in single if not any(cell.overlaps(other) for other in found)]
    return sorted([*found, *apart], key=lambda cell: (cell.place, cell.column))


def read_quantity(reading: Reading, quantity: Quantity) -> Iterator[Cell]:
    """The cell of a count, if it is of people harmed; of `casualties` there were none is said of two columns."""
    number = find_number(reading, quantity)
    if number is None or not is_whole(quantity):
        return
    noun = find_noun(reading, quantity) or number
    if noun is number and is_age(number):
        return
    words = reading.doc.char_span(quantity.span.start, quantity.span.end, alignment_mode="expand")
    column = (read_beside(words[0], noun) if words else None) or read_column(noun, number)
    if column is None or not fits(noun) or is_unreal(noun):
        return
    end = max(quantity.span.end, noun.idx + len(noun)) if noun.i < number.i + 8 else quantity.span.end
    span = reading.report.span(quantity.span.start, end)
    both = quantity.high == 0 and noun.lemma_.lower() == "casualty"
    for one in ("injured", "killed") if both else (column,):
        yield span.extend(
            Cell,
            column=one,
            value=quantity.span.text,
            low=quantity.low,
            high=quantity.high,
            said=find_said(quantity),
            scope=read_scope(noun, number),
        )


def read_single(reading: Reading, noun: Token) -> Iterator[Cell]:
    """The cell of one person without a number: `killed a nurse`, `a boy died`, `the murder of her cousin`."""
    article = next((child for child in noun.children if is_single(child, noun)), None)
    if article is None or noun.tag_ == "NNS" or lemma(noun) in read_harms("noun"):
        return
    if not is_people(lemma(noun)) and lemma(noun) not in read_words("events/kin.txt"):
        return
    deed = noun.dep_ == "nmod" and lemma(noun.head) in DEEDS and any(child.lower_ == "of" for child in noun.children)
    column = read_above(noun) if deed or noun.dep_ in ("obj", "nsubj", "nsubj:pass", "conj") else None
    if column is not None and (not is_unreal(noun) if deed else not is_doubtful(noun)):
        span = reading.report.span(article.idx, noun.idx + len(noun))
        yield span.extend(Cell, column=column, value=article.text, low=1.0, high=1.0, said=1.0, scope="kind")


def is_single(child: Token, noun: Token) -> bool:
    """Whether a word before a noun says that it is one person: an article, or whose relative (`her cousin`)."""
    if child.dep_ == "det":
        return child.lower_ in ("a", "an")
    return child.lower_ in ("his", "her", "their") and lemma(noun) in read_words("events/kin.txt")


def is_doubtful(noun: Token) -> bool:
    """Whether the clause of a noun is denied, only possible, or general (`if a child dies`, `a man can be killed`)."""
    verb = next((over for over in noun.ancestors if over.pos_ == "VERB"), None)
    return verb is None or verb.tag_ not in ("VBD", "VBN", "VBG") or is_unreal(noun)


def is_unreal(noun: Token) -> bool:
    """Whether the clause of a noun says that something may or would happen, or did not."""
    verb = next((over for over in (noun, *noun.ancestors) if over.pos_ == "VERB"), None)
    return verb is not None and any(child.lower_ in UNREAL for child in verb.children)


def is_whole(quantity: Quantity) -> bool:
    """Whether an amount can count people."""
    return all(end is None or (end == int(end) and end < 1e8) for end in (quantity.low, quantity.high))


def find_number(reading: Reading, quantity: Quantity) -> Token | None:
    """The last word of the number."""
    span = reading.doc.char_span(quantity.span.start, quantity.span.end, alignment_mode="expand")
    tokens = [token for token in span or () if not token.is_space]
    return next((token for token in reversed(tokens) if token.pos_ in ("NUM", "NOUN", "DET", "ADJ")), None)


def is_age(number: Token) -> bool:
    """Whether a bare number stands after a name and its comma (`Anna Hale, 41; ...`)."""
    return number.i > 1 and number.nbor(-1).text == "," and number.nbor(-2).pos_ == "PROPN"


def find_noun(reading: Reading, quantity: Quantity) -> Token | None:
    """The noun that is counted."""
    if quantity.of is None:
        return None
    span = reading.doc.char_span(quantity.of.start, quantity.of.end, alignment_mode="expand")
    return span.root if span is not None else None


def read_beside(first: Token, noun: Token) -> str | None:
    """What the word right before a count or right after its noun says: `wounding 90`, `12 people killed`."""
    before = first.nbor(-1) if first.i else first
    if before.pos_ == "VERB" and lemma(before) in read_harms("object"):
        return read_harms("object")[lemma(before)]
    rest = noun.doc[noun.i + 1 : noun.i + 3]
    if not rest or rest[0].sent != noun.sent:
        return None
    if lemma(rest[0]) in read_harms("state"):
        return read_harms("state")[lemma(rest[0])]
    bare = len(rest) < 2 or rest[1].pos_ not in ("DET", "NOUN", "NUM", "PROPN", "PRON", "ADJ")
    passive = rest[0].lower_.endswith(("ed", "en", "ain", "urt")) and bare
    return read_harms("object").get(lemma(rest[0])) if passive else None


def read_column(noun: Token, number: Token) -> str | None:
    """The column that a count belongs to, by its own noun, by what is said of it, or by the verb over it."""
    own = read_harms("noun").get(lemma(noun)) or read_harms("state").get(lemma(noun))
    if own and not (lemma(noun) == "toll" and noun.i < number.i):
        return own
    return read_said(noun) or read_above(noun)


def read_said(noun: Token) -> str | None:
    """What a word that hangs on the noun says of it: `two people dead`, `two people killed in ...`."""
    for child in noun.children:
        if child.dep_ in ("amod", "acl", "acl:relcl", "appos", "nmod") and child.pos_ in ("ADJ", "VERB", "NOUN"):
            state = read_harms("state").get(lemma(child)) if child.dep_ != "nmod" else None
            passive = child.tag_ == "VBN" or any(c.dep_ in ("aux:pass", "nsubj:pass") for c in child.children)
            done = read_harms("object").get(lemma(child)) if child.pos_ == "VERB" and passive else None
            does = read_harms("subject").get(lemma(child)) if child.dep_ == "acl:relcl" else None
            if state or done or does:
                return state or done or does
    return None


def read_above(noun: Token) -> str | None:
    """What the words over the noun say of it."""
    token, part = noun, noun.dep_
    for _ in range(MOST_STEPS):
        over = token.head
        if over is token:
            return None
        if part in ("conj", "appos", "nummod", "compound"):
            part = over.dep_
        elif over.pos_ in ("NOUN", "PROPN", "NUM") and part.startswith("nmod"):
            found = read_harms("noun").get(lemma(over))
            if found:
                return found
            part = over.dep_
        else:
            return read_verb(over, part, token)
        token = over
    return None


def read_verb(verb: Token, part: str, noun: Token) -> str | None:
    """What a verb, or an adjective with `is`, says of a noun in some part of its clause."""
    word, base = lemma(verb), part.partition(":")[0]
    patient = part in ("obj", "nsubj:pass")
    if patient and word in read_harms("object"):
        return "killed" if any(lemma(child) == "dead" for child in verb.children) else read_harms("object")[word]
    if word in read_harms("lives") and lemma(noun) == "life":
        return read_harms("lives")[word]
    if base == "nsubj" and word in read_harms("subject"):
        return read_harms("subject")[word]
    if base == "nsubj" and word in read_harms("state"):
        return read_harms("state")[word]
    if word in read_harms("home") and any(lemma(child) in HOMES for child in verb.children):
        return read_harms("home")[word] if patient or base == "nsubj" else None
    for child in verb.children:
        if child is not noun and child.dep_ in ("xcomp", "ccomp", "obl", "advcl"):
            slot = "place" if child.dep_ == "obl" else "state"
            found = read_harms(slot).get(lemma(child)) if patient or base == "nsubj" else None
            if found:
                return found
        if child.dep_ == "nsubj" and child is not noun and lemma(child) in ("toll", "death", "fatality", "injury"):
            risen = word in ("rise", "climb", "reach", "stand", "jump", "pass", "exceed", "increase", "be", "hit")
            return read_harms("noun")[lemma(child)] if risen and base in ("obl", "obj", "nsubj", "root") else None
    return None


def lemma(token: Token) -> str:
    """The dictionary form of a word, in small letters."""
    return (token.lemma_ or token.text).lower()


def fits(noun: Token) -> bool:
    """Whether a noun can be harmed: people, a name, or a number alone."""
    word = lemma(noun)
    if noun.pos_ in ("NUM", "ADJ", "PROPN") or word in read_harms("noun"):
        return True
    return is_people(word) or (noun.lower_ != word and bool(find_nation(noun.text, "people", "adjective")))


@cache
def is_people(word: str) -> bool:
    """Whether a noun is one for people."""
    from rashomon.compare import relate

    known = {row[0] for row in read_table("actors/people.tsv")} | {row[0] for row in read_table("language/persons.tsv")}
    if word in PLAIN or word in known or word in read_words("actors/roles.txt"):
        return True
    return relate("n", word, "person") in ("same", "kind") or word in ("crew", "family", "staff", "troop", "personnel")


def read_scope(noun: Token, number: Token) -> Scope:
    """Whether a count is of all, of some (`two of the dead`), of a kind (`two Americans`), or on top of others."""
    doc, first = number.doc, min(number.i, noun.i)
    before = [token.lower_ for token in doc[max(0, first - 3) : first]]
    after = [token.lower_ for token in doc[number.i + 1 : number.i + 3]]
    if ADDED & set(before) or after[:1] in (["more"], ["additional"]):
        return "added"
    if after[:1] == ["of"] and after[-1] in WHOLES:
        return "part"
    if noun is number and number.dep_ == "nmod" and lemma(number.head) not in PLAIN and is_people(lemma(number.head)):
        return "part"  # `a family of four`
    for over in (noun, *list(noun.ancestors)[:3]):
        if any(child.lower_ in PARTLY and child.dep_ in ("case", "mark") for child in over.children):
            return "part"
        if over.pos_ in ("VERB", "AUX"):
            break
    named = [
        c
        for c in noun.children
        if c.dep_ in ("amod", "compound", "nmod") and c.pos_ in ("ADJ", "PROPN") and c.text[:1].isupper()
    ]
    special = (
        lemma(noun) not in PLAIN and lemma(noun) not in read_harms("noun") and noun is not number and noun.pos_ != "ADJ"
    )
    return "kind" if special or named else "whole"


def find_said(quantity: Quantity) -> float | None:
    """The number that the words say: 50 of `nearly 50` and `about 50`, the lowest of a range, none of `up to 50`."""
    low, high = quantity.low, quantity.high
    if low is None or high is None or low == high:
        return low
    kinds = {row[0]: row[1] for row in read_table("language/amount_hedges.tsv")}
    kind = kinds.get(quantity.hedge.lower(), "")
    if kind == "nearly":
        return high
    if kind == "about":
        digits = re.search(r"\d[\d,]*", quantity.span.text)
        return float(digits[0].replace(",", "")) if digits else float(math.floor((low + high) / 2 + 0.5))
    return low
