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


def test_one_wording_cut_twice_is_not_said_and_denied() -> None:
    sentences = "It was not as if they did not sing.", "It wasn’t loud. It was not as if they did not sing."
    assert is_misread("they did not sing", "It was not as if they did not sing", sentences)
    assert is_misread("they did not sing", "the bells rang and they did not sing")
    assert not is_misread("they did not sing", "it is false that they did not sing")


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("The guild confirmed the plan.", "The guild did not confirm the plan.", ["conflict"]),
        ("The guild has now confirmed the plan.", "The guild has not confirmed the plan.", ["update"]),
        ("The guild sold the mill.", "The law forbids the guild to sell the mill.", []),
        ("The crew feels that it is losing.", "The crew does not feel that it is winning.", []),
        ("The mill looks like a barn.", "The mill does not look like a barn.", ["conflict"]),
        ("The mill looks like a barn.", "The mill does not look like a church.", []),
    ],
)
def test_what_is_denied_is_of_the_same_nouns_and_of_that_time(one: str, other: str, kinds: list[str]) -> None:
    assert [row.kind for row in compare_texts(one, other) if row.aspect == "polarity"] == kinds


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("The ferry will land in Norwick on Monday.", "The ferry landed in Norwick on Monday.", ["update"]),
        ("The ferry will land in Norwick on Monday.", "The ferry is to land in Norwick on Monday.", []),
        ("The ferry will land in Norwick on Monday.", "The plane landed in Tarnsund on Monday.", []),
        ("The guild will publish the report.", "The mayor published the report.", []),
        ("The loss will be investigated by the guild.", "The loss is being investigated by the guild.", ["update"]),
    ],
)
def test_what_is_to_come_and_what_came(one: str, other: str, kinds: list[str]) -> None:
    assert [row.kind for row in compare_texts(one, other) if row.aspect == "polarity"] == kinds
