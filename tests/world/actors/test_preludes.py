"""What stands before a name: where the phrase begins, by tags and nouns."""

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from rashomon.world.actors.preludes import find_prelude

TAGS = {
    "N": "NOUN",
    "P": "PROPN",
    "A": "ADJ",
    "V": "VERB",
    "D": "DET",
    "O": "PRON",
    "I": "ADP",
    "X": "PART",
    "C": "CCONJ",
}

CASES = [
    ("ferry/N manager/N Anna/P Vane/P", 2, "PER", "ferry manager", "ferry manager", "two nouns"),
    ("met/V her/O husband/N Ivo/P", 3, "PER", "her husband", "husband", "whose it is"),
    ("former/A union/N boss/N Ivo/P", 3, "PER", "former union boss", "former union boss", "adjective"),
    ("Strelsau/P 's/X harbour/N chief/N Ivo/P", 4, "PER", "Strelsau 's harbour chief", "harbour chief", "an owner"),
    ("retired/A comic/N Ivo/P", 2, "PER", "retired comic", "retired comic", "a noun that is seldom of people"),
    ("pilot/N and/C author/N Ivo/P", 3, "PER", "pilot and author", "pilot and author", "two callings of one"),
    ("spoke/V minister/N of/I state/N Ivo/P", 4, "PER", "minister", "minister", "an office with what it is of"),
    ("the/D Danish/A broadcaster/N RKB/P", 3, "ORG", "Danish broadcaster", "Danish broadcaster", "a body"),
    ("sea/N and/C river/N regulator/N Ofwave/P", 4, "ORG", "sea and river regulator", "sea and river regulator", "and"),
]


def make_doc(tagged: str) -> Doc:
    words = [row.rsplit("/", 1) for row in tagged.split()]
    return Doc(English().vocab, words=[row[0] for row in words], pos=[TAGS[row[1]] for row in words])


@pytest.mark.parametrize(("tagged", "first", "kind", "whole", "own"), [c[:5] for c in CASES], ids=[c[5] for c in CASES])
def test_begins(tagged: str, first: int, kind: str, whole: str, own: str) -> None:
    doc = make_doc(tagged)
    found = find_prelude(doc, first, kind)
    assert found is not None
    last = first if whole != "minister" else 2
    assert doc[found.first : last].text == whole
    assert doc[found.own : last].text == own


def test_cuts() -> None:
    """A long phrase is cut before its noun, before the word that goes with that, and before `former`."""
    doc = make_doc("defeated/A island/N party/N former/A deputy/N mayor/N Anna/P")
    found = find_prelude(doc, 6, "PER")
    assert found is not None
    assert [doc[at].text for at in found.cuts] == ["former", "deputy", "mayor"]


def test_owner_of_a_body() -> None:
    doc = make_doc("Anna/P Vane/P 's/X Ofwave/P")
    found = find_prelude(doc, 3, "ORG")
    assert found is not None
    assert (found.first, found.own, found.noun) == (0, 3, "")


@pytest.mark.parametrize(
    ("tagged", "first", "kind"),
    [
        ("on/I Tuesday/P Anna/P Vane/P", 2, "PER"),
        ("said/V Anna/P", 1, "PER"),
        ("drivers/N Anna/P Vane/P", 1, "PER"),
        ("the/D arrest/N of/I Anna/P", 3, "PER"),
        ("his/O sister/N Ofwave/P", 2, "ORG"),
        ("Anna/P", 0, "PER"),
    ],
    ids=["a day", "a verb", "several people", "no office", "a person before a body", "nothing"],
)
def test_is_none(tagged: str, first: int, kind: str) -> None:
    assert find_prelude(make_doc(tagged), first, kind) is None
