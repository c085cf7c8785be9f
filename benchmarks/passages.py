"""How well the passages that the program cuts fit those that a gold reading links between reports.

    python benchmarks/passages.py STORIES

A passage of gold counts as met where one of ours shares most of it: characters in common over characters of either
(`met`: 0.7 and more; `exact`: 0.9 and more). `mean` is that share for the best passage; `cut` is how many passages
are cut for each that gold links. Titles are left out. Prints a row for each story and one JSON line last, with the
means.
"""

import argparse
import json
from itertools import combinations
from pathlib import Path

from rashomon.account import load_reports, read_reports
from rashomon.model import Reading
from repeats import Place, find_places
from stories import find_stories

MET, EXACT = 0.7, 0.9


def share(one: Place, other: Place) -> float:
    """Characters in common over characters of either; 0 in two reports."""
    if one[0] != other[0]:
        return 0.0
    common = min(one[2], other[2]) - max(one[1], other[1])
    return max(0, common) / max(1, max(one[2], other[2]) - min(one[1], other[1]))


def list_linked(story: Path) -> set[Place]:
    """The passages of gold that a claim links with one of another report."""
    gold = json.loads((story / "gold.json").read_text(encoding="utf-8"))
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (story / "texts").iterdir()}
    pairs = (pair for places in find_places(gold["claims"], texts) for pair in combinations(places, 2))
    return {place for a, b in pairs if a[0] != b[0] for place in (a, b)}


def list_cut(readings: list[Reading]) -> list[Place]:
    """The passages of ours."""
    return [p.span.place for reading in readings for p in reading.passages if not p.title]


def measure_story(story: Path) -> dict[str, float]:
    """The figures of one story."""
    reports, _ = load_reports([str(story / "reports")], lambda *_: None)
    ours, gold = list_cut(read_reports(reports, lambda *_: None)[0]), list_linked(story)
    best = [max((share(place, mine) for mine in ours), default=0.0) for place in sorted(gold)]
    return {
        "met": sum(value >= MET for value in best) / max(1, len(best)),
        "exact": sum(value >= EXACT for value in best) / max(1, len(best)),
        "mean": sum(best) / max(1, len(best)),
        "cut": len(ours) / max(1, len(best)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path, help="a folder of stories with gold readings")
    rows = {story.name: measure_story(story) for story in find_stories(parser.parse_args().stories)}
    for name, row in rows.items():
        print(f"{name:14}", *(f"{figure} {value:.3f}" for figure, value in row.items()))
    figures = next(iter(rows.values()), {})
    print(json.dumps({figure: round(sum(row[figure] for row in rows.values()) / len(rows), 3) for figure in figures}))


if __name__ == "__main__":
    main()
