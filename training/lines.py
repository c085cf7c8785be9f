"""Train the weights that tell a line of article body from what stands around it (src/rashomon/data/clean).

    .venv/bin/python training/lines.py ../shared/data/fundus_html [--write]

Trains on the saved pages of fundus_html (expected fields MIT; only weights are kept), each seen twice: as a person
copies it from the page, and as trafilatura extracts it. Prints what cross-validation by publisher gives: no page of a
publisher is judged with weights that saw another page of it.
"""

import argparse
import json
import sys
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))
from pasted import Pasted, fold, label, read_pages
from rashomon.clean.features import measure_lines
from rashomon.clean.lines import Line
from rashomon.clean.marks import find_marked

STRENGTH = 3.0
FOLDS = 8
TARGET = Path(__file__).resolve().parents[1] / "src/rashomon/data/clean/line_weights.json"


def view_extracted(page: Pasted) -> tuple[list[str], list[str]]:
    from trafilatura import extract

    text = extract(page.page.decode("utf-8", "replace"), favor_recall=True, include_comments=False) or ""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    paragraphs = {fold(p) for p in page.paragraphs}
    heads = {fold(line) for line, kind in zip(page.lines, page.labels, strict=True) if kind == "head"}
    return lines, [label(line, paragraphs, heads, fold(page.title)) for line in lines]


def rows_of(
    page: Pasted, views: list[tuple[list[str], list[str]]]
) -> list[tuple[str, dict[str, float], int, float, str]]:
    rows = []
    for lines, labels in views:
        made = [Line(0, len(text), text) for text in lines]
        marked = find_marked(made)
        for n, (found, kind) in enumerate(zip(measure_lines(made, page.title), labels, strict=True)):
            if kind != "title":
                text = ("marked: " if n in marked else "") + made[n].text
                rows.append((page.publisher, found, int(kind == "body"), 1 / max(8, len(lines)), text))
    return rows


def fit(x: np.ndarray, y: np.ndarray, w: np.ndarray) -> np.ndarray:
    sign = 2 * y - 1

    def loss(theta: np.ndarray) -> tuple[float, np.ndarray]:
        z = sign * (x @ theta)
        value = w @ np.logaddexp(0, -z) + STRENGTH * theta @ theta / 2
        grad = -(x.T @ (w * sign / (1 + np.exp(np.clip(z, -50, 50))))) + STRENGTH * theta
        return value, grad

    return minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    parser.add_argument("--misses", type=int, default=0)
    args = parser.parse_args()
    sys.setrecursionlimit(5000)
    rows = []
    for page in read_pages(args.folder):
        rows += rows_of(page, [(list(page.lines), list(page.labels)), view_extracted(page)])
    names = sorted({key for row in rows for key in row[1]})
    at = {name: n for n, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for n, row in enumerate(rows):
        for key, value in row[1].items():
            x[n, at[key]] = value
    y = np.array([row[2] for row in rows])
    w = np.array([row[3] for row in rows])
    w *= len(w) / w.sum()
    publishers = sorted({row[0] for row in rows})
    fold_of = np.array([publishers.index(row[0]) % FOLDS for row in rows])
    score = np.zeros(len(rows))
    for k in range(FOLDS):
        theta = fit(x[fold_of != k], y[fold_of != k], w[fold_of != k])
        score[fold_of == k] = x[fold_of == k] @ theta
    marked = np.array([row[4].startswith("marked: ") for row in rows])
    print(f"marked as surely not body: {marked.sum()}, of which body {(marked & (y == 1)).sum()}")
    for cut in (-1.5, -1.0, -0.5, 0.0, 0.5):
        ours = (score > cut) & ~marked
        right = (ours & (y == 1)).sum()
        print(f"cut {cut:+.1f}  lines {len(y)}  precision {right / ours.sum():.3f}  recall {right / y.sum():.3f}")
    for row in [row for row in rows if row[4].startswith("marked: ") and row[2]][: args.misses]:
        print(f"{row[0]} | {row[4][:140]}")
    order = np.argsort(-score * (1 - y)) if args.misses else []
    for n in order[: args.misses]:
        print(f"taken {score[n]:+.1f} {rows[n][0]} | {rows[n][4][:140]}")
    order = np.argsort(score * y) if args.misses else []
    for n in order[: args.misses]:
        print(f"left {score[n]:+.1f} {rows[n][0]} | {rows[n][4][:140]}")
    theta = fit(x, y, w)
    if args.write:
        note = "logistic regression over clean.features, trained by training/lines.py on fundus_html (fields MIT); ours"
        weights = {
            name: round(float(value), 3) for name, value in zip(names, theta, strict=True) if abs(value) >= 0.001
        }
        TARGET.write_text(
            json.dumps({"source": note, "weights": weights}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
