"""Event rows of two invented reports, read with the program's own reader."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from rashomon.account import read_story
from rashomon.cli import main
from rashomon.model import Account, Event
from rashomon.publish import account_json, read_account, write_events

REPORTS = {
    "morning": """Ferry capsizes off Malindi, killing 14

By Ama Reed
4 March 2031

At least 14 people were killed and 30 injured when a ferry capsized near Malindi on Monday, Kenyan police said.

The ferry was carrying 60 passengers. Two women and a boy are missing, police said.

In June 2027, a ferry sank after a collision near Kisumu, and nine people died.

Officials fear that another storm could kill hundreds of people.
""",
    "evening": """Kenya ferry disaster: toll rises

By Jon Ilves
4 March 2031

The death toll from a ferry disaster in Kenya rose to 16 on Tuesday, including four children.

The boat capsized in heavy rain near Malindi on Monday. A sailor, Musa Ade, 41, said two gunmen had robbed him
last year.

Police arrested three men on Tuesday. Thousands of residents fled their homes in the flood.
""",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("reports")
    for name, text in REPORTS.items():
        (home / f"{name}.txt").write_text(text, encoding="utf-8")
    return home


@pytest.fixture(scope="module")
def account(folder: Path) -> Account:
    return read_story([str(folder)])


def find(account: Account, type_: str) -> Event:
    """The one event of a type."""
    (event,) = (event for event in account.events if event.type == type_)
    return event


def test_one_happening_is_one_row(account: Account) -> None:
    event = find(account, "shipwreck")
    assert (event.date, event.date_prec, event.place, event.country) == ("2031-03-03", 1, "Malindi", "KE")
    assert event.where_prec == 2 and event.reports == 2 and event.root is None


def test_the_toll_is_of_the_dead_and_of_this_happening(account: Account) -> None:
    figures = {figure.harm: figure for figure in find(account, "shipwreck").figures}
    assert (figures["killed"].low, figures["killed"].high, figures["killed"].reports) == (14, 16, 2)
    assert (figures["injured"].best, figures["missing"].best) == (30, 3)
    assert not any(
        cell.value in ("60", "41", "two", "hundreds") for e in account.events for cell in e.cells if cell.low
    )


def test_another_happening_has_its_own_row(account: Account) -> None:
    others = [event for event in account.events if event.date == "2027-06"]
    assert [figure.best for event in others for figure in event.figures] == [9]


def test_arrests_have_plover_s_type(account: Account) -> None:
    event = find(account, "arrest")
    assert (event.root, event.mode, event.date) == ("COERCE", "arrest", "2031-03-04")
    assert [(figure.harm, figure.best) for figure in event.figures] == [("detained", 3)]


def test_every_cell_is_a_passage(account: Account) -> None:
    texts = {report.id: report.text for report in account.reports}
    cells = [cell for event in account.events for cell in event.cells]
    assert cells and all(texts[cell.report][cell.start : cell.end] == cell.text for cell in cells)
    assert read_account(account_json(account)) == account


def test_the_command_reads_an_account_made_before(account: Account, tmp_path: Path) -> None:
    made = tmp_path / "account.json"
    made.write_text(account_json(account), encoding="utf-8")
    run = CliRunner().invoke(main, ["events", str(made), "--policy", "acled"])
    rows = list(csv.DictReader(io.StringIO(run.output)))
    assert [row["fatalities"] for row in rows if row["type"] == "shipwreck"] == ["14"]
    run = CliRunner().invoke(main, ["events", str(made), "-f", "json"])
    tables = json.loads(run.output)
    known = {row["event"] for row in tables["events"]}
    assert known and {row["event"] for row in tables["event_sources"]} == known


def test_the_command_writes_both_tables(account: Account, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    made = tmp_path / "account.json"
    made.write_text(account_json(account), encoding="utf-8")
    out = tmp_path / "tables"
    run = CliRunner().invoke(main, ["events", str(made), "-f", "csv", "-f", "parquet", "-o", str(out)])
    assert run.exit_code == 0, run.output
    assert sorted(path.name for path in out.iterdir()) == [
        "event_sources.csv",
        "event_sources.parquet",
        "events.csv",
        "events.parquet",
    ]
    assert len(parquet.read_table(out / "events.parquet")) == len(account.events)


def test_parquet_needs_a_folder(folder: Path) -> None:
    run = CliRunner().invoke(main, ["events", str(folder), "-f", "parquet"])
    assert run.exit_code == 2 and "-o" in run.output


def test_without_events_the_tables_have_their_heads(account: Account, tmp_path: Path) -> None:
    paths = write_events(replace(account, events=()), "ucdp", ["csv"], tmp_path)
    heads = {path.stem: path.read_text(encoding="utf-8").split(",")[:3] for path in paths}
    assert heads == {"events": ["event", "type", "plover"], "event_sources": ["event", "column", "report"]}


def test_an_account_without_events_is_told_of(account: Account, tmp_path: Path) -> None:
    data = json.loads(account_json(account))
    del data["events"]
    made = tmp_path / "account.json"
    made.write_text(json.dumps(data), encoding="utf-8")
    run = CliRunner().invoke(main, ["events", str(made)])
    assert run.exit_code == 1 and "read them again" in run.output


def test_a_feast_that_has_not_come_yet_and_a_day_with_the_year_of_its_sentence(tmp_path: Path) -> None:
    text = """Orr plans a safe zone

By Ama Reed
30 December 2030

Two years ago, gunmen attacked a row of hotels in Lyon on New Year's Eve, and nine cooks were injured.

The zone comes after the attack on the hotels on New Year's Eve in Lyon.
"""
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (event,) = read_story([str(tmp_path)]).events
    assert (event.type, event.date, event.place) == ("attack", "2028-12-31", "Lyon")
