"""How well passages fit gold's: shares of two places, and which passages of gold count."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from passages import list_linked, share


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        pytest.param(("a", 0, 10), ("a", 0, 10), 1.0, id="the same"),
        pytest.param(("a", 0, 10), ("a", 5, 15), 1 / 3, id="half of each"),
        pytest.param(("a", 0, 10), ("a", 10, 20), 0.0, id="side by side"),
        pytest.param(("a", 0, 10), ("b", 0, 10), 0.0, id="in two reports"),
    ],
)
def test_share(one: tuple[str, int, int], other: tuple[str, int, int], shared: float) -> None:
    assert share(one, other) == pytest.approx(shared)


def test_only_passages_that_gold_links_between_reports_count(tmp_path: Path) -> None:
    texts = {"a": "A ferry sank off Lund. Fish got dearer.", "b": "The ferry sank near Lund."}
    (tmp_path / "texts").mkdir()
    for name, text in texts.items():
        (tmp_path / "texts" / f"{name}.txt").write_text(text, encoding="utf-8")
    linked = [{"report": "a", "text": "A ferry sank off Lund"}, {"report": "b", "text": "The ferry sank near Lund"}]
    claims = [{"evidence": linked}, {"evidence": [{"report": "a", "text": "Fish got dearer"}]}]
    (tmp_path / "gold.json").write_text(json.dumps({"claims": claims}), encoding="utf-8")
    assert list_linked(tmp_path) == {("a", 0, 21), ("b", 0, 24)}
