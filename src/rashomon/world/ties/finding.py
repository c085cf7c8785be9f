"""How actors stand to each other: directed relations with the passage that says so, who asserts it and whether it is
denied.

Where the Doc has a parse, subjects and objects are read from it (arcs.py); without one, from the order of the words
in a clause (order.py). Both give rows of one form, which are brought together here: the same pair in the same
relation is one tie with the evidence of all reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.model import Attribution, Comparison, Reading, Span, Tie
from rashomon.world.actors.entries import Entry
from rashomon.world.actors.finding import Cast
from rashomon.world.ties.antecedents import BODIES, PRONOUNS, RELATIVE
from rashomon.world.ties.arcs import find_arcs
from rashomon.world.ties.codes import find_codes, mark_parties
from rashomon.world.ties.order import find_listed, find_ordered
from rashomon.world.ties.parties import Parties
from rashomon.world.ties.rows import Row
from rashomon.world.ties.signing import find_members, find_signed, name_documents, settle_members
from rashomon.world.timeline.clauses import find_clause
from rashomon.world.timeline.finding import read_value
from rashomon.world.words import fold, strip_name

if TYPE_CHECKING:
    from spacy.tokens import Doc

SURE = 0.5  # chance; the classifier gives it to 73 % of PLV's test half and is right for 86 % of these
MARKS = ("“", "”", '"', "«", "»")
COOPERATION = frozenset(
    ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT")
)  # PLOVER's quads 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A row with who asserts it and when it was."""

    row: Row
    asserted_by: str
    date: str | None


def find_ties(comparison: Comparison, cast: Cast) -> tuple[Tie, ...]:
    """Find the ties between the actors of a story, ordered by their first passage."""
    by_report: dict[str, list[tuple[Entry, str]]] = defaultdict(list)
    for entry, actor in cast.entries:
        by_report[entry.span.report].append((entry, actor))
    groups: dict[tuple[str, str, str, bool], list[Told]] = defaultdict(list)
    documents = name_documents(comparison.story.readings)
    rows = [
        (reading, row)
        for reading in comparison.story.readings
        for row in find_rows(reading, by_report[reading.report.id], cast, documents)
        if not crosses_lines(reading, row)
    ]
    whens = {reading.report.id: list_dates(reading) for reading, _ in rows}
    for reading, row in settle_members(rows, documents):
        if row.subject != row.object:
            told = tell(reading, row, cast, whens[reading.report.id])
            groups[row.subject, row.relation.relation, row.object, row.denied].append(told)
    names = {actor.id: actor.name for actor in cast.actors}
    codes = code_rows(comparison, [told[0].row for told in groups.values()])
    ties = [make_tie(key, told, names, code) for (key, told), code in zip(groups.items(), codes, strict=True)]
    return tuple(sorted(ties, key=lambda tie: (tie.evidence[0].place, tie.subject, tie.object, tie.relation)))


def crosses_lines(reading: Reading, row: Row) -> bool:
    """Whether the passage of a row runs from one line into another that is no part of its sentence (a byline)."""
    if "\n" not in row.evidence.text or not reading.sentences:
        return False
    return not any(one.span.holds(row.evidence) for one in reading.sentences)


def find_rows(reading: Reading, entries: list[tuple[Entry, str]], cast: Cast, documents: dict[str, str]) -> list[Row]:
    """The ties of one report, by its parse or by the order of its words."""
    if reading.doc.has_annotation("DEP"):
        bodies = frozenset(actor.id for actor in cast.actors if actor.type in BODIES)
        parties = Parties(reading, entries, cast.nations, bodies)
        rows = [
            *find_arcs(reading, parties),
            *find_signed(reading, parties, documents),
            *find_members(reading, entries),
        ]
        return rows + find_listed(reading, entries)
    return find_ordered(reading, entries)


def code_rows(comparison: Comparison, rows: list[Row]) -> list[str | None]:
    """The PLOVER type of each row: what the classifier is sure of and the word does not gainsay, else the word's.

    Standing ties have none; help is no assault, whatever stands around it, and a blow that somebody admits or is
    blamed for is one. (On the 216 rows of PLV's test half that arcs.py reads, 183 types are right with this, 182
    without the last, 163 by the word alone.)
    """
    docs = {reading.report.id: reading.doc for reading in comparison.story.readings}
    marked = {n: text for n, row in enumerate(rows) if row.relation.code for text in [mark_row(docs, row)] if text}
    found = dict(zip(marked, find_codes(list(marked.values())), strict=True))
    sure = {n: code for n, (code, chance) in found.items() if chance >= SURE and is_like(code, rows[n].relation.code)}
    return [sure.get(n, row.relation.code) for n, row in enumerate(rows)]


def is_like(code: str, word: str | None) -> bool:
    """Whether a type can stand for that of a word: both of cooperation or both of conflict, and no assault another."""
    return word != "ASSAULT" and (code in COOPERATION) == (word in COOPERATION)


def mark_row(docs: dict[str, Doc], row: Row) -> str | None:
    """The sentence of a row with its parties marked; None where they do not both stand in it, apart."""
    if row.parties is None:
        return None
    first, last = sorted(row.parties)
    span = docs[first.report].char_span(first.start, last.end, alignment_mode="expand")
    if span is None or first.overlaps(last) or span[0].sent != span[-1].sent:
        return None
    start = span[0].sent.start_char
    places = [(party.start - start, party.end - start) for party in row.parties]
    return " ".join(mark_parties(span[0].sent.text, places[0], places[1]).split())


def list_dates(reading: Reading) -> list[tuple[Span, Span, str]]:
    """The dates of a report, each with its passage and the clause that it dates."""
    found = []
    for when in reading.times:
        value = read_value(reading, when) if when.kind == "date" else None
        clause = find_clause(reading, when.span) if value else None
        if value and clause:
            found.append((when.span, clause, value))
    return found


def tell(reading: Reading, row: Row, cast: Cast, dates: Sequence[tuple[Span, Span, str]]) -> Told:
    """Say who asserts a row and the date that it or its clause gives.

    The source of the statement asserts it in whose content the word stands that relates the two (`X accused Y of
    bombing Z`: the narrator says that X accused Y, X that Y bombed Z), and a date counts that is of the same
    statement. What only stands (`a member of`) has no date of its clause.
    """
    at = row.evidence.start if row.at is None else row.at
    inner = find_statement(reading, at)
    other = {span for span, clause, _ in dates if not clause.start <= at < clause.end}  # of another clause
    inside = [w for w in reading.times if row.evidence.holds(w.span) and w.value and w.kind == "date"]
    own = [w.value for w in inside if w.span not in other]
    clauses = [
        (span, value)
        for span, clause, value in dates
        if clause.holds(row.evidence) and find_statement(reading, span.start) is inner and not leaves(reading, at, span)
    ]
    around = list(dict.fromkeys(value for _, value in clauses))
    date = own[0] if own else around[0] if len(around) == 1 and row.relation.code else None
    quoted = find_quoted(reading, at, cast) if inner is None else None
    return Told(row=row, asserted_by=quoted or name_source(reading, inner, cast), date=date)


def find_quoted(reading: Reading, at: int, cast: Cast) -> str | None:
    """Whose words stand between marks of quotation in a sentence of no known source: the actor that is its subject."""
    token = reading.doc.char_span(at, at + 1, alignment_mode="expand")
    if token is None or not reading.doc.has_annotation("DEP"):
        return None
    sentence = token[0].sent
    marks = [mark.text for mark in sentence if mark.idx < at and mark.text in MARKS]
    straight = marks.count('"') % 2
    if not straight and (not marks or marks[-1] not in ("“", "«")):
        return None
    subjects = [child for child in sentence.root.children if child.dep_.startswith("nsubj") and child.idx < at]
    spans = [(entry.span, actor) for entry, actor in cast.entries if entry.span.report == reading.report.id]
    found = [actor for word in subjects for span, actor in spans if span.start <= word.idx < span.end]
    return found[0] if found else None


def leaves(reading: Reading, at: int, span: Span) -> bool:
    """Whether a mark of quotation stands between a place and a passage, so that one of them is another's words."""
    between = reading.report.text[min(at, span.start) : max(at, span.start)]
    return any(mark in between for mark in MARKS)


def find_statement(reading: Reading, at: int) -> Attribution | None:
    """The innermost statement with a source in whose content a place of the report lies."""
    holding = [a for a in reading.attributions if a.content.start <= at < a.content.end and a.source]
    return min(holding, key=lambda a: a.content.end - a.content.start) if holding else None


def name_source(reading: Reading, attribution: Attribution | None, cast: Cast) -> str:
    """The actor that a statement is from, by the head of its source, else what the reader calls the source, else its
    words; the narrator where there is none."""
    if attribution is None or attribution.source is None:
        return "narrator"
    source, words = attribution.source, attribution.source.text
    inside = cast.within(source)
    tokens = reading.doc.char_span(source.start, source.end, alignment_mode="expand")
    if tokens is not None and reading.doc.has_annotation("DEP"):
        root = tokens.root
        heads = [actor for entry, actor in inside if entry.span.start <= root.idx < entry.span.end]
        if heads:
            return heads[-1]
    elif inside:
        return inside[0][1]
    name = fold(strip_name(attribution.source_actor or ""))
    called = {a for e, a in cast.entries if name and e.span.report == attribution.report and e.key == name}
    if len(called) == 1:
        return called.pop()
    if words.lower() in RELATIVE.union(PRONOUNS):
        return attribution.source_actor or words
    return inside[0][1] if inside else words


def make_tie(key: tuple[str, str, str, bool], told: list[Told], names: dict[str, str], code: str | None) -> Tie:
    """Write the passages of one pair in one relation as a tie, by the names of the actors."""
    subject, relation, object_, denied = key
    sources = sorted({t.asserted_by for t in told}, key=lambda s: (s == "narrator", s))
    dates = sorted({t.date for t in told if t.date})
    return Tie(
        subject=names.get(subject, subject),
        relation=relation,
        object=names.get(object_, object_),
        evidence=tuple(sorted({t.row.evidence for t in told})),
        antecedents=tuple(sorted({span for t in told for span in t.row.antecedents})),
        date=dates[0] if dates else None,
        code=code,
        asserted_by="narrator" if "narrator" in sources else names.get(sources[0], sources[0]),
        denied=denied,
    )
