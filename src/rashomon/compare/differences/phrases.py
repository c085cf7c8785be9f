"""Phrases: the short stretch around a detail that a reader would point at (`a dozen wounded men`, `late on Friday`).

Only tags are used, no tree: a noun phrase is a run of determiners, numbers, adjectives and nouns up to its last noun.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from rashomon.compare.differences.details import fold_token
from rashomon.compare.differences.statements import Statement
from rashomon.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})  # labels of Universal Dependencies
OBJECTS = frozenset({"obj", "nsubj:pass"})  # of what something is done to
NOUNS = frozenset({"NOUN", "PROPN"})
INSIDE = frozenset({"DET", "NUM", "ADJ", "NOUN", "PROPN", "SYM"})
EMPTY = frozenset({"DET", "NUM", "PUNCT", "ADP", "AUX", "PRON", "CCONJ", "SCONJ", "PART", "SPACE", "X", "SYM", "INTJ"})
VERBS = frozenset({"VERB", "AUX"})
LEADS = frozenset(
    {
        "early",
        "earlier",
        "late",
        "later",
        "shortly",
        "just",
        "around",
        "about",
        "before",
        "after",
        "by",
        "on",
        "in",
        "at",
    }
    | {"since", "until", "from", "during", "between", "of"}
)  # words that open the phrase of a time
JOINTS = frozenset({"-", "–", "’s", "'s", "’", "'"})
TAIL, HEAD = 3, 2  # words of verb or adjective taken after and before a figure


class Chunk(NamedTuple):
    """A noun phrase: its first and last token numbers in its statement, its head noun and its other words."""

    statement: Statement
    first: int
    last: int
    head: str
    others: tuple[str, ...]

    @property
    def words(self) -> frozenset[str]:
        """Head and others."""
        return frozenset((self.head, *self.others))


def make_span(statement: Statement, first: int, last: int) -> Span:
    """The place of the tokens `first` to `last`, cut to the statement."""
    tokens = statement.tokens
    start = max(tokens[first].idx, statement.span.start)
    end = min(tokens[last].idx + len(tokens[last]), statement.span.end)
    return statement.reading.report.span(start, end)


def find_chunks(statement: Statement) -> list[Chunk]:
    """The noun phrases of a statement."""
    tokens, chunks, at = statement.tokens, [], 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and is_inside(tokens, end, at):
            end += 1
        nouns = [n for n in range(at, end) if tokens[n].pos_ in NOUNS]
        if nouns:
            chunks.append(make_chunk(statement, at, nouns[-1]))
        at = max(end, at + 1)
    return chunks


def is_inside(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether a token goes on in the noun phrase that began at `first`; a determiner begins another."""
    token = tokens[at]
    if token.text in JOINTS:
        return at > first and at + 1 < len(tokens) and tokens[at + 1].pos_ in INSIDE
    if token.pos_ == "DET":
        return at == first
    if token.pos_ == "VERB":  # a participle before a noun: wounded people, Western-backed groups
        before_noun = at + 1 < len(tokens) and tokens[at + 1].pos_ in NOUNS
        return at > first and before_noun and token.text.lower().endswith("ed")
    return token.pos_ in INSIDE


def make_chunk(statement: Statement, first: int, last: int) -> Chunk:
    """The noun phrase from one token to another, its last noun the head."""
    tokens = statement.tokens[first : last + 1]
    content = [fold_token(t) for t in tokens[:-1] if t.pos_ not in EMPTY and t.is_alpha]
    return Chunk(statement, first, last, fold_token(tokens[-1]), tuple(content))


def widen_figure(statement: Statement, first: int, last: int, end: int) -> Span:
    """The phrase of a figure: the verb before it, the noun counted up to `end`, and the verb or adjective after it."""
    tokens = statement.tokens
    while last + 1 < len(tokens) and tokens[last + 1].idx < end:
        last += 1
    for _ in range(TAIL):
        if last + 1 < len(tokens) and tokens[last + 1].pos_ in (*VERBS, "ADJ", "NOUN"):
            last += 1
    for _ in range(HEAD):
        if first > 0 and tokens[first - 1].pos_ in (*VERBS, "DET", "ADJ"):
            first -= 1
    return make_span(statement, first, last)


def widen_time(statement: Statement, span: Span) -> Span:
    """The phrase of a time: with the preposition, `early`, `late` or `about` before it and the time joined after it."""
    tokens = statement.tokens
    inside = [n for n, t in enumerate(tokens) if t.idx < span.end and t.idx + len(t) > span.start]
    if not inside:
        return span
    first, last = inside[0], inside[-1]
    while first > 0 and tokens[first - 1].lower_ in LEADS:
        first -= 1
    return make_span(statement, first, last)


def list_words(statement: Statement) -> list[str]:
    """The words of content of a statement, as lemmas."""
    return [fold_token(token) for token in statement.tokens if tells(token)]


def tells(token: Token) -> bool:
    """Whether a word tells something."""
    return token.pos_ not in EMPTY and not token.is_punct and not token.is_stop
