"""Renderings: how reports put one claim in words of their own.

Of each statement the stretch is shown that the others do not share and that no narrower difference shows: words that
all reports have are cut from its ends. Which claims are worth showing is weighed in `worth.py`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.compare.differences.details import fold_token
from rashomon.compare.differences.phrases import make_span, tells
from rashomon.compare.differences.rows import clip, count_reports, fold_text, make_difference, make_value
from rashomon.compare.differences.statements import Statement, find_vector, read_statements
from rashomon.compare.differences.wholes.constituents import widen_phrase
from rashomon.compare.differences.wholes.signs import describe_claim, describe_values, split_words
from rashomon.compare.differences.wholes.worth import Rendering, is_met, judge_rendering
from rashomon.model import Claim, Difference, DifferenceKind, Reading, Span, Story, Value

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PUT = "How is it put"
HALF = 0.5  # of the letters of statements that must be left beside narrower differences
LEAST = 4  # words of a value, where the statement has them
COUNTED = ("number", "date")  # what a value leaves out, though it cuts a phrase, where another row tells it
OWN = 2  # words of content below which what is left of a statement beside narrower differences says nothing


def tell_rendering(row: Rendering) -> Difference:
    """The difference between the ways in which reports put a claim."""
    return make_row(row, judge_rendering(row))


def make_row(row: Rendering, judged: tuple[DifferenceKind, str]) -> Difference:
    """The difference of a rendering, of a kind."""
    return make_difference(row.claim, "wording", judged, f"{PUT}: {clip(row.claim.text)}?", row.values)


def show_phrases(row: Rendering, told: Difference) -> Difference:
    """The difference of a rendering with whole phrases for its values."""
    return make_difference(row.claim, told.aspect, (told.kind, told.explanation), told.question, row.shown)


def make_renderings(story: Story, claims: Sequence[Claim], found: Sequence[Difference]) -> list[Rendering]:
    """The claims of two reports that do not put them in the same words, with what is known of each."""
    readings = {reading.report.id: reading for reading in story.readings}
    rows = [make_rendering(claim, readings, read_statements(story, claim), found) for claim in claims]
    return [row for row in rows if row]


def make_rendering(
    claim: Claim, readings: dict[str, Reading], statements: Sequence[Statement], found: Sequence[Difference]
) -> Rendering | None:
    """The rendering of a claim; None where all put it in the same words, or what is found says more."""
    words = split_words(statements)
    if len(claim.reports) < 2 or not words.reworded:
        return None
    whole = [make_value(cut, cut.text) for cut in (cut_shared(s, words.common) for s in statements)]
    met = [row for row in found if is_met(whole, row.values)]
    if any(row.kind in ("conflict", "update") for row in met):
        return None
    values = cut_told(statements, whole, list_told(statements, met)) if met else tuple(whole)
    left = (1 + sum(len(v.text) for v in values)) / (1 + sum(len(v.text) for v in whole))
    if count_reports(values) < 2 or len({fold_text(value.text) for value in values}) == 1 or left < HALF:
        return None
    vectors = stack_vectors(claim, readings)
    signs = {
        **describe_claim(claim, statements, words, vectors, len(readings)),
        **describe_values(statements, values),
        "told": float(min(2, len(met))),
        "left": math.log(left),
    }
    shown = widen_values(statements, values, list_told(statements, [d for d in met if d.aspect in COUNTED]))
    return Rendering(claim, statements, values, signs, join_vectors(vectors), shown)


def widen_values(statements: Sequence[Statement], values: Sequence[Value], told: Sequence[Span]) -> tuple[Value, ...]:
    """Values as whole phrases; one that lies within another of its report is left out."""
    wide = []
    for value in values:
        statement = next(s for s in statements if s.span.holds(value))
        near = [span for span in told if span.report == value.report and not span.overlaps(value)]
        over = {n for n, t in enumerate(statement.tokens) if any(s.start <= t.idx < s.end for s in near)}
        span = widen_phrase(statement, value, over)
        wide.append(make_value(span, span.text))
    return tuple(v for v in wide if not any(other.holds(v) and other.place != v.place for other in wide))


def stack_vectors(claim: Claim, readings: dict[str, Reading]) -> NDArray[np.float32]:
    """The vectors of the statements of a claim, one row each."""
    import numpy as np

    from rashomon.language import encode

    rows = [find_vector(readings[span.report], span) for span in claim.evidence]
    return np.stack(
        [encode([span.text])[0] if row is None else row for span, row in zip(claim.evidence, rows, strict=True)]
    )


def join_vectors(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """The mean of some vectors, of unit length."""
    import numpy as np

    mean = vectors.mean(axis=0)
    joined: NDArray[np.float32] = mean / max(float(np.linalg.norm(mean)), 1e-6)
    return joined


def cut_shared(statement: Statement, shared: frozenset[str]) -> Span:
    """A statement without the words at its ends that all reports have; never less than a few words."""
    own = [n for n, token in enumerate(statement.tokens) if tells(token) and fold_token(token) not in shared]
    if not own:
        return statement.span
    first, last = own[0], own[-1]
    while last - first + 1 < LEAST and (first > 0 or last + 1 < len(statement.tokens)):
        last = min(last + 1, len(statement.tokens) - 1)
        first = max(0, first - 1) if last - first + 1 < LEAST else first
    return make_span(statement, first, last)


def list_told(statements: Sequence[Statement], met: Sequence[Difference]) -> list[Span]:
    """What narrower differences show of a claim: their values, and where figures or times are told, all of those."""
    told: list[Span] = [value for row in met for value in row.values]
    if any(row.aspect == "number" for row in met):
        told += [quantity.span for statement in statements for quantity in statement.quantities]
    if any(row.aspect == "date" for row in met):
        told += [when.span for statement in statements for when in statement.times]
    return told


def cut_told(statements: Sequence[Statement], values: Sequence[Value], told: Sequence[Span]) -> tuple[Value, ...]:
    """Of each value the longest stretch in which nothing stands that is told; no value where that says nothing."""
    rest = []
    for statement, value in zip(statements, values, strict=True):
        best = max(find_runs(statement, value, told), key=lambda run: sum(tells(statement.tokens[n]) for n in run))
        while best and not tells(statement.tokens[best[-1]]):
            best.pop()
        if sum(tells(statement.tokens[n]) for n in best) >= OWN:
            span = make_span(statement, best[0], best[-1])
            rest.append(make_value(span, span.text))
    return tuple(rest)


def find_runs(statement: Statement, value: Value, told: Sequence[Span]) -> list[list[int]]:
    """The numbers of the words of a value, run by run, between what is told; a run begins with a word that tells."""
    runs: list[list[int]] = [[]]
    for n, token in enumerate(statement.tokens):
        place = (token.idx, token.idx + len(token))
        if not value.start <= place[0] < place[1] <= value.end:
            continue
        if any(v.report == value.report and v.start < place[1] and place[0] < v.end for v in told):
            runs.append([])
        elif runs[-1] or tells(token):
            runs[-1].append(n)
    return runs
