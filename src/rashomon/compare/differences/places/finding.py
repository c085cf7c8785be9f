"""Places: what the statements of a claim, or passages near in meaning, name as the place of one thing.

Two sites are of one thing where one deed is done there to one thing (located). One place inside the other, or by it, is
compatible; two that exclude each other are a conflict.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations, product

from rashomon.compare.differences.places.bearings import differ_in_bearings
from rashomon.compare.differences.places.grounds import is_general
from rashomon.compare.differences.places.located import is_half_thing, is_of_people, is_one_thing
from rashomon.compare.differences.places.positions import is_country, relate_sites
from rashomon.compare.differences.places.siting import Site, find_sites
from rashomon.compare.differences.rows import clip, find_home, make_difference, make_value
from rashomon.compare.differences.senses import relate
from rashomon.compare.differences.statements import read_statement
from rashomon.compare.unions import join_apart
from rashomon.model import Claim, Difference, DifferenceKind, Span, Story
from rashomon.places import fold

NEAR, COMMON = 0.55, 2  # cosine of two passages, and nouns in common, from which they may tell one happening
HOMED = 0.35  # the same where both lie in one place that each names (`of Dover, Kent`, `from Deal, Kent`)
CROWD = 300  # sites of a story beyond which only claims join them
APART: tuple[DifferenceKind, str] = ("conflict", "two places, and neither lies in the other")
INSIDE: tuple[DifferenceKind, str] = ("compatible", "one place lies in, or by, the other")
OTHER: tuple[DifferenceKind, str] = ("compatible", "two ways to say where it was, and both may be right")
CALLED: tuple[DifferenceKind, str] = ("wording", "one place, by its name and by what it is")
Pair = tuple[int, int]


def differ_in_places(story: Story, claims: Sequence[Claim]) -> Iterator[Difference]:
    """The differences between the places that reports name for one thing."""
    found = list(list_sites(story))
    yield from differ_in_bearings(found, claims)
    sites = [site for site in found if site.things and is_telling(site)]
    named = {r.report.id: {fold(name.span.text) for name in r.names if name.type == "LOC"} for r in story.readings}
    claimed = list_claimed(claims, sites)
    left = list(range(len(sites)))
    for mixed in (False, True):  # names beside names, nouns beside nouns; only what is left over mixed
        links = [pair for pair in list_pairs(left, claimed) if is_one_where(sites, pair, pair in claimed, mixed)]
        spans = {(sites[a].span, sites[b].span) for a, b in links}
        taken: set[int] = set()
        for group in join_apart(len(sites), links, lambda a, b: is_other_place(sites[a], sites[b])):
            row = [sites[n] for n in group]
            judged = judge_sites(row, spans, named)
            if judged:
                taken.update(group)
                yield make_row(row, judged, sites, claims)
        left = [n for n in left if n not in taken]


def make_row(
    row: Sequence[Site], judged: tuple[DifferenceKind, str], sites: Sequence[Site], claims: Sequence[Claim]
) -> Difference:
    """The difference of a row, of one that is compatible with what else reports say of its places."""
    more = find_agreeing(row, sites) if judged[0] == "compatible" else ()
    values = [make_value(site.span, site.span.text) for site in (*row, *more)]
    home = find_home(values, claims)
    question = f"Where: {clip(home.text if home else row[0].span.text)}?"
    return make_difference(home, "place", judged, question, values)


def list_sites(story: Story) -> Iterator[Site]:
    """The places that the sentences of a story name."""
    for reading in story.readings:
        for sentence in reading.sentences:
            if sentence.paragraph >= 0:
                yield from find_sites(read_statement(reading, sentence.span))


def is_telling(site: Site) -> bool:
    """Whether a site says more than the country, or than that it is a place, and does not point back to one."""
    if site.name:
        return bool(site.points) or not is_country(site.name)
    told = site.words or site.wider
    return relate("n", site.kind, "country") != "same" and bool(told or not (site.back or is_general(site.kind)))


def list_claimed(claims: Sequence[Claim], sites: Sequence[Site]) -> AbstractSet[Pair]:
    """The pairs of sites that stand in the statements of one claim."""
    found = set()
    for claim in claims:
        if len(claim.reports) > 1:
            inside = [n for n, site in enumerate(sites) if any(span.holds(site.span) for span in claim.evidence)]
            found |= set(combinations(inside, 2))
    return found


def list_pairs(numbers: Sequence[int], claimed: AbstractSet[Pair]) -> Sequence[Pair]:
    """The pairs of sites that may be of one thing, those of one claim first."""
    pairs = combinations(numbers, 2)
    if len(numbers) > CROWD:
        pairs = (pair for pair in pairs if pair in claimed)  # type: ignore[assignment]
    return sorted(pairs, key=lambda pair: (pair not in claimed, pair))


def is_one_where(sites: Sequence[Site], pair: Pair, claimed: bool, mixed: bool) -> bool:
    """Whether two sites are where one thing is: one deed done to one thing, or what only one of them tells of.

    A deed without its thing, or a thing without the deed, is enough in one claim or in passages near in meaning.
    """
    one, other = sites[pair[0]], sites[pair[1]]
    if one.report == other.report or not one.ways & other.ways:
        return False
    if bool(one.name) != bool(other.name) and not mixed and relate_sites(one, other) in ("unknown", "called"):
        return False
    if "from" in one.ways and is_one_home(one, other, claimed):
        return True
    if "of" in (one.lead, other.lead):
        return False
    things = list(product(one.things, other.things))
    if any(is_one_thing(a, b) for a, b in things):
        return True
    if mixed:
        return False
    if (claimed or measure(one, other) >= NEAR) and any(a.deeds & b.deeds for a, b in things):
        return True
    near = claimed or bool(one.name and one.name == other.name) or is_near(one, other)
    sort = not one.name and one.kind == other.kind
    return near and any(is_half_thing(a, b) or (sort and is_of_people(a, b)) for a, b in things)


def is_near(one: Site, other: Site) -> bool:
    """Whether the passages of two sites are near in meaning, or less near with nouns in common."""
    cosine = measure(one, other)
    return cosine >= NEAR or (cosine >= HOMED and len(one.nouns & other.nouns) >= COMMON)


def is_one_home(one: Site, other: Site, claimed: bool) -> bool:
    """Whether two sites that people come from are of the same people: they lie in one wider place that both name."""
    if not one.homes & other.homes:
        return False
    return claimed or is_near(one, other)


def measure(one: Site, other: Site) -> float:
    """The cosine of the passages of two sites."""
    return 0.0 if one.vector is None or other.vector is None else float(one.vector @ other.vector)


def is_other_place(one: Site, other: Site) -> bool:
    """Whether one report names two places that exclude each other: they are where two things are."""
    return one.report == other.report and relate_sites(one, other) == "apart"


def find_agreeing(row: Sequence[Site], sites: Sequence[Site]) -> Iterator[Site]:
    """What else reports say of a place in a row, in passages near in meaning: the same name, or the same words."""
    inside = {site.span for site in row}
    for site in sites:
        alike = [other for other in row if is_same_place(site, other) and site.ways == other.ways]
        if site.span not in inside and any(measure(site, other) >= HOMED for other in alike):
            yield site


def is_same_place(one: Site, other: Site) -> bool:
    """Whether two sites go by one name, or by one noun with the same words before it."""
    if one.name or other.name:
        return one.name == other.name
    return one.kind == other.kind and bool(one.words) and one.words == other.words


def is_named(site: Site, names: AbstractSet[str]) -> bool:
    """Whether a place is among some names; a part of a country is not."""
    return site.name in names and not is_country(site.name)


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
        if "same" in relations:
            continue
        linked = any({(a.span, b.span), (b.span, a.span)} & links for a in one for b in other)
        both = any(is_named(a, named[b.report]) or is_named(b, named[a.report]) for a in one for b in other)
        if relations == {"apart"} and linked and not both:
            found.append(APART)
        if "inside" in relations:
            found.append(INSIDE)
        if relations == {"unknown"} and linked:
            found.append(OTHER)
        if "called" in relations <= {"called", "unknown"} and linked:
            found.append(CALLED)
    return next((kind for kind in (APART, INSIDE, CALLED, OTHER) if kind in found), None)
