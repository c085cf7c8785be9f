"""Dictionary forms."""

import pytest

from rashomon.language.reader.lemmas import apply_rules, find_lemma


@pytest.mark.parametrize(
    ("text", "tag", "fine", "lemma"),
    [
        ("struck", "VERB", "VBD", "strike"),
        ("said", "VERB", "VBD", "say"),
        ("agreed", "VERB", "VBD", "agree"),
        ("killed", "VERB", "VBN", "kill"),
        ("stopped", "VERB", "VBD", "stop"),
        ("hoped", "VERB", "VBD", "hope"),
        ("reporting", "VERB", "VBG", "report"),
        ("accusing", "VERB", "VBG", "accuse"),
        ("denies", "VERB", "VBZ", "deny"),
        ("is", "AUX", "VBZ", "be"),
        ("n’t", "PART", "RB", "not"),
        ("children", "NOUN", "NNS", "child"),
        ("cities", "NOUN", "NNS", "city"),
        ("churches", "NOUN", "NNS", "church"),
        ("higher", "ADJ", "JJR", "high"),
        ("Said", "VERB", "VBD", "say"),
        ("Hughes", "PROPN", "NNP", "Hughes"),
        ("41", "NUM", "CD", "41"),
    ],
)
def test_finds_lemma(text: str, tag: str, fine: str, lemma: str) -> None:
    assert find_lemma(text, tag, fine) == lemma


@pytest.mark.parametrize(
    ("form", "fine", "lemma"),
    [
        ("frobnicated", "VBD", "frobnicate"),
        ("grepped", "VBD", "grep"),
        ("blogging", "VBG", "blog"),
        ("tweeted", "VBD", "tweet"),
        ("glass", "NNS", "glass"),
    ],
)
def test_rules_reach_words_that_no_table_has(form: str, fine: str, lemma: str) -> None:
    assert apply_rules(form, fine) == lemma
