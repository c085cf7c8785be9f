"""Logistic regression by Newton's method with a ridge, for the weights of a few signs that training/*.py fit."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

STEPS = 25


def fit_logistic(
    rows: ArrayLike, answers: ArrayLike, ridge: float, heavy: ArrayLike = 1.0
) -> tuple[NDArray[np.float64], float]:
    """The weights of the signs, as they are given, and the bias that fit the answers (0 or 1) best.

    The ridge holds the weights of the signs scaled to a spread of one, not the bias; `heavy` is the weight of each row.
    """
    table, told, weight = (np.asarray(part, dtype=float) for part in (rows, answers, heavy))
    mean, spread = table.mean(0), table.std(0) + 1e-6
    data = np.c_[(table - mean) / spread, np.ones(len(table))]
    weights = np.zeros(data.shape[1])
    penalty = np.diag([ridge] * table.shape[1] + [1e-6])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-data @ weights))
        slope = data.T @ (weight * (told - chance)) - penalty @ weights
        curve = weight * chance * (1 - chance)
        weights += np.linalg.solve((data * curve[:, None]).T @ data + penalty, slope)
    plain = weights[:-1] / spread
    return plain, float(weights[-1] - plain @ mean)


def name_weights(names: tuple[str, ...], fitted: tuple[NDArray[np.float64], float]) -> dict[str, float]:
    """The weights by name and the bias, rounded as the files hold them."""
    named = {name: round(float(weight), 3) for name, weight in zip(names, fitted[0], strict=True)}
    return {**named, "bias": round(fitted[1], 3)}
