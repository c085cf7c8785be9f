"""Who does what to whom in clauses where the parse alone misleads, from parses written by hand."""

from dataclasses import replace

import pytest

from rashomon.model import Attribution, Reading, Span
from rashomon.world.actors.entries import Entry
from rashomon.world.actors.finding import find_actors
from rashomon.world.ties.arcs import can_do
from rashomon.world.ties.finding import find_ties, leaves
from rashomon.world.ties.parties import Parties, Party
from tests.world.readings import make_comparison, make_parsed

STATES = {"Chile": "LOC", "Peru": "LOC", "Norway": "LOC", "Spain": "LOC"}
Tie = tuple[str, str, str]
CASES: list[tuple[str, str, list[Tie]]] = [
    (
        "who does it along with the subject",
        "Chile/PROPN/nsubj/5 ,/PUNCT/punct/4 along/ADP/case/4 with/ADP/fixed/2 Peru/PROPN/nmod/0 "
        "backed/VERB/root/5 Norway/PROPN/obj/5",
        [("Chile", "backs", "Norway"), ("Peru", "backs", "Norway")],
    ),
    (
        "to go along with somebody is no alliance",
        "Chile/PROPN/nsubj/4 along/ADP/case/3 with/ADP/fixed/1 Peru/PROPN/nmod/0 left/VERB/root/4",
        [],
    ),
    (
        "whom one sends does it",
        "Chile/PROPN/nsubj/2 did/AUX/aux/2 hire/VERB/root/2 Peru/PROPN/obj/2 to/PART/mark/5 attack/VERB/advcl/2 "
        "Norway/PROPN/obj/5",
        [("Peru", "attacks", "Norway")],
    ),
    (
        "what is wished is not done",
        "Chile/PROPN/nsubj/2 may/AUX/aux/2 want/VERB/root/2 Peru/PROPN/obj/2 to/PART/mark/5 back/VERB/xcomp/2 "
        "Norway/PROPN/obj/5",
        [],
    ),
    (
        "whom they wish to do it",
        "Chile/PROPN/nsubj/1 names/VERB/root/1 whom/PRON/obj/4 it/PRON/nsubj/4 likes/VERB/acl:relcl/1 to/PART/mark/6 "
        "back/VERB/xcomp/4 Norway/PROPN/obj/6",
        [],
    ),
    (
        "two infinitives side by side",
        "Chile/PROPN/nsubj/1 sent/VERB/root/1 advisers/NOUN/obj/1 to/PART/mark/4 train/VERB/xcomp/1 Peru/PROPN/obj/4 "
        "and/CCONJ/cc/7 Norway/PROPN/conj/5 to/PART/mark/9 guard/VERB/advcl/4 Spain/PROPN/obj/9",
        [("Chile", "backs", "Peru")],
    ),
    (
        "captions run together",
        "Chile/PROPN/nsubj/6 rested/VERB/advcl/6 ./PUNCT/punct/6 (/PUNCT/punct/4 Spain/PROPN/nsubj/6 )/PUNCT/punct/4 "
        "attacked/VERB/root/6 Peru/PROPN/obj/6",
        [("Spain", "attacks", "Peru")],
    ),
    (
        "a stop within brackets ends nothing",
        "Chile/PROPN/nsubj/5 (/PUNCT/punct/2 Go/VERB/parataxis/0 !/PUNCT/punct/2 )/PUNCT/punct/2 "
        "attacked/VERB/root/5 Peru/PROPN/obj/5",
        [("Chile", "attacks", "Peru")],
    ),
    (
        "a campaign against somebody",
        "Chile/PROPN/nsubj/1 launched/VERB/root/1 a/DET/det/3 campaign/NOUN/obj/1 against/ADP/case/5 Peru/PROPN/nmod/3",
        [("Chile", "opposes", "Peru")],
    ),
    (
        "an issue of a campaign is no party to it",
        "Chile/PROPN/nsubj/3 was/AUX/cop/3 an/DET/det/3 issue/NOUN/root/3 in/ADP/case/6 the/DET/det/6 "
        "campaign/NOUN/nmod/3 against/ADP/case/8 Peru/PROPN/nmod/6",
        [],
    ),
    (
        "those who are in a union do what it does",
        "Chile/PROPN/nsubj/4 and/CCONJ/cc/2 Peru/PROPN/conj/0 are/AUX/cop/4 members/NOUN/root/4 of/ADP/case/7 "
        "the/DET/det/7 coalition/NOUN/nmod/4 that/PRON/nsubj/9 attacked/VERB/acl:relcl/7 Norway/PROPN/obj/9",
        [("Chile", "attacks", "Norway"), ("Peru", "attacks", "Norway")],
    ),
    (
        "who condemns a strike does not make it",
        "Chile/PROPN/nsubj/1 condemned/VERB/root/1 the/DET/det/3 strike/NOUN/obj/1 on/ADP/case/5 Peru/PROPN/nmod/3",
        [],
    ),
    (
        "who launches it does",
        "Chile/PROPN/nsubj/2 did/AUX/aux/2 launch/VERB/root/2 a/DET/det/4 strike/NOUN/obj/2 on/ADP/case/6 "
        "Peru/PROPN/nmod/4",
        [("Chile", "attacks", "Peru")],
    ),
    (
        "whose the strikes are, by a longer word for them",
        "Air/NOUN/nsubj/7 ,/PUNCT/punct/4 Peruvian/ADJ/amod/3 airstrikes/NOUN/nsubj/7 of/ADP/case/6 the/DET/det/6 "
        "strikes/NOUN/nmod/3 hit/VERB/root/7 Chile/PROPN/obj/7 ./PUNCT/punct/7 The/DET/det/11 strikes/NOUN/nsubj/12 "
        "hit/VERB/root/12 Norway/PROPN/obj/12 ./PUNCT/punct/12 Peru/PROPN/root/15",
        [("Peru", "attacks", "Chile"), ("Peru", "attacks", "Norway")],
    ),
    (
        "an offensive to take a place has not taken it",
        "Chile/PROPN/nsubj/2 did/AUX/aux/2 launch/VERB/root/2 an/DET/det/4 offensive/NOUN/obj/2 to/PART/mark/6 "
        "retake/VERB/acl/4 Peru/PROPN/obj/6",
        [("Chile", "attacks", "Peru")],
    ),
    (
        "a list that the parse loses",
        "Chile/PROPN/dep/4 and/CCONJ/cc/2 Peru/PROPN/dep/4 have/AUX/aux/4 backed/VERB/root/4 Norway/PROPN/obj/4",
        [("Chile", "backs", "Norway"), ("Peru", "backs", "Norway")],
    ),
    (
        "a place is not whom one kills",
        "Chile/PROPN/root/0 ,/PUNCT/punct/2 Peru/PROPN/conj/0 killed/VERB/acl/0 in/ADP/case/5 Norway/PROPN/obl/3",
        [],
    ),
    (
        "the last word before a passive need not be its subject",
        "The/DET/det/1 fight/NOUN/nsubj:pass/5 in/ADP/case/3 Norway/PROPN/nmod/1 is/AUX/aux:pass/5 "
        "supported/VERB/root/5 by/ADP/case/7 Chile/PROPN/obl/5 and/CCONJ/cc/9 Peru/PROPN/conj/7",
        [],
    ),
    (
        "a list after a preposition does nothing",
        "Bread/NOUN/nsubj/5 from/ADP/case/2 Chile/PROPN/nmod/0 and/CCONJ/cc/4 Peru/PROPN/conj/2 hit/VERB/root/5 "
        "Norway/PROPN/obj/5",
        [],
    ),
]


@pytest.mark.parametrize(("why", "rows", "ties"), CASES, ids=[case[0] for case in CASES])
def test_who_does_what(why: str, rows: str, ties: list[Tie]) -> None:
    names = {name: kind for name, kind in STATES.items() if name in rows}
    comparison = make_comparison(make_parsed(rows, names))
    found = find_ties(comparison, find_actors(comparison))
    assert sorted((tie.subject, tie.relation, tie.object) for tie in found) == sorted(ties)


@pytest.mark.parametrize(
    ("kind", "armed", "can"),
    [("many", False, False), ("many", True, True), ("state", False, True), ("person", False, False)],
    ids=["passengers", "troops", "a state", "a guest"],
)
def test_who_arrives_is_deployed_only_if_armed(kind: str, armed: bool, can: bool) -> None:
    reading = make_parsed("Some/DET/det/1 people/NOUN/nsubj/2 arrived/VERB/root/2", {})
    party = Party(actor="a", span=Span(report="r1", start=0, end=4, text="Some"), kind=kind, armed=armed)
    assert bool(can_do(reading.doc[2], party)) is can


def test_a_passage_runs_to_the_noun_it_belongs_to() -> None:
    rows = (
        "Chile/PROPN/nsubj/1 attacked/VERB/root/1 the/DET/det/4 Peruvian/ADJ/amod/4 embassy/NOUN/obj/1 "
        "./PUNCT/punct/1 Peru/PROPN/root/6"
    )
    comparison = make_comparison(make_parsed(rows, {"Chile": "LOC", "Peru": "LOC"}))
    (tie,) = find_ties(comparison, find_actors(comparison))
    assert [span.text for span in tie.evidence] == ["Chile attacked the Peruvian embassy"]


def test_a_long_passage_leaves_out_the_farther_party_before_the_word_that_relates() -> None:
    middle = " ".join(f"w{n}/NOUN/obl/0" for n in range(1, 24))
    rows = f"Chile/PROPN/nsubj/24 {middle} backs/VERB/root/24 Norway/PROPN/obj/24"
    comparison = make_comparison(make_parsed(rows, {"Chile": "LOC", "Norway": "LOC"}))
    (tie,) = find_ties(comparison, find_actors(comparison))
    assert [span.text for span in tie.evidence] == ["backs Norway"]


def say(reading: Reading, source: str, content: str) -> Reading:
    """The reading with one statement, given by its words."""
    text = reading.report.text
    told, by = (reading.report.span(text.index(words), text.index(words) + len(words)) for words in (content, source))
    return replace(reading, attributions=(Attribution(id="1", content=told, source=by, source_actor=source),))


ACCUSING = (
    "Chile/PROPN/nsubj/1 accused/VERB/root/1 Peru/PROPN/obj/1 of/SCONJ/mark/4 attacking/VERB/advcl/1 Norway/PROPN/obj/4"
)


def test_the_narrator_says_who_accuses_and_the_accuser_what_was_done() -> None:
    names = {name: "LOC" for name in ("Chile", "Peru", "Norway")}
    reading = say(make_parsed(ACCUSING, names), "Chile", "Peru of attacking Norway")
    comparison = make_comparison(reading)
    told = {tie.relation: tie.asserted_by for tie in find_ties(comparison, find_actors(comparison))}
    assert told == {"accuses": "narrator", "attacks": "Chile"}


def test_a_statement_is_from_the_head_of_its_source() -> None:
    rows = (
        "Chile/PROPN/nsubj/6 ,/PUNCT/punct/3 a/DET/det/3 neighbour/NOUN/appos/0 of/ADP/case/5 Spain/PROPN/nmod/3 "
        "said/VERB/root/6 Peru/PROPN/nsubj/8 attacked/VERB/ccomp/6 Norway/PROPN/obj/8"
    )
    reading = say(make_parsed(rows, STATES), "Chile, a neighbour of Spain", "Peru attacked Norway")
    comparison = make_comparison(reading)
    told = {tie.relation: tie.asserted_by for tie in find_ties(comparison, find_actors(comparison))}
    assert told == {"attacks": "Chile"}


def test_a_name_of_a_body_is_one_whatever_it_was_read_as() -> None:
    reading = make_parsed("Rinda/PROPN/nsubj/1 left/VERB/root/1", {"Rinda": "PER"})
    entry = Entry(node="name:rinda", span=reading.names[0].span, named=True, kind="PER")
    kinds = [Parties(reading, [(entry, "1")], {}, bodies).at[0].kind for bodies in (frozenset(), frozenset(["1"]))]
    assert kinds == ["person", "body"]


def test_a_date_outside_of_a_quotation_does_not_date_what_it_says() -> None:
    reading = make_parsed('On/ADP/case/1 Monday/PROPN/obl/3 "/PUNCT/punct/3 Peru/PROPN/root/3', {"Peru": "LOC"})
    text = reading.report.text
    monday = reading.report.span(text.index("Monday"), text.index("Monday") + 6)
    assert leaves(reading, text.index("Peru"), monday)
    assert not leaves(reading, text.index("On"), monday)


@pytest.mark.parametrize(("mark", "by"), [('"', "Chile"), ("-", "narrator")], ids=["quoted", "not quoted"])
def test_quoted_words_of_no_known_source_are_those_of_the_subject(mark: str, by: str) -> None:
    rows = (
        f"Chile/PROPN/nsubj/1 decried/VERB/root/1 the/DET/det/5 {mark}/PUNCT/punct/5 Peruvian/ADJ/amod/5 "
        f"occupation/NOUN/obj/1 of/ADP/case/7 Norway/PROPN/nmod/5 {mark}/PUNCT/punct/5 ./PUNCT/punct/1 "
        "Peru/PROPN/root/10"
    )
    comparison = make_comparison(make_parsed(rows, {name: "LOC" for name in ("Chile", "Norway", "Peru")}))
    told = {tie.relation: tie.asserted_by for tie in find_ties(comparison, find_actors(comparison))}
    assert told["occupies"] == by
