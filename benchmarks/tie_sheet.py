"""Judge the ties of accounts by eye: a sheet to fill in for each account, and the count of a filled sheet.

    rashomon read /path/to/reports --output /path/to/account
    python benchmarks/tie_sheet.py /path/to/account/account.json > sheet.tsv
    python benchmarks/tie_sheet.py --count sheet.tsv

A sheet has a row for each tie: a mark and a cause, both empty, the tie, who asserts it, its date, and its passages with
the words around them. The mark is `right`, `doubtful` or `wrong`: right where the passages say this of these two, in
this direction, of this polarity, by this source. The count is one JSON line, by mark and, of the wrong ones, by cause.
"""

import argparse
import csv
import json
import sys
from collections import Counter
from pathlib import Path

AROUND = 120  # characters before and after a passage
SHOWN = 3  # passages of a tie
MARKS = ("right", "doubtful", "wrong")
COLUMNS = ("mark", "cause", "subject", "relation", "object", "code", "asserted_by", "date", "passages")


def make_rows(account):
    """The rows of the sheet of one account."""
    texts = {report["id"]: report["text"] for report in account["reports"]}
    for tie in account["ties"]:
        shown = [show(texts[span["report"]], span) for span in tie["evidence"][:SHOWN]]
        relation = f"not: {tie['relation']}" if tie.get("denied") else tie["relation"]
        facts = [tie["subject"], relation, tie["object"], tie["code"] or "", tie["asserted_by"], tie["date"] or ""]
        yield ["", "", *facts, " || ".join(shown)]


def show(text, span):
    """A passage between marks in the words around it, on one line."""
    start, end = span["start"], span["end"]
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return f"{span['report']}: " + " ".join(f"{before}<<{text[start:end]}>>{after}".split())


def count_marks(rows):
    """How many ties have each mark, and of the wrong ones each cause; an unknown mark stops the count."""
    for number, row in enumerate(rows, 2):
        if row["mark"] not in MARKS:
            sys.exit(f"row {number}: the mark is {row['mark']!r}, not one of {', '.join(MARKS)}: fill it in")
    marks = Counter(row["mark"] for row in rows)
    causes = Counter(row["cause"] or "unsaid" for row in rows if row["mark"] == "wrong")
    return {"ties": len(rows), **{mark: marks[mark] for mark in MARKS}, "causes": dict(causes.most_common())}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", help="account.json, or with --count a filled sheet")
    parser.add_argument("--count", action="store_true", help="count the marks of a filled sheet")
    args = parser.parse_args()
    with Path(args.file).open(encoding="utf-8", newline="") as file:
        if args.count:
            print(json.dumps(count_marks(list(csv.DictReader(file, delimiter="\t")))))
            return
        account = json.load(file)
    writer = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(make_rows(account))


if __name__ == "__main__":
    main()
