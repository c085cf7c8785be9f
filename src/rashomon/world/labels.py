"""The common nouns that each outlet uses of an actor, as counts with the phrases that they stand in.

In go the mentions of the actors; a noun is the head of a description (`the insurgents`) or stands beside a name (`the
rebel group X`). Nouns are counted in the singular.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from rashomon.compare import label_families
from rashomon.model import Comparison, Span, Usage, Use
from rashomon.world.actors.entries import Entry
from rashomon.world.actors.finding import Cast
from rashomon.world.words import singular


def count_labels(comparison: Comparison, cast: Cast) -> tuple[Usage, ...]:
    """How often each outlet uses which noun for each actor: actors in their order, nouns by use, then outlets."""
    outlets = {r.report.id: r.report.outlet or r.report.id for r in comparison.story.readings}
    stated: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for claim in sorted(comparison.claims, key=lambda claim: -len(claim.reports)):
        for passage in claim.evidence:
            stated[passage.report].append((passage, claim.id))
    rows: dict[tuple[str, str, str], list[Use]] = {}
    for entry, actor in cast.entries:
        for noun in entry.nouns:
            span = find_phrase(entry, noun)
            told = next((name for passage, name in stated[span.report] if passage.holds(span)), None)
            row = actor, singular(noun), outlets[span.report]
            rows.setdefault(row, []).append(span.extend(Use, claim=told))
    totals: Counter[tuple[str, str]] = Counter()
    for (actor, noun, _), uses in rows.items():
        totals[actor, noun] += len(uses)
    place = {actor.id: n for n, actor in enumerate(cast.actors)}
    order = sorted(rows, key=lambda r: (place[r[0]], -totals[r[:2]], r[1], r[2]))
    return tuple(
        Usage(
            actor=row[0],
            family=label_families().get(row[1]),
            outlet=row[2],
            label=row[1],
            count=len(rows[row]),
            evidence=tuple(rows[row]),
        )
        for row in order
    )


def find_phrase(entry: Entry, noun: str) -> Span:
    """The shortest phrase of a mention that has the noun."""
    phrases = [entry.span, *entry.forms, *entry.wide]
    has = [span for span in phrases if re.search(rf"\b{re.escape(noun)}\b", span.text, re.IGNORECASE)]
    return min(has, key=lambda span: (len(span.text), span.place), default=entry.span)
