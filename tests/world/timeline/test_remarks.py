"""Times that a text names and that date no happening."""

from dataclasses import replace

from rashomon.model import Quotation, Reading, When
from rashomon.world.timeline.finding import find_timeline
from tests.world.readings import make_comparison, make_parsed, make_reading


def dated(rows: str, tags: dict[str, str], time: str, value: str) -> Reading:
    """A parsed reading of a report of 10 May 2021, with tags for some words and one time."""
    reading = make_parsed(rows, {})
    for token in reading.doc:
        token.tag_ = tags.get(token.text, "NN")
    report = reading.report.with_(read_as_of="2021-05-10")
    at = report.text.index(time)
    return replace(
        reading, report=report, times=(When(span=report.span(at, at + len(time)), value=value, kind="date"),)
    )


def test_what_is_so_in_the_present_tense_is_no_happening() -> None:
    rows = "It/PRON/nsubj/1 sums/VERB/root/1 up/ADP/advmod/1 2020/NUM/obj/1 ./PUNCT/punct/1"
    assert find_timeline(make_comparison(dated(rows, {"sums": "VBZ"}, "2020", "2020"))) == ()
    assert len(find_timeline(make_comparison(dated(rows, {"sums": "VBD"}, "2020", "2020")))) == 1


def test_what_is_to_come_in_the_present_tense_is_one() -> None:
    rows = "It/PRON/nsubj/1 starts/VERB/root/1 on/ADP/case/3 Friday/PROPN/obl/1 ./PUNCT/punct/1"
    assert len(find_timeline(make_comparison(dated(rows, {"starts": "VBZ"}, "Friday", "2021-05-14")))) == 1
    assert find_timeline(make_comparison(dated(rows, {"starts": "VBZ"}, "Friday", "2021-05-07"))) == ()


def test_a_present_perfect_tells_of_a_happening() -> None:
    rows = "It/PRON/nsubj/2 has/AUX/aux/2 fallen/VERB/root/2 since/ADP/case/4 May/PROPN/obl/2 ./PUNCT/punct/2"
    tags = {"has": "VBZ", "fallen": "VBN"}
    assert len(find_timeline(make_comparison(dated(rows, tags, "May", "2021-05")))) == 1


def quoting(text: str, report: str, time: str, value: str) -> Reading:
    """A reading of a text with one quotation and one time."""
    reading = make_reading(text, report=report, times={time: value})
    first, last = text.index("“"), text.index("”")
    span = reading.report.span
    return replace(reading, quotations=(Quotation(inner=span(first + 1, last), outer=span(first, last + 1)),))


def test_what_a_speaker_calls_today_dates_nothing_alone() -> None:
    reading = quoting("He cried. “We lost the cup final today,” he told fans.", "a", "today", "2021-05-10")
    assert find_timeline(make_comparison(reading)) == ()
    other = make_reading("They lost the cup final on 10 May.", report="b", times={"on 10 May": "2021-05-10"})
    (row,) = find_timeline(make_comparison(reading, other))
    assert [span.report for span in row.evidence] == ["a", "b"]


def test_a_day_that_a_speaker_names_does() -> None:
    reading = quoting("“We sold the ship on 3 May,” he told fans.", "a", "3 May", "2021-05-03")
    assert len(find_timeline(make_comparison(reading))) == 1
