"""What is mended of the names that a model found."""

import pytest

from rashomon.language.names import settle_names

CASES = {
    "mail": ("write to ada@varna.example now", [(2, 3, "PER")], []),
    "page": ("see https://varna.example/news today", [(1, 2, "ORG")], []),
    "an address as a body": ("so notes varna-news.com today", [(2, 3, "ORG")], [(2, 3, "ORG")]),
    "an address as a place": ("so notes varna-news.com today", [(2, 3, "LOC")], []),
    "an address beside a name": ("Ada Holt ada@varna.com called", [(0, 3, "PER")], [(0, 2, "PER")]),
    "a capitalised address": ("shares of Holt.com fell", [(2, 3, "ORG")], [(2, 3, "ORG")]),
    "title": ("said Dr. Holt later", [(1, 3, "PER")], [(2, 3, "PER")]),
    "title alone": ("said Gen there", [(1, 2, "PER")], [(1, 2, "PER")]),
    "title that may be a name": ("sang Lady Holt there", [(1, 3, "PER")], [(1, 3, "PER")]),
    "title of a body": ("the Gen Group fell", [(1, 3, "ORG")], [(1, 3, "ORG")]),
    "form after a comma": ("Holt Bridges , Inc. fell", [(0, 2, "ORG")], [(0, 4, "ORG")]),
    "form read apart": ("Holt Bridges , Inc. fell", [(0, 2, "ORG"), (3, 4, "ORG")], [(0, 4, "ORG")]),
    "form in the name": ("Holt Ltd fell", [(0, 2, "ORG")], [(0, 2, "ORG")]),
    "form of a person": ("Ada Holt , Inc. fell", [(0, 2, "PER")], [(0, 2, "PER")]),
    "no form": ("Holt Bridges , co owned", [(0, 2, "ORG")], [(0, 2, "ORG")]),
    "end of the text": ("Holt Bridges ,", [(0, 2, "ORG")], [(0, 2, "ORG")]),
}
Place = tuple[int, int, str]


@pytest.mark.parametrize(("text", "found", "expected"), CASES.values(), ids=CASES)
def test_names_are_settled(text: str, found: list[Place], expected: list[Place]) -> None:
    assert settle_names(text.split(), found) == expected
