"""Renderings: of invented statements of one claim, when how they are put is shown side by side."""

from functools import cache

import pytest

from rashomon.compare.differences.finding import find_differences
from rashomon.compare.differences.names.labels import differ_in_labels
from rashomon.compare.differences.statements import read_statement
from rashomon.compare.differences.wholes.constituents import widen_phrase
from rashomon.compare.differences.wholes.renderings import PUT
from rashomon.compare.differences.wholes.worth import FIRST, KIND, SECOND, count_worth, load_weights
from rashomon.language import read
from rashomon.model import Claim, Difference, Evidence, Reading, Report, Story

FLED = "Thousands of guests fled the pier in the night."
CLEARED = "Thousands of guests were cleared from the pier after dark."
OTHER = "The bakery on the square reopens in spring."


@cache
def read_text(name: str, text: str, title: str = "") -> Reading:
    start = len(title) + 1 if title else 0
    whole = f"{title}\n{text}" if title else text
    place = (0, len(title)) if title else None
    return read(Report(id=name, text=whole, title_at=place, published="2031-03-14", body=((start, len(whole)),)))


def make_story(*texts: str, beside: tuple[str, ...] = ()) -> tuple[Story, Claim]:
    """A story with others beside, and the claim that its first texts state."""
    readings = tuple(read_text(f"r{n}", text) for n, text in enumerate((*texts, *beside)))
    stating = readings[: len(texts)]
    evidence = tuple(reading.sentences[0].span.extend(Evidence) for reading in stating)
    names = tuple(reading.report.id for reading in stating)
    claim = Claim(
        id="c1", text=texts[0], evidence=evidence, asserted_by="narrator", reports=names, outlets=names, status="agreed"
    )
    return Story(readings=readings), claim


def put(*texts: str, beside: tuple[str, ...] = ()) -> list[Difference]:
    """How it is put that texts state one claim, in a story with others beside."""
    story, claim = make_story(*texts, beside=beside)
    return [row for row in find_differences(story, (claim,), ()) if row.question.startswith(PUT)]


def test_two_wordings_are_shown_with_every_report() -> None:
    (row,) = put(FLED, FLED, CLEARED, beside=(OTHER,))
    assert {value.report for value in row.values} == {"r0", "r1", "r2"}
    assert any("fled" in value.text for value in row.values)


@pytest.mark.parametrize("other", [FLED, "Thousands of guests fled the pier."])
def test_the_same_words_or_a_part_of_them_are_not(other: str) -> None:
    assert put(FLED, other) == []


def test_what_a_conflict_shows_is_not_shown_again() -> None:
    texts = ("The tower of the old mill is 40 metres high.", "The tower by the weir stands 60 metres high.")
    story, claim = make_story(*texts)
    assert [row.kind for row in find_differences(story, (claim,), ())] == ["conflict"]
    assert put(*texts) == []


def test_figures_are_cut_where_figures_are_told() -> None:
    texts = ("Around 40 guests fled the pier at once.", "At least 30 visitors were cleared from the pier after dark.")
    story, claim = make_story(*texts)
    rows = find_differences(story, (claim,), ())
    assert any(row.aspect == "number" for row in rows)
    told = [value.text for row in rows if row.question.startswith(PUT) for value in row.values]
    assert not any(figure in text for text in told for figure in ("40", "30"))


WHOLE = {
    "object": ("Guards praised the firm that runs the old ferry.", "firm that runs the",
        "the firm that runs the old ferry"),
    "noun of a preposition": ("The letter was sent to the paper by the mayor.", "sent to the paper by",
        "was sent to the paper by the mayor"),
    "noun of a participle": ("They read a letter signed by nine guests.", "signed by nine guests",
        "a letter signed by nine guests"),
    "mark at the end": ("Anna Hale, a baker, saw the fire.", ", a baker", "a baker"),
    "of": ("A number of states sent boats.", "number", "A number of states"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "words", "whole"), WHOLE.values(), ids=WHOLE)
def test_a_phrase_is_whole(text: str, words: str, whole: str) -> None:
    reading = read_text("w", text)
    statement = read_statement(reading, reading.sentences[0].span)
    at = text.index(words)
    assert widen_phrase(statement, reading.report.span(at, at + len(words)), set()).text == whole


def test_a_phrase_does_not_reach_over_what_is_told() -> None:
    reading = read_text("w", WHOLE["object"][0])
    statement = read_statement(reading, reading.sentences[0].span)
    ferry = next(n for n, token in enumerate(statement.tokens) if token.text == "old")
    assert widen_phrase(statement, reading.report.span(19, 33), {ferry}).text == "the firm that runs"


@pytest.mark.parametrize(
    ("chances", "narrower", "kept"),
    [
        pytest.param((0.9, 0.8, 0.1), 0, 2, id="the likely ones"),
        pytest.param((0.9, 0.8, 0.1), 40, 2, id="the unlikely one not beside many either"),
        pytest.param((0.3, 0.3), 0, 2, id="all are alike"),
        pytest.param((0.3, 0.3), 40, 0, id="less likely than what is told is sure"),
        pytest.param((), 3, 0, id="nothing to show"),
    ],
)
def test_as_many_as_make_the_expected_f1_highest(chances: tuple[float, ...], narrower: int, kept: int) -> None:
    assert count_worth(chances, narrower) == kept


def test_the_weights_are_of_the_signs() -> None:
    weights = load_weights()
    assert {name: set(row) - {"bias"} for name, row in weights.items()} == {
        "first": set(FIRST),
        "second": set(SECOND),
        "kind": set(KIND),
    }


def test_labels_of_titles_are_left_out() -> None:
    one = read_text("r0", "The insurgents took the bridge at dawn.", "Rebels take the bridge")
    other = read_text("r1", "The insurgents hold the bridge now.")
    assert [*differ_in_labels(Story(readings=(one, other)))] == []
    body = read_text("r0", "The rebels took the bridge at dawn.")
    assert [row.aspect for row in differ_in_labels(Story(readings=(body, other)))] == ["label"]
