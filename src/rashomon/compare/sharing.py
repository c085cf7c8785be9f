"""How surely two passages state one claim: the judge's word, weighed with what else is known of the pair.

The judge reads two passages and nothing else. Beside its word stand how near the two are in meaning and rare words, how
far each is ahead of the next best passage of the same report (an editor takes one passage of a report for a claim, the
one that says it best), and whether one stands in a standfirst. A logistic regression weighs them; its weights are in
`data/sharing.json`, fitted by `training/sharing.py`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from rashomon.compare.judge import judge_pairs
from rashomon.compare.pairs import Item, Pair, find_candidates, stack_vectors
from rashomon.compare.standfirst import find_standfirst
from rashomon.model import Story

if TYPE_CHECKING:
    from rashomon.compare.judge import Judgement

FEATURES = ("judged", "nearness", "least lead", "most lead", "standfirst")
Features = tuple[float, ...]
FLOOR = 1e-3  # keeps the logit of a probability finite


def score_pairs(story: Story, items: Sequence[Item]) -> dict[Pair, float]:
    """The candidate pairs of a story with the probability that they state one claim."""
    weights, bias = load_weights()
    scores = {}
    for pair, features in describe_pairs(story, items):
        scores[pair] = 1 / (1 + math.exp(-bias - sum(w * x for w, x in zip(weights, features, strict=True))))
    return scores


def describe_pairs(story: Story, items: Sequence[Item]) -> Iterator[tuple[Pair, Features]]:
    """The candidate pairs of a story with what is known of each, in the order of FEATURES."""
    near = find_candidates(items, stack_vectors(story.readings))
    judged = judge_pairs([(items[a].passage.statement, items[b].passage.statement) for a, b in near])
    rough = {pair: judgement.shares * near[pair] for pair, judgement in zip(near, judged, strict=True)}
    rivals = find_rivals(items, rough)
    fronts = {n for n, item in enumerate(items) if is_standfirst(story, item)}
    for (pair, nearness), judgement in zip(near.items(), judged, strict=True):
        leads = sorted(find_leads(items, pair, rough[pair], rivals))
        yield pair, (find_logit(judgement), nearness, *leads, len(fronts & set(pair)))


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


def find_logit(judgement: Judgement) -> float:
    """The judge's probability that a claim is shared, as a logit."""
    shares = judgement.shares
    return math.log((shares + FLOOR) / (1 - shares + FLOOR))


def is_standfirst(story: Story, item: Item) -> bool:
    """Whether a passage stands in the standfirst of its report."""
    place = find_standfirst(story.readings[item.reading].report)
    return place is not None and place[0] <= item.passage.span.start < place[1]


@cache
def load_weights() -> tuple[tuple[float, ...], float]:
    """The weights of FEATURES and the bias."""
    data = json.loads((files("rashomon") / "data" / "sharing.json").read_text(encoding="utf-8"))
    return tuple(data["weights"][name] for name in FEATURES), data["bias"]
