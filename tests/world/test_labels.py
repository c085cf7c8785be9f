"""The nouns of outlets for actors: in the singular, by outlet, with the phrase that each stands in."""

from rashomon.model import Usage
from rashomon.world import describe
from tests.world.readings import make_comparison, make_reading


def labels_of(*texts: str) -> list[tuple[Usage, str]]:
    readings = [make_reading(text, report=f"r{n}", outlet=f"Outlet {n}") for n, text in enumerate(texts)]
    world = describe(make_comparison(*readings))
    names = {actor.id: actor.name for actor in world.actors}
    return [(row, names[row.actor or ""]) for row in world.labels]


def test_nouns_beside_a_name() -> None:
    found = labels_of(
        "The rebel group [Ansar al-Nour|ORG] left.", "[Ansar al-Nour|ORG] militants left. [Ansar al-Nour|ORG] spoke."
    )
    rows = {(name, row.label, row.outlet, row.count, row.evidence[0].text) for row, name in found}
    assert ("Ansar al-Nour", "group", "Outlet 0", 1, "rebel group Ansar al-Nour") in rows
    assert ("Ansar al-Nour", "militant", "Outlet 1", 1, "Ansar al-Nour militants") in rows
    assert {row.family for row, _ in found if row.label in ("rebel", "militant")} == {"armed people"}


def test_counts_are_of_passages() -> None:
    for row, _ in labels_of("The rebels left. The rebels came. The insurgents left.", "The rebels left."):
        assert row.count == len(row.evidence)
        assert all(row.label in use.text.lower() for use in row.evidence)
