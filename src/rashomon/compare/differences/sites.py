"""Sites: differences of place, between what the statements of a claim, or passages near in meaning, name as the place.

A site is a place name with what stands before it (`near the northern city of ...`) and after its comma (`..., Ohio`).
One place inside the other is compatible; two that exclude each other are a conflict.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from rashomon.compare.differences.naming import is_spelling
from rashomon.compare.differences.rows import clip, find_home, make_difference, make_value
from rashomon.compare.differences.slots import find_part, is_one_governor
from rashomon.compare.differences.statements import Statement, find_nouns, find_vector, read_statement
from rashomon.compare.unions import join_apart
from rashomon.model import Claim, Difference, DifferenceKind, Span, Story
from rashomon.places import CONTINENT, COUNTRY, Relation, find_spots, fold, relate_places

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Token

WHERE = frozenset(
    {"in", "at", "near", "from", "of", "outside", "on", "around", "into", "to", "off", "inside", "across"}
)
WAYS = {"from": "from", "of": "from", "to": "to", "into": "to"}
POINTS = {
    "north": "n", "northern": "n", "south": "s", "southern": "s", "east": "e", "eastern": "e", "west": "w",
    "western": "w", "central": "c", "northeast": "ne", "northeastern": "ne", "northwest": "nw",
    "northwestern": "nw", "southeast": "se", "southeastern": "se", "southwest": "sw", "southwestern": "sw",
}  # fmt: skip
NEAR, COMMON = 0.55, 2  # cosine of two passages, and nouns in common, from which they may tell one happening
HOMED = 0.35  # the same where both lie in one place that each names (`of Dover, Kent`, `from Deal, Kent`)
CROWD = 150  # sites of a story beyond which only claims join them
STEM = 6  # letters that a verb and its noun have in common
SPELLED = 0.8  # likeness of two names from which they are spellings of one
AROUND = 8  # words before a name among which its phrase begins
APART: tuple[DifferenceKind, str] = ("conflict", "two places, and neither lies in the other")
INSIDE: tuple[DifferenceKind, str] = ("compatible", "one place lies in, or by, the other")


class Site(NamedTuple):
    """A place as a report names it: its folded name, the points of the compass before it, the names after its comma."""

    name: str
    way: str
    points: frozenset[str]
    wider: tuple[str, ...]
    span: Span
    governor: Token | None
    nouns: frozenset[str]
    vector: NDArray[np.float32] | None

    @property
    def report(self) -> str:
        """The report that it stands in."""
        return self.span.report


def differ_in_places(story: Story, claims: Sequence[Claim]) -> Iterator[Difference]:
    """The differences between the places that reports name for one thing."""
    sites = [
        site
        for reading in story.readings
        for sentence in reading.sentences
        if sentence.paragraph >= 0
        for site in find_sites(read_statement(reading, sentence.span))
        if not is_broad(site)
    ]
    named = {r.report.id: {fold(name.span.text) for name in r.names if name.type == "LOC"} for r in story.readings}
    claimed = set(link_claims(claims, sites))
    near = list(link_passages(sites)) if len(sites) <= CROWD else []
    claimed |= {(a, b) for a, b, homed in near if homed}
    links = claimed | {(a, b) for a, b, _ in near}
    for group in join_apart(len(sites), sorted(links), lambda a, b: is_other_place(sites[a], sites[b])):
        row = [sites[n] for n in group]
        judged = judge_sites(row, {(sites[a].span, sites[b].span) for a, b in claimed}, named)
        if judged:
            values = [make_value(site.span, site.span.text) for site in row]
            home = find_home(values, claims)
            yield make_difference(home, "place", judged, f"Where: {clip(home.text if home else row[0].name)}?", values)


def is_other_place(one: Site, other: Site) -> bool:
    """Whether one report names two places that exclude each other: they are where two things are."""
    return one.report == other.report and relate_sites(one, other) == "apart"


def find_sites(statement: Statement) -> Iterator[Site]:
    """The places that a sentence names with a preposition, those after a comma taken as where the first lies."""
    names = [name for name in statement.names if name.type == "LOC"]
    text, taken = statement.reading.report.text, -1
    for n, name in enumerate(names):
        if name.span.start < taken:
            continue
        wider: list[str] = []
        for after in names[n + 1 :]:
            if text[taken if wider else name.span.end : after.span.start].strip(" \n") != ",":
                break
            wider.append(fold(after.span.text))
            taken = after.span.end
        site = make_site(statement, name.span, max(name.span.end, taken if wider else -1), tuple(wider))
        if site:
            yield site


def make_site(statement: Statement, name: Span, end: int, wider: tuple[str, ...]) -> Site | None:
    """A site of a place name, or nothing where no preposition leads to it."""
    tokens = statement.tokens
    inside = [n for n, t in enumerate(tokens) if name.start <= t.idx < name.end]
    if not inside:
        return None
    first = find_lead(tokens, inside[0])
    if first is None:
        return None
    before = [t.lower_.replace("-", "") for t in tokens[first : inside[0]]]
    marks = frozenset(c for word in before for c in POINTS.get(word, ""))
    joined = "".join(before)
    marks |= frozenset(c for word, sign in POINTS.items() if word in joined for c in sign)
    governor = find_governor(tokens[inside[-1]])
    full = fold(name.text)
    listed = full not in POINTS and bool(find_spots(full))
    bare = full if listed else " ".join(word for word in full.split() if word not in POINTS)
    if not bare:
        return None
    span = statement.reading.report.span(tokens[first].idx, end)
    vector = find_vector(statement.reading, name)
    way = WAYS.get(tokens[first].lower_, "in")
    return Site(bare, way, marks, wider, span, governor, find_nouns(statement, name), vector)


def find_governor(token: Token) -> Token | None:
    """What happens at a place: the verb or noun that its phrase belongs to, over the places that lead up to it."""
    for _ in range(AROUND):
        if token.dep_ in ("compound", "amod", "flat", "nmod:poss"):
            token = token.head
            continue
        part = find_part(token)
        if part is None:
            return None
        token = part[1]
        if token.pos_ == "VERB" or not any(c.lower_ in WHERE for c in token.children if c.dep_ == "case"):
            return token
    return None


def find_lead(tokens: Sequence[Token], at: int) -> int | None:
    """Where the phrase of a place begins: at the preposition before it, with the noun phrase between."""
    for n in range(at - 1, max(-1, at - 1 - AROUND), -1):
        if tokens[n].lower_ in WHERE:
            further = n >= 2 and tokens[n].lower_ == "of" and tokens[n - 1].pos_ == "NOUN"
            return find_lead(tokens, n) or n if further else n
        if tokens[n].lower_ in POINTS:
            continue
        if tokens[n].pos_ not in ("DET", "ADJ", "NOUN", "PROPN", "PUNCT") or tokens[n].text in ",.;:":
            return None
    return None


def link_claims(claims: Sequence[Claim], sites: Sequence[Site]) -> Iterator[tuple[int, int]]:
    """The pairs of sites that the statements of a claim give for one thing."""
    for claim in claims:
        if len(claim.reports) < 2:
            continue
        inside = [n for n, site in enumerate(sites) if any(span.holds(site.span) for span in claim.evidence)]
        for a, b in combinations(inside, 2):
            if sites[a].report != sites[b].report and is_one_where(sites[a], sites[b]):
                yield a, b


def is_one_where(one: Site, other: Site) -> bool:
    """Whether two sites of one claim may be where one thing is: in one wider place, or by one verb or noun."""
    if one.way != other.way:
        return False
    if set(one.wider) & set(other.wider):
        return True
    return is_by_one_deed(one, other)


def is_nested(one: Site, other: Site) -> bool:
    """Whether one site lies in the other, and neither is a country or a part of one."""
    return relate_places(one.name, other.name) == "inside" and not is_country(one.name) and not is_country(other.name)


def is_by_one_deed(one: Site, other: Site) -> bool:
    """Whether two sites stand by words that may tell one happening."""
    return bool(one.governor and other.governor and is_one_deed(one.governor, other.governor))


def is_one_deed(one: Token, other: Token) -> bool:
    """Whether two words may tell one happening, as a verb or as its noun (`targeted`, `the targeting of`)."""
    left, right = one.lower_[:STEM], other.lower_[:STEM]
    return is_one_governor(one, other) or (len(left) == STEM and left == right and one.pos_ != other.pos_)


def link_passages(sites: Sequence[Site]) -> Iterator[tuple[int, int, bool]]:
    """The pairs of sites of different reports, in passages near in meaning, that may be of one thing.

    With each stands whether one wider place is named after both.
    """
    for a, b in combinations(range(len(sites)), 2):
        one, other = sites[a], sites[b]
        if one.report == other.report or one.way != other.way or one.vector is None or other.vector is None:
            continue
        cosine, common = float(one.vector @ other.vector), len(one.nouns & other.nouns)
        homed = cosine >= HOMED and bool(set(one.wider) & set(other.wider))
        deed = is_by_one_deed(one, other)
        near = cosine >= NEAR and (deed or is_nested(one, other))
        if common + deed >= COMMON and (homed or near):
            yield a, b, homed


def judge_sites(
    row: Sequence[Site], links: AbstractSet[tuple[Span, Span]], named: Mapping[str, AbstractSet[str]]
) -> tuple[DifferenceKind, str] | None:
    """The kind of a row: how the sites of two reports that name no place alike stand to each other; None: all alike.

    Only two that are linked themselves exclude each other: of a chain the ends may be of two things. Nor do they where
    a report names both places: one is where something else is. `named` are the places that each report names.
    """
    told: dict[str, list[Site]] = {}
    for site in row:
        told.setdefault(site.report, []).append(site)
    found = []
    for one, other in combinations(told.values(), 2):
        relations = {relate_sites(a, b) for a in one for b in other}
        if "inside" in relations and "same" not in relations:
            found.append(INSIDE)
        linked = any({(a.span, b.span), (b.span, a.span)} & links for a in one for b in other)
        both = any(a.name in named[b.report] or b.name in named[a.report] for a in one for b in other)
        if relations == {"apart"} and linked and not both:
            found.append(APART)
    return APART if APART in found else INSIDE if found else None


def is_broad(site: Site) -> bool:
    """Whether a site says no more than the country."""
    return is_country(site.name) and not site.points


def is_country(name: str) -> bool:
    """Whether a name is that of a country or a continent."""
    return any(spot.kind in (COUNTRY, CONTINENT) for spot in find_spots(name)[:1])


def relate_sites(one: Site, other: Site) -> Relation:
    """How two sites stand to each other, by their names and by the points of the compass before them."""
    if one.name == other.name:
        if one.points == other.points or not is_country(one.name):
            return "same"
        return "inside" if one.points <= other.points or other.points <= one.points else "apart"
    if is_spelling(one.name, other.name, SPELLED):
        return "same"
    if is_country(one.name) != is_country(other.name):
        return "unknown"
    if one.name in other.wider or other.name in one.wider:
        return "inside"
    return relate_places(one.name, other.name)
