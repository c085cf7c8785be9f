import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.sentences.cutting import cut_sentences, find_paragraphs, find_sentences
from rashomon.model import Report

CUTS = {
    "plain": "The bridge fell. Nobody was hurt.|2",
    "title": "Mr. Oduya met Gen. Ruiz on Tuesday. He left.|2",
    "initials": "The judge, J. K. Marrow, agreed. So did we.|2",
    "initial of a name": "“We ran,” James P. Oduya said. He left.|2",
    "country": "He flew to the U.S. and came back. It rained.|2",
    "country ends": "He flew to the U.S. The trip was long.|2",
    "clock": "It began at 5 a.m. on Monday. It ended late.|2",
    "decimal": "A quake of 3.5 struck. Roofs fell.|2",
    "lost space": "The army left the valley.The rebels stayed.|2",
    "no lost space in a site": "The site Valley.info reported it first.|1",
    "closing quote": "“We are leaving.” The crowd cheered.|2",
    "question in a quote": "“Why now?” she asked.|1",
    "ellipsis within": "They waited ... and nothing came.|1",
    "ellipsis at the end": "They waited... Nothing came.|2",
    "company": "Harrow Inc. said so. Others did not.|2",
    "brackets": "The plan (see p. 4. It is long) failed.|1",
    "number": "It is No. 4 on the list. It won.|2",
    "item": "1. Open the gate wide.|1",
    "name with a small article": "The town fell. al-Rashad said so.|2",
    "footnote": "It was sold in 1905.[6] The buyer was rich.|2",
}


@pytest.mark.parametrize("case", CUTS.values(), ids=CUTS)
def test_sentences_are_cut(case: str) -> None:
    text, number = case.rsplit("|", 1)
    assert len(cut_sentences(text, 0, len(text))) == int(number)


def test_captions_without_stops_are_cut_where_one_begins() -> None:
    caption = "Rescue workers stand on the bank of the river near the village on a cold and rainy morning"
    text = " ".join([caption, "The bridge fell in the night when the water had risen by three metres"] * 3)
    pieces = [text[start:end] for start, end in cut_sentences(text, 0, len(text))]
    assert len(pieces) == 4
    assert pieces[1].startswith("The bridge fell")
    assert len(cut_sentences(caption + " The bridge fell", 0, len(caption) + 16)) == 1


PARAGRAPHS = {
    "two": ("First one.\n\nSecond one.", 2),
    "heading": ("A heading\n\nThe text begins.", 2),
    "quotation over a break": ('They called it "a wanton attack on\n\nOur homes and fields" on Monday.', 1),
    "small letter goes on": ("The council met on\nthe second floor.", 1),
    "hard wrapped": ("\n".join(["The council of the old town met again on Monday and decided"] * 7), 1),
}


@pytest.mark.parametrize(("text", "number"), PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_paragraphs_are_found(text: str, number: int) -> None:
    assert len(find_paragraphs(Report(id="a", text=text))) == number


def test_title_has_its_own_paragraph_and_is_not_body() -> None:
    report = Report(id="a", text="Bridge falls\n\nA bridge fell. It was old.", title_at=(0, 12))
    assert [(one.span.text, one.paragraph) for one in find_sentences(report)] == [
        ("Bridge falls", -1),
        ("A bridge fell.", 1),
        ("It was old.", 1),
    ]


@given(st.text(alphabet="Ab. \n“”\"'’!?é🙂…(", max_size=80))
def test_sentences_lie_in_order_and_cover_the_text(text: str) -> None:
    report = Report(id="a", text=text)
    spans = [sentence.span for sentence in find_sentences(report)]
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))
    assert sum(len("".join(span.text.split())) for span in spans) == len("".join(text.split()))
