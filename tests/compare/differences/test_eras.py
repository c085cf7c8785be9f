"""Eras: which times two clauses are of, and which are so far apart that they are of two happenings."""

import pytest

from rashomon.compare.differences.polarity.eras import is_long_apart, measure_gap, read_iso
from rashomon.compare.differences.polarity.predicates import Predicate, find_predicates
from rashomon.compare.differences.statements import read_statement
from rashomon.language import read
from rashomon.model import Report


def find_predicate(text: str, word: str, published: str = "2031-03-14") -> Predicate:
    report = Report(id="r", text=text, published=published, read_as_of=published, body=((0, len(text)),))
    reading = read(report)
    rows = [row for s in reading.sentences for row in find_predicates(read_statement(reading, s.span))]
    return next(row for row in rows if row.word == word)


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("In May 2012 the ferry sank.", True),
        ("The ferry sank on Monday.", False),
        ("In May 2012 the guild said that the ferry had sunk.", True),
        ("The ferry that was built in May 2012 sank.", False),
        ("No ferry has sunk since 2012.", False),
        ("The ferry sank.", False),
    ],
)
def test_a_clause_of_a_former_year_is_of_another_happening(text: str, apart: bool) -> None:
    assert is_long_apart(find_predicate(text, "sink"), find_predicate("The old ferry sank.", "sink")) is apart


def test_a_clause_without_a_time_may_be_of_any_that_its_report_names() -> None:
    told = find_predicate("The ferry sank. The court heard that in April 2012 a lamp had failed.", "sink")
    assert not is_long_apart(find_predicate("In May 2012 the ferry sank.", "sink"), told)


def test_days_between_times() -> None:
    (year,), (month,), (day,) = map(read_iso, ("2030", "2031-02", "2031-02-05"))
    assert measure_gap(month, day) == 0
    assert measure_gap(day, year) == 36
    assert read_iso("P3D") == read_iso("2031-02-30") == []
    assert len(read_iso("2031-01-05/2031-01-09")) == 1
