import pytest

from rashomon.model import Actor
from rashomon.world.actors import find_actors
from tests.world.readings import make_comparison, make_reading


def actors_of(*texts: str) -> dict[str, Actor]:
    """Every form of the actors of a story -> its actor."""
    readings = [make_reading(text, report=f"r{n}", outlet=f"Outlet {n}") for n, text in enumerate(texts)]
    return {form: actor for actor in find_actors(make_comparison(*readings)).actors for form in actor.aliases}


TOGETHER = [
    (
        ["Mayor [Anna Vane|PER] spoke. Later Ms [Vane|PER] left."],
        "Anna Vane",
        "Vane",
        "family name",
    ),
    (
        ["The [Free River Army|ORG] ([FRA|ORG]) fired.", "The [FRA|ORG] fired."],
        "Free River Army",
        "FRA",
        "letters in brackets",
    ),
    (
        ["[Portugal|LOC] protested.", "The [Portuguese|GROUP] army left, and [Lisbon|LOC] said so."],
        "Portugal",
        "Lisbon",
        "capital as government",
    ),
    (["The [Nimra Front|ORG] fired.", "[Nimra|ORG] fired."], "Nimra Front", "Nimra", "first word"),
    (
        ["[Ansar al-Nour|ORG] left.", "The rebel group [Ansar al-Noor|ORG] left."],
        "Ansar al-Nour",
        "rebel group Ansar al-Noor",
        "spelling, and the noun before the name",
    ),
    (
        ["The [Norwegian|GROUP] government fell.", "[Norway|LOC]'s government fell."],
        "Norwegian government",
        "Norway's government",
        "body of a country",
    ),
    (
        ["A boy fell into a pit. The boy, named [Tom Hale|PER], is well.", "The child is well."],
        "Tom Hale",
        "child",
        "described, then named",
    ),
    (
        [
            "The [Harbour League|ORG] left. [Norway|LOC]'s [Harbour League|ORG] fell.",
            "[Norway's Harbour League|ORG] rose.",
        ],
        "Harbour League",
        "Norway's Harbour League",
        "the country before the name",
    ),
    (
        ["The [Public Safety Ministry|ORG] spoke.", "The [Ministry of Safety|ORG] spoke."],
        "Public Safety Ministry",
        "Ministry of Safety",
        "an office with its words in another order",
    ),
    (["[Mitchell Vane|PER] flew. [Mitch|PER] was kind."], "Mitchell Vane", "Mitch", "a given name cut short"),
    (
        ["The [Norwegian|GROUP] government fell. [Norwegian|GROUP] officials said so."],
        "Norwegian government",
        "Norwegian officials",
        "officials speak for their government",
    ),
    (
        ["[Anna Vane|PER] and [Olaf Vane|PER] flew. The [Vanes|PER] were kind.", "The [Vane|PER] family left."],
        "Vanes",
        "Vane family",
        "a family by its surname",
    ),
    (
        ["The [Norwegian|GROUP] foreign ministry spoke. A foreign ministry spokesman left."],
        "Norwegian foreign ministry",
        "foreign ministry spokesman",
        "who speaks for a ministry is the ministry",
    ),
    (
        ["[Noor Ali Fayez|PER] spoke.", "[Noor Ali Faiz|PER] left."],
        "Noor Ali Fayez",
        "Noor Ali Faiz",
        "one word of a long name spelled otherwise",
    ),
]


@pytest.mark.parametrize(("texts", "one", "other", "why"), TOGETHER, ids=[row[3] for row in TOGETHER])
def test_one_actor(texts: list[str], one: str, other: str, why: str) -> None:
    actors = actors_of(*texts)
    assert actors[one] is actors[other]


APART = [
    (["[Anna Vane|PER] met [Berta Vane|PER]. [Vane|PER] left."], "Anna Vane", "Vane", "one surname of two people"),
    (["The [Norwegian|GROUP] army and the [Danish|GROUP] army met."], "Norwegian army", "Danish army", "two armies"),
    (
        ["[Norway|LOC] and the [Norwegian|GROUP] government differ."],
        "Norway",
        "Norwegian government",
        "a state and its government",
    ),
    (
        ["The [Norwegian|GROUP] foreign ministry spoke. The aviation authorities left. The aviation authorities ate."],
        "Norwegian foreign ministry",
        "aviation authorities",
        "authorities of another kind",
    ),
    (
        ["[Bruce Vane|PER] flew.", "The [Vanes|PER] left.", "The [Holm|PER] family slept. The [Holm|PER] family ate."],
        "Vanes",
        "Holm family",
        "two families",
    ),
]


@pytest.mark.parametrize(("texts", "one", "other", "why"), APART, ids=[row[3] for row in APART])
def test_two_actors(texts: list[str], one: str, other: str, why: str) -> None:
    actors = actors_of(*texts)
    assert actors[one] is not actors[other]


@pytest.mark.parametrize("noun", ["spectator", "customer", "cyclist", "goalkeeper", "homeowner"])
def test_nouns_for_people(noun: str) -> None:
    """Nouns for people are no short list: any that names people more often than things makes an actor, one or many."""
    actors = actors_of(f"The {noun}s left. Later two {noun}s spoke.", f"A {noun} left. The {noun} was well.")
    assert actors[f"{noun}s"].type == "group of people" and actors[f"two {noun}s"] is actors[f"{noun}s"]
    assert actors[noun].type == "person"


@pytest.mark.parametrize("noun", ["morning", "bridge", "great", "report"])
def test_nouns_for_no_people(noun: str) -> None:
    """A noun for a thing is no actor, though it comes twice."""
    assert not actors_of(f"The {noun} was long. The {noun} ended.")


def test_types_and_labels() -> None:
    actors = actors_of("The rebel group [Nimra Front|ORG] left. [Portugal|LOC] said so, said Mayor [Anna Vane|PER].")
    assert actors["Nimra Front"].type == "armed group"
    assert actors["Nimra Front"].labels[0].labels == ("group", "rebel")
    assert actors["Portugal"].type == "state"
    assert actors["Anna Vane"].type == "person"


def test_forms_leave_out_articles_and_possessives() -> None:
    actors = actors_of("The [Nimra Front's|ORG] men left, and the [Nimra Front|ORG] too.")
    assert actors["Nimra Front"].aliases == ("Nimra Front",)
