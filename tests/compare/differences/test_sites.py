"""Places: which of them are where one thing is, in which part a place itself is put, and what kind of row they make."""

import pytest

from rashomon.compare.differences.places.grounds import is_general, is_place_noun
from rashomon.compare.differences.places.located import Thing, Word, is_near_deed, is_of_people, is_one_thing
from rashomon.compare.differences.places.positions import is_country, relate_points
from rashomon.compare.differences.places.siting import split_kind
from tests.compare.differences.test_finding import compare_texts


def list_places(*texts: str) -> list[tuple[str, list[str]]]:
    return [(row.kind, [value.text for value in row.values]) for row in compare_texts(*texts) if row.aspect == "place"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(
            "Rockets have targeted farmers in north-eastern Poland.",
            "The guild criticised the targeting of farmers in the Poznan countryside in western Poland.",
            [("conflict", ["in north-eastern Poland", "in the Poznan countryside in western Poland"])],
            id="a deed by its verb and by its noun, and a place in the other half of its country",
        ),
        pytest.param(
            "Rockets have targeted farmers in north-western Poland.",
            "The guild criticised the targeting of farmers in the Poznan countryside in western Poland.",
            [("compatible", ["in north-western Poland", "in the Poznan countryside in western Poland"])],
            id="a place that may lie in the part that is named",
        ),
        pytest.param(
            "The ferry crashed into the harbour wall.",
            "The ferry crashed into a warehouse.",
            [("conflict", ["into the harbour wall", "into a warehouse"])],
            id="two things built, of which one was hit",
        ),
        pytest.param(
            "The plane crashed in a wooded area.",
            "The plane crashed into a mountain.",
            [("compatible", ["in a wooded area", "into a mountain"])],
            id="two sorts of ground, which may be one",
        ),
        pytest.param(
            "The injured sailors were taken to the regional hospital.",
            "The injured sailors were taken to a private hospital.",
            [("compatible", ["to the regional hospital", "to a private hospital"])],
            id="a place that only a noun names",
        ),
        pytest.param(
            "The injured sailors were transferred to Norwick Hospital.",
            "The injured sailors were transferred to a private hospital.",
            [("wording", ["to Norwick Hospital", "to a private hospital"])],
            id="a place by its name and by what it is",
        ),
    ],
)
def test_places_of_one_thing(one: str, other: str, expected: list[tuple[str, list[str]]]) -> None:
    assert list_places(one, other) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "Rockets hit farmers in western Poland.", "Planes based in eastern Poland flew home.", id="things"
        ),
        pytest.param("The plane crashed in Spain.", "The plane crashed in a wooded area.", id="a country and a wood"),
        pytest.param("The ferry sank in Dover.", "The bakery opened in Deal.", id="deeds"),
        pytest.param("The ferry sank near the harbour.", "The ferry sank near the harbour.", id="one place"),
    ],
)
def test_places_of_two_things_make_no_row(one: str, other: str) -> None:
    assert list_places(one, other) == []


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("Rain fell in the central city of Lodz.", "Snow lay in the eastern city of Lodz.", ["wording"]),
        ("Rain fell in the western city of Lodz.", "Snow lay in the eastern city of Lodz.", ["conflict"]),
        ("Rain fell in the central city of Lodz.", "Snow lay in the central city of Lodz.", []),
        ("Rain fell in the northern city of Gdansk.", "Snow lay in the eastern city of Lodz.", []),
    ],
)
def test_the_part_that_a_place_is_put_in(one: str, other: str, kinds: list[str]) -> None:
    assert [row.kind for row in compare_texts(one, other) if row.question.startswith("In which part")] == kinds


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [("w", "e", "apart"), ("nw", "w", "inside"), ("nw", "se", "apart"), ("c", "w", "unknown"), ("n", "n", "same")],
)
def test_points_of_the_compass(one: str, other: str, relation: str) -> None:
    assert relate_points(frozenset(one), frozenset(other)) == relation


@pytest.mark.parametrize(
    ("noun", "place", "general"),
    [
        ("hospital", True, False), ("mountain", True, False), ("village", True, False), ("area", True, True),
        ("direction", False, True), ("statement", False, False), ("plane", False, False),
    ],
)  # fmt: skip
def test_nouns_for_places(noun: str, place: bool, general: bool) -> None:
    assert (is_place_noun(noun), is_general(noun)) == (place, general)


def test_names_with_the_noun_that_says_what_they_name() -> None:
    assert split_kind("Poznan countryside") == ("poznan", "countryside")
    assert split_kind("New York City") == ("new york city", "")
    assert is_country("Poland") and not is_country("Poznan")


def test_things_are_one_by_deed_and_by_what_it_is_done_to() -> None:
    crash = Thing(frozenset({Word("crash", "v")}), frozenset({"plane"}))
    flight = Thing(frozenset({Word("crash", "n")}), frozenset({"flight"}))
    car = Thing(frozenset({Word("crash", "v")}), frozenset({"sculptor"}))
    assert is_one_thing(crash, flight) and not is_one_thing(crash, car)
    assert is_near_deed(Word("targeting", "n"), Word("target", "v"))
    assert not is_near_deed(Word("bake", "v"), Word("sink", "v"))


def test_people_at_two_places_are_of_one_deed() -> None:
    moved = Thing(frozenset({Word("transfer", "v")}), frozenset({"casualty"}))
    brought = Thing(frozenset({Word("bring", "v")}), frozenset({"survivor"}))
    ship = Thing(frozenset({Word("bring", "v")}), frozenset({"stone"}))
    assert is_of_people(moved, brought) and not is_of_people(moved, ship)
