"""Score the account of each story of a folder against its gold reading; hold the pinned floors.

    python benchmarks/stories.py STORIES --scorer SCORE.py [--floors FLOORS.json] [--update] [--lower] [--misses]

STORIES holds a folder per story with `reports/`, `texts/` and `gold.json`. Prints one table and, last, one JSON line
with the figures. With --floors, exits 1 where a figure fell below its floor, or where the gold data is not the data
that the floors were measured on. --update raises the floors to what was reached; it lowers one only with --lower.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

SLACK = 0.01  # a figure may be this far below its floor: rounding, and other processors round networks differently
FIGURES = (
    "claims", "claims_found", "tightness", "differences", "kinds", "values", "conflicts_found", "quotes", "speakers",
    "attributions", "sources", "actors", "ties", "timeline", "lineage",
)  # fmt: skip
Scores = dict[str, dict[str, float]]


def find_stories(folder: Path) -> list[Path]:
    """The folders of stories with a gold reading."""
    return sorted(path.parent for path in folder.glob("*/gold.json"))


def read_account(story: Path, target: Path) -> None:
    """Write the account of a story's reports."""
    from rashomon.account import read_story
    from rashomon.publish import account_json

    target.write_text(account_json(read_story([str(story / "reports")])), encoding="utf-8")


def score_story(story: Path, scorer: Path, misses: bool) -> dict[str, float]:
    """The figures of one story, each as one number."""
    with tempfile.TemporaryDirectory() as folder:
        account = Path(folder) / "account.json"
        read_account(story, account)
        return score_account(account, story, scorer, misses)


def score_account(account: Path, story: Path, scorer: Path, misses: bool = False) -> dict[str, float]:
    """The figures of an account file against a story's gold reading."""
    command = [sys.executable, str(scorer), str(account), str(story / "gold.json"), str(story / "texts")]
    if misses:
        print(subprocess.run([*command, "--misses"], capture_output=True, text=True, check=True).stdout)
    found = json.loads(subprocess.run([*command, "--json"], capture_output=True, text=True, check=True).stdout)
    values = {name: row.get("f1", row.get("value")) for name, row in found.items()}
    return {name: value for name, value in values.items() if value is not None}


def add_mean(scores: Scores) -> Scores:
    """The scores with a row for the mean over the stories that have a figure."""
    rows = list(scores.values())
    mean = {}
    for name in FIGURES:
        have = [row[name] for row in rows if name in row]
        if have:
            mean[name] = round(sum(have) / len(have), 3)
    return {**scores, "mean": mean}


def print_table(scores: Scores) -> None:
    """Print figures down, stories across."""
    print(f"{'':16}" + "".join(f"{name:>12}" for name in scores))
    for figure in FIGURES:
        cells = [f"{row[figure]:12.2f}" if figure in row else f"{'-':>12}" for row in scores.values()]
        print(f"{figure:16}" + "".join(cells))


def hash_gold(stories: Iterable[Path]) -> str:
    """A hash over all gold readings, so that floors are never compared on other data."""
    digest = hashlib.sha256()
    for story in stories:
        digest.update(story.name.encode() + (story / "gold.json").read_bytes())
    return digest.hexdigest()


def find_falls(scores: Scores, floors: Scores) -> list[str]:
    """The figures that lie below their floor, one line each."""
    return [
        f"{story} {figure}: {scores.get(story, {}).get(figure, 0.0):.3f} is below its floor {floor:.3f}"
        for story, row in floors.items()
        for figure, floor in row.items()
        if scores.get(story, {}).get(figure, 0.0) < floor - SLACK
    ]


def raise_floors(scores: Scores, floors: Scores, lower: bool) -> Scores:
    """The floors raised to the scores; lowered too, where that is allowed."""
    raised = {}
    for story, row in scores.items():
        old = floors.get(story, {})
        raised[story] = {f: v if lower else max(v, old.get(f, 0.0)) for f, v in row.items()}
    return raised


def hold_floors(scores: Scores, stories: list[Path], args: argparse.Namespace) -> int:
    """Compare with the pinned floors, or pin new ones; the exit code."""
    path, gold = Path(args.floors), hash_gold(stories)
    pinned = json.loads(path.read_text()) if path.exists() else {"gold": gold, "floors": {}}
    if args.update:
        floors = raise_floors(scores, pinned["floors"], args.lower)
        path.write_text(json.dumps({"gold": gold, "floors": floors}, indent=1) + "\n")
        return 0
    if pinned["gold"] != gold:
        print("the gold readings are not those that the floors were measured on: look at both, then --update --lower")
        return 1
    falls = find_falls(scores, pinned["floors"])
    print("\n".join(falls) or f"all {sum(map(len, pinned['floors'].values()))} floors held")
    return 1 if falls else 0


def main() -> int:
    """Score all stories, print, and hold the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--floors")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--lower", action="store_true")
    parser.add_argument("--misses", action="store_true", help="list what gold has and the account has not")
    args = parser.parse_args()
    stories = find_stories(args.stories)
    if not stories or not args.scorer.exists():
        print(
            f"no stories with gold in {args.stories}, or no scorer at {args.scorer}: RASHOMON_SHARED names their home"
        )
        return 2
    scores = {}
    for story in stories:
        print(f"reading {story.name}", file=sys.stderr)
        scores[story.name] = score_story(story, args.scorer, args.misses)
    scores = add_mean(scores)
    print_table(scores)
    code = hold_floors(scores, stories, args) if args.floors else 0
    print(json.dumps(scores))
    return code


if __name__ == "__main__":
    sys.exit(main())
