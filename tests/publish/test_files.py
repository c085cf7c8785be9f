"""account.json: its bytes, its schema and its checks."""

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rashomon import model
from rashomon.errors import BadInput, BrokenAccount
from rashomon.model import Account, Head, Report
from rashomon.publish import account_json, check_account, load_schema, publish, read_account
from rashomon.publish.codec import list_keys, write_plain

from .factory import make_account

DOCUMENTED = Path(__file__).parents[2] / "docs" / "account.md"
OBJECTS = sorted(name for name, body in load_schema()["$defs"].items() if body.get("properties"))


def test_json_is_utf8_ends_with_a_newline_and_reads_back_equal() -> None:
    account = make_account()
    text = account_json(account)
    assert text.endswith("}\n") and "خفر السواحل" in text
    assert read_account(text) == account
    assert account_json(account) == text


def test_half_characters_survive() -> None:
    report = Report(id="a", text="half \ud83d of one, and \U0001f600 whole")
    head = Head(id="s", headline=report.span(0, 6), first=None, last=None, version="0")
    account = Account(story=head, reports=(report,))
    assert read_account(account_json(account).encode("utf-8").decode("utf-8")) == account


def test_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(load_schema())


@pytest.mark.parametrize("name", OBJECTS)
def test_schema_has_the_keys_of_the_model(name: str) -> None:
    own, base = set(load_schema()["$defs"][name]["properties"]), set(load_schema()["$defs"][name]["required"])
    keys = set(list_keys(getattr(model, name)))
    if name in ("Evidence", "Use", "Value"):
        keys -= {"report", "start", "end", "text"}
    if name == "Coverage":
        keys -= {"report"}
    assert own == keys
    assert base <= own


def test_schema_has_every_part_of_the_account() -> None:
    assert set(load_schema()["properties"]) == set(load_schema()["required"]) == set(list_keys(Account))


@pytest.mark.parametrize("name", OBJECTS)
def test_every_key_is_documented(name: str) -> None:
    text = DOCUMENTED.read_text(encoding="utf-8")
    section = text.split(f"## {name}\n", 1)[1].split("\n## ", 1)[0]
    listed = [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")]
    assert sorted(listed) == sorted(load_schema()["$defs"][name]["properties"])


def change(path: str, value: Any) -> Callable[[Any], None]:
    """A change of the data at a place such as `claims.0.text`."""

    def work(data: Any) -> None:
        *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
        for step in way:
            data = data[step]
        data[last] = value

    return work


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        pytest.param("claims.0.text", None, r"\$\.claims\[0\]\.text", id="wrong type"),
        pytest.param("claims.0.evidence", [], r"claims\[0\]\.evidence", id="claim without a passage"),
        pytest.param("claims.0.status", "true", "is not one of", id="unknown status"),
        pytest.param("claims.0.evidence.0.start", 0, r"claims\[0\]\.evidence\[0\]: report a-wire has", id="span moved"),
        pytest.param("claims.0.evidence.0.end", 99999, r"no passage \d+:99999", id="span outside"),
        pytest.param(
            "quotes.0.variants.1.report", "z", r"quotes\[0\]\.variants\[1\]: no report 'z'", id="span of no report"
        ),
        pytest.param("story.headline.text", "Ferry", r"\$\.story\.headline: report", id="headline not in its report"),
        pytest.param("reports.0.findings.0.span.start", 1, r"findings\[0\]\.span", id="span in a finding"),
        pytest.param("reports.1.id", "a-wire", "the id 'a-wire' is there twice", id="id twice"),
        pytest.param("reports.0.body", [[5, 9], [7, 12]], "body 7:12", id="body overlaps"),
        pytest.param("reports.0.published", "March 3", "published", id="date not ISO"),
        pytest.param("differences.0.claim", "c9", r"differences\[0\]\.claim: no claim 'c9'", id="no such claim"),
        pytest.param(
            "timeline.0.claim", "c9", r"timeline\[0\]\.claim: no claim 'c9'", id="no such claim in the timeline"
        ),
        pytest.param("timeline.0.date", "last week", r"timeline\[0\]\.date", id="timeline date"),
        pytest.param(
            "coverage.d.alone", ["c9"], r"coverage\.d\.alone: no claim 'c9'", id="no such claim in the coverage"
        ),
        pytest.param("coverage.x", {"states": [], "leaves_out": [], "alone": []}, "no report 'x'", id="no such report"),
        pytest.param(
            "lineage.0.report", "z", r"lineage\[0\]\.report: no report 'z'", id="no such report in the lineage"
        ),
        pytest.param("claims.0.chains.0.reports", ["z"], r"chains\[0\]: no report 'z'", id="no such report in a chain"),
        pytest.param("claims.0.independent", 4, "independent is 4 of 3 chains", id="chains counted wrong"),
        pytest.param("lineage.1.share", 1.5, r"lineage\[1\]\.share", id="share over one"),
        pytest.param("quotes.0.differs.1.1", ["?", "long"], r"differs\[1\]\[1\]", id="unknown edit sign"),
    ],
)
def test_a_broken_account_is_told_with_its_place(path: str, value: Any, said: str) -> None:
    data = copy.deepcopy(write_plain(make_account()))
    check_account(data)
    change(path, value)(data)
    with pytest.raises(BrokenAccount, match=said):
        check_account(data)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"story": {}}'], ids=["empty", "cut", "list", "half"])
def test_what_is_no_account_is_refused(text: str) -> None:
    with pytest.raises(BrokenAccount):
        read_account(text)


def test_publish_writes_what_is_asked(tmp_path: Path) -> None:
    account = make_account()
    paths = publish(account, tmp_path / "new" / "folder", ("json", "html"))
    assert [p.name for p in paths] == ["account.json", "account.html"]
    assert read_account(paths[0].read_text(encoding="utf-8")) == account
    assert sorted(p.name for p in paths[0].parent.iterdir()) == ["account.html", "account.json"]


def test_publish_makes_one_table_for_each_kind_of_fact(tmp_path: Path) -> None:
    paths = publish(make_account(), tmp_path, ("csv",))
    rows = json.dumps([p.read_text(encoding="utf-8").splitlines() for p in paths if p.name == "differences.csv"])
    assert "d1hurt,b-copy,The Evening Lamp," in rows and len(paths) == 15


def test_publish_writes_nothing_of_a_broken_account(tmp_path: Path) -> None:
    account = make_account()
    broken = replace(account, differences=(replace(account.differences[0], claim="c9"),))
    with pytest.raises(BrokenAccount, match="no claim 'c9'"):
        publish(broken, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_publish_refuses_an_unknown_format(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no format 'pdf'"):
        publish(make_account(), tmp_path, ("json", "pdf"))


def test_json_to_account_or_nothing() -> None:
    data = json.loads(account_json(make_account()))
    del data["coverage"]
    with pytest.raises(BrokenAccount, match="coverage"):
        check_account(data)


@pytest.mark.parametrize(
    "date",
    [
        "1987",
        "2031-03",
        "2031-03-03",
        "2031-03-03T08:20",
        "2031-03-03TEV",
        "2031-SU",
        "2031-W10-WE",
        "198X",
        "2031/2032-02",
    ],
)
def test_dates_that_a_text_can_give_are_good(date: str) -> None:
    data = copy.deepcopy(write_plain(make_account()))
    data["timeline"][0]["date"] = data["ties"][0]["date"] = date
    check_account(data)
