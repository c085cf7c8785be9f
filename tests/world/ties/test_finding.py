from dataclasses import replace

import pytest

from rashomon.model import Sentence
from rashomon.world.actors.finding import find_actors
from rashomon.world.ties.finding import find_ties
from tests.world.readings import make_comparison, make_reading


def ties_of(text: str) -> list[tuple[str, str, str, bool]]:
    """The ties of a text by the names of their actors."""
    comparison = make_comparison(make_reading(text))
    cast = find_actors(comparison)
    return [(tie.subject, tie.relation, tie.object, tie.denied) for tie in find_ties(comparison, cast)]


CASES = [
    ("[Portugal|LOC] accused [Norway|LOC] of fishing.", [("Portugal", "accuses", "Norway", False)], "verb"),
    ("[Norway|LOC] was accused by [Portugal|LOC].", [("Portugal", "accuses", "Norway", False)], "passive"),
    ("[Portugal|LOC] called on [Norway|LOC] to stop.", [("Portugal", "calls on", "Norway", False)], "particle"),
    ("[Portugal|LOC] has not attacked [Norway|LOC].", [("Portugal", "attacks", "Norway", True)], "denied"),
    (
        "[Portugal|LOC] and [Chile|LOC] back [Norway|LOC].",
        [("Portugal", "backs", "Norway", False), ("Chile", "backs", "Norway", False)],
        "list of subjects",
    ),
    ("[Portugal|LOC] sells fish. [Norway|LOC] buys it.", [], "two sentences"),
    ("[Norway|LOC] was attacked.", [], "no agent"),
]


@pytest.mark.parametrize(("text", "ties", "why"), CASES, ids=[row[2] for row in CASES])
def test_ties(text: str, ties: list[tuple[str, str, str, bool]], why: str) -> None:
    assert sorted(ties_of(text)) == sorted(ties)


@pytest.mark.parametrize("found", [0, 1], ids=["two lines", "one wrapped sentence"])
def test_a_tie_does_not_run_into_the_next_line(found: int) -> None:
    reading = make_reading("Yesterday [Norway|LOC]\naccused [Chile|LOC].")
    body = reading.report
    cut = body.text.index("\n")
    places = [(0, cut), (cut + 1, len(body.text))] if found == 0 else [(0, len(body.text))]
    sentences = tuple(Sentence(span=body.span(*place), paragraph=n) for n, place in enumerate(places))
    comparison = make_comparison(replace(reading, sentences=sentences))
    assert len(find_ties(comparison, find_actors(comparison))) == found


def test_codes_are_of_plover() -> None:
    from rashomon.world.words import read_table

    types = "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST "
    types += "SANCTION MOBILIZE COERCE ASSAULT"
    for words, part, relation, *code in read_table("ties/relations.tsv"):
        assert (code or [""])[0] in {"", *types.split()}, words
        assert part in ("verb", "noun", "adjective", "compound", "possessive", "deed") and relation


def test_an_act_has_the_date_of_its_clause_and_what_stands_has_none() -> None:
    text = "On Monday [Portugal|LOC] accused [Norway|LOC], a member of [Harbour League|ORG]."
    comparison = make_comparison(make_reading(text, times={"Monday": "2031-03-03"}))
    dates = {tie.relation: tie.date for tie in find_ties(comparison, find_actors(comparison))}
    assert dates == {"accuses": "2031-03-03", "member of": None}
