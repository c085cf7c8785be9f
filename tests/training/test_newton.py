"""Logistic regression by Newton's method: of invented rows whose weights are known."""

import sys
from pathlib import Path

import numpy as np

sys.path.append(str(Path(__file__).resolve().parents[2] / "training"))
from newton import fit_logistic, name_weights

RANDOM = np.random.default_rng(0)
ROWS = RANDOM.normal(size=(20_000, 2)) * (1.0, 10.0) + (0.0, 5.0)
ANSWERS = RANDOM.random(len(ROWS)) < 1 / (1 + np.exp(-(2.0 * ROWS[:, 0] - 0.1 * ROWS[:, 1] + 1.0)))


def test_the_weights_that_made_the_answers_are_found() -> None:
    weights, bias = fit_logistic(ROWS, ANSWERS, ridge=1e-3)
    assert np.allclose([*weights, bias], [2.0, -0.1, 1.0], atol=0.1)


def test_a_ridge_draws_the_weights_to_nought() -> None:
    weights, _ = fit_logistic(ROWS, ANSWERS, ridge=1e6)
    assert np.abs(weights).max() < 0.02


def test_a_row_that_weighs_double_counts_as_two() -> None:
    rows, answers = ROWS[:200], ANSWERS[:200]
    heavy = np.where(np.arange(200) < 50, 2.0, 1.0)
    twice = fit_logistic(np.r_[rows, rows[:50]], np.r_[answers, answers[:50]], ridge=0.0)
    weighed = fit_logistic(rows, answers, ridge=0.0, heavy=heavy)
    assert np.allclose(twice[0], weighed[0], atol=1e-4) and abs(twice[1] - weighed[1]) < 1e-4


def test_weights_are_written_by_name() -> None:
    assert name_weights(("far", "near"), (np.array([0.12345, -2.0]), 1.0)) == {"far": 0.123, "near": -2.0, "bias": 1.0}
