"""Groups around a centre: no chains of near misses, and the same groups however the scores are ordered."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.compare.claims.clusters import SURE, Pair, group_passages, pair_apart

PAIRS = st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda pair: pair[0] < pair[1])


@pytest.mark.parametrize(
    ("homes", "scores", "groups"),
    [
        pytest.param("abc", {}, [(0,), (1,), (2,)], id="nothing joins"),
        pytest.param("abc", {(0, 1): 0.9}, [(0, 1), (2,)], id="one pair"),
        pytest.param("abc", {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.7}, [(0, 1, 2)], id="all agree"),
        pytest.param("abc", {(0, 1): 0.09}, [(0,), (1,), (2,)], id="below the threshold"),
        pytest.param("aab", {(0, 2): 0.3, (1, 2): 0.5}, [(0, 2), (1, 2)], id="the best passage of a report comes in"),
        pytest.param(
            "abcd",
            {(0, 1): 0.5, (1, 2): 0.9, (2, 3): 0.5},
            [(0, 1, 2), (2, 3)],
            id="a chain of four is never one group",
        ),
        pytest.param("aab", {(0, 2): 0.8, (1, 2): 0.9}, [(0, 1, 2)], id="what a report says twice is one group"),
        pytest.param("abc", {(0, 1): 0.9, (1, 2): 0.21}, [(0, 1), (2,)], id="who disagrees with a member stays out"),
        pytest.param("ab", {(0, 1): 0.24}, [(0, 1)], id="two leftovers"),
        pytest.param("abc", {(0, 1): 0.24, (1, 2): 0.25}, [(0,), (1, 2)], id="two leftovers, the surest"),
    ],
)
def test_group_passages(homes: str, scores: dict[Pair, float], groups: list[tuple[int, ...]]) -> None:
    assert group_passages(homes, scores) == groups


@given(st.dictionaries(PAIRS, st.floats(0.01, 1.0)), st.randoms())
def test_groups_hold_every_thing_and_do_not_depend_on_order(scores: dict[Pair, float], shuffle: random.Random) -> None:
    homes = "abcabca"
    scores = {pair: score for pair, score in scores.items() if homes[pair[0]] != homes[pair[1]]}
    groups = group_passages(homes, scores)
    shuffled = list(scores.items())
    shuffle.shuffle(shuffled)
    assert group_passages(homes, dict(shuffled)) == groups
    assert {n for group in groups for n in group} == set(range(7))
    assert len(set(groups)) == len(groups)


def test_two_that_surely_are_one_are_a_pair_where_no_group_holds_them_together() -> None:
    groups = [(0, 1), (2, 3)]
    assert pair_apart(groups, {(0, 1): 0.9, (0, 3): SURE, (1, 2): SURE - 0.01, (2, 3): 0.9}) == [(0, 3)]
    assert pair_apart(groups, {(0, 1): 0.9, (2, 3): 0.9}) == []
