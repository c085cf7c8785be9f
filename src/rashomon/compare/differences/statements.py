"""Statements: the passages of a claim with all that the reading of their report says of them.

A claim's passages need not be those that the reading was cut into, so what a passage holds is looked up by place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from rashomon.model import Attribution, Claim, Name, Quantity, Reading, Span, Story, When

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Doc, Token


T = TypeVar("T", Quantity, When, Name)
AROUND = 8  # words to each side of a figure or a time among which its nouns stand
REMEMBERED = 1 << 11  # statements kept, with their readings: each kind of difference asks for those of every claim
HALF = 0.5  # share of a passage that must lie in what is said for it to be said


class Statement(NamedTuple):
    """A passage of a claim, its tokens, and the quantities, times and names that it holds."""

    span: Span
    reading: Reading
    tokens: tuple[Token, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[When, ...]
    names: tuple[Name, ...]

    @property
    def report(self) -> str:
        """The report that it stands in."""
        return self.span.report

    @property
    def sentence(self) -> Span:
        """The sentence that it stands in, or begins in."""
        sentences = self.reading.sentences
        at = bisect_right(sentences, self.span.start, key=lambda sentence: sentence.span.start) - 1
        return sentences[max(0, at)].span if sentences else self.span


def read_statements(story: Story, claim: Claim) -> list[Statement]:
    """The passages of a claim as statements, in order."""
    readings = {reading.report.id: reading for reading in story.readings}
    return [read_statement(readings[span.report], span) for span in claim.evidence]


@lru_cache(maxsize=REMEMBERED)
def read_statement(reading: Reading, span: Span) -> Statement:
    """One passage as a statement."""
    return Statement(
        span=reading.report.span(span.start, span.end),
        reading=reading,
        tokens=find_tokens(reading.doc, span),
        quantities=pick_inside(reading.quantities, span),
        times=pick_inside(reading.times, span),
        names=pick_inside(reading.names, span),
    )


def pick_inside(things: Sequence[T], span: Span) -> tuple[T, ...]:
    """Those of some things of its report that lie within a passage."""
    start, end = span.start, span.end
    return tuple(thing for thing in things if start <= thing.span.start and thing.span.end <= end)


def find_tokens(doc: Doc, span: Span) -> tuple[Token, ...]:
    """The tokens of a passage, white space left out."""
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    return tuple(token for token in found or () if not token.is_space)


def find_attribution(statement: Statement) -> Attribution | None:
    """The innermost attribution whose content holds most of a statement."""
    length = statement.span.end - statement.span.start
    holding = []
    for row in statement.reading.attributions:
        shared = min(row.content.end, statement.span.end) - max(row.content.start, statement.span.start)
        if shared > HALF * length:
            holding.append(row)
    return min(holding, key=lambda a: (a.content.end - a.content.start, a.content.start), default=None)


def find_vector(reading: Reading, span: Span) -> NDArray[np.float32] | None:
    """The vector of the shortest passage that holds a span, or else of the nearest one."""
    if reading.vectors is None or not reading.passages:
        return None
    places = [(p.span.start, p.span.end, n) for n, p in enumerate(reading.passages)]
    inside = [(end - start, n) for start, end, n in places if start <= span.start and span.end <= end]
    near = inside or [(max(start - span.end, span.start - end, 0), n) for start, end, n in places]
    vector: NDArray[np.float32] = reading.vectors[min(near)[1]]
    return vector


def find_nouns(statement: Statement, span: Span) -> frozenset[str]:
    """The nouns and names around a span of a statement, as lemmas."""
    inside = [n for n, t in enumerate(statement.tokens) if span.start <= t.idx < span.end]
    near = statement.tokens[max(0, inside[0] - AROUND) : inside[-1] + AROUND + 1] if inside else ()
    return frozenset((t.lemma_ or t.text).lower() for t in near if t.pos_ in ("NOUN", "PROPN") and t.is_alpha)
