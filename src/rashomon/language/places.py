"""Looking things up by their place: in go tuples ordered by place, out come those within a span or near a place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol, TypeVar

from rashomon.model import Span


class Placed(Protocol):
    """A value with a span."""

    @property
    def span(self) -> Span:
        """Where it stands."""


P = TypeVar("P", bound=Placed)


def pick_within(values: Sequence[P], span: Span) -> tuple[P, ...]:
    """Pick the values, ordered by place, that lie within a span."""
    first = bisect_left(values, span.start, key=lambda value: value.span.start)
    last = bisect_left(values, span.end, key=lambda value: value.span.start)
    return tuple(value for value in values[first:last] if value.span.end <= span.end)


def pick_near(places: Sequence[tuple[int, int]], place: tuple[int, int]) -> Sequence[tuple[int, int]]:
    """Pick of places in order, none within another, those that may share a character with a place."""
    return places[max(0, bisect_left(places, (place[0],)) - 1) : bisect_left(places, (place[1],))]
