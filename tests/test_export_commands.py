"""`rashomon export`, `rashomon decide`, and `rashomon read --decisions` where the file has an error."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from rashomon.cli import main
from rashomon.cli.read import FORMATS
from rashomon.publish import WRITERS, account_json, read_account
from tests.publish.factory import make_account


@pytest.fixture
def account(tmp_path: Path) -> str:
    path = tmp_path / "account.json"
    path.write_text(account_json(make_account()), encoding="utf-8")
    return str(path)


def run(*words: str):
    return CliRunner().invoke(main, list(words))


def test_every_format_has_a_writer() -> None:
    assert sorted(FORMATS) == sorted(WRITERS)


def test_export_writes_what_is_asked_for(account: str, tmp_path: Path) -> None:
    done = run("export", account, "-f", "gexf", "-f", "ftm", "-o", str(tmp_path / "out"))
    assert done.exit_code == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["entities.ftm.json", "reporting.gexf", "world.gexf"]
    assert "wrote" in done.stderr
    assert done.stdout == ""


def test_export_takes_the_folder_of_an_account(account: str, tmp_path: Path) -> None:
    assert run("export", str(tmp_path), "-f", "graphml", "-o", str(tmp_path), "--quiet").output == ""
    assert (tmp_path / "world.graphml").exists()


def test_export_gives_the_account_itself_back(account: str, tmp_path: Path) -> None:
    assert run("export", account, "-f", "json", "-o", str(tmp_path / "out")).exit_code == 0
    assert (tmp_path / "out" / "account.json").read_bytes() == Path(account).read_bytes()


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "there is no file"), (b"not json", "is not an account"), (b"{}", "is not an account"), (b"\xff", "not an")],
    ids=["missing", "no JSON", "empty object", "no UTF-8"],
)
@pytest.mark.parametrize("command", [("export", "-f", "csv"), ("decide",)], ids=["export", "decide"])
def test_what_is_no_account(tmp_path: Path, command: tuple[str, ...], content: bytes | None, message: str) -> None:
    path = tmp_path / "x.json"
    if content is not None:
        path.write_bytes(content)
    done = run(command[0], str(path), *command[1:])
    assert done.exit_code == 1
    assert message in done.stderr
    assert "Traceback" not in done.output


def test_decide_writes_a_file_once(account: str, tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    assert run("decide", account, "-o", str(path)).exit_code == 0
    path.write_text("- same: [A, B]\n")
    again = run("decide", account, "-o", str(path))
    assert again.exit_code == 1
    assert "--force" in again.stderr
    assert path.read_text() == "- same: [A, B]\n"
    assert run("decide", account, "-o", str(path), "--force").exit_code == 0


def test_decide_to_standard_output(account: str) -> None:
    assert run("decide", account).stdout.startswith("# Decisions on the actors of: Ferry runs aground")


def test_an_error_in_the_decisions_is_told_before_anything_is_read(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    path.write_text("- same: [A, B]\n- actor: A\n  type: wizard\n")
    done = run("read", str(tmp_path / "nothing-here"), "--decisions", str(path))
    assert done.exit_code == 1
    assert f"rashomon: {path}, line 3: there is no type 'wizard'" in done.stderr


def test_decisions_are_kept_and_shown(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("The Tern Club met on Monday in Oslo. The Tern Club left.\n")
    (tmp_path / "d.yaml").write_text("- actor: Tern Club\n  type: agency\n  note: it sells copy\n")
    done = run("read", str(tmp_path / "in"), "--decisions", str(tmp_path / "d.yaml"), "-o", str(tmp_path / "out"))
    assert done.exit_code == 0
    assert "it sells copy" in done.stdout
    account = read_account((tmp_path / "out" / "account.json").read_text(encoding="utf-8"))
    assert [(d.note, d.applied) for d in account.decisions] == [("it sells copy", True)]
    assert [actor.type for actor in account.actors if "Tern Club" in actor.aliases] == ["agency"]


def test_names_that_are_one_are_one_source_and_no_difference(tmp_path: Path) -> None:
    from rashomon.account import read_story

    (tmp_path / "in").mkdir()
    said = "The radar of the ferry had been serviced in February before the voyage"
    for name, who in (("a", "Norrline said"), ("b", "said NL Ferries")):
        text = f"Ferry {name} aground\n\n4 March 2024\n\nA ferry ran aground off Orsk on Monday. {said}, {who}.\n"
        (tmp_path / "in" / f"{name}.txt").write_text(text)
    (tmp_path / "d.yaml").write_text("- same: [Norrline, NL Ferries]\n")
    for decisions, sources, differences in ((None, 2, ["attribution"]), (tmp_path / "d.yaml", 1, [])):
        account = read_story([str(tmp_path / "in")], decisions=decisions)
        assert max(len(claim.primary_sources) for claim in account.claims) == sources
        assert [difference.aspect for difference in account.differences] == differences
