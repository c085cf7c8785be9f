"""Groups of linked things do not depend on the order of the links."""

from hypothesis import given
from hypothesis import strategies as st

from rashomon.compare.unions import join_linked

LINKS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12)


def test_chains_are_one_group() -> None:
    assert join_linked(5, [(3, 1), (1, 0)]) == [[0, 1, 3], [2], [4]]


@given(LINKS)
def test_order_of_links_changes_nothing(links: list[tuple[int, int]]) -> None:
    assert join_linked(10, links) == join_linked(10, [(b, a) for a, b in reversed(links)])
