"""Datelines at the head of a report."""

import pytest

from rashomon.clean.dateline import find_credit, find_dateline
from rashomon.clean.lines import split_lines

REST = "A ferry sank off the coast."


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("LUND — ", "LUND"),
        ("LUND, Sweden – ", "LUND, Sweden"),
        ("LUND, Sweden (Xyz) - ", "LUND, Sweden"),
        ("PORT SAID, Egypt, March 4 (Xyz) — ", "PORT SAID, Egypt"),
        ("Lund, Sweden (Xyz) -- ", "Lund, Sweden"),
        ("COLUMBIA, Mo. (KXYZ) - ", "COLUMBIA, Mo."),
        ("ST. PAUL, Minn. — ", "ST. PAUL, Minn."),
        ("MOSCOW: ", "MOSCOW"),
        ("(XYZ) — ", None),
        ("LUND—", "LUND"),
        ("UPPSALA. ", "UPPSALA"),
        ("UPPSALA, March 4. /XYZ/. ", "UPPSALA"),
    ],
)
def test_a_dateline_is_cut_off_and_its_place_given(dateline: str, place: str | None) -> None:
    text = dateline + REST
    assert find_dateline(text, split_lines(text)) == (len(dateline), place)


@pytest.mark.parametrize(
    "text",
    [
        REST,
        "Lund — a town in Sweden",
        "NATO said on Tuesday - again - that it knew.",
        "He said: A ferry sank.",
        "UN: no",
    ],
)
def test_a_sentence_has_no_dateline(text: str) -> None:
    assert find_dateline(text, split_lines(text)) == (-1, None)


def test_the_credit_in_the_bracket_is_given_with_its_place() -> None:
    text = f"LUND (Xyz News) - {REST}"
    assert [text[slice(*place)] for place in find_credit(text, split_lines(text))] == ["Xyz News"]
