"""How certain a clause is and whether it denies, by its tree: in goes a stretch or a word, out a Certainty and a bool.

What counts is what has the predicate in its scope: words that hang on it (`not`, `may`, `nobody`, `reportedly`), and
words that govern it (`failed to`, `is expected to`, `denied that`, `if`), up to the next clause that stands for itself.
A clause whose head only says how its complement holds (`seems to`, `failed to`) is read by the complement. Who is said
to say it is not looked at (`clauses.py` joins that). Figures on MEANTIME and TimeBank: `training/RESULTS.md`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.language.attribution.cues import is_speech_word
from rashomon.language.sentences.certainty import is_negated, read_certainty
from rashomon.language.sentences.heads import ABOUT_A_NOUN, SUBJECTS, is_predicate, is_unfinished
from rashomon.language.vocabulary import read_pairs, read_words
from rashomon.model import Certainty

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

FAR = 5  # words above that are looked at
BOUND = frozenset({"aux", "aux:pass", "cop"})
NOUNS = frozenset({"nsubj", "nsubj:pass", "obj"})
COMPLEMENTS = frozenset({"xcomp", "ccomp", "csubj", "csubj:pass"})
HOLLOW = frozenset({"denied", "as it"})  # only tells how its complement holds
RAISING = frozenset({"seem", "appear"})
NOT = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})
NOBODY = frozenset({"nobody", "nothing", "none", "no-one", "neither"})
# Who can see sees (Quirk et al. 1985, 4.52); who can say says.
SENSED = frozenset({"see", "hear", "feel", "smell", "taste", "understand", "remember", "say"})
AFTER_NOT = frozenset({"only", "just", "simply", "merely", "least"})
LONE = frozenset({"only", "last", "next"})  # beside ordinals: `the first to fly` flew


def read_span(words: DocSpan) -> tuple[Certainty, bool]:
    """Tell how certain a stretch is, and whether it denies: by its predicate where it was parsed and has one."""
    root = words.root if words.doc.has_annotation("DEP") else None
    if root is not None and not is_predicate(root):  # of `the firm that failed to pay`
        root = next((c for c in root.children if c.dep_ == ABOUT_A_NOUN and words.start <= c.i < words.end), None)
    if root is None:
        return read_certainty(words.text), is_negated(words.text)
    while (said := find_said(root, words)) is not None:
        root = said
    return read_clause(root)


def find_said(word: Token, words: DocSpan) -> Token | None:
    """Find what a verb of speech hands on within a stretch (`She said there had been no trouble`)."""
    if not is_speech_word(word.lower_):
        return None
    return next((c for c in word.children if c.dep_ == "ccomp" and words.start <= c.i < words.end), None)


def read_clause(head: Token) -> tuple[Certainty, bool]:
    """Tell how certain a clause is, and whether it denies, by its head: `is feared dead` and `is unclear` hedge."""
    certainty, denied = read_word(find_core(head))
    own = read_pairs("certainty.tsv").get(head.lower_)
    if own and certainty == "flat" and any(c.dep_ in ("cop", "aux:pass") for c in head.children):
        certainty = "hedged" if own == "hedged" else "attributed"
    return certainty, denied


def find_core(head: Token) -> Token:
    """Find the word that a clause asserts: its head, or what that only tells the holding of (`seems to rise`)."""
    for _ in range(FAR):
        inner = next((c for c in head.children if c.dep_ == "xcomp" or is_raised(c)), None)
        if inner is None or not is_hollow(head, find_effect(inner, head)):
            break
        head = inner
    return head


def is_raised(word: Token) -> bool:
    """Whether an infinitive is what seems to be so, though it was read as a clause of its own."""
    return word.dep_ == "ccomp" and word.head.lemma_ in RAISING and any(c.lower_ == "to" for c in word.children)


def is_hollow(word: Token, kind: str) -> bool:
    """Whether a word only tells how its complement holds (`failed to`, `is expected to`), not what somebody wants."""
    told = word.tag_ == "VBN" or word.pos_ == "ADJ" or word.lemma_ in RAISING
    return kind in HOLLOW or (told and kind in ("open", "hedged", "attributed") and find_kind(word) == kind)


def read_word(word: Token) -> tuple[Certainty, bool]:
    """Tell how certain a predicate is, and whether it is denied, by its tree; of an auxiliary, what it carries."""
    if word.dep_ in BOUND:
        word = word.head
    kinds, denials = set(read_beside(word)), count_denials(word)
    for _ in range(FAR):
        above = word.head
        kind = find_effect(word, above)
        if not kind:
            break
        raised = word.dep_ == "xcomp" or is_raised(word)  # `is not likely to`
        passes = kind in ("as it", "made") or (kind == "hedged" and raised)
        denied = count_denials(above) if passes else 0
        kinds |= {"open" if kind == "made" and denied % 2 else kind, *read_beside(above)}
        denials += (kind == "denied") + (0 if kind == "made" else denied)
        word = above
    if kinds & {"hedged", "open"}:
        return "hedged", denials % 2 == 1
    return "attributed" if "attributed" in kinds else "flat", denials % 2 == 1


def find_effect(word: Token, above: Token) -> str:
    """Tell what the word above makes of a predicate: a kind of `governors.tsv`; empty where that stands for itself."""
    if word.i == above.i:
        return ""
    marks = {c.lower_ for c in word.children if c.dep_ in ("mark", "case", "aux")}
    if word.dep_ == "conj":
        own = any(c.dep_ in SUBJECTS or c.lower_ == "but" for c in word.children)  # `not red but green`
        return "as it" if is_unfinished(word) and not own and above.pos_ in ("VERB", "AUX") else ""
    kind = find_kind(above)
    if awaits(word):
        return "as it"
    if word.dep_ == "acl" and "to" in marks and is_one_of(above):
        return "as it"
    if word.dep_ in ("advcl", "acl"):
        held = marks & {"to", "from"} or (word.tag_ == "VBG" and word.i == above.i + 1)  # `stop selling`, misread
        return kind if kind == "denied" and held else "open" if "to" in marks else ""
    if word.dep_ not in COMPLEMENTS or (kind == "attributed" and word.dep_ != "xcomp"):
        return ""
    if kind == "open" and word.dep_ == "xcomp" and word.pos_ not in ("VERB", "AUX"):
        return ""  # `is considered a threat`
    if kind == "denied" and is_question(word):
        return ""
    usual = "open" if "to" in marks else "as it"
    return kind or (usual if word.dep_ == "xcomp" else "")


def is_question(word: Token) -> bool:
    """Whether a clause asks, and so takes for granted what is denied of its answer (`when it broke is in dispute`)."""
    first = word.left_edge.i
    begin = word.doc[max(first - 1, 0) : first + 1]  # `how` of `how many` is at times read as the verb's above
    return any(t.tag_ in ("WRB", "WP", "WP$", "WDT") or t.lower_ == "whether" for t in begin)


def find_kind(word: Token) -> str:
    """What a word makes of what depends on it; empty where it says nothing of that."""
    return read_pairs("governors.tsv").get(word.lemma_.lower(), "")


def read_beside(word: Token) -> Iterator[str]:
    """Give the kinds of what hangs on a predicate: modal verbs, adverbs, subordinators."""
    hedging, governing = read_pairs("certainty.tsv"), read_pairs("governors.tsv")
    for child in word.children:
        small = child.lower_
        if child.dep_ == "aux" and small in governing:
            if not is_real(word, small):
                yield governing[small]
        elif child.dep_ == "advmod" and small in hedging:
            yield hedging[small]
        elif child.dep_ == "mark" and small in read_words("conditions.txt"):
            yield "open"


def is_real(word: Token, modal: str) -> bool:
    """Whether a modal verb leaves nothing open: `could not reach`, `can hear`, `said it would close`."""
    if modal == "would" and word.dep_ == "ccomp" and word.head.tag_ in ("VBD", "VBN"):
        return True  # the `will` of what was said in the past
    if modal in ("can", "could", "would") and count_denials(word) % 2:
        return True
    return modal in ("can", "could") and word.lemma_ in SENSED


def count_denials(word: Token) -> int:
    """Count what denies a predicate beside it: `not`, `no longer`, `nobody` and `no` with its nouns, `without`."""
    count = int(awaits(word))
    for child in word.children:
        small = child.lower_
        if child.dep_ in ("advmod", "cc", "cc:preconj") and small in NOT:
            count += is_not(child)
        elif child.dep_ == "advmod" and small in ("longer", "more"):
            count += has_no(child)
        elif child.dep_ in NOUNS:
            count += small in NOBODY or has_no(child)
        elif child.dep_ in ("mark", "case"):
            count += small == "without"
        elif child.dep_ == "det" and any(c.dep_ == "cop" for c in word.children):
            count += small == "no"
    return count


def has_no(word: Token) -> bool:
    """Whether a word is denied by one before it (`no clue`, `no longer`, `neither firm`, `not everyone`)."""
    before = [c for c in word.children if c.dep_ in ("det", "advmod", "cc:preconj") and c.i < word.i]
    return any(c.lower_ in ("no", "neither") or (c.lower_ == "not" and is_not(c)) for c in before)


def is_not(word: Token) -> bool:
    """Whether `not` denies: not so `not only`."""
    return word.i + 1 == len(word.doc) or word.doc[word.i + 1].lower_ not in AFTER_NOT


def awaits(word: Token) -> bool:
    """Whether a verb is still to come: `has yet to find`."""
    return any(c.lower_ == "to" and c.i and c.doc[c.i - 1].lower_ == "yet" for c in word.children)


def is_one_of(noun: Token) -> bool:
    """Whether a noun is one in a row (`the first firm`, `the only one`): an infinitive after it tells what it did."""
    return any(c.lower_ in LONE or "Ord" in c.morph.get("NumType", []) for c in (noun, *noun.children))
