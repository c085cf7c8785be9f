"""Features of words, from form, tags and tree."""

import pytest

from rashomon.language.reader.morphology import find_features

# word/tag/Penn tag/head/relation, then the word looked at and some of its features
CASES = {
    "plural noun": ("mines/NOUN/NNS/0/root", 0, "Number=Plur"),
    "compared": ("deeper/ADJ/JJR/0/root", 0, "Degree=Cmp"),
    "past of a singular": ("He/PRON/PRP/1/nsubj left/VERB/VBD/1/root", 1, "Number=Sing|Person=3|Tense=Past"),
    "past of a plural": ("They/PRON/PRP/1/nsubj left/VERB/VBD/1/root", 1, "Number=Plur|Person=3|Tense=Past"),
    "two subjects": (
        "Ada/PROPN/NNP/3/nsubj and/CCONJ/CC/2/cc Bo/PROPN/NNP/0/conj left/VERB/VBD/3/root",
        3,
        "Number=Plur|Person=3",
    ),
    "subject of an auxiliary": (
        "I/PRON/PRP/2/nsubj was/AUX/VBD/2/aux leaving/VERB/VBG/2/root",
        1,
        "Number=Sing|Person=1",
    ),
    "shared subject": (
        "We/PRON/PRP/1/nsubj came/VERB/VBD/1/root and/CCONJ/CC/3/cc saw/VERB/VBD/1/conj",
        3,
        "Number=Plur|Person=1",
    ),
    "relative": (
        "miners/NOUN/NNS/0/root who/PRON/WP/2/nsubj died/VERB/VBD/0/acl:relcl",
        2,
        "Number=Plur|Person=3",
    ),
    "relative word": ("man/NOUN/NN/0/root who/PRON/WP/2/nsubj ran/VERB/VBD/0/acl:relcl", 1, "PronType=Rel"),
    "asking word": ("Who/PRON/WP/1/nsubj ran/VERB/VBD/1/root", 0, "PronType=Int"),
    "imperative": ("Leave/VERB/VB/0/root it/PRON/PRP/0/obj", 0, "Mood=Imp|VerbForm=Fin"),
    "infinitive": ("to/PART/TO/1/mark leave/VERB/VB/1/root", 1, "VerbForm=Inf"),
    "bare infinitive": ("must/AUX/MD/1/aux leave/VERB/VB/1/root", 1, "VerbForm=Inf"),
    "object": ("Leave/VERB/VB/0/root it/PRON/PRP/0/obj", 1, "Case=Acc"),
    "gerund": ("Mining/VERB/VBG/1/csubj kills/VERB/VBZ/1/root", 0, "VerbForm=Ger"),
    "participle": ("is/AUX/VBZ/1/aux mining/VERB/VBG/1/root", 1, "Tense=Pres|VerbForm=Part"),
    "passive": ("was/AUX/VBD/1/aux:pass killed/VERB/VBN/1/root", 1, "Voice=Pass"),
}


@pytest.mark.parametrize(("words", "at", "features"), CASES.values(), ids=CASES)
def test_features(words: str, at: int, features: str) -> None:
    rows = [word.split("/") for word in words.split()]
    texts, tags, fine, heads, relations = zip(*rows, strict=True)
    found = find_features(texts, tags, fine, [int(head) for head in heads], relations)[at]
    assert set(features.split("|")) <= set(found.split("|"))


def test_perfect_is_not_passive() -> None:
    found = find_features(["has", "left"], ["AUX", "VERB"], ["VBZ", "VBN"], [1, 1], ["aux", "root"])
    assert found[1] == "Tense=Past|VerbForm=Part"


def test_features_stand_in_the_order_of_their_names() -> None:
    found = find_features(["They", "left"], ["PRON", "VERB"], ["PRP", "VBD"], [1, 1], ["nsubj", "root"])
    assert all(features.split("|") == sorted(features.split("|")) for features in found)
