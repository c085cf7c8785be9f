"""Details: quantities, times and the like in the passages of a claim, aligned so that a row is about the same thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from rashomon.model import Passage, Quantity, Span

REACH = 40  # characters to each side of a detail whose words say what it is about
WORD = re.compile(r"[^\W\d_]+")


class Detail(NamedTuple):
    """A quantity or a time, the passage it stands in, and the words around it, folded."""

    thing: Any
    passage: Passage
    span: Span
    around: frozenset[str]


def find_details(passages: Iterable[Passage], pick: Callable[[Passage], Iterable[Any]]) -> list[Detail]:
    """The details of some passages, in order."""
    return [make_detail(thing, p) for p in passages for thing in pick(p)]


def make_detail(thing: Any, passage: Passage) -> Detail:
    """A detail with the words around it: those counted, and its neighbours in the passage."""
    start = thing.span.start - passage.span.start
    end = thing.span.end - passage.span.start
    text = passage.span.text
    near = text[max(0, start - REACH) : max(0, start)] + " " + text[max(0, end) : end + REACH]
    counted = thing.of.text if isinstance(thing, Quantity) and thing.of else ""
    return Detail(thing, passage, thing.span, frozenset(fold(word) for word in WORD.findall(f"{near} {counted}")))


def fold(word: str) -> str:
    """A word in lower case."""
    return word.lower()


def align_details(details: Sequence[Detail]) -> list[list[Detail]]:
    """Rows of details of the same thing, at most one kind of thing each, found in two reports or more.

    Two details are of the same thing when their units agree and the same words are counted, or when each is the only
    one of its unit in its passage (the passages state the same claim).
    """
    rows: list[list[Detail]] = []
    alone = count_alone(details)
    for detail in details:
        home = next((row for row in rows if any(is_same_thing(detail, other, alone) for other in row)), None)
        if home is None:
            rows.append([detail])
        else:
            home.append(detail)
    return [row for row in rows if len({d.span.report for d in row}) > 1]


def count_alone(details: Sequence[Detail]) -> dict[tuple[object, str], int]:
    """How many details of a unit each passage has."""
    counts: dict[tuple[object, str], int] = {}
    for d in details:
        key = (d.passage.span.place, unit_of(d))
        counts[key] = counts.get(key, 0) + 1
    return counts


def unit_of(detail: Detail) -> str:
    """The unit of a quantity, or the kind of a time."""
    return str(getattr(detail.thing, "unit", None) or getattr(detail.thing, "kind", ""))


def is_same_thing(one: Detail, other: Detail, alone: dict[tuple[object, str], int]) -> bool:
    """Whether two details are figures, or dates, of the same thing."""
    if unit_of(one) != unit_of(other):
        return False
    if counted_words(one) & counted_words(other):
        return True
    both_alone = all(alone[d.passage.span.place, unit_of(d)] == 1 for d in (one, other))
    return both_alone and one.span.report != other.span.report


def counted_words(detail: Detail) -> frozenset[str]:
    """The words counted, singular and plural alike."""
    of = getattr(detail.thing, "of", None)
    return frozenset(fold(w).rstrip("s") for w in WORD.findall(of.text)) if of else frozenset()
