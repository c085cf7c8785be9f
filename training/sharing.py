"""Fit the weights by which the signs of a pair are weighed: src/rashomon/data/sharing.json.

    .venv/bin/python training/sharing.py ../shared/stories

Learns from the candidate pairs of the stories with a gold reading: does a pair link two passages that gold's claims
link (half of the shorter one covered)? A logistic regression of five signs, by Newton's method with a ridge. Prints
the best F1 of links for each story by weights of the other stories, beside the product of judge and nearness.
"""

import argparse
import json
from itertools import combinations
from pathlib import Path

import numpy as np

from rashomon.account import load_reports, read_reports
from rashomon.compare.pairs import list_items
from rashomon.compare.sharing import FEATURES, describe_pairs
from rashomon.model import Story

TARGET = Path(__file__).parents[1] / "src" / "rashomon" / "data" / "sharing.json"
RIDGE, STEPS, HALF = 1.0, 25, 0.5
Place = tuple[str, int, int]
Table = tuple[np.ndarray, np.ndarray, list[tuple[Place, Place]], list[tuple[Place, Place]]]


def is_same(a: Place, b: Place) -> bool:
    """Whether two places share half of the shorter one."""
    common = min(a[2], b[2]) - max(a[1], b[1])
    return a[0] == b[0] and common >= HALF * min(a[2] - a[1], b[2] - b[1])


def is_met(link: tuple[Place, Place], links: list[tuple[Place, Place]]) -> bool:
    """Whether a link between two passages is among others."""
    a, b = link
    return any((is_same(a, c) and is_same(b, d)) or (is_same(a, d) and is_same(b, c)) for c, d in links)


def read_gold(folder: Path) -> list[tuple[Place, Place]]:
    """The links that the claims of a gold reading make between reports."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    links = set()
    for claim in gold["claims"]:
        places = []
        for row in claim["evidence"]:
            text = (folder / "texts" / f"{row['report']}.txt").read_text(encoding="utf-8")
            at = row.get("start", text.find(row["text"]))
            places.append((str(row["report"]), at, at + len(row["text"])))
        links |= {(a, b) for a, b in combinations(sorted(places), 2) if a[0] != b[0]}
    return sorted(links)


def read_table(folder: Path) -> Table:
    """The candidate pairs of a story: signs, whether gold links them, their places; and gold's links."""
    reports, _ = load_reports([str(folder / "reports")], lambda *_: None)
    story = Story(readings=tuple(read_reports(reports, lambda *_: None)[0]))
    items, gold = list_items(story), read_gold(folder)
    rows, answers, links = [], [], []
    for (a, b), features in describe_pairs(story, items):
        if not (items[a].passage.title or items[b].passage.title):
            link = (items[a].passage.span.place, items[b].passage.span.place)
            rows.append(features)
            answers.append(is_met(link, gold))
            links.append(link)
    return np.array(rows), np.array(answers, dtype=float), links, gold


def fit(tables: list[Table]) -> tuple[np.ndarray, float]:
    """The weights and the bias that fit the tables best."""
    rows = np.concatenate([table[0] for table in tables])
    answers = np.concatenate([table[1] for table in tables])
    mean, spread = rows.mean(0), rows.std(0)
    data = np.c_[(rows - mean) / spread, np.ones(len(rows))]
    weights = np.zeros(data.shape[1])
    penalty = np.diag([RIDGE] * rows.shape[1] + [0.0])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-data @ weights))
        slope = data.T @ (answers - chance) - penalty @ weights
        weights += np.linalg.solve((data * (chance * (1 - chance))[:, None]).T @ data + penalty, slope)
    plain = weights[:-1] / spread
    return plain, float(weights[-1] - plain @ mean)


def find_best(table: Table, scores: np.ndarray) -> float:
    """The F1 of links at the best threshold."""
    _, answers, links, gold = table
    order = np.argsort(-scores, kind="stable")
    best = 0.0
    for size in range(20, len(order), 8):
        chosen = order[:size]
        precision = answers[chosen].mean()
        recall = np.mean([is_met(link, [links[n] for n in chosen]) for link in gold])
        if precision + recall:
            best = max(best, 2 * precision * recall / (precision + recall))
    return round(float(best), 3)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--out", type=Path, default=TARGET)
    args = parser.parse_args()
    folders = sorted(path.parent for path in args.stories.glob("*/gold.json"))
    tables = [read_table(folder) for folder in folders]
    for n, (folder, table) in enumerate(zip(folders, tables, strict=True)):
        weights, bias = fit(tables[:n] + tables[n + 1 :])
        product = find_best(table, table[0][:, 1] / (1 + np.exp(-table[0][:, 0])))
        row = {"story": folder.name, "pairs": len(table[1]), "linked": int(table[1].sum()), "product": product}
        print(json.dumps({**row, "held out": find_best(table, table[0] @ weights + bias)}), flush=True)
    weights, bias = fit(tables)
    rounded = {name: round(float(weight), 3) for name, weight in zip(FEATURES, weights, strict=True)}
    args.out.write_text(json.dumps({"weights": rounded, "bias": round(bias, 3)}, indent=1) + "\n", encoding="utf-8")
    print(args.out.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
