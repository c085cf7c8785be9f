"""Triggers: the words of a report that name a happening which coders of events count, with its date and its places.

In goes a reading with a parse, out come mentions. No mention are: what is only feared, planned, threatened or denied, a
plural that names no one happening (`attacks are rare`), a noun that only describes another (`crash barriers`), and what
a word calls another of its kind (`a similar attack`) unless it has a date of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from rashomon.model import Cell, Place, Reading, Span, When
from rashomon.world.events.harms import find_harms, is_people, lemma
from rashomon.world.events.owners import Owners
from rashomon.world.timeline.clauses import find_clause
from rashomon.world.timeline.finding import read_days, read_value, round_date
from rashomon.world.words import read_table

if TYPE_CHECKING:
    from spacy.tokens import Token

UNREAL = frozenset(["will", "would", "could", "may", "might", "can", "should", "must", "if", "whether", "to"])
IRREAL = frozenset(
    [
        "threat",
        "fear",
        "risk",
        "plan",
        "possibility",
        "danger",
        "prevent",
        "avoid",
        "threaten",
        "warn",
        "potential",
        "possible",
        "future",
        "concern",
        "worry",
        "anxiety",
        "warning",
        "prevention",
        "allegation",
    ]
)
OTHERS = frozenset(
    [
        "another",
        "other",
        "similar",
        "previous",
        "earlier",
        "past",
        "further",
        "second",
        "such",
        "recent",
        "subsequent",
        "former",
    ]
)
DENIED = frozenset(["no", "not", "n't", "n’t", "never", "without", "nor"])
DET = frozenset(("det", "nummod", "nmod:poss"))


class Kind(NamedTuple):
    """What a trigger names: its type and family, and the PLOVER type and mode it has."""

    type: str
    family: str
    root: str = ""
    mode: str = ""


LIMIT = re.compile(
    r"\b(?:since|until|till|before)\s+(?:the\s+|early\s+|late\s+)?$|^(?:since|until|before)\s", re.IGNORECASE
)
FEAST = re.compile(r"\b(?:Eve|Day|Christmas|Easter)\b")
CALENDAR = re.compile(rf"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|{FEAST.pattern}")
Dated = tuple[When, str, Span]  # a time expression, its value, and the clause that it dates
SUBJECT = "person:"
FIRE = Kind("fire", "any")  # in `opened fire` it is none
HARMED = Kind("deaths and injuries", "any")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A happening as one sentence names it: the trigger, the sentence, date, places, and the harm told of.

    `many` where a plural tells of no happening in particular, `vague` where a noun may be a sum of several (`112
    accidents`, `rape`).
    """

    kind: Kind
    trigger: Span
    sentence: Span
    number: int
    title: bool
    when: When | None = None
    date: str | None = None
    days: tuple[str, str] | None = None
    places: tuple[tuple[Span, Place], ...] = ()
    harms: tuple[Cell, ...] = ()
    other: bool = False
    many: bool = False
    vague: bool = False


@cache
def read_kinds() -> dict[str, tuple[tuple[tuple[str, ...], str, Kind], ...]]:
    """Last lemma of a trigger -> its lemmas, part of speech and kind, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, Kind]]] = {}
    for words, part, *kind in read_table("events/triggers.tsv"):
        row = tuple(words.split())
        key = row[0].removeprefix(SUBJECT).partition(":")[0] if part in ("v", "i") else row[-1]
        found.setdefault(key, []).append((row, part, Kind(*kind)))
    return {
        key: tuple(sorted(rows, key=lambda row: (-len(row[0]), ":" not in row[0][0]))) for key, rows in found.items()
    }


def find_mentions(reading: Reading, places: Sequence[tuple[Span, Place]]) -> list[Mention]:
    """The happenings that the sentences of a report name, in order, each with the harm that stands nearest to it."""
    if not reading.doc.has_annotation("DEP"):
        return []
    whens = [(when, value, clause) for when in reading.times for value in [read_value(reading, when)] if value
             for clause in [find_clause(reading, when.span)] if clause]  # fmt: skip
    harms = find_harms(reading)
    found: list[Mention] = []
    for number, sentence in enumerate(reading.sentences):
        own = read_sentence(reading, sentence.span, number, sentence.paragraph < 0)
        told = [cell for cell in harms if sentence.span.holds(cell)]
        if told and not own:
            own = [make_mention(sentence.span, told[0], HARMED, (number, sentence.paragraph < 0))]
        if own:
            owners = Owners(reading, own)
            within = settle_years([row for row in whens if sentence.span.holds(row[0].span)])
            within = [row for row in within if not is_later(reading, row)]
            own = date_mentions(own, owners, within)
            own = place_mentions(own, owners, [row for row in places if sentence.span.holds(row[0])])
            own = split_harms(share_harms(own, owners, told), owners, within)
            found += [m for m in own if not m.many or m.when or m.places or m.harms]
    return found


def read_sentence(reading: Reading, sentence: Span, number: int, title: bool) -> list[Mention]:
    """The triggers of a sentence."""
    tokens = reading.doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
    found: list[Mention] = []
    last = -1
    for token in tokens or ():
        kind = find_kind(token) if token.i > last else None
        if (
            kind
            and token.pos_ == "VERB"
            and token.i + 1 < len(token.doc)
            and token.nbor(1).dep_ in ("obj", "compound:prt")
        ):
            last = token.i + 1 if find_kind(token.nbor(1)) in (None, FIRE) else token.i
        if kind and is_real(token):
            span = reading.report.span(token.idx, token.idx + len(token))
            mention = make_mention(sentence, span, kind, (number, title))
            other = any(child.lower_ in OTHERS for child in token.children)
            noun = token.pos_ != "VERB"
            found.append(replace(mention, other=other, many=noun and is_many(token), vague=noun and is_vague(token)))
    return found


def make_mention(sentence: Span, trigger: Span, kind: Kind, at: tuple[int, bool]) -> Mention:
    """A mention without date, place and harm."""
    bare = Span(report=trigger.report, start=trigger.start, end=trigger.end, text=trigger.text)
    return Mention(kind=kind, trigger=bare, sentence=sentence, number=at[0], title=at[1])


def find_kind(token: Token) -> Kind | None:
    """What a word names as the last (of a verb: first) of the words of a trigger."""
    part = {"NOUN": "n", "PROPN": "n", "VERB": "v"}.get(token.pos_, "")
    bare = part == "v" and not any(child.dep_ == "obj" for child in token.children)
    for words, wanted, kind in read_kinds().get(lemma(token), ()):
        if (wanted == part or (wanted == "i" and bare)) and fits(token, words, part):
            return kind
    return None


def fits(token: Token, words: tuple[str, ...], part: str) -> bool:
    """Whether the other words of a trigger stand where they should."""
    if words[0].startswith(SUBJECT):
        if not any(is_person(child) for child in token.children if child.dep_.startswith("nsubj")):
            return False
        words = (words[0].removeprefix(SUBJECT), *words[1:])
    if ":" in words[0]:
        wanted = words[0].partition(":")[2]
        objects = [child for child in token.children if child.dep_ in ("obj", "nsubj:pass")]
        return any(is_person(child) if wanted == "person" else lemma(child) == wanted for child in objects)
    if part == "v":
        return all(
            token.i + n < len(token.doc) and lemma(token.doc[token.i + n]) == word for n, word in enumerate(words)
        )
    start = token.i - len(words) + 1
    return start >= 0 and all(lemma(token.doc[start + n]) == word for n, word in enumerate(words))


def is_person(token: Token) -> bool:
    """Whether a word is for a person: a noun for one, a name, a pronoun, a bare number."""
    return token.pos_ in ("PROPN", "PRON", "NUM") or is_people(lemma(token))


def is_real(token: Token) -> bool:
    """Whether a trigger tells of one happening that has happened."""
    around = {child.lower_ for child in token.children if child.dep_ in ("aux", "advmod", "det", "mark", "cc")}
    if token.pos_ != "VERB" and (token.dep_ in ("compound", "nmod:poss") or (token.dep_ == "flat")):
        return False
    over = token.head if token.head is not token else None
    above = (
        {lemma(over), *(c.lower_ for c in over.children if c.dep_ in ("aux", "mark"))} if over is not None else set()
    )
    if token.pos_ == "VERB":
        return not around & (UNREAL | DENIED) and not (above & IRREAL)
    if lemma(token) == "demonstration" and any(lemma(c) == "of" for n in token.children for c in n.children):
        return False  # `a demonstration of strength`
    if lemma(token) == "arrest" and any(child.lower_ in ("cardiac", "respiratory") for child in token.children):
        return False
    return not (around & DENIED or above & IRREAL or above & (UNREAL - {"to"}))


def is_many(token: Token) -> bool:
    """Whether a noun is a plural with nothing that tells which (`attacks are rare`)."""
    plural = token.tag_ in ("NNS", "NNPS") or "Number=Plur" in str(token.morph)
    return plural and not any(child.dep_ in DET for child in token.children)


def is_vague(token: Token) -> bool:
    """Whether a noun is a plural or has no article, and so may be a sum of happenings."""
    plural = token.tag_ in ("NNS", "NNPS") or "Number=Plur" in str(token.morph)
    return plural or not any(child.dep_ in DET or child.dep_ in ("compound", "amod") for child in token.children)


def date_mentions(mentions: list[Mention], owners: Owners, whens: Sequence[Dated]) -> list[Mention]:
    """Give each mention the date that hangs on it, or else the nearest in the clause that it stands in."""
    dated = []
    given = whens
    for n, mention in enumerate(mentions):
        whens = given
        over = [row for row in whens if owners.is_under(mention.trigger, row[0].span)]
        whens = over or [row for row in whens if not is_limit(mention.sentence, row[0].span)]
        hung = over or [row for row in whens if owners.find(row[0].span) == n]
        free = [row for row in whens if owners.find(row[0].span) is None and not owners.is_beyond(n, row[0].span)]
        near = hung or [row for row in free if row[2].holds(mention.trigger)]
        if near:
            when, value, _ = min(near, key=lambda row: abs(row[0].span.start - mention.trigger.start))
            date = round_date(value)
            mention = replace(mention, when=when, date=date, days=read_days(date))
        dated.append(mention)
    return dated


def settle_years(whens: list[Dated]) -> list[Dated]:
    """Give a calendar day without a year the year that its sentence names (`two years ago ... on New Year's Eve`), and
    leave that year alone out."""
    years = {value for _, value, _ in whens if re.fullmatch(r"\d{4}", value)}
    bare = [row for row in whens if is_yearless(row)]
    if len(years) != 1 or not bare:
        return whens
    (year,) = years
    return [(row[0], year + row[1][4:], row[2]) if row in bare else row for row in whens if row[1] != year]


def is_yearless(dated: Dated) -> bool:
    """Whether a time expression is a day of the calendar without its year."""
    text = dated[0].span.text
    day = re.fullmatch(r"\d{4}-\d\d-\d\d(?:T[^/]*)?", dated[1])
    return bool(day and CALENDAR.search(text)) and not re.search(r"\d{4}", text)


def is_later(reading: Reading, dated: Dated) -> bool:
    """Whether a date is after the day of its report: then what has happened did not happen on it.

    A feast on that very day is another year's: of its own day a report says `today`, or the day of the week.
    """
    told = (reading.report.read_as_of or reading.report.published or "")[:10]
    first = read_days(round_date(dated[1]))[0]
    return bool(told) and (first > told or (first == told and bool(FEAST.search(dated[0].span.text))))


def is_limit(sentence: Span, when: Span) -> bool:
    """Whether a date only bounds what is said (`the first since 1959`)."""
    before = sentence.text[: when.start - sentence.start]
    return bool(LIMIT.search(before) or LIMIT.match(when.text + " "))


def place_mentions(mentions: list[Mention], owners: Owners, places: Sequence[tuple[Span, Place]]) -> list[Mention]:
    """Give each mention the places that hang on it, and those of its clause that hang on no other."""
    placed = []
    for n, mention in enumerate(mentions):
        bare = mention.kind.root != "ASSAULT" and mention.kind is not HARMED
        own = [row for row in places if owners.is_at(row[0], n, bare or is_named(mention, row[1]))]
        hung = [row for row in own if owners.find(row[0]) == n]
        placed.append(replace(mention, places=tuple(hung or own)))
    return placed


def is_named(mention: Mention, place: Place) -> bool:
    """Whether a place before a happening names where it was (`the Orr attack`) and not whose it was (`US strikes`)."""
    return mention.kind is not HARMED and place.precision != "country"


def share_harms(mentions: list[Mention], owners: Owners, harms: Sequence[Cell]) -> list[Mention]:
    """Give each count of a sentence to the happening that it hangs on, or else to the nearest that can do such harm.

    Where none can (`a driver was arrested, two were hurt`), they make a mention of their own.
    """
    given: dict[int, list[Cell]] = {}
    for cell in harms:
        home = owners.find(cell)
        can = [n for n, m in enumerate(mentions) if suits(m.kind, cell)]
        if home not in can:
            home = min(can, key=lambda n: (abs(mentions[n].trigger.start - cell.start), n), default=-1)
        given.setdefault(-1 if home is None else home, []).append(cell)
    shared = [replace(m, harms=tuple(given.get(n, ()))) for n, m in enumerate(mentions)]
    if -1 in given:
        first = mentions[0]
        own = make_mention(first.sentence, given[-1][0], HARMED, (first.number, first.title))
        shared.append(replace(own, harms=tuple(given[-1])))
    return shared


def split_harms(mentions: list[Mention], owners: Owners, whens: Sequence[Dated]) -> list[Mention]:
    """Make a mention of its own of the counts whose clause has another date than the happening that stands nearest."""
    found = []
    for mention in mentions:
        apart: dict[str, list[Cell]] = {}
        dates = {}
        for cell in mention.harms:
            over = [row for row in whens if owners.is_under(cell, row[0].span)]
            beside = [row for row in whens if row[2].holds(cell) and not row[2].holds(mention.trigger)]
            row = next(iter(over or [row for row in beside if not is_limit(mention.sentence, row[0].span)]), None)
            if row and round_date(row[1]) != mention.date:
                apart.setdefault(row[1], []).append(cell)
                dates[row[1]] = row[0]
        rest = tuple(c for c in mention.harms if not any(c in cells for cells in apart.values()))
        found.append(replace(mention, harms=rest))
        for value, cells in apart.items():
            own = make_mention(mention.sentence, cells[0], HARMED, (mention.number, mention.title))
            date = round_date(value)
            found.append(replace(own, when=dates[value], date=date, days=read_days(date), harms=tuple(cells)))
    return found


def suits(kind: Kind, cell: Cell) -> bool:
    """Whether a harm is of this family of happenings: of arrests the detained, of protests and tests none."""
    if kind.family == "arrest":
        return cell.column == "detained"
    return kind.family not in ("protest", "weapons")
