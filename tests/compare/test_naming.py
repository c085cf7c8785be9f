"""Names: one person under two forms, one name in two spellings, posts beside names."""

import pytest

from rashomon.compare.naming import fold, is_one_person, is_spelling


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("karimov", "kerimov", True, id="a vowel"),
        pytest.param("zheti-ata", "jeti-ata", True, id="another romanisation"),
        pytest.param("norland", "norlandian", False, id="the adjective of a name"),
        pytest.param("petrov", "petrova", False, id="the woman's form of a name"),
        pytest.param("vostok", "zapad", False, id="two names"),
        pytest.param("omar", "omar", False, id="one spelling"),
    ],
)
def test_is_spelling(one: str, other: str, same: bool) -> None:
    assert is_spelling(one, other, 0.7) is is_spelling(other, one, 0.7) is same


@pytest.mark.parametrize(
    ("short", "long", "same"),
    [
        pytest.param("ana duarte", "ana duarte lopes", True, id="a second surname"),
        pytest.param("ana duarte", "ana duarte", True, id="the same"),
        pytest.param("ibrahim fayez", "ibrahim faiz", True, id="another spelling"),
        pytest.param("ana duarte", "rui duarte", False, id="the same surname"),
        pytest.param("ana duarte", "marta lopes", False, id="two persons"),
    ],
)
def test_is_one_person(short: str, long: str, same: bool) -> None:
    assert is_one_person(tuple(short.split()), tuple(long.split())) is same


def test_fold_takes_accents_and_possessives_away() -> None:
    assert fold("Solís’s,") == "solis"
