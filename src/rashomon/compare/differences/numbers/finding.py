"""Differences of number: what the statements of a claim say of how many, how much, how old, how deep."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from rashomon.compare.differences.details import Detail, is_alike, is_part
from rashomon.compare.differences.numbers.disputes import is_grown, is_one_matter, list_disputes, sort_given
from rashomon.compare.differences.numbers.exactness import EXACTNESS, WHOM, is_narrower, list_inexact
from rashomon.compare.differences.numbers.figures import (
    TIMES,
    Judged,
    has_moved,
    is_disjoint,
    is_moved,
    is_plain,
    is_running,
    is_same_amount,
    judge_figures,
    write_value,
)
from rashomon.compare.differences.numbers.levels import read_level
from rashomon.compare.differences.numbers.strands import SYNONYM, find_goal, find_strands, list_figures
from rashomon.compare.differences.numbers.zeros import is_so_far, is_zero
from rashomon.compare.differences.phrases import widen_figure
from rashomon.compare.differences.rows import clip, count_reports, find_home, make_difference, make_value
from rashomon.compare.differences.senses import relate
from rashomon.model import Claim, Difference, Quantity, Span, Story

if TYPE_CHECKING:
    from spacy.tokens import Token

SHARPEST = ("conflict", "update", "compatible", "wording")
WORDS: Judged = ("wording", "two words for what is counted")
SIDES: Judged = ("compatible", "the same amount; each names from another side what it is of, and both can be true")
NOBODY: Judged = ("conflict", "one says that there was nobody")
GROWN: Judged = ("update", "the report of a later day counts more")
NOT_YET: Judged = ("update", "one knows of nobody so far")
LONGEST = 4  # words counted, beyond which the noun among them is not sure
UP = 5  # steps up the tree from a figure to its verb
MONEY = re.compile(r"[A-Z]{3}")  # a currency: one text gives many sums
LEADING = frozenset({"to", "from", "by"})  # what leads from a verb of moving to a figure
MOTION = frozenset({"length", "time", "speed", "area"})  # measures that a body moves by: `fell 40 metres`
BEFORE = 3  # words before a figure among which a verb says that it moved
GUESSES = frozenset({"may", "might", "must"})  # modal verbs of a guess at what is (`there may be 40 of them`)
QUESTIONS = {
    "": "How many",
    "%": "What share of",
    "year of age": "How old",
    "time": "How long",
    "length": "How far",
} | {TIMES: "How many times"}
ROLE_QUESTIONS = {
    "dead": "How many killed", "hurt": "How many hurt", "lost": "How many missing", "saved": "How many rescued",
    "held": "How many held", "moved": "How many displaced", "ill": "How many ill", "depth": "How deep",
    "width": "How wide", "height": "How high", "length": "How long",
}  # fmt: skip


def differ_in_numbers(story: Story, claims: Sequence[Claim]) -> Iterator[Difference]:
    """Differences between the figures that reports give of the same thing."""
    figures = list_figures(story)
    given = sort_given(figure.detail for figure in figures)
    for strand in find_strands(story, claims, figures):
        row = drop_others(drop_planned(strand))
        if count_reports(d.quantity.span for d in row) < 2:
            continue
        groups = group_by_report(row)
        if is_of_parts(row):
            continue
        if all(says_same(groups[0], group) for group in groups):
            named = judge_nouns(row) or (WHOM if is_narrower(row) else None)
            if named:
                yield make_nouns(row, claims, named)
            continue
        judged = judge_row(row)
        if judged[0] in ("conflict", "update") and not any(map(is_zero, row)):
            disputes = list_disputes(row, given, is_disjoint if judged[0] == "conflict" else has_moved)
            if judged[0] == "conflict":
                disputes = [pair for pair in disputes if is_one_matter(*pair)]
                judged = GROWN if all(is_grown(*pair) for pair in disputes) else judged
            if not disputes:
                continue
        values = [make_value(find_phrase(detail), write_value(detail.quantity)) for detail in row]
        yield make_difference(find_home(values, claims), "number", judged, write_question(row), values)
        yield from tell_beside(row, claims, judged)


def tell_beside(row: Sequence[Detail], claims: Sequence[Claim], judged: Judged) -> Iterator[Difference]:
    """What else reports tell otherwise of a count: whom it is of, and how exactly they tell it where it is at odds."""
    named = WORDS if judge_nouns(row) == WORDS else WHOM if is_narrower(row) else None
    if named:
        yield make_nouns(row, claims, named)
    inexact = list_inexact(row) if judged[0] in ("conflict", "update") else []
    if count_reports(d.quantity.span for d in inexact) > 1:
        yield make_inexact(inexact, claims)


def judge_nouns(row: Sequence[Detail]) -> Judged | None:
    """The kind of a difference between the nouns that a count is given of; None where any two reports share one."""
    nouns: dict[str, set[str]] = {}
    for detail in row:
        nouns.setdefault(detail.report, set()).update(detail.counted)
    if row[0].dimension or any(not words or is_plain(words) for words in nouns.values()):
        return None
    if any(len(name_counted(detail).split()) > LONGEST for detail in row):
        return None
    apart = [(a, b) for a, b in combinations(nouns.values(), 2) if not a & b]
    links = {relate("n", x, y) for a, b in apart for x in a for y in b}
    if not apart:
        return None
    return WORDS if "same" in links else SIDES


def make_nouns(row: Sequence[Detail], claims: Sequence[Claim], judged: Judged) -> Difference:
    """The difference between the words that reports have for what they count."""
    told = [detail for detail in row if detail.quantity.of]
    row = told if count_reports(detail.quantity.span for detail in told) > 1 else row
    values = [make_value(find_phrase(detail), name_counted(detail)) for detail in row]
    question = f"{clip(row[0].quantity.span.text)} of whom or what?"
    return make_difference(find_home(values, claims), "wording", judged, question, values)


def make_inexact(row: Sequence[Detail], claims: Sequence[Claim]) -> Difference:
    """The difference between amounts that agree and are told more or less exactly."""
    values = [make_value(find_phrase(detail), write_value(detail.quantity)) for detail in row]
    question = f"How exactly: {clip(name_counted(row[0]))}?"
    return make_difference(find_home(values, claims), "certainty", EXACTNESS, question, values)


def name_counted(detail: Detail) -> str:
    """The words counted, as written."""
    return detail.quantity.of.text if detail.quantity.of else detail.quantity.span.text


def is_of_parts(row: Sequence[Detail]) -> bool:
    """Whether counts that exclude one another are of parts of a whole (`five of the dead`): they count other parts."""
    pairs = combinations(row, 2)
    return any(is_part(d) for d in row) and any(is_disjoint(a.quantity, b.quantity) for a, b in pairs)


def drop_planned(row: Sequence[Detail]) -> list[Detail]:
    """The counts of a row without those of what is only planned (`threatened to fire four`), where others are told."""
    done = [detail for detail in row if detail.dimension or not is_planned(detail)]
    return done or list(row)


def is_planned(detail: Detail) -> bool:
    """Whether the verb just before a figure stands after `to` or a modal verb."""
    before = detail.statement.tokens[max(0, detail.first - BEFORE) : detail.first]
    verb = next((token for token in reversed(before) if token.pos_ == "VERB"), None)
    return verb is not None and any(
        child.tag_ in ("TO", "MD") and child.lower_ not in GUESSES and child.i < verb.i and not has_happened(verb)
        for child in verb.children
    )


def has_happened(verb: Token) -> bool:
    """Whether a verb after a modal tells of what was (`may have killed four`, `is said to have killed four`)."""
    return any(child.lower_ in ("have", "had") for child in verb.children)


def drop_others(row: Sequence[Detail]) -> list[Detail]:
    """The counts of a row without those that cannot be the amount that all reports give: they are of something else."""
    groups = group_by_report(row)
    if any(map(is_zero, row)):
        return list(row)
    exact = [group for group in groups if any(q.low == q.high for q in group)]
    exact = exact if len(exact) > 1 else groups
    shared = [q for q in exact[0] if all(any(is_same_amount(q, other) for other in g) for g in exact)]
    if not shared or (row[0].dimension and not MONEY.fullmatch(row[0].dimension)):
        return list(row)
    return [d for d in row if any(not is_disjoint(d.quantity, q) for q in shared)]


def judge_row(row: Sequence[Detail]) -> Judged:
    """The kind of a row: the sharpest among its figures of one noun; those of different nouns may both be true."""
    none = [detail for detail in row if is_zero(detail)]
    if none:
        return NOT_YET if all(map(is_so_far, none)) else NOBODY
    running, moved = is_running_row(row), any(map(is_moving, row))
    parts: list[list[Detail]] = []
    for detail in row:
        home = next((part for part in parts if is_one_noun(detail, part[0])), None)
        if home is None:
            parts.append([detail])
        else:
            home.append(detail)
    fixed = bool(row[0].dimension)
    judged = [judge_figures(group_by_report(part), running, moved, fixed) for part in parts]
    return min(judged, key=lambda pair: SHARPEST.index(pair[0]))


def is_one_noun(one: Detail, other: Detail) -> bool:
    """Whether two details count the same things, as far as their nouns say."""
    if one.dimension or one.counted & other.counted or (is_plain(one.counted) and is_plain(other.counted)):
        return True
    return not is_plain(one.counted) and not is_plain(other.counted) and is_alike(one, other, SYNONYM)


def group_by_report(row: Sequence[Detail]) -> list[list[Quantity]]:
    """The figures of a row, those of each report together."""
    groups: dict[str, list[Quantity]] = {}
    for detail in row:
        groups.setdefault(detail.report, []).append(detail.quantity)
    return list(groups.values())


def says_same(one: Sequence[Quantity], other: Sequence[Quantity]) -> bool:
    """Whether two reports give the same amounts in the same units."""
    return {(q.low, q.high, q.unit) for q in one} == {(q.low, q.high, q.unit) for q in other}


def is_running_row(row: Sequence[Detail]) -> bool:
    """Whether the figure of a row is one that runs, as what is left to go (`four metres from the bottom`) does."""
    counted = frozenset(word for detail in row for word in detail.counted | find_plurals(detail))
    return is_running({d.role for d in row}, counted, row[0].quantity.unit) or all(map(find_goal, row))


def find_plurals(detail: Detail) -> frozenset[str]:
    """The words counted as they are written."""
    return frozenset(detail.quantity.of.text.lower().split()) if detail.quantity.of else frozenset()


def is_moving(detail: Detail) -> bool:
    """Whether a verb just before a figure, or one that leads to it, says that it moved; a body may fall far."""
    if detail.dimension in MOTION:
        return False
    if read_level(detail)[0]:
        return True
    tokens = detail.statement.tokens
    before = tokens[max(0, detail.first - BEFORE) : detail.first]
    return is_moved(t.text for t in before) or is_led(tokens[detail.last])


def is_led(token: Token) -> bool:
    """Whether a verb of moving leads to a figure (`raised its bid for the mill to 3 million`)."""
    led = False
    for _ in range(UP):
        led = led or any(child.lower_ in LEADING for child in token.children)
        if token.head is token or token.pos_ == "VERB":
            break
        token = token.head
    return led and is_moved([token.text])


def find_phrase(detail: Detail) -> Span:
    """The place of a figure with what it counts."""
    of = detail.quantity.of
    short = of is not None and of.end <= detail.statement.span.end and len(of.text.split()) <= 3
    end = of.end if of is not None and short else detail.quantity.span.end
    return widen_figure(detail.statement, detail.first, detail.last, end)


def write_question(row: Sequence[Detail]) -> str:
    """The question of a row, from the words counted and the role."""
    role = next((d.role for d in row if d.role), "")
    named = [d.quantity.of.text for d in row if d.quantity.of]
    counted = clip(min(named, key=lambda text: (len(text), text))) if named else ""
    kind = row[0].dimension
    if role in ROLE_QUESTIONS:
        return f"{ROLE_QUESTIONS[role]}: {counted}?" if counted and kind == "" else f"{ROLE_QUESTIONS[role]}?"
    head = QUESTIONS.get(kind, "How much")
    return f"{head}: {counted or clip(row[0].statement.span.text)}?"
