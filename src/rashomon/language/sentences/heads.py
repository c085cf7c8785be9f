"""Which words of a parse head a clause of its own that asserts something, and who or what such a clause is about.

What asserts nothing without the words that govern it stays with them: a condition, a question, an infinitive, a verb in
-ing behind a preposition. Relies on Universal Dependencies labels and Penn tags; without tags every verb is finite.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.language.attribution.cues import is_speech_word
from rashomon.language.vocabulary import read_words

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
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
MEANWHILE = frozenset({"while", "after", "before", "since"})  # with a verb in -ing they tell of the same subject
LINKS = frozenset({"who", "whom", "whose", "which", "that", "where", "when"})
RELATIVE = ("who", "which", "that")
LONGEST_LEAD = 20  # words of a subject with the auxiliary that the next predicate shares


def begins_clause(word: Token) -> bool:
    """Whether a clause of its own begins with this word's subtree, and what it is joined to or depends on does so."""
    if word.dep_ not in SPLITS or len(list(word.subtree)) < LEAST_WORDS or is_open(word) or is_relative(word):
        return False
    if word.dep_ == "conj":
        joined = word.head.pos_ in PREDICATES and word.head.dep_ != "xcomp" and heads_clause(word.head)
        return joined and is_predicate(word) and fits(word)
    if word.dep_ == "advcl":
        return word.pos_ == "VERB" and not is_governed(word) and tells_of(word)
    if word.dep_ == ABOUT_A_NOUN:
        return is_predicate(word) and word.head.pos_ != "PRON" and is_linked(word)  # but `those who`, `what she saw`
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


def tells_of(word: Token) -> bool:
    """Whether it is plain of whom an adverbial clause tells, or a comma sets it off: `..., killing two`."""
    if not is_unfinished(word) or any(c.dep_ in SUBJECTS for c in word.children) or subject_of(word):
        return True
    first = word.left_edge.i
    return first > word.sent.start and word.doc[first - 1].text == ","


def is_relative(word: Token) -> bool:
    """Whether the subject of a clause that is read as no relative clause is a relative pronoun all the same."""
    who = any(c.dep_ in SUBJECTS and c.lower_ in ("who", "which") for c in word.children)
    return who and word.dep_ in ("conj", "advcl", "parataxis")


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


def is_linked(word: Token) -> bool:
    """Whether a relative pronoun opens a clause; one without (`the way he came`) is never parted from its noun."""
    return any(w.lower_ in LINKS for w in word.doc[word.left_edge.i : word.i])


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


def subject_of(head: Token) -> tuple[Token, ...]:
    """The words of the subject that a coordinated or participial predicate shares with the clause above it.

    With them come the auxiliaries that it shares too: `The police could not` of `find or name him`.
    """
    if any(c.dep_ in SUBJECTS for c in head.children) or head.dep_ not in ("conj", "advcl", "xcomp"):
        return ()
    if head.dep_ == "advcl" and head.tag_ and not is_unfinished(head):
        return ()  # a finite verb has its own, which the parse has missed
    above = head.head
    subject = next((c for c in above.children if c.dep_ in SUBJECTS), None)
    if subject is None:
        return subject_of(above) if above.i != head.i else ()
    if subject.dep_ == "expl":
        return ()
    if subject.lower_ in RELATIVE and above.dep_ == ABOUT_A_NOUN:
        return noun_of(above, head.sent)
    words = [w for w in subject.subtree if not any(a.dep_ == "acl:relcl" for a in (w, *w.ancestors) if a.i > subject.i)]
    return (*words, *find_carriers(head, above, words))


def find_carriers(head: Token, above: Token, subject: list[Token]) -> list[Token]:
    """The auxiliaries and the `not` of a predicate that the one joined to it shares; none far from the subject."""
    joined = head.dep_ == "conj" and is_unfinished(head) and not any(c.dep_ in CARRIERS for c in head.children)
    if not subject or not joined:
        return []
    shared = [c for c in above.children if c.dep_ in CARRIERS or c.lower_ in ("not", "n't", "never")]
    shared = [c for c in shared if subject[-1].i < c.i < above.i]
    return shared if shared and shared[-1].i - subject[0].i < LONGEST_LEAD else []


def noun_of(head: Token, words: DocSpan) -> tuple[Token, ...]:
    """The noun phrase that a relative or participial clause is about: up to the noun, without its preposition."""
    noun = head.head
    outside = {w.i for child in noun.children if child.dep_ in ("case", "cc", "mark") for w in child.subtree}
    outside |= {w.i for w in head.subtree}
    return tuple(w for w in noun.subtree if w.i <= noun.i and w.i not in outside and words.start <= w.i < words.end)
