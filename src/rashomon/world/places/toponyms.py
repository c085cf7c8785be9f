"""Which place of the gazetteer each name of a text means, decided for all names of the text together.

Each candidate is weighed by its people, by whether the name is its own, by the country and the division of which the
rest of the text speaks, by what stands beside the name (`Springfield, Ohio`; `Homs province`) and by how near it lies
to the other places of the text. The weights were set on the even articles of LGL and GeoVirus (benchmarks/places.py).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.places import find_wholes
from rashomon.world.actors.nations import find_nation, read_nations
from rashomon.world.places.gazetteer import CITY, CONTINENT, COUNTRY, FIRST, SECOND, Spot, find_spots
from rashomon.world.words import fold

MOST_CANDIDATES = 60
ROUNDS = 3
# Tuned on the even articles of LGL and GeoVirus, gold toponyms: 0.84 and 0.91 there, 0.82 and 0.88 on the odd ones.
PEOPLE, OWN, COUNTRY_WEIGHT, DIVISION_WEIGHT, NEAR, BESIDE, CAPITAL, KIND = 1.0, 3.2, 9.6, 9.0, 3.0, 12.0, 4.0, 10.0
KIND_PRIOR = {COUNTRY: 4.0, CONTINENT: 5.0, FIRST: 0.0, SECOND: 0.5, CITY: 0.0}
AREA_AFTER = re.compile(
    r"^\s+(province|county|parish|state|region|governorate|prefecture|district|oblast|countryside|area|city|town|village)\b",
    re.IGNORECASE,
)
AREA_BEFORE = re.compile(
    r"\b(province|county|state|region|district|city|town|village|suburb|port)\s+of\s+$", re.IGNORECASE
)
AREAS = frozenset(
    [
        "province",
        "county",
        "parish",
        "state",
        "region",
        "governorate",
        "prefecture",
        "district",
        "oblast",
        "countryside",
        "area",
    ]
)
BESIDE_AFTER = re.compile(r"^,\s+((?:[A-Z][\w.'’-]*\s?){1,3})")
PART = re.compile(  # a part of a place is looked for under the name of the whole, where it is not listed itself
    r"^(?:downtown|central|greater|inner|upper|lower|"
    r"(?:north|south|east|west|mid)(?:ern)?[- ]?(?:east|west)?(?:ern)?)\s+",
    re.IGNORECASE,
)
DIRECTIONS = re.compile(  # `the Middle East` is no suburb of that name
    r"(?:the\s+)?(?:(?:middle|near|far|deep|mid|north|south|east|west)(?:ern)?[- ]?)+", re.IGNORECASE
)
LONGER = (  # how the gazetteer writes divisions that are named by less in texts
    "{} county",
    "{} parish",
)
CITY_SHARE = 0.4  # of the people of a division, from which its name alone is that of its city
LEAST_ALONE = 50_000  # people of a place that may lie in a country that the text does not name otherwise
FEWEST_OTHERS = 5  # mentions of other countries and places, below which a text says too little of where it is
EARTH = 6371.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A place name in its text: the name, what kind of area is said of it, and the name that stands after its comma."""

    name: str
    area: str = ""
    beside: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """How much of a text speaks of each country and division, and where its places lie."""

    countries: Mapping[str, float]
    divisions: Mapping[tuple[str, str], float]
    points: dict[str, tuple[float, float]]
    chosen: dict[str, Spot]


def read_use(text: str, start: int, end: int) -> Use:
    """Read a place name with what stands before and after it."""
    after, before = text[end : end + 60], text[max(0, start - 30) : start]
    area = AREA_AFTER.match(after) or AREA_BEFORE.search(before)
    beside = BESIDE_AFTER.match(after)
    name = re.sub(r"['’]s$", "", text[start:end].strip())
    return Use(name=name, area=area.group(1).lower() if area else "", beside=beside.group(1).strip() if beside else "")


def find_candidates(use: Use) -> tuple[Spot, ...]:
    """The places that a name can mean, also without its compass word or its article."""
    if DIRECTIONS.fullmatch(use.name):
        return ()
    nation = find_nation(use.name)
    if nation:
        country = tuple(s for s in find_spots(read_nations()[nation].name) if s.kind == COUNTRY and s.country == nation)
        return country + tuple(s for s in find_spots(use.name) if s.own and s not in country)[:MOST_CANDIDATES]
    for form in (use.name, f"{use.name} {use.area}" if use.area else "", *shorter_forms(use.name)):
        spots = (*find_wholes(form), *find_spots(form)) if form else ()
        if form != use.name and form == PART.sub("", use.name):
            spots = tuple(spot for spot in spots if spot.kind not in (COUNTRY, CONTINENT))
        if spots:
            return spots[:MOST_CANDIDATES]
    return ()


def shorter_forms(name: str) -> list[str]:
    """Further forms under which a place may be listed."""
    forms = [re.sub(r"^(?:the|city of|town of|state of|province of|county of)\s+", "", name, flags=re.IGNORECASE)]
    forms.append(
        re.sub(
            r"\s+(?:city|province|state|region|district|governorate|village|town|county|township|parish|prefecture|"
            r"department|oblast|(?:international\s+)?airport|beach|harbou?r)$",
            "",
            name,
            flags=re.IGNORECASE,
        )
    )
    forms.append(re.sub(r"^(?:al|el|ar|as|ad|an|at|ash)[- ]", "", name, flags=re.IGNORECASE))
    forms += [
        f"al {name}",
        re.sub(r"^St\.?\s", "Saint ", name),
        re.sub(r"^Saint\s", "St ", name),
        re.sub(r"^Mt\.?\s", "Mount ", name),
    ]
    forms.append(PART.sub("", name))
    forms += [form.format(name) for form in LONGER]
    return [form for form in dict.fromkeys(forms) if form and fold(form) != fold(name)]


def resolve_uses(uses: Sequence[Use], hints: Sequence[str] = ()) -> dict[str, Spot]:
    """Folded name -> the place it means, where the gazetteer knows the name; `hints` are country codes of the text."""
    groups: dict[str, list[Use]] = {}
    for use in uses:
        groups.setdefault(fold(use.name), []).append(use)
    candidates = {name: find_candidates(max(group, key=lambda u: bool(u.area))) for name, group in groups.items()}
    beside = {name: read_beside(group) for name, group in groups.items()}
    chosen: dict[str, Spot] = {}
    for round_ in range(ROUNDS):
        context = read_context(groups, chosen, hints) if round_ else read_outlook(groups, candidates, hints)
        chosen = {
            name: max(spots, key=lambda s: (weigh(s, name, groups[name], beside[name], context), -s.row))
            for name, spots in candidates.items()
            if spots
        }
    chosen = {name: prefer_city(spot, groups[name], candidates[name]) for name, spot in chosen.items()}
    context = read_context(groups, chosen, hints)
    return {name: spot for name, spot in chosen.items() if not is_stray(spot, name, len(groups[name]), context)}


def prefer_city(spot: Spot, group: Sequence[Use], candidates: Sequence[Spot]) -> Spot:
    """The city of a division that bears its name (`Lagos`), where no word says that the division is meant."""
    if spot.kind not in (FIRST, SECOND) or any(use.area in AREAS for use in group):
        return spot
    cities = [s for s in candidates if s.kind == CITY and s.own and s.country == spot.country]
    within = [s for s in cities if s.division == spot.division and s.people >= CITY_SHARE * spot.people]
    return max(within, key=lambda s: (s.people, -s.row), default=spot)


def is_stray(spot: Spot, name: str, count: int, context: Context) -> bool:
    """Whether a small place, or one under another name, lies in a country of which nothing else in the text speaks."""
    known = spot.kind not in (CITY, SECOND) or (spot.own and spot.people >= LEAST_ALONE)
    if known or sum(context.countries.values()) - count < FEWEST_OTHERS:
        return False
    return share_country(spot, name, count, context) == 0.0


def read_beside(group: list[Use]) -> tuple[Spot, ...]:
    """The countries and divisions that stand after a name's comma."""
    found: list[Spot] = []
    for use in group:
        words = use.beside.split()
        for count in range(len(words), 0, -1):
            form = " ".join(words[:count])
            short = f"us {form}" if len(form) == 2 and form.isupper() else form
            spots = [s for s in find_candidates(Use(name=short)) if s.kind in (COUNTRY, FIRST, SECOND)]
            if spots:
                found += spots
                break
    return tuple(found)


def read_context(groups: dict[str, list[Use]], chosen: dict[str, Spot], hints: Sequence[str]) -> Context:
    """What the text speaks of, by the places chosen so far and by the countries that it names otherwise."""
    countries: Counter[str] = Counter(hints)
    divisions: Counter[tuple[str, str]] = Counter()
    for name, spot in chosen.items():
        if spot.country:
            countries[spot.country] += len(groups[name])
        if spot.division:
            divisions[spot.country, spot.division] += 1
    points = {n: (s.lat, s.lon) for n, s in chosen.items() if s.kind in (CITY, SECOND) and s.lat and s.lon}
    return Context(countries=countries, divisions=divisions, points=points, chosen=chosen)


def read_outlook(
    groups: dict[str, list[Use]], candidates: dict[str, tuple[Spot, ...]], hints: Sequence[str]
) -> Context:
    """What the text may speak of before any place is chosen: each name spreads its vote over all that it can mean."""
    countries: dict[str, float] = defaultdict(float, Counter(hints))
    divisions: dict[tuple[str, str], float] = defaultdict(float)
    for name, spots in candidates.items():
        nations = {spot.country for spot in spots if spot.country}
        parts = {(spot.country, spot.division) for spot in spots if spot.division}
        for nation in nations:
            countries[nation] += len(groups[name]) / len(nations)
        for part in parts:
            divisions[part] += 1 / len(parts)
    return Context(countries=countries, divisions=divisions, points={}, chosen={})


def weigh(spot: Spot, name: str, group: list[Use], beside: tuple[Spot, ...], context: Context) -> float:
    """How well a place fits a name in its text."""
    score = PEOPLE * math.log10(spot.people + 100) * 2 + OWN * spot.own + KIND_PRIOR[spot.kind]
    score += COUNTRY_WEIGHT * share_country(spot, name, len(group), context)
    score += DIVISION_WEIGHT * share_division(spot, name, context)
    score += NEAR * nearness(spot, name, context)
    score += BESIDE * any(lies_in(spot, area) for area in beside)
    areas = {use.area for use in group} - {""}
    if areas & AREAS:
        score += KIND * (spot.kind in (FIRST, SECOND))
    elif areas:
        score += KIND * (spot.kind == CITY)
    nation = read_nations().get(spot.country)
    return score + CAPITAL * (nation is not None and spot.kind == CITY and is_capital(spot, name, nation.capital))


def share_country(spot: Spot, name: str, count: int, context: Context) -> float:
    """How much of what else the text speaks of lies in the country of a place; the name's own vote is left out."""
    own = context.chosen.get(name)
    total = sum(context.countries.values()) - (count if own and own.country else 0)
    mass = context.countries.get(spot.country, 0) - (count if own and own.country == spot.country else 0)
    return mass / total if total and spot.country else 0.0


def share_division(spot: Spot, name: str, context: Context) -> float:
    """How many of the text's other places lie in the division of a place."""
    own = context.chosen.get(name)
    total = sum(context.divisions.values()) - (1 if own and own.division else 0)
    key = spot.country, spot.division
    mass = context.divisions.get(key, 0) - (1 if own and (own.country, own.division) == key and own.division else 0)
    return mass / total if total and spot.division else 0.0


def is_capital(spot: Spot, name: str, capital: str) -> bool:
    """Whether the place is the capital of its country."""
    return fold(capital) == name and find_spots(capital)[:1] != () and spot.people >= 20_000


def lies_in(spot: Spot, area: Spot) -> bool:
    """Whether a place lies in a country or division."""
    if area.kind == COUNTRY:
        return spot.country == area.country and spot.kind != COUNTRY
    return (spot.country, spot.division) == (area.country, area.division) and spot.kind not in (COUNTRY, FIRST)


def nearness(spot: Spot, name: str, context: Context) -> float:
    """How near the other places of the text lie: 1 for places beside each other, near 0 beyond some hundred km."""
    if spot.lat is None or spot.lon is None or spot.kind in (COUNTRY, CONTINENT):
        return 0.0
    others = [point for other, point in context.points.items() if other != name]
    if not others:
        return 0.0
    near = sorted(distance((spot.lat, spot.lon), point) for point in others)[:3]
    return sum(math.exp(-km / 150) for km in near) / len(near)


def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The great-circle distance of two points in kilometres."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(h)))
