"""Constituents: the whole phrase around some words, so that what is shown of a statement can be read by itself.

In go a statement and two of its tokens, out come the first and the last token of a stretch that cuts no noun from its
determiner or `of`, no verb from its object and no preposition from its noun.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from rashomon.compare.differences.phrases import make_span
from rashomon.compare.differences.statements import Statement
from rashomon.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# Relations of which the one word says nothing without the other (universaldependencies.org/u/dep).
BOUND = frozenset(
    {"det", "case", "mark", "cop", "aux", "aux:pass", "amod", "compound", "compound:prt", "nummod", "flat", "fixed"}
    | {"nmod:poss", "nmod:desc", "goeswith", "expl", "det:predet"}
)
DOWN = (BOUND - {"mark"}) | {"obj", "iobj", "xcomp", "ccomp", "obl:agent"}  # what a word wants below it
UP = BOUND | {"acl", "acl:relcl"}  # what wants the word above it
DANGLING = frozenset({"ADP", "DET", "AUX", "CCONJ", "SCONJ", "PART"})  # they lead to a word that is not there
PAIRS = {"“": "”", '"': '"', "‘": "’", "(": ")", "[": "]"}


def widen_phrase(statement: Statement, span: Span, told: AbstractSet[int]) -> Span:
    """The phrase of a statement around a span of it; `told` are numbers of tokens that it does not reach over."""
    numbers = {token.i: n for n, token in enumerate(statement.tokens)}
    held = [n for n, t in enumerate(statement.tokens) if t.idx < span.end and t.idx + len(t) > span.start]
    if not held:
        return span
    first, last = held[0], held[-1]
    least = max((n + 1 for n in told if n < first), default=0)
    most = min((n - 1 for n in told if n > last), default=len(statement.tokens) - 1)
    while True:
        inside = statement.tokens[first : last + 1]
        for found in (find_wanted(inside), find_joints(inside)):
            near = {numbers.get(token.i, -1) for token in found}
            wanted = [n for n in near if least <= n <= most and not first <= n <= last]
            if wanted:
                break
        else:
            return make_span(statement, *trim_ends(statement.tokens, first, last))
        first, last = min(first, *wanted), max(last, *wanted)


def find_wanted(inside: tuple[Token, ...]) -> list[Token]:
    """The words without which some words cannot be read: their heads and what they govern."""
    wanted = [token.head for token in inside if token.dep_ in UP]
    for token in inside:
        wanted += [child for child in token.children if child.dep_ in DOWN or is_of(child) or is_particle(child)]
    return wanted


def find_joints(inside: tuple[Token, ...]) -> list[Token]:
    """The heads that join words of which none stands by another."""
    known = {token.i for token in inside}
    loose = [token for token in inside if token.head.i not in known and not token.is_punct]
    return [token.head for token in loose] if len(loose) > 1 else []


def is_of(token: Token) -> bool:
    """Whether a noun stands behind another with `of`: `a number of states`."""
    return token.dep_ == "nmod" and any(child.lower_ == "of" for child in token.children)


def is_particle(token: Token) -> bool:
    """Whether a word right behind a verb belongs to it: `step down`."""
    return token.dep_ == "advmod" and token.head.pos_ == "VERB" and token.i == token.head.i + 1


def trim_ends(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int]:
    """Two tokens without marks at their ends that have no partner between them, and without words that lead on."""
    while first > 0 and tokens[first].text[0] in "'’" and len(tokens[first]) > 1 and not tokens[first - 1].whitespace_:
        first -= 1  # `they'll`
    while first < last and tokens[first].is_punct and not is_paired(tokens, first, first, last):
        first += 1
    while first < last and (
        tokens[last].pos_ in DANGLING or (tokens[last].is_punct and not is_paired(tokens, last, first, last))
    ):
        last -= 1
    return first, last


def is_paired(tokens: tuple[Token, ...], at: int, first: int, last: int) -> bool:
    """Whether a quotation mark or bracket at one end has its partner before the other."""
    mark = tokens[at].text
    partners = {PAIRS.get(mark, "")} | {left for left, right in PAIRS.items() if right == mark}
    return any(tokens[n].text in partners for n in range(first, last + 1) if n != at)
