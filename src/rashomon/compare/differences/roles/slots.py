"""Slots: what the statements of a claim put in one place of one happening (`rammed a car`, `crashed a truck`).

A slot is a noun phrase with its part in the clause, by the tree: who or what does it, what it is done to, or with which
preposition it stands by its verb or noun. Two slots are one where their parts and their verbs are alike. Where the
nouns differ and a dictionary links them there is a difference, whose kind comes from how they are linked (senses).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from rashomon.compare.differences.details import fold_token, likeness
from rashomon.compare.differences.numbers.figures import is_plain
from rashomon.compare.differences.phrases import Chunk, find_chunks, make_span
from rashomon.compare.differences.roles.arguments import is_saying
from rashomon.compare.differences.roles.causes import differ_in_causes
from rashomon.compare.differences.roles.doers import differ_in_doers
from rashomon.compare.differences.roles.impacts import differ_in_impacts
from rashomon.compare.differences.roles.soleness import differ_in_soleness
from rashomon.compare.differences.rows import clip, find_home, make_difference, make_value
from rashomon.compare.differences.senses import LIGHT, Relation, is_people, is_person, is_thing, relate
from rashomon.compare.differences.statements import Statement, read_statements
from rashomon.compare.unions import join_linked
from rashomon.model import Claim, Difference, DifferenceKind, Span, Story

if TYPE_CHECKING:
    from spacy.tokens import Token

PARTS = {
    "nsubj": "subject", "nsubj:pass": "object", "obj": "object", "iobj": "receiver", "obl:agent": "subject",
    "obl": "by", "nmod": "by",
}  # fmt: skip
SYNONYM = 0.80  # cosine of two nouns from which rivals are two words for one thing: picture/photo .85, pistol/rifle .74
KIND = 0.35  # cosine from which the one is a kind of the other in the sense that is meant: vegetable/cabbage .72
ALIKE = 0.20  # cosine of two verbs from which they may tell one happening: crash/ram .35, pick/harvest .34
FARTHEST = 4  # steps up a list of joined phrases to the verb
BACKWARD = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their", "such"})
JUDGED: dict[Relation, tuple[DifferenceKind, str]] = {
    "same": ("wording", "two words for one thing"),
    "kind": ("compatible", "one is a kind of the other: both can be true"),
    "rival": ("conflict", "two different kinds of one sort of thing, in the same place of the same happening"),
    "opposite": ("conflict", "opposites, in the same place of the same happening"),
}
SORTS = frozenset({"kind", "sort", "type", "form", "variety"})  # nouns before `of` that only say that it is of a sort
SHARPEST: tuple[Relation, ...] = ("opposite", "rival", "kind", "same")


class Slot(NamedTuple):
    """A noun phrase, its part in the clause, and the word that it belongs to."""

    chunk: Chunk
    part: str
    governor: Token

    @property
    def report(self) -> str:
        """The report that it stands in."""
        return self.chunk.statement.report

    @property
    def span(self) -> Span:
        """Its place."""
        return make_span(self.chunk.statement, self.chunk.first, self.chunk.last)

    @property
    def place(self) -> tuple[str, int, int]:
        """Report, start and end of its noun."""
        noun = self.chunk.statement.tokens[self.chunk.last]
        return self.report, noun.idx, noun.idx + len(noun)

    @property
    def head(self) -> str:
        """Its noun, as a lemma."""
        return self.chunk.head


def differ_in_slots(story: Story, claims: Sequence[Claim]) -> Iterator[Difference]:
    """The differences between what reports put in one slot of one deed, of all kinds."""
    yield from differ_in_impacts(story, claims)
    yield from differ_in_causes(story, claims)
    yield from differ_in_doers(story, claims)
    yield from differ_in_soleness(story, claims)
    yield from differ_in_claims(story, claims)


def differ_in_claims(story: Story, claims: Sequence[Claim]) -> Iterator[Difference]:
    """The differences between what reports put in one slot of what they claim alike."""
    slots: dict[tuple[str, int, int], Slot] = {}
    links: set[tuple[int, int]] = set()
    numbers: dict[tuple[str, int, int], int] = {}
    for claim in claims:
        if len(claim.reports) < 2:
            continue
        found = [slot for statement in read_statements(story, claim) for slot in find_slots(statement)]
        for slot in found:
            slots.setdefault(slot.place, slot)
            numbers.setdefault(slot.place, len(numbers))
        for one, other in combinations(found, 2):
            if is_one_slot(one, other):
                links.add((numbers[one.place], numbers[other.place]))
    rows = list(slots.values())
    links |= set(link_repeats(rows))
    for group in join_linked(len(rows), sorted(links)):
        row = [rows[n] for n in group]
        apart = find_apart(row)
        if apart:
            values = [make_value(slot.span, slot.span.text) for slot in row]
            judged = judge_row(row, min(apart, key=SHARPEST.index))
            yield make_difference(find_home(values, claims), "wording", judged, write_question(row[0]), values)


def judge_row(row: Sequence[Slot], relation: Relation) -> tuple[DifferenceKind, str]:
    """The kind of a row; people who do or bear one thing are the same, by a wider word or a narrower."""
    people = all(is_people(slot.head) for slot in row) and any(is_person(slot.head) for slot in row)
    return JUDGED["same" if relation == "kind" and people else relation]


def find_slots(statement: Statement) -> Iterator[Slot]:
    """The slots of a statement that common nouns fill; an amount (`dozens`) is no thing."""
    for chunk in find_chunks(statement):
        token = statement.tokens[chunk.last]
        counts = any(q.span.start <= token.idx < q.span.end for q in statement.quantities)
        found = find_part(token) if token.pos_ == "NOUN" and not counts else None
        told = found and is_saying(found[1], statement) and not is_people(chunk.head)
        if found and not told and chunk.head not in SORTS:
            yield Slot(chunk, *found)


def find_part(token: Token) -> tuple[str, Token] | None:
    """The part of a noun in its clause and the word that it belongs to; of a joined noun that of the first."""
    for _ in range(FARTHEST):
        if token.dep_ != "conj":
            break
        token = token.head
    part = PARTS.get(token.dep_) or PARTS.get(token.dep_.partition(":")[0])
    if part is None or token.head is token:
        return None
    if part == "by":
        case = next((child.lower_ for child in token.children if child.dep_ == "case"), "")
        if not case:
            return None
        part = f"by {case}"
    return part, token.head


def is_one_slot(one: Slot, other: Slot) -> bool:
    """Whether two slots of different reports may be one, filled with the same or with things of one sort."""
    if one.report == other.report or one.part != other.part or not is_one_governor(one.governor, other.governor):
        return False
    relation = compare_heads(one, other)
    return one.head == other.head or relation in ("same", "kind") or (relation is not None and is_one_verb(one, other))


def link_repeats(rows: Sequence[Slot]) -> Iterator[tuple[int, int]]:
    """The pairs in which a report puts one noun twice in one part of one deed."""
    homes: dict[tuple[str, str, str, str], list[int]] = defaultdict(list)
    for n, slot in enumerate(rows):
        governor = fold_token(slot.governor)
        if governor not in LIGHT:
            homes[slot.report, slot.part, slot.head, governor].append(n)
    for members in homes.values():
        yield from combinations(members, 2)


def is_one_verb(one: Slot, other: Slot) -> bool:
    """Whether two slots belong to one verb: of two verbs near in meaning each may be done to another thing."""
    left, right = fold_token(one.governor), fold_token(other.governor)
    return one.governor.pos_ == other.governor.pos_ == "VERB" and relate("v", left, right) in ("same", "kind")


def is_one_governor(one: Token, other: Token) -> bool:
    """Whether two words may tell one happening: the same, of one sense, or near in meaning."""
    if one.pos_ != other.pos_:
        return False
    left, right = fold_token(one), fold_token(other)
    if left == right:
        return left not in LIGHT
    if {left, right} & LIGHT:
        return False
    part = {"NOUN": "n", "VERB": "v"}.get(one.pos_)
    if part is None:
        return False
    return (
        relate("v" if part == "v" else "n", left, right) in ("same", "kind")
        or likeness(*sorted((left, right))) >= ALIKE
    )


def compare_heads(one: Slot, other: Slot) -> Relation | None:
    """How the nouns of two slots stand to each other; rivals are things, as two acts may be parts of one.

    Persons are none: a donor may be a supporter too.
    """
    relation = relate("n", one.head, other.head)
    if relation == "kind" and likeness(*sorted((one.head, other.head))) < KIND:
        return None
    things = all(is_thing(slot.head) and not is_person(slot.head) for slot in (one, other))
    if relation == "rival" and things and likeness(*sorted((one.head, other.head))) >= SYNONYM:
        return "same"
    return None if relation == "rival" and not things else relation


def find_apart(row: Sequence[Slot]) -> list[Relation]:
    """How the nouns of two reports that have none in common stand to each other, pair by pair."""
    heads: dict[str, set[str]] = {}
    for slot in row:
        heads.setdefault(slot.report, set()).update((slot.head, *slot.chunk.others))
    found = []
    for one, other in combinations([slot for slot in row if not is_backward(slot.chunk)], 2):
        relation = compare_heads(one, other)
        apart = one.head not in heads[other.report] and other.head not in heads[one.report]
        if (
            relation
            and one.report != other.report
            and apart
            and not (relation == "kind" and is_told_before(one, other))
        ):
            found.append(relation)
    return found


def is_told_before(one: Slot, other: Slot) -> bool:
    """Whether one of two phrases is definite, so that it may point back to what its report has named more exactly."""
    return any(slot.chunk.statement.tokens[slot.chunk.first].lower_ in BACKWARD for slot in (one, other))


def is_backward(chunk: Chunk) -> bool:
    """Whether a noun phrase points back to what was named before (`the building`), or only counts people."""
    first = chunk.statement.tokens[chunk.first]
    bare = not chunk.others and first.lower_ in BACKWARD
    return bare or is_plain({chunk.head})


def write_question(slot: Slot) -> str:
    """The question of a row, from the words of its first slot."""
    verb = clip(slot.governor.text)
    if slot.part == "subject":
        return f"Who or what {verb}?"
    if slot.part.startswith("by "):
        return f"{verb.capitalize()} {slot.part[3:]} what?"
    return f"{verb.capitalize()} what?" if slot.part == "object" else f"{verb.capitalize()} for whom?"
