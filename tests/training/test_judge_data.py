"""What the training of the pair judge makes of its corpora: cuts, changes, and the events held out."""

import random
import sys
from pathlib import Path

import pytest

from tests.shared import shared

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "training"))
import judge_data as data

DATA_TABLE = Path(data.__file__).with_name("judge_more.tsv")
LONG = "The ferry left Bari at noon and ran aground off the cape, which pilots avoid in the fog of early spring."


def test_cuts_where_a_clause_begins() -> None:
    assert data.cut_clauses(LONG) == [
        "The ferry left Bari at noon",
        "and ran aground off the cape",
        "which pilots avoid in the fog of early spring.",
    ]
    assert data.cut_clauses("The ferry left Bari at noon.") == []


@pytest.mark.parametrize(
    ("change", "text", "detail"),
    [
        (data.change_number, "Police held 12 men.", "number"),
        (data.change_number, "Police held seven men.", "number"),
        (data.change_day, "It opens on Monday.", "date"),
        (data.drop_credit, "The dam above the town will be rebuilt, police said.", "attribution"),
    ],
    ids=["digits", "word", "day", "credit"],
)
def test_changes_one_detail(change: object, text: str, detail: str) -> None:
    changed = change(text, random.Random(3))  # type: ignore[operator]
    assert changed is not None and changed[1] == detail and changed[0] != text


@pytest.mark.parametrize("text", ["In 2016 it rose by 3,400.", "A plan of B2B firms."], ids=["thousands", "in a word"])
def test_leaves_other_numbers(text: str) -> None:
    assert data.change_number(text, random.Random(0)) is None


def test_clauses_of_unlike_sentences_stay_unlike() -> None:
    pair = data.Example(LONG, "The minister will visit Bari when the talks about the port end.", "relation", 2, ())
    for seed in range(20):
        assert data.vary_pair(pair, random.Random(seed)).answer == 2


def test_reads_judged_passages_after_their_subjects(tmp_path: Path) -> None:
    text = "The ferry left Bari at noon and ran aground off the cape. The ship hit a rock near the cape."
    table = tmp_path / "table.tsv"
    ran, hit = text.index("ran"), text.index("The ship")
    cells = ["storm", "a", ran, len(text[:hit]) - 2, "b", hit, len(text) - 1, "overlap", "number,place", "conflict"]
    old = "\t".join(map(str, cells))
    table.write_text(f"# event\n{old}\t0-9\t\n{old}\n", encoding="utf-8")
    with_subject, without = data.load_clauses(table, {"a": text, "b": text})
    assert with_subject.a == "The ferry ran aground off the cape"
    assert with_subject.b == without.b == "The ship hit a rock near the cape"
    assert without.a == "ran aground off the cape"
    assert (without.answer, without.differ, without.kind) == (1, ("number", "place"), "conflict")


def test_judged_clauses_are_found_and_some_are_held_out() -> None:
    clauses = data.load_clauses(DATA_TABLE, data.read_articles(shared("data")))
    held = data.read_validation()
    assert all(len(c.a.split()) > 1 and len(c.b.split()) > 1 and c.a == c.a.strip() for c in clauses)
    assert all(not c.differ or c.answer < 2 for c in clauses)
    assert sum(c.event in held for c in clauses) > 200


def test_held_out_events_are_a_fifth_and_hold_the_stories() -> None:
    pairs = data.load_pairs(shared("data/pairs/pairs.jsonl.gz"))
    held = data.read_validation()
    assert set(data.STORY_EVENTS) < held <= {p.event for p in pairs}
    assert 0.18 < sum(p.event in held for p in pairs) / len(pairs) < 0.22
