"""How far a description reaches by the tags of the words behind it."""

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from rashomon.world.actors.extents import find_extents, find_tail
from tests.world.readings import make_parsed

NAMES = ["NOUN", "PROPN", "ADJ", "VERB", "DET", "PRON", "ADP", "PUNCT", "ADV"]
TAGS = dict(zip("NPAVDOIXR", NAMES, strict=True))
CASES = [
    ("head/N of/I the/D Ofwave/P left/V", ["of the Ofwave"], "of and a name"),
    ("heads/N of/I boards/N of/I ports/N ,/X left/V", ["of boards", "of boards of ports"], "two complements"),
    ("pilots/N from/I Norway/P also/R left/V", ["from Norway"], "another, before a verb"),
    ("she/O met/V pilots/N in/I Norway/P ./X", [], "another, which may be the verb's"),
    ("pilots/N left/V", [], "none"),
    ("pilots/N of/I her/O", [], "a pronoun"),
]


@pytest.mark.parametrize(("tagged", "tails"), [case[:2] for case in CASES], ids=[case[2] for case in CASES])
def test_tail(tagged: str, tails: list[str]) -> None:
    words = [row.rsplit("/", 1) for row in tagged.split()]
    doc = Doc(English().vocab, words=[row[0] for row in words], pos=[TAGS[row[1]] for row in words])
    end = next(token.i for token in doc if token.pos_ == "NOUN") + 1
    assert [doc[end:last].text for last in find_tail(doc, end)] == tails


def test_a_pointing_word_is_part_of_a_description() -> None:
    reading = make_parsed("These/DET/det/1 pilots/NOUN/nsubj/2 left/VERB/root/2", {})
    found = {named: find_extents(reading, reading.report.span(6, 12), named=named) for named in (True, False)}
    assert [[span.text for span in found[named]] for named in (False, True)] == [["These pilots"], []]


@pytest.mark.parametrize(("kind", "found"), [("ORG", ["Vane from Norvik"]), ("LOC", [])])
def test_a_name_with_the_body_it_is_of(kind: str, found: list[str]) -> None:
    rows = "Says/VERB/root/0 Vane/PROPN/nsubj/0 from/ADP/case/3 Norvik/PROPN/obl/0 ./PUNCT/punct/0"
    reading = make_parsed(rows, {"Vane": "PER", "Norvik": kind})
    assert [span.text for span in find_extents(reading, reading.report.span(5, 9), named=True)] == found
