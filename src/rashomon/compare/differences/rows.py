"""Rows of a difference: in go values and why they differ, out comes a Difference; what one needs is here for all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rashomon.model import Aspect, Claim, Difference, DifferenceKind, Span, Value, make_id

LONGEST = 60  # characters of report text in a question


def make_difference(
    claim: Claim | None, aspect: Aspect, judged: tuple[DifferenceKind, str], question: str, values: Sequence[Value]
) -> Difference:
    """Make a difference, its values by place; `judged` is its kind and why."""
    rows = drop_overlapping(values)
    return Difference(
        id=make_id("d", aspect, question, *(v.place for v in rows)),
        claim=claim.id if claim else None,
        aspect=aspect,
        kind=judged[0],
        question=question,
        values=rows,
        explanation=judged[1],
    )


def make_value(span: Span, value: str) -> Value:
    """A place as a value, with the answer in short."""
    return Value(report=span.report, start=span.start, end=span.end, text=span.text, value=" ".join(value.split()))


def drop_overlapping(values: Iterable[Value]) -> tuple[Value, ...]:
    """The values by place, without those that say the same within another."""
    kept: list[Value] = []
    for value in sorted(set(values), key=lambda v: (v.report, v.start, -v.end, v.value)):
        if not any(value.value == other.value and value.overlaps(other) for other in kept):
            kept.append(value)
    return tuple(sorted(kept))


def clip(text: str, most: int = LONGEST) -> str:
    """The beginning of a passage on one line, cut at a word."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"


def count_reports(spans: Iterable[Span]) -> int:
    """How many reports some spans stand in."""
    return len({span.report for span in spans})


def find_home(values: Sequence[Value], claims: Sequence[Claim]) -> Claim | None:
    """The claim that most of some values lie in."""
    reports = {v.report for v in values}
    near = [(n, c) for n, c in enumerate(claims) if not reports.isdisjoint(c.reports)]
    counted = [(sum(any(span.overlaps(v) for span in c.evidence) for v in values), -n) for n, c in near]
    best = max(counted, default=(0, 0))
    return claims[-best[1]] if best[0] else None


def fold_text(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(c for c in text.lower() if c.isalnum())
