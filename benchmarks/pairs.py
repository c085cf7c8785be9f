"""Score the pair judge on judged sentence pairs (the format of ../shared/data/pairs).

    python benchmarks/pairs.py FILE.jsonl[.gz] [--events FILE] [--thresholds] [--once]

Prints one JSON line last: shares_f1 (same or overlap), accuracy (four relations), F1 of each differing detail over the
pairs that share a claim in gold or by the judge, kind accuracy where gold gives a kind, and milliseconds a pair.
The judge reads each pair both ways round and takes the mean; with `--once` it reads it once, as it does for claims.
`--events` keeps the pairs of the events listed in a file (training/judge_events.txt: those never trained on).
"""

import argparse
import gzip
import json
import time
from pathlib import Path
from typing import Any

from rashomon.compare.claims.judge import DETAILS, KINDS, Judgement, judge_pairs

SHARING = ("same", "overlap")
THRESHOLDS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
Row = dict[str, Any]


def read_rows(path: Path, events: Path | None) -> list[Row]:
    """Read the pairs, of the listed events only where a list is given."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    kept = set(events.read_text(encoding="utf-8").split("\n")) if events else None
    return [row for row in rows if kept is None or row["event"] in kept]


def count_prf(guess: list[bool], gold: list[bool]) -> tuple[float, float, float]:
    """Precision, recall and F1 of yes-or-no answers."""
    right, ours, theirs = sum(g and t for g, t in zip(guess, gold, strict=True)), sum(guess), sum(gold)
    p, r = right / max(1, ours), right / max(1, theirs)
    return round(p, 3), round(r, 3), round(2 * right / max(1, ours + theirs), 3)


def score_pairs(rows: list[Row], judged: tuple[Judgement, ...]) -> dict[str, Any]:
    """All figures of the benchmark."""
    gold = [row["relation"] in SHARING for row in rows]
    guess = [j.shares >= 0.5 for j in judged]
    right = sum(j.relation == row["relation"] for j, row in zip(judged, rows, strict=True))
    found: dict[str, Any] = {"pairs": len(rows), "shares_f1": count_prf(guess, gold)[2]}
    found["accuracy"] = round(right / max(1, len(rows)), 3)
    for detail in DETAILS:
        true = [detail in row["differ"] for row in rows]
        found[detail] = count_prf([detail in j.likely_details() for j in judged], true)[2]
    kinds = [
        (KINDS[j.kinds.index(max(j.kinds))], row["kind"]) for j, row in zip(judged, rows, strict=True) if row["kind"]
    ]
    found["kind_accuracy"] = round(sum(a == b for a, b in kinds) / max(1, len(kinds)), 3)
    return found


def main() -> None:
    """Parse, judge, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, help="judged pairs, JSON lines, gzipped or not")
    parser.add_argument("--events", type=Path, help="score only the events listed in this file")
    parser.add_argument("--thresholds", action="store_true", help="show precision and recall of shares by threshold")
    parser.add_argument("--once", action="store_true", help="read each pair once, the longer passage first")
    args = parser.parse_args()
    rows = read_rows(args.file, args.events)
    judge_pairs([("warm", "up")])
    start = time.perf_counter()
    judged = judge_pairs([(row["a"], row["b"]) for row in rows], twice=not args.once)
    spent = (time.perf_counter() - start) * 1000 / max(1, len(rows))
    if args.thresholds:
        for least in THRESHOLDS:
            p, r, f1 = count_prf([j.shares >= least for j in judged], [row["relation"] in SHARING for row in rows])
            print(f"shares >= {least}: precision {p:.3f} recall {r:.3f} f1 {f1:.3f}")
    print(json.dumps({**score_pairs(rows, judged), "ms_per_pair": round(spent, 2)}))


if __name__ == "__main__":
    main()
