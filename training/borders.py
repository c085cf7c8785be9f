"""Make `borders.bin` of `src/rashomon/data/language`: the weights of the sentence borders that no rule sees.

.venv-train/bin/python training/borders.py ../shared/data           (a minute on one core; seed 1; prints one JSON line)

Logistic regression (AdaGrad, L2) over hashed features of the gaps that the rules leave, in the training parts of UD
English EWT and GUM; every tenth document is held out to look at precision and recall by threshold.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np

from rashomon.language.sentences import borders
from rashomon.language.sentences.cutting import cut_sentences, find_paragraphs
from rashomon.model import Report

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))
from treebank import Gold, make_text, read_bank  # noqa: E402

OUT = ROOT / "src" / "rashomon" / "data" / "language" / "borders.bin"
EPOCHS, BATCH, RATE, DECAY = 6, 256, 0.15, 2e-5

Row = tuple[list[int], bool]


def make_rows(document: Gold) -> tuple[list[Row], int, int]:
    """Give slots and label of each gap of a document, the borders that the rules found rightly, and all borders."""
    text, places = make_text(document)
    starts = {place[0] for place, opens in zip(places, document.starts, strict=True) if opens}
    freedom = borders.find_freedom(text)
    rows: list[Row] = []
    for start, end in find_paragraphs(Report(id="", text=text)):
        for first, last in cut_sentences(text, start, end):
            for gap in borders.list_gaps(text, first, last, freedom):
                rows.append(([borders.hash_feature(feature) for feature in gap.features], gap.place in starts))
    return rows, len(starts), sum(label for _, label in rows)


def train(rows: list[Row], seed: int) -> np.ndarray:
    """Fit the weights; the last is the bias."""
    random = np.random.default_rng(seed)
    slots = np.array([[*row, borders.SLOTS] for row, _ in rows])
    labels = np.array([label for _, label in rows], dtype=np.float64)
    weights, squares = np.zeros(borders.SLOTS + 1), np.full(borders.SLOTS + 1, 1e-6)
    for _ in range(EPOCHS):
        order = random.permutation(len(rows))
        for at in range(0, len(order), BATCH):
            batch = order[at : at + BATCH]
            chosen = slots[batch]
            wrong = 1 / (1 + np.exp(-weights[chosen].sum(1))) - labels[batch]
            slope = np.bincount(chosen.ravel(), np.repeat(wrong, chosen.shape[1]), borders.SLOTS + 1)
            slope += DECAY * len(batch) * weights
            squares += slope**2
            weights -= RATE * slope / np.sqrt(squares)
    return weights


def score(weights: np.ndarray, rows: list[Row]) -> dict[str, list[float]]:
    """Give precision and recall over the gaps by threshold."""
    odds = np.array([weights[[*row, borders.SLOTS]].sum() for row, _ in rows])
    labels = np.array([label for _, label in rows])
    found = {}
    for least in (-0.5, 0.0, 0.5, 1.0, 2.0):
        chosen = odds >= least
        right = (chosen & labels).sum()
        found[str(least)] = [round(float(right / max(chosen.sum(), 1)), 3), round(float(right / labels.sum()), 3)]
    return found


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    kept: list[Row] = []
    held: dict[str, list[Row]] = {}
    for bank in ("ewt", "gum"):
        held[bank] = []
        for number, document in enumerate(read_bank(arguments.data / f"ud_english_{bank}" / "train.conllu.gz")):
            (held[bank] if number % 10 == 9 else kept).extend(make_rows(document)[0])
    weights = train(kept, arguments.seed)
    OUT.write_bytes(weights.astype("<f2").tobytes())
    print(json.dumps({"gaps": len(kept)} | {bank: score(weights, rows) for bank, rows in held.items()}))


if __name__ == "__main__":
    main()
