"""The reader as a spaCy component, for people who use nothing else of ours."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "reader.md"
TEXT = (
    "The mayor said the army had told him that the road may be closed. “We never saw them,” Ada Holt said. "
    "Heavy rain fell."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("rashomon_reader", config={"nested": True})
    return nlp


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    return nlp(TEXT)


def list_spans(doc: Doc) -> list[tuple[str, str, str, str]]:
    return [(key, span.id_, span.label_, span.text) for key in sorted(doc.spans) for span in doc.spans[key]]


def list_said(doc: Doc) -> list[tuple[str, str, str, str, str | None]]:
    return [(one.id, one.source[0].text, one.content[0].text, one.kind, one.nested_in) for one in doc._.attributions]


def test_works_in_a_fresh_interpreter_as_the_guide_shows() -> None:
    example, shown = re.search(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)[1], []  # type: ignore[index]
    shown = [line[2:] for line in example.splitlines() if line.startswith("# ")]
    done = subprocess.run([sys.executable, "-c", example], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == shown != []


def test_attributions_are_whole_and_nested(doc: Doc) -> None:
    assert list_said(doc) == [
        ("a1", "The mayor", "the army had told him that the road may be closed", "indirect", None),
        ("a1.1", "the army", "that the road may be closed", "indirect", "a1"),
        ("a2", "Ada Holt", "“We never saw them,”", "direct", None),
    ]


def test_clauses_are_certain_or_not(doc: Doc) -> None:
    clauses = {span.text: (span._.certainty, span._.negated) for span in doc._.clauses}
    closed = next(
        text for text in clauses if text.endswith("the road may be closed") and not text.startswith("The mayor")
    )
    assert clauses[closed] == ("hedged", False)
    assert clauses["We never saw them"] == ("attributed", True)
    assert clauses["Heavy rain fell"] == ("flat", False)


def test_a_stream_reads_as_each_text_alone(nlp: Language) -> None:
    texts = [TEXT, "", "Police said two men fled.", "Nothing.", *["Rain fell."] * 12]
    alone = [nlp(text) for text in texts]
    for other in (list(nlp.pipe(texts)), list(nlp.pipe(texts, batch_size=3))):
        assert [doc.text for doc in other] == texts
        assert [list_spans(doc) for doc in other] == [list_spans(doc) for doc in alone]
        assert [doc.to_array(["POS", "DEP", "HEAD", "MORPH"]).tolist() for doc in other] == [
            doc.to_array(["POS", "DEP", "HEAD", "MORPH"]).tolist() for doc in alone
        ]


def test_the_doc_outlasts_saving(nlp: Language, doc: Doc, tmp_path: Path) -> None:
    doc.to_disk(tmp_path / "doc")
    kept = DocBin(attrs=["POS", "TAG", "MORPH", "LEMMA", "DEP", "HEAD", "ENT_TYPE", "ENT_IOB"], store_user_data=True)
    kept.add(doc)
    for copy in (
        Doc(nlp.vocab).from_bytes(doc.to_bytes()),
        Doc(spacy.blank("en").vocab).from_disk(tmp_path / "doc"),
        next(iter(kept.get_docs(nlp.vocab))),
    ):
        assert list_spans(copy) == list_spans(doc)
        assert list_said(copy) == list_said(doc)
        assert [(token.dep_, str(token.morph)) for token in copy] == [(token.dep_, str(token.morph)) for token in doc]


def test_the_pipeline_outlasts_saving(nlp: Language, doc: Doc, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    code = (
        "import spacy, sys\n"
        "doc = spacy.load(sys.argv[1])(sys.argv[2])\n"
        "print([(one.id, one.source[0].text) for one in doc._.attributions])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path), TEXT], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str([(one.id, one.source[0].text) for one in doc._.attributions])
    copy = spacy.blank("en")
    copy.add_pipe("rashomon_reader")
    assert copy.from_bytes(nlp.to_bytes())("Rain fell.")[1].pos_ == "VERB"


def test_goes_after_a_component_that_cuts_sentences(nlp: Language) -> None:
    other = spacy.blank("en")
    other.add_pipe("sentencizer")
    other.add_pipe("rashomon_reader")
    assert [sentence.root.text for sentence in other("Rain fell. Snow fell.").sents] == ["fell", "fell"]
