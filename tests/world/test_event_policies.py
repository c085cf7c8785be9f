"""Counts of an event become figures: what each policy makes of the same passages."""

import pytest

from rashomon.model import Account, Cell, Event, Head, Report
from rashomon.world import POLICIES, code_events, list_columns, list_sources
from rashomon.world.events.policies import find_counts, is_later

HOUR = "2031-05-04T{:02}:00"


def count(report: str, value: str, *, chain: int = 1, scope: str = "whole", at: int = 0) -> Cell:
    """A count of the killed as a report gives it."""
    number = {"dozens": 24.0, "several": 3.0}.get(value) or float(value.split()[-1])
    high = {"dozens": 99.0, "several": 9.0}.get(value, None if " " in value else number)
    low, said = (None, None) if value.startswith("up to") else (number, number)
    high = number if value.startswith("up to") else high
    place = {"report": report, "start": at, "end": at + len(value), "text": value}
    bounds = {"low": low, "high": high, "said": said}
    return Cell(**place, column="killed", value=value, **bounds, scope=scope, chain=chain)  # type: ignore[arg-type]


def code(*cells: Cell, policy: str, hours: dict[str, int] | None = None) -> dict[str, object]:
    """The row that a policy makes of an event with these counts."""
    hours = hours or {}
    reports = tuple(
        Report(id=name, text="x" * 300, published=HOUR.format(hours.get(name, 9)))
        for name in sorted({cell.report for cell in cells})
    )
    event = Event(id="e", what="-", type="flood", cells=cells, figures=())
    head = Head(id="s", headline=reports[0].span(0, 1), first=None, last=None, version="0")
    account = Account(story=head, reports=reports, events=(event,))
    return next(code_events(account, policy))


CASES = [
    pytest.param([count("a", "7"), count("b", "9", chain=2)], (7, 7, 9), 7, id="the lower where none is the more told"),
    pytest.param(
        [count("a", "7"), count("b", "9", chain=2), count("c", "9", chain=3)], (9, 7, 9), 7, id="most chains are best"
    ),
    pytest.param([count("a", "9"), count("b", "9"), count("c", "7", chain=2)], (7, 7, 9), 7, id="copies are one chain"),
    pytest.param([count("a", "dozens")], (24, 24, 24), 12, id="a word alone"),
    pytest.param([count("a", "dozens"), count("b", "31", chain=2)], (31, 31, 31), 12, id="a word beside a number"),
    pytest.param([count("a", "several")], (3, 3, 3), 3, id="several are three"),
    pytest.param([count("a", "up to 50"), count("b", "30", chain=2)], (30, 30, 50), 30, id="a bound is a high alone"),
    pytest.param([count("a", "12"), count("a", "2", at=40)], (12, 12, 12), 12, id="the total of a report stands"),
    pytest.param([count("a", "12"), count("b", "5", scope="part")], (12, 12, 12), 12, id="a part is none"),
    pytest.param(
        [count("a", "6", scope="kind"), count("a", "1", scope="kind", at=6)], (7, 7, 7), 7, id="kinds side by side add"
    ),
    pytest.param(
        [count("a", "6", scope="kind"), count("a", "4", scope="kind", at=90)], (6, 6, 6), 6, id="kinds apart do not"
    ),
]


@pytest.mark.parametrize(("cells", "ucdp", "acled"), CASES)
def test_each_policy_makes_its_figure(cells: list[Cell], ucdp: tuple[int, int, int], acled: int) -> None:
    row = code(*cells, policy="ucdp")
    assert tuple(row[f"killed_{key}"] for key in ("best", "low", "high")) == ucdp
    assert code(*cells, policy="acled")["fatalities"] == acled


def test_a_toll_that_ran_up_supersedes_what_came_hours_before() -> None:
    early, late = count("a", "5"), count("b", "8", chain=2)
    assert code(early, late, policy="ucdp", hours={"a": 1, "b": 20})["killed_low"] == 8
    assert code(early, late, policy="ucdp", hours={"a": 19, "b": 20})["killed_low"] == 5
    assert code(early, late, policy="ucdp", hours={"a": 20, "b": 1})["killed_low"] == 5


def test_reports_and_chains_behind_a_figure_are_counted() -> None:
    row = code(count("a", "5"), count("b", "5"), count("c", "5", chain=2), policy="ucdp")
    assert (row["killed_reports"], row["killed_chains"]) == (3, 2)


def test_acled_notes_a_dispute_with_its_passages() -> None:
    row = code(count("a", "5"), count("b", "8", chain=2), policy="acled")
    assert row["notes"] == "killed: “5” [a]; “8” [b]"
    assert code(count("a", "5"), count("b", "5", chain=2), policy="acled")["notes"] == ""


def test_what_came_later_is_told_by_day_or_by_hour() -> None:
    assert is_later("2031-05-02", "2031-05-01T23:00")
    assert not is_later("2031-05-01T23:00", "2031-05-01")
    assert not is_later("2031-05-02", None)
    assert find_counts("injured", [count("a", "5")], {}) == []


@pytest.mark.parametrize("policy", sorted(POLICIES))
def test_rows_have_the_columns_of_their_policy(policy: str) -> None:
    assert tuple(code(count("a", "5"), policy=policy)) == list_columns(policy)


def test_every_cell_is_a_source() -> None:
    cells = (count("a", "5"), count("b", "8", at=7))
    report = Report(id="a", text="5 dead")
    head = Head(id="s", headline=report.span(0, 1), first=None, last=None, version="0")
    event = Event(id="e", what="-", type="flood", cells=cells)
    rows = list(list_sources(Account(story=head, reports=(report,), events=(event,))))
    assert [(row["report"], row["start"], row["text"], row["low"]) for row in rows] == [
        ("a", 0, "5", 5.0),
        ("b", 7, "8", 8.0),
    ]
