"""Groups that repeat each other become one, and passages leave the groups that they hardly fit."""

from collections.abc import Mapping

from rashomon.compare.claims.clusters import Pair
from rashomon.compare.claims.pairs import Item
from rashomon.compare.claims.repeats import find_twins, settle_groups
from rashomon.model import Passage, Span

TEXT = "The bridge fell on Monday, the mayor of the town said."
WHOLE, CLAUSE, SPEECH = (0, 53), (0, 25), (27, 53)


def make_items(*places: tuple[str, tuple[int, int]]) -> list[Item]:
    """Passages of one sentence of each report, by their place in it."""
    spans = [Span(report=report, start=start, end=end, text=TEXT[start:end]) for report, (start, end) in places]
    return [Item(ord(span.report), Passage(span=span, sentence=0), {}, frozenset()) for span in spans]


def score_all(items: list[Item], score: float, others: Mapping[Pair, float] | None = None) -> dict[Pair, float]:
    """The same score for all pairs of two reports, but for some."""
    pairs = [(a, b) for a in range(len(items)) for b in range(a + 1, len(items))]
    return {(a, b): score for a, b in pairs if items[a].reading != items[b].reading} | dict(others or {})


def test_twins_are_cut_from_the_same_words() -> None:
    items = make_items(("a", WHOLE), ("a", CLAUSE), ("a", SPEECH), ("b", WHOLE))
    assert find_twins(items) == {0: {0, 1, 2}, 1: {0, 1}, 2: {0, 2}, 3: {3}}


def test_a_group_most_of_which_stands_in_a_larger_one_goes_into_it() -> None:
    items = make_items(("a", WHOLE), ("b", WHOLE), ("c", WHOLE), ("a", CLAUSE))
    assert settle_groups(items, [(0, 1, 2), (1, 2, 3)], score_all(items, 0.6)) == [(0, 1, 2, 3)]


def test_groups_that_share_less_stay_two() -> None:
    items = make_items(("a", CLAUSE), ("b", WHOLE), ("c", CLAUSE), ("c", SPEECH))
    assert settle_groups(items, [(0, 1, 2), (1, 3)], score_all(items, 0.6)) == [(0, 1, 2), (1, 3)]


def test_a_passage_leaves_a_group_that_it_fits_much_worse() -> None:
    items = make_items(("a", WHOLE), ("b", WHOLE), ("c", CLAUSE), ("d", SPEECH))
    scores = score_all(items, 0.9, {(0, 3): 0.2, (1, 3): 0.2, (2, 3): 0.9})
    assert settle_groups(items, [(0, 1), (0, 2, 3)], scores) == [(0, 1), (0, 2, 3)]
    scores[0, 2] = 0.2
    assert settle_groups(items, [(0, 1), (0, 2, 3)], scores) == [(0, 1), (2, 3)]


def test_what_leaves_its_only_group_is_alone_unless_it_is_told_by_another_cut() -> None:
    items = make_items(("a", WHOLE), ("a", CLAUSE), ("a", SPEECH), ("b", CLAUSE), ("c", SPEECH))
    scores = {(1, 3): 0.9, (0, 4): 0.1, (2, 4): 0.3}
    assert settle_groups(items, [(1, 3), (0, 4), (2,)], scores) == [(0,), (1, 3), (2,), (4,)]
    items = make_items(("a", (0, 30)), ("a", CLAUSE), ("a", SPEECH), ("b", CLAUSE), ("c", SPEECH))
    assert settle_groups(items, [(1, 3), (0, 4), (2,)], scores) == [(1, 3), (2,), (4,)]
