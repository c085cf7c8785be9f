"""Terms: stretches of time told by both ends (`from 2009 to 2013`), of one thing in two reports, that end otherwise.

Two terms that share one end, with two nouns around them in common, are of one thing: a seat held, a war, a contract.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from rashomon.compare.differences.rows import clip, find_home, make_difference, make_value
from rashomon.compare.differences.statements import Statement, find_nouns, read_statement
from rashomon.compare.differences.times.moments import is_apart, split_range
from rashomon.model import Claim, Difference, DifferenceKind, Span, Story, When

JOINT = re.compile(r"\s*(?:to|until|till|through|and|[-–—])\s*")
OPENING = re.compile(r"(?i)\b(?:from|between)\s+$")
BEFORE = 10  # characters before a term in which the word that opens it stands
COMMON = 2  # nouns around two terms that must be the same


class Term(NamedTuple):
    """Both ends of a stretch of time, its place with the word that opens it, and the nouns around it."""

    first: When
    last: When
    statement: Statement
    span: Span
    nouns: frozenset[str]


def differ_in_terms(story: Story, claims: Sequence[Claim]) -> Iterator[Difference]:
    """The differences between terms of one thing of which one end is the same."""
    for one, other in combinations(list_terms(story), 2):
        if one.span.report == other.span.report or len(one.nouns & other.nouns) < COMMON:
            continue
        firsts, lasts = is_other(one.first, other.first), is_other(one.last, other.last)
        if firsts == lasts:
            continue
        end = "last" if lasts else "first"
        values = [make_value(term.span, write_term(term)) for term in (one, other)]
        told = " and ".join(split_range(getattr(term, end).value or "")[0] for term in (one, other))
        judged: tuple[DifferenceKind, str] = ("conflict", f"both have the other end, and {told} are different times")
        head = "Until when" if lasts else "From when"
        home = find_home(values, claims)
        yield make_difference(
            home, "date", judged, f"{head}: {clip(home.text if home else one.statement.span.text)}?", values
        )


def list_terms(story: Story) -> Iterator[Term]:
    """The terms of a story by report and place."""
    for reading in story.readings:
        text = reading.report.text
        for sentence in reading.sentences:
            statement = read_statement(reading, sentence.span)
            for first, last in pairwise(statement.times):
                joint = text[first.span.end : last.span.start]
                opening = OPENING.search(text[max(0, first.span.start - BEFORE) : first.span.start])
                if not (first.value and last.value and JOINT.fullmatch(joint)) or not (opening or is_dash(joint)):
                    continue
                start = first.span.start - (len(opening[0]) if opening else 0)
                span = reading.report.span(start, last.span.end)
                yield Term(first, last, statement, span, find_nouns(statement, span))


def is_dash(joint: str) -> bool:
    """Whether a dash stands between two times."""
    return joint.strip() in ("-", "–", "—")


def is_other(one: When, other: When) -> bool:
    """Whether two ends, told by years both or by days both, are different times."""
    return len(one.value or "") == len(other.value or "") and one.value != other.value and is_apart(one, other)


def write_term(term: Term) -> str:
    """A term in short."""
    return f"{term.first.value}/{term.last.value}"
