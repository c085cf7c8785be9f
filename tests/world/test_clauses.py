"""The clause that a time dates."""

from rashomon.world.clauses import find_clause
from tests.world.readings import make_parsed


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
