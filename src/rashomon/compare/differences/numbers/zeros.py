"""Zeros: what reports tell of nobody (`no one was hurt`, `no injuries`), as counts of nought beside other counts.

In goes a statement, out come details like those of figures, of no nouns and with the role that the words name, so that
`no one was hurt` stands in a row with `two were hurt`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rashomon.compare.differences.details import Detail
from rashomon.compare.differences.numbers.figures import is_plain, role_of_word
from rashomon.compare.differences.statements import Statement
from rashomon.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

PERSONS = frozenset(
    {"one", "people", "person", "body", "passenger", "civilian", "casualty"}
)  # `no` before them: nobody
NOBODY = frozenset({"nobody", "no-one"})
REACH = 4  # words after `no one` among which the verb says what nobody was
OPEN = frozenset({"whether", "if", "unless"})  # before them nothing is told
SO_FAR = frozenset({"yet", "immediate", "immediately", "initial", "initially", "far"})  # what is not so, for the time


def find_zeros(statement: Statement) -> Iterator[Detail]:
    """The counts of nought of a statement, with what they are figures of."""
    tokens = statement.tokens
    if any(token.lower_ in OPEN for token in tokens):
        return
    for at, token in enumerate(tokens):
        last, role = read_nobody(tokens, at)
        if role:
            report = statement.reading.report
            span = report.span(token.idx, tokens[last].idx + len(tokens[last]))
            amount = Quantity(span=span, low=0, high=0, unit="", of=None)
            yield Detail(amount, statement, role, frozenset(), at, last)


def read_nobody(tokens: Sequence[Token], at: int) -> tuple[int, str]:
    """The last word of `nobody` or `no injuries` at a word, and what it is a count of; `` where it is no such thing."""
    word = tokens[at].lower_
    after = at + 1
    if word == "no":
        while after < len(tokens) and tokens[after].pos_ == "ADJ":
            after += 1
        if after == len(tokens) or tokens[after].pos_ not in ("NOUN", "PRON", "NUM"):
            return at, ""
        noun = tokens[after]
        role = role_of_word(noun.text, "")
        if role or not (noun.lemma_.lower() in PERSONS or is_plain({noun.lemma_.lower()})):
            return after, role
        after += 1
    elif word not in NOBODY:
        return at, ""
    roles = [role_of_word(t.text, "") for t in tokens[after : after + REACH]]
    return after - 1, next(filter(None, roles), "")


def is_zero(detail: Detail) -> bool:
    """Whether a detail counts nought."""
    return detail.quantity.high == 0 and detail.quantity.low == 0 and not detail.dimension


def is_so_far(detail: Detail) -> bool:
    """Whether a count of nought is one for the time (`no immediate reports of injuries`)."""
    return any(token.lower_ in SO_FAR for token in detail.statement.tokens)
