"""How many pairs of a story the judge must read, and what it finds in them, by how the candidates are picked.

    python benchmarks/candidates.py REPORTS [--near 0.25 0.42 0.45] [--most 6 16] [--first 0 2]

REPORTS is a folder with the reports of one story, the larger the better. All pairs within the widest of the bounds are
judged and scored once (minutes for 20 reports). For each choice of how many candidates of a passage are judged however
near (first), and how many in all (most) of those beyond a nearness: how many pairs that makes, and which share of those
found that score 0.14 (from which anything is made of a pair), 0.2 and 0.4.
Prints a table and, last, one JSON line.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from itertools import product

from rashomon.account import load_reports, read_reports
from rashomon.compare import pairs as candidates
from rashomon.compare import sharing
from rashomon.model import Story

BOUNDS = (0.14, 0.2, 0.4)
Row = dict[str, float]
Rated = tuple[tuple[int, int], float, float]  # a pair, its nearness, its score


def rate_pairs(folder: str, near: float, most: int) -> list[Rated]:
    """All pairs of a story within the widest bounds, with nearness and score."""
    reports, _ = load_reports([folder], lambda *_: None)
    story = Story(readings=tuple(read_reports(reports, lambda *_: None)[0]))
    candidates.NEAR = candidates.NEARER = near
    candidates.MOST = most
    items = candidates.list_items(story)
    scores = sharing.score_pairs(story, items)
    found = candidates.find_candidates(items, candidates.stack_vectors(story.readings))
    return [(pair, nearness, scores[pair]) for pair, nearness in found.items()]


def rank_pairs(rated: list[Rated]) -> dict[tuple[int, int], int]:
    """The place of each pair among the pairs of either side, nearest first: the better one."""
    mine: dict[int, list[tuple[float, tuple[int, int]]]] = defaultdict(list)
    for pair, nearness, _ in rated:
        for side in pair:
            mine[side].append((-nearness, pair))
    ranks: dict[tuple[int, int], int] = {}
    for row in mine.values():
        for place, (_, pair) in enumerate(sorted(row)):
            ranks[pair] = min(place, ranks.get(pair, place))
    return ranks


def pick_pairs(rated: list[Rated], first: int, near: float, most: int) -> Row:
    """How many pairs are left within some bounds, and the share of those of each score."""
    ranks = rank_pairs(rated)
    kept = {pair for pair, nearness, _ in rated if ranks[pair] < (most if nearness >= near else first)}
    row: Row = {"first": first, "near": near, "most": most, "pairs": len(kept)}
    for bound in BOUNDS:
        worth = {pair for pair, _, score in rated if score >= bound}
        row[f"found_{bound}"] = round(len(worth & kept) / max(1, len(worth)), 3)
    return row


def main() -> None:
    """Judge once, then count for each choice."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", help="folder with the reports of one story")
    parser.add_argument("--near", type=float, nargs="+", default=[0.25, 0.35, 0.42, 0.45], help="nearness from which")
    parser.add_argument("--most", type=int, nargs="+", default=[6, 16], help="candidates of a passage")
    parser.add_argument("--first", type=int, nargs="+", default=[0, 2], help="candidates of a passage however near")
    args = parser.parse_args()
    rated = rate_pairs(args.reports, min(args.near), max(args.most))
    choices = product(sorted(args.first), sorted(args.near), sorted(args.most))
    rows = [pick_pairs(rated, *choice) for choice in choices]
    print("first  near  most  pairs  " + "  ".join(f"found >= {bound}" for bound in BOUNDS))
    for row in rows:
        shares = "  ".join(f"{row[f'found_{bound}']:12.3f}" for bound in BOUNDS)
        print(f"{row['first']:5} {row['near']:5.2f} {row['most']:5} {row['pairs']:6} {shares}")
    print(json.dumps(rows))


if __name__ == "__main__":
    main()
