"""Candidates: of each passage the nearest, few in each report and in all; what makes two passages near."""

from types import SimpleNamespace

import numpy as np

from rashomon.compare.claims.pairs import (
    BEST,
    FEWEST,
    MOST,
    SHARED_OUT,
    Item,
    Nearness,
    find_candidates,
    find_figures,
    load_weights,
    share,
)
from rashomon.model import Passage, Quantity, Span, When

NEARLY, HARDLY = 0.99, 0.05  # cosines


def make_items(*homes: int) -> list[Item]:
    """Passages of one word each, the same for all, with the numbers of their reports."""
    return [Item(home, SimpleNamespace(), {"ferry": 6.0}, frozenset({"2021-06-03"})) for home in homes]  # type: ignore[arg-type]


def lie_apart(cosine: float, others: int) -> np.ndarray:
    """The vectors of a passage and of others that are one and the same, and have this cosine with it."""
    return np.array([[1, 0], *[[cosine, np.sqrt(1 - cosine**2)]] * others], dtype=np.float32)


def find_partners(found: dict[tuple[int, int], Nearness], one: int) -> list[int]:
    return sorted(sum(pair) - one for pair in found if one in pair)


def test_what_is_near_is_a_candidate_with_what_makes_it_so() -> None:
    found = find_candidates(make_items(0, 1), lie_apart(NEARLY, 1))
    assert list(found) == [(0, 1)]
    signs = found[0, 1]
    assert (round(signs.cosine, 2), signs.words, signs.figures, round(signs.weight, 2)) == (NEARLY, 1.0, 1.0, 1.79)


def test_what_shares_nothing_is_none() -> None:
    items = [Item(n, SimpleNamespace(), {f"word{n}": 6.0}, frozenset()) for n in range(2)]  # type: ignore[arg-type]
    assert find_candidates(items, lie_apart(HARDLY, 1)) == {}


def test_one_report_offers_few_and_none_to_itself() -> None:
    found = find_candidates(make_items(0, 0, 0, 0, *[1] * 6), lie_apart(NEARLY, 9))
    assert find_partners(found, 0) == list(range(4, 4 + BEST))


def test_what_lies_as_near_goes_by_its_place() -> None:
    vectors = lie_apart(NEARLY, 9)
    vectors[4 + BEST :, 0] += 1e-7  # what another order of the same sums brings
    found = find_candidates(make_items(0, 0, 0, 0, *[1] * 6), vectors)
    assert find_partners(found, 0) == list(range(4, 4 + BEST))


def test_in_a_larger_story_a_passage_keeps_fewer_and_a_few_at_least() -> None:
    for reports in (8, 12, 3 * MOST):
        found = find_candidates(make_items(*range(reports)), lie_apart(NEARLY, reports - 1))
        assert len([pair for pair in found if pair[0] == 0]) == max(FEWEST, min(reports - 1, SHARED_OUT // reports**2))


def test_the_weight_of_what_bags_share() -> None:
    rows = list(share([{"reef": 2.0, "ferry": 1.0}, {"ferry": 1.0}, {"fog": 3.0}]))
    assert [row.tolist() for row in rows] == [[3.0, 1.0, 0.0], [1.0, 1.0, 0.0], [0.0, 0.0, 3.0]]


def test_figures_are_amounts_and_resolved_times() -> None:
    span = Span(report="a", start=0, end=5, text="Forty")
    passage = Passage(
        span=span,
        sentence=0,
        quantities=(Quantity(span=span, low=40, high=None),),
        times=(When(span=span, value="2021-06-03"), When(span=span, value=None)),
    )
    assert set(find_figures(passage)) == {(40, None), "2021-06-03"}


def test_nearness_grows_with_each_sign() -> None:
    weights, bias = load_weights("near", Nearness._fields)
    assert min(weights) > 0 > bias
