"""ClearNLP trees as Universal Dependencies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.reader.dependencies import Tree, convert_tree, is_clear

# Each row: words as form/tag/lemma, then head:label in the ClearNLP scheme (places from 0), then in UD.
CASES = {
    "oblique": (
        "She/PRON/she lived/VERB/live in/ADP/in Rome/PROPN/rome",
        "1:nsubj 1:ROOT 1:prep 2:pobj",
        "1:nsubj 1:root 3:case 1:obl",
    ),
    "of a noun": (
        "the/DET/the mayor/NOUN/mayor of/ADP/of Varna/PROPN/varna left/VERB/leave",
        "1:det 4:nsubj 1:prep 2:pobj 4:ROOT",
        "1:det 4:nsubj 3:case 1:nmod 4:root",
    ),
    "two prepositions": (
        "He/PRON/he ran/VERB/run out/ADP/out of/ADP/of town/NOUN/town",
        "1:nsubj 1:ROOT 1:prep 2:prep 3:pobj",
        "1:nsubj 1:root 4:case 4:case 1:obl",
    ),
    "agent of a passive": (
        "It/PRON/it was/AUX/be hit/VERB/hit by/ADP/by rain/NOUN/rain",
        "2:nsubjpass 2:auxpass 2:ROOT 2:agent 3:pobj",
        "2:nsubj:pass 2:aux:pass 2:root 4:case 2:obl:agent",
    ),
    "copula with a noun": (
        "Ada/PROPN/Ada is/AUX/be a/DET/a judge/NOUN/judge",
        "1:nsubj 1:ROOT 3:det 1:attr",
        "3:nsubj 3:cop 3:det 3:root",
    ),
    "copula in a clause": (
        "I/PRON/I think/VERB/think roads/NOUN/road were/AUX/be wet/ADJ/wet",
        "1:nsubj 1:ROOT 3:nsubj 1:ccomp 3:acomp",
        "1:nsubj 1:root 4:nsubj 4:cop 1:ccomp",
    ),
    "copula with a place": (
        "He/PRON/he is/AUX/be in/ADP/in Rome/PROPN/rome",
        "1:nsubj 1:ROOT 1:prep 2:pobj",
        "3:nsubj 3:cop 3:case 3:root",
    ),
    "there is": (
        "There/PRON/there is/VERB/be hope/NOUN/hope",
        "1:expl 1:ROOT 1:attr",
        "1:expl 1:root 1:nsubj",
    ),
    "three conjuncts": (
        "cats/NOUN/cat ,/PUNCT/, dogs/NOUN/dog and/CCONJ/and birds/NOUN/bird",
        "0:ROOT 0:punct 0:conj 2:cc 2:conj",
        "0:root 0:punct 0:conj 4:cc 0:conj",
    ),
    "infinitive": (
        "She/PRON/she wants/VERB/want to/PART/to go/VERB/go",
        "1:nsubj 1:ROOT 3:aux 1:xcomp",
        "1:nsubj 1:root 3:mark 1:xcomp",
    ),
    "clause behind a preposition": (
        "He/PRON/he left/VERB/leave without/ADP/without speaking/VERB/speak",
        "1:nsubj 1:ROOT 1:prep 2:pcomp",
        "1:nsubj 1:root 3:mark 1:advcl",
    ),
    "denied object": (
        "They/PRON/they did/AUX/do not/PART/not see/VERB/see it/PRON/it",
        "3:nsubj 3:aux 3:neg 3:ROOT 3:dobj",
        "3:nsubj 3:aux 3:advmod 3:root 3:obj",
    ),
}


def make_tree(words: str, arcs: str) -> Tree:
    rows = [word.rsplit("/", 2) for word in words.split()]
    pairs = [arc.split(":", 1) for arc in arcs.split()]
    return Tree(
        heads=[int(head) for head, _ in pairs],
        labels=[label for _, label in pairs],
        tags=[row[1] for row in rows],
        lemmas=[row[2] for row in rows],
    )


@pytest.mark.parametrize(("words", "clear", "universal"), CASES.values(), ids=CASES)
def test_trees_become_universal(words: str, clear: str, universal: str) -> None:
    tree = make_tree(words, clear)
    convert_tree(tree)
    found = " ".join(f"{head}:{label}" for head, label in zip(tree.heads, tree.labels, strict=True))
    assert found == universal


LABELS = ["prep", "pobj", "pcomp", "attr", "acomp", "conj", "cc", "agent", "nsubj", "expl", "aux", "ROOT", ""]


@given(st.lists(st.tuples(st.integers(0, 99), st.sampled_from(LABELS), st.booleans()), min_size=1, max_size=12))
def test_a_tree_stays_a_tree(rows: list[tuple[int, str, bool]]) -> None:
    tree = Tree(
        heads=[head % at if at else 0 for at, (head, _, _) in enumerate(rows)],
        labels=[label for _, label, _ in rows],
        tags=["VERB" if be else "NOUN" for _, _, be in rows],
        lemmas=["be" if be else "there" for _, _, be in rows],
    )
    convert_tree(tree)
    assert sum(head == at for at, head in enumerate(tree.heads)) == 1
    for at in range(len(rows)):
        steps = 0
        while tree.heads[at] != at:
            at, steps = tree.heads[at], steps + 1
            assert steps <= len(rows)


def test_inventories_are_told_apart() -> None:
    assert is_clear(("nsubj", "dobj", "ROOT"))
    assert not is_clear(("nsubj", "obj", "obl", "ROOT", "acl:relcl"))
