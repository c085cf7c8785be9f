"""Differences: the questions that the statements of a claim, or the versions of a quotation, answer differently.

Each has every report's value, also those that agree, a kind (conflict, update, compatible, wording) and the reason for
it. A question is written from the aligned words by a template, never invented.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.compare.contrasts import differ_in_words
from rashomon.compare.dates import differ_in_times
from rashomon.compare.doubts import differ_in_certainty
from rashomon.compare.labels import differ_in_labels
from rashomon.compare.naming import differ_in_persons, differ_in_spelling
from rashomon.compare.numbers import differ_in_numbers
from rashomon.compare.polarity import differ_in_polarity, list_predicates
from rashomon.compare.renderings import PUT, differ_in_rendering
from rashomon.compare.rows import count_reports
from rashomon.compare.sites import differ_in_places
from rashomon.compare.slots import differ_in_slots
from rashomon.compare.statements import read_statements
from rashomon.compare.unknowns import differ_in_knowledge
from rashomon.compare.voices import differ_in_sources
from rashomon.compare.wording import find_wordings
from rashomon.model import Claim, Difference, Quote, Story

ORDER = ("conflict", "update", "compatible", "wording")


def find_differences(story: Story, claims: Sequence[Claim], quotes: Sequence[Quote]) -> tuple[Difference, ...]:
    """All differences of a story: conflicts first, then updates, in the order of their claims."""
    found: list[Difference] = [*find_wordings(story, quotes, claims)]
    found += [*differ_in_persons(story), *differ_in_spelling(story), *differ_in_labels(story)]
    stated = list_predicates(story)
    found += [*differ_in_polarity(stated, claims), *differ_in_certainty(stated, claims)]
    found += [*differ_in_knowledge(story, claims), *differ_in_places(story, claims)]
    figures = [*differ_in_numbers(story, claims), *differ_in_times(story, claims), *differ_in_slots(story, claims)]
    found += figures
    told = {difference.claim for difference in figures}
    for claim in claims:
        if len(claim.reports) > 1:
            found += differ_in_claim(story, claim, claim.id in told)
    return sort_differences(drop_repeats(found))


def differ_in_claim(story: Story, claim: Claim, told: bool) -> list[Difference]:
    """The differences between the statements of one claim; how it is put only where no more is told.

    `told` says that a figure, a time or a thing of it is.
    """
    statements = read_statements(story, claim)
    found = [*differ_in_words(claim, statements)]
    if found or told:
        return found
    return [*differ_in_rendering(claim, statements, len(story.readings))] or [*differ_in_sources(claim, statements)]


def drop_repeats(found: Iterable[Difference]) -> list[Difference]:
    """One difference for one question: of two of an aspect whose values meet in two reports, the one with more reports.

    Passages that stand in two claims would give it twice.
    """
    kept: list[Difference] = []
    for new in sorted((d for d in found if not is_alike(d)), key=lambda d: (is_whole(d), -count_reports(d.values))):
        if not any((new.aspect == old.aspect and is_met(new, old)) or is_told(new, old) for old in kept):
            kept.append(new)
    return kept


def is_whole(difference: Difference) -> bool:
    """Whether a difference shows whole statements side by side, which says less than any narrower one."""
    return difference.question.startswith(PUT)


def is_alike(difference: Difference) -> bool:
    """Whether all reports have the same words, marks and small letters aside."""
    if difference.aspect in ("certainty", "attribution", "polarity"):
        return False
    return len({"".join(c for c in v.text.lower() if c.isalnum()) for v in difference.values}) == 1


def is_told(whole: Difference, narrow: Difference) -> bool:
    """Whether a narrower difference has values of all reports in the statements of a whole one."""
    if not is_whole(whole) or is_whole(narrow):
        return False
    return {v.report for v in whole.values} <= {v.report for v in whole.values for w in narrow.values if v.overlaps(w)}


def is_met(one: Difference, other: Difference) -> bool:
    """Whether the values of two differences coincide in two reports."""
    return len({v.report for v in one.values for w in other.values if v.overlaps(w)}) > 1


def sort_differences(found: Iterable[Difference]) -> tuple[Difference, ...]:
    """Conflicts first, then updates, compatible values, wording; each in the order given."""
    return tuple(sorted(found, key=lambda d: ORDER.index(d.kind)))


def mark_statuses(claims: Sequence[Claim], differences: Sequence[Difference]) -> tuple[Claim, ...]:
    """Mark the claims on which reports differ in substance."""
    differing = {d.claim for d in differences if d.kind in ("conflict", "update")}
    return tuple(replace(c, status="differs") if c.id in differing and c.status == "agreed" else c for c in claims)
