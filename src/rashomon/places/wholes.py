"""Wholes that the gazetteer lists only by their parts: Yorkshire by North, South and West Yorkshire."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from rashomon.places.forms import fold
from rashomon.places.gazetteer import FIRST, SECOND, Spot, find_spots

COMPASS = ("north", "northern", "south", "southern", "east", "eastern", "west", "western", "central")
KINDS_OF_AREA = frozenset(
    (
        "area",
        "city",
        "coast",
        "county",
        "district",
        "division",
        "island",
        "islands",
        "province",
        "region",
        "state",
        "town",
    )
)


@lru_cache(maxsize=4096)
def find_wholes(name: str) -> tuple[Spot, ...]:
    """The areas of which two divisions or more of one country bear the name with a compass word before it.

    Such an area lies in the middle of its parts, has their people and no GeoNames id; its `division` is empty.
    """
    key = fold(name)
    if not key or key in KINDS_OF_AREA:
        return ()
    parts: dict[tuple[str, str], dict[int, Spot]] = defaultdict(dict)
    for word in COMPASS:
        for spot in find_spots(f"{word} {key}"):
            if spot.own and spot.kind in (FIRST, SECOND) and spot.lat is not None:
                parts[spot.country, spot.kind][spot.row] = spot
    return tuple(join_parts(tuple(found.values())) for _, found in sorted(parts.items()) if len(found) > 1)


def join_parts(parts: tuple[Spot, ...]) -> Spot:
    """Make one area of its parts."""
    lats, lons = [part.lat or 0.0 for part in parts], [part.lon or 0.0 for part in parts]
    return Spot(
        row=-1 - min(part.row for part in parts),  # no row of the table, so that it is not taken for its part
        kind=FIRST,
        country=parts[0].country,
        division="",
        lat=round(sum(lats) / len(lats), 5),
        lon=round(sum(lons) / len(lons), 5),
        people=sum(part.people for part in parts),
        geonames=None,
        own=True,
    )
