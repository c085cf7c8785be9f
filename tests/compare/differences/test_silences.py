"""Silences: who does not comment in one report, and what another has from them."""

from functools import cache

import pytest

from rashomon.compare.differences.statements import Statement, read_statement
from rashomon.compare.differences.unknowns.silences import differ_in_comment, find_silences, has_post
from rashomon.language import read
from rashomon.model import Difference, Reading, Report


@cache
def read_text(name: str, text: str) -> Reading:
    return read(Report(id=name, text=text, published="2031-03-14", read_as_of="2031-03-14", body=((0, len(text)),)))


def list_statements(*texts: str) -> list[Statement]:
    readings = [read_text(f"r{n}", text) for n, text in enumerate(texts)]
    return [read_statement(reading, s.span) for reading in readings for s in reading.sentences]


def compare_texts(*texts: str) -> list[Difference]:
    return [*differ_in_comment(list_statements(*texts), ())]


@pytest.mark.parametrize(
    ("text", "names", "topic"),
    [
        ("Volvo did not immediately respond to a request for comment.", {"volvo"}, set()),
        ("A spokesman for Volvo declined to comment.", {"volvo"}, set()),
        ("Volvo has been contacted for comment.", {"volvo"}, set()),
        ("The Herald has asked Volvo for comment.", {"volvo"}, set()),
        ("Volvo confirmed the closure of the plant but gave no reason.", {"volvo"}, {"closu"}),
        ("Volvo declined to say why the plant was closed.", {"volvo"}, {"close"}),
    ],
)
def test_who_is_silent(text: str, names: set[str], topic: set[str]) -> None:
    (silence,) = [silence for statement in list_statements(text) for silence in find_silences(statement)]
    assert (set(silence.names), set(silence.topic)) == (names, topic)


@pytest.mark.parametrize(
    "text",
    [
        "Volvo declined to say whether the plant would open again.",
        "Police declined to comment.",
        "Volvo commented on the closure.",
    ],
)
def test_no_silence_to_set_beside_another_report(text: str) -> None:
    assert not [silence for statement in list_statements(text) for silence in find_silences(statement)]


SILENT = "Volvo did not respond to a request for comment."


def test_what_a_spokeswoman_says_elsewhere_is_an_update() -> None:
    (row,) = compare_texts(SILENT, "Volvo spokeswoman Ilse Varga said the plant was closed.", "The mayor said no.")
    assert (row.kind, [(v.report, v.value) for v in row.values]) == (
        "update",
        [("r0", "no comment"), ("r1", "comment")],
    )


@pytest.mark.parametrize(
    "other",
    [
        "Former Volvo director Ilse Varga said the plant was closed.",
        "Saab spokeswoman Ilse Varga said Volvo had closed the plant.",
        "Volvo did not respond to a request for comment.",
    ],
)
def test_what_others_say_is_none(other: str) -> None:
    assert not compare_texts(SILENT, other)


def test_a_name_far_from_the_post_of_a_speaker_is_not_whom_he_speaks_for() -> None:
    other = "Weber, the chairman of many clubs such as the old comedies of Bergman and a drama by Volvo, denied it."
    source, name = (other.index(words) for words in ("Weber", "Volvo"))
    report = read_text("r1", other).report
    speaker = report.span(source, other.index(", denied"))
    assert not has_post(speaker, report.span(name, name + len("Volvo")))
    assert has_post(speaker, report.span(source, source + len("Weber")))


def test_a_report_that_has_the_body_speak_is_not_silent() -> None:
    assert not compare_texts(
        f"{SILENT} Volvo said on Monday that the plant was safe.", "Volvo said the plant was closed."
    )


def test_a_reason_is_told_only_by_a_reason() -> None:
    asked = "Volvo confirmed that the plant was closed but declined to say why the plant was closed."
    assert not compare_texts(asked, "Volvo said the plant was closed on Monday.")
    (row,) = compare_texts(asked, "Volvo said the plant was closed because of a leak.")
    assert {v.report for v in row.values} == {"r0", "r1"}
