"""Labels that make whole spans."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.language.reader.viterbi import find_labels, find_spans

NAMES = ("O", "B-x", "I-x", "B-y", "I-y")


def rows(text: str) -> np.ndarray:
    """Scores that favour one label for each word, written `o`, `X`, `x`, `Y`, `y`; a digit after it is how strongly."""
    order = "oXxYy"
    table = np.zeros((len(text) // 2, len(NAMES)), dtype=np.float32)
    for at in range(len(text) // 2):
        table[at, order.index(text[2 * at])] = float(text[2 * at + 1])
    return table


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        pytest.param("o5X5x5o5", [0, 1, 2, 0], id="clear"),
        pytest.param("o5x2o5", [0, 0, 0], id="a lone inside is none"),
        pytest.param("x5o5o5o5", [2, 0, 0, 0], id="a span may come from before"),
    ],
)
def test_finds_labels(scores: str, expected: list[int]) -> None:
    assert find_labels([rows(scores)], NAMES)[0].tolist() == expected


def test_another_kind_inside_is_overruled() -> None:
    scores = np.array([[0, 5, 0, 0, 0], [0, 0, 1, 0, 2], [0, 0, 5, 0, 0]], dtype=np.float32)
    assert find_labels([scores], NAMES)[0].tolist() == [1, 2, 2]


def test_no_span_runs_over_a_border() -> None:
    found = find_labels([rows("X5x5x5")], NAMES, [[True, False, True]])[0]
    assert next(find_spans(found.tolist(), NAMES)) == (0, 2, "x")


def test_sequences_of_different_length_are_decoded_alike_alone_and_together() -> None:
    long, short = rows("o5X5x4y5o1X3"), rows("x3x3")
    together = find_labels([long, short], NAMES)
    alone = [find_labels([part], NAMES)[0] for part in (long, short)]
    assert [part.tolist() for part in together] == [part.tolist() for part in alone]


def test_nothing_gives_nothing() -> None:
    assert find_labels([], NAMES) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.floats(-9, 9, width=32), min_size=5, max_size=5), min_size=1, max_size=12))
def test_inside_follows_its_own_kind(table: list[list[float]]) -> None:
    labels = find_labels([np.array(table, dtype=np.float32)], NAMES)[0].tolist()
    for before, after in pairwise(labels):
        if after in (2, 4):
            assert before in (after, after - 1)


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        pytest.param([0, 0], [], id="none"),
        pytest.param([1, 2, 0], [(0, 2, "x")], id="one"),
        pytest.param([1, 1], [(0, 1, "x"), (1, 2, "x")], id="side by side"),
        pytest.param([2, 2], [(0, 2, "x")], id="begun before"),
        pytest.param([1, 3, 4], [(0, 1, "x"), (1, 3, "y")], id="two kinds"),
    ],
)
def test_finds_spans(labels: list[int], expected: list[tuple[int, int, str]]) -> None:
    assert list(find_spans(labels, NAMES)) == expected
