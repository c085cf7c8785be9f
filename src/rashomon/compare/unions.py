"""Things that links connect, brought together: in go how many there are and the links, out come the groups."""

from collections.abc import Callable, Iterable


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


def join_apart(count: int, links: Iterable[tuple[int, int]], is_apart: Callable[[int, int], bool]) -> list[list[int]]:
    """Group as `join_linked` does, in the order of the links, but never two that are apart."""
    groups = {n: [n] for n in range(count)}
    for left, right in links:
        one, other = groups[left], groups[right]
        if one is other or any(is_apart(a, b) for a in one for b in other):
            continue
        joined = sorted(one + other)
        groups.update(dict.fromkeys(joined, joined))
    return [group for n, group in groups.items() if group[0] == n]
