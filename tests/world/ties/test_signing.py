"""Who signed a text, who did not, and who belongs to those who did."""

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from rashomon.world.actors.finding import find_actors
from rashomon.world.ties.finding import find_ties
from rashomon.world.ties.signing import is_nearest
from tests.world.readings import make_comparison, make_parsed

SIGNED = (
    "The/DET/det/2 12/NUM/nummod/2 factions/NOUN/nsubj/{v} that/PRON/nsubj/4 signed/VERB/acl:relcl/2 the/DET/det/7 "
)
SIGNED += "joint/ADJ/amod/7 letter/NOUN/obj/4 "
AFTER = [
    ("include/VERB/root/8 Harbour/PROPN/compound/10 League/PROPN/obj/8 ./PUNCT/punct/8 ", 8, "signed"),
    (
        "did/AUX/aux/10 not/PART/advmod/10 include/VERB/root/10 Harbour/PROPN/compound/12 League/PROPN/obj/10 "
        "./PUNCT/punct/10 ",
        10,
        "did not sign",
    ),
]


def ties_of(text: str, verb: int) -> set[tuple[str, str, str]]:
    last = len(text.split())
    text += f"The/DET/det/{last + 2} 12/NUM/nummod/{last + 2} factions/NOUN/nsubj/{last + 3} "
    text += f"grew/VERB/root/{last + 3} ./PUNCT/punct/{last + 3}"
    comparison = make_comparison(make_parsed(text.replace("{v}", str(verb)), {"Harbour League": "ORG"}))
    return {(tie.subject, tie.relation, tie.object) for tie in find_ties(comparison, find_actors(comparison))}


@pytest.mark.parametrize(("after", "verb", "relation"), AFTER, ids=[row[2] for row in AFTER])
def test_members_of_those_who_signed(after: str, verb: int, relation: str) -> None:
    ties = ties_of(SIGNED + after, verb)
    assert ("Harbour League", relation, "joint letter") in ties
    assert not any(found == "member of" for _, found, _ in ties)


def test_members_of_those_who_signed_nothing_are_members() -> None:
    text = "The/DET/det/2 12/NUM/nummod/2 factions/NOUN/nsubj/3 " + AFTER[0][0].replace("/8", "/3").replace("/10", "/5")
    ties = ties_of(text, 3)
    assert any(subject == "Harbour League" and relation == "member of" for subject, relation, _ in ties)


def test_a_body_whose_officer_is_named_is_no_member_itself() -> None:
    words = "The/DET/det/2 12/NUM/nummod/2 factions/NOUN/nsubj/3 include/VERB/root/3 Harbour/PROPN/compound/5 "
    words += "League/PROPN/compound/6 president/NOUN/compound/7 Orr/PROPN/obj/3 ./PUNCT/punct/3"
    comparison = make_comparison(make_parsed(words, {"Harbour League": "ORG", "Orr": "PER"}))
    ties = {(tie.subject, tie.relation) for tie in find_ties(comparison, find_actors(comparison)) if not tie.code}
    assert ("Orr", "member of") in ties
    assert ("Harbour League", "member of") not in ties


@pytest.mark.parametrize(
    ("words", "tags", "group", "nearest"),
    [
        ("bands including Orr", "NNS VBG NNP", 1, True),
        ("bands broke their promises , including Orr", "NNS VBD PRP$ NNS , VBG NNP", 1, False),
        ("the minister , including Orr", "DT NN , VBG NNP", 2, False),
        ("the crew , including Orr", "DT NN , VBG NNP", 2, True),
        ("bands in towns include Orr", "NNS IN NNS VBP NNP", 1, True),
    ],
    ids=["a plural", "another plural is nearer", "one person", "a crowd", "the subject of a verb"],
)
def test_names_after_including_belong_to_the_plural_before_it(words: str, tags: str, group: int, nearest: bool) -> None:
    doc = Doc(English().vocab, words=words.split(), tags=tags.split())
    at = next(token.i for token in doc if token.text.startswith("includ"))
    assert is_nearest(doc, group, at) is nearest


def test_who_reports_a_list_is_not_of_it() -> None:
    words = "The/DET/det/2 12/NUM/nummod/2 factions/NOUN/nsubj/11 including/ADP/case/5 Harbour/PROPN/compound/5 "
    words += "League/PROPN/nmod/2 and/CCONJ/cc/7 Orr/PROPN/conj/5 ,/PUNCT/punct/10 Vane/PROPN/nsubj/10 "
    words += "reported/VERB/parataxis/11 grew/VERB/root/11 ./PUNCT/punct/11 The/DET/det/15 12/NUM/nummod/15 "
    words += "factions/NOUN/nsubj/16 fled/VERB/root/16"
    reading = make_parsed(words, {"Harbour League": "ORG", "Orr": "ORG", "Vane": "ORG"})
    for token in reading.doc:
        token.tag_ = {"factions": "NNS", "reported": "VBD", "grew": "VBD"}.get(token.text, "NN")
    comparison = make_comparison(reading)
    ties = find_ties(comparison, find_actors(comparison))
    assert {tie.subject for tie in ties if tie.relation == "member of"} == {"Harbour League", "Orr"}
