"""Polarity: what one report says and another denies, and what is no denial at all."""

import pytest

from rashomon.compare.differences.polarity import is_misread
from tests.compare.differences.test_finding import compare_texts


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


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("The ferry will land in Norwick on Monday.", "The ferry landed in Norwick on Monday.", ["update"]),
        ("The ferry will land in Norwick on Monday.", "The ferry is to land in Norwick on Monday.", []),
        ("The ferry will land in Norwick on Monday.", "The plane landed in Tarnsund on Monday.", []),
        ("The loss will be investigated by the guild.", "The loss is being investigated by the guild.", ["update"]),
    ],
)
def test_what_is_to_come_and_what_came(one: str, other: str, kinds: list[str]) -> None:
    assert [row.kind for row in compare_texts(one, other) if row.aspect == "polarity"] == kinds
