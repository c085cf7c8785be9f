"""The command line: data on standard output, talk on standard error, one line for an error."""

import json
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from rashomon import __version__
from rashomon.cli import COMMANDS, main

STORY = next((Path(__file__).resolve().parents[1] / "examples").glob("*/reports"))


@pytest.fixture
def runner() -> CliRunner:
    return CliRunner()


def command(name: str) -> click.Command:
    found = main.get_command(click.Context(main), name)
    assert found is not None
    return found


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_shows_an_example(runner: CliRunner, name: str) -> None:
    out = runner.invoke(main, [name, "--help"]).output
    assert re.search(rf"Examples?:\s+rashomon {name}", out)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_is_explained(name: str) -> None:
    options = [option for option in command(name).params if isinstance(option, click.Option)]
    assert options
    assert [option.name for option in options if not option.help] == []


def test_version(runner: CliRunner) -> None:
    assert __version__ in runner.invoke(main, ["--version"]).output


def test_json_alone_on_standard_output(runner: CliRunner) -> None:
    run = runner.invoke(main, ["read", str(STORY), "--json", "-"])
    assert run.exit_code == 0
    assert len(json.loads(run.stdout)["reports"]) == 6


def test_files_and_summary(runner: CliRunner, tmp_path: Path) -> None:
    run = runner.invoke(main, ["read", str(STORY), "-o", str(tmp_path / "out")])
    assert run.exit_code == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["account.html", "account.json"]
    assert "independent" in run.stdout
    assert str(tmp_path / "out" / "account.html") in run.stderr


def test_an_error_is_one_line_and_exit_1(runner: CliRunner, tmp_path: Path) -> None:
    run = runner.invoke(main, ["read", str(tmp_path)])
    assert run.exit_code == 1
    assert run.stderr.startswith("rashomon: ")
    assert "Traceback" not in run.output


def test_debug_lets_the_error_through(runner: CliRunner, tmp_path: Path) -> None:
    assert runner.invoke(main, ["--debug", "read", str(tmp_path)]).exception is not None


def test_usage_is_exit_2(runner: CliRunner) -> None:
    assert runner.invoke(main, ["read"]).exit_code == 2


def test_strict_minds_what_could_not_be_read(runner: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    sources = [str(STORY), str(tmp_path / "empty.txt")]
    assert runner.invoke(main, ["read", *sources, "--json", "-", "--quiet"]).exit_code == 0
    assert runner.invoke(main, ["read", *sources, "--json", "-", "--quiet", "--strict"]).exit_code == 1
