"""Which words of a parse head a clause of its own that asserts something.

What asserts nothing without the words that govern it stays with them: a condition, a question, an infinitive, a verb in
-ing behind a preposition. Relies on Universal Dependencies labels and Penn tags; without tags every verb is finite.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.language.cues import is_speech_word
from rashomon.language.vocabulary import read_words

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAST_WORDS = 3  # a shorter clause stays in the one that holds it
PREDICATES = frozenset({"VERB", "AUX"})
SPLITS = frozenset({"conj", "ccomp", "parataxis", "advcl", "acl:relcl"})
ABOUT_A_NOUN = "acl:relcl"
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "expl"})
CLAUSAL = SPLITS | {"xcomp", "acl", "csubj", "advcl:relcl"}
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
UNFINISHED = frozenset({"VB", "VBG", "VBN"})  # tags of a verb that another word carries, unless an auxiliary is with it
SAME_FORM = {"VB": ("VB", "VBP"), "VBG": ("VBG",), "VBN": ("VBN", "VBD")}
CARRIERS = frozenset({"aux", "aux:pass", "cop"})
ASKING = frozenset({"WRB", "WP", "WP$"})
MEANWHILE = frozenset({"while"})  # with a verb in -ing it tells of the same subject: `while harvesting`


def begins_clause(word: Token) -> bool:
    """Whether a clause of its own begins with this word's subtree, and what it is joined to or depends on does so."""
    if word.dep_ not in SPLITS or len(list(word.subtree)) < LEAST_WORDS or is_open(word):
        return False
    if word.dep_ == "conj":
        joined = word.head.pos_ in PREDICATES and word.head.dep_ != "xcomp" and heads_clause(word.head)
        return joined and is_predicate(word) and fits(word)
    if word.dep_ == "advcl":
        return word.pos_ == "VERB" and not is_governed(word)
    if word.dep_ == ABOUT_A_NOUN:
        return is_predicate(word) and word.head.pos_ != "PRON"  # `those who`, `what she saw`
    if not is_predicate(word) or (is_unfinished(word) and not has_subject(word)):
        return False
    return is_speech_word(word.head.lower_) or (is_predicate(word.head) and heads_clause(word.head))


def fits(word: Token) -> bool:
    """Whether a verb can be parted from the one that it is joined to.

    Not where that has another form (`told to go and share`), nor where both share what follows (`hit and hurt two`).
    """
    if any(c.dep_ in SUBJECTS for c in word.children):
        return True
    between = word.doc[word.head.i + 1 : word.i]
    if all(w.dep_ in ("cc", "punct", "advmod") and w.head.i in (word.i, word.head.i) for w in between):
        return False
    return not is_unfinished(word) or word.head.tag_ in SAME_FORM.get(word.tag_, ())


def find_kin(word: Token) -> Token | None:
    """The clause that a verb of another form than its head's belongs to: `rammed ..., killing two and wounding ten`."""
    if word.dep_ != "conj" or not is_unfinished(word) or word.head.tag_ in SAME_FORM.get(word.tag_, ()):
        return None
    before = [c for c in word.head.children if c.i < word.i and c.tag_ == word.tag_ and begins_clause(c)]
    return before[-1] if before else None


def heads_clause(word: Token) -> bool:
    """Whether a word is the head of a clause that is cut out, or goes with such a head (`is said to believe that`)."""
    if word.dep_ == "xcomp" and word.head.i != word.i:
        return heads_clause(word.head)
    return word.head.i == word.i or begins_clause(word) or word.dep_ not in CLAUSAL


def is_open(word: Token) -> bool:
    """Whether a clause says under which condition, or asks: `if ...`, `whether ...`, `how ...`."""
    children = list(word.children)
    if any(c.dep_ == "mark" and c.lower_ in read_words("conditions.txt") for c in children):
        return True
    return word.dep_ == "ccomp" and any(c.tag_ in ASKING and word.head.i < c.i < word.i for c in children)


def is_unfinished(word: Token) -> bool:
    """Whether a verb has no finite form, neither itself nor by an auxiliary."""
    carriers = [c.tag_ for c in word.children if c.dep_ in CARRIERS]
    unfinished = word.tag_ in UNFINISHED or not UNFINISHED.isdisjoint(carriers)
    return unfinished and FINITE.isdisjoint(carriers)


def has_subject(word: Token) -> bool:
    """Whether a verb that looks unfinished says of whom it tells: `the tram derailed`, misread, or `that he go`."""
    children = list(word.children)
    told = any(c.dep_ in SUBJECTS for c in children)
    return told and (word.tag_ == "VBN" or any(c.dep_ == "mark" and c.lower_ == "that" for c in children))


def is_governed(word: Token) -> bool:
    """Whether a verb stands behind a word that governs it: `to stay`, `of killing`, `after hitting`, `by leaving`."""
    marks = {c.lower_ for c in word.children if c.dep_ in ("mark", "case") and c.i < word.i}
    if "to" in marks:
        return True
    if not is_unfinished(word) or any(c.dep_ in SUBJECTS for c in word.children):
        return False
    return bool(marks - MEANWHILE) or word.lower_ in read_words("verbal_prepositions.txt")


def is_predicate(word: Token) -> bool:
    """Whether a word is a verb, or a noun or adjective with a copula or a subject."""
    return word.pos_ in PREDICATES or any(c.dep_ == "cop" or c.dep_ in SUBJECTS for c in word.children)
