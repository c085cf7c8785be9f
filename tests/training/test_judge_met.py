"""How pairs of passages are drawn to be judged: strata, and places in the text of the corpus."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "training"))
import judge_met as met

FERRY, SHIP = "The ferry ran aground off the cape at dawn", "A ship with 40 sailors hit rocks near Bari"


@pytest.mark.parametrize(
    ("cosine", "shares", "strata"),
    [
        (0.7, 0.5, ("hard",)),
        (0.5, 0.95, ("sure", "odd")),
        (0.7, 0.95, ("sure",)),
        (0.7, 0.05, ("odd",)),
        (0.5, 0.05, ("rest",)),
    ],
    ids=["unsure", "sure and far", "sure", "near and denied", "neither"],
)
def test_names_the_strata_of_a_pair(cosine: float, shares: float, strata: tuple[str, ...]) -> None:
    assert met.name_strata(FERRY, SHIP, cosine, shares) == strata


def test_figures_that_differ_are_a_stratum() -> None:
    assert met.name_strata("Police held 12 men on Monday", "On Monday 14 men were taken in", 0.7, 0.95)[0] == "figures"
    assert "figures" not in met.name_strata("Police held 12 men in Bari", "The 12 were taken in by police", 0.7, 0.95)


@pytest.mark.parametrize("other", [FERRY + ".", "The ferry sank"], ids=["nearly the same", "too short"])
def test_leaves_out_what_teaches_nothing(other: str) -> None:
    assert met.name_strata(FERRY, other, 0.9, 0.5) == ()


def test_finds_the_nearest_place() -> None:
    text = "the cape. Off the cape it sank."
    assert met.find_place(text, "the cape", 12) == (14, 22)
    assert met.find_place(text, "the cape", 3) == (0, 8)
    assert met.find_place(text, "the port", 0) is None
