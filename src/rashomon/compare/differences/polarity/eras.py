"""Eras: whether two clauses tell of times so far from each other that they are of two happenings.

A report tells of former cases beside the one that it is of (`the ferry of 2003 sank`), often in the same words. A
clause with no time of its own may be of any time that its report names, and of the day on which this came out.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rashomon.compare.differences.polarity.predicates import Predicate
from rashomon.model import Reading, When

if TYPE_CHECKING:
    from spacy.tokens import Token

APART = 183  # days between two times from which they are of two happenings: the next news of one is mostly nearer
ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d-])")
LASTING = frozenset({"since", "from", "until", "till", "between", "before"})  # a time at which something only ends
REACH = 6  # steps up the tree from a time, or from a predicate, to a verb


class Era(NamedTuple):
    """The first and the last day of a time, counted as date.toordinal does."""

    first: int
    last: int


def is_long_apart(one: Predicate, other: Predicate) -> bool:
    """Whether two predicates, of which at least one is dated, tell of times half a year or more from each other."""
    told = list_eras(one), list_eras(other)
    if not any(told):
        return False
    left, right = (eras or list_all(row.statement.reading) for eras, row in zip(told, (one, other), strict=True))
    return bool(left and right) and all(measure_gap(a, b) >= APART for a in left for b in right)


def measure_gap(one: Era, other: Era) -> int:
    """The days between two times, 0 where they meet."""
    return max(0, other.first - one.last, one.first - other.last)


def list_eras(row: Predicate) -> list[Era]:
    """The times at which a predicate is said to be: those of its verb, and of the verbs that it depends on."""
    above = {token.i for token in climb(row.token)}
    return [
        era
        for when in row.statement.times
        for era in read_era(when)
        if (verb := find_verb(row, when)) is not None and verb.i in above
    ]


def find_verb(row: Predicate, when: When) -> Token | None:
    """The verb or adjective whose time a time is; None of one at which something only ends, or begins."""
    words = [t for t in row.statement.tokens if when.span.start <= t.idx < when.span.end]
    top = next((t for t in words if t.head not in words), None)
    if top is None or any(c.lower_ in LASTING for c in top.children):
        return None
    return next((t for t in climb(top)[1:] if t.pos_ in ("VERB", "ADJ")), None)


def climb(token: Token) -> list[Token]:
    """A token and what it depends on, a few steps up."""
    found = [token]
    while len(found) <= REACH and found[-1].head is not found[-1]:
        found.append(found[-1].head)
    return found


@lru_cache(maxsize=256)
def list_all(reading: Reading) -> tuple[Era, ...]:
    """All times that a report names, and the day on which it came out."""
    published = read_iso(reading.report.published or "")
    return tuple(published) + tuple(era for when in reading.times for era in read_era(when))


def read_era(when: When) -> Iterable[Era]:
    """The days of a time expression that names a day, a month or a year."""
    return read_iso(when.value) if when.value and when.kind in ("date", "time") else []


def read_iso(value: str) -> list[Era]:
    """The days of an ISO value; none of one that is not written by year, month and day."""
    ends = [span for part in value.split("/") for span in read_part(part)]
    return [Era(min(e.first for e in ends), max(e.last for e in ends))] if ends else []


def read_part(value: str) -> list[Era]:
    """The days of one ISO date, as far as it goes."""
    found = ISO.match(value)
    if not found:
        return []
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 1, month or 1, day or 1)
        last = date(year or 1, month or 12, day or monthrange(year or 1, month or 12)[1])
    except ValueError:
        return []
    return [Era(first.toordinal(), last.toordinal())]
