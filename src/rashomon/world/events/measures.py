"""Measures: the date and the place of a row with the precision codes of UCDP GED, and its clarity.

Codes are those of the UCDP GED codebook (Hoegbladh, *UCDP Georeferenced Event Dataset Codebook Version 23.1*, Uppsala
University, 2023): `date_prec` 1 a day, 2 two to six days, 3 a week, 4 a month, 5 a year; `where_prec` 1 the place, 2
near it, 3 a second-order and 4 a first-order division, 6 the country; `event_clarity` 1 and 2.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from rashomon.model import Place, Span
from rashomon.world.events.triggers import Mention
from rashomon.world.places.gazetteer import SECOND, find_spots
from rashomon.world.places.toponyms import distance
from rashomon.world.timeline.finding import agree, read_days, width

RANKS = {"point": 0, "region": 1, "country": 2, None: 3}
FAR = 100.0  # km: few second-order divisions reach as far from their middle
NEARLY = ("near", "outside", "off", "around")


class When(NamedTuple):
    """A date and its code."""

    value: str | None
    precision: int | None


class Where(NamedTuple):
    """A place and its code."""

    place: Place | None
    precision: int | None


def rate_date(group: Sequence[Mention], given: str | None = None) -> When:
    """The date that most reports give, the most precise of those that agree with it, and its code."""
    votes: dict[str, set[str]] = defaultdict(set)
    for m in group:
        if m.date:
            votes[m.date].add(m.trigger.report)
    if given:
        votes[given].add("")
    if not votes:
        return When(None, None)

    def support(day: str) -> int:
        return len({report for other in votes if agree(read_days(day), read_days(other)) for report in votes[other]})

    best = min(votes, key=lambda day: (width(read_days(day)), -len(votes[day]), -support(day), day))
    return When(best, rate_days(read_days(best)))


def rate_days(days: tuple[str, str]) -> int:
    """The code of a stretch of days.

    >>> [rate_days(d) for d in (("2020-02-01",) * 2, ("2020-02-01", "2020-02-04"), ("2020-02-01", "2020-02-29"))]
    [1, 2, 4]
    """
    first, last = (date.fromisoformat(day) for day in days)
    count = (last - first).days + 1
    return 1 if count == 1 else 2 if count < 7 else 3 if count == 7 else 4 if count <= 31 else 5


def rate_place(group: Sequence[Mention]) -> Where:
    """The place that most reports give: the country first, then within it the most precise, and its code.

    What reports give places for that lie apart, each told by one alone, happened in several: its place is the country.
    """
    rows = [(m.trigger.report, span, place) for m in group for span, place in m.places]
    if not rows:
        return Where(None, None)
    rows = [row for row in rows if row[2].country] or rows
    country = most_told((report, place.country) for report, _, place in rows)
    within = [row for row in rows if row[2].country == country]
    whole = [row for row in within if row[2].precision == "country"]
    if whole and is_scattered([row for row in within if row[2].precision != "country"]):
        within = whole
    rank = min(RANKS[row[2].precision] for row in within)
    names = {row[2].name: row[2] for row in within}
    name = most_told((row[0], row[2].name) for row in within if RANKS[row[2].precision] == rank)
    place = names[name or ""]
    return Where(place, code_place(place, [row[1] for row in within if row[2].name == name], group))


def is_scattered(rows: Sequence[tuple[str, Span, Place]]) -> bool:
    """Whether places lie apart and no two reports give one of them."""
    told: dict[str, set[str]] = defaultdict(set)
    for report, _, place in rows:
        told[place.name].add(report)
    places = {place.name: place for _, _, place in rows}.values()
    apart = any(lie_apart(one, other) for one, other in combinations(places, 2))
    return apart and all(len(reports) == 1 for reports in told.values())


def lie_apart(one: Place, other: Place) -> bool:
    """Whether two places are farther from each other than one within a division is from its middle."""
    if None in (one.lat, one.lon, other.lat, other.lon):
        return False
    return distance((one.lat or 0, one.lon or 0), (other.lat or 0, other.lon or 0)) > FAR


def most_told(rows: object) -> str | None:
    """The value that most reports give."""
    votes: dict[str | None, set[str]] = defaultdict(set)
    for report, value in rows:  # type: ignore[attr-defined]
        votes[value].add(report)
    return min(votes, key=lambda value: (-len(votes[value]), value is None, value or ""))


def code_place(place: Place, spans: Sequence[Span], group: Sequence[Mention]) -> int | None:
    """The code of a place: 2 where more sentences put the happening near it than in it."""
    if place.precision == "point":
        texts = [m.sentence.text[: span.start - m.sentence.start].split()[-1:] for m in group for span in spans
                 if m.sentence.holds(span)]  # fmt: skip
        near = sum(bool(words) and words[0].lower() in NEARLY for words in texts)
        return 2 if near * 2 > len(texts) else 1
    if place.precision == "region":
        second = any(s.geonames == place.geonames and s.kind == SECOND for s in find_spots(place.name))
        return 3 if second else 4
    return 6 if place.precision == "country" else None


def rate_clarity(group: Sequence[Mention], when: When, where: Where) -> int:
    """1 for one happening with its day and a place below the country; 2 for what is told of as a sum or vaguely."""
    many = sum(m.many for m in group) * 2 > len(group)
    return 1 if when.precision == 1 and (where.precision or 9) <= 4 and not many else 2
