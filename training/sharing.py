"""Fit the weights by which the signs of a pair are weighed: src/rashomon/data/sharing.json.

    .venv/bin/python training/sharing.py ../shared/stories [FOLDER ...] [--unseen FOLDER]

Each folder holds stories with a gold reading (`gold.json`, `texts/`, `reports/`). Does a pair link two passages that
gold's claims link (half of the shorter one covered)? Three logistic regressions, by Newton's method with a ridge:
`near` over all pairs of passages of two reports, by which candidates are chosen; `open` over the candidates, by which
the judge is asked of some; `claim` over those. Prints the best F1 of links for each story by `claim` weights of the
other stories; those of `--unseen` are only measured.
"""

import argparse
import json
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np

from newton import fit_logistic, name_weights
from rashomon.account import load_reports, read_reports
from rashomon.compare.claims import pairs, sharing
from rashomon.compare.claims.pairs import Item, Nearness, describe_near, list_items, stack_vectors
from rashomon.compare.claims.sharing import FEATURES, SIGNS, describe_pairs, judge_open
from rashomon.model import Story

TARGET = Path(__file__).parents[1] / "src" / "rashomon" / "data" / "sharing.json"
NEAR_RIDGE, RIDGE = 300.0, 3000.0  # 300, 1,000 and 10,000 for RIDGE: stories that were only looked at lose .01 and more
HEAVY = 12.0  # weight of a pair of the first folder's stories: their floors are the gate's
HALF = 0.5
ASKED = (0.08, 1.0)  # the judge is asked of more pairs than at run time (sharing.OPEN): less likely ones are seen too
Place = tuple[str, int, int]
Link = tuple[Place, Place]
Read = tuple[Story, list[Item], list[Link]]


class Table(NamedTuple):
    """Pairs of a story: their signs, whether gold links them; for each link of gold, the pairs that meet it.

    Last stands the weight of each pair in a fit.
    """

    signs: np.ndarray
    answers: np.ndarray
    met: list[list[int]]
    heavy: float = 1.0


def is_same(a: Place, b: Place) -> bool:
    """Whether two places share half of the shorter one."""
    common = min(a[2], b[2]) - max(a[1], b[1])
    return a[0] == b[0] and common >= HALF * min(a[2] - a[1], b[2] - b[1])


def read_gold(folder: Path, story: Story) -> list[Link]:
    """The links that the claims of a gold reading make between reports, at their places in the program's texts."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    texts = {reading.report.id: reading.report.text for reading in story.readings}
    links = set()
    for claim in gold["claims"]:
        places = []
        for row in claim["evidence"]:
            text, at = texts[str(row["report"])], row.get("start", -1)
            at = at if text[at:].startswith(row["text"]) else text.find(row["text"])
            places += [(str(row["report"]), at, at + len(row["text"]))] if at >= 0 else []
        links |= {(a, b) for a, b in combinations(sorted(places), 2) if a[0] != b[0]}
    return sorted(links)


def read_story(folder: Path) -> Read:
    """A story as read, its passages, and the links of gold."""
    reports, _ = load_reports([str(folder / "reports")], lambda *_: None)
    story = Story(readings=tuple(read_reports(reports, lambda *_: None)[0]))
    return story, list_items(story), read_gold(folder, story)


def make_table(read: Read, rows: dict[tuple[int, int], tuple[float, ...]]) -> Table:
    """The table of some pairs, titles left out."""
    _, items, gold = read
    rows = {pair: signs for pair, signs in rows.items() if not any(items[n].passage.title for n in pair)}
    numbers = {pair: n for n, pair in enumerate(rows)}
    standing: dict[Place, list[int]] = {}
    for place in {place for link in gold for place in link}:
        standing[place] = [n for n, item in enumerate(items) if is_same(item.passage.span.place, place)]
    met = []
    for a, b in gold:
        found = {(min(n, m), max(n, m)) for n in standing[a] for m in standing[b]}
        met.append(sorted(numbers[pair] for pair in found if pair in numbers))
    answers = np.zeros(len(rows))
    answers[sorted({n for row in met for n in row})] = 1
    return Table(np.array(list(rows.values())), answers, met)


def read_near(read: Read) -> Table:
    """All pairs of passages of two reports with the signs of `Nearness`."""
    story, items, _ = read
    rows = {}
    for left, signs in enumerate(describe_near(items, stack_vectors(story.readings))):
        for right in range(left + 1, len(items)):
            if items[right].reading != items[left].reading:
                rows[left, right] = tuple(signs[right].tolist())
    return make_table(read, rows)


def fit(tables: list[Table], ridge: float = RIDGE) -> tuple[np.ndarray, float]:
    """The weights and the bias that fit the tables best."""
    rows = np.concatenate([table.signs for table in tables])
    heavy = np.concatenate([np.full(len(table.answers), table.heavy) for table in tables])
    return fit_logistic(rows, np.concatenate([table.answers for table in tables]), ridge, heavy)


def find_best(table: Table, scores: np.ndarray) -> float:
    """The F1 of links at the best threshold."""
    order = np.argsort(-scores, kind="stable")
    ranks = np.empty(len(order), dtype=int)
    ranks[order] = np.arange(len(order))
    first = np.array([min((ranks[n] for n in row), default=len(order)) for row in table.met])
    right = np.cumsum(table.answers[order])
    best = 0.0
    for size in range(20, len(order), 4):
        precision, recall = right[size - 1] / size, float(np.mean(first < size))
        if precision + recall:
            best = max(best, 2 * precision * recall / (precision + recall))
    return round(float(best), 3)


def round_weights(names: tuple[str, ...], fitted: tuple[np.ndarray, float]) -> dict[str, object]:
    """Weights by name and bias, as the file holds them."""
    weights = name_weights(names, fitted)
    bias = weights.pop("bias")
    return {"weights": weights, "bias": bias}


def write(path: Path, **parts: dict[str, object]) -> None:
    """Add parts to the file of weights, as far as it is fitted, and have them read from there."""
    kept = {} if "near" in parts else json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(kept | parts, indent=1) + "\n", encoding="utf-8")
    pairs.load_weights.cache_clear()


def find_folders(roots: list[Path]) -> list[Path]:
    """The folders of stories with a gold reading."""
    return sorted(path.parent for root in roots for path in root.glob("*/gold.json"))


def weigh_first(tables: dict[Path, Table], first: list[Path]) -> dict[Path, Table]:
    """The tables, those of the first folder's stories with their weight."""
    return {folder: table._replace(heavy=HEAVY if folder in first else 1.0) for folder, table in tables.items()}


def report(name: str, table: Table, fitted: tuple[np.ndarray, float]) -> None:
    """Print what weights of other stories reach on one."""
    reach = round(float(np.mean([bool(row) for row in table.met])), 3)
    row = {"story": name, "pairs": len(table.answers), "linked": int(table.answers.sum()), "reach": reach}
    print(json.dumps({**row, "held out": find_best(table, table.signs @ fitted[0] + fitted[1])}), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path, nargs="+")
    parser.add_argument("--unseen", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path, default=TARGET)
    args = parser.parse_args()
    sharing.OPEN = ASKED
    folders, unseen = find_folders(args.stories), find_folders(args.unseen)
    read = {folder: read_story(folder) for folder in [*folders, *unseen]}
    near = fit([read_near(read[folder]) for folder in folders], NEAR_RIDGE)
    write(args.out, near=round_weights(Nearness._fields, near))
    signs = {folder: dict(describe_pairs(*read[folder][:2])) for folder in read}
    first = find_folders(args.stories[:1])
    tables = weigh_first({folder: make_table(read[folder], signs[folder]) for folder in folders}, first)
    write(args.out, open=round_weights(SIGNS, fit(list(tables.values()))))
    judged = {folder: make_table(read[folder], judge_open(read[folder][1], signs[folder])) for folder in read}
    tables = weigh_first(judged, first)
    for folder in folders:
        report(folder.name, tables[folder], fit([tables[other] for other in folders if other != folder]))
    fitted = fit([tables[folder] for folder in folders])
    for folder in unseen:
        report(f"{folder.name} (unseen)", tables[folder], fitted)
    write(args.out, claim=round_weights(FEATURES, fitted))
    print(args.out.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
