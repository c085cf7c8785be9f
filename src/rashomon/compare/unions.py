"""Things that links connect, brought together: in go how many there are and the links, out come the groups."""

from collections.abc import Iterable


def join_linked(count: int, links: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Group the numbers below `count` by the links between them (Tarjan's union-find), each group in order."""
    home = list(range(count))

    def find(n: int) -> int:
        while home[n] != n:
            home[n] = home[home[n]]
            n = home[n]
        return n

    for left, right in links:
        low, high = sorted((find(left), find(right)))
        home[high] = low
    groups: dict[int, list[int]] = {}
    for n in range(count):
        groups.setdefault(find(n), []).append(n)
    return list(groups.values())
