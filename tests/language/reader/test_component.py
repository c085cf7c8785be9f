"""The reader on a spaCy Doc."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from rashomon.language.reader.component import ATTRIBUTIONS, read_doc

NLP = spacy.blank("en")
TEXT = (
    "Mayor Ana Petrova said on Monday that two people had died in the flood.\n\n"
    "“We opened the gates too late,” she told the Daily Ledger. The city of Varna closed its schools."
)


@pytest.fixture(scope="module")
def doc() -> Doc:
    found = NLP.make_doc(TEXT)
    read_doc(found)
    return found


def test_is_a_component_by_name() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("rashomon_reader", config={"threads": 1})
    assert nlp("Rain fell.")[1].pos_ == "VERB"


def test_sets_tags_and_lemmas(doc: Doc) -> None:
    said = next(token for token in doc if token.text == "said")
    assert (said.pos_, said.tag_, said.lemma_) == ("VERB", "VBD", "say")


def test_sets_one_tree_for_each_sentence(doc: Doc) -> None:
    assert [sentence.root.lemma_ for sentence in doc.sents] == ["say", "tell", "close"]
    assert all(token.head.sent == token.sent for token in doc)


def test_sets_names(doc: Doc) -> None:
    names = {(name.text, name.label_) for name in doc.ents}
    assert {("Ana Petrova", "PER"), ("Varna", "LOC")} <= names


def test_links_source_cue_and_content(doc: Doc) -> None:
    groups: dict[str, dict[str, str]] = {}
    for span in doc.spans[ATTRIBUTIONS]:
        groups.setdefault(span.id_, {})[span.label_] = span.text
    first, second = groups.values()
    assert first["cue"] == "said"
    assert "two people had died" in first["content"]
    assert second["source"] == "she"
    assert "We opened the gates too late" in second["content"]


def test_takes_sentences_as_given() -> None:
    found = Doc(NLP.vocab, words=["Rain", "fell", "Snow", "fell"], sent_starts=[True, False, True, False])
    read_doc(found)
    assert [len(sentence) for sentence in found.sents] == [2, 2]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\n\nRain fell.\n\n\n", "​", "...", "a" * 3000, "no " * 500])
def test_reads_anything(text: str) -> None:
    found = NLP.make_doc(text)
    read_doc(found)
    assert found.text == text


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=80))
def test_every_token_has_a_head_in_its_sentence(text: str) -> None:
    found = NLP.make_doc(text)
    read_doc(found)
    assert all(token.head.sent == token.sent for token in found)


def test_reading_depends_on_the_text_alone() -> None:
    def read(threads: int) -> list[tuple[str, str, int, str]]:
        found = NLP.make_doc(TEXT * 4)
        read_doc(found, threads=threads)
        return [(token.pos_, token.dep_, token.head.i, token.ent_type_) for token in found]

    assert read(1) == read(2) == read(4)
