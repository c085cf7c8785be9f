"""The sheet by which a reader judges ties, and its count."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
import tie_sheet

TEXT = "On Monday Chile backed Peru in Oslo."
ACCOUNT = {
    "reports": [{"id": "r1", "text": TEXT}],
    "ties": [
        {
            "subject": "Chile",
            "relation": "backs",
            "object": "Peru",
            "code": "SUPPORT",
            "asserted_by": "narrator",
            "date": None,
            "denied": True,
            "evidence": [{"report": "r1", "start": 10, "end": 27, "text": TEXT[10:27]}],
        }
    ],
}


def test_a_sheet_is_written_filled_in_and_counted(tmp_path, monkeypatch, capsys) -> None:
    account, sheet = tmp_path / "account.json", tmp_path / "sheet.tsv"
    account.write_text(json.dumps(ACCOUNT))
    monkeypatch.setattr("sys.argv", ["tie_sheet.py", str(account)])
    tie_sheet.main()
    written = capsys.readouterr().out
    (row,) = csv.DictReader(io.StringIO(written), delimiter="\t")
    assert row["relation"] == "not: backs"
    assert row["passages"] == "r1: On Monday <<Chile backed Peru>> in Oslo."
    sheet.write_text(written.replace("\n\t\t", "\nwrong\tpolarity\t"))
    monkeypatch.setattr("sys.argv", ["tie_sheet.py", "--count", str(sheet)])
    tie_sheet.main()
    counted = json.loads(capsys.readouterr().out)
    assert counted == {"ties": 1, "right": 0, "doubtful": 0, "wrong": 1, "causes": {"polarity": 1}}


def test_an_empty_mark_is_told_with_its_row() -> None:
    with pytest.raises(SystemExit, match="row 2: the mark is ''"):
        tie_sheet.count_marks([{"mark": "", "cause": ""}])
