"""Times that are named and date no happening: remarks, a speaker's own `today`, lists of dates, kinds of things."""

from __future__ import annotations

import re
from functools import cache

from rashomon.model import Reading, Span
from rashomon.world.timeline.clauses import find_verb, is_present
from rashomon.world.words import read_table

RELATIVE = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|overnight|last|this|next|past|coming|ago|later|earlier)\b", re.IGNORECASE
)
MOST_DATES = 8  # in one passage


def is_weak(reading: Reading, when: Span, day: str) -> bool:
    """Whether a passage alone makes no row, but stands in one with others."""
    return is_own_word(reading, when) or is_remark(reading, when, day)


def is_own_word(reading: Reading, when: Span) -> bool:
    """Whether a time is counted from the day on which somebody spoke: `today` within a quotation."""
    quoted = any(quotation.inner.holds(when) and not quotation.scare for quotation in reading.quotations)
    return quoted and RELATIVE.search(when.text) is not None


def is_remark(reading: Reading, when: Span, day: str) -> bool:
    """Whether a clause remarks on a time and tells of nothing that happened then.

    It is in the plain present tense and of no day to come (`it sums up 2016`, `he is alive today`), or has the time as
    the owner of a thing (`today's music`) or as an end (`on into 2018`).
    """
    words = reading.doc.char_span(when.start, when.end, alignment_mode="expand")
    if words is None or not reading.doc.has_annotation("DEP"):
        return False
    verb = find_verb(words)
    over = day <= (reading.report.read_as_of or day)[:10]
    ended = any(child.dep_ == "case" and child.lower_ == "into" for child in words.root.children)
    return ended or words.root.dep_ == "nmod:poss" or (over and verb is not None and is_present(verb))


def is_list(reading: Reading, clause: Span) -> bool:
    """Whether a passage has more dates than a sentence that tells something: an archive's months, a calendar."""
    return sum(clause.holds(when.span) for when in reading.times) > MOST_DATES


def is_kind(reading: Reading, when: Span) -> bool:
    """Whether a feast or an hour by its name tells what kind of thing is meant: `Christmas lights`, `midnight blue`."""
    if when.text.lower() not in read_named():
        return False
    words = reading.doc.char_span(when.start, when.end, alignment_mode="expand")
    return words is not None and words.root.dep_ in ("compound", "amod") and words.root.head.i >= words.end


@cache
def read_named() -> frozenset[str]:
    """The days and hours of the day that go by a name."""
    feasts = (form for form, kind, _ in read_table("language/time_words.tsv") if kind == "feast")
    return frozenset((*feasts, "noon", "midday", "midnight"))
