"""Claims: passages of a story grouped so that a group states one proposition.

How surely two passages state the same claim is `sharing.py`'s word; `clusters.py` groups by it, and `repeats.py` makes
one of groups that repeat each other. Titles join no group; a
claim says which state it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rashomon.compare.claims.clusters import LEAST, group_passages, mean_score
from rashomon.compare.claims.pairs import Item, Pair, list_items
from rashomon.compare.claims.repeats import settle_groups
from rashomon.compare.claims.sharing import score_pairs
from rashomon.compare.lineage.chains import find_chains, find_primary_sources
from rashomon.model import Claim, Evidence, Link, Passage, Span, Story, make_id

NARRATOR = "narrator"
NEEDY = frozenset(
    {"he", "she", "it", "they", "his", "her", "its", "their", "this", "that", "these", "those", "who", "which", "there"}
)


def find_claims(story: Story, lineage: tuple[Link, ...]) -> tuple[Claim, ...]:
    """Group the passages of a story into claims, most widely stated first."""
    items = list_items(story)
    scores = score_pairs(story, items)
    titles = {n for n, item in enumerate(items) if item.passage.title}
    inner = {pair: score for pair, score in scores.items() if not titles & set(pair)}
    groups = settle_groups(items, group_passages([item.passage.span.report for item in items], inner), inner)
    groups = [group for group in groups if not titles & set(group)] or groups
    headlines = find_headlines(items, groups, scores)
    clearest = pick_clearest(items, groups, scores)
    claims = []
    for number, group in enumerate(groups):
        passages = [items[n].passage for n in sorted(group, key=lambda n: (n != clearest[number], n))]
        claims.append(make_claim(story, passages, headlines.get(number, []), lineage))
    return tuple(sorted(claims, key=lambda c: (-c.independent, -len(c.reports), c.evidence[0].place)))


def find_headlines(
    items: Sequence[Item], groups: Sequence[Sequence[int]], scores: Mapping[Pair, float]
) -> dict[int, list[Span]]:
    """The titles that state the claim of a group, by the group's number: each title goes to its best group."""
    found: dict[int, list[Span]] = {}
    for title in (n for n, item in enumerate(items) if item.passage.title):
        rated = [(mean_score([title], group, scores), -number) for number, group in enumerate(groups)]
        best, number = max(rated, default=(0.0, 0))
        if best >= LEAST:
            found.setdefault(-number, []).append(items[title].passage.span)
    return found


def pick_clearest(items: Sequence[Item], groups: Sequence[Sequence[int]], scores: Mapping[Pair, float]) -> list[int]:
    """The passage that tells each group: one that stands alone, is near to the others, and tells no larger group."""
    told: dict[int, int] = {}
    taken: set[int] = set()
    for number in sorted(range(len(groups)), key=lambda n: (-len(groups[n]), groups[n])):
        group = groups[number]
        told[number] = min(group, key=lambda n: (n in taken, *rank_clearness(n, items, group, scores)))
        taken.add(told[number])
    return [told[number] for number in range(len(groups))]


def rank_clearness(
    n: int, items: Sequence[Item], group: Sequence[int], scores: Mapping[Pair, float]
) -> tuple[int, float, int]:
    """Sort key of the passages of a group: those that stand alone first, then by nearness to the others."""
    passage = items[n].passage
    text = passage.span.text
    needy = (passage.subject is not None) + (text.split()[0].lower() in NEEDY) + text[0].islower()
    others = [m for m in group if m != n]
    return needy, -mean_score([n], others, scores) if others else 0.0, n


def make_claim(story: Story, passages: Sequence[Passage], titles: Sequence[Span], lineage: tuple[Link, ...]) -> Claim:
    """Make a claim of the passages that state it, the clearest first, and of the titles that do."""
    evidence = tuple(sorted((make_evidence(passage) for passage in passages), key=lambda span: span.place))
    reports = tuple(sorted({span.report for span in evidence}))
    outlets = {r.report.id: r.report.outlet or r.report.id for r in story.readings}
    chains = find_chains(evidence, lineage, story)
    return Claim(
        id=make_id("c", *(span.place for span in evidence)),
        text=passages[0].span.text,
        evidence=evidence,
        asserted_by=name_asserter(evidence),
        reports=reports,
        outlets=tuple(sorted({outlets[report] for report in reports})),
        status="single" if len(reports) == 1 else "agreed",
        chains=chains,
        independent=len(chains),
        primary_sources=find_primary_sources(evidence, story),
        headlines=tuple(titles),
    )


def make_evidence(passage: Passage) -> Evidence:
    """The passage as evidence: its place, whom it is attributed to, and how certain it is made."""
    said = passage.attribution
    source = (said.source_actor or (said.source.text if said.source else None)) if said else None
    return passage.span.extend(Evidence, attributed_to=source, certainty=passage.certainty)


def name_asserter(evidence: Iterable[Evidence]) -> str:
    """Whom most of the passages have it from; the narrator where they say nobody, and at a tie."""
    counts = Counter(span.attributed_to or NARRATOR for span in evidence)
    return min(counts, key=lambda name: (-counts[name], name != NARRATOR, name))
