"""Countries under their names, adjectives, peoples, capitals and seats of government.

Read from `data/gazetteer/nations.tsv` (made by training/gazetteer.py from GeoNames, countryinfo and the CIA World
Factbook) and `data/seats.tsv`. A form is given as written: `US` is a country, `us` is a pronoun.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rashomon.world.words import fold, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Nation:
    """A country and the words for it."""

    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capital: str
    lat: float | None
    lon: float | None
    geonames: int


def split(field: str) -> tuple[str, ...]:
    """Take a field with bars apart."""
    return tuple(part for part in field.split("|") if part)


@lru_cache(maxsize=1)
def read_nations() -> dict[str, Nation]:
    """All countries by ISO 3166 code."""
    nations = {}
    for code, name, names, adjectives, people, capital, lat, lon, geonames in read_table("gazetteer/nations.tsv"):
        nations[code] = Nation(
            code=code,
            name=name.removeprefix("The "),
            names=(name, *split(names)),
            adjectives=split(adjectives),
            people=split(people),
            capital=capital,
            lat=float(lat) if lat else None,
            lon=float(lon) if lon else None,
            geonames=int(geonames),
        )
    return nations


@lru_cache(maxsize=1)
def index_words() -> dict[str, dict[str, str]]:
    """Folded form -> country code, for each way of naming a country."""
    index: dict[str, dict[str, str]] = {"name": {}, "adjective": {}, "people": {}, "capital": {}, "seat": {}}
    ranked = sorted(read_nations().values(), key=lambda nation: (len(nation.adjectives) == 0, nation.code))
    for nation in ranked:
        for way, forms in (
            ("name", nation.names),
            ("adjective", nation.adjectives),
            ("people", nation.people),
            ("capital", (nation.capital,)),
        ):
            for form in forms:
                if fold(form):
                    index[way].setdefault(fold(form), nation.code)
    for form, code, *_ in read_table("seats.tsv"):
        index["seat"][fold(form)] = code
    return index


def find_nation(form: str, *ways: str) -> str | None:
    """The country that a form names in one of the given ways (all but capitals where none is given)."""
    key = fold(form)
    if len(key) <= 3 and not form.isupper() and "." not in form:
        return None
    for way in ways or ("name", "adjective", "people", "seat"):
        code = index_words()[way].get(key.removeprefix("the "))
        if code:
            return code
    return None


@lru_cache(maxsize=16384)
def strip_nation(key: str) -> str:
    """A body's name without the country before it, where two words and more are left.

    >>> strip_nation("denmarks harbour league"), strip_nation("danish army")
    ('harbour league', 'danish army')
    """
    words = key.split()
    for count in (1, 2):
        first = " ".join(words[:count])
        ways = (find_nation(first, "adjective", "name"), find_nation(first.removesuffix("s"), "name"))
        if len(words) - count > 1 and any(ways):
            return " ".join(words[count:])
    return key


def list_nations(words: list[str]) -> list[str]:
    """The countries that the words of a phrase name, by adjective or name, in order."""
    found, at = [], 0
    words = [word for word in words if word not in ("'s", "’s")]
    while at < len(words):
        for count in (4, 3, 2, 1):
            code = find_nation(" ".join(words[at : at + count]), "adjective", "name")
            if code and words[at][:1].isupper():
                found.append(code)
                at += count - 1
                break
        at += 1
    return found
