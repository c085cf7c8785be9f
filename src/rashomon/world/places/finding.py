"""The places that a story names, each once, with the precision that the text supports.

A city or village is a point; a province or county is a region and lies in the middle of its places; a country has no
point. A name that the gazetteer does not know is a place all the same, without coordinates.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Literal

from rashomon.model import Comparison, Name, Place, Reading, Span
from rashomon.world.actors.nations import find_nation, read_nations
from rashomon.world.places.gazetteer import CITY, COUNTRY, Spot
from rashomon.world.places.toponyms import Use, read_use, resolve_uses
from rashomon.world.words import fold, strip_name

Precision = Literal["point", "region", "country"]


def find_places(comparison: Comparison) -> tuple[Place, ...]:
    """Find the places of a story in the order of their first mention."""
    readings = comparison.story.readings
    mentions = [span for reading in readings for span in find_toponyms(reading)]
    texts = {reading.report.id: reading.report.text for reading in readings}
    uses = [read_use(texts[span.report], span.start, span.end) for span in mentions]
    chosen = resolve_uses(uses, [code for reading in readings for code in find_hints(reading)])
    groups: dict[object, list[tuple[Span, Use]]] = defaultdict(list)
    for span, use in zip(mentions, uses, strict=True):
        spot = chosen.get(fold(use.name))
        groups[spot.row if spot else fold(use.name)].append((span, use))
    rows = sorted(groups.values(), key=lambda group: group[0][0].place)
    return tuple(make_place(group, chosen.get(fold(group[0][1].name))) for group in rows)


def find_toponyms(reading: Reading) -> list[Span]:
    """The place names of a report: names of type LOC, with an article and a possessive ending left off."""
    found = []
    for name in reading.names:
        if (
            name.type != "LOC"
            or not is_told(reading, name)
            or (find_nation(name.span.text, "adjective", "people") and not find_nation(name.span.text, "name"))
        ):
            continue
        found.append(trim(reading, name))
    return found


def is_told(reading: Reading, name: Name) -> bool:
    """Whether a name stands in the body or the title of its report, not in the page around it."""
    report = reading.report
    parts = [*report.body, *([report.title_at] if report.title_at else [])]
    return not report.body or any(start <= name.span.start < end for start, end in parts)


def trim(reading: Reading, name: Name) -> Span:
    """The place name without its article and possessive ending."""
    bare = strip_name(name.span.text)
    at = name.span.text.find(bare) if bare else 0
    return reading.report.span(name.span.start + at, name.span.start + at + len(bare or name.span.text))


def find_hints(reading: Reading) -> list[str]:
    """The countries that a report speaks of without naming them as places: adjectives and peoples."""
    words = [token.text for token in reading.doc if token.text[:1].isupper()]
    return [code for word in words for code in [find_nation(word, "adjective", "people")] if code]


def make_place(group: list[tuple[Span, Use]], spot: Spot | None) -> Place:
    """Write the mentions of one place as a row."""
    mentions = tuple(sorted(span for span, _ in group))
    name = mentions[0].text
    if spot is None:
        return Place(name=name, mentions=mentions)
    if spot.kind == COUNTRY:
        nation = read_nations().get(spot.country)
        name = nation.name if nation else name
        return Place(name=name, mentions=mentions, country=spot.country, geonames=spot.geonames, precision="country")
    precision: Precision = "point" if spot.kind == CITY else "region"
    return Place(
        name=name,
        mentions=mentions,
        country=spot.country or None,
        lat=spot.lat,
        lon=spot.lon,
        geonames=spot.geonames,
        precision=precision,
    )
