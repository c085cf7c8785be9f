"""The shipped sample story: its gold reading points into its texts, and those are what loading gives."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rashomon.load import load
from rashomon.model import Report
from tests.shared import shared

STORY = Path(__file__).resolve().parents[1] / "examples" / "tulga-dam"
GOLD: dict[str, Any] = json.loads((STORY / "gold.json").read_text(encoding="utf-8"))
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in (STORY / "texts").glob("*.txt")}
PASSAGES = {
    "claims": "evidence",
    "differences": "values",
    "quotes": "variants",
    "ties": "evidence",
    "timeline": "evidence",
}
KINDS = {"conflict", "update", "compatible", "wording"}
ASPECTS = {"number", "date", "place", "name", "label", "wording", "certainty", "polarity", "attribution"}


def find_passages() -> Iterator[tuple[str, str, str]]:
    """Every passage of the gold reading: where it stands there, its report, its text."""
    for section, rows in PASSAGES.items():
        for number, row in enumerate(GOLD[section]):
            yield from ((f"{section} {number}", span["report"], span["text"]) for span in row[rows])
    for number, row in enumerate(GOLD["attributions"]):
        yield from ((f"attributions {number}", row["report"], row[part]) for part in ("source", "cue", "content"))
    for row in GOLD["lineage"]:
        yield f"lineage of {row['report']}", row["report"], row["text"]
    for row in GOLD["lineage_rejected"]:
        yield from ((f"no lineage of {report}", report, row["text"]) for report in row["reports"])
    for row in GOLD["reports"]:
        yield from (("report", row["id"], text) for text in row["not_body"] + row["photo_credits"])


def test_passages_stand_in_their_texts() -> None:
    strays = [(place, report, text) for place, report, text in find_passages() if text not in TEXTS.get(report, "")]
    assert strays == []


def test_reports_and_texts_are_the_same_six() -> None:
    named = [row["id"] for row in GOLD["reports"]]
    assert named == sorted(TEXTS) == sorted(path.stem for path in (STORY / "reports").iterdir())
    assert len(named) == 6


def test_texts_are_what_loading_gives() -> None:
    loaded = list(load([str(STORY / "reports")]))
    reports = [thing for thing in loaded if isinstance(thing, Report)]
    assert len(reports) == len(loaded) == 6
    assert {report.id: report.text for report in reports} == TEXTS


@pytest.mark.parametrize("section", ["claims", "differences", "quotes"])
def test_ids_are_unique(section: str) -> None:
    ids = [row["id"] for row in GOLD[section]]
    assert len(ids) == len(set(ids))


def test_differences_name_a_claim_a_kind_and_an_aspect() -> None:
    claims = {row["id"] for row in GOLD["claims"]}
    for row in GOLD["differences"]:
        assert (row["claim"] in claims, row["kind"] in KINDS, row["aspect"] in ASPECTS) == (True, True, True), row
        assert len({value["report"] for value in row["values"]}) > 1, row


def test_speakers_and_parties_are_actors() -> None:
    actors = {row["name"] for row in GOLD["actors"]}
    speakers = {row["speaker"] for row in GOLD["quotes"]} | {row["subject"] for row in GOLD["ties"]}
    assert speakers <= actors


def test_aliases_are_used_in_the_reports() -> None:
    everything = "\n".join(TEXTS.values())
    unused = [alias for row in GOLD["actors"] for alias in row["aliases"] if alias not in everything]
    assert unused == []


def test_lineage_comes_from_reports_or_credited_agencies() -> None:
    credited = {row["id"]: set(row["agencies"]) for row in GOLD["reports"]}
    for row in GOLD["lineage"]:
        if row["basis"] == "shared text":
            assert row["text"] in TEXTS[row["from"]], row
        else:
            assert row["from"] in credited[row["report"]], row


def test_gold_against_itself_is_perfect() -> None:
    scorer, gold = shared("score/score.py"), STORY / "gold.json"
    command = [sys.executable, str(scorer), str(gold), str(gold), str(STORY / "texts"), "--json"]
    figures = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert len(figures) == 15
    assert {name for name, figure in figures.items() if figure.get("f1", figure.get("value")) != 1.0} == set()
