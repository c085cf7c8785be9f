"""Ships, aircraft and spacecraft that reports name."""

from dataclasses import replace

import pytest

from rashomon.model import Actor
from rashomon.world.actors.finding import find_actors
from tests.world.readings import make_comparison, make_reading

SHIP = "The tanker [Norvik Star|MISC] sank."


def find_crafts(*texts: str) -> list[Actor]:
    """The craft among the actors of a story."""
    made = (make_reading(text, report=f"r{n}") for n, text in enumerate(texts))
    readings = [replace(reading, sentences=reading.passages) for reading in made]
    return [actor for actor in find_actors(make_comparison(*readings)).actors if actor.type == "vehicle"]


FORMS = [
    ([SHIP], {"tanker Norvik Star"}, "its noun before the name"),
    (["The [Norvik Star|LOC], a Danish ship, sank."], {"Norvik Star, a Danish ship"}, "its noun beside the name"),
    (["The [Norvik Star|MISC] ferry sank."], {"Norvik Star ferry"}, "its noun after the name"),
    ([SHIP, "It rained. It snowed. The vessel sank."], {"vessel"}, "described in another report"),
    ([SHIP, "A Danish-flagged vessel sank."], {"Danish-flagged vessel"}, "brought in where a report opens"),
    (["[Ofwave Air|ORG] Flight 175 left. The plane fell."], {"Ofwave Air Flight 175", "plane"}, "a flight"),
    (["Flight 175 left.", "The flight, [OA175|MISC], fell. [OA175|MISC] sank."], {"OA175", "flight, OA175"}, "a code"),
]


@pytest.mark.parametrize(("texts", "forms"), [row[:2] for row in FORMS], ids=[row[2] for row in FORMS])
def test_forms_of_a_craft(texts: list[str], forms: set[str]) -> None:
    (craft,) = find_crafts(*texts)
    assert forms <= set(craft.aliases)


NOT = [
    (["The ship sank. The ship fell."], "ship", "a craft without a name"),
    (["The [Ofwave|ORG] ship sank. The ship fell."], "ship", "the name of a body before the noun"),
    ([SHIP, "The plane fell. The plane burned."], "plane", "of another kind"),
    ([SHIP, "The ferry [Osk|MISC] left. The vessel fell. [Norvik Star|MISC] sank."], "vessel", "one of two"),
    ([SHIP, "It rained. It snowed. A vessel fell."], "vessel", "brought in later"),
    ([SHIP, "The ship captain left."], "ship", "part of a longer phrase"),
    ([SHIP, "The other ship left."], "other ship", "set against the first"),
]


@pytest.mark.parametrize(("texts", "form"), [row[:2] for row in NOT], ids=[row[2] for row in NOT])
def test_descriptions_of_no_craft(texts: list[str], form: str) -> None:
    assert not any(form in craft.aliases for craft in find_crafts(*texts))
