"""A family name that several bear, and whom each report means by it."""

import pytest

from rashomon.world.actors.finding import find_actors
from tests.world.readings import make_comparison, make_reading

OTHER = "[Berta Vane|PER] ate."
HERE = "[Anna Vane|PER] sang. [Vane|PER] left."
CASES = [
    ([OTHER, HERE, f"{OTHER} [Vane|PER] slept."], {"Anna Vane", "Berta Vane"}, "each in the report that names one"),
    ([HERE, f"{OTHER} Mrs [Vane|PER] left."], {"Anna Vane", "Berta Vane"}, "with a title that all have"),
    ([f"President {HERE}", f"{OTHER} President [Vane|PER] left."], {"Anna Vane"}, "by the title"),
    ([HERE, f"{OTHER} President [Vane|PER] left."], {"Anna Vane", "Vane"}, "another title"),
    (
        [HERE, f"{OTHER} [Vane|PER] slept.", "[Vane|PER] sat."],
        {"Anna Vane", "Berta Vane", "Vane"},
        "none in the report",
    ),
    ([f"{HERE} {OTHER}"], {"Vane"}, "both in the report"),
]


@pytest.mark.parametrize(("texts", "whose"), [case[:2] for case in CASES], ids=[case[2] for case in CASES])
def test_whose_family_name(texts: list[str], whose: set[str]) -> None:
    readings = [make_reading(text, report=f"r{n}", outlet=f"Outlet {n}") for n, text in enumerate(texts)]
    actors = find_actors(make_comparison(*readings)).actors
    assert {actor.name for actor in actors if any(span.text == "Vane" for span in actor.mentions)} == whose
