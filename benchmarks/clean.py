"""How well load and clean do: body lines, titles, days, outlets and authors, on stories, pasted text and saved pages.

    .venv/bin/python benchmarks/clean.py --stories ../shared/stories --pages ../shared/data/fundus_html

Stories are scored against the `reports` section of their gold.json (a line is not body if gold lists it as such). Pages
are scored three ways: pasted as text, as saved pages through load and clean, and by trafilatura alone. The weights saw
the pages; what cross-validation by publisher gives is printed by training/lines.py. The last line is JSON.
"""

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path

from pasted import fold, read_pages
from rashomon.clean import clean
from rashomon.load import load
from rashomon.model import Report

MOST = 60  # characters at the end of a line by which it is found again


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=Path, help="folder of stories with reports/ and gold.json")
    parser.add_argument("--pages", type=Path, help="folder of fundus_html")
    parser.add_argument("--misses", action="store_true", help="print what was missed")
    args = parser.parse_args()
    sys.setrecursionlimit(5000)
    result = {}
    if args.stories:
        result["stories"] = score_stories(args.stories, args.misses)
    if args.pages:
        result |= score_pages(args.pages, args.misses)
    for name, row in result.items():
        print(name.ljust(12), "  ".join(f"{key} {value}" for key, value in row.items()))
    print(json.dumps(result))


def score_stories(folder: Path, misses: bool) -> dict[str, float]:
    counts: Counter[str] = Counter(misses=int(misses))
    for path in sorted(folder.glob("*/gold.json")):
        gold = {row["id"]: row for row in json.loads(path.read_text(encoding="utf-8"))["reports"]}
        start = time.perf_counter()
        cleaned = [clean(thing) for thing in load([str(path.parent / "reports")]) if isinstance(thing, Report)]
        counts["milliseconds"] += round(1000 * (time.perf_counter() - start))
        for report in cleaned:
            known = (path.parent / "texts" / f"{report.id}.txt").read_text(encoding="utf-8")
            score_report(report, gold[report.id], known, counts)
    return rates(counts)


def score_report(report: Report, gold: dict, known: str, counts: Counter[str]) -> None:
    """Count the lines of a report that the reader of the gold saw; a dateline or label cut off is no miss."""
    other = [fold(text) for text in gold["not_body"]]
    held = " ".join(fold(report.text[a:b]) for a, b in report.body)
    for line in filter(None, map(str.strip, report.text.splitlines())):
        text = fold(line)
        if not text or text == fold(gold["title"]) or text not in fold(known):
            continue
        wanted = not any(text in entry or (entry and entry in text and len(entry) > 0.6 * len(text)) for entry in other)
        kept = text[-MOST:] in held
        counts.update({"right": wanted and kept, "held": kept, "wanted": wanted})
        if counts["misses"] and wanted != kept:
            print("LOST " if wanted else "FALSE", f"{report.id}: {line[:100]}")
    score_fields(report, gold, counts)


def score_fields(report: Report, gold: dict, counts: Counter[str]) -> None:
    counts["reports"] += 1
    counts["title right"] += fold(report.title or "") == fold(gold["title"])
    counts["day right"] += (report.published or "")[:10] == (gold.get("published") or "")[:10]


def rates(counts: Counter[str]) -> dict[str, float]:
    row = {"lines": counts["wanted"], "precision": counts["right"] / max(1, counts["held"])}
    row["recall"] = counts.get("found", counts["right"]) / max(1, counts["wanted"])
    for key in ("title", "day", "authors"):
        if f"{key} right" in counts:
            row[key] = counts[f"{key} right"] / counts["reports"]
    row["ms per report"] = counts["milliseconds"] / max(1, counts["reports"])
    return {key: round(value, 3) for key, value in row.items()}


def score_pages(folder: Path, misses: bool) -> dict[str, dict[str, float]]:
    from rashomon.load.sources import Source
    from rashomon.load.webpage import read_page

    pasted, saved, alone = Counter(), Counter(), Counter()
    for page in read_pages(folder):
        wanted = [fold(text) for text in page.paragraphs]
        start = time.perf_counter()
        report = clean(Report(id=page.name, text="\n\n".join(page.lines)))
        pasted["milliseconds"] += round(1000 * (time.perf_counter() - start))
        score_lines([report.text[a:b] for a, b in report.body], wanted, pasted, misses and page.name)
        score_fields(report, {"title": page.title, "published": page.published}, pasted)
        start = time.perf_counter()
        raw = read_page(Source(name=page.name, stem=page.name, kind="page"), page.page)
        report = clean(raw)
        saved["milliseconds"] += round(1000 * (time.perf_counter() - start))
        score_lines([report.text[a:b] for a, b in report.body], wanted, saved, False)
        score_fields(report, {"title": page.title, "published": page.published}, saved)
        saved["authors right"] += {fold(a) for a in report.authors} == {fold(a) for a in page.authors}
        lines = [line for line in raw.text.splitlines() if line.strip() and line.strip() != raw.title]
        score_lines(lines, wanted, alone, False)
        alone["reports"] += 1
    return {"pasted": rates(pasted), "saved": rates(saved), "trafilatura": rates(alone)}


def score_lines(lines: list[str], wanted: list[str], counts: Counter[str], miss: str | bool) -> None:
    """Count the lines that stand in a wanted paragraph, and the wanted paragraphs that stand in the lines."""
    folded, joined = [fold(line) for line in lines], " ".join(wanted)
    held = " ".join(folded)
    good = sum(text in joined for text in folded)
    found = sum(text in held for text in wanted)
    counts["held"] += len(folded)
    counts["right"] += good
    counts["wanted"] += len(wanted)
    counts["found"] += found
    if miss:
        print(
            *(f"FALSE {miss}: {line[:100]}" for line, text in zip(lines, folded, strict=True) if text not in joined),
            sep="\n",
        )


if __name__ == "__main__":
    main()
