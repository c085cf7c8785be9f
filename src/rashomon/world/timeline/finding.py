"""Dated happenings in order: which passages date an event, and which of them, across reports, date the same one.

A date counts where it stands in the body of a report within a passage of its own (no caption, no date line of the
page, no list of months), has at least a year, and is no duration and no habit. Two passages are of one happening when
their dates agree, and a claim holds both or their words are alike; a date within a range agrees with it, if the words
are more alike still. What has gone on since a day is another happening than those of that day's month.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.model import Attribution, Claim, Comparison, Event, Happening, Reading, Span, When
from rashomon.world.timeline.clauses import find_clause
from rashomon.world.timeline.remarks import is_kind, is_list, is_weak
from rashomon.world.words import fold, read_words

DATED = re.compile(r"^\d{4}(?:-\d{2}(?:-\d{2})?)?(?:T[\d:]+)?(?:/\d{4}(?:-\d{2}(?:-\d{2})?)?(?:T[\d:]+)?)?$")
LASTING = re.compile(r"\b(?:has|have|had|['’]s|['’]ve) been\b[^.;]*\bfor\s+(?:\w+\s+)?$", re.IGNORECASE)
# The day of a birth tells how old somebody is, and no happening of the story.
AGED = re.compile(r"\b(?:born\b(?: \w+){0,3}|turn(?:s|ed|ing)? \d{1,3})(?: on| in| last| this)? ?$", re.IGNORECASE)
SPANNED = re.compile(r"\b(?:seconds?|minutes?|moments?)\b|\brest of the\b", re.IGNORECASE)  # counted from what is told
STRETCHES = (
    (r"\bfrom\s+(?:the\s+)?$", r"\s*(?:to|until|till|through|[-–—])\s*(?:the\s+)?"),
    (r"\bbetween\s+(?:the\s+)?$", r"\s*(?:and|to|[-–—])\s*(?:the\s+)?"),
)
SINCE = re.compile(r"\bsince\s+$", re.IGNORECASE)
AROUND = 40  # characters before a time that are looked at
PRONOUNS = frozenset(("he", "she", "they", "it", "i", "we", "who"))
LEAST_ALIKE = 0.2  # share of the shorter passage's content words that the other has too, where the dates are equal
LEAST_WITHIN = 0.35  # the same, where one date lies within the other


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A passage and the date that it gives its event, also as its first and last day.

    `lasting` is what has gone on since the date; `weak` is what alone makes no row.
    """

    date: str
    days: tuple[str, str]
    span: Span
    words: frozenset[str]
    claims: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    lasting: bool = False
    weak: bool = False


def find_timeline(comparison: Comparison, events: Sequence[Event] = ()) -> tuple[Happening, ...]:
    """Find the dated happenings of a story, the earliest first; passages that date one of its `events` are one."""
    claims = index_claims(comparison.claims)
    index = index_events(events)
    dated = [row for reading in comparison.story.readings for row in find_dated(reading, claims, index)]
    groups: list[list[Dated]] = []
    for row in sorted(dated, key=lambda row: (width(row.days), row.date, row.span.place)):
        home = next((group for group in groups if any(is_same(row, other) for other in group)), None)
        if home is None:
            groups.append([row])
        else:
            home.append(row)
    groups = [group for group in groups if not all(row.weak for row in group)]
    told = index_undated(comparison)
    rows = (make_happening(group, told) for group in groups)
    return tuple(sorted(rows, key=lambda row: (row.date, row.evidence[0].place)))


def index_undated(comparison: Comparison) -> dict[str, list[Span]]:
    """The evidence of each claim that gives no date of its own."""
    times = {r.report.id: [when.span for when in r.times if when.value] for r in comparison.story.readings}
    return {
        claim.id: [
            Span(report=e.report, start=e.start, end=e.end, text=e.text)
            for e in claim.evidence
            if not any(when.overlaps(e) for when in times.get(e.report, ()))
        ]
        for claim in comparison.claims
    }


def width(days: tuple[str, str]) -> int:
    """How precise a date is: a day before a month before a year."""
    return sum(a != b for a, b in zip(*days, strict=True)) if days[0] != days[1] else 0


def index_claims(claims: tuple[Claim, ...]) -> dict[str, list[tuple[Span, str]]]:
    """The evidence of all claims by report."""
    index: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for claim in claims:
        for span in claim.evidence:
            index[span.report].append((span, claim.id))
    return index


def index_events(events: Sequence[Event]) -> dict[tuple[str, int, int], frozenset[str]]:
    """The events that each time expression dates."""
    index: dict[tuple[str, int, int], frozenset[str]] = defaultdict(frozenset)
    for event in events:
        for cell in event.cells:
            if cell.column == "date":
                index[cell.place] |= {event.id}
    return index


def find_dated(
    reading: Reading,
    claims: dict[str, list[tuple[Span, str]]],
    events: Mapping[tuple[str, int, int], frozenset[str]],
) -> list[Dated]:
    """Find the passages of a report that date an event, one for each time that counts."""
    rows = []
    for when, value in list_dates(reading):
        clause = find_clause(reading, when)
        span = widen_saying(reading, clause, when) if clause and not is_list(reading, clause) else None
        if span is None or AGED.search(reading.report.text, max(0, when.start - AROUND), when.start):
            continue
        held = frozenset(claim for other, claim in claims.get(reading.report.id, []) if other.holds(when))
        words = frozenset(content_words(span.text)) - frozenset(content_words(when.text))
        date = round_date(value)
        told = events.get(when.place, frozenset())
        row = Dated(date=date, days=read_days(date), span=span, words=words, claims=held, events=told)
        lasting = SINCE.search(reading.report.text, max(0, when.start - AROUND), when.start) is not None
        rows.append(replace(row, lasting=lasting, weak=is_weak(reading, when, row.days[0])))
    return rows


def list_dates(reading: Reading) -> list[tuple[Span, str]]:
    """The dates of a report that events have, the two ends of a stretch (`from March to May`) as one."""
    found: list[tuple[Span, str]] = []
    for when in reading.times:
        value = read_value(reading, when)
        if not value:
            continue
        last = found[-1] if found else None
        if last and is_stretch(reading, last[0], when.span) and last[1] < value and "/" not in last[1] + value:
            found[-1] = reading.report.span(last[0].start, when.span.end), f"{last[1]}/{value}"
        else:
            found.append((when.span, value))
    return found


def is_stretch(reading: Reading, first: Span, last: Span) -> bool:
    """Whether two dates are the ends of one stretch of time: `from 2009 to 2012`, `between May and July`."""
    text = reading.report.text
    before, joint = text[max(0, first.start - AROUND) : first.start], text[first.end : last.start]
    return any(re.search(lead, before, re.I) and re.fullmatch(to, joint, re.I) for lead, to in STRETCHES)


def widen_saying(reading: Reading, clause: Span, when: Span) -> Span | None:
    """The clause with what is said, where the date is that of saying it; None where only a pronoun says it.

    `He said on Monday` dates an interview, not what happened; `the ministry said on Monday` is news of that day.
    """
    said = next((a for a in reading.attributions if is_saying(a, clause, when)), None)
    if said is None:
        return clause
    if said.source is None or said.source.text.lower() in PRONOUNS:
        return None
    sentence = next((one.span for one in reading.sentences if one.span.holds(clause)), clause)
    if not sentence.holds(said.content):
        return clause
    ends = min(clause.start, said.content.start), max(clause.end, said.content.end)
    return reading.report.span(*ends)


def is_saying(attribution: Attribution, clause: Span, when: Span) -> bool:
    """Whether a clause is the one that says something, and a date stands outside of what is said."""
    cue = attribution.cue
    return cue is not None and clause.holds(cue) and not attribution.content.overlaps(when)


def read_value(reading: Reading, when: When) -> str | None:
    """The date that a time expression gives an event; None where it gives none, or stands outside the body."""
    body = reading.report.body
    if body and not any(start <= when.span.start < end for start, end in body):
        return None
    if SPANNED.search(when.span.text) or is_kind(reading, when.span):
        return None
    if when.kind == "duration":
        return find_beginning(reading, when)
    return when.value if when.kind in ("date", "time") and DATED.match(when.value or "") else None


def find_beginning(reading: Reading, when: When) -> str | None:
    """The year in which a state began that has lasted for some years (`has been closed for five years`)."""
    years = re.fullmatch(r"P(\d+)Y", when.value or "")
    told = reading.report.read_as_of or reading.report.published
    before = reading.report.text[max(0, when.span.start - 60) : when.span.start]
    return f"{int(told[:4]) - int(years[1])}" if years and told and LASTING.search(before) else None


def round_date(value: str) -> str:
    """Leave the clock time off a date, and write a range within one day as that day."""
    ends = [part.split("T")[0] for part in value.split("/")]
    return ends[0] if len(set(ends)) == 1 else "/".join(ends)


def read_days(date: str) -> tuple[str, str]:
    """The first and the last day of a date or range.

    >>> read_days("2015-02"), read_days("1980/1989")
    (('2015-02-01', '2015-02-28'), ('1980-01-01', '1989-12-31'))
    """
    first, _, last = date.partition("/")
    return pad(first, last=False), pad(last or first, last=True)


def pad(date: str, *, last: bool) -> str:
    """The first or last day of a year or month."""
    parts = date.split("-")
    if len(parts) == 1:
        parts.append("12" if last else "01")
    if len(parts) == 2:
        parts.append(f"{monthrange(int(parts[0]), int(parts[1]))[1] if last else 1:02}")
    return "-".join(parts)


def content_words(text: str) -> list[str]:
    """The folded words of a passage that are no function words, cut to their beginnings (`Russian`, `Russia`)."""
    small = read_words("actors/function_words.txt")
    return [word[:5] for word in fold(text).split() if word not in small and len(word) > 2 and word != "the"]


def is_same(a: Dated, b: Dated) -> bool:
    """Whether two dated passages are of one happening; what has gone on since a day is none of the days since."""
    if a.lasting != b.lasting or (a.lasting and a.days[0] != b.days[0]):
        return False
    if a.events and b.events:
        vague = a.days[0] != a.days[1] or b.days[0] != b.days[1]
        return bool(a.events & b.events) and (vague or a.days == b.days)
    if not agree(a.days, b.days):
        return False
    if a.claims & b.claims:
        return True
    shared, least = len(a.words & b.words), LEAST_ALIKE if a.days == b.days else LEAST_WITHIN
    return shared > 0 and shared >= least * min(len(a.words), len(b.words))


def is_alike(span: Span, group: Sequence[Dated]) -> bool:
    """Whether an undated passage says what a dated one does: of the longer too it has a good share of the words."""
    words = frozenset(content_words(span.text))
    return any(len(words & row.words) >= LEAST_WITHIN * max(len(words), len(row.words)) > 0 for row in group)


def agree(a: tuple[str, str], b: tuple[str, str]) -> bool:
    """Whether one of two stretches of days lies within the other."""
    return (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1])


def make_happening(group: list[Dated], undated: Mapping[str, list[Span]]) -> Happening:
    """Write passages of one happening as a row: its most precise date, the passage with most words of the others.

    Reports that state its claim without a date stand in the row too.
    """
    narrowest = min(width(row.days) for row in group)
    dates = Counter(row.date for row in sorted(group, key=lambda row: row.span.place) if width(row.days) == narrowest)
    date = max(dates, key=lambda d: dates[d])  # the first of equals
    shared = [sum(len(row.words & other.words) for other in group if other is not row) for row in group]
    best = max(range(len(group)), key=lambda n: (shared[n] / (1 + len(group[n].words)), -n))
    claims = Counter(claim for row in group for claim in row.claims)
    told = {row.span for row in group}
    dating = {span.report for span in told}
    held = {claim for row in group if not row.weak for claim in row.claims}
    rest = (span for claim in held for span in undated.get(claim, ()) if span.report not in dating)
    told |= {span for span in rest if is_alike(span, group)}
    return Happening(
        date=date,
        what=group[best].span.text,
        evidence=tuple(sorted(told)),
        claim=min(claims, key=lambda claim: (-claims[claim], claim)) if claims else None,
    )
