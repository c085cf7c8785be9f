"""Unnamed: whom one report leaves without a name, and which passages of others name them."""

from functools import cache

import pytest

from rashomon.compare.differences.statements import Statement, read_statement
from rashomon.compare.differences.unknowns.namings import find_namings
from rashomon.compare.differences.unknowns.parties import is_kin
from rashomon.compare.differences.unknowns.unnamed import differ_in_names, find_unnamed
from rashomon.language import read
from rashomon.model import Difference, Reading, Report


@cache
def read_text(name: str, text: str, day: str = "2031-03-14") -> Reading:
    return read(Report(id=name, text=text, published=day, read_as_of=day, body=((0, len(text)),)))


def list_statements(*readings: Reading) -> list[Statement]:
    return [read_statement(reading, s.span) for reading in readings for s in reading.sentences]


def compare_texts(*texts: str) -> list[Difference]:
    statements = list_statements(*(read_text(f"r{n}", text) for n, text in enumerate(texts)))
    return [*differ_in_names(statements, ())]


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("The driver was not yet named.", [{"driver"}]),
        ("The names of the crew members were not yet formally released by the yard.", [{"crew"}]),
        ("Police declined to name the suspect.", [{"suspect"}]),
        ("The other groups to sign the letter are yet to be disclosed.", [{"group"}]),
        ("Police have not released the victims' names.", [{"victim"}]),
        ("An unidentified climber fell from the wall.", [{"climber"}]),
        ("Police have not released the suspect.", []),
        ("The price of the house was not disclosed.", []),
        ("The driver was named as Ilse Varga.", []),
    ],
)
def test_who_is_left_unnamed(text: str, nouns: list[set[str]]) -> None:
    (statement,) = list_statements(read_text("r", text))
    assert [set(party.nouns) for party in find_unnamed(statement)] == nouns


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Police identified the pilot as Ilse Varga.", [("act", {"pilot"}, {"ilsevarga"})]),
        ("The pilot was named by police as Ilse Varga.", [("act", {"pilot"}, {"ilsevarga"})]),
        ("The groups, including the Red Cross, signed the letter.", [("list", {"group"}, {"redcross"})]),
        ("The pilot, Ilse Varga, was rescued.", [("beside", {"pilot"}, {"ilsevarga"})]),
        ("Police have not identified the pilot as Ilse Varga.", []),
        ("Police identified the pilot as a woman from Hungary.", []),
    ],
)
def test_who_is_named(text: str, found: list[tuple[str, set[str], set[str]]]) -> None:
    (statement,) = list_statements(read_text("r", text))
    assert [(n.way, set(n.party.nouns), set(n.names)) for n in find_namings(statement)] == found


def test_whom_a_pronoun_is_for_stands_in_the_sentence_before() -> None:
    before, statement = list_statements(read_text("r", "The driver died in hospital. Police named him as Carl Lind."))
    (naming,) = find_namings(statement, before)
    assert naming.party.nouns == {"driver"}


def test_a_member_and_a_kind_are_of_one_party() -> None:
    assert is_kin("crew", "pilot")
    assert is_kin("driver", "motorist")
    assert not is_kin("driver", "passenger")


def test_a_name_given_later_is_an_update() -> None:
    (row,) = compare_texts(
        "The names of the crew of the plane have not been released.",
        "The mayor identified the pilot of the plane as Ilse Varga.",
        "The mayor identified the owner of the plane as Carl Lind.",
    )
    assert (row.kind, [(v.report, v.value) for v in row.values]) == ("update", [("r0", "not named"), ("r1", "named")])


def test_what_was_named_a_day_before_is_a_conflict() -> None:
    late = read_text("r0", "The names of the crew of the plane have not been released.", "2031-03-15")
    early = read_text("r1", "The mayor identified the pilot of the plane as Ilse Varga.")
    (row,) = differ_in_names(list_statements(late, early), ())
    assert row.kind == "conflict"


def test_a_list_must_have_a_name_that_the_other_report_has_not() -> None:
    asked = "The Red Cross signed the letter. The other aid groups to sign the letter are yet to be disclosed."
    assert not compare_texts(asked, "Aid groups including the Red Cross signed the letter on Monday.")
    (row,) = compare_texts(asked, "Aid groups including the Red Cross and Oxfam signed the letter on Monday.")
    assert [v.text for v in row.values if v.value == "named"] == ["including the Red Cross and Oxfam"]


def test_a_report_that_names_whom_it_left_unnamed_differs_from_none() -> None:
    assert not compare_texts("The driver was not named at first. Police later identified the driver as Carl Lind.")
