"""Under which of its forms an actor is shown."""

from collections import Counter

import pytest

from rashomon.world.actors.finding import find_actors
from rashomon.world.actors.shown import choose_description
from tests.world.readings import make_comparison, make_reading

SHOWN = [
    ({"groups": 6, "Danish rebel groups": 4, "rebel groups": 4}, "Danish rebel groups", "a country tells most"),
    ({"groups": 9, "rebel groups": 2}, "rebel groups", "a noun that tells nothing gives way"),
    ({"rescuers": 12, "rescue team": 3}, "rescuers", "a fuller form is hardly used"),
    ({"sailors": 2, "average sailors": 1}, "sailors", "a fuller form is used once"),
    ({"Officials": 5, "officials": 2}, "officials", "no capital of a sentence"),
    ({"his father": 5, "girl's father": 1}, "girl's father", "a pronoun tells nobody"),
    ({"his father": 5}, "his father", "but is all there is"),
    ({"ferry's two young Danish pilots": 3, "pilots": 2}, "pilots", "no long phrase"),
    ({"Danish rebels": 4, "Danish rebel groups": 4, "groups": 5}, "Danish rebel groups", "of equals the usual noun"),
]


@pytest.mark.parametrize(("uses", "shown"), [row[:2] for row in SHOWN], ids=[row[2] for row in SHOWN])
def test_the_most_telling_form_is_shown(uses: dict[str, int], shown: str) -> None:
    assert choose_description(Counter(uses)) == shown
    assert choose_description(Counter(dict(reversed(uses.items())))) == shown


def test_a_group_is_shown_by_its_country() -> None:
    texts = [
        "Forty-one\u00a0rebel groups signed. The groups left.",
        "Forty-one Danish rebel groups signed. The groups left.",
    ]
    readings = [make_reading(text, report=f"r{n}") for n, text in enumerate(texts)]
    shown = {actor.name: actor.aliases for actor in find_actors(make_comparison(*readings)).actors}
    assert {"groups", "Forty-one rebel groups"} <= set(shown["Danish rebel groups"])


FAMILIES = [
    ("The [Holms|GROUP] sang. [Ivo Vane|PER] and [Ada Vane|PER] fell. The family sang.", False, "named one by one"),
    ("[Ivo Vane|PER] and [Ada Vane|PER] fell. The [Holms|GROUP] sang. The family sang.", True, "told since"),
    ("The [Holms|GROUP] sang. [Ivo Vane|PER] and [Ada Lind|PER] fell. The family sang.", True, "two surnames"),
]


@pytest.mark.parametrize(("text", "holms"), [row[:2] for row in FAMILIES], ids=[row[2] for row in FAMILIES])
def test_whose_family(text: str, holms: bool) -> None:
    actors = find_actors(make_comparison(make_reading("[Per Holm|PER] sat. " + text))).actors
    family = next((actor for actor in actors if "Holms" in actor.aliases), None)
    assert (family is not None and "family" in family.aliases) is holms


NO_FORMS = [
    ("[Norvik Front|ORG]'s [Denmark|LOC] wing left. [Denmark|LOC] spoke.", "Norvik Front's Denmark"),
    ("Vane strikes rebels [Denmark|LOC]. [Denmark|LOC] spoke.", "rebels Denmark"),
    ("Lesser-known groups left. Lesser-known groups spoke.", "-known groups"),
    ("A storm came. [AFP 12|ORG] The boat sank. [AFP 12|ORG] left.", "AFP 12"),
]


@pytest.mark.parametrize(("text", "form"), NO_FORMS, ids=[row[1] for row in NO_FORMS])
def test_no_form_of_anybody(text: str, form: str) -> None:
    from rashomon.world.actors.naming import settle_names

    actors = find_actors(settle_names(make_comparison(make_reading(text)))).actors
    assert form not in {alias for actor in actors for alias in actor.aliases}
