"""The passage that shows a tie: from the first of its words to the last, of a length that can be read at a glance."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from rashomon.world.ties.parties import Party

HEAD_AHEAD = 3  # words from the last of a passage to the noun it belongs to
MOST_WORDS = 22  # of a passage; beyond it, it leaves out where a pronoun's party is named, then the farther party
STOPS = frozenset((".", "!", "?"))
CLOSING = frozenset((")", "]", '"', "”", "’", "'", "»"))


def choose_passage(token: Token, subject: Party, object_: Party) -> tuple[int, int]:
    """From where to where the passage of a tie goes in the report, the head of its last noun within."""
    whole = [span for party in (subject, object_) for span in (party.span, party.antecedent) if span]
    own = [party.span for party in (subject, object_)]
    for spans in (whole, own, own[1:], own[:1]):
        places = [span for span in spans if token.sent.start_char <= span.start < token.sent.end_char]
        start = min([token.idx, *(span.start for span in places)])
        end = find_end(token, max([token.idx + len(token), *(span.end for span in places)]))
        if len(token.doc.text[start:end].split()) <= MOST_WORDS:
            return start, end
    return token.idx, token.idx + len(token)


def find_end(token: Token, end: int) -> int:
    """Where a passage ends that would break off before the noun it runs up to: `attacked the Danish` embassy."""
    last = next((word for word in reversed(token.sent) if word.idx < end), token)
    ahead = 0 < last.head.i - last.i <= HEAD_AHEAD and last.head.pos_ in ("NOUN", "PROPN")
    return last.head.idx + len(last.head) if ahead and last.i > token.i else end


def crosses_stop(token: Token, subject: Party, object_: Party) -> bool:
    """Whether the end of a sentence stands between the words of a tie: captions run together are parsed as one."""
    sentence = token.sent
    starts = [party.span.start for party in (subject, object_) if sentence.start_char <= party.span.start]
    places = [token.idx, *(start for start in starts if start < sentence.end_char)]
    deep = 0
    for word, following in pairwise(word for word in sentence if min(places) <= word.idx <= max(places)):
        deep += (word.text == "(") - (word.text == ")")
        if word.text in STOPS and deep <= 0 and following.text not in CLOSING and not following.text[:1].islower():
            return True
    return False
