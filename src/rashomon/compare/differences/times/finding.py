"""Differences of time: the dates and the clock times that reports give of one thing, in a claim or across claims."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from rashomon.compare.differences.numbers.figures import is_moved
from rashomon.compare.differences.phrases import widen_time
from rashomon.compare.differences.roles.slots import is_one_governor
from rashomon.compare.differences.rows import clip, find_home, make_difference, make_value
from rashomon.compare.differences.statements import Statement, find_nouns, find_vector, read_statement, read_statements
from rashomon.compare.differences.times.deeds import Row, is_own_news, link_deeds
from rashomon.compare.differences.times.moments import (
    CLOCK,
    MONTH,
    count_apart,
    find_grain,
    find_zone,
    fold_words,
    is_apart,
    is_bare_clock,
    is_one_time,
    is_other_hour,
    is_other_part,
    is_rival,
    is_taken_up,
    judge_clocks,
    judge_times,
    name_day,
    read_clock,
    split_range,
    write_time,
)
from rashomon.compare.differences.times.terms import differ_in_terms
from rashomon.compare.unions import join_apart, join_linked
from rashomon.model import Claim, Difference, Story, When

if TYPE_CHECKING:
    from spacy.tokens import Token

BESIDE = 0.25  # the same where they are minutes apart, which few times of two happenings are
CLOCKED = 0.45  # cosine of their passages from which two clock times are of one thing
DATED = 0.60  # the same for two dates, with two nouns in common; at .50 dates of two acts join
COMMON = 2  # nouns around two dates that must be the same
DAY_LENGTH = 10  # characters of a date by day
HEDGE = re.compile(r"(?i)\b(?:by|until|till|almost|nearly|(?:just|shortly) (?:before|after))\s+$")
BEFORE = 20  # characters before a time in which its hedge stands
CROWD = 150  # times of a story beyond which only claims join them

Place = tuple[str, int, int]


def differ_in_times(story: Story, claims: Sequence[Claim]) -> Iterator[Difference]:
    """The differences between clock times, and those between dates."""
    rows = list_rows(story)
    for clocked in (True, False):
        part = [row for row in rows if bool(CLOCK.search(row.when.value or "")) is clocked or not clocked]
        part = [row for row in part if clocked or not is_bare_clock(row.when)]
        told = set(link_claims(story, claims, part, clocked))
        links = told | set(link_passages(part, clocked))
        zones = {row.when.span.place: find_zone(row.when) for row in part}
        links = {(a, b) for a, b in links if clocked or zones[a] == zones[b]}  # elsewhere it is another day
        for strand in join_rows(part, links, told):
            key = read_clock if clocked else name_day
            if is_told_otherwise(strand, key) and (clocked or not is_one_day(strand)):
                yield make_row(story, claims, strand, clocked)
    yield from (make_row(story, claims, pair, False) for pair in link_deeds(rows))
    yield from differ_in_terms(story, claims)


def is_told_otherwise(rows: Sequence[Row], key: Callable[[When], object]) -> bool:
    """Whether two reports give no time in common, nor the same words for one."""
    told: dict[str, set[object]] = {}
    for row in rows:
        told.setdefault(row.report, set()).update({key(row.when), fold_words(row.when), *name_date(row.when)})
    return any(not one & other for one, other in combinations(told.values(), 2))


def is_one_day(rows: Sequence[Row]) -> bool:
    """Whether times name one day, with a part of it or without: that says nothing of when on that day."""
    days = {tuple(split_range(row.when.value or "")) for row in rows}
    return len(days) == 1 and all(find_grain(row.when) <= 1 and not CLOCK.search(row.when.value or "") for row in rows)


def name_date(when: When) -> list[str]:
    """The one day that a date without a part of the day stands for."""
    value = when.value or ""
    return [value] if len(value) == DAY_LENGTH and find_grain(when) == 1 else []


def list_rows(story: Story) -> list[Row]:
    """All dates and clock times of a story that have a value, by report and place."""
    rows = []
    for reading in story.readings:
        for sentence in reading.sentences:
            statement = read_statement(reading, sentence.span)
            for when in find_whens(statement):
                rows.append(Row(when, statement, find_vector(reading, when.span), find_nouns(statement, when.span)))
    return rows


def find_whens(statement: Statement) -> list[When]:
    """The dates and clock times of a statement that have a value of their own."""
    found = [take_hedge(when, statement) for when in statement.times if when.value and when.kind in ("date", "time")]
    return [when for when in found if not is_taken_up(when)]


def take_hedge(when: When, statement: Statement) -> When:
    """A time with the `almost` or `shortly before` that stands before it."""
    report = statement.reading.report
    hedge = HEDGE.search(report.text[max(statement.span.start, when.span.start - BEFORE) : when.span.start])
    return replace(when, span=report.span(when.span.start - len(hedge[0]), when.span.end)) if hedge else when


def link_claims(
    story: Story, claims: Sequence[Claim], rows: Sequence[Row], clocked: bool
) -> Iterator[tuple[Place, Place]]:
    """The pairs of times that the statements of a claim give of one thing."""
    known = {row.when.span.place for row in rows}
    for claim in claims:
        if len(claim.reports) < 2:
            continue
        inside = [Row(when, s) for s in read_statements(story, claim) for when in find_whens(s)]
        inside = [row for row in inside if row.when.span.place in known]
        for group in [drop_shared(inside, read_clock)] if clocked else align_days(inside):
            places = sorted(row.when.span.place for row in group)
            yield from ((places[0], other) for other in places[1:])


def drop_shared(rows: Sequence[Row], key: Callable[[When], object]) -> list[Row]:
    """The times that are not given by all reports that give any: what all say is no difference."""
    said: dict[str, set[object]] = {}
    for row in rows:
        said.setdefault(row.report, set()).add(key(row.when))
    shared = set.intersection(*said.values()) if len(said) > 1 else set()
    return [row for row in rows if key(row.when) not in shared]


def align_days(rows: Sequence[Row]) -> list[list[Row]]:
    """Groups of dates of one thing: those that hold one another, with one left over that stands against them, then
    those left over where each report has one.
    """
    rows = drop_shared(rows, name_day)
    groups: list[list[Row]] = []
    for row in rows:
        home = next((g for g in groups if any(is_match(row, other) for other in g)), None)
        if home is None:
            groups.append([row])
        else:
            home.append(row)
    lone = [group[0] for group in groups if len(group) == 1]
    reports = [row.report for row in lone]
    single = [row for row in lone if reports.count(row.report) == 1]
    for row in single:
        home = next((g for g in groups if len(g) > 1 and stands_against(row, g)), None)
        if home is not None:
            home.append(row)
    against = [(a, b) for a, b in combinations(range(len(single)), 2) if is_against(single[a], single[b])]
    rivals = [[single[n] for n in group] for group in join_linked(len(single), against)]
    return [group for group in [*groups, *rivals] if len({row.report for row in group}) > 1]


def stands_against(one: Row, group: Sequence[Row]) -> bool:
    """Whether a date cannot be that of a group, in which its report has none, and is not its report's own news."""
    if any(other.report == one.report or is_own_news(one, other) for other in group):
        return False
    return any(is_against(one, other) for other in group)


def is_against(one: Row, other: Row) -> bool:
    """Whether two dates cannot both be of one thing, and stand by words that may tell one happening.

    When a figure moved (`the toll rose on Friday`) is not when what it counts happened.
    """
    if not is_rival(one.when, other.when) or is_own_news(one, other) or find_zone(one.when) != find_zone(other.when):
        return False
    deeds = find_deed(one), find_deed(other)
    if deeds[0] is None or deeds[1] is None:
        return True
    return is_moved([deeds[0].text]) == is_moved([deeds[1].text]) and is_one_governor(deeds[0], deeds[1])


def find_deed(row: Row) -> Token | None:
    """The verb or noun that a time stands by; None where there is none."""
    span = row.when.span
    inside = [token for token in row.statement.tokens if span.start <= token.idx < span.end]
    token = next((token for token in inside if token.head not in inside and token.head is not token), None)
    return token.head if token is not None and token.head.pos_ in ("VERB", "NOUN") else None


def is_match(one: Row, other: Row) -> bool:
    """Whether two times of different reports may be one."""
    return one.report != other.report and is_one_time(one.when, other.when) and not is_own_news(one, other)


def link_passages(rows: Sequence[Row], clocked: bool) -> Iterator[tuple[Place, Place]]:
    """The pairs of times of different reports that stand in passages near in meaning."""
    for one, other in combinations(rows, 2) if len(rows) <= CROWD else ():
        if one.report == other.report or one.vector is None or other.vector is None:
            continue
        cosine = float(one.vector @ other.vector)
        near = is_one_time(one.when, other.when) or is_rival(one.when, other.when)
        near = near and not is_own_news(one, other)
        least = (CLOCKED if is_other_hour(one.when, other.when) else BESIDE) if clocked else DATED
        if cosine >= least and (clocked or len(one.nouns & other.nouns) >= COMMON) and near:
            yield one.when.span.place, other.when.span.place


def join_rows(rows: Sequence[Row], links: set[tuple[Place, Place]], told: set[tuple[Place, Place]]) -> list[list[Row]]:
    """The groups of times that links connect, in two reports or more; a report gives one time of one thing.

    The surest links come first: those of one time, then those of a claim (`told`), then those of passages that are near
    in meaning.
    """
    numbers = {row.when.span.place: n for n, row in enumerate(rows)}
    pairs = sorted((numbers[left], numbers[right]) for left, right in links)
    sure = {(numbers[left], numbers[right]) for left, right in told}
    pairs.sort(key=lambda pair: rate_link(rows[pair[0]], rows[pair[1]], pair in sure), reverse=True)
    found = join_apart(len(rows), pairs, lambda a, b: is_of_two(rows[a], rows[b]))
    groups = [[rows[n] for n in group] for group in found]
    return [group for group in groups if len({row.report for row in group}) > 1]


def rate_link(one: Row, other: Row, told: bool) -> tuple[bool, int, bool, float]:
    """How surely two linked times are of one thing: by the times, by a claim, by how near their passages are."""
    same = is_one_time(one.when, other.when) and not is_other_hour(one.when, other.when)
    apart = count_apart(one.when, other.when) if same else 0
    near = 0.0 if one.vector is None or other.vector is None else float(one.vector @ other.vector)
    return same, -apart, told, near


def is_of_two(one: Row, other: Row) -> bool:
    """Whether two times are of two things: one report gives two clock times (`left at noon and arrived at 2 p.m.`) or
    months that exclude one another, or two reports parts of a day with hours between them, of acts that are not one.
    """
    if one.report != other.report:
        return not is_clocked(one, other) and is_other_part(one.when, other.when) and not is_against(one, other)
    if max(find_grain(one.when), find_grain(other.when)) >= MONTH:
        return is_apart(one.when, other.when)
    return is_clocked(one, other) and is_other_hour(one.when, other.when)


def is_clocked(*rows: Row) -> bool:
    """Whether times are clock times all."""
    return all(CLOCK.search(row.when.value or "") for row in rows)


def make_row(story: Story, claims: Sequence[Claim], rows: Sequence[Row], clocked: bool) -> Difference:
    """Make the difference of some times; a report without a clock time gives the part of the day in its place."""
    whens = [row.when for row in rows]
    values = [make_value(widen_time(row.statement, row.when.span), write_time(row.when)) for row in rows]
    home = find_home(values, claims)
    if clocked and home:
        timed = {row.report for row in rows}
        for statement in read_statements(story, home):
            vague = [when for when in find_whens(statement) if find_grain(when) < 2 and statement.report not in timed]
            values += [make_value(widen_time(statement, when.span), write_time(when)) for when in vague]
    judged = judge_clocks(whens) if clocked else judge_times(whens)
    question = f"{'At what time' if clocked else 'When'}: {clip(home.text if home else rows[0].statement.span.text)}?"
    return make_difference(home, "date", judged, question, values)
