"""The whole program on the sample story: same input, same bytes, whatever the order; a copy adds no independence."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rashomon.account import guard, read_story
from rashomon.errors import BadInput
from rashomon.model import Account
from rashomon.publish import account_json

STORY = next((Path(__file__).resolve().parents[1] / "examples").glob("*/reports"))


@pytest.fixture(scope="module")
def account() -> Account:
    return read_story([str(STORY)])


@pytest.fixture(scope="module")
def written(account: Account) -> str:
    return account_json(account)


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_same_input_same_bytes(written: str, seed: str) -> None:
    command = [sys.executable, "-m", "rashomon", "read", str(STORY), "--json", "-", "--quiet"]
    run = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    assert run.stdout.decode("utf-8") == written


def test_the_order_of_reports_does_not_matter(written: str) -> None:
    files = sorted(map(str, STORY.iterdir()), reverse=True)
    assert account_json(read_story(files)) == written


def test_a_report_twice_raises_no_independence(account: Account, tmp_path: Path) -> None:
    again = tmp_path / "again"
    shutil.copytree(STORY, again)
    one = next(iter(sorted(again.glob("*.txt"))))
    shutil.copy(one, again / "zz-copy.txt")
    twice = read_story([str(again)])
    assert [claim.independent for claim in twice.claims] == [claim.independent for claim in account.claims]
    assert any(problem.report.endswith("zz-copy") or "zz-copy" in problem.report for problem in twice.problems)


def test_every_passage_is_where_it_says(written: str) -> None:
    data = json.loads(written)
    texts = {report["id"]: report["text"] for report in data["reports"]}
    count = 0

    def walk(node: object) -> None:
        nonlocal count
        if isinstance(node, dict):
            if {"report", "start", "end", "text"} <= node.keys():
                assert texts[node["report"]][node["start"] : node["end"]] == node["text"]
                count += 1
            for child in node.values():
                walk(child)
        elif isinstance(node, list):
            for child in node:
                walk(child)

    walk(data)
    assert count > 100


def test_one_report_alone_has_claims_and_no_differences() -> None:
    alone = read_story([str(sorted(STORY.iterdir())[0])])
    assert alone.claims
    assert {claim.status for claim in alone.claims} == {"single"}
    assert all(claim.independent == 1 for claim in alone.claims)


def test_nothing_readable_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(BadInput, match=r"empty\.txt|empty"):
        read_story([str(tmp_path)])


def test_what_breaks_is_set_aside_and_the_rest_keeps_its_order() -> None:
    told: list[int] = []
    done, broken = guard("sharing", lambda n: 12 // n, [4, 0, 3, 1], lambda stage, n, total: told.append(n), beside=3)
    assert done == [3, 4, 12]
    assert [(problem.report, problem.stage) for problem in broken] == [("0", "sharing")]
    assert told == [1, 2, 3, 4]


def test_products_take_one_thread_unless_the_user_says_otherwise() -> None:
    told = {key: value for key, value in os.environ.items() if key != "OPENBLAS_NUM_THREADS"}
    command = [sys.executable, "-c", "import rashomon, os; print(os.environ['OPENBLAS_NUM_THREADS'])"]
    for given, expected in ({}, "1"), ({"OPENBLAS_NUM_THREADS": "3"}, "3"):
        done = subprocess.run(command, env={**told, **given}, check=True, capture_output=True, text=True)
        assert done.stdout.strip() == expected
