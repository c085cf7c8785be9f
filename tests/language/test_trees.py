"""Trees from scores, against all trees tried one by one."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from rashomon.language.trees import find_heads, find_tree, is_tree


def best_total(scores: np.ndarray) -> float:
    """The total of the best tree, by trying all."""
    size = len(scores)
    totals = [
        float(sum(scores[word, head] for word, head in enumerate(heads)))
        for heads in itertools.product(range(size), repeat=size)
        if is_tree(np.array(heads))
    ]
    return max(totals)


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
def test_finds_the_best_tree(scores: np.ndarray) -> None:
    found = find_tree(scores.astype(np.float32))
    assert is_tree(found)
    total = sum(float(scores[word, head]) for word, head in enumerate(found))
    if len(scores) <= 3:  # no more roots than are tried
        assert total == best_total(scores)


@settings(max_examples=40, deadline=None)
@given(arrays(np.float32, (9, 9), elements=st.floats(-9, 9, width=32)))
def test_every_sentence_is_a_tree_of_its_own(scores: np.ndarray) -> None:
    heads = find_heads(scores, [(0, 4), (4, 9)])
    assert is_tree(heads[:4])
    assert is_tree(heads[4:] - 4)
