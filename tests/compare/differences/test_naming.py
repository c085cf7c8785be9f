"""Names: one person under two forms, one name in two spellings, posts beside names."""

import pytest

from rashomon.compare.differences.names.naming import (
    find_again,
    find_mentions,
    fold,
    is_one_person,
    is_spelling,
    pick_forms,
)
from rashomon.language import read
from rashomon.model import Report


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


def test_a_name_read_once_is_one_wherever_it_stands() -> None:
    text = "Ana Duarte spoke. The mayor, named Ana Duarte by the paper, left."
    reading = read(Report(id="r", text=text, body=((0, len(text)),)))
    found = find_again(reading, [reading.report.span(0, 10)])
    assert [(span.start, span.text) for span in found] == [(0, "Ana Duarte"), (35, "Ana Duarte")]


def test_a_name_is_shown_from_the_text_rather_than_from_the_title() -> None:
    title, body = "Ana Duarte leaves", "On Monday Ana Duarte left the town hall."
    report = Report(
        id="r", text=f"{title}\n{body}", title_at=(0, len(title)), body=((len(title) + 1, len(title) + 1 + len(body)),)
    )
    (form,) = pick_forms([*find_mentions(read(report))])
    assert form.span.start > len(title)
