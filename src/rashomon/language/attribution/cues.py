"""Cues of attribution in a sentence: in go its words, out come the places of verbs and phrases that hand on speech."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from rashomon.language.attribution.words import Word
from rashomon.language.vocabulary import read_pairs, read_rows, read_words

CLAUSE_OPENERS = ("that", "it", "he", "she", "they", "the", "a", "there", "responsibility")
PASSIVES = ("is", "are", "was", "were", "be", "been", "being")
ADVERBS = re.compile(
    r"[a-z]+ly$|also|again|later|earlier|once|often|even|now|then|still|already|just|further|repeatedly|since"
)


class Cue(NamedTuple):
    """A cue: the words `first` to `last` of a sentence, its auxiliaries included; `verb` is the one that says how."""

    first: int
    verb: int
    last: int
    kind: str
    passive: bool


@cache
def list_cues() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Give the cue phrases by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for forms, kind in read_rows("cues.tsv"):
        for form in forms.split("|"):
            words = tuple(form.split())
            found.setdefault(words[0], []).append((words, kind))
    return {first: sorted(rows, key=lambda row: -len(row[0])) for first, rows in found.items()}


def find_cues(words: Sequence[Word]) -> list[Cue]:
    """Find the cues among the words of a sentence, from left to right, none overlapping."""
    found: list[Cue] = []
    at = 0
    while at < len(words):
        cue = match_cue(words, at)
        if cue:
            found.append(cue)
            at = cue.last
        at += 1
    return found


def match_cue(words: Sequence[Word], at: int) -> Cue | None:
    """Match the longest cue phrase that begins at a word, unless the word is a noun or an infinitive there."""
    for phrase, kind in list_cues().get(words[at].small, ()):
        if tuple(word.small for word in words[at : at + len(phrase)]) == phrase:
            first = find_first(words, at)
            before = words[first - 1].small if first else ""
            plain = len(phrase) == 1
            if plain and (is_noun(words, at, before) or before in ("to", "so-")):
                return None
            passive = plain and words[at].small.endswith(("ed", "id", "ld", "en")) and has_passive(words, first, at)
            return Cue(first, at, at + len(phrase) - 1, kind, passive)
    return None


def find_first(words: Sequence[Word], at: int) -> int:
    """Go back from a verb over its adverbs and auxiliaries; a family name like one (`Ms. May said`) is none."""
    first = at
    while first and (is_auxiliary(words, first - 1) or ADVERBS.fullmatch(words[first - 1].small)):
        first -= 1
    while first < at and ADVERBS.fullmatch(words[first].small):
        first += 1
    return first


def is_auxiliary(words: Sequence[Word], at: int) -> bool:
    """Whether a word is an auxiliary, and no name: one with a capital stands at the start or among capitals only."""
    if words[at].small not in read_words("auxiliaries.txt"):
        return False
    return not at or not words[at].text.istitle() or words[at + 1].text[:1].isupper()


def has_passive(words: Sequence[Word], first: int, at: int) -> bool:
    """Whether a form of `to be` stands among the auxiliaries."""
    return any(word.small in PASSIVES for word in words[first:at])


def is_noun(words: Sequence[Word], at: int, before: str) -> bool:
    """Whether a word that may be a noun or a verb is a noun here, by what stands around it."""
    small, after = words[at].small, words[at + 1].small if at + 1 < len(words) else ""
    if small not in read_words("cue_nouns.txt"):
        return small.endswith("ed") and before in ("the", "a", "an", "his", "her", "their", "its")
    if (
        before in read_words("noun_leads.txt")
        or before.endswith(("'s", "’s", "s’", "s'"))
        or after in ("of", "for", "from", "by")
    ):
        return True
    if at and words[at - 1].text in (",", "”", '"', "’", "'"):  # `A, reports X`
        return False
    if small.endswith("s"):
        return not is_singular(words[at - 1].text if at else "") and after not in CLAUSE_OPENERS
    return at == 0 or (before not in ("they", "we", "i", "you", "who") and not before.endswith("s"))


def is_singular(word: str) -> bool:
    """Whether a word may be the subject of a verb in -s: a name, a singular pronoun, a person or a document."""
    small = word.lower()
    known = small in read_pairs("persons.tsv") or small in read_words("bodies.txt") or is_occasion(small)
    return word[:1].isupper() or known or small in ("he", "she", "it", "who", "which", "that")


def is_occasion(word: str) -> bool:
    """Whether a noun names a place, occasion or medium in which something is said."""
    return word.lower() in read_words("speech_places.txt")


def is_speech_word(word: str) -> bool:
    """Whether a word is of speech: a cue of its own, or one of the further ones that a reader may find."""
    return word in read_words("speech_verbs.txt") or any(len(phrase) == 1 for phrase, _ in list_cues().get(word, ()))


@cache
def is_cue(word: str) -> bool:
    """Whether a word may be a cue."""
    return is_speech_word(word) or word in list_cues()
