"""Who signed what, and who belongs to those who did: `the 30 bands that signed the letter include X, but not Y`.

A text that is signed is named by the phrase that the story uses most for it (`the joint letter`). Members of a group
are the names that follow `include`, `such as` or `among`; of a group that signed, they signed, or did not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.model import Reading
from rashomon.world.actors.entries import Entry
from rashomon.world.actors.nouns import COLLECTIVES
from rashomon.world.ties.arcs import find_children, find_obliques, find_subjects, is_passive
from rashomon.world.ties.parties import Parties
from rashomon.world.ties.relations import Relation
from rashomon.world.ties.rows import Row
from rashomon.world.words import read_words, singular

if TYPE_CHECKING:
    from spacy.tokens import Doc

Placed = tuple[int, int, Entry, str]  # first token, past-the-last token, mention, actor

SIGNING = ("sign", "signs", "signed", "signing", "co-signed", "cosigned")
INCLUDING = ("include", "includes", "included", "including")
SIGNED = Relation(relation="signed", code="AGREE")
UNSIGNED = Relation(relation="did not sign", code="REJECT")
MEMBER = Relation(relation="member of", code=None)
STOPS = frozenset(["who", "which", "that", "where", ";", ":", "but", "while", "as"])
NEGATIVE = frozenset(["not", "n't", "n’t", "no", "neither", "never"])
EXAMPLES = ("including", "such")
PLURALS = ("NNS", "NNPS")
FINITE = ("VBD", "VBZ", "VBP")
CUTS, ARTICLES = (",", "–", "—"), ("the", "a", "an")
AWAY = frozenset(("from", "against", "by", "with", "to", "at", "for"))  # a name after one of these is no member
FARTHEST = 14  # words between a group and `include`


def name_documents(readings: Sequence[Reading]) -> dict[str, str]:
    """Noun of a text -> the phrase of two words and more that the story uses most for it."""
    told: dict[str, Counter[str]] = {}
    for reading in readings:
        for token in reading.doc:
            noun = singular(token.lower_)
            if noun in read_words("ties/documents.txt") and token.is_lower:
                words = [t.lower_ for t in token.lefts if t.dep_ in ("amod", "compound") and t.is_lower]
                told.setdefault(noun, Counter())[" ".join([*words, noun])] += bool(words)
    return {
        noun: min(counts, key=lambda phrase: (-counts[phrase], phrase)) if any(counts.values()) else noun
        for noun, counts in told.items()
    }


def find_signed(reading: Reading, parties: Parties, documents: dict[str, str]) -> Iterator[Row]:
    """Give a row for each who signed, or is said not to have signed, a text."""
    for token in reading.doc:
        if token.lower_ not in SIGNING or token.pos_ != "VERB":
            continue
        passive = is_passive(token)
        things = find_children(token, "nsubj:pass") or [token.head] if passive else find_children(token, "obj")
        named = [documents[singular(word.lower_)] for word in things if singular(word.lower_) in documents]
        if token.dep_ == "acl:relcl" and not named and singular(token.head.lower_) in documents:
            named = [documents[singular(token.head.lower_)]]
        signers = parties.find_all(find_obliques(token, ("by",))) if passive else find_subjects(token, parties)
        if any(child.lower_ == "to" for child in find_children(token, "mark")):
            continue
        before = [child for child in token.children if child.i < token.i]
        relation = UNSIGNED if any(child.lower_ in NEGATIVE for child in before) else SIGNED
        for party in signers if named else ():
            ends = [token.idx, token.idx + len(token), party.span.start, party.span.end]
            ends += [place for word in things for place in (word.idx, word.idx + len(word)) if word.sent == token.sent]
            span = reading.report.span(min(ends), max(ends))
            told = (party.antecedent,) if party.antecedent else ()
            yield Row(
                subject=party.actor, relation=relation, object=named[0], evidence=span, antecedents=told, at=token.idx
            )


def find_members(reading: Reading, entries: list[tuple[Entry, str]]) -> Iterator[Row]:
    """Give a row for each who is said to be, or not to be, of a group that a sentence describes."""
    doc = reading.doc
    placed = place_entries(doc, entries)
    for sentence in doc.sents:
        inside = [one for one in placed if sentence.start <= one[0] and one[1] <= sentence.end]
        at = find_inclusion(doc, sentence.start, sentence.end, inside)
        if at is None:
            continue
        group, start = at
        denied = any(token.lower_ in NEGATIVE for token in doc[group[1] : start])
        for first, last, entry, actor in list_members(doc, start, sentence.end, inside):
            negative = denied or doc[max(0, first - 1)].lower_ == "no"
            span = reading.report.span(group[2].span.start, max(entry.span.end, doc[last - 1].idx + 1))
            if actor != group[3] and (group[2].kind == "state" or not entry.node.startswith("nation:")):
                row = Row(subject=actor, relation=MEMBER, object=group[3], evidence=span, denied=negative)
                yield replace(row, inclusion=True)


def place_entries(doc: Doc, entries: list[tuple[Entry, str]]) -> list[Placed]:
    """The mentions by their tokens, in order, the longer first."""
    found = []
    for entry, actor in entries:
        tokens = doc.char_span(entry.span.start, entry.span.end, alignment_mode="expand")
        if tokens is not None:
            found.append((tokens.start, tokens.end, entry, actor))
    return sorted(found, key=lambda one: (one[0], -one[1]))


def find_inclusion(doc: Doc, start: int, end: int, inside: list[Placed]) -> tuple[Placed, int] | None:
    """The group of a sentence that has members, and the token after which they are named."""
    groups = [one for one in inside if not one[2].named and "/one" not in one[2].node]
    for at in range(start, end):
        low = doc[at].lower_
        if low == "among" and at <= start + 1:
            group = next((one for one in groups if at < one[0] <= at + 3), None)
            comma = (
                next((i for i in range(group[1], end) if doc[i].text in (",", "–", "—", ":")), None) if group else None
            )
            if group and comma:
                return group, comma + 1
        elif low in INCLUDING or (low == "such" and at + 1 < end and doc[at + 1].lower_ == "as"):
            before = [one for one in groups if one[1] <= at and at - one[1] <= FARTHEST]
            if before and is_nearest(doc, before[-1][1], at):
                return before[-1], at + 1
    return None


def is_nearest(doc: Doc, end: int, at: int) -> bool:
    """Whether no other plural stands between a group and `including`, of which the names could be."""
    if doc[at].lower_ not in EXAMPLES:
        return True
    group, between = doc[end - 1], doc[end:at]
    many = group.tag_ in PLURALS or group.lower_ in read_words("actors/crowds.txt") | COLLECTIVES
    return (many or not group.tag_) and not any(word.tag_ in PLURALS for word in between)


def list_members(doc: Doc, start: int, end: int, inside: list[Placed]) -> Iterator[Placed]:
    """The named bodies from a place on, to the next clause; those in brackets and those who own another left out."""
    named = {one[0]: one for one in inside if one[2].named}
    deep, at, verbs = 0, start, 0
    while at < end:
        token = doc[at]
        deep += token.text == "("
        deep -= token.text == ")"
        verbs += token.pos_ in ("VERB", "AUX") and token.tag_ in ("VBD", "VBZ", "VBP", "MD") and at > start + 1
        if not deep and (verbs or (token.lower_ in STOPS and not is_example(doc, at))):
            return
        one = named.get(at)
        if one and at > start + 2 and doc[at - 1].lower_ in (*CUTS, *ARTICLES) and is_subject(doc, one):
            return
        if one and doc[at - 1].lower_ in AWAY:
            one = None
        if one and not deep and not is_owner(doc, one[1]) and not stands_before(doc, one[1], named):
            yield one
        at = one[1] if one else at + 1


def is_subject(doc: Doc, one: Placed) -> bool:
    """Whether a name after a comma begins another clause: `including X and Y, the Daily Z reported`."""
    first = one[0] - (doc[one[0] - 1].lower_ in ARTICLES)
    after = doc[one[1]] if one[1] < len(doc) else None
    return doc[first - 1].lower_ in CUTS and after is not None and after.pos_ == "VERB" and after.tag_ in FINITE


def is_example(doc: Doc, at: int) -> bool:
    """Whether a word is the `as` of `such as`."""
    return at > 0 and doc[at].lower_ == "as" and doc[at - 1].lower_ in ("such", "well")


def stands_before(doc: Doc, end: int, named: dict[int, Placed]) -> bool:
    """Whether a name only says whose officer the next one is (`Xyz president Ada Orr`)."""
    at = end
    while at < len(doc) and at not in named and doc[at].pos_ in ("NOUN", "ADJ"):
        at += 1
    return at > end and at in named


def is_owner(doc: Doc, end: int) -> bool:
    """Whether a name is followed by a mark of possession or a hyphen, and so says whose another is."""
    return end < len(doc) and doc[end].text in ("'s", "’s", "'", "’", "-")


def settle_members(rows: list[tuple[Reading, Row]], documents: dict[str, str]) -> list[tuple[Reading, Row]]:
    """Say of the members of a group that signed that they signed it, or did not; other non-members are dropped."""
    signed = {row.subject: row.object for _, row in rows if row.relation == SIGNED and row.object in documents.values()}
    out = []
    for reading, row in rows:
        if row.inclusion and row.object in signed:
            relation = UNSIGNED if row.denied else SIGNED
            row = replace(row, relation=relation, object=signed[row.object], denied=False)
        if not (row.inclusion and row.denied):
            out.append((reading, row))
    return out
