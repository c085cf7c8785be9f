"""Lay out more stories with a gold reading, to measure on other stories than those that the rules were made on.

    python benchmarks/readings.py ../shared/data/news_events OUT [--kept | --looked-at]
    python benchmarks/stories.py OUT --scorer ../shared/score/score.py

The texts are those of news_events; the readings, in `benchmarks/readings/`, hold places in them, no sentence of them.
Language models read the reports one by one by the rules of CONTRACT.md and saw nothing of the program; one reading a
story, so mistakes are in them. Of most the errors were looked at while rules were made (`looked_at`); the others were
only measured. Writes a folder for each story with `reports/`, `texts/` and `gold.json`, as in shared/stories.
"""

import argparse
import gzip
import json
from pathlib import Path
from typing import Any

READINGS = Path(__file__).parent / "readings"
KEPT_KEYS = ("title", "description", "maintext", "date_publish", "source_domain", "url")
Row = dict[str, Any]


def read_rows(folder: Path) -> dict[str, Row]:
    """The rows of news_events by their id, without their standfirst, which the readers did not see."""
    with gzip.open(folder / "dev.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return {row["id"]: {key: row.get(key) for key in KEPT_KEYS} | {"description": None} for row in rows}


def lay_out(reading: Row, rows: dict[str, Row], target: Path) -> None:
    """Write the folder of one story."""
    texts = {}
    for name in ("reports", "texts"):
        (target / name).mkdir(parents=True, exist_ok=True)
    for report in reading["reports"]:
        row = rows[report["row"]]
        texts[report["id"]] = f"{row['title']}\n\n{row['maintext']}"
        (target / "reports" / f"{report['id']}.json").write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
        (target / "texts" / f"{report['id']}.txt").write_text(texts[report["id"]], encoding="utf-8")
    gold = json.dumps(fill(reading, texts), ensure_ascii=False, indent=1)
    (target / "gold.json").write_text(gold, encoding="utf-8")


def fill(reading: Row, texts: dict[str, str]) -> Row:
    """A reading with the words at its places."""

    def span(report: str, start: int, end: int) -> Row:
        return {"report": report, "start": start, "end": end, "text": texts[report][start:end]}

    gold = reading | {"ties": [], "places": []}
    for key, places in (
        ("claims", "evidence"),
        ("differences", "values"),
        ("quotes", "variants"),
        ("timeline", "evidence"),
    ):
        gold[key] = [row | {places: [span(*place) for place in row[places]]} for row in reading[key]]
    parts = ("source", "cue", "content")
    gold["attributions"] = [
        row | {part: span(row["report"], *row[part]) for part in parts if row[part]} for row in reading["attributions"]
    ]
    return gold


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news_events", type=Path, help="folder with dev.jsonl.gz")
    parser.add_argument("out", type=Path, help="folder that the stories are written to")
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument("--kept", action="store_true", help="only the stories whose errors nobody looked at")
    chosen.add_argument("--looked-at", action="store_true", help="only the other stories")
    arguments = parser.parse_args()
    rows = read_rows(arguments.news_events)
    for path in sorted(READINGS.glob("*.json")):
        reading = json.loads(path.read_text(encoding="utf-8"))
        if not (arguments.kept and reading["looked_at"]) and not (arguments.looked_at and not reading["looked_at"]):
            lay_out(reading, rows, arguments.out / path.stem)
            print(arguments.out / path.stem)


if __name__ == "__main__":
    main()
