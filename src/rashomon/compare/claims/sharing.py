"""How surely two passages state one claim: how their words align, weighed with what else is known of the pair.

Beside how well each passage is covered by the other stand how near they are (`pairs.py`); how far each is ahead of the
next best passage of the same report (an editor takes one passage of a report for a claim, the one that says it best);
whether one stands in a standfirst; and the word of the pair judge, who reads only pairs that the other signs leave
open. Two logistic regressions weigh them, without the judge's word and with it; the weights are in
`data/sharing.json`, fitted by `training/sharing.py`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rashomon.compare.claims.alignment import align_pairs, read_words
from rashomon.compare.claims.judge import judge_pairs
from rashomon.compare.claims.pairs import Item, Pair, find_candidates, load_weights, stack_vectors
from rashomon.compare.claims.standfirst import find_standfirst
from rashomon.model import Story

if TYPE_CHECKING:
    from rashomon.compare.claims.judge import Judgement

SIGNS = (
    "cosine", "words", "figures", "weight", "least covered", "most covered", "least lead", "most lead", "standfirst",
)  # fmt: skip
FEATURES = (*SIGNS, "judged")
Features = tuple[float, ...]
OPEN = (0.25, 0.75)  # between these probabilities without the judge's word the judge is asked
FLOOR = 1e-3  # keeps the logit of a probability finite


def score_pairs(story: Story, items: Sequence[Item]) -> dict[Pair, float]:
    """The candidate pairs of a story, with the probability that they state one claim."""
    described = dict(describe_pairs(story, items))
    scores = {pair: weigh("open", SIGNS, signs) for pair, signs in described.items()}
    judged = judge_open(items, described)
    return scores | {pair: weigh("claim", FEATURES, features) for pair, features in judged.items()}


def weigh(name: str, signs: tuple[str, ...], features: Features) -> float:
    """The probability that a logistic regression of `data/sharing.json` gives to a pair."""
    weights, bias = load_weights(name, signs)
    return 1 / (1 + math.exp(-bias - sum(w * x for w, x in zip(weights, features, strict=True))))


def judge_open(items: Sequence[Item], described: Mapping[Pair, Features]) -> dict[Pair, Features]:
    """The pairs that their signs leave open, with the judge's word as the last feature, in the order of FEATURES."""
    left = [pair for pair, signs in described.items() if OPEN[0] <= weigh("open", SIGNS, signs) <= OPEN[1]]
    judged = judge_pairs([(items[a].passage.statement, items[b].passage.statement) for a, b in left])
    return {pair: (*described[pair], find_logit(row)) for pair, row in zip(left, judged, strict=True)}


def find_logit(judgement: Judgement) -> float:
    """The judge's probability that a claim is shared, as a logit."""
    return math.log((judgement.shares + FLOOR) / (1 - judgement.shares + FLOOR))


def describe_pairs(story: Story, items: Sequence[Item]) -> Iterator[tuple[Pair, Features]]:
    """The candidate pairs of a story with what is known of each but the judge's word, in the order of SIGNS."""
    near = find_candidates(items, stack_vectors(story.readings))
    words = read_words(story, items)
    covered = dict(zip(near, align_pairs(words, near), strict=True))
    rough = {pair: sum(both) / 2 for pair, both in covered.items()}
    rivals = find_rivals(items, rough)
    fronts = {n for n, item in enumerate(items) if is_standfirst(story, item)}
    for pair, nearness in near.items():
        leads = sorted(find_leads(items, pair, rough[pair], rivals))
        yield pair, (*nearness, *covered[pair], *leads, len(fronts & set(pair)))


# ------------------------------------------------------------------ what stands around a pair


def find_rivals(items: Sequence[Item], scores: Mapping[Pair, float]) -> dict[tuple[int, int], list[tuple[float, int]]]:
    """For each passage and each other report, its two best passages there with their scores."""
    found: dict[tuple[int, int], list[tuple[float, int]]] = {}
    for (a, b), score in scores.items():
        for one, other in ((a, b), (b, a)):
            best = found.setdefault((one, items[other].reading), [])
            best.append((score, other))
            best.sort(key=lambda row: (-row[0], row[1]))
            del best[2:]
    return found


def find_leads(
    items: Sequence[Item], pair: Pair, score: float, rivals: Mapping[tuple[int, int], Sequence[tuple[float, int]]]
) -> Iterator[float]:
    """For each side of a pair, by how much the other side is ahead of the best other passage of its report."""
    for one, other in (pair, pair[::-1]):
        rest = [s for s, n in rivals[one, items[other].reading] if n != other]
        yield score - max(rest, default=0.0)


def is_standfirst(story: Story, item: Item) -> bool:
    """Whether a passage stands in the standfirst of its report."""
    place = find_standfirst(story.readings[item.reading].report)
    return place is not None and place[0] <= item.passage.span.start < place[1]
