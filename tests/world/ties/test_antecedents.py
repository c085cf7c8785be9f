"""Ties to whom a pronoun, `both`, `the two` or `the group` takes up, read from parses written by hand."""

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from rashomon.model import Attribution, Name, Passage, Reading, Report, Tie
from rashomon.world.actors.finding import find_actors
from rashomon.world.ties.finding import find_ties
from tests.world.readings import make_comparison

PLURAL = ("countries", "leaders", "officials", "they", "them", "Both", "both", "states", "rebels")


def find(rows: str, names: dict[str, str], speaker: str = "") -> tuple[Tie, ...]:
    """The ties of `form/part of speech/relation/head` words; `speaker` is the reader's for `He`."""
    words = [row.rsplit("/", 3) for row in rows.split()]
    forms = [row[0].replace("_", " ") for row in words]
    spaces = [n + 1 < len(forms) and forms[n + 1] not in (",", ".", "'s") for n in range(len(forms))]
    doc = Doc(
        English().vocab,
        words=forms,
        spaces=spaces,
        pos=[row[1] for row in words],
        tags=["NNS" if form in PLURAL else "NN" for form in forms],
        deps=[row[2] for row in words],
        heads=[int(row[3]) for row in words],
        lemmas=[form.lower() for form in forms],
    )
    report = Report(id="r", text=doc.text, outlet="The Sample")
    places = sorted((doc.text.index(name), name) for name in names)
    said = ()
    if speaker:
        at = doc.text.index("He")
        content = report.span(at + 3, len(doc.text))
        said = (Attribution(id="1", content=content, source=report.span(at, at + 2), source_actor=speaker),)
    reading = Reading(
        report=report,
        doc=doc,
        names=tuple(Name(span=report.span(at, at + len(name)), type=names[name]) for at, name in places),
        passages=(Passage(span=report.span(0, len(doc.text)), sentence=0),),
        attributions=said,
    )
    comparison = make_comparison(reading)
    return find_ties(comparison, find_actors(comparison))


PAIR = "Chile/PROPN/nsubj/3 and/CCONJ/cc/2 Peru/PROPN/conj/0 met/VERB/root/3 ./PUNCT/punct/3 "
MEETING = "Chile/PROPN/nsubj/1 warned/VERB/root/1 Peru/PROPN/obj/1 ./PUNCT/punct/1 "
BODIES = "Reef_Front/PROPN/nsubj/1 thanked/VERB/root/1 Dock_League/PROPN/obj/1 ./PUNCT/punct/1 "
STATES = {"Chile": "LOC", "Peru": "LOC", "Norway": "LOC"}
CASES = [
    (
        "both",
        f"{PAIR} Both/PRON/nsubj/6 criticised/VERB/root/6 Norway/PROPN/obj/6 ./PUNCT/punct/6",
        STATES,
        [("Chile", "accuses", "Norway"), ("Peru", "accuses", "Norway")],
    ),
    (
        "the two countries, as an object",
        f"{PAIR} Norway/PROPN/nsubj/6 criticised/VERB/root/6 the/DET/det/9 two/NUM/nummod/9 countries/NOUN/obj/6",
        STATES,
        [("Norway", "accuses", "Chile"), ("Norway", "accuses", "Peru")],
    ),
    (
        "they",
        f"{PAIR} They/PRON/nsubj/6 criticised/VERB/root/6 Norway/PROPN/obj/6 ./PUNCT/punct/6",
        STATES,
        [("Chile", "accuses", "Norway"), ("Peru", "accuses", "Norway")],
    ),
    (
        "the two leaders are no countries",
        f"{PAIR} The/DET/det/7 two/NUM/nummod/7 leaders/NOUN/nsubj/8 criticised/VERB/root/8 Norway/PROPN/obj/8",
        STATES,
        [],
    ),
    (
        "which, in brackets, is the name before it",
        "The/DET/det/1 club/NOUN/nsubj/8 of/ADP/case/3 Chile/PROPN/nmod/1 (/PUNCT/punct/6 which/PRON/nsubj/6 "
        "criticised/VERB/acl:relcl/1 Norway/PROPN/obj/6 left/VERB/root/8",
        {"Chile": "LOC", "Norway": "LOC"},
        [("Chile", "accuses", "Norway")],
    ),
    (
        "three are not two",
        f"{PAIR} The/DET/det/7 three/NUM/nummod/7 countries/NOUN/nsubj/8 criticised/VERB/root/8 Norway/PROPN/obj/8",
        STATES,
        [],
    ),
    (
        "the two other countries are not those named",
        f"{PAIR} The/DET/det/8 two/NUM/nummod/8 other/ADJ/amod/8 countries/NOUN/nsubj/9 criticised/VERB/root/9 "
        "Norway/PROPN/obj/9",
        STATES,
        [],
    ),
    (
        "both of one who warns another",
        f"{MEETING} Both/PRON/nsubj/5 criticised/VERB/root/5 Norway/PROPN/obj/5 ./PUNCT/punct/5",
        STATES,
        [("Chile", "accuses", "Norway"), ("Peru", "accuses", "Norway"), ("Chile", "warns", "Peru")],
    ),
    (
        "it is the subject of the sentence before",
        f"{MEETING} It/PRON/nsubj/5 criticised/VERB/root/5 Norway/PROPN/obj/5 ./PUNCT/punct/5",
        STATES,
        [("Chile", "accuses", "Norway"), ("Chile", "warns", "Peru")],
    ),
    (
        "it as an object is a thing",
        f"{MEETING} Norway/PROPN/nsubj/5 criticised/VERB/root/5 it/PRON/obj/5 ./PUNCT/punct/5",
        STATES,
        [("Chile", "warns", "Peru")],
    ),
    (
        "a stranger is not passed over",
        "The/DET/det/1 ferry/NOUN/nsubj/2 left/VERB/root/2 Peru/PROPN/obj/2 ./PUNCT/punct/2 "
        "It/PRON/nsubj/6 criticised/VERB/root/6 Norway/PROPN/obj/6 ./PUNCT/punct/6",
        {"Peru": "LOC", "Norway": "LOC"},
        [],
    ),
    (
        "X and its rival",
        "Chile/PROPN/nsubj/1 backed/VERB/root/1 Peru/PROPN/obj/1 and/CCONJ/cc/5 its/PRON/nmod:poss/5 "
        "ally/NOUN/conj/2 Norway/PROPN/appos/5 ./PUNCT/punct/1",
        STATES,
        [("Chile", "backs", "Peru"), ("Norway", "allied with", "Peru")],
    ),
    (
        "the group with two bodies before it is neither",
        f"{BODIES} The/DET/det/5 group/NOUN/nsubj/6 criticised/VERB/root/6 Norway/PROPN/obj/6",
        {"Reef Front": "ORG", "Dock League": "ORG", "Norway": "LOC"},
        [],
    ),
    (
        "she, where a woman is the object and a man the subject",
        "Adam_Vane/PROPN/nsubj/1 thanked/VERB/root/1 Ada_Orr/PROPN/obj/1 ./PUNCT/punct/1 "
        "She/PRON/nsubj/5 criticised/VERB/root/5 Norway/PROPN/obj/5 ./PUNCT/punct/5",
        {"Adam Vane": "PER", "Ada Orr": "PER", "Norway": "LOC"},
        [],
    ),
]


@pytest.mark.parametrize(("why", "rows", "names", "ties"), CASES, ids=[case[0] for case in CASES])
def test_ties_to_whom_a_word_takes_up(
    why: str, rows: str, names: dict[str, str], ties: list[tuple[str, str, str]]
) -> None:
    assert sorted((tie.subject, tie.relation, tie.object) for tie in find(rows, names)) == sorted(ties)


def test_the_group_is_the_one_body_named_before_and_the_tie_says_where() -> None:
    rows = (
        "Reef_Front/PROPN/nsubj/1 marched/VERB/root/1 ./PUNCT/punct/1 The/DET/det/4 group/NOUN/nsubj/5 "
        "criticised/VERB/root/5 Norway/PROPN/obj/5 ./PUNCT/punct/5"
    )
    (tie,) = find(rows, {"Reef Front": "ORG", "Norway": "LOC"})
    assert (tie.subject, tie.object) == ("Reef Front", "Norway")
    assert [span.text for span in tie.evidence] == ["group criticised Norway"]
    assert [span.text for span in tie.antecedents] == ["Reef Front"]


def test_a_name_has_no_antecedent() -> None:
    (tie,) = find("Chile/PROPN/nsubj/1 backed/VERB/root/1 Peru/PROPN/obj/1", {"Chile": "LOC", "Peru": "LOC"})
    assert tie.antecedents == ()


def test_the_speaker_whom_the_reader_found_is_whom_a_pronoun_takes_up() -> None:
    rows = (
        "Adam_Vane/PROPN/nsubj/1 spoke/VERB/root/1 ./PUNCT/punct/1 Peru/PROPN/nsubj/4 left/VERB/root/4 "
        "./PUNCT/punct/4 He/PRON/nsubj/7 criticised/VERB/root/7 Norway/PROPN/obj/7 ./PUNCT/punct/7"
    )
    names = {"Adam Vane": "PER", "Norway": "LOC", "Peru": "LOC"}
    assert find(rows, names) == ()
    (tie,) = find(rows, names, speaker="Adam Vane")
    assert (tie.subject, tie.object, tie.asserted_by) == ("Adam Vane", "Norway", "Adam Vane")
    assert [span.text for span in tie.antecedents] == ["Adam Vane"]
