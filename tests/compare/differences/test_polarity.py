"""Polarity: what one report says and another denies, and what is no denial at all."""

import pytest

from rashomon.compare.differences.polarity import is_misread


@pytest.mark.parametrize(
    ("one", "other", "misread"),
    [
        ("the ferry does not sail in any weather", "The ferry does not  sail in any weather", True),
        ("the ferry sails in any weather", "the ferry sails in any weather", False),  # denied by who reports it
        ("the ferry does not sail", "the ferry sails", False),
        ("nobody was on board", "nobody was aboard", False),
    ],
    ids=["same words, denied", "same words, plain", "one denies", "other words"],
)
def test_words_that_deny_are_not_said_and_denied(one: str, other: str, misread: bool) -> None:
    assert is_misread(one, other) is misread
