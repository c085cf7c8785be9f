"""Seeds: texts as words -> the pairs that share enough of them."""

from itertools import combinations

import pytest

from rashomon.compare.lineage.seeds import MANY, Seeds, find_pairs
from rashomon.compare.lineage.words import weigh_choice

RARE = ["pylon", "jetty", "gash", "waterline", "skiff"]
PLAIN = Seeds(3, 16.0, 1)


def pairs_of(texts: list[list[str]], seeds: Seeds = PLAIN) -> list[tuple[int, int]]:
    weights = {word: weigh_choice(word) for text in texts for word in text}
    return find_pairs(texts, weights, seeds)


CASES = [
    pytest.param([RARE, RARE], [(0, 1)], id="the same"),
    pytest.param([RARE, RARE[::-1]], [], id="another order"),
    pytest.param([["x", *RARE[:3]], [*RARE[:3], "y"], ["z"]], [(0, 1)], id="one seed"),
    pytest.param([["of", "the", "and", "to"], ["of", "the", "and", "to"]], [], id="common words"),
    pytest.param([[], ["pylon"]], [], id="too short"),
    pytest.param([], [], id="nothing"),
]


@pytest.mark.parametrize(("texts", "expected"), CASES)
def test_pairs(texts: list[list[str]], expected: list[tuple[int, int]]) -> None:
    assert pairs_of(texts) == expected


def test_all_of_a_few_copies_are_paired() -> None:
    assert pairs_of([RARE] * 5) == list(combinations(range(5), 2))


def test_many_copies_stay_connected_without_all_pairs() -> None:
    count = MANY + 10
    found = pairs_of([RARE] * count)
    assert len(found) < 5 * count
    assert {(n, n + 1) for n in range(count - 1)} <= set(found)


def test_a_pair_must_share_as_many_seeds_as_asked() -> None:
    assert pairs_of([RARE, RARE], Seeds(3, 16.0, 3)) == [(0, 1)]
    assert pairs_of([RARE, RARE], Seeds(3, 16.0, 4)) == []
