"""Differences: the questions that the passages of a claim, or the versions of a quotation, answer differently.

Each has every report's value, also those that agree, a kind (conflict, update, compatible, wording) and the reason for it.
A question is written from the aligned words by a template, never invented.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rashomon.compare.details import Detail, align_details, find_details
from rashomon.compare.figures import is_moved, is_running, judge_dates, judge_figures, write_value
from rashomon.compare.wording import find_wordings
from rashomon.model import Claim, Difference, Passage, Quote, Story, Value, make_id


def find_differences(story: Story, claims: Sequence[Claim], quotes: Sequence[Quote]) -> tuple[Difference, ...]:
    """All differences of a story: conflicts first, then updates, in the order of their claims."""
    places = {p.span.place: p for reading in story.readings for p in reading.passages}
    found: list[Difference] = []
    for claim in claims:
        if len(claim.reports) > 1:
            passages = [places[span.place] for span in claim.evidence]
            found += differ_in_figures(claim, passages)
            found += differ_in_dates(claim, passages)
    found += find_wordings(quotes, claims)
    return sort_differences(drop_repeats(found))


def differ_in_figures(claim: Claim, passages: Sequence[Passage]) -> Iterator[Difference]:
    """Differences between the figures that the passages give of the same thing."""
    details = find_details(passages, lambda p: p.quantities)
    for row in align_details(details):
        quantities = [detail.thing for detail in row]
        if len({write_value(q) for q in quantities}) < 2:
            continue
        words = {word for detail in row for word in detail.around}
        kind, why = judge_figures(quantities, is_running(words), is_moved(words))
        counted = name_counted(row)
        values = [detail.span.extend(Value, value=write_value(detail.thing)) for detail in row]
        yield make_difference(
            claim, "number", kind, f"How {'much' if row[0].thing.unit else 'many'}: {counted}?", values, why
        )


def differ_in_dates(claim: Claim, passages: Sequence[Passage]) -> Iterator[Difference]:
    """Differences between the dates that the passages give of the same thing."""
    details = [d for d in find_details(passages, lambda p: p.times) if d.thing.value]
    for row in align_details(details):
        times = [detail.thing for detail in row]
        if len({t.span.text.lower() for t in times}) < 2:
            continue
        kind, why = judge_dates(times)
        values = [detail.span.extend(Value, value=str(detail.thing.value)) for detail in row]
        yield make_difference(claim, "date", kind, f"When: {clip(claim.text)}?", values, why)


def make_difference(
    claim: Claim, aspect: str, kind: str, question: str, values: Sequence[Value], why: str
) -> Difference:
    """Make a difference that points at its claim."""
    rows = tuple(sorted(set(values)))
    return Difference(
        id=make_id("d", aspect, *(v.place for v in rows)),
        claim=claim.id,
        aspect=aspect,  # type: ignore[arg-type]
        kind=kind,  # type: ignore[arg-type]
        question=question,
        values=rows,
        explanation=why,
    )


def name_counted(row: Sequence[Detail]) -> str:
    """What is counted, in the words of the row's first passage that says so."""
    named = [d.thing.of.text for d in row if d.thing.of]
    return " ".join(min(named, key=len).split()) if named else clip(row[0].passage.span.text)


def clip(text: str, most: int = 60) -> str:
    """The beginning of a passage on one line, cut at a word."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"


def drop_repeats(found: Iterable[Difference]) -> list[Difference]:
    """One difference for one set of values: passages that stand in two claims would give it twice."""
    kept: list[tuple[str, frozenset[tuple[str, int, int]], Difference]] = []
    for difference in found:
        places = frozenset(value.place for value in difference.values)
        if not any(aspect == difference.aspect and places <= old for aspect, old, _ in kept):
            kept.append((difference.aspect, places, difference))
    return [difference for _, _, difference in kept]


def sort_differences(found: Iterable[Difference]) -> tuple[Difference, ...]:
    """Conflicts first, then updates, compatible values, wording; each in the order given."""
    order = ("conflict", "update", "compatible", "wording")
    return tuple(sorted(found, key=lambda d: order.index(d.kind)))


def mark_statuses(claims: Sequence[Claim], differences: Sequence[Difference]) -> tuple[Claim, ...]:
    """Mark the claims on which reports differ in substance."""
    differing = {d.claim for d in differences if d.kind in ("conflict", "update")}
    return tuple(replace(c, status="differs") if c.id in differing and c.status == "agreed" else c for c in claims)
