"""Fit the weights that choose among likely edges of sources, cues and contents (`data/language/edges.json`).

    .venv-train/bin/python training/edges.py ../shared/data [--articles N] [--out FILE]

Reads PolNeAR's train articles with the reader that ships, and learns which of the likely spans about each decoded one
is gold's: a softmax over them, with a weight for each feature seen often enough. Of words only those that any text has
count (spaCy's stop words, verbs of speech, marks): names and topics of these articles tell nothing of others. Minutes
on one core, for all articles. The reader has seen these articles in training and is surer of them than of others; on
dev the weights serve all the same.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from spacy.lang.en.stop_words import STOP_WORDS

from corpora import ROLES as LABELS
from corpora import Document, read_polnear
from rashomon.language.reader.edges import ROLES, describe, find_chances, list_rivals, look_at
from rashomon.language.reader.network import number_sentences, run_windows
from rashomon.language.reader.viterbi import find_labels, find_spans
from rashomon.language.reader.windows import Words, make_windows
from rashomon.language.vocabulary import read_rows

TARGET = Path(__file__).parents[1] / "src" / "rashomon" / "data" / "language" / "edges.json"
SEEN = 40  # spans that a feature must describe
STRENGTH = 3.0  # of the pull of weights towards nothing
SPEECH = frozenset(form for row in read_rows("cues.tsv") for form in row[0].split("|"))
Choice = tuple[list[dict[str, float]], int]  # features of the rivals, and which is gold's


def list_choices(document: Document) -> dict[str, list[Choice]]:
    """The choices among likely edges in an article where one of them is gold's."""
    words = Words(texts=tuple(document.words), glued=tuple(document.glued), starts=tuple(document.starts))
    found = run_windows(make_windows(words), number_sentences(words.starts), ("roles",), 1)
    best = find_labels([part["roles"] for part in found], LABELS)
    spans = list(find_spans([n for labels in best for n in labels.tolist()], LABELS))
    gold = set(find_spans(document.roles, LABELS))
    scores, text = np.concatenate([part["roles"] for part in found]), look_at(words)
    chances = find_chances(scores, LABELS)
    choices: dict[str, list[Choice]] = {role: [] for role in ROLES}
    for at, (start, end, role) in enumerate(spans):
        room = (spans[at - 1][1] if at else 0, spans[at + 1][0] if at + 1 < len(spans) else len(words.texts))
        rivals = list_rivals((start, end), chances[role], room)
        right = [n for n, rival in enumerate(rivals) if (*rival, role) in gold]
        if len(rivals) > 1 and right:
            rows = [dict(describe(text, chances[role], rival, rival == (start, end))) for rival in rivals]
            choices[role].append((rows, right[0]))
    return choices


def is_common(feature: str) -> bool:
    """Whether a feature is of no word, or of one that texts on anything have."""
    word = feature.partition(" ")[2]
    return not word.isalpha() or word in STOP_WORDS or word in SPEECH


def fit(choices: list[Choice]) -> dict[str, float]:
    """The weights under which gold's are the likeliest."""
    seen = Counter(name for rows, _ in choices for row in rows for name in row)
    names = {name: n for n, name in enumerate(sorted(n for n, count in seen.items() if count >= SEEN and is_common(n)))}
    sizes = np.array([len(rows) for rows, _ in choices])
    firsts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    gold = firsts + np.array([right for _, right in choices])
    table = np.zeros((int(sizes.sum()), len(names)))
    for at, row in enumerate(row for rows, _ in choices for row in rows):
        for name, value in row.items():
            if name in names:
                table[at, names[name]] = value
    owner = np.repeat(np.arange(len(choices)), sizes)

    def lose(weights: np.ndarray) -> tuple[float, np.ndarray]:
        rated = table @ weights
        grown = np.exp(rated - np.maximum.reduceat(rated, firsts)[owner])
        shares = grown / np.add.reduceat(grown, firsts)[owner]
        slope = table.T @ shares - table[gold].sum(0) + STRENGTH * weights
        return float(-np.log(shares[gold]).sum() + STRENGTH / 2 * weights @ weights), slope

    start = np.zeros(len(names))
    start[names["chance"]] = 1.0
    best = minimize(lose, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return {name: round(float(best[n]), 4) for name, n in names.items() if abs(best[n]) >= 0.005}


def main() -> None:
    """Read, fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--articles", type=int, help="only so many, spread over all")
    parser.add_argument("--out", type=Path, default=TARGET)
    arguments = parser.parse_args()
    documents = [document for document in read_polnear(arguments.data / "polnear" / "train") if document.roles]
    step = max(1, len(documents) // (arguments.articles or len(documents)))
    choices: dict[str, list[Choice]] = {role: [] for role in ROLES}
    told = time.time()
    for number, document in enumerate(documents[::step]):
        for role, rows in list_choices(document).items():
            choices[role] += rows
        if time.time() - told > 10:
            told = time.time()
            print(f"{number + 1} of {len(documents[::step])} articles", file=sys.stderr)
    weights = {role: fit(rows) for role, rows in choices.items()}
    about = "Weights of features by role, fitted on the train articles of PolNeAR by training/edges.py"
    arguments.out.write_text(
        json.dumps({"about": about, "weights": weights}, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8"
    )
    print(json.dumps({role: {"choices": len(choices[role]), "weights": len(weights[role])} for role in ROLES}))


if __name__ == "__main__":
    main()
