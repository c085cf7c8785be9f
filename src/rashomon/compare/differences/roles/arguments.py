"""Arguments: the noun phrases of a sentence by their words, and those that a verb has as subject, object or agent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rashomon.compare.differences.phrases import OBJECTS, Chunk, find_chunks, make_span
from rashomon.compare.differences.statements import Statement, read_statement
from rashomon.model import Span, Story

if TYPE_CHECKING:
    from spacy.tokens import Token

Chunks = Mapping[int, Chunk]


def list_sentences(story: Story) -> Iterator[Statement]:
    """The sentences of all reports, as statements."""
    for reading in story.readings:
        for sentence in reading.sentences:
            yield read_statement(reading, sentence.span)


def map_chunks(statement: Statement) -> dict[int, Chunk]:
    """The noun phrases of a statement, by the number of each of their words in its document."""
    chunks = find_chunks(statement)
    return {token.i: chunk for chunk in chunks for token in statement.tokens[chunk.first : chunk.last + 1]}


def find_objects(verb: Token, chunks: Chunks) -> list[Chunk]:
    """What a verb is done to: its object, or its subject in the passive."""
    return pick_chunks([child for child in verb.children if child.dep_ in OBJECTS], chunks)


def find_doers(verb: Token, chunks: Chunks) -> list[Chunk]:
    """Who does what a verb says: its subject, or after `by` in the passive."""
    return pick_chunks([c for c in verb.children if c.dep_ == "nsubj" or is_agent(c)], chunks)


def is_agent(token: Token) -> bool:
    """Whether a noun stands after `by` at a verb in the passive."""
    if token.dep_ == "obl:agent":
        return True
    passive = token.head.tag_ == "VBN" and any(child.dep_ == "aux:pass" for child in token.head.children)
    return token.dep_ == "obl" and passive and any(c.dep_ == "case" and c.lower_ == "by" for c in token.children)


def is_saying(token: Token, statement: Statement) -> bool:
    """Whether a verb tells that something was said: who says it is told as its source."""
    cues = [row.cue for row in statement.reading.attributions if row.cue]
    return any(cue.start <= token.idx < cue.end for cue in cues)


def pick_chunks(tokens: Sequence[Token], chunks: Chunks) -> list[Chunk]:
    """The noun phrases that some words head."""
    found = [chunks[token.i] for token in tokens if token.i in chunks]
    return [chunk for chunk in dict.fromkeys(found)]


def span_chunk(chunk: Chunk) -> Span:
    """The place of a noun phrase with those behind it after `of`."""
    tokens, last = chunk.statement.tokens, chunk.last
    ends = {other.first: other.last for other in find_chunks(chunk.statement)}
    while last + 2 < len(tokens) and tokens[last + 1].lower_ == "of" and last + 2 in ends:
        last = ends[last + 2]
    return make_span(chunk.statement, chunk.first, last)
