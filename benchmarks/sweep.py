"""Score the stories of a folder at several values of the constants that decide: how a threshold was chosen.

    python benchmarks/sweep.py STORIES --scorer SCORE.py compare.claims.clusters.LEAST=0.15,0.2 [...]

Each story is read once; then all that follows is done for every combination. Constants of `load`, `clean` and
`language` act while reading and cannot be swept. Prints the mean of each figure, and one JSON line last. The stories
are the development data: what is best here is only ever chosen here.
"""

import argparse
import itertools
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from stories import FIGURES, add_mean, find_stories, score_account

READING = ("load", "clean", "language")


def parse_setting(text: str) -> tuple[str, list[Any]]:
    """`compare.claims.clusters.LEAST=0.1,0.2` as the constant's name and its values."""
    name, _, values = text.partition("=")
    module, _, constant = name.rpartition(".")
    if not values or not hasattr(import_module(f"rashomon.{module}"), constant):
        raise SystemExit(f"{text}: write MODULE.CONSTANT=VALUE,VALUE with a constant that is there")
    if module.split(".")[0] in READING:
        raise SystemExit(f"{name} acts while reading; only what comes after can be swept")
    return name, [json.loads(value) for value in values.split(",")]


def set_constants(names: Sequence[str], values: Sequence[Any]) -> None:
    """Give the constants their values, in their module and wherever another took them from it."""
    for name, value in zip(names, values, strict=True):
        module, _, constant = name.rpartition(".")
        home = import_module(f"rashomon.{module}")
        old = getattr(home, constant)
        for other in [m for key, m in sys.modules.items() if key.startswith("rashomon.")]:
            if getattr(other, constant, None) is old:
                setattr(other, constant, value)


def read_once(story: Path) -> list[Any]:
    """The readings of a story's reports."""
    from rashomon.account import load_reports, read_reports

    print(f"reading {story.name}", file=sys.stderr)
    reports, _ = load_reports([str(story / "reports")], lambda *_: None)
    return read_reports(reports, lambda *_: None)[0]


def score_readings(readings: list[Any], story: Path, scorer: Path) -> dict[str, float]:
    """The figures of the account made of the readings with the constants as they are."""
    from rashomon.account import compare_readings, make_account
    from rashomon.publish import account_json

    with tempfile.TemporaryDirectory() as folder:
        account = Path(folder) / "account.json"
        account.write_text(account_json(make_account(*compare_readings(readings), [])), encoding="utf-8")
        return score_account(account, story, scorer)


def sweep(
    stories: Sequence[Path], scorer: Path, settings: dict[str, list[Any]]
) -> Iterator[tuple[Any, dict[str, float]]]:
    """Each combination of values with the mean figures."""
    read = {story: read_once(story) for story in stories}
    for values in itertools.product(*settings.values()):
        set_constants(list(settings), values)
        scores = {story.name: score_readings(readings, story, scorer) for story, readings in read.items()}
        yield values, add_mean(scores)["mean"]


def main() -> int:
    """Sweep, print a row for each combination, and all as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path)
    parser.add_argument("settings", nargs="+", metavar="MODULE.CONSTANT=VALUE,VALUE")
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--figures", default="claims,claims_found,tightness,differences,kinds,values,conflicts_found")
    args = parser.parse_args()
    shown = FIGURES if args.figures == "all" else args.figures.split(",")
    settings = dict(parse_setting(text) for text in args.settings)
    print("  ".join(f"{name:>10}" for name in [*(n.rpartition(".")[2] for n in settings), *shown]))
    rows = []
    for values, mean in sweep(find_stories(args.stories), args.scorer, settings):
        cells = [f"{value!s:>10}" for value in values] + [f"{mean.get(figure, 0.0):10.3f}" for figure in shown]
        print("  ".join(cells), flush=True)
        rows.append({**dict(zip(settings, values, strict=True)), **mean})
    print(json.dumps(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
