"""Dated happenings in order: which passages date an event, and which of them, across reports, date the same one.

A date counts where it stands in the body of a report within a passage of its own (no caption, no date line of the
page), has at least a year, and is no duration and no habit. Two passages are of one happening when a claim holds
both, or when their dates agree and their words are alike (shares of the rarer words, as in compare's own first step).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from rashomon.model import Claim, Comparison, Happening, Passage, Reading, Span, When
from rashomon.world.words import fold, read_words

DATED = re.compile(r"^\d{4}(?:-\d{2}(?:-\d{2})?)?(?:T[\d:]+)?(?:/\d{4}(?:-\d{2}(?:-\d{2})?)?(?:T[\d:]+)?)?$")
LEAST_ALIKE = 0.25  # share of the shorter passage's content words that the other has too


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A passage and the date that it gives its event."""

    date: str
    span: Span
    words: frozenset[str]
    claim: str | None = None


def find_timeline(comparison: Comparison) -> tuple[Happening, ...]:
    """Find the dated happenings of a story, the earliest first."""
    claims = index_claims(comparison.claims)
    dated = [row for reading in comparison.story.readings for row in find_dated(reading, claims)]
    groups: list[list[Dated]] = []
    for row in sorted(dated, key=lambda row: (row.date, row.span.place)):
        home = next((group for group in groups if any(is_same(row, other) for other in group)), None)
        if home is None:
            groups.append([row])
        else:
            home.append(row)
    return tuple(sorted((make_happening(group) for group in groups), key=lambda h: (h.date, h.evidence[0].place)))


def index_claims(claims: tuple[Claim, ...]) -> dict[str, list[tuple[Span, str]]]:
    """The evidence of all claims by report."""
    index: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for claim in claims:
        for span in claim.evidence:
            index[span.report].append((span, claim.id))
    return index


def find_dated(reading: Reading, claims: dict[str, list[tuple[Span, str]]]) -> list[Dated]:
    """Find the passages of a report that date an event, one for each time that counts."""
    rows = []
    for when in reading.times:
        if not is_dating(reading, when):
            continue
        passage = find_passage(reading, when.span)
        if passage is None or passage.title:
            continue
        held = [claim for span, claim in claims.get(reading.report.id, []) if span.overlaps(passage.span)]
        words = frozenset(content_words(passage.span.text)) - frozenset(content_words(when.span.text))
        date = round_date(when.value or "")
        rows.append(Dated(date=date, span=passage.span, words=words, claim=held[0] if held else None))
    return rows


def is_dating(reading: Reading, when: When) -> bool:
    """Whether a time expression can date an event: resolved, no duration, in the body of the report."""
    if when.kind not in ("date", "time") or not when.value or not DATED.match(when.value):
        return False
    body = reading.report.body
    return not body or any(start <= when.span.start < end for start, end in body)


def round_date(value: str) -> str:
    """Leave the clock time off a date, and write a range within one day as that day."""
    ends = [part.split("T")[0] for part in value.split("/")]
    return ends[0] if len(set(ends)) == 1 else "/".join(ends)


def find_passage(reading: Reading, span: Span) -> Passage | None:
    """The smallest passage that holds a time expression."""
    holding = [passage for passage in reading.passages if passage.span.holds(span)]
    return min(holding, key=lambda p: (p.span.end - p.span.start, p.span.start)) if holding else None


def content_words(text: str) -> list[str]:
    """The folded words of a passage that are no function words."""
    small = read_words("actors/function_words.txt")
    return [word for word in fold(text).split() if word not in small and len(word) > 2 and word != "the"]


def is_same(a: Dated, b: Dated) -> bool:
    """Whether two dated passages are of one happening."""
    if not agree(a.date, b.date):
        return False
    if a.claim and a.claim == b.claim:
        return True
    return len(a.words & b.words) >= LEAST_ALIKE * max(1, min(len(a.words), len(b.words))) and bool(a.words & b.words)


def agree(a: str, b: str) -> bool:
    """Whether two dates can be one, of which one is told more precisely; ranges agree with themselves only."""
    if "/" in a or "/" in b:
        return a == b
    return a.startswith(b) or b.startswith(a)


def make_happening(group: list[Dated]) -> Happening:
    """Write passages of one happening as a row: the most precise date, the passage with most words of the others."""
    date = max((row.date for row in group), key=lambda d: ("/" not in d, len(d), d))
    shared = [sum(len(row.words & other.words) for other in group if other is not row) for row in group]
    best = max(
        range(len(group)),
        key=lambda n: (shared[n] / (1 + len(group[n].words)), -group[n].span.start, group[n].span.report),
    )
    claim = next((row.claim for row in group if row.claim), None)
    return Happening(
        date=date, what=group[best].span.text, evidence=tuple(sorted({row.span for row in group})), claim=claim
    )
