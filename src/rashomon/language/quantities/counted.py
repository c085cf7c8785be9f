"""What a number counts: in goes the place after a number, out comes the place of the noun phrase, or None.

With a parse it is the noun that the number modifies, with what stands between; without one, the words up to the first
plural that ends the phrase, or up to a word that cannot be part of a noun phrase.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rashomon.language.vocabulary import read_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

WORD = re.compile(
    r"[-‑\s]+(?:of\s+)?(?:the\s+|its\s+|their\s+|his\s+|her\s+|other\s+|more\s+)*([^\W\d_]\w*(?:[.'’-]\w+)*|\d\w*-\w+)"
)
NEXT = re.compile(r"\s+([^\W\d_]\w*(?:[.'’-]\w+)*)")
VERBAL = re.compile(r"[a-z]+(?:[^e]ed|ing)$")  # a participle or past tense; before a noun it is no end
MOST_WORDS = 6


def find_counted(text: str, at: int, stop: int, doc: Doc | None = None) -> tuple[int, int] | None:
    """Find the noun phrase that the number which ends at `at` counts."""
    if doc is not None and doc.has_annotation("DEP"):
        parsed = find_head(at, doc)
        if parsed:
            return parsed
    return find_phrase(text, at, stop)


def find_head(at: int, doc: Doc) -> tuple[int, int] | None:
    """Follow the parse from the number that ends at `at` to the noun that it counts."""
    number = next((token for token in doc.char_span(max(0, at - 1), at, alignment_mode="expand") or ()), None)
    head = number
    while head is not None and head.pos_ in ("NUM", "ADJ", "DET", "SYM") and head.head.i != head.i:
        head = head.head
    if head is None or number is None or head.i <= number.i:
        nouns = (
            [child for child in number.children if child.dep_ == "nmod" and child.i > number.i]
            if number is not None
            else []
        )
        head = nouns[0] if nouns else None
    if (
        head is None
        or number is None
        or head.pos_ not in ("NOUN", "PROPN", "ADJ")
        or head.i - number.i > MOST_WORDS + 2
    ):
        return None
    first = next(
        (token for token in doc[number.i + 1 : head.i + 1] if token.lower_ not in ("of", "the", "-", "more", "other")),
        head,
    )
    return first.idx, head.idx + len(head.text)


def find_phrase(text: str, at: int, stop: int) -> tuple[int, int] | None:
    """Take the words after the number up to the plural that ends a simple noun phrase."""
    first = WORD.match(text, at, stop)
    if not first:
        return None
    end, word = first.end(1), first[1]
    if is_end(word) or VERBAL.match(word):
        noun = NEXT.match(text, end, stop)
        if not noun or not VERBAL.match(word) or is_end(noun[1]) or not is_plural(noun[1]):
            return (first.start(1), end) if is_plural(word) else None
    for _ in range(MOST_WORDS):
        following = NEXT.match(text, end, stop)
        if not following or is_end(following[1]) or (is_plural(word) and not is_plural(following[1])):
            break
        word, end = following[1], following.end(1)
    return first.start(1), end


def is_end(word: str) -> bool:
    """Whether a word cannot go on in a noun phrase: function words, auxiliaries, common verbs of a count."""
    return word.lower() in read_words("phrase_ends.txt")


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun, or is one without an s."""
    return (word.endswith("s") and not word.endswith(("ss", "us", "is", "’s", "'s"))) or word.lower() in read_words(
        "plurals.txt"
    )
