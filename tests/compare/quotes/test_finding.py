"""Quotations: what several reports put in quotation marks -> one row for each utterance, with its speaker."""

import re
from dataclasses import replace

import pytest

from rashomon.compare.quotes.finding import find_quotes
from rashomon.compare.quotes.speakers import find_outlet, find_speaker, share_word
from rashomon.compare.quotes.variants import list_edits
from rashomon.model import Attribution, Name, Quotation, Quote, Reading, Report, Story


def read_report(name: str, text: str) -> Reading:
    """Read a text in which each quotation is followed or led by its speaker in square brackets."""
    report = Report(id=name, text=text, body=((0, len(text)),))
    marks = [n for n, char in enumerate(text) if char in "“”"]
    quotations = tuple(
        Quotation(inner=report.span(a + 1, b), outer=report.span(a, b + 1), scare=len(text[a:b].split()) <= 2)
        for a, b in zip(marks[::2], marks[1::2], strict=True)
    )
    rows = []
    for n, quotation in enumerate(quotations):
        start = text.find("[", quotation.outer.end)
        if start >= 0:
            source = report.span(start + 1, text.find("]", start))
            rows.append(Attribution(id=f"a{n}", content=quotation.outer, source=source, kind="direct"))
    names = tuple(
        Name(span=report.span(m.start(), m.end()), type="PER") for m in re.finditer("Ada Stone|Bo Reed|Stone", text)
    )
    return Reading(report=report, doc=None, quotations=quotations, attributions=tuple(rows), names=names)  # type: ignore[arg-type]


def quotes_of(*texts: str) -> tuple[Quote, ...]:
    return find_quotes(Story(readings=tuple(read_report(f"r{n}", text) for n, text in enumerate(texts))))


ONE = [
    pytest.param(
        "“The pumps failed twice before midnight,” said [Ada Stone].",
        "“The pumps failed twice before midnight,” said [Ms Stone].",
        id="the same words",
    ),
    pytest.param(
        "“The pumps failed twice before midnight and nobody came,” said [Ada Stone].",
        "The works said “pumps failed twice” [Stone].",
        id="cut",
    ),
    pytest.param(
        "“We condemn this brazen plunder of the northern fisheries,” said [the union].",
        "A “brazen plundering of our northern fishery”, wrote [the union].",
        id="translated twice",
    ),
    pytest.param(
        "It was a “colossal blunder”, said [Ada Stone].",
        "A “colossal blunder”, said [Stone].",
        id="two words, one speaker",
    ),
]


@pytest.mark.parametrize(("left", "right"), ONE)
def test_versions_of_one_utterance(left: str, right: str) -> None:
    (quote,) = quotes_of(left, right)
    assert [span.report for span in quote.variants] == ["r0", "r1"]
    assert quote.speaker in {"Ada Stone", "the union"}


TWO = [
    pytest.param(
        "“The pumps failed twice,” said [Ada Stone].",
        "“The divers searched all night,” said [Ada Stone].",
        id="other words",
    ),
    pytest.param(
        "“The pumps failed twice,” said [Ada Stone].", "“The pumps worked well,” said [Bo Reed].", id="other speakers"
    ),
    pytest.param(
        "It was a “colossal blunder”, said [Ada Stone].",
        "A “colossal blunder”, said [Bo Reed].",
        id="two words, two speakers",
    ),
]


@pytest.mark.parametrize(("left", "right"), TWO)
def test_two_utterances(left: str, right: str) -> None:
    assert len(quotes_of(left, right)) == 2


def test_a_sentence_broken_by_its_cue_is_one_utterance() -> None:
    (quote,) = quotes_of("“The pumps,” said [Ada Stone], “failed twice before midnight,” added [Ada Stone].")
    assert [span.text for span in quote.variants] == ["The pumps,", "failed twice before midnight,"]


def test_names_in_marks_are_no_utterance() -> None:
    assert quotes_of("The ship “Northern Star” sailed, said [Ada Stone].") == ()


def test_order_does_not_matter() -> None:
    readings = [
        read_report(f"r{n}", text)
        for n, text in enumerate(["“The pumps failed twice,” said [Stone].", "“Pumps failed twice.” [Stone]"])
    ]
    assert find_quotes(Story(readings=tuple(readings))) == find_quotes(Story(readings=tuple(readings[::-1])))


EDITS = [
    pytest.param(
        "a blatant occupation",
        "an outright occupation,",
        (("-", "a blatant"), ("+", "an outright"), ("=", "occupation,")),
        id="replaced",
    ),
    pytest.param("it broke", "it broke", (("=", "it broke"),), id="same"),
    pytest.param("it broke", "it broke twice", (("=", "it broke"), ("+", "twice")), id="longer"),
]


@pytest.mark.parametrize(("first", "other", "expected"), EDITS)
def test_edits(first: str, other: str, expected: tuple[tuple[str, str], ...]) -> None:
    assert list_edits(first, other) == expected


def test_speakers() -> None:
    assert share_word("police chief Ada Stone", "Ms Stone")
    assert not share_word("police chief Ada Stone", "police chief Bo Reed")


def test_a_person_gives_an_utterance_its_name() -> None:
    left = "“The pumps failed twice before midnight,” said [the Norvik water works]."
    (quote,) = quotes_of(left, "“The pumps failed twice before midnight,” said [Stone].")
    assert quote.speaker == "Stone"


def test_nobody_within_a_quotation_says_it() -> None:
    reading = read_report("r", "“The cook said the pumps failed twice,” said [Ada Stone].")
    quotation, at = reading.quotations[0], reading.report.text.index("The cook")
    inside = Attribution(
        id="b",
        content=reading.report.span(at + 9, quotation.inner.end),
        source=reading.report.span(at, at + 8),
        kind="direct",
    )
    reading = replace(reading, attributions=(*reading.attributions, inside))
    assert find_speaker(reading, quotation) == "Ada Stone"


def test_an_outlet_speaks_where_nobody_else_does() -> None:
    (quote,) = quotes_of("“The pumps failed twice before midnight,” [the Associated Press] reported.")
    assert quote.speaker == "Associated Press"
    assert quotes_of("The “occupiers” left, [the Associated Press] reported.") == ()


def test_an_outlet_is_known_by_what_its_description_means() -> None:
    reading = read_report("r", "“The pumps failed twice,” [the oldest of them] reported.")
    assert find_outlet(reading, reading.quotations[0]) is None
    called = replace(reading, attributions=tuple(replace(row, source_actor="Reuters") for row in reading.attributions))
    assert find_outlet(called, called.quotations[0]) == "Reuters"


def test_what_one_report_quotes_twice_is_not_joined_by_what_is_half_like_both() -> None:
    whole = "“It seems that a kind of wager was made. This cook left and then rowed to the ferry,” said [Ada Stone]."
    cut = "It was “a kind of private wager”, said [Stone]. “This cook left and then rowed to the ferry” [Stone]."
    quotes = quotes_of(f"It was “a kind of private wager”, said [Stone]. {whole}", cut)
    assert [len(quote.variants) for quote in quotes] == [2, 2]


def test_words_strewn_over_a_long_quotation_are_not_shared() -> None:
    long = (
        "“We have had 90 letters about a hum over Zenda. People wrote to us that it went on for an hour or longer, "
        "it was somewhat louder than the old mill, so it may well have been the new pump,” said [Ada Stone]."
    )
    assert len(quotes_of(long, "“Who heard that hum or pump?” asked [Stone].")) == 2
    assert len(quotes_of(long, "“A hum over Zenda” was heard, said [Stone].")) == 1


def test_who_is_quoted_speaks_and_not_who_quotes() -> None:
    reading = read_report("r", "“The pumps failed twice,” [the paper] quoted him as saying.")
    (row,) = reading.attributions
    text = reading.report.text
    cue, him = (reading.report.span(text.index(word), text.index(word) + len(word)) for word in ("quoted", "him"))
    rows = (replace(row, cue=cue), replace(row, id="b", source=him, source_actor="Ada Stone"))
    assert find_speaker(replace(reading, attributions=rows), reading.quotations[0]) == "Ada Stone"


def test_a_post_outside_the_body_is_a_version() -> None:
    text = "The pumps failed twice before midnight [Ada Stone]"
    reading = read_report("r1", text)
    words = reading.report.span(0, text.index(" ["))
    row = Attribution(id="b", content=words, source=reading.report.span(words.end + 2, len(text) - 1), kind="direct")
    post = replace(
        reading,
        report=replace(reading.report, body=((len(text) - 1, len(text)),)),
        quotations=(Quotation(inner=words, outer=words),),
        attributions=(row,),
    )
    other = read_report("r0", "“The pumps failed twice before midnight,” said [Stone]. “They failed,” said [Stone].")
    quotes = find_quotes(Story(readings=(other, post)))
    assert [[span.report for span in quote.variants] for quote in quotes] == [["r0", "r1"], ["r0"]]


def test_an_outlet_is_no_speaker() -> None:
    reading = read_report("r", "“The pumps failed twice,” [the Associated Press] reported.")
    assert find_speaker(reading, reading.quotations[0]) is None


FIRST, SECOND = "The pumps failed twice before midnight", "Nobody had greased the eastern lock since Easter"


def test_a_whole_is_cut_where_two_reports_have_other_parts_of_it() -> None:
    whole = f"“{FIRST}. {SECOND},” said [Ada Stone]."
    quotes = quotes_of(whole, f"“{FIRST},” said [Stone].", f"“{SECOND},” said [Stone].")
    assert [[span.report for span in quote.variants] for quote in quotes] == [["r0", "r1"], ["r0", "r2"]]
    assert [quote.variants[0].text for quote in quotes] == [f"{FIRST}.", f"{SECOND},"]


def test_a_whole_stays_whole_where_one_report_alone_divides_it() -> None:
    whole = f"“{FIRST}. {SECOND},” said [Ada Stone]."
    (quote,) = quotes_of(whole, f"“{FIRST},” said [Stone]. “{SECOND},” said [Stone].")
    assert [span.report for span in quote.variants] == ["r0", "r1", "r1"]


def test_parts_that_meet_cut_nothing() -> None:
    third = "The ferry was told by radio"
    whole = f"“{FIRST}. {SECOND}. {third},” said [Ada Stone]."
    (quote,) = quotes_of(whole, f"“{FIRST}. {SECOND},” said [Stone].", f"“{SECOND}. {third},” said [Stone].")
    assert len(quote.variants) == 3
    assert quote.variants[0].text == f"{FIRST}. {SECOND}. {third},"


def test_pieces_are_passages_of_their_report() -> None:
    texts = (f"“{FIRST}. {SECOND},” said [Ada Stone].", f"“{FIRST},” said [Stone].", f"“{SECOND},” said [Stone].")
    for quote in quotes_of(*texts):
        for span in quote.variants:
            assert texts[int(span.report[1:])][span.start : span.end] == span.text
