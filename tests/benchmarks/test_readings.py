"""The gold readings of news_events: places in texts that are not in the repository, and the words that stand there."""

import json
import sys
from pathlib import Path

import pytest

from tests.shared import shared

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from readings import KEPT_KEYS, READINGS, fill, lay_out, read_rows


def test_a_reading_is_filled_from_the_texts() -> None:
    text = "Ferry sinks\n\nA ferry sank off Lund, police said."
    at, said = text.index("A ferry"), text.index("said")
    reading = {
        "claims": [{"id": "F1", "evidence": [["a", at, at + 22]]}],
        "differences": [{"id": "D1", "values": [["a", 0, 5]]}],
        "quotes": [],
        "timeline": [],
        "attributions": [{"report": "a", "source": None, "cue": [said, said + 4], "content": [at, at + 22]}],
    }
    gold = fill(reading, {"a": text})
    assert gold["claims"][0]["evidence"] == [
        {"report": "a", "start": at, "end": at + 22, "text": "A ferry sank off Lund,"},
    ]
    assert gold["differences"][0]["values"][0]["text"] == "Ferry"
    assert gold["attributions"][0]["cue"]["text"] == "said"
    assert gold["attributions"][0]["source"] is None


@pytest.mark.parametrize("path", sorted(READINGS.glob("*.json")), ids=lambda path: path.stem)
def test_the_readings_lie_over_the_texts(path: Path, tmp_path: Path) -> None:
    reading = json.loads(path.read_text(encoding="utf-8"))
    lay_out(reading, read_rows(shared("data/news_events")), tmp_path)
    gold = json.loads((tmp_path / "gold.json").read_text(encoding="utf-8"))
    texts = {file.stem: file.read_text(encoding="utf-8") for file in (tmp_path / "texts").iterdir()}
    assert set(texts) == {report["id"] for report in reading["reports"]}
    spans = [span for claim in gold["claims"] for span in claim["evidence"]]
    assert len(spans) == sum(len(claim["evidence"]) for claim in reading["claims"]) > 10 * len(texts)
    assert all(texts[span["report"]][span["start"] : span["end"]] == span["text"] != "" for span in spans)
    assert {row["claim"] for row in gold["differences"]} <= {claim["id"] for claim in gold["claims"]}
    first = json.loads(next((tmp_path / "reports").iterdir()).read_text(encoding="utf-8"))
    assert set(first) == set(KEPT_KEYS)
    assert first["description"] is None
