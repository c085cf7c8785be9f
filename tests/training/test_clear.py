"""Trees of Universal Dependencies in the ClearNLP scheme, and back by what the program does with such trees."""

import sys
from pathlib import Path

import pytest

from rashomon.language.reader.dependencies import Tree, convert_tree

sys.path.append(str(Path(__file__).resolve().parents[2] / "training"))
from clear import make_clear

# word/universal tag/lemma, then head:label in UD, then in the ClearNLP scheme (places from 0)
CASES = {
    "passive": (
        "It/PRON/it was/AUX/be hit/VERB/hit by/ADP/by rain/NOUN/rain",
        "2:nsubj:pass 2:aux:pass 2:root 4:case 2:obl:agent",
        "2:nsubjpass 2:auxpass 2:ROOT 2:agent 3:pobj",
    ),
    "copula": (
        "Ada/PROPN/Ada is/AUX/be not/PART/not a/DET/a judge/NOUN/judge",
        "4:nsubj 4:cop 4:advmod 4:det 4:root",
        "1:nsubj 1:ROOT 1:neg 4:det 1:attr",
    ),
    "place": (
        "He/PRON/he is/AUX/be in/ADP/in Rome/PROPN/rome",
        "3:nsubj 3:cop 3:case 3:root",
        "1:nsubj 1:ROOT 1:prep 2:pobj",
    ),
    "conjuncts": (
        "cats/NOUN/cat ,/PUNCT/, dogs/NOUN/dog and/CCONJ/and birds/NOUN/bird",
        "0:root 0:punct 0:conj 4:cc 0:conj",
        "0:ROOT 0:punct 0:conj 2:cc 2:conj",
    ),
    "infinitive": (
        "She/PRON/she wants/VERB/want to/PART/to go/VERB/go",
        "1:nsubj 1:root 3:mark 1:xcomp",
        "1:nsubj 1:ROOT 3:aux 1:xcomp",
    ),
}


def split(text: str) -> tuple[list[int], list[str]]:
    pairs = [part.split(":", 1) for part in text.split()]
    return [int(head) for head, _ in pairs], [label for _, label in pairs]


@pytest.mark.parametrize(("words", "plain", "clear"), CASES.values(), ids=CASES)
def test_there_and_back(words: str, plain: str, clear: str) -> None:
    forms, tags, lemmas = zip(*(word.split("/") for word in words.split()), strict=True)
    found = make_clear(forms, tags, *split(plain))
    assert found == split(clear)
    tree = Tree(*found, tags=tags, lemmas=lemmas)
    convert_tree(tree)
    assert (tree.heads, tree.labels) == split(plain)


def test_the_last_word_of_a_name_is_its_head() -> None:
    assert make_clear(["Ada", "Holt", "left"], ["PROPN", "PROPN", "VERB"], *split("2:nsubj 0:flat 2:root")) == split(
        "1:compound 2:nsubj 2:ROOT"
    )
