"""Measure the PLOVER types given to ties: a TSV of zero_shot_plover in, one JSON line out.

    python benchmarks/ties.py /path/to/PLV_test.tsv

Each row has a sentence with its two parties marked and the type of what the one does to the other. `root_f1` is the
mean F1 over the types, `quad_f1` over the four classes (verbal and material, cooperation and conflict) to which they
belong. Published figures for PLV: Hu and others (ACL 2024), Leveraging Codebook Knowledge with NLI and ChatGPT.
"""

import argparse
import csv
import json
import re
from collections import Counter
from pathlib import Path

from rashomon.world.ties.codes import OBJECT, SUBJECT, find_codes

QUADS = {code: quad for quad, codes in {
    "verbal cooperation": "AGREE CONSULT SUPPORT",
    "material cooperation": "COOPERATE AID CONCEDE RETREAT",
    "verbal conflict": "REQUEST ACCUSE REJECT THREATEN",
    "material conflict": "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
}.items() for code in codes.split()}  # fmt: skip
OLD_NAMES = {"YIELD": "CONCEDE"}


def mean_f1(given, wanted):
    """The mean over the classes of the corpus of the F1 of each."""
    right = Counter(a for a, b in zip(given, wanted, strict=True) if a == b)
    total = Counter(given) + Counter(wanted)
    classes = sorted(set(wanted))
    return sum(2 * right[c] / total[c] for c in classes) / len(classes)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file")
    args = parser.parse_args()
    with Path(args.file).open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    marked = [re.sub(r"<s>.*?</s>", SUBJECT, re.sub(r"<t>.*?</t>", OBJECT, row["marked_sentence"])) for row in rows]
    wanted = [OLD_NAMES.get(row["gold_root"], row["gold_root"]) for row in rows]
    given = [code for code, _ in find_codes(marked)]
    right = sum(a == b for a, b in zip(given, wanted, strict=True))
    quads = mean_f1([QUADS[code] for code in given], [QUADS[code] for code in wanted])
    row = {"file": Path(args.file).name, "rows": len(rows), "root_f1": round(mean_f1(given, wanted), 4)}
    print(json.dumps(row | {"quad_f1": round(quads, 4), "root_accuracy": round(right / len(rows), 4)}))


if __name__ == "__main__":
    main()
