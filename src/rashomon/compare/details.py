"""Details: quantities in the statements of a claim, aligned so that a row is about the same thing.

Two quantities are of the same thing when they measure the same dimension and either have the same role (`killed`,
`wounded`, `deep` beside them), or count the same noun, or stand alone of their sort in statements of the same claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rashomon.compare.figures import dimension_of, is_plain, is_same_amount, role_of_word
from rashomon.compare.statements import Statement
from rashomon.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

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
    return [make_detail(quantity, statement) for statement in statements for quantity in statement.quantities]


def make_detail(quantity: Quantity, statement: Statement) -> Detail:
    """A quantity with its role and the nouns counted."""
    tokens = statement.tokens
    inside = [n for n, t in enumerate(tokens) if t.idx < quantity.span.end and t.idx + len(t) > quantity.span.start]
    first, last = (inside[0], inside[-1]) if inside else (0, 0)
    others = [(q.span.start, q.span.end) for q in statement.quantities if q is not quantity]
    counted = find_counted(quantity, tokens, last) if not quantity.unit or quantity.unit == "%" else frozenset()
    role = find_role(tokens, (first, last), others, dimension_of(quantity))
    return Detail(quantity, statement, role, counted, first, last)


def find_role(tokens: Sequence[Token], at: tuple[int, int], others: Sequence[tuple[int, int]], dimension: str) -> str:
    """The role of the quantity at these tokens: the nearest word that names one, none across another quantity."""
    best: tuple[float, str] = (REACH + 1.0, "")
    for step, start in ((-1, at[0]), (1, at[1])):
        for away in range(1, REACH + 1):
            n = start + step * away
            if not 0 <= n < len(tokens) or tokens[n].text in BORDERS:
                break
            if any(begin <= tokens[n].idx < end for begin, end in others):
                break
            role = role_of_word(tokens[n].text, dimension)
            if role:
                best = min(best, (away + (0.5 if step > 0 else 0.0), role))
                break
    return best[1]


def find_counted(quantity: Quantity, tokens: Sequence[Token], last: int) -> frozenset[str]:
    """The noun counted, as a lemma, with the words before it that belong to its phrase."""
    if quantity.of is None:
        return frozenset()
    inside = [t for t in tokens if quantity.of.start <= t.idx < quantity.of.end and t.is_alpha]
    nouns = []
    for token in inside[:4]:
        if token.pos_ in ("VERB", "AUX", "ADP"):
            break
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
    """How well two quantities match: 3 the same role and noun, 2 the same role, 1 one noun or both alone; 0 not."""
    if one.dimension != other.dimension or (one.role and other.role and one.role != other.role):
        return 0
    role = bool(one.role and other.role)
    if one.counted & other.counted and not is_plain(one.counted & other.counted):
        return 2 + role
    both = all(alone[d.statement.span.place, d.dimension] == 1 for d in (one, other)) and one.report != other.report
    plain = (is_plain(one.counted), is_plain(other.counted))
    if plain == (True, True):
        return 2 if role else int(both)
    if plain == (False, False) and (both or is_same_amount(one.quantity, other.quantity)):
        return 1
    return int(both and not (one.counted and other.counted))


def count_alone(details: Sequence[Detail]) -> Alone:
    """How many quantities of a dimension each statement has."""
    counts: Alone = {}
    for d in details:
        key = (d.statement.span.place, d.dimension)
        counts[key] = counts.get(key, 0) + 1
    return counts
