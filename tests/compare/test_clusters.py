"""Groups by average linkage: no chains of near misses, and the same groups however things are ordered."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.compare.clusters import Pair, join_groups


def group(count: int, table: dict[Pair, float], least: float = 0.5) -> list[tuple[int, ...]]:
    return join_groups(count, table, least, 0.0)


@pytest.mark.parametrize(
    ("table", "groups"),
    [
        pytest.param({}, [(0,), (1,), (2,)], id="nothing joins"),
        pytest.param({(0, 1): 0.9}, [(0, 1), (2,)], id="one pair"),
        pytest.param({(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.7}, [(0, 1, 2)], id="all agree"),
        pytest.param({(0, 1): 0.9, (1, 2): 0.8}, [(0, 1), (2,)], id="a chain is no group"),
        pytest.param({(0, 1): 0.4, (1, 2): 0.8}, [(0,), (1, 2)], id="below the threshold"),
    ],
)
def test_join_groups(table: dict[Pair, float], groups: list[tuple[int, ...]]) -> None:
    assert group(3, table) == groups


@given(st.dictionaries(st.tuples(st.integers(0, 6), st.integers(0, 6)), st.floats(0.01, 1.0)), st.randoms())
def test_groups_do_not_depend_on_the_order_of_candidates(table: dict[Pair, float], shuffle: random.Random) -> None:
    table = {(a, b): score for (a, b), score in table.items() if a < b}
    shuffled = list(table.items())
    shuffle.shuffle(shuffled)
    assert group(7, dict(shuffled)) == group(7, table)
    assert sorted(n for g in group(7, table) for n in g) == list(range(7))
