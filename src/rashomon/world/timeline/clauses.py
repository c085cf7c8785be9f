"""The clause of a sentence that a time expression stands in: what the time dates.

With a parse it is the verb over the expression with what hangs on it, less the clauses that hang on it in turn; without
one it is the smallest passage or sentence that holds the expression.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rashomon.model import Reading, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Stretch
    from spacy.tokens import Token

APART = ("conj", "parataxis", "advcl", "ccomp", "acl:relcl", "punct")
CLAUSAL = ("root", "conj", "parataxis", "advcl", "ccomp", "xcomp", "acl", "acl:relcl", "csubj")
SIGNED = re.compile(r"\(@\w+\),?\s*$")  # what stands before the date of a post
LONGEST_NAME = 60  # characters
FEWEST_WORDS = 4  # a shorter clause gives way to the passage or sentence around it


def find_clause(reading: Reading, span: Span) -> Span | None:
    """The clause that a time expression dates; None where it stands in a title or in no sentence."""
    post = find_post(reading, span)
    if post:
        return post
    around = [passage.span for passage in reading.passages if passage.span.holds(span) and not passage.title]
    around += [one.span for one in reading.sentences if one.span.holds(span) and one.paragraph >= 0]
    if not around:
        return None
    clause = find_parsed(reading, span) if reading.doc.has_annotation("DEP") else None
    if clause and clause.holds(span) and len(clause.text.split()) >= FEWEST_WORDS:
        return clause
    return min(around, key=lambda other: (other.end - other.start, other.start))


def find_post(reading: Reading, span: Span) -> Span | None:
    """The post that a date signs: `It was loud. -- Ann (@ann) May 3, 2021`, back to where its last sentence begins."""
    if not SIGNED.search(reading.report.text, max(0, span.start - LONGEST_NAME), span.start):
        return None
    before = [one.span for one in reading.sentences if one.span.start < span.start and one.paragraph >= 0]
    starts = [one for one in before if one.end <= span.start] or before
    return reading.report.span(starts[-1].start, span.end) if starts else None


def find_parsed(reading: Reading, span: Span) -> Span | None:
    """The clause by its verb."""
    tokens = reading.doc.char_span(span.start, span.end, alignment_mode="expand")
    verb = find_verb(tokens) if tokens is not None else None
    if tokens is None or verb is None:
        return None
    within = [token for token in (*list_within(verb), *tokens) if not (token.is_space or token.is_punct)]
    first, last = min(within, key=lambda t: t.idx), max(within, key=lambda t: t.idx)
    return reading.report.span(first.idx, last.idx + len(last))


def find_verb(time: Stretch) -> Token | None:
    """The verb, or the predicate of `is`, of the clause that a time stands in, or that says `when` of it."""
    over = [token for token in (time.root, *time.root.ancestors) if is_clause_head(token)]
    first = (token for token in over if not opens_later(token, time.root))
    return find_told(time) or find_next(time) or next(first, None)


def find_told(time: Stretch) -> Token | None:
    """The verb of the clause that tells what happened at the time before it: `in 1997, when the pier burned`."""
    after = [token for token in time.doc[time.end : time.end + 2] if not token.is_punct]
    head = after[0].head if after and after[0].lower_ == "when" else None
    return head if head is not None and head.i > time.end and is_clause_head(head) else None


def is_present(verb: Token) -> bool:
    """Whether a clause tells in the plain present tense: what is so, not what happened; never by a noun with `is`."""
    if verb.pos_ not in ("VERB", "AUX", "ADJ"):
        return False
    parts = [verb, *(child for child in verb.children if child.dep_ in ("aux", "aux:pass", "cop"))]
    finite = min(parts, key=lambda token: token.i)
    return finite.tag_ in ("VBZ", "VBP") and not any(token.tag_ in ("VBN", "VBG") for token in parts)


def find_next(time: Stretch) -> Token | None:
    """The verb of the clause that a time opens after a conjunction: `They met and last year she left`."""
    before = time.doc[time.start - 1] if time.start else None
    joined = before is not None and before.dep_ == "cc" and before.head.i >= time.end and is_clause_head(before.head)
    return before.head if before is not None and joined else None


def opens_later(verb: Token, time: Token) -> bool:
    """Whether a clause opens only after the time: `a curse in 1945 that they would never win`."""
    return any(time.i < word.i < verb.i and is_opener(word) for word in verb.children)


def is_opener(word: Token) -> bool:
    """Whether a word opens its clause: a conjunction or a relative pronoun."""
    return word.dep_ in ("mark", "cc") or word.tag_ in ("WDT", "WP", "WP$", "WRB")


def is_clause_head(token: Token) -> bool:
    """Whether a word heads a clause: a verb in a clausal relation, or the predicate of `is`."""
    verbal = token.pos_ in ("VERB", "AUX") or any(child.dep_ in ("cop", "nsubj") for child in token.children)
    return token.dep_ in CLAUSAL and verbal and token.dep_ != "xcomp"


def list_within(verb: Token) -> list[Token]:
    """The verb and what hangs on it, without the clauses that hang on it."""
    found, todo = [verb], [child for child in verb.children if child.dep_ not in APART]
    while todo:
        token = todo.pop()
        found.append(token)
        todo += [child for child in token.children if child.dep_ not in ("acl:relcl", "parataxis")]
    return found
