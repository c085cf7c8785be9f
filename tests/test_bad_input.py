"""What cannot be read ends in a clear message or a recorded problem, and the other reports are still read."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rashomon.cli import main

FIRST = """Ferry sinks off Lund after striking a reef

LUND, Sweden — A ferry with 40 passengers sank off the port of Lund on Tuesday after it struck a reef, police said.

All of those on board were taken off by fishing boats within an hour, the harbour master, Ann Bo, said.
"""
SECOND = """Forty saved as ferry goes down near Lund

Forty people were rescued on Tuesday when their ferry sank near the port of Lund, the harbour master said.

The ship had struck a reef, according to police.
"""
FAR = """Winter festival opens in the mountains

The winter festival of Kiruna opened on Friday with a concert of 300 singers, the organisers said.

It will go on until the end of the month.
"""


def read(*sources: object, strict: bool = False) -> Result:
    options = ["--strict"] if strict else []
    return CliRunner().invoke(main, ["read", *map(str, sources), "--json", "-", *options])


def problems(run: Result) -> list[dict[str, str]]:
    assert run.exit_code == 0, run.stderr
    return [row for row in json.loads(run.stdout)["problems"] if row["stage"] == "load"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "first.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "second.txt").write_text(SECOND, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a picture"),
        ("binary.md", bytes(range(256)) * 40, "binary"),
        ("page.html", b"<html><body><nav>Home News Sport</nav></body></html>", "no article"),
        ("long.txt", b"A ferry sank off Lund. " * 900_000, "at most"),
        ("cut.jsonl", b'{"title": "Ferry", "maintext": "A ferry sa', "cut short"),
        ("cut.json", b'{"title": "Ferry", "maintext": "A ferry sa', "cut short"),
        ("shape.json", b'{"temperature": [1, 2, 3]}', "without an article text"),
        ("again.txt", FIRST.encode(), "duplicate of again"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_what_cannot_be_read_is_recorded_and_the_others_are_read(
    folder: Path, name: str, data: bytes, said: str
) -> None:
    (folder / name).write_bytes(data)
    run = read(folder)
    (problem,) = problems(run)
    assert said in problem["reason"]
    assert len(json.loads(run.stdout)["reports"]) == 2


def test_a_wrong_encoding_is_read_and_the_guess_recorded(folder: Path) -> None:
    (folder / "third.txt").write_bytes(SECOND.replace("Lund", "Skövde").encode("cp1252"))
    run = read(folder)
    assert problems(run) == []
    report = next(row for row in json.loads(run.stdout)["reports"] if row["id"] == "third")
    assert "Skövde" in report["text"]
    assert [row["value"] for row in report["findings"] if row["field"] == "encoding"] == ["windows-1252"]


def test_an_unreachable_address_is_recorded(folder: Path) -> None:
    (problem,) = problems(read(folder, "http://127.0.0.1:9/ferry"))
    assert problem["report"] == "http://127.0.0.1:9/ferry" and "cannot be reached" in problem["reason"]


@pytest.mark.parametrize("content", [{}, {"a.txt": b""}, {"a.png": b"\x89PNG", "b.pdf": b"%PDF-1.7"}])
def test_a_folder_with_nothing_readable_is_an_error_in_one_line(tmp_path: Path, content: dict[str, bytes]) -> None:
    for name, data in content.items():
        (tmp_path / name).write_bytes(data)
    run = read(tmp_path)
    assert run.exit_code == 1
    assert run.stderr.startswith("rashomon: ") and "Traceback" not in run.stderr
    assert ".txt" in run.stderr


def test_strict_ends_with_an_error_code_where_a_source_was_not_read(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    assert read(folder, strict=True).exit_code == 1


def test_one_report_alone_is_read(folder: Path) -> None:
    run = read(folder / "first.txt")
    account = json.loads(run.stdout)
    assert len(account["reports"]) == 1
    assert all(claim["independent"] <= 1 for claim in account["claims"])


def test_two_reports_of_two_events_are_read_and_share_no_claim(folder: Path) -> None:
    (folder / "far.txt").write_text(FAR, encoding="utf-8")
    run = read(folder / "first.txt", folder / "far.txt")
    assert run.exit_code == 0
    assert all(len(claim["reports"]) == 1 for claim in json.loads(run.stdout)["claims"])
