"""The subjects of verbs of speech in a parse made by hand."""

import pytest
import spacy
from spacy.tokens import Doc

from rashomon.language.attribution.subjects import find_agents, read_subjects

VOCAB = spacy.blank("en").vocab
Row = tuple[str, str, int, str]  # word, Penn tag, head, relation

OWN = [("Holt", "NNP", 1, "nsubj"), ("said", "VBD", 1, "root"), ("so", "RB", 1, "advmod")]
JOINED = [
    ("Ada", "NNP", 2, "nsubj"),
    ("Holt", "NNP", 0, "flat"),
    ("fled", "VBD", 2, "root"),
    ("and", "CC", 4, "cc"),
    ("said", "VBD", 2, "conj"),
]
HUNG = [
    ("Holt", "NNP", 1, "nsubj"),
    ("fled", "VBD", 1, "root"),
    (",", ",", 3, "punct"),
    ("saying", "VBG", 1, "advcl"),
]
PASSIVE = [("Holt", "NNP", 2, "nsubj:pass"), ("was", "VBD", 2, "aux:pass"), ("told", "VBN", 2, "root")]
NOUN = [
    ("the", "DT", 1, "det"),
    ("flood", "NN", 3, "nsubj"),
    ("mentioned", "VBN", 1, "acl"),
    ("fell", "VBD", 3, "root"),
]
TWO = [
    ("Holt", "NNP", 1, "nsubj"),
    ("told", "VBD", 1, "root"),
    ("Tidings", "NNP", 1, "nsubj"),
]
CAPTION = [  # a credit that ran into the sentence
    ("TIDINGS", "NNP", 2, "nsubj"),
    ("Holt", "NNP", 2, "nsubj"),
    ("added", "VBD", 2, "root"),
]
MORE = [
    ("More", "JJR", 1, "advmod"),
    ("forty", "CD", 2, "nummod"),
    ("men", "NNS", 3, "nsubj"),
    ("said", "VBD", 3, "root"),
]


@pytest.mark.parametrize(
    ("rows", "verb", "expected"),
    [
        pytest.param(OWN, "said", ("Holt", True), id="its own"),
        pytest.param(JOINED, "said", ("Ada Holt", True), id="of the verb it is joined to"),
        pytest.param(HUNG, "saying", ("Holt", False), id="of the verb it hangs on"),
        pytest.param(PASSIVE, "told", "left out", id="whoever is told says nothing"),
        pytest.param(NOUN, "mentioned", None, id="a participle of a noun"),
        pytest.param(TWO, "told", ("Holt", True), id="the first of two"),
        pytest.param(CAPTION, "added", ("Holt", True), id="the nearer of two before"),
        pytest.param(MORE, "said", ("More forty men", True), id="whole"),
    ],
)
def test_subject(rows: list[Row], verb: str, expected: tuple[str, bool] | str | None) -> None:
    words, tags, heads, relations = zip(*rows, strict=True)
    doc = Doc(VOCAB, words=words, tags=tags, heads=heads, deps=relations)
    found = read_subjects(doc)
    at = next(token.idx for token in doc if token.text == verb)
    if expected == "left out":
        assert at not in found
        return
    subject = found[at]
    assert (subject and (doc.text[slice(*subject.place)], subject.own)) == expected


def test_subjects_of_main_clauses_are_agents() -> None:
    rows = [*JOINED, ("when", "WRB", 7, "advmod"), ("Bo", "NNP", 7, "nsubj"), ("came", "VBD", 4, "advcl")]
    words, tags, heads, relations = zip(*rows, strict=True)
    doc = Doc(VOCAB, words=words, tags=tags, heads=heads, deps=relations)
    assert find_agents(doc) == {doc[0].idx}
