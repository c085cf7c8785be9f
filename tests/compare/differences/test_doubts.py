"""Doubts: which clauses one report tells as a fact and another as not certain."""

import pytest

from tests.compare.differences.test_finding import compare_texts


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("The ferry carried 40 goats.", "The ferry may have carried goats.", 1),
        ("The ferry carried loads of coal.", "The ferry allegedly carried coal.", 1),
        ("The ferry carried goats to Norwick.", "The ferry will likely carry letters to Norwick.", 0),
        ("The goats were carried to Norwick.", "The farm kept them until the goats could be carried to Norwick.", 0),
        (
            "A test will show how seeds grow on the ship.",
            "A test will show whether seeds could be grown on the ship.",
            0,
        ),
        ("The crew threatened to attack the ferry.", "The crew reportedly attacked the ferry.", 0),
        ("The crew managed to attack the ferry.", "The crew reportedly attacked the ferry.", 1),
    ],
)
def test_what_is_told_flatly_and_what_is_hedged(one: str, other: str, found: int) -> None:
    assert len([row for row in compare_texts(one, other) if row.aspect == "certainty"]) == found
