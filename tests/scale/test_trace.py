"""The whole run over an invented archive: links, clusters, credits, problems, and going on after a break."""

from __future__ import annotations

import csv
import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from rashomon.cli import main
from rashomon.errors import BadInput, MissingExtra
from rashomon.scale import Plan, Summary, trace
from tests.scale.archive import FOOTER, OWN, QUOTED, ROWS, WIRE, read_lines, row, write_archive

NODE = "{http://graphml.graphdrawing.org/xmlns}node"
EDGE = "{http://graphml.graphdrawing.org/xmlns}edge"


def run(path: Path, folder: Path, **more: Any) -> Summary:
    return trace(Plan(sources=(str(path),), folder=folder, **{"formats": ("jsonl",), **more}))


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("archive")
    path = write_archive(home, ROWS, '{"id": "torn", "te', "", '{"id": "void", "text": "  "}')
    run(path, home / "out", formats=("jsonl", "csv", "parquet"))
    return home / "out"


def copies_of(folder: Path) -> list[dict[str, Any]]:
    return [link for link in read_lines(folder / "links.jsonl") if link["basis"] == "shared text"]


def test_a_copy_is_linked_to_whom_it_stems_from(done: Path) -> None:
    links = [(link["report"], link["from"], link["directed"]) for link in copies_of(done)]
    assert ("copy", "wire", False) in links  # agency copy stands behind one: a common origin


def test_a_quotation_alone_makes_no_link(done: Path) -> None:
    assert not [link for link in copies_of(done) if link["report"] in ("early", "late")]


def test_spans_hold(done: Path) -> None:
    texts = {one["id"]: one["text"] for one in ROWS[:4]}
    for link in copies_of(done):
        for side, name in (("evidence", link["report"]), ("theirs", link["from"])):
            assert link[side]
            assert all(texts[name][s["start"] : s["end"]] == s["text"] for s in link[side] if name in texts)


def test_credits_are_listed_and_linked(done: Path) -> None:
    assert [(c["report"], c["name"], c["scope"]) for c in read_lines(done / "credits.jsonl")] == [
        ("wire", "Reuters", "report")
    ]
    assert {"report": "wire", "from": "Reuters", "from_kind": "source", "basis": "credit"}.items() <= read_lines(
        done / "links.jsonl"
    )[0].items()


def test_a_cluster_goes_back_to_the_agency_that_is_credited(done: Path) -> None:
    clusters = {c["cluster"]: c for c in read_lines(done / "clusters.jsonl")}
    copies = read_lines(done / "copies.jsonl")
    (number,) = {c["cluster"] for c in copies if c["report"] == "copy" and "pylon" in c["text"]}
    assert (clusters[number]["origin"], clusters[number]["origin_kind"]) == ("Reuters", "source")
    assert {c["report"] for c in copies if c["cluster"] == number} == {"wire", "copy"}


def test_what_cannot_be_read_is_recorded(done: Path) -> None:
    reasons = [p["reason"] for p in read_lines(done / "problems.jsonl")]
    assert len(reasons) == 2
    assert any("broken JSON" in reason for reason in reasons)


def test_a_repeated_id_gets_a_number(done: Path) -> None:
    assert [one["report"] for one in read_lines(done / "reports.jsonl")] == ["wire", "copy", "early", "late", "wire-2"]


def test_graph_has_no_loose_ends(done: Path) -> None:
    root = ET.parse(done / "lineage.graphml").getroot()
    nodes = {node.get("id") for node in root.iter(NODE)}
    edges = [(edge.get("source"), edge.get("target")) for edge in root.iter(EDGE)]
    assert "source:Reuters" in nodes
    assert edges
    assert all(end in nodes for edge in edges for end in edge)


def test_formats_say_the_same(done: Path) -> None:
    import pyarrow.parquet as pq

    plain = read_lines(done / "links.jsonl")
    assert pq.read_table(done / "links.parquet").to_pylist() == plain
    with (done / "links.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [json.loads(one["evidence"]) for one in rows] == [link["evidence"] for link in plain]


def test_the_state_is_gone_when_all_is_done(done: Path) -> None:
    assert not (done / "state").exists()


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


@pytest.mark.parametrize("stage", ["read", "pair", "match", "link", "write"])
def test_a_broken_run_goes_on(stage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The run stops in each stage in turn, after its first batch; what comes out is what one run gives."""
    monkeypatch.setattr("rashomon.scale.reading.BATCH", 2)
    monkeypatch.setattr("rashomon.scale.matching.BATCH", 1)
    monkeypatch.setattr("rashomon.scale.matching.GROUP", 1)
    path = write_archive(tmp_path, ROWS, '{"torn')
    run(path, tmp_path / "whole")

    class Break(Exception):
        pass

    def stop(now: str, done: int, total: int) -> None:
        if now == stage:
            raise Break

    def halt(*given: object) -> Path:
        raise Break

    with monkeypatch.context() as patch:
        if stage == "write":
            patch.setattr("rashomon.scale.run.write_graph", halt)
        with pytest.raises(Break):
            trace(Plan(sources=(str(path),), folder=tmp_path / "out", formats=("jsonl",)), stop)
    read = []
    summary = trace(
        Plan(sources=(str(path),), folder=tmp_path / "out", formats=("jsonl",)),
        lambda now, done, total: read.append(now),
    )
    assert summary.reports == 5
    assert snapshot(tmp_path / "out") == snapshot(tmp_path / "whole")
    assert ("read" in read) is (stage == "read")


def test_workers_change_nothing(tmp_path: Path) -> None:
    path = write_archive(tmp_path, ROWS)
    run(path, tmp_path / "one")
    run(path, tmp_path / "two", workers=2)
    assert snapshot(tmp_path / "one") == snapshot(tmp_path / "two")


def test_other_input_is_not_mixed_in(tmp_path: Path) -> None:
    path = write_archive(tmp_path, ROWS)
    run(path, tmp_path / "out", keep=True)
    write_archive(tmp_path, ROWS[:2])
    with pytest.raises(BadInput, match="--restart"):
        run(path, tmp_path / "out")
    assert run(path, tmp_path / "out", restart=True).reports == 2


def test_what_one_outlet_prints_every_week_is_no_evidence(tmp_path: Path) -> None:
    names = list(OWN.values())
    rows = [
        row(f"r{n}", f"{names[n % 4]} Item {n} of the year.\n{FOOTER}", "Tidal Times", f"2021-{n + 1:02}-07")
        for n in range(12)
    ]
    rows.append(row("other", f"{WIRE}\n{FOOTER}", "Delta Daily", "2021-05-01"))
    run(write_archive(tmp_path, rows), tmp_path / "out")
    assert not [link for link in copies_of(tmp_path / "out") if "typesetters" in json.dumps(link)]


@pytest.mark.parametrize(("others", "linked"), [pytest.param(1, True, id="few"), pytest.param(3, False, id="most")])
def test_a_quotation_without_its_marks_is_one_where_others_mark_it(others: int, linked: bool, tmp_path: Path) -> None:
    rows = [row(f"bare{n}", f"{text} {QUOTED}.", f"Outlet {n}", "2021-05-02") for n, text in enumerate(OWN.values())][
        :2
    ]
    rows += [row(f"marked{n}", f"“{QUOTED},” a cook said.", f"Paper {n}", "2021-05-03") for n in range(others)]
    run(write_archive(tmp_path, rows), tmp_path / "out")
    assert bool(copies_of(tmp_path / "out")) is linked


def test_parquet_without_its_library_is_refused_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"tables.*--format csv"):
        run(write_archive(tmp_path, ROWS), tmp_path / "out", formats=("parquet",))
    assert not (tmp_path / "out").exists()


def test_command(tmp_path: Path) -> None:
    path = write_archive(tmp_path, ROWS)
    out = CliRunner().invoke(main, ["lineage", str(path), "-o", str(tmp_path / "out"), "-f", "csv", "--workers", "1"])
    assert out.exit_code == 0
    assert "5 reports: 1 links by credit" in out.output


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(None, "no such file", id="missing"),
        pytest.param([], "it is empty", id="empty file"),
        pytest.param(["{torn"], "nothing readable", id="nothing readable"),
    ],
)
def test_bad_input_is_one_line(lines: list[str] | None, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "nowhere.jsonl" if lines is None else write_archive(tmp_path, [], *lines)
    out = CliRunner().invoke(main, ["lineage", str(path), "-o", str(tmp_path / "out"), "-f", "csv", "--workers", "1"])
    assert out.exit_code == 1
    assert expected in out.output
    assert "Traceback" not in out.output


def test_output_may_not_hold_the_input(tmp_path: Path) -> None:
    path = write_archive(tmp_path, ROWS)
    with pytest.raises(BadInput, match="another folder"):
        run(path, tmp_path)


def test_folders_may_be_named_from_where_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_archive(tmp_path, ROWS)
    monkeypatch.chdir(tmp_path)
    archive = next(path.name for path in tmp_path.iterdir() if path.is_file())
    trace(Plan(sources=(archive,), folder=Path("out"), formats=("jsonl",)), lambda *_: None)
    assert (tmp_path / "out" / "links.jsonl").exists()
