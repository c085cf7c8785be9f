import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.world.actors.likeness import is_initials, is_short_body, is_short_person, is_spelling
from rashomon.world.words import fold, read_table, read_words, strip_name

SPELLINGS = [
    ("al noor", "al nour", True, "vowels exchanged"),
    ("kassem al tahri", "qassim tahri", True, "consonants exchanged, article left out"),
    ("northfield", "southfield", False, "other word"),
    ("anna vane", "anna dane", False, "other consonant"),
    ("division 12", "division 13", False, "another number"),
]


@pytest.mark.parametrize(("a", "b", "same", "why"), SPELLINGS, ids=[row[3] for row in SPELLINGS])
def test_spelling(a: str, b: str, same: bool, why: str) -> None:
    assert is_spelling(a, b) is same
    assert is_spelling(b, a) is same


SHORT = [
    ("vane", "anna vane", True, "family name"),
    ("anna vane", "anna m vane", True, "middle initial left out"),
    ("anna", "anna vane", True, "given name"),
    ("vane anna", "anna vane", False, "other order"),
    ("berta vane", "anna vane", False, "other person"),
]


@pytest.mark.parametrize(("short", "full", "fits", "why"), SHORT, ids=[row[3] for row in SHORT])
def test_short_person(short: str, full: str, fits: bool, why: str) -> None:
    assert is_short_person(short, full) is fits


def test_initials_with_and_without_small_words() -> None:
    assert is_initials("foro", "friends of river otters")
    assert is_initials("fro", "friends of river otters")
    assert not is_initials("fox", "friends of river otters")


def test_short_body() -> None:
    assert is_short_body("nimra", "nimra front")
    assert is_short_body("free river", "free river movement")
    assert not is_short_body("free", "free river movement")


BODIES = [
    ("strelsau police", "strelsau police department", True, "without the noun for the body"),
    ("rf council", "river front council", True, "letters for some of the words"),
    ("rf council", "river frost league", False, "letters, but another body"),
    ("rkb", "rkb news", True, "an outlet by its letters"),
    ("rkb com", "rkb", False, "the longer of the two"),
    ("rkb", "rkb com", True, "an outlet by its address"),
    ("ruritania airlines", "ruritanian airlines", True, "a place and its adjective"),
    ("northern airlines", "north airlines", False, "another word that begins alike"),
]


@pytest.mark.parametrize(("short", "full", "fits", "why"), BODIES, ids=[row[3] for row in BODIES])
def test_short_forms_of_bodies(short: str, full: str, fits: bool, why: str) -> None:
    assert is_short_body(short, full) is fits


def test_shortened_words_are_spellings() -> None:
    assert is_spelling("harbour dept", "harbour department")
    assert not is_spelling("harbour dept", "harbour deputy")


@given(st.text(max_size=30))
def test_folding_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert strip_name(strip_name(text)) == strip_name(strip_name(strip_name(text)))


def test_lists_of_names_are_in_form() -> None:
    rows = read_table("actors/nicknames.tsv")
    assert all(len(row) == 2 and row[0] != row[1] for row in rows)
    assert len({row[0] for row in rows}) == len(rows)
    assert not {row[0] for row in rows} & {row[1] for row in rows}
    assert all(word.isalpha() and word.islower() for word in read_words("actors/companies.txt"))
