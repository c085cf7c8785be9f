"""Unnamed: whom one report leaves without a name (`the driver was not yet named`) and another names.

In go the sentences of a story, out come rows of those that leave somebody unnamed and of those that name the same: by
an act of naming (`identified the driver as`), a list (`groups including`), or, where there is neither, beside the noun
(`the driver, Ilse Varga`). They are the same by the noun, a kind or member of it (a crew, its pilot), or what they did.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from rashomon.compare.differences.details import fold_token
from rashomon.compare.differences.rows import clip, find_home, fold_text, make_difference, make_value
from rashomon.compare.differences.senses import is_person
from rashomon.compare.differences.statements import Statement
from rashomon.compare.differences.unknowns.matters import read_unknowns
from rashomon.compare.differences.unknowns.namings import Naming, find_namings
from rashomon.compare.differences.unknowns.parties import (
    ABOVE,
    Party,
    is_kind_of,
    is_of,
    is_of_people,
    is_untold,
    list_objects,
    list_subjects,
    make_party,
)
from rashomon.compare.unions import join_linked
from rashomon.model import Claim, Difference, DifferenceKind, Report, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

ACT = 0.10  # cosine of their passages from which an act of naming may be of whom another leaves unnamed: names weigh
NEAR = 0.30  # the same for a list of names, and for two that leave a party unnamed
BESIDE = 0.45  # the same for a name that only stands beside the noun
STEM = 4  # letters of a verb that a noun for who did it begins with (sign, signatory)
DAY = 10  # characters of a date
OF = frozenset({"nmod:poss", "compound"})
NAMED: tuple[DifferenceKind, str] = ("update", "what one leaves open, the other tells")
BEFORE: tuple[DifferenceKind, str] = ("conflict", "one says that it has not been told what the other told a day before")


def differ_in_names(statements: Sequence[Statement], claims: Sequence[Claim]) -> Iterator[Difference]:
    """The differences between reports that leave somebody unnamed and those that name them."""
    unnamed = [party for statement in statements for party in find_unnamed(statement)]
    pairs = zip(statements, [None, *statements], strict=False) if unnamed else ()
    namings = [naming for statement, before in pairs for naming in find_namings(statement, before)]
    links = [(a, b) for a, b in combinations(range(len(unnamed)), 2) if is_one_party(unnamed[a], unnamed[b])]
    for group in join_linked(len(unnamed), links):
        rows = [unnamed[n] for n in group]
        told = pick_told(rows, namings)
        if {span.report for span in told} - {row.span.report for row in rows}:
            values = [make_value(row.span, "not named") for row in rows] + [make_value(span, "named") for span in told]
            question = f"Which names are known: {clip(rows[0].span.text)}?"
            judged = BEFORE if is_late(rows, namings, told) else NAMED
            yield make_difference(find_home(values, claims), "certainty", judged, question, values)


def is_late(rows: Sequence[Party], namings: Sequence[Naming], told: Sequence[Span]) -> bool:
    """Whether a report says that somebody has not been named whom a report of an earlier day has somebody name."""
    acts = [n.party.statement.reading.report for n in namings if n.way == "act" and n.party.span in told]
    named = [day for day in map(find_day, acts) if day]
    return any(early < find_day(row.statement.reading.report) for row in rows for early in named)


def find_day(report: Report) -> str:
    """The day on which a report was published, empty where it is not known."""
    day = (report.published or "")[:DAY]
    return day if len(day) == DAY and day <= (report.read_as_of or "")[:DAY] else ""


def pick_told(rows: Sequence[Party], namings: Sequence[Naming]) -> list[Span]:
    """Where other reports name a party: the first act of each report and its lists, or else a name beside the noun."""
    found = [naming for naming in namings if any(is_told(row, naming) for row in rows)]
    told: dict[tuple[str, object], Span] = {}
    for naming in [one for one in found if one.way != "beside"] or found:
        span = naming.party.span
        told.setdefault((span.report, span.place if naming.way == "list" else naming.way), span)
    return sorted(told.values())


def is_one_party(one: Party, other: Party) -> bool:
    """Whether two passages leave the same party unnamed."""
    return measure(one, other) >= NEAR and is_kind_of(one.nouns, other.nouns)


def measure(one: Party, other: Party) -> float:
    """The cosine of the passages of two parties."""
    return -1.0 if one.vector is None or other.vector is None else float(one.vector @ other.vector)


def is_told(unnamed: Party, naming: Naming) -> bool:
    """Whether a naming in another report is of the party that one leaves unnamed."""
    party = naming.party
    if party.span.report == unnamed.span.report:
        return False
    cosine = measure(unnamed, party)
    if naming.way == "beside":
        return cosine >= BESIDE and bool(unnamed.nouns & party.nouns)
    if naming.way == "list" and not (unnamed.many and is_new(naming.names, unnamed)):
        return False
    same = is_kind_of(unnamed.nouns, party.nouns) or bool(unnamed.deeds & party.deeds)
    return cosine >= (NEAR if naming.way == "list" else ACT) and (same or is_doer(unnamed, party))


def is_new(names: Iterable[str], unnamed: Party) -> bool:
    """Whether one of some names stands nowhere in the report that leaves them out."""
    text = fold_text(unnamed.statement.reading.report.text)
    return any(name not in text for name in names)


def is_doer(one: Party, other: Party) -> bool:
    """Whether a noun of one party is for those who did what the other did (`signatories`, `who signed`)."""
    pairs = [(deed, noun) for a, b in ((one, other), (other, one)) for deed in a.deeds for noun in b.nouns]
    return any(len(deed) >= STEM and noun.startswith(deed) and is_person(noun) for deed, noun in pairs)


def find_unnamed(statement: Statement) -> Iterator[Party]:
    """Whom a sentence leaves unnamed."""
    for token in statement.tokens:
        if token.pos_ == "ADJ" and token.lower_ in read_unknowns()["unnamed"]:
            whom = [token.head] if token.dep_ == "amod" else list_subjects(token)
        else:
            whom = list_unnamed(token) if token.pos_ == "VERB" and is_untold(token) else []
        parties = (make_party(statement, noun, token) for noun in whom if noun in statement.tokens)
        yield from (party for party in parties if party.nouns or party.deeds)


def list_unnamed(verb: Token) -> list[Token]:
    """The nouns for whom a verb that is denied does not name: its object, or what `the names of` stands before."""
    data, word = read_unknowns(), fold_token(verb)
    found: list[Token] = []
    for noun in list_objects(verb):
        if fold_token(noun) in data["names"]:
            found += list_owners(noun) if word in data["releasing"] | data["hiding"] else []
        elif word in data["naming"] or (word in data["telling"] and is_of_people(noun)):
            found.append(noun)
    return found


def list_owners(noun: Token) -> list[Token]:
    """Whose names a noun for names is of (`the names of the crew`, `whose name`)."""
    found = [c for c in noun.children if c.pos_ in ("NOUN", "PRON") and (c.dep_ in OF or is_of(c))]
    return [noun.head.head if c.lower_ == "whose" and noun.head.dep_ in ABOVE else c for c in found]
