"""Sentence borders that no rule sees."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.sentences.borders import SLOTS, add_borders, find_freedom, load_weights
from rashomon.language.sentences.cutting import find_sentences
from rashomon.model import Report

FREE = "i got a new dog last week. she wont eat anything. what should i do?? my vet is away. please help me. thanks"
NEWS = (
    "Mr. Oduya of Harrow Inc. said the U.S. force left at 5 p.m. on Monday. “Why now?” asked Ada Holt, 41, a nurse. "
    "The No. 4 pit (see p. 12) was flooded again ... and nobody came. Gen. Ruiz vs. Sen. Marrow: “We won!” he said.\n\n"
    "NORVIK, Jan. 4 — At least four miners died, police said."
)


def test_text_without_capitals_is_cut_at_its_stops() -> None:
    assert [one.span.text for one in find_sentences(Report(id="a", text=FREE))] == [
        "i got a new dog last week.",
        "she wont eat anything.",
        "what should i do??",
        "my vet is away.",
        "please help me.",
        "thanks",
    ]


def test_news_is_left_to_the_rules() -> None:
    cuts = [(0, NEWS.index("\n")), (NEWS.rindex("\n") + 1, len(NEWS))]
    assert add_borders(NEWS, cuts, find_freedom(NEWS)) == cuts


@pytest.mark.parametrize(
    ("text", "freedom"), [("It fell. He ran.", "n"), (FREE, "m"), ("", "n"), ("A. B. c. D. E.", "o")]
)
def test_freedom_with_small_letters(text: str, freedom: str) -> None:
    assert find_freedom(text) == freedom


def test_weights_are_whole() -> None:
    assert len(load_weights()) == SLOTS + 1


@given(st.text(alphabet="ab AB.!?:)1@\n", max_size=60))
def test_sentences_stay_in_order_and_lose_no_letter(text: str) -> None:
    found = add_borders(text, [(0, len(text))], "m")
    assert found[0][0] == 0
    assert found[-1][1] == len(text)
    assert all(
        not text[left[1] : right[0]].strip() and left[1] <= right[0] for left, right in itertools.pairwise(found)
    )
