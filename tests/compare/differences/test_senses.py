"""How two words stand to each other, by the table of senses."""

import pytest

from rashomon.compare.differences.polarity.opposites import list_rivals
from rashomon.compare.differences.senses import Part, Relation, is_countable, is_thing, relate

CASES: list[tuple[Part, str, str, Relation | None]] = [
    ("n", "digger", "excavator", "same"),
    ("n", "cabbage", "vegetable", "kind"),
    ("n", "vegetable", "cabbage", "kind"),
    ("n", "car", "truck", "rival"),
    ("n", "knife", "gun", "rival"),
    ("n", "defeat", "victory", "opposite"),
    ("n", "ferry", "harvest", None),
    ("n", "grubbinsthorpe", "ferry", None),
    ("v", "accept", "reject", "opposite"),
]


@pytest.mark.parametrize(("part", "one", "other", "relation"), CASES, ids=[f"{a}-{b}" for _, a, b, _ in CASES])
def test_relation_of_two_words(part: Part, one: str, other: str, relation: Relation | None) -> None:
    assert relate(part, one, other) == relation
    assert relate(part, other, one) == relation


@pytest.mark.parametrize(("one", "other"), [("alive", "dead"), ("lifeless", "alive"), ("unharmed", "hurt")])
def test_opposites_and_what_is_near_to_them(one: str, other: str) -> None:
    assert [*list_rivals([("a", one), ("a", other)])] == [("a", *sorted((one, other)))]


def test_no_word_is_opposed_to_itself() -> None:
    assert [*list_rivals([("a", "alive"), ("a", "alive"), ("v", "dead")])] == []


@pytest.mark.parametrize(("word", "thing"), [("truck", True), ("officer", True), ("journey", False), ("noise", False)])
def test_things_can_be_touched(word: str, thing: bool) -> None:
    assert is_thing(word) is thing


@pytest.mark.parametrize(
    ("word", "two"), [("ship", True), ("crowd", True), ("xyzzy", True), ("damage", False), ("wind", False)]
)
def test_there_may_be_two_of_a_thing_and_of_a_group(word: str, two: bool) -> None:
    assert is_countable(word) is two
