"""Descriptions that announce who is named next, and those with an age."""

from dataclasses import replace

import pytest

from rashomon.model import Reading, Sentence
from rashomon.world.actors.finding import find_actors
from tests.world.readings import make_comparison, make_parsed

FINED = (
    "A/DET/det/1 ferryman/NOUN/nsubj:pass/3 was/AUX/aux/3 fined/VERB/root/3 ./PUNCT/punct/3 "
    "Ivo/PROPN/nsubj/7 Vane/PROPN/flat/5 paid/VERB/root/7 ./PUNCT/punct/7 The/DET/det/10 ferryman/NOUN/nsubj/11 "
    "slept/VERB/root/11 ./PUNCT/punct/11"
)
OBJECT = (
    "She/PRON/nsubj/1 met/VERB/root/1 a/DET/det/3 ferryman/NOUN/obj/1 ./PUNCT/punct/1 "
    "Ivo/PROPN/nsubj/7 Vane/PROPN/flat/5 paid/VERB/root/7 ./PUNCT/punct/7 The/DET/det/10 ferryman/NOUN/nsubj/11 "
    "slept/VERB/root/11 ./PUNCT/punct/11"
)
TOGETHER = (
    "A/DET/det/1 ferryman/NOUN/nsubj/2 met/VERB/root/2 Ivo/PROPN/obj/2 Vane/PROPN/flat/3 ./PUNCT/punct/2 "
    "Vane/PROPN/nsubj/7 paid/VERB/root/7 ./PUNCT/punct/7 The/DET/det/10 ferryman/NOUN/nsubj/11 "
    "slept/VERB/root/11 ./PUNCT/punct/11"
)
AGED = (
    "Ivo/PROPN/nsubj/5 Vane/PROPN/flat/0 ,/PUNCT/punct/3 41/NUM/appos/0 ,/PUNCT/punct/3 paid/VERB/root/5 "
    "./PUNCT/punct/5 {}/PROPN/nsubj/12 Holm/PROPN/flat/7 ,/PUNCT/punct/10 {}/NUM/appos/7 ,/PUNCT/punct/10 "
    "left/VERB/root/12 ./PUNCT/punct/12 The/DET/det/15 41-year-old/NOUN/nsubj/16 slept/VERB/root/16 ./PUNCT/punct/16"
)


def make_read(rows: str, *names: str, report: str = "r1") -> Reading:
    """A parsed reading with its sentences, all of it body."""
    reading = make_parsed(rows, dict.fromkeys(names, "PER"), report=report)
    text, spans, at = reading.report.text, [], 0
    while at < len(text):
        end = text.index(".", at) + 1
        spans.append(reading.report.span(at, end))
        at = end + 1
    made = replace(reading.report, body=((0, len(text)),))
    return replace(reading, report=made, sentences=tuple(Sentence(span=span, paragraph=0) for span in spans))


def forms_of(name: str, *readings: Reading) -> set[str]:
    cast = find_actors(make_comparison(*readings))
    return {form for actor in cast.actors if actor.name == name for form in actor.aliases}


@pytest.mark.parametrize(
    ("rows", "names", "moves"),
    [(FINED, ["Ivo Vane"], True), (OBJECT, ["Ivo Vane"], False), (TOGETHER, ["Ivo Vane", "Vane"], False)],
    ids=["the subject of the first sentence", "an object", "a sentence has both"],
)
def test_announced(rows: str, names: list[str], moves: bool) -> None:
    assert ("ferryman" in forms_of("Ivo Vane", make_read(rows, *names))) is moves


@pytest.mark.parametrize(
    ("first", "age", "moves"),
    [("Olaf", "60", True), ("Olaf", "41", False)],
    ids=["one of that age", "two of that age"],
)
def test_age(first: str, age: str, moves: bool) -> None:
    rows = AGED.format(first, age)
    assert ("41-year-old" in forms_of("Ivo Vane", make_read(rows, "Ivo Vane", f"{first} Holm"))) is moves


def test_announced_is_in_doubt() -> None:
    doubts = find_actors(make_comparison(make_read(FINED, "Ivo Vane"))).doubts
    assert [(doubt.verdict, doubt.names) for doubt in doubts] == [("joined", ("ferryman", "Ivo Vane"))]
