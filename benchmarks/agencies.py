"""Measure whether copy is traced to its agency by text alone: helsinki_articles in, one JSON line out.

    python benchmarks/agencies.py /path/to/shared/data/helsinki_articles

612 pages of 75 sites about one summit, with real wire copy and no gold. A report is an agency's where its dateline says
so, `PLACE (AP)` or `PLACE (Reuters)`. From each in turn all its credits are struck, and it is asked which agency's copy
among the other reports it shares most text with. `joined` counts the reports that share text with any credited copy,
`right` those whose heaviest link is to a copy of their own agency; `others_joined` are the reports without a dateline
that share text with one that has it: uncredited copy, or agency copy with the dateline cut.
"""

import argparse
import csv
import gzip
import json
import re
import sys
import time
from collections import Counter
from pathlib import Path

from rashomon.compare import match_words, read_words
from rashomon.compare.lineage.seeds import ARCHIVE, find_pairs
from rashomon.compare.lineage.words import weigh_choice
from rashomon.language import find_quotations
from rashomon.model import Report

DATELINE = re.compile(r"^[A-Z][A-Za-z .,/'’-]{2,60}\((AP|Reuters)\)\s*[-–—]+ ?", re.MULTILINE)
CREDIT = re.compile(r"\(?\b(?:AP|Reuters|REUTERS|Associated Press)\b[^\n]{0,40}\)?")


def load_reports(folder):
    """Give each article as a report without its credits, and the agency of its dateline."""
    csv.field_size_limit(sys.maxsize)
    with gzip.open(folder / "data/helsinki_articles.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            text = row["text"].replace(" ### ", "\n")
            found = {match.group(1) for match in DATELINE.finditer(text)}
            text = CREDIT.sub(" ", DATELINE.sub("", text))
            body = ((0, len(text)),) if text.strip() else ()
            yield Report(id=row["id"], text=text, outlet=row["publisher"], body=body), found


def weigh_links(reports):
    """Give the weight of the narration that two reports share, for each pair that shares enough, as in an archive."""
    words = [read_words(report, find_quotations(report, report.body)) for report in reports]
    weights = {word: weigh_choice(word) for text in words for word in text.words}
    for left, right in find_pairs([text.words for text in words], weights, ARCHIVE):
        pair = match_words(words[left], words[right], len(reports))
        if pair:
            yield left, right, pair.weight


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="the folder helsinki_articles")
    options = parser.parse_args()
    rows = list(load_reports(options.folder))
    agency = {n: next(iter(found)) for n, (_, found) in enumerate(rows) if len(found) == 1}
    start = time.perf_counter()
    shared: list[Counter[str]] = [Counter() for _ in rows]
    for left, right, weight in weigh_links([report for report, _ in rows]):
        for one, other in ((left, right), (right, left)):
            if other in agency:
                shared[one][agency[other]] = max(shared[one][agency[other]], weight)
    joined = [n for n in agency if shared[n]]
    right = [n for n in joined if max(shared[n], key=lambda name: (shared[n][name], name)) == agency[n]]
    result = {
        "reports": len(rows),
        "with_dateline": len(agency),
        "joined": len(joined),
        "right": len(right),
        "by_agency": {
            name: [sum(agency[n] == name for n in right), sum(a == name for a in agency.values())]
            for name in sorted(set(agency.values()))
        },
        "others_joined": sum(bool(shared[n]) for n in range(len(rows)) if n not in agency),
        "seconds": round(time.perf_counter() - start, 1),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
