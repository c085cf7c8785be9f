"""The stories by which growth is measured: the first reports of related events, written as files."""

import gzip
import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from growth import RELATED, WARMING, measure_size, time_story, write_reports


def make_file(folder: Path, *events: str) -> Path:
    file = folder / "events.jsonl.gz"
    records = [
        {
            "id": str(n),
            "event": event,
            "title": f"Ferry {n} runs aground",
            "maintext": f"A ferry ran aground off Zenda on Monday, sailors said. It had {n + 20} people aboard.",
            "source_domain": f"paper{n}.example",
            "date_publish": "2017-09-15T00:00:00",
        }
        for n, event in enumerate(events)
    ]
    with gzip.open(file, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(record) + "\n" for record in records)
    return file


def test_reports_come_event_by_event(tmp_path: Path) -> None:
    file = make_file(tmp_path, RELATED[1], "other", RELATED[0], RELATED[1])
    folder = tmp_path / "reports"
    folder.mkdir()
    assert write_reports(file, RELATED, 2, folder) == 2
    assert [json.loads(path.read_text())["id"] for path in sorted(folder.iterdir())] == ["2", "0"]


def test_a_story_is_counted_and_timed(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    write_reports(make_file(tmp_path, *WARMING, *WARMING), WARMING, 9, folder)
    row = time_story(folder)
    assert row["reports"] == 2 and row["passages"] >= 4 and row["pairs"] > 0
    assert row["read_s"] >= 0 and row["compare_s"] >= 0


def test_too_few_reports_are_told(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="too few reports"):
        measure_size(make_file(tmp_path, RELATED[0]), 5)
