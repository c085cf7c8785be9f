"""Unknowns and zeros: what reports leave open and others tell, and counts of nobody beside counts of some."""

from functools import cache

import pytest

from rashomon.compare.differences.numbers.finding import differ_in_numbers
from rashomon.compare.differences.numbers.zeros import find_zeros
from rashomon.compare.differences.statements import read_statement
from rashomon.compare.differences.unknowns.finding import differ_in_knowledge, find_unknowns
from rashomon.language import read
from rashomon.model import Reading, Report, Story


@cache
def read_text(name: str, text: str) -> Reading:
    return read(Report(id=name, text=text, published="2031-03-14", read_as_of="2031-03-14", body=((0, len(text)),)))


def make_story(*texts: str) -> Story:
    return Story(readings=tuple(read_text(f"r{n}", text) for n, text in enumerate(texts)))


@pytest.mark.parametrize(
    ("text", "matters"),
    [
        ("The cause of the collapse has not yet been determined.", ["cause"]),
        ("Police did not immediately release the names of the two climbers.", ["name"]),
        ("It was unclear how many sailors were on board.", ["number"]),
        ("The ferry company didn't know why the engine stopped.", ["cause"]),
        ("The driver was named as Ilse Varga.", []),
        ("The cause was a broken axle.", []),
        ("I did not know what had happened.", []),
        ("The owner did not know how long the cook had worked there.", []),
        ("Police investigating the theft have named the cook as Ilse Varga.", []),
    ],
)
def test_what_is_left_open(text: str, matters: list[str]) -> None:
    reading = read_text("r", text)
    found = [u for s in reading.sentences for u in find_unknowns(read_statement(reading, s.span))]
    assert [unknown.matter for unknown in found] == matters


def test_what_one_leaves_open_and_another_tells_is_an_update() -> None:
    story = make_story(
        "It was unclear why the captain of the ferry was arrested.",
        "The captain of the ferry was arrested on suspicion of drunkenness.",
        "The captain of the ferry was arrested at noon.",
    )
    (row,) = differ_in_knowledge(story, ())
    assert (row.kind, [(v.report, v.value) for v in row.values]) == ("update", [("r0", "open"), ("r1", "told")])


def test_what_caused_it_tells_the_cause() -> None:
    asked = "The cause of the fire at the mill was unclear."
    (row,) = differ_in_knowledge(make_story(asked, "The fire at the mill was caused by a broken lamp."), ())
    assert (row.kind, [(v.report, v.value) for v in row.values]) == ("update", [("r0", "open"), ("r1", "told")])
    assert not [*differ_in_knowledge(make_story(asked, "A lamp may have caused the fire at the mill."), ())]
    assert not [*differ_in_knowledge(make_story(asked, "A lamp had caused a fire at a mill in 1998."), ())]


def test_an_age_is_no_number_made_known() -> None:
    asked = "It was too early to confirm the number of sailors on the ferry."
    assert not [
        *differ_in_knowledge(make_story(asked, "Police confirmed that a 42-year-old sailor of the ferry died."), ())
    ]


def test_how_many_boats_is_told_by_a_count_of_boats() -> None:
    asked = "It was unclear how many boats were on the lake."
    (row,) = differ_in_knowledge(make_story(asked, "The police confirmed that nine boats were on the lake."), ())
    assert (row.kind, {value.report for value in row.values}) == ("update", {"r0", "r1"})
    assert not [*differ_in_knowledge(make_story(asked, "The police named the nine sailors on the lake."), ())]


def test_two_ways_of_leaving_one_matter_open_are_compatible() -> None:
    story = make_story(
        "The cause of the blaze was unclear, the police said.",
        "What caused the blaze at the mill was not immediately known.",
        "The mill stands by the river.",
    )
    (row,) = differ_in_knowledge(story, ())
    assert (row.kind, {v.report for v in row.values}) == ("compatible", {"r0", "r1"})


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("No one was injured in the crash.", ["hurt"]),
        ("There were no immediate reports of deaths.", []),
        ("The mayor said there were no injuries.", ["hurt"]),
        ("Nobody was killed.", ["dead"]),
        ("It was unclear whether no one was hurt.", []),
        ("No one answered the door.", []),
    ],
)
def test_counts_of_nobody(text: str, roles: list[str]) -> None:
    reading = read_text("r", text)
    found = [d for s in reading.sentences for d in find_zeros(read_statement(reading, s.span))]
    assert [detail.role for detail in found] == roles


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("No one was injured when the crane fell.", "conflict"),
        ("So far no one was injured when the crane fell.", "update"),
    ],
)
def test_nobody_against_some(text: str, kind: str) -> None:
    story = make_story("Three people were injured when the crane fell.", text)
    (row,) = differ_in_numbers(story, ())
    assert (row.kind, [v.value for v in row.values]) == (kind, ["3", "0"])
