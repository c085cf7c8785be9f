"""Renderings: of invented statements of one claim, when how they are put is shown side by side."""

from functools import cache

from rashomon.compare.differences import find_differences
from rashomon.compare.labels import differ_in_labels
from rashomon.compare.renderings import LONG, judge_values
from rashomon.language import read
from rashomon.model import Claim, Difference, Evidence, Reading, Report, Story, Value

FLED = "Thousands of guests fled the pier in the night."
CLEARED = "Thousands of guests were cleared from the pier after dark."
OTHER = "The bakery on the square reopens in spring."


@cache
def read_text(name: str, text: str, title: str = "") -> Reading:
    start = len(title) + 1 if title else 0
    whole = f"{title}\n{text}" if title else text
    place = (0, len(title)) if title else None
    return read(Report(id=name, text=whole, title_at=place, published="2031-03-14", body=((start, len(whole)),)))


def put(*texts: str, beside: tuple[str, ...] = ()) -> list[Difference]:
    """How it is put that texts state one claim, in a story with others beside."""
    readings = tuple(read_text(f"r{n}", text) for n, text in enumerate((*texts, *beside)))
    stating = readings[: len(texts)]
    evidence = tuple(reading.sentences[0].span.extend(Evidence) for reading in stating)
    names = tuple(reading.report.id for reading in stating)
    claim = Claim(
        id="c1", text=texts[0], evidence=evidence, asserted_by="narrator", reports=names, outlets=names, status="agreed"
    )
    found = find_differences(Story(readings=readings), (claim,), ())
    return [d for d in found if d.question.startswith("How is it put")]


def test_two_wordings_of_what_all_reports_state_are_shown() -> None:
    (row,) = put(FLED, FLED, CLEARED)
    assert {value.report for value in row.values} == {"r0", "r1", "r2"}
    assert any("fled" in value.text for value in row.values)


def test_two_wordings_of_what_some_reports_state_are_not() -> None:
    assert put(FLED, FLED, CLEARED, beside=(OTHER,)) == []
    assert put(FLED, CLEARED, beside=(OTHER, OTHER)) == []


def test_two_of_three_reports_are_enough() -> None:
    (row,) = put(FLED, CLEARED, beside=(OTHER,))
    assert {value.report for value in row.values} == {"r0", "r1"}


def test_what_differs_at_length_is_wording_and_else_a_part() -> None:
    few, many = (Value(report="a", start=0, end=n, text="x" * n, value="x" * n) for n in (LONG // 2, 2 * LONG))
    assert judge_values((few, few))[0] == "compatible"
    assert judge_values((few, many))[0] == judge_values((many, many))[0] == "wording"


def test_labels_of_titles_are_left_out() -> None:
    one = read_text("r0", "The insurgents took the bridge at dawn.", "Rebels take the bridge")
    other = read_text("r1", "The insurgents hold the bridge now.")
    assert [*differ_in_labels(Story(readings=(one, other)))] == []
