"""Ties read from the order of words in a clause, for a Doc without a parse: subject, verb, object, near each other.

Precision goes first: a verb must stand between two mentions with few other words, a passive needs its `by`, and lists
of mentions (`A, B and C`) share the verb. Adjectives (`X-backed Y`), possessives (`X's ally Y`) and nouns (`Y, a
member of X`) are read beside the verbs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.model import Reading, Span
from rashomon.world.actors.entries import Entry
from rashomon.world.ties.relations import Relation, find_lemma, read_relations
from rashomon.world.ties.rows import Row

if TYPE_CHECKING:
    from spacy.tokens import Doc

MOST_BEFORE, MOST_AFTER = 6, 7  # words between the mentions and the verb
PASSIVE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
NEGATIVE = frozenset(["not", "n't", "never", "denied", "denies", "deny", "without", "no"])
OPENERS = frozenset(
    [
        "that",
        "who",
        "which",
        "whom",
        "when",
        "while",
        "after",
        "before",
        "as",
        "because",
        "if",
        "since",
        "where",
        "until",
    ]
)  # words that open another clause
WITHIN = frozenset(("AUX", "ADV", "DET", "ADJ", "NUM"))  # what can stand between a verb and a name beside it
OF_THINGS = ("ASSAULT", "ACCUSE", "REJECT")  # what is done to a thing of somebody's is done to its owner
JOINED = frozenset((",", "and", "or", "as", "well"))


Place = tuple[int, int, Span, str]  # first token, past-the-last token, mention, actor


class Clause:
    """A sentence with its mentions by the numbers of their tokens."""

    def __init__(self, reading: Reading, places: list[Place], start: int, end: int) -> None:
        """Take those of the places of a report that lie within the sentence."""
        self.reading, self.doc, self.start, self.end = reading, reading.doc, start, end
        self.at = [place for place in places if start <= place[0] and place[1] <= end]

    def before(self, at: int) -> list[Place]:
        """The mentions that end before a token and can be its subject: the nearest, with those joined to it."""
        left = [m for m in self.at if m[1] <= at]
        if not left or at - left[-1][1] > MOST_BEFORE or self.breaks(left[-1][1], at):
            return []
        chosen = [left.pop()]
        while left and self.is_joined(left[-1][1], chosen[0][0]):
            chosen.insert(0, left.pop())
        return chosen

    def after(self, at: int) -> list[Place]:
        """The mentions that begin after a token and can be its object: the nearest, with those joined to it."""
        right = [m for m in self.at if m[0] >= at]
        if not right or right[0][0] - at > MOST_AFTER or self.breaks(at, right[0][0]):
            return []
        chosen = [right.pop(0)]
        while right and self.is_joined(chosen[-1][1], right[0][0]):
            chosen.append(right.pop(0))
        return chosen

    def is_joined(self, end: int, start: int) -> bool:
        """Whether only commas, conjunctions and articles stand between two mentions."""
        words = [t.lower_ for t in self.doc[end:start]]
        return bool(words) and len(words) <= 4 and all(w in JOINED or w in ("the", "a") for w in words)

    def breaks(self, left: int, right: int) -> bool:
        """Whether another verb, a quotation mark or a stop stands between two tokens."""
        between = self.doc[left:right]
        return any(t.lower_ in (";", ":", ".") or t.lower_ in OPENERS or find_lemma(t.lower_) for t in between)

    def is_denied(self, left: int, right: int) -> bool:
        """Whether a word of denial stands between two tokens."""
        return any(t.lower_ in NEGATIVE for t in self.doc[left:right])


def find_ordered(reading: Reading, entries: list[tuple[Entry, str]]) -> list[Row]:
    """Find the ties of a report, in order."""
    rows, places = [], list(place_mentions(reading, entries))
    for sentence in reading.doc.sents:
        clause = Clause(reading, places, sentence.start, sentence.end)
        if len(clause.at) > 1:
            rows += [row for at in range(sentence.start, sentence.end) for row in read_token(clause, at)]
    return rows


def find_listed(reading: Reading, entries: list[tuple[Entry, str]]) -> list[Row]:
    """Find what several named in a list do, where the parse may lose some of them: `A, B and C have backed D`.

    The list, the verb and whom it is done to stand next to each other, and the list hangs on no preposition.
    """
    rows, places = [], list(place_mentions(reading, entries))
    for sentence in reading.doc.sents:
        clause = Clause(reading, places, sentence.start, sentence.end)
        for at in range(sentence.start, sentence.end) if len(clause.at) > 2 else ():
            rows += [row for row in read_token(clause, at) if row.listed and is_close(clause, at)]
    return rows


def is_close(clause: Clause, at: int) -> bool:
    """Whether a verb stands next to those who do it and to whom it is done to, both whole phrases of its clause."""
    doc = clause.doc
    relation = match_words(doc, at, read_relations("verb").get(find_lemma(doc[at].lower_) or "", ()))
    if relation is None or doc[at].pos_ != "VERB":
        return False
    follows = at + 1 + len(relation.particles)
    left, right = clause.before(at), clause.after(follows)
    if not left or not right:
        return False
    opens = next((t for t in reversed(doc[clause.start : left[0][0]]) if t.pos_ not in WITHIN), None)
    owner = right[-1][1] < len(doc) and doc[right[-1][1]].tag_ == "POS" and relation.code not in OF_THINGS
    inside = [*doc[left[-1][1] : at], *doc[follows : right[0][0]]]
    return not owner and (opens is None or opens.pos_ != "ADP") and all(t.pos_ in WITHIN for t in inside)


def place_mentions(reading: Reading, entries: list[tuple[Entry, str]]) -> Iterator[Place]:
    """Where each mention of a report stands, by the numbers of its tokens."""
    for entry, actor in entries:
        tokens = reading.doc.char_span(entry.span.start, entry.span.end, alignment_mode="expand")
        if tokens:
            yield tokens.start, tokens.end, entry.span, actor


def read_token(clause: Clause, at: int) -> list[Row]:
    """The ties that the word at a place makes: as a verb, a noun or adjective, a compound, a possessive."""
    lemma = find_lemma(clause.doc[at].lower_)
    verb = match_words(clause.doc, at, read_relations("verb").get(lemma or "", ()))
    inside = any(start <= at < end for start, end, *_ in clause.at)
    if verb and not inside:
        return read_verb(clause, at, verb)
    for part in ("noun", "adjective"):
        found = match_words(clause.doc, at, read_relations(part).get(clause.doc[at].lower_, ()))
        if found:
            return pair(clause, clause.before(at), found, clause.after(at + len(found.particles) + 1), at)
    return read_compound(clause, at)


def match_words(doc: Doc, at: int, relations: tuple[Relation, ...]) -> Relation | None:
    """The relation whose further words follow a token."""
    for relation in relations:
        words = [t.lower_ for t in doc[at + 1 : at + 1 + len(relation.particles)]]
        if words == list(relation.particles):
            return relation
    return None


def read_verb(clause: Clause, at: int, relation: Relation) -> list[Row]:
    """Subject and object of a verb; in the passive the other way round, with `by`."""
    doc = clause.doc
    follows = at + 1 + len(relation.particles)
    passive = doc[at].lower_.endswith(("ed", "en", "t")) and any(t.lower_ in PASSIVE for t in doc[max(0, at - 3) : at])
    if passive or (follows < len(doc) and doc[follows].lower_ == "by"):
        if follows >= len(doc) or doc[follows].lower_ != "by":
            return []
        return pair(clause, clause.after(follows + 1), relation, clause.before(at), at)
    return pair(clause, clause.before(at), relation, clause.after(follows), at)


def read_compound(clause: Clause, at: int) -> list[Row]:
    """`X-backed Y`: what the participle after a hyphen says of the name before it."""
    doc = clause.doc
    found = read_relations("compound").get(doc[at].lower_)
    if not found or at < 2 or doc[at - 1].text != "-":
        return []
    subject = [m for m in clause.at if m[1] == at - 1]
    objects = clause.after(at + 1)
    if found[0].relation in ("member of", "allied with"):
        return pair(clause, objects, found[0], subject, at)
    return pair(clause, subject, found[0], objects, at)


def pair(clause: Clause, left: list[Place], relation: Relation, right: list[Place], at: int) -> list[Row]:
    """Each mention on the left in the relation to each on the right, with the passage from the first to the last."""
    if not left or not right:
        return []
    ends = sorted([*left, *right], key=lambda m: m[0])
    start, end = ends[0][2].start, max(m[2].end for m in ends)
    evidence = clause.reading.report.span(start, max(end, clause.doc[at].idx + len(clause.doc[at])))
    denied = clause.is_denied(min(m[1] for m in ends), max(m[0] for m in ends))
    return [
        Row(
            parties=(a[2], b[2]),
            at=clause.doc[at].idx,
            listed=len(left) > 1,
            subject=a[3],
            relation=relation,
            object=b[3],
            evidence=evidence,
            denied=denied,
        )
        for a in left
        for b in right
    ]
