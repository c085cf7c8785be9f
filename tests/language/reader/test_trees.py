"""Trees from scores, against all trees tried one by one."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from rashomon.language.reader.trees import find_heads, find_roots, find_tree, is_tree, span_tree


def best_total(scores: np.ndarray, root: int) -> float:
    """The total of the best tree below a root, by trying all."""
    size = len(scores)
    trees = (heads for heads in itertools.product(range(size), repeat=size) if is_tree(np.array(heads)))
    return max(float(sum(scores[range(size), heads])) for heads in trees if heads[root] == root)


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        pytest.param([0], True, id="one word"),
        pytest.param([1, 1, 1], True, id="star"),
        pytest.param([1, 2, 2], True, id="chain"),
        pytest.param([1, 0, 2], False, id="cycle beside the root"),
        pytest.param([0, 1], False, id="two roots"),
        pytest.param([1, 2, 0], False, id="no root"),
    ],
)
def test_knows_a_tree(heads: list[int], expected: bool) -> None:
    assert is_tree(np.array(heads)) is expected


@settings(max_examples=80, deadline=None)
@given(arrays(np.int8, st.integers(1, 4).map(lambda n: (n, n)), elements=st.integers(-9, 9)))
def test_finds_the_best_tree_below_a_root(scores: np.ndarray) -> None:
    table = scores.astype(np.float64)
    arcs = np.where(np.eye(len(table), dtype=bool), -1e9, table)
    for root in range(len(table)):
        found = span_tree(arcs, root)
        assert is_tree(found)
        assert sum(table[range(len(table)), found]) == best_total(table, root)


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        pytest.param([1, 9, 1], [1], id="one root"),
        pytest.param([8, 9, 1], [1, 0], id="two roots"),
        pytest.param([1, 2, 1], [1], id="none: the likeliest"),
    ],
)
def test_roots_that_are_tried(own: list[int], expected: list[int]) -> None:
    scores = np.full((3, 3), 5.0, dtype=np.float32)
    np.fill_diagonal(scores, own)
    assert find_roots(scores) == expected


@settings(max_examples=60, deadline=None)
@given(arrays(np.int8, st.integers(1, 9).map(lambda n: (n, n)), elements=st.integers(-9, 9)))
def test_always_finds_a_tree(scores: np.ndarray) -> None:
    assert is_tree(find_tree(scores.astype(np.float32)))


@settings(max_examples=40, deadline=None)
@given(arrays(np.float32, (9, 9), elements=st.floats(-9, 9, width=32)))
def test_every_sentence_is_a_tree_of_its_own(scores: np.ndarray) -> None:
    heads = find_heads(scores, [(0, 4), (4, 9)])
    assert is_tree(heads[:4])
    assert is_tree(heads[4:] - 4)
