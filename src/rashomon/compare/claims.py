"""Claims: passages of a story grouped so that a group states one proposition, and what each report covers of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rashomon.compare.chains import find_chains, find_primary_sources
from rashomon.compare.clusters import Pair, Scores, join_groups
from rashomon.compare.judge import judge_pairs
from rashomon.compare.pairs import Item, find_candidates, list_items, stack_vectors
from rashomon.model import Claim, Coverage, Evidence, Link, Passage, Story, make_id

LEAST_SHARED = 0.5  # mean probability of sharing a claim from which two groups of passages are one claim
NARRATOR = "narrator"
PRONOUNS = frozenset(
    {"he", "she", "it", "they", "his", "her", "its", "their", "this", "that", "these", "those", "who", "which", "there"}
)


def find_claims(story: Story, lineage: tuple[Link, ...]) -> tuple[Claim, ...]:
    """Group the passages of a story into claims, most widely stated first."""
    items = list_items(story)
    candidates = find_candidates(items, stack_vectors(story.readings))
    texts = [item.passage.statement for item in items]
    scores = Scores(lambda pairs: ask_judge(texts, pairs))
    groups = join_groups(len(items), candidates, scores, LEAST_SHARED)
    claims = [make_claim(story, [items[n] for n in group], group, scores, lineage) for group in groups]
    return tuple(sorted(claims, key=lambda c: (-c.independent, -len(c.reports), c.evidence[0].place)))


def ask_judge(texts: Sequence[str], pairs: Sequence[Pair]) -> list[float]:
    """The probability of each pair of passages to share a claim."""
    return [judged.shares for judged in judge_pairs([(texts[a], texts[b]) for a, b in pairs])]


def make_claim(
    story: Story, items: Sequence[Item], group: Pair | tuple[int, ...], scores: Scores, lineage: tuple[Link, ...]
) -> Claim:
    """Make a claim of the passages that state it."""
    evidence = tuple(make_evidence(item.passage) for item in items)
    reports = tuple(sorted({span.report for span in evidence}))
    outlets = {r.report.id: r.report.outlet or r.report.id for r in story.readings}
    chains = find_chains(evidence, lineage, story)
    return Claim(
        id=make_id("c", *(span.place for span in evidence)),
        text=items[find_clearest(items, group, scores)].passage.span.text,
        evidence=evidence,
        asserted_by=Counter(span.attributed_to or NARRATOR for span in evidence).most_common(1)[0][0],
        reports=reports,
        outlets=tuple(sorted({outlets[report] for report in reports})),
        status="single" if len(reports) == 1 else "agreed",
        chains=chains,
        independent=len(chains),
        primary_sources=find_primary_sources(evidence, story),
    )


def make_evidence(passage: Passage) -> Evidence:
    """The passage as evidence: its place, whom it is attributed to, and how certain it is made."""
    said = passage.attribution
    source = (said.source_actor or (said.source.text if said.source else None)) if said else None
    return passage.span.extend(Evidence, attributed_to=source, certainty=passage.certainty)


def find_clearest(items: Sequence[Item], group: Sequence[int], scores: Scores) -> int:
    """The number of the passage that stands best alone and is nearest to the others."""

    def rank(n: int) -> tuple[int, float, int]:
        passage = items[n].passage
        first = passage.span.text.split()[0].lower()
        needy = (passage.subject is not None) + (first in PRONOUNS) + passage.title
        others = [m for m in range(len(items)) if m != n]
        return needy, -scores.mean([group[n]], [group[m] for m in others]) if others else 0.0, n

    return min(range(len(items)), key=rank)


def read_coverage(story: Story, claims: tuple[Claim, ...]) -> tuple[Coverage, ...]:
    """For each report: the claims it states, those of others that it leaves out, those that only it has."""
    rows = []
    for reading in story.readings:
        report = reading.report.id
        rows.append(
            Coverage(
                report=report,
                states=tuple(c.id for c in claims if report in c.reports),
                leaves_out=tuple(c.id for c in claims if report not in c.reports and len(c.reports) > 1),
                alone=tuple(c.id for c in claims if c.reports == (report,)),
            )
        )
    return tuple(rows)
