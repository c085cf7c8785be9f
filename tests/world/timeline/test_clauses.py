"""The clause that a time dates."""

from dataclasses import replace

from rashomon.model import Sentence
from rashomon.world.timeline.clauses import find_clause
from tests.world.readings import make_parsed, make_reading


def test_a_time_before_the_word_that_opens_a_clause_dates_the_clause_before_it() -> None:
    rows = (
        "She/PRON/nsubj/1 heard/VERB/root/1 bells/NOUN/obj/1 at/ADP/case/4 noon/NOUN/obl/7 and/CCONJ/cc/7 "
        "nurses/NOUN/nsubj/7 ran/VERB/conj/1 ./PUNCT/punct/1"
    )
    reading = make_parsed(rows, {})
    at = reading.report.text.index("noon")
    clause = find_clause(reading, reading.report.span(at, at + 4))
    assert clause and clause.text == "She heard bells at noon"


def test_a_time_after_a_conjunction_dates_the_clause_that_begins_with_it() -> None:
    rows = (
        "They/PRON/nsubj/1 quarrelled/VERB/root/1 and/CCONJ/cc/6 last/ADJ/amod/4 year/NOUN/obl/1 Ann/PROPN/nsubj/6 "
        "left/VERB/conj/1 town/NOUN/obj/6 ./PUNCT/punct/1"
    )
    reading = make_parsed(rows, {})
    at = reading.report.text.index("last year")
    clause = find_clause(reading, reading.report.span(at, at + 9))
    assert clause and clause.text == "and last year Ann left town"


def test_a_when_clause_tells_what_happened_at_the_time_before_it() -> None:
    rows = (
        "It/PRON/nsubj/2 is/AUX/cop/2 new/ADJ/root/2 since/ADP/case/4 1997/NUM/obl/2 ,/PUNCT/punct/8 "
        "when/ADV/advmod/8 piers/NOUN/nsubj/8 burned/VERB/advcl/2 ./PUNCT/punct/2"
    )
    reading = make_parsed(rows, {})
    at = reading.report.text.index("1997")
    clause = find_clause(reading, reading.report.span(at, at + 4))
    assert clause and clause.text == "1997, when piers burned"


def test_the_date_of_a_post_dates_the_post_and_not_what_follows() -> None:
    text = "A roof fell. It was loud. -- Ann Orr (@annorr) May 3, 2021 Ben Lee bought bread."
    reading = make_reading(text)
    span = reading.report.span
    ends = [(0, 12), (13, 25), (text.index("May 3"), len(text))]
    sentences = tuple(Sentence(span=span(*place), paragraph=0) for place in ends)
    at = text.index("May 3")
    clause = find_clause(replace(reading, sentences=sentences), span(at, at + len("May 3, 2021")))
    assert clause and clause.text == "It was loud. -- Ann Orr (@annorr) May 3, 2021"
