"""Details: quantities in the statements of a claim, aligned so that a row is about the same thing.

Two quantities are of the same thing when they measure the same dimension and either have the same role (`killed`,
`wounded`, `deep` beside them), or count the same noun, or stand alone of their sort in statements of the same claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rashomon.compare.differences.numbers.figures import dimension_of, is_plain, of_people, role_of_word, scale_of
from rashomon.compare.differences.senses import is_known, is_people, relate
from rashomon.compare.differences.statements import Statement
from rashomon.model import Quantity

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Token

FARTHEST = 10  # times that one amount may be the other, for two of one thing
ALIKE = (
    0.50  # cosine of two nouns from which they may count the same, where no sense does: fire engines/police cars .43
)
JOINING = frozenset({"and", "with", "while", "but", ",", "including"})  # words at which another part begins
WHOLE = 1000  # below this a count is a whole number
WHOLES = frozenset({"the", "those", "these", "them", "whom", "which", "its", "their"})
WHICH = ("compound", "amod", "nmod")  # how a word before a noun depends on it
PART = frozenset({"part"})  # what `five of the dead` counts
REACH = 6  # words to each side of a quantity among which its role is looked for
Alone = dict[tuple[object, str], int]  # how many quantities of a dimension a passage has
BORDERS = frozenset({".", ";", ":", "—", "–", "!", "?"})  # marks beyond which no role is looked for


class Detail(NamedTuple):
    """A quantity, the statement that it stands in, what it is a figure of, and the nouns that it counts."""

    quantity: Quantity
    statement: Statement
    role: str
    counted: frozenset[str]
    first: int
    last: int

    @property
    def report(self) -> str:
        """The report that it stands in."""
        return self.statement.report

    @property
    def dimension(self) -> str:
        """What sort of amount it is."""
        return dimension_of(self.quantity)


def find_details(statements: Iterable[Statement]) -> list[Detail]:
    """The quantities of some statements, in order."""
    found = [make_detail(q, s) for s in statements for q in s.quantities if is_amount(q) and not is_added(q, s)]
    return [detail for detail in found if not is_of_name(detail)]


def is_of_name(detail: Detail) -> bool:
    """Whether a bare number is part of a name (`the Falcon 9 crew`) or an age behind a noun (`a cook, 42`)."""
    number = detail.statement.tokens[detail.first]
    if detail.dimension or detail.first != detail.last or number.pos_ != "NUM":
        return False
    before = detail.statement.tokens[max(0, detail.first - 1) : detail.first]
    named = any(t.pos_ == "PROPN" and (number.head == t or (t.dep_ in WHICH and t.head == number.head)) for t in before)
    return named or (number.dep_ == "appos" and not detail.counted)


def is_added(quantity: Quantity, statement: Statement) -> bool:
    """Whether an amount comes on top of another (`another 20 troops`, `three more people`): it is no total."""
    before = [t.lower_ for t in statement.tokens if t.idx < quantity.span.start][-1:]
    after = [t.lower_ for t in statement.tokens if t.idx >= quantity.span.end][:1]
    return before[:1] in (["another"], ["further"], ["additional"], ["extra"]) or after in (
        ["more"],
        ["other"],
        ["additional"],
    )


def is_amount(quantity: Quantity) -> bool:
    """Whether it counts or measures; a broken number without a unit is a version or a score."""
    low = quantity.low
    return bool(quantity.unit) or low is None or low >= WHOLE or low == int(low)


def make_detail(quantity: Quantity, statement: Statement) -> Detail:
    """A quantity with its role and the nouns counted."""
    tokens = statement.tokens
    inside = [n for n, t in enumerate(tokens) if t.idx < quantity.span.end and t.idx + len(t) > quantity.span.start]
    first, last = (inside[0], inside[-1]) if inside else (0, 0)
    times = [(when.span.start, when.span.end) for when in statement.times]
    others = [(q.span.start, q.span.end) for q in statement.quantities if q is not quantity]
    counted = find_counted(quantity, tokens, times) if not quantity.unit or quantity.unit == "%" else frozenset()
    role = find_role(tokens, (first, last), others, dimension_of(quantity))
    if role in of_people() and is_of_things(counted):
        role = ""
    return Detail(quantity, statement, role, counted, first, last)


def is_of_things(counted: Iterable[str]) -> bool:
    """Whether the nouns counted are known, and none is of people or groups: nobody of them was hurt or arrested."""
    known = [noun for noun in counted if is_known(noun)]
    return bool(known) and not is_plain(known) and not any(is_people(noun) for noun in known)


def find_role(tokens: Sequence[Token], at: tuple[int, int], others: Sequence[tuple[int, int]], dimension: str) -> str:
    """The role of the quantity at these tokens: the nearest word that names one, in its own part of the sentence first.

    No role is looked for across another quantity: `seven were killed and dozens injured` are two figures; that of
    a measure stands in its own part of the sentence.
    """
    found: list[tuple[bool, float, str]] = []
    for step, start in ((-1, at[0]), (1, at[1])):
        crossed = False
        for away in range(1, REACH + 1):
            n = start + step * away
            if not 0 <= n < len(tokens) or tokens[n].text in BORDERS or is_within(tokens[n], others):
                break
            crossed = crossed or tokens[n].lower_ in JOINING
            if crossed and dimension:
                break
            role = role_of_word(tokens[n].text, dimension)
            if role:
                found.append((crossed, away + (0.5 if step > 0 else 0.0), role))
                break
    return min(found)[2] if found else ""


def is_within(token: Token, places: Sequence[tuple[int, int]]) -> bool:
    """Whether a token lies in one of some places."""
    return any(begin <= token.idx < end for begin, end in places)


def find_counted(quantity: Quantity, tokens: Sequence[Token], times: Sequence[tuple[int, int]]) -> frozenset[str]:
    """The nouns counted, as lemmas, without the words that say which (`two pirate boats` are no pirates)."""
    after = [t.lower_ for t in tokens if t.idx >= quantity.span.end][:2]
    if after[:1] == ["of"] and after[-1] in WHOLES:
        return PART
    if quantity.of is None:
        return frozenset()
    inside = [t for t in tokens if quantity.of.start <= t.idx < quantity.of.end and t.is_alpha]
    inside = [t for t in inside if not is_within(t, times)]
    nouns = []
    for token in inside[:4]:
        if token.pos_ in ("VERB", "AUX", "ADP"):
            break
        if token.dep_ not in WHICH or token.head not in inside:
            nouns.append(fold_token(token))
    return frozenset(nouns)


def fold_token(token: Token) -> str:
    """A token as a lemma in small letters, its plural ending cut where there is no lemma."""
    word = (token.lemma_ or token.text).lower()
    return word[:-1] if not token.lemma_ and len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def align_details(details: Sequence[Detail]) -> list[list[Detail]]:
    """Rows of quantities of the same thing, found in two reports or more, in order."""
    rows: list[list[Detail]] = []
    alone = count_alone(details)
    for detail in sorted(details, key=lambda d: (not d.role, not d.counted, d.quantity.span.place)):
        home = find_home(detail, rows, alone)
        if home is None:
            rows.append([detail])
        else:
            home.append(detail)
    rows = [sorted(row, key=lambda d: d.quantity.span.place) for row in rows]
    return sorted((r for r in rows if len({d.report for d in r}) > 1), key=lambda r: r[0].quantity.span.place)


def find_home(detail: Detail, rows: Sequence[list[Detail]], alone: Alone) -> list[Detail] | None:
    """The row that a quantity fits best, if any."""
    scored = [(max(score_match(detail, other, alone) for other in row), -n) for n, row in enumerate(rows)]
    best = max(scored, default=(0, 0))
    return rows[-best[1]] if best[0] > 0 else None


def score_match(one: Detail, other: Detail, alone: Alone) -> int:
    """How well two quantities match: 3 the same role and noun, 2 one of them, 1 alike and each alone; 0 not."""
    if one.dimension != other.dimension or (one.role and other.role and one.role != other.role):
        return 0
    both = all(alone[d.statement.span.place, d.dimension] == 1 for d in (one, other)) and one.report != other.report
    if one.dimension:
        return (2 if one.role and other.role else int(both)) if is_near(one.quantity, other.quantity) else 0
    return score_counts(one, other, both)


def score_counts(one: Detail, other: Detail, both: bool) -> int:
    """How well two counts match; `both` says that each is alone in its statement."""
    if is_part(one) != is_part(other):
        return 0
    role = bool(one.role and other.role)
    shared = one.counted & other.counted
    if shared and not is_plain(shared):
        return 2 + role
    if role and is_plain(one.counted) and is_plain(other.counted):
        return 2
    if (
        not both
        or not is_near(one.quantity, other.quantity)
        or not (shared or one.role or other.role or is_alike(one, other))
    ):
        return 0
    return int(not (one.counted and other.counted) or is_alike(one, other))


def is_part(detail: Detail) -> bool:
    """Whether a count is of some of what was named before (`five of the dead`)."""
    return detail.counted == PART


def is_near(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts are of one order, so that they may be figures of one thing."""
    low, high = sorted(max(abs(q.low or 0), abs(q.high or 0)) * scale_of(q) for q in (one, other))
    return high <= FARTHEST * low


def is_alike(one: Detail, other: Detail, least: float = ALIKE) -> bool:
    """Whether two nouns may count the same things, by their vectors (`diggers` / `excavators`)."""
    texts = [d.quantity.of.text if d.quantity.of else "" for d in (one, other)]
    if any(relate("n", a, b) in ("same", "kind") for a in one.counted for b in other.counted):
        return True
    return all(texts) and likeness(*sorted(texts)) >= least


@lru_cache(maxsize=4096)
def likeness(one: str, other: str) -> float:
    """The cosine of the vectors of two phrases."""
    return float(find_vector(one) @ find_vector(other))


@lru_cache(maxsize=4096)
def find_vector(phrase: str) -> NDArray[np.float32]:
    """The vector of a phrase, kept, as the same words come in many pairs."""
    from rashomon.language import encode

    vector: NDArray[np.float32] = encode([phrase])[0]
    return vector


def count_alone(details: Sequence[Detail]) -> Alone:
    """How many quantities of a dimension each statement has."""
    counts: Alone = {}
    for d in details:
        key = (d.statement.span.place, d.dimension)
        counts[key] = counts.get(key, 0) + 1
    return counts
