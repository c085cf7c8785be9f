"""Phrases of place: what a sentence names as a place, from its preposition to the places that it lies in.

A site is a place name, or a noun for a place (`a wooded area`, `the provincial hospital`), with the preposition before
it and what it is described by (`near the northern city of ...`, `..., Ohio`), and what is located there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rashomon.compare.differences.details import fold_token
from rashomon.compare.differences.phrases import OBJECTS
from rashomon.compare.differences.places.grounds import is_general, is_many, is_place_noun, list_persons
from rashomon.compare.differences.places.located import Thing, find_thing, is_attack
from rashomon.compare.differences.statements import Statement, find_nouns, find_vector
from rashomon.model import Name, Span
from rashomon.places import find_spots, fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Token

WHERE = frozenset(
    {"in", "at", "near", "from", "of", "outside", "on", "around", "into", "to", "off", "inside", "across", "over"}
    | {"through", "towards", "toward", "behind", "beside", "within"}
)
WAYS = {"from": "from", "of": "from", "to": "to", "off": "from", "into": "in to", "towards": "to", "toward": "to"}
POINTS = {
    "north": "n", "northern": "n", "south": "s", "southern": "s", "east": "e", "eastern": "e", "west": "w",
    "western": "w", "central": "c", "northeast": "ne", "northeastern": "ne", "northwest": "nw",
    "northwestern": "nw", "southeast": "se", "southeastern": "se", "southwest": "sw", "southwestern": "sw",
}  # fmt: skip
NOUNS = frozenset({"NOUN", "PROPN"})
WITHIN = ("compound", "amod", "flat", "nmod:poss", "appos")  # how a name depends on the noun of its own phrase
LINKING = frozenset({"DET", "ADJ", "ADP", "NOUN", "PROPN", "PRON", "NUM", "PART"})
BACKWARD = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their", "such", "our", "my"})
DESCRIBING = ("compound", "amod", "nummod", "nmod:poss")
EMPTY = frozenset({"other", "same", "own", "several", "many", "such", "different", "various"})  # words that name none
LEAD = 3  # words between a place and the verb of the clause on it, besides those of the place
AROUND = 8  # words before a name among which its phrase begins, and steps up to what it belongs to
NAMED = ("LOC", "ORG", "MISC")


class Site(NamedTuple):
    """A place as a report names it.

    `name` is the folded name (empty of a bare noun), `kind` its noun (`province`, `hospital`), `words` those before the
    noun, `points` the points of the compass before the name, `wider` the names that it is said to lie in or by, with
    the points before each; `back` says that it points back to what was named before.
    """

    name: str
    kind: str
    words: frozenset[str]
    lead: str
    points: frozenset[str]
    wider: tuple[tuple[str, frozenset[str]], ...]
    back: bool
    span: Span
    things: tuple[Thing, ...]
    nouns: frozenset[str]
    vector: NDArray[np.float32] | None

    @property
    def report(self) -> str:
        """The report that it stands in."""
        return self.span.report

    @property
    def ways(self) -> frozenset[str]:
        """Whether it is where something is, comes from or goes to; `into` is where it goes and where it is then."""
        return frozenset(WAYS.get(self.lead, "in").split())

    @property
    def homes(self) -> frozenset[str]:
        """The names that it is said to lie in or by."""
        return frozenset(name for name, _ in self.wider)


def find_sites(statement: Statement) -> Iterator[Site]:
    """The places that a sentence names with a preposition, each with those that it lies in."""
    places = find_places(statement)
    tops: dict[int, Token] = {}
    for token in statement.tokens:
        if is_place(token, places) and find_case(token):
            top = find_top(token, places)
            tops.setdefault(top.i, top)
    end = -1
    for _, top in sorted(tops.items()):
        site = make_site(statement, top, places)
        if site and site.span.start >= end:
            end = site.span.end
            yield site


def find_places(statement: Statement) -> tuple[Name, ...]:
    """The names of places of a sentence: those read as such, and names that end in a noun for a place."""
    return tuple(
        name
        for name in statement.names
        if (name.type == "LOC" and name.span.text.split()[-1] not in list_persons(statement.reading))
        or (name.type in NAMED and is_place_noun(name.span.text.split()[-1].lower()))
    )


def find_name(token: Token, places: Sequence[Name]) -> Name | None:
    """The place name that a token stands in."""
    return next((name for name in places if name.span.start <= token.idx < name.span.end), None)


def is_place(token: Token, places: Sequence[Name]) -> bool:
    """Whether a token is of a place name, or a noun for a place."""
    if find_name(token, places):
        return True
    forms = {fold_token(token), token.lower_}  # `woods` are a place, `wood` is a stuff
    return token.pos_ == "NOUN" and (bool(forms & POINTS.keys()) or any(map(is_place_noun, forms)) or is_many(token))


def find_case(token: Token) -> Token | None:
    """The preposition of place before a noun."""
    return next((c for c in token.children if c.dep_ == "case" and c.lower_ in WHERE and c.i < token.i), None)


def find_top(token: Token, places: Sequence[Name]) -> Token:
    """The noun of the outermost place that a place is named in (`a village` of `a village near the city of ...`)."""
    for _ in range(AROUND):
        head = token.head
        joined = token.dep_.startswith("nmod") or token.dep_ in WITHIN
        if head is token or not joined or head.pos_ not in NOUNS or not is_holder(head, places):
            break
        token = head
    return token


def is_holder(token: Token, places: Sequence[Name]) -> bool:
    """Whether a noun may be the outer place of one: it is led to, or something that is done to it is done there."""
    led = any(child.dep_ == "case" for child in token.children)
    return is_place(token, places) and (led or (token.dep_ in OBJECTS and not is_general(fold_token(token))))


def make_site(statement: Statement, top: Token, places: Sequence[Name]) -> Site | None:
    """A site by the noun of its outermost place; None where no preposition leads to it or into it."""
    inside = {token.i for token in statement.tokens}
    last = find_last(top, places, inside)
    case = find_case(top)
    first = case or next(iter(t for t in top.lefts if t.i in inside and t.dep_ not in ("case", "punct")), top)
    end = last.idx + len(last)
    name = find_name(last, places)
    end = add_names(statement, max(end, name.span.end if name else 0), places)
    named = list_named(statement, first.idx, end, places)
    lead = (case or next((c for c in map(find_case, top.subtree) if c), first)).lower_
    if lead not in WHERE or (not named and not case):
        return None
    main = pick_main(top, places)
    own = next((pair for pair in named if main and pair[0] in main), ("", frozenset[str]()))
    span = statement.reading.report.span(first.idx, end)
    return Site(
        name=own[0],
        kind=find_kind(top, places),
        words=frozenset(fold_token(c) for c in top.children if c.dep_ in DESCRIBING and c.pos_ != "PRON") - EMPTY,
        lead=lead,
        points=own[1],
        wider=tuple(pair for pair in named if pair[0] != own[0]),
        back=any(c.lower_ in BACKWARD for c in top.children),
        span=span,
        things=find_things(top),
        nouns=find_nouns(statement, span),
        vector=find_vector(statement.reading, span),
    )


def find_kind(top: Token, places: Sequence[Name]) -> str:
    """The noun that says what sort of place it is, beside its name or in it."""
    name = find_name(top, places)
    return split_kind(name.span.text)[1] if name else fold_token(top)


def find_last(token: Token, places: Sequence[Name], inside: set[int]) -> Token:
    """The last word of a place, with the places that it is said to lie in right after it."""
    last = token
    for child in sorted(token.rights, key=lambda t: t.i):
        nested = is_place(child, places) and (find_case(child) or child.dep_ in ("flat", "appos", "conj"))
        between = token.doc[last.i + 1 : child.i]
        if child.i in inside and nested and all(t.pos_ in LINKING or t.text in ",-" for t in between):
            last = find_last(child, places, inside)
    return last


def add_names(statement: Statement, end: int, places: Sequence[Name]) -> int:
    """Where a place ends with the names after its comma."""
    text = statement.reading.report.text
    for name in places:
        if name.span.start >= end and text[end : name.span.start].strip(" \n") == ",":
            end = name.span.end
    return end


def list_named(statement: Statement, start: int, end: int, places: Sequence[Name]) -> list[tuple[str, frozenset[str]]]:
    """The place names in a stretch, folded, each with the points of the compass since the last."""
    found, at = [], start
    for name in places:
        if not start <= name.span.start < end:
            continue
        before = [t.lower_.replace("-", "") for t in statement.tokens if at <= t.idx < name.span.start]
        full = split_kind(name.span.text)[0]
        listed = full not in POINTS and bool(find_spots(full))
        bare = full if listed else " ".join(word for word in full.split() if word not in POINTS)
        if bare:
            found.append((bare, read_points(before if listed else [*before, *full.split()])))
        at = name.span.end
    return found


def read_points(words: Iterable[str]) -> frozenset[str]:
    """The points of the compass that some words name, also in two words (`north - western`)."""
    return frozenset(c for word in words for c in POINTS.get(word, ""))


def pick_main(top: Token, places: Sequence[Name]) -> str:
    """The name that a site goes by: that of its noun (`the suburb of X`, `X province`); none where it lies in one."""
    if find_name(top, places):
        own: Token | None = top
    else:
        before = [c for c in top.lefts if c.dep_ in WITHIN and find_name(c, places)]
        after = [c for c in top.rights if find_name(c, places) and is_named_by(c)]
        own = next(iter((*after, *reversed(before))), None)
    name = find_name(own, places) if own is not None else None
    return split_kind(name.span.text)[0] if name else ""


def is_named_by(token: Token) -> bool:
    """Whether a name is that of the noun before it (`the province of X`, `the capital X`)."""
    cases = {c.lower_ for c in token.children if c.dep_ == "case"}
    return cases == {"of"} or (not cases and token.dep_ in ("appos", "flat"))


@lru_cache(maxsize=4096)
def split_kind(text: str) -> tuple[str, str]:
    """A folded name without the noun that says what it is the name of, and that noun (`Kent county`: kent, county)."""
    words = fold(text).split()
    if len(words) > 1 and is_place_noun(words[-1]) and not find_spots(text) and find_spots(" ".join(words[:-1])):
        return " ".join(words[:-1]), words[-1]
    return " ".join(words), ""


def find_things(top: Token) -> tuple[Thing, ...]:
    """What is located at a place: by the word that its phrase belongs to, and by a clause on it (`where`, `at which`).

    Of joined places the first tells what they belong to.
    """
    token = top
    for _ in range(AROUND):
        if token.dep_ not in ("conj", "appos", "flat") or token.head is token:
            break
        token = token.head
    found = [find_thing(token.head)] if token.head is not token and not is_target(top, token.head) else []
    found += [find_thing(verb) for verb in find_clauses(top)]
    return tuple(thing for thing in found if thing)


def is_target(top: Token, governor: Token) -> bool:
    """Whether a place is what an attack is on, and not where it is."""
    case = find_case(top)
    return case is not None and case.lower_ == "on" and is_attack(fold_token(governor))


def find_clauses(top: Token) -> Iterator[Token]:
    """The verbs of the clauses that tell what was at a place: after it and a comma stand `where`, or `at which`."""
    last = max(top.subtree, key=lambda t: t.i) if top.dep_ != "root" else top
    for token in top.doc[top.i : min(last.i, top.i + AROUND) + LEAD]:
        case = next((c for c in token.children if c.dep_ == "case" and c.lower_ in WHERE), None)
        pronoun = token.lower_ == "which" and case is not None
        before = top.doc[(case or token).i - 1]
        if (pronoun or token.lower_ == "where") and token.head.pos_ == "VERB" and before.text == ",":
            yield token.head
