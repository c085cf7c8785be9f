"""Candidates: of each passage the nearest, few in each report and in all, and in a large story only the nearer."""

from types import SimpleNamespace

import numpy as np
import pytest

from rashomon.compare.pairs import BEST, FIRST, MOST, NEAR, NEARER, Item, find_candidates, find_least

NEARLY, HARDLY = 2 * NEARER + 0.06, 2 * NEAR + 0.06  # cosines; no words are shared, so nearness is half of them


def make_items(*homes: int) -> list[Item]:
    return [Item(home, SimpleNamespace(), {f"word{n}": 1.0}) for n, home in enumerate(homes)]  # type: ignore[arg-type]


def lie_apart(cosine: float, others: int) -> np.ndarray:
    """The vectors of a passage and of others that are one and the same, and have this cosine with it."""
    return np.array([[1, 0], *[[cosine, np.sqrt(1 - cosine**2)]] * others], dtype=np.float32)


def find_partners(found: dict[tuple[int, int], float], one: int) -> list[int]:
    return sorted(sum(pair) - one for pair in found if one in pair)


def test_a_small_story_keeps_what_is_hardly_near() -> None:
    found = find_candidates(make_items(*range(6)), lie_apart(HARDLY, 5))
    assert find_partners(found, 0) == [1, 2, 3, 4, 5]
    assert found[0, 1] == pytest.approx(HARDLY / 2)
    assert find_partners(find_candidates(make_items(*range(6)), lie_apart(2 * NEAR - 0.06, 5)), 0) == []


def test_one_report_offers_few_and_none_to_itself() -> None:
    found = find_candidates(make_items(0, 0, 0, 1, 1, 1), lie_apart(HARDLY, 5))
    assert find_partners(found, 0) == [3, 4, 5][:BEST]


def test_a_large_story_keeps_the_nearer_and_the_first_of_each() -> None:
    hardly = find_candidates(make_items(*range(25)), lie_apart(HARDLY, 24))
    assert find_partners(hardly, 0) == list(range(1, FIRST + 1))
    nearly = find_candidates(make_items(*range(25)), lie_apart(NEARLY, 24))
    assert find_partners(nearly, 0) == list(range(1, MOST + 1))


def test_what_is_near_rises_with_the_reports() -> None:
    rising = [find_least(reports) for reports in (1, 8, 9, 14, 20, 500)]
    assert rising == sorted(rising) and rising[:2] == [NEAR, NEAR] and rising[-1] == NEARER
