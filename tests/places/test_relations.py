"""How two names of places stand to each other."""

import pytest

from rashomon.places import relate_places

CASES = [
    ("Lyon", "Lyon", "same"),
    ("Lyon", "France", "inside"),
    ("Texas", "Houston", "inside"),
    ("Baoding", "Hebei", "inside"),
    ("Lyon", "Marseille", "apart"),
    ("Houston", "Florida", "apart"),
    ("Japan", "France", "apart"),
    ("Lyon", "Grubbinsthorpe", "unknown"),
]


@pytest.mark.parametrize(("one", "other", "relation"), CASES, ids=[f"{a}-{b}" for a, b, _ in CASES])
def test_relation_of_two_names(one: str, other: str, relation: str) -> None:
    assert relate_places(one, other) == relation
    assert relate_places(other, one) == relation
