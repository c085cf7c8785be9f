"""The tables: a row for each fact and report, safe to open in a spreadsheet."""

import csv
import io
from dataclasses import replace

from rashomon.model import Problem
from rashomon.publish import account_tables

from .factory import make_account


def read_rows(name: str, account=None) -> list[dict[str, str]]:
    tables = dict(account_tables(account or make_account()))
    return list(csv.DictReader(io.StringIO(tables[name])))


def test_each_row_has_its_outlet_and_its_passage() -> None:
    rows = read_rows("claims.csv")
    assert [(r["claim"], r["outlet"]) for r in rows][:4] == [
        ("c1aground", "Meridian Wire"),
        ("c1aground", "The Evening Lamp"),
        ("c1aground", "Harbour Gazette"),
        ("c1aground", "d"),
    ]
    assert rows[0]["text"].startswith("A ferry with 140")
    assert all(r["outlet"] for name in ("differences.csv", "quotes.csv", "lineage.csv") for r in read_rows(name))


def test_a_formula_is_disarmed() -> None:
    account = replace(make_account(), problems=(Problem(report="=1+1", stage="load", reason="@SUM(A1)"),))
    assert read_rows("problems.csv", account) == [
        {"report": "'=1+1", "outlet": "", "stage": "load", "reason": "'@SUM(A1)"}
    ]
