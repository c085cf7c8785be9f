"""Whom a description means that stands once: the person whom a report is about."""

from dataclasses import replace

import pytest

from rashomon.world.actors.citizens import find_citizens, find_country
from rashomon.world.actors.finding import find_actors
from tests.world.readings import make_comparison, make_reading

VANE = "[Anna Vane|PER] flew. [Vane|PER] sang. [Vane|PER] ate."
CASES = [
    (f"{VANE} The ambitious pilot slept.", "ambitious pilot", True, "once, after the person"),
    (f"{VANE} An ambitious pilot slept.", "ambitious pilot", False, "brings somebody in"),
    (f"{VANE} The pilot slept. The pilot sat.", "pilot", False, "told more than once"),
    (f"{VANE} The pilot of the ferry slept.", "pilot", False, "says of what"),
    (f"{VANE} [Vane|PER] met the ambitious pilot.", "ambitious pilot", False, "in a sentence with the name"),
    (f"{VANE} [Ivo Holm|PER] left. The ambitious pilot slept.", "ambitious pilot", False, "after another"),
    (f"{VANE} {VANE} [Ivo Holm|PER] left. The ambitious pilot slept.", "ambitious pilot", True, "another hardly named"),
    (f"{VANE} The 46-year-old Norwegian slept.", "46-year-old Norwegian", True, "by country"),
    (f"Danish pilot {VANE} The Norwegian slept.", "Norwegian", False, "of another country"),
    (f"{VANE} The Norwegian team slept.", "Norwegian", False, "an adjective"),
    (f"{VANE} The [Independent|ORG] slept. The [Independent|ORG] ate.", "Independent", False, "a body's name"),
]


@pytest.mark.parametrize(("text", "form", "found"), [case[:3] for case in CASES], ids=[case[3] for case in CASES])
def test_person_in_focus(text: str, form: str, found: bool) -> None:
    reading = make_reading(text)
    actors = find_actors(make_comparison(replace(reading, sentences=reading.passages))).actors
    vane = next(actor for actor in actors if "Anna Vane" in actor.aliases)
    assert (form in vane.aliases) is found


@pytest.mark.parametrize(
    ("words", "country"),
    [("Norwegian", "NO"), ("South African", "ZA"), ("Dutchman", "NL"), ("Dutch", None), ("Norway", None)],
)
def test_one_person_of_a_country(words: str, country: str | None) -> None:
    assert find_country(words) == country


def test_citizens_of_a_country() -> None:
    text = "The Norwegian slept near the Danish and Swedish boats, as the 30-year-old Dane and the Dutch ate."
    assert [entry.span.text for entry in find_citizens(make_reading(text))] == ["Norwegian", "30-year-old Dane"]


LINE = "[Norvik Line|ORG] fell. [Norvik Line|ORG] rose. [Ofwave|ORG] ate. [Vane Trust|ORG] sat. [Norvik Line|ORG] sat."
BODIES = [
    (f"{LINE} It rained. The ferry giant slept.", True, "named far more than any other, and last"),
    (f"{LINE} [Ofwave|ORG] rose. It rained. The ferry giant slept.", False, "after another"),
    (f"{LINE} It rained. A ferry giant slept. A ferry giant ate.", False, "brings one in"),
    (f"{LINE} It rained. The ferry giant that fell slept. The ferry giant that fell ate.", False, "says which"),
    (f"{LINE} {'It rained. ' * 5}The ferry giant slept.", False, "far off"),
    (LINE.replace("Norvik Line", "Norvik University") + " It rained. The ferry giant slept.", False, "no business"),
]


@pytest.mark.parametrize(("text", "found"), [case[:2] for case in BODIES], ids=[case[2] for case in BODIES])
def test_business_in_focus(text: str, found: bool) -> None:
    reading = make_reading(text)
    actors = find_actors(make_comparison(replace(reading, sentences=reading.passages))).actors
    assert any("ferry giant" in actor.aliases and len(actor.aliases) > 1 for actor in actors) is found
