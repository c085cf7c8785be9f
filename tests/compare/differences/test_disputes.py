"""Disputes: figures, times and words that exclude each other only if they are given for one thing."""

import pytest

from rashomon.compare.differences.details import find_details
from rashomon.compare.differences.finding import find_differences
from rashomon.compare.differences.statements import read_statement
from rashomon.compare.differences.times.finding import differ_in_times
from rashomon.language import read
from rashomon.model import Difference, Report, Story
from tests.compare.differences.test_finding import compare_texts, find_conflicts, read_text

HURT = "Nine players were injured, and the guild played 12 games."


@pytest.mark.parametrize(
    ("one", "other", "disputed"),
    [
        ("Ilse Varga, 34, left the choir.", "Varga, 37, left the choir.", True),
        ("Ilse Varga, 34, left the choir.", "Jonas Hale, 47, left the choir.", False),
        ("The 34-year-old singer left the choir.", "The 37-year-old singer left the choir.", True),
        ("The 34-year-old singer left the choir.", "The 61-year-old baker left the choir.", False),
        ("Guards held a 34-year-old man.", "A 73-year-old man, Jonas Hale, told of the noise by the quay.", False),
        ("A 34-year-old singer, Ilse Varga, left the choir.", "Ilse Varga, 37, left the choir.", True),
        ("The captain was a 34-year-old novice.", "Their dog is about to turn 11 years old.", False),
        ("The wind broke a 48-metre clay wall.", "Frost ruined a 17-metre clay wall.", False),
        ("The mill sells a 400-gram loaf.", "The mill sells a 170-gram loaf.", True),
        ("The mill sells a 400-gram loaf and a 170-gram loaf.", "The mill sells a 170-gram loaf.", False),
        ("The port seized four ships.", "The port seized nine ships.", True),
        ("The port seized four ships.", "The navy launched nine ships.", False),
        ("The port seized four ships.", "The port seized nine ships. The port seized two ships in May.", False),
        ("The captain won 12 races.", "The captain won 15 races and was hurt in 17 other races.", True),
        ("The wool price lost 40 percent.", "The wool price lost 28 percent.", True),
        ("The wool price lost 40 percent.", "The mayor lost 28 percent.", False),
    ],
)
def test_figures_of_one_thing_exclude_each_other(one: str, other: str, disputed: bool) -> None:
    found = [row for row in find_conflicts(one, other) if row.aspect == "number"]
    assert bool(found) is disputed


@pytest.mark.parametrize(
    ("days", "counts", "kind"),
    [
        (("2031-03-14", "2031-03-16"), ("four", "nine"), "update"),
        (("2031-03-14", "2031-03-16"), ("nine", "four"), "conflict"),
        (("2031-03-14", "2031-03-14"), ("four", "nine"), "conflict"),
    ],
)
def test_a_count_of_a_later_day_may_have_grown(days: tuple[str, str], counts: tuple[str, str], kind: str) -> None:
    texts = [f"The guild has seized {count} carts." for count in counts]
    dated = zip(("r0", "r1"), texts, days, strict=True)
    reports = [Report(id=name, text=text, published=day, body=((0, len(text)),)) for name, text, day in dated]
    rows = find_differences(Story(readings=tuple(map(read, reports))), (), ())
    assert [row.kind for row in rows if row.aspect == "number"] == [kind]


def test_a_report_gives_one_clock_time_of_one_thing() -> None:
    texts = (
        "The ferry left Tarnsund at 9 a.m. on Tuesday and reached Norwick at 2 p.m. on Tuesday.",
        "The ferry left Tarnsund at 9 a.m. on Tuesday. It reached Norwick at 4 p.m. on Tuesday.",
    )
    readings = tuple(read_text(f"r{n}", text) for n, text in enumerate(texts))
    rows = list(differ_in_times(Story(readings=readings), ()))
    assert [{value.value[-5:] for value in row.values} for row in rows] == [{"14:00", "16:00"}]


def test_a_time_that_takes_up_another_has_no_value_of_its_own() -> None:
    assert find_conflicts("The bridge was closed on 3 March.", "The bridge was closed on 5 March.")
    assert not find_conflicts("The bridge was closed on 3 March.", "The bridge was closed that day.")


@pytest.mark.parametrize(
    ("one", "other", "opposed"),
    [
        ("Varga won the election.", "Varga lost the election.", True),
        ("Varga won the election.", "Hale lost the election.", False),
        ("The pilot is awake.", "The pilot is asleep.", True),
        ("The pilot was awake before the flight.", "The pilot was asleep after the flight.", False),
    ],
)
def test_what_another_does_or_was_at_another_time_is_no_opposite(one: str, other: str, opposed: bool) -> None:
    found: list[Difference] = [row for row in find_conflicts(one, other) if row.aspect == "polarity"]
    assert bool(found) is opposed


def test_of_two_verbs_each_may_be_done_to_another_thing() -> None:
    assert find_conflicts("The robbers rammed a car into the gate.", "The robbers rammed a truck into the gate.")
    assert not find_conflicts("The robbers drove a car to the gate.", "The robbers pushed a truck to the gate.")


def test_things_are_neither_hurt_nor_arrested() -> None:
    (statement,) = (read_statement(reading, reading.sentences[0].span) for reading in [read_text("r9", HURT)])
    assert [detail.role for detail in find_details([statement])] == ["hurt", ""]


def test_what_says_which_is_not_counted() -> None:
    text = "The navy stopped two pirate boats and 11 Norwegian sailors."
    (statement,) = (read_statement(reading, reading.sentences[0].span) for reading in [read_text("r8", text)])
    assert [detail.counted for detail in find_details([statement])] == [{"boat"}, {"sailor"}]


def test_a_person_may_be_called_by_many_words() -> None:
    texts = "The mayor met the donors at the gate.", "The mayor met the supporters at the gate."
    assert not any(row.kind == "conflict" for row in compare_texts(*texts))


def test_a_report_that_names_both_places_has_two_things_there() -> None:
    assert find_conflicts("The barge sank near Lyon.", "The barge sank near Marseille.")
    assert not find_conflicts("The barge sank near Lyon, and the tug off Marseille.", "The barge sank near Marseille.")
