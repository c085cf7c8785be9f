"""How often an account says one thing twice, beside a gold reading of the story; no floor, read it as a reader would.

    python benchmarks/repeats.py STORIES

For the claims that two or more reports state: how many there are for each of gold's (`claims_per_gold`), and in how
many of them a character stands that stands in any (`claims_per_character`; gold's own beside it). Prints a row for each
story and one JSON line last, with the means.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from rashomon.account import read_story
from rashomon.publish import account_json
from stories import find_stories

Claim = dict[str, Any]
Place = tuple[str, int, int]


def find_places(claims: list[Claim], texts: dict[str, str]) -> list[list[Place]]:
    """The places of the evidence of each claim that two or more reports state."""
    found = []
    for claim in claims:
        places = [place for row in claim["evidence"] if (place := find_place(row, texts))]
        if len({report for report, _, _ in places}) > 1:
            found.append(places)
    return found


def find_place(row: Claim, texts: dict[str, str]) -> Place | None:
    """Where a passage stands; gold gives some by their words alone."""
    start = row.get("start", texts.get(row["report"], "").find(row["text"]))
    return (row["report"], start, start + len(row["text"])) if start >= 0 else None


def count_standing(claims: list[list[Place]]) -> float:
    """The mean number of claims that a character stands in, over those that stand in any."""
    standing: dict[tuple[str, int], set[int]] = {}
    for number, places in enumerate(claims):
        for report, start, end in places:
            for at in range(start, end):
                standing.setdefault((report, at), set()).add(number)
    return sum(map(len, standing.values())) / max(1, len(standing))


def measure_story(story: Path) -> dict[str, float]:
    """The figures of one story."""
    gold = json.loads((story / "gold.json").read_text(encoding="utf-8"))
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (story / "texts").iterdir()}
    ours = find_places(json.loads(account_json(read_story([str(story / "reports")])))["claims"], texts)
    theirs = find_places(gold["claims"], texts)
    return {
        "claims_per_gold": len(ours) / max(1, len(theirs)),
        "claims_per_character": count_standing(ours),
        "gold_per_character": count_standing(theirs),
    }


def main() -> None:
    """Measure every story of a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path)
    rows = {story.name: measure_story(story) for story in find_stories(parser.parse_args().stories)}
    for name, row in rows.items():
        print(f"{name:16}" + "".join(f"  {key} {value:.2f}" for key, value in row.items()), flush=True)
    keys = next(iter(rows.values()), {})
    print(json.dumps({key: round(sum(row[key] for row in rows.values()) / len(rows), 3) for key in keys}))


if __name__ == "__main__":
    main()
