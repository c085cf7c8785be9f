"""Polarity: what one report says and another denies, and what is no denial at all."""

import pytest

from rashomon.compare.differences.polarity.denials import is_copied, is_misread
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
        ("The ferry sailed on Monday.", "The ferry did not sail as far as the barge.", []),
        ("The ferry reached the harbour.", "In May 2012 the guild said that the ferry did not reach the harbour.", []),
        ("The ferry reached the harbour.", "The ferry did not reach the harbour.", ["conflict"]),
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
        ("The guild hopes to have the bridge repaired.", "The bridge was repaired by the guild.", ["update"]),
        ("The guild plans to start building the mill in Norwick.", "The guild built the mill in Norwick.", ["update"]),
        ("The loss will be investigated by the guild.", "The loss is being investigated by the guild.", ["update"]),
        ("The guild will launch a campaign.", "The guild is launching a campaign.", ["update"]),
        ("The guild will launch a campaign.", "The guild agreed to launch a campaign.", []),
        ("The guild will launch a campaign.", "The guild has plans to launch a campaign.", []),
        ("The guild will open a pair of mills.", "The first of the paired mills will open in June.", []),
        ("The guild will launch two missions to the moon.", "The guild conducted its first moon mission in 2003.", []),
        ("Norwick will launch more ferries.", "Few towns have succeeded in launching ferries.", []),
    ],
)
def test_what_is_to_come_and_what_came(one: str, other: str, kinds: list[str]) -> None:
    assert [row.kind for row in compare_texts(one, other) if row.aspect == "polarity"] == kinds


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("The chairman issued an apology for his remarks.", "Members said that it contained no apology.", ["conflict"]),
        ("The chairman issued an apology for his remarks.", "He refused to apologise for his remarks.", ["conflict"]),
        ("The police made two arrests after the march.", "Nobody was arrested after the march.", ["conflict"]),
        ("The army launched an attack on the port.", "The army has not attacked the port.", ["update"]),
        ("The guild stated that the mill burned.", "The guild did not sign the statement on the mill.", []),
        ("The mill made the apples available.", "The mill no longer takes apples.", []),
    ],
)
def test_a_deed_is_denied_by_its_noun(one: str, other: str, kinds: list[str]) -> None:
    assert [row.kind for row in compare_texts(one, other) if row.aspect == "polarity"] == kinds


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("Contact with the ship was lost on Monday.", "The crew has regained contact with the ship.", ["update"]),
        ("The firm closed its mine in the north.", "The firm reopened its mine in the north.", ["update"]),
        (
            "The crew never established contact with the ship.",
            "Contact with the ship was lost on Monday.",
            ["conflict"],
        ),
        ("The firm closed its mine in the north.", "The school reopened its doors after the feast.", []),
        ("The firm did not close its mine.", "The firm reopened its mine.", []),
        ("The storm never made her leave the ship.", "The crew kept her from the ship.", []),
    ],
)
def test_what_ended_and_came_back(one: str, other: str, kinds: list[str]) -> None:
    assert [row.kind for row in compare_texts(one, other) if row.aspect == "polarity"] == kinds


def test_two_copies_of_a_sentence_do_not_deny_each_other() -> None:
    one = "'Never hand out your address, keep keys for others or send large sums of money to people you do not know.'"
    other = "Never hand out your address, keep keys for others, or send large sums of money to people you do not know."
    assert not [row for row in compare_texts(one, other) if row.aspect == "polarity"]
    assert is_copied(one, other)
    assert not is_copied("The guild of the old town sold the mill.", "The guild of the old town never sold the mill.")
