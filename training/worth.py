"""Fit the weights by which it is judged how reports put a claim is worth showing: src/rashomon/data/worth.json.

    .venv/bin/python benchmarks/readings.py ../shared/data/news_events /tmp/more --looked-at
    .venv/bin/python training/worth.py ../shared/stories /tmp/more

Each folder holds stories with a gold reading (`gold.json`, `texts/`, `reports/`). Learns from the claims that the
program finds in them. `first`: do the values of a claim meet, in two reports, those of a difference of gold that no
narrower difference of ours has found? `second`: the same, where a difference of gold counts once, for the claim that
the first holds likeliest. `kind`: is the difference of gold that it meets a wording, or compatible? Stories of
the first folder weigh more (HEAVY): two readers agreed on their gold, the others have one.
Prints for each story what weights of the other stories reach.
"""

import argparse
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from newton import fit_logistic, name_weights
from rashomon.account import load_reports, read_reports
from rashomon.compare.claims.finding import find_claims
from rashomon.compare.differences import finding as differences
from rashomon.compare.differences.wholes import renderings, worth
from rashomon.compare.differences.wholes.worth import FIRST, KIND, SECOND, Rendering
from rashomon.compare.lineage.finding import find_lineage
from rashomon.compare.quotes.finding import find_quotes
from rashomon.model import Claim, Difference, Quote, Span, Story

TARGET = Path(__file__).parents[1] / "src" / "rashomon" / "data" / "worth.json"
RIDGE = {"first": 30.0, "second": 1.0, "kind": 1.0}
HEAVY = {"first": 3.0, "second": 3.0, "kind": 12.0}
Weights = dict[str, dict[str, float]]
Row = tuple[list[float], bool, float]


class Table(NamedTuple):
    """A story: its renderings, the narrower differences, gold's with their kinds, and which of those not yet found
    the rendering of a claim meets.
    """

    name: str
    heavy: bool
    rows: list[Rendering]
    found: list[Difference]
    gold: list[list[Span]]
    kinds: list[str]
    met: dict[str, list[int]]
    sources: list[tuple[Claim, Difference]]


def read_table(folder: Path, heavy: bool) -> Table:
    """A story as the program reads it, with gold's differences."""
    reports, _ = load_reports([str(folder / "reports")], lambda *_: None)
    story = Story(readings=tuple(read_reports(reports, lambda *_: None)[0]))
    claims = find_claims(story, find_lineage(story))
    return make_table(folder, heavy, story, claims, find_quotes(story))


def make_table(folder: Path, heavy: bool, story: Story, claims: Sequence[Claim], quotes: Sequence[Quote]) -> Table:
    """The table of a story that is read and compared."""
    found = differences.find_details(story, claims, quotes)
    rows = renderings.make_renderings(story, claims, found)
    data = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    told = (data["differences"] if "differences" in data else data["disagreements"]) or []
    gold = [[span for value in row["values"] for span in find_value(value, story)] for row in told]
    left = frozenset(range(len(gold))) - match_rows([d.values for d in found], gold).keys()
    return Table(
        folder.name,
        heavy,
        rows,
        found,
        gold,
        [row["kind"] for row in told],
        {row.claim.id: [j for j in sorted(left) if count_met(row.values, gold[j]) > 1] for row in rows},
        differences.find_sources(story, claims),
    )


def find_value(value: dict[str, str], story: Story) -> list[Span]:
    """Where a value of gold stands in its report: where gold says, or at the first place, white space aside."""
    report = next((r.report for r in story.readings if r.report.id == str(value["report"])), None)
    words = value["text"].split()
    if report is None or not words:
        return []
    at = int(value.get("start", -1))
    if at >= 0 and report.text[at:].startswith(value["text"]):
        return [report.span(at, at + len(value["text"]))]
    match = re.search(r"\s+".join(map(re.escape, words)), report.text)
    return [report.span(*match.span())] if match else []


def count_met(one: Sequence[Span], other: Sequence[Span]) -> int:
    """In how many reports two rows of values coincide."""
    return len({a.report for a in one for b in other if a.overlaps(b)})


def match_rows(ours: Sequence[Sequence[Span]], gold: Sequence[Sequence[Span]]) -> dict[int, int]:
    """The differences of gold that rows of ours match, each once, those that meet in most reports first."""
    pairs = [(count_met(a, b), i, j) for i, a in enumerate(ours) for j, b in enumerate(gold)]
    taken: dict[int, int] = {}
    for met, i, j in sorted(pairs, reverse=True):
        if met > 1 and i not in taken.values() and j not in taken:
            taken[j] = i
    return taken


def weigh_story(name: str, table: Table) -> float:
    """The weight of a story's rows in a regression."""
    return HEAVY[name] if table.heavy else 1.0


def fit_all(tables: Sequence[Table]) -> Weights:
    """The weights of all regressions, each fitted with those before it in use."""
    rows = [
        (pick(FIRST, row.signs), bool(t.met[row.claim.id]), weigh_story("first", t)) for t in tables for row in t.rows
    ]
    weights = {"first": fit(rows, FIRST, "first")}
    use_weights(weights)
    later: list[Row] = []
    for table in tables:
        taken: set[int] = set()
        for row, signs in worth.rank_renderings(table.rows, len(table.found)):
            free = [j for j in table.met[row.claim.id] if j not in taken]
            taken.update(free[:1])
            later.append((pick(SECOND, signs), bool(free), weigh_story("second", table)))
    weights["second"] = fit(later, SECOND, "second")
    weights["kind"] = fit([row for table in tables for row in list_kinds(table)], KIND, "kind")
    return weights


def list_kinds(table: Table) -> list[Row]:
    """The renderings shown that match a difference of gold, and whether that is a wording."""
    shown = worth.choose_renderings(table.rows, len(table.found))
    told = [*table.found, *(renderings.make_row(row, worth.PARTS) for row in shown)]
    order = sorted(range(len(told)), key=lambda n: differences.ORDER.index(told[n].kind))
    rows = []
    for j, i in match_rows([told[n].values for n in order], table.gold).items():
        at = order[i] - len(table.found)
        if at >= 0 and table.kinds[j] in ("wording", "compatible"):
            rows.append((pick(KIND, shown[at].signs), table.kinds[j] == "wording", weigh_story("kind", table)))
    return rows


def pick(names: Sequence[str], signs: worth.Signs) -> list[float]:
    """The signs in the order of their names."""
    return [signs[name] for name in names]


def fit(rows: Sequence[Row], names: tuple[str, ...], which: str) -> dict[str, float]:
    """The weights and the bias that fit some rows best."""
    signs, answers, heavy = zip(*rows, strict=True)
    return name_weights(names, fit_logistic(signs, answers, RIDGE[which], heavy))


def use_weights(weights: Weights) -> None:
    """Let the program use these weights."""
    worth.load_weights = lambda: weights  # type: ignore[assignment]


def rate(table: Table) -> dict[str, object]:
    """What the weights in use reach on a story."""
    shown = worth.choose_renderings(table.rows, len(table.found))
    told = differences.join_rows(table.found, shown, table.sources)
    matched = match_rows([d.values for d in told], table.gold)
    kinds = [d.kind for d in told]
    right = [kinds[i] == table.kinds[j] for j, i in matched.items()]
    before = match_rows([d.values for d in table.found], table.gold)
    return {
        "story": table.name,
        "gold": len(table.gold),
        "narrower": round(2 * len(before) / max(1, len(table.found) + len(table.gold)), 3),
        "shown": len(shown),
        "f1": round(2 * len(matched) / max(1, len(told) + len(table.gold)), 3),
        "kinds": round(sum(right) / max(1, len(right)), 3),
    }


def report(rows: Sequence[dict[str, object]], of: str) -> None:
    """Print the means over some stories."""
    for key in ("narrower", "f1", "kinds"):
        print(f"{of}, mean {key}: {np.mean([row[key] for row in rows if row['gold']]):.3f}")  # type: ignore[misc]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, default=TARGET)
    args = parser.parse_args()
    homes = [(path.parent, n == 0) for n, home in enumerate(args.stories) for path in sorted(home.glob("*/gold.json"))]
    fit_tables([read_table(path, heavy) for path, heavy in homes], args.out)


def fit_tables(tables: Sequence[Table], out: Path) -> None:
    """Print what weights of the other stories reach on each, and write those of all."""
    rows = []
    for n, table in enumerate(tables):
        use_weights(fit_all([*tables[:n], *tables[n + 1 :]]))
        rows.append(rate(table))
        print(json.dumps(rows[-1]), flush=True)
    report([row for row, table in zip(rows, tables, strict=True) if table.heavy], "first folder")
    report([row for row, table in zip(rows, tables, strict=True) if not table.heavy], "others")
    out.write_text(json.dumps(fit_all(tables), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
