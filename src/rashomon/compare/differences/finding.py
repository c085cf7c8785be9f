"""Differences: the questions that the statements of a claim, or the versions of a quotation, answer differently.

Each has every report's value, also those that agree, a kind (conflict, update, compatible, wording) and the reason for
it. A question is written from the aligned words by a template, never invented.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.compare.differences.names.labels import differ_in_labels
from rashomon.compare.differences.names.naming import differ_in_persons, differ_in_spelling
from rashomon.compare.differences.names.voices import differ_in_sources
from rashomon.compare.differences.numbers.finding import differ_in_numbers
from rashomon.compare.differences.places.finding import differ_in_places
from rashomon.compare.differences.polarity.doubts import differ_in_certainty
from rashomon.compare.differences.polarity.finding import differ_in_polarity, list_predicates
from rashomon.compare.differences.roles.slots import differ_in_slots
from rashomon.compare.differences.roles.things import differ_in_things
from rashomon.compare.differences.rows import count_reports, fold_text
from rashomon.compare.differences.statements import read_statements
from rashomon.compare.differences.times.finding import differ_in_times
from rashomon.compare.differences.unknowns.finding import differ_in_knowledge
from rashomon.compare.differences.wholes.contrasts import differ_in_words
from rashomon.compare.differences.wholes.renderings import make_renderings, show_phrases, tell_rendering
from rashomon.compare.differences.wholes.wording import find_wordings
from rashomon.compare.differences.wholes.worth import Rendering, choose_renderings, is_met
from rashomon.model import Claim, Difference, Quote, Story

ORDER = ("conflict", "update", "compatible", "wording")


def find_differences(story: Story, claims: Sequence[Claim], quotes: Sequence[Quote]) -> tuple[Difference, ...]:
    """All differences of a story: conflicts first, then updates, in the order of their claims."""
    found = find_details(story, claims, quotes)
    rows = make_renderings(story, claims, found)
    return join_rows(found, choose_renderings(rows, len(found)), find_sources(story, claims))


def join_rows(
    found: Sequence[Difference], chosen: Sequence[Rendering], sources: Sequence[tuple[Claim, Difference]]
) -> tuple[Difference, ...]:
    """The differences of details, how claims are put, and whom claims are credited to of which nothing else is told."""
    put = [tell_rendering(row) for row in chosen]
    joined = [*found, *put]
    credited = [row for claim, row in sources if not any(is_met(claim.evidence, other.values) for other in joined)]
    whole = {told.id: show_phrases(row, told) for row, told in zip(chosen, put, strict=True)}
    return sort_differences(whole.get(row.id, row) for row in drop_repeats([*joined, *credited]))


def find_details(story: Story, claims: Sequence[Claim], quotes: Sequence[Quote]) -> list[Difference]:
    """The differences between single details: a figure, a time, a place, a name, a word."""
    found: list[Difference] = [*find_wordings(story, quotes, claims)]
    found += [*differ_in_persons(story), *differ_in_spelling(story), *differ_in_labels(story)]
    stated = list_predicates(story)
    found += [*differ_in_polarity(stated, claims), *differ_in_certainty(stated, claims)]
    found += [*differ_in_knowledge(story, claims), *differ_in_places(story, claims)]
    found += [*differ_in_numbers(story, claims), *differ_in_times(story, claims), *differ_in_slots(story, claims)]
    found += differ_in_things(story, claims)
    for claim in claims:
        if len(claim.reports) > 1:
            found += differ_in_words(claim, read_statements(story, claim))
    return drop_repeats(found)


def find_sources(story: Story, claims: Sequence[Claim]) -> list[tuple[Claim, Difference]]:
    """The claims that are credited to different sources, each with the difference."""
    shared = [claim for claim in claims if len(claim.reports) > 1]
    return [(claim, row) for claim in shared for row in differ_in_sources(claim, read_statements(story, claim))]


def drop_repeats(found: Iterable[Difference]) -> list[Difference]:
    """One difference for one question: of two of an aspect whose values meet in two reports, the one with more reports.

    Passages that stand in two claims would give it twice.
    """
    kept: list[Difference] = []
    for new in sorted((d for d in found if not is_alike(d)), key=lambda d: -count_reports(d.values)):
        if not any(new.aspect == old.aspect and is_met(new.values, old.values) for old in kept):
            kept.append(new)
    return kept


def is_alike(difference: Difference) -> bool:
    """Whether all reports have the same words, marks and small letters aside."""
    if difference.aspect in ("certainty", "attribution", "polarity"):
        return False
    return len({fold_text(v.text) for v in difference.values}) == 1


def sort_differences(found: Iterable[Difference]) -> tuple[Difference, ...]:
    """Conflicts first, then updates, compatible values, wording; each in the order given."""
    return tuple(sorted(found, key=lambda d: ORDER.index(d.kind)))


def mark_statuses(claims: Sequence[Claim], differences: Sequence[Difference]) -> tuple[Claim, ...]:
    """Mark the claims on which reports differ in substance."""
    differing = {d.claim for d in differences if d.kind in ("conflict", "update")}
    return tuple(replace(c, status="differs") if c.id in differing and c.status == "agreed" else c for c in claims)
