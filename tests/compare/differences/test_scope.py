"""Scope: what is one question to two reports and what only looks like one, in invented reports."""

from functools import cache

import pytest

from rashomon.compare.differences.details import find_details
from rashomon.compare.differences.finding import find_differences
from rashomon.compare.differences.names.labels import differ_in_labels
from rashomon.compare.differences.numbers.figures import dimension_of
from rashomon.compare.differences.roles.slots import differ_in_claims
from rashomon.compare.differences.statements import read_statement
from rashomon.compare.differences.times.deeds import Row
from rashomon.compare.differences.times.finding import is_against, is_of_two, list_rows
from rashomon.compare.differences.times.moments import judge_clocks
from rashomon.language import read
from rashomon.model import Claim, Evidence, Quantity, Reading, Report, Story, When


@cache
def read_text(name: str, text: str) -> Reading:
    return read(Report(id=name, text=text, published="2031-03-14", read_as_of="2031-03-14", body=((0, len(text)),)))


def make_story(*texts: str) -> Story:
    return Story(readings=tuple(read_text(f"r{n}", text) for n, text in enumerate(texts)))


def make_claim(story: Story, sentence: int = 0) -> Claim:
    """The claim that sentences of all reports state."""
    evidence = tuple(reading.sentences[sentence].span.extend(Evidence) for reading in story.readings)
    names = tuple(reading.report.id for reading in story.readings)
    text = evidence[0].text
    return Claim(
        id="c", text=text, evidence=evidence, asserted_by="narrator", reports=names, outlets=names, status="agreed"
    )


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        pytest.param("The Falke 2 riders can now take more pictures.", [], id="a number of a name"),
        pytest.param("The cook of the inn, 42 from Tarnsund, was arrested.", [], id="an age"),
        pytest.param("On Friday 12 riders were arrested in Tarnsund.", [12], id="a count behind a day"),
        pytest.param("The Falke crew took 9 pictures.", [9], id="a count"),
    ],
)
def test_numbers_that_count_nothing(text: str, counts: list[float]) -> None:
    reading = read_text("r", text)
    found = find_details([read_statement(reading, reading.sentences[0].span)])
    assert [detail.quantity.low for detail in found] == counts


def test_how_often_is_no_stretch_of_time() -> None:
    span = Report(id="a", text="30 times").span(0, 8)
    amounts = [Quantity(span=span, low=30, high=30, unit=unit) for unit in ("time", "hour")]
    assert dimension_of(amounts[0]) != dimension_of(amounts[1]) == "time"


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (("at 6.10am on Tuesday", "2031-03-11T06:10"), ("at 6:10am on Wednesday", "2031-03-12T06:10"), "conflict"),
        (("at 6.10am on Tuesday", "2031-03-11T06:10"), ("at around 6am", "2031-03-12T06:00"), "compatible"),
        (("at 7pm ET on Tuesday", "2031-03-11T19:00"), ("at 7pm GMT on Monday", "2031-03-10T19:00"), "compatible"),
    ],
)
def test_one_hour_of_two_named_days(one: tuple[str, str], other: tuple[str, str], kind: str) -> None:
    times = [
        When(span=Report(id=name, text=text).span(0, len(text)), value=value, kind="time")
        for name, (text, value) in zip("ab", (one, other), strict=True)
    ]
    assert judge_clocks(times)[0] == kind


def test_what_is_told_twice_is_counted_once() -> None:
    vague = "The barge broke into several pieces. Pupils took as many as 20 pieces to the museum of their school."
    plain = "The barge broke into more than 20 fragments. The school museum shows more than 20 fragments, pupils said."
    story = make_story(vague, plain)
    rows = find_differences(story, [make_claim(story, n) for n in (0, 1)], ())
    assert [row.kind for row in rows if row.aspect == "number"] == ["compatible"]


def test_persons_of_two_sorts_are_counted_apart() -> None:
    def ask(one: str, other: str) -> list[str]:
        told = "A tram carrying {} derailed in Tarnsund."
        rows = find_differences(make_story(told.format(one), told.format(other)), (), ())
        return [row.kind for row in rows if row.aspect == "number"]

    assert ask("22 passengers", "100 passengers") != []
    assert ask("22 rail workers", "100 passengers") == []


@pytest.mark.parametrize(
    ("texts", "rows"),
    [
        pytest.param(
            ("The record was sold as a kind of prayer.", "The record was sold as a sort of prayer."), 0, id="sorts"
        ),
        pytest.param(("The rope broke into pieces.", "The rope broke into fragments."), 1, id="things"),
        pytest.param(
            ("A statement added that the bridge is safe.", "An announcement added that the bridge is safe."),
            0,
            id="what says it",
        ),
    ],
)
def test_slots_that_tell_something(texts: tuple[str, str], rows: int) -> None:
    story = make_story(*texts)
    assert len(list(differ_in_claims(story, [make_claim(story)]))) == rows


def test_slots_filled_twice_are_one_question() -> None:
    told = "The rope broke into pieces. In the storm the rope broke into pieces."
    story = make_story(told, "The rope broke into fragments. In the storm the rope broke into fragments.")
    assert len(list(differ_in_claims(story, [make_claim(story, n) for n in (0, 1)]))) == 1


def test_what_a_body_is_called_is_no_label() -> None:
    told = "The {} closed the harbour on Friday."
    assert list(differ_in_labels(make_story(told.format("regime"), told.format("junta"))))
    assert not list(differ_in_labels(make_story(told.format("regime"), told.format("Harbour Administration"))))


@pytest.mark.parametrize(
    ("one", "other", "rows"),
    [("heavy damage", "massive damage", 1), ("other damage", "more damage", 0), ("a big one", "a huge one", 0)],
)
def test_words_that_say_of_what_sort(one: str, other: str, rows: int) -> None:
    story = make_story(f"The storm brought {one} to the quay.", f"The storm brought {other} to the quay.")
    found = find_differences(story, [make_claim(story)], ())
    assert len([row for row in found if row.question.startswith("What kind of")]) == rows


def list_times(text: str) -> list[Row]:
    return list_rows(make_story(text))


def test_months_that_one_report_keeps_apart_are_of_two_acts() -> None:
    one, other = list_times("Tarnsund tested a rocket in December 2029. It tested a bomb in February 2030.")
    assert is_of_two(one, other)
    one, other = list_times("Tarnsund tested a rocket in December 2029. It tested the rocket in late 2029.")
    assert not is_of_two(one, other)


def test_a_day_of_another_zone_is_no_rival() -> None:
    def ask(text: str) -> bool:
        (one,) = list_times("The ferry left the port on 16 March.")
        (other,) = list_times(text)
        return is_against(one, other)

    assert ask("The ferry left the port at 7:30 p.m. on 11 March.")
    assert not ask("The ferry left the port at 7:30 p.m. ET on 11 March.")
