"""Certainty and polarity of words and clauses by the tree, on trees written out here: no model is needed."""

import pytest
import spacy
from spacy.tokens import Doc

from rashomon.language.sentences.modality import find_core, read_clause, read_span, read_word
from rashomon.language.vocabulary import read_rows

VOCAB = spacy.blank("en").vocab
# word/lemma/universal tag/Penn tag/head (from 1, 0: itself)/relation
TREES = {
    "not": "Rain/rain/NOUN/NN/4/nsubj did/do/AUX/VBD/4/aux not/not/PART/RB/4/advmod fall/fall/VERB/VB/0/root",
    "not only": "Not/not/PART/RB/3/advmod only/only/ADV/RB/3/advmod fell/fall/VERB/VBD/0/root",
    "no one": "No/no/DET/DT/2/det guard/guard/NOUN/NN/3/nsubj fell/fall/VERB/VBD/0/root",
    "not everyone": "Not/not/PART/RB/2/advmod everyone/everyone/PRON/NN/3/nsubj fell/fall/VERB/VBD/0/root",
    "without": "fled/flee/VERB/VBD/0/root without/without/SCONJ/IN/3/mark paying/pay/VERB/VBG/1/advcl",
    "failed to": "It/it/PRON/PRP/2/nsubj failed/fail/VERB/VBD/0/root to/to/PART/TO/4/mark pay/pay/VERB/VB/2/xcomp",
    "yet to": "It/it/PRON/PRP/2/nsubj has/have/VERB/VBZ/0/root yet/yet/ADV/RB/5/advmod to/to/PART/TO/5/mark"
    " pay/pay/VERB/VB/2/xcomp",
    "denied that": "denied/deny/VERB/VBD/0/root that/that/SCONJ/IN/4/mark he/he/PRON/PRP/4/nsubj"
    " paid/pay/VERB/VBD/1/ccomp",
    "dispute who": "They/they/PRON/PRP/2/nsubj dispute/dispute/VERB/VBP/0/root who/who/PRON/WP/4/nsubj"
    " paid/pay/VERB/VBD/2/ccomp",
    "dispute how many": "They/they/PRON/PRP/2/nsubj dispute/dispute/VERB/VBP/0/root how/how/ADV/WRB/2/obj"
    " many/many/ADJ/JJ/5/nsubj paid/pay/VERB/VBD/2/ccomp",
    "did not manage": "did/do/AUX/VBD/3/aux not/not/PART/RB/3/advmod manage/manage/VERB/VB/0/root"
    " to/to/PART/TO/5/mark pay/pay/VERB/VB/3/xcomp",
    "was not forced": "was/be/AUX/VBD/3/aux:pass not/not/PART/RB/3/advmod forced/force/VERB/VBN/0/root"
    " to/to/PART/TO/5/mark pay/pay/VERB/VB/3/xcomp",
    "not but": "was/be/AUX/VBD/3/aux:pass not/not/PART/RB/3/advmod sold/sell/VERB/VBN/0/root but/but/CCONJ/CC/5/cc"
    " rented/rent/VERB/VBN/3/conj",
    "not or": "was/be/AUX/VBD/3/aux:pass not/not/PART/RB/3/advmod sold/sell/VERB/VBN/0/root or/or/CCONJ/CC/5/cc"
    " rented/rent/VERB/VBN/3/conj",
    "did not have to": "did/do/AUX/VBD/3/aux not/not/PART/RB/3/advmod have/have/VERB/VB/0/root to/to/PART/TO/5/mark"
    " pay/pay/VERB/VB/3/xcomp",
    "wants to": "It/it/PRON/PRP/2/nsubj wants/want/VERB/VBZ/0/root to/to/PART/TO/4/mark pay/pay/VERB/VB/2/xcomp",
    "is expected": "is/be/AUX/VBZ/2/aux:pass expected/expect/VERB/VBN/0/root to/to/PART/TO/4/mark"
    " pay/pay/VERB/VB/2/xcomp",
    "seems to": "It/it/PRON/PRP/2/nsubj seems/seem/VERB/VBZ/0/root to/to/PART/TO/4/mark pay/pay/VERB/VB/2/ccomp",
    "is said to": "is/be/AUX/VBZ/2/aux:pass said/say/VERB/VBN/0/root to/to/PART/TO/5/mark have/have/AUX/VB/5/aux"
    " paid/pay/VERB/VBN/2/xcomp",
    "said that": "She/she/PRON/PRP/2/nsubj said/say/VERB/VBD/0/root nobody/nobody/PRON/NN/4/nsubj"
    " paid/pay/VERB/VBD/2/ccomp",
    "may": "It/it/PRON/PRP/3/nsubj may/may/AUX/MD/3/aux pay/pay/VERB/VB/0/root",
    "could not": "It/it/PRON/PRP/4/nsubj could/could/AUX/MD/4/aux not/not/PART/RB/4/advmod pay/pay/VERB/VB/0/root",
    "could hear": "They/they/PRON/PRP/3/nsubj could/could/AUX/MD/3/aux hear/hear/VERB/VB/0/root",
    "said it would": "said/say/VERB/VBD/0/root it/it/PRON/PRP/4/nsubj would/would/AUX/MD/4/aux pay/pay/VERB/VB/1/ccomp",
    "if": "if/if/SCONJ/IN/3/mark it/it/PRON/PRP/3/nsubj pays/pay/VERB/VBZ/0/root",
    "reportedly": "It/it/PRON/PRP/3/nsubj reportedly/reportedly/ADV/RB/3/advmod paid/pay/VERB/VBD/0/root",
    "in order to": "fled/flee/VERB/VBD/0/root to/to/PART/TO/3/mark live/live/VERB/VB/1/advcl",
    "the last to": "last/last/ADJ/JJ/2/amod firm/firm/NOUN/NN/0/root to/to/PART/TO/4/mark pay/pay/VERB/VB/2/acl",
    "a plan to": "a/a/DET/DT/2/det plan/plan/NOUN/NN/0/root to/to/PART/TO/4/mark pay/pay/VERB/VB/2/acl",
    "considered a threat": "is/be/AUX/VBZ/2/aux:pass considered/consider/VERB/VBN/0/root a/a/DET/DT/4/det"
    " threat/threat/NOUN/NN/2/xcomp",
    "unclear": "That/that/PRON/DT/3/nsubj is/be/AUX/VBZ/3/cop unclear/unclear/ADJ/JJ/0/root",
}
WORDS = {  # of the last verb
    "not": ("flat", True),
    "not only": ("flat", False),
    "no one": ("flat", True),
    "not everyone": ("flat", True),
    "without": ("flat", True),
    "failed to": ("flat", True),
    "yet to": ("flat", True),
    "denied that": ("flat", True),
    "dispute who": ("flat", False),
    "dispute how many": ("flat", False),
    "did not manage": ("flat", True),
    "was not forced": ("hedged", False),
    "not but": ("flat", False),
    "not or": ("flat", True),
    "did not have to": ("hedged", False),
    "wants to": ("hedged", False),
    "is said to": ("attributed", False),
    "may": ("hedged", False),
    "could not": ("flat", True),
    "could hear": ("flat", False),
    "said it would": ("flat", False),
    "if": ("hedged", False),
    "reportedly": ("attributed", False),
    "in order to": ("hedged", False),
    "the last to": ("flat", False),
    "a plan to": ("hedged", False),
    "considered a threat": ("flat", False),
}
CLAUSES = {  # of the head
    "failed to": ("pay", "flat", True),
    "wants to": ("wants", "flat", False),
    "is expected": ("pay", "hedged", False),
    "seems to": ("pay", "hedged", False),
    "is said to": ("paid", "attributed", False),
    "unclear": ("unclear", "hedged", False),
    "was not forced": ("forced", "flat", True),
}


def make_doc(name: str) -> Doc:
    rows = [word.split("/") for word in TREES[name].split()]
    words, lemmas, pos, tags, heads, deps = (list(column) for column in zip(*rows, strict=True))
    places = [int(head) - 1 if int(head) else at for at, head in enumerate(heads)]
    return Doc(VOCAB, words=words, lemmas=lemmas, pos=pos, tags=tags, heads=places, deps=deps)


@pytest.mark.parametrize(("name", "expected"), WORDS.items(), ids=WORDS)
def test_a_word_is_read_by_its_scope(name: str, expected: tuple[str, bool]) -> None:
    assert read_word(make_doc(name)[-1]) == expected


@pytest.mark.parametrize(("name", "expected"), CLAUSES.items(), ids=CLAUSES)
def test_a_clause_is_read_by_what_it_asserts(name: str, expected: tuple[str, str, bool]) -> None:
    head = next(word for word in make_doc(name) if word.dep_ == "root")
    assert (find_core(head).text, *read_clause(head)) == expected


def test_an_auxiliary_is_read_as_what_it_carries() -> None:
    doc = make_doc("may")
    assert read_word(doc[1]) == read_word(doc[2]) == ("hedged", False)


def test_speech_is_read_by_what_it_hands_on() -> None:
    doc = make_doc("said that")
    assert read_span(doc[:]) == ("flat", True)
    assert read_span(doc[:2]) == ("flat", False)  # `She said` alone


def test_without_a_tree_the_words_decide() -> None:
    doc = Doc(VOCAB, words=["He", "may", "not", "pay"])
    assert read_span(doc[:]) == ("hedged", True)


def test_the_table_has_known_kinds_and_no_word_twice() -> None:
    rows = read_rows("governors.tsv")
    assert {row[1] for row in rows} == {"denied", "open", "hedged", "attributed", "as it", "made"}
    assert len({row[0] for row in rows}) == len(rows)
