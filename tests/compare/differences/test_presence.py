"""Presence: a place that one report tells empty, or where nobody was found, and another puts somebody in."""

import pytest

from tests.compare.differences.test_finding import compare_texts


def answer(*texts: str) -> list[tuple[str, str]]:
    """What the rows of presence have the reports answer."""
    rows = [row for row in compare_texts(*texts) if row.aspect == "polarity" and "there is nobody" in row.explanation]
    return [(value.report, value.value.split(":")[0]) for row in rows for value in row.values]


@pytest.mark.parametrize(
    ("there", "gone"),
    [
        ("The miner was trapped in the shaft.", "The shaft turned out to be empty."),
        ("The miner was trapped deep down a disused shaft.", "The rescuers found the shaft to be empty."),
        ("The miner was trapped in the shaft.", "The rescuers found no one in the shaft."),
        ("Three sailors were locked in the cabin.", "Divers searched the cabin in vain."),
        ("Three sailors were locked in the cabin.", "The crew opened the cabin. There was nobody inside."),
        ("The girl fell into the 30m-deep shaft on Friday.", "A fireman looked down the shaft. He found nobody there."),
        ("The girl fell into the shaft.", "Police said that the girl had not fallen into the shaft."),
        ("Rescuers say that a girl is in the shaft.", "There was no sign of the girl in the shaft."),
    ],
)
def test_somebody_where_another_finds_nobody(there: str, gone: str) -> None:
    assert answer(there, gone) == [("r0", "yes"), ("r1", "no")]


@pytest.mark.parametrize(
    ("there", "gone"),
    [
        ("The miner was trapped in the shaft.", "The shaft was not empty."),
        ("The miner was trapped in the shaft.", "The shaft was almost empty of water."),
        ("The miner was trapped in the shaft.", "The hall was empty."),
        ("It was hard to see a child fall into a shaft.", "The shaft was empty."),
        ("It is unknown whether the miner was trapped in the shaft.", "The shaft was empty."),
        ("Oxygen was pumped into the shaft.", "The shaft was empty."),
    ],
    ids=["not empty", "partly", "another place", "seen in general", "left open", "no person"],
)
def test_what_is_no_presence_against_an_absence(there: str, gone: str) -> None:
    assert answer(there, gone) == []


def test_who_is_held_is_held_where_the_others_say() -> None:
    texts = "The miner was trapped in the shaft.", "The miner has been trapped for two days.", "The shaft was empty."
    assert answer(*texts) == [("r0", "yes"), ("r1", "yes"), ("r2", "no")]


def test_the_question_is_the_flattest_statement() -> None:
    told = "A witness said: “We saw that the miner fell into the old shaft.” The miner fell into the shaft on Friday."
    rows = [row for row in compare_texts(told, "The shaft was empty.") if row.aspect == "polarity"]
    assert [row.question for row in rows] == ["Is it so: The miner fell into the shaft on Friday?"]
