"""Two people as one actor: named side by side and told of as two."""

import pytest

from rashomon.world.actors.finding import find_actors
from tests.world.readings import make_comparison, make_reading

TWO = "[Anna Vane|PER] and [Ivo Holm|PER] flew."
CASES = [
    ([TWO, f"{TWO} The couple were glad."], True, "a couple"),
    ([TWO, f"{TWO} Two dentists slept. The two dentists ate."], True, "two of a noun"),
    ([TWO, "[Anna Vane|PER] and pilot [Ivo Holm|PER] ate. A couple sat."], True, "a calling between the two"),
    ([TWO, "The couple were glad."], False, "named together once"),
    (
        [TWO, f"{TWO} [Olaf Berg|PER] and [Ida Lund|PER] ate. [Berg|PER] and [Lund|PER] sat. The couple were glad."],
        False,
        "two other people as often",
    ),
    (["[Olaf Berg|PER], [Anna Vane|PER] and [Ivo Holm|PER] flew." for _ in "ab"] + ["A couple sat."], False, "three"),
]


@pytest.mark.parametrize(("texts", "together", "why"), CASES, ids=[case[2] for case in CASES])
def test_two_as_one(texts: list[str], together: bool, why: str) -> None:
    readings = [make_reading(text, report=f"r{n}", outlet=f"Outlet {n}") for n, text in enumerate(texts)]
    actors = {form: actor for actor in find_actors(make_comparison(*readings)).actors for form in actor.aliases}
    whole = actors.get("Anna Vane and Ivo Holm")
    assert (whole is not None and bool({"couple", "two dentists"} & {*map(str.lower, whole.aliases)})) is together
    assert actors["Anna Vane"] is not actors["Ivo Holm"]


def test_two_of_one_noun_only() -> None:
    """Of the descriptions by a noun the one told most is the two; other two people of the story are not."""
    text = f"{TWO} {TWO} Two dentists slept. The two dentists ate. Both dentists sat. Two pilots fell. Two pilots fled."
    actors = {form: a for a in find_actors(make_comparison(make_reading(text))).actors for form in a.aliases}
    assert actors["Two dentists"] is actors["Anna Vane and Ivo Holm"] is not actors["Two pilots"]


def test_several_of_an_office_are_an_actor() -> None:
    """Bare `the manager` is nobody in particular; several managers, and one told with another word, are somebody."""
    text = "The ferry manager left. The ferry manager ate. Two pilots sang. The pilots slept. "
    text += "The editor sat. The editor ran."
    actors = find_actors(make_comparison(make_reading(text))).actors
    assert {"ferry manager", "pilots"} <= {form for actor in actors for form in actor.aliases}
    assert "editor" not in {form for actor in actors for form in actor.aliases}
