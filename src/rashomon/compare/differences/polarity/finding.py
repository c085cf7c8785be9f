"""Polarity: what one report says and another denies, or says the opposite of, wherever in a story they do.

Two statements of one thing that cannot both be true share few words (`the boy was in the well`, `the well was empty`)
and stand in two claims, so they are looked for in the whole story: the same said and denied of the same (`denials`),
opposites said of the same (`opposites`), what is still to come and what came (`stages`), a place told empty that
another puts somebody in (`presence`), and what is told and called untrue (`rebuttals`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rashomon.compare.differences.polarity.denials import find_denials, find_undone_deeds
from rashomon.compare.differences.polarity.opposites import find_opposites, find_undone
from rashomon.compare.differences.polarity.predicates import Predicate
from rashomon.compare.differences.polarity.presence import differ_in_presence
from rashomon.compare.differences.polarity.rebuttals import differ_in_truth
from rashomon.compare.differences.polarity.stages import find_stages
from rashomon.compare.differences.polarity.stated import AGAINST, BACK, Judged, Stated, list_predicates, rank_voice
from rashomon.compare.differences.rows import clip, find_home, make_difference, make_value
from rashomon.compare.differences.statements import read_statement
from rashomon.compare.unions import join_linked
from rashomon.model import Claim, Difference

__all__ = ["differ_in_polarity", "list_predicates"]


def differ_in_polarity(stated: Sequence[Stated], claims: Sequence[Claim]) -> Iterator[Difference]:
    """The differences between what reports affirm and others deny or say the opposite of."""
    yield from differ_in_presence(stated, claims)
    yield from differ_in_truth(stated, claims)
    families = [*find_opposites(stated), *find_denials(stated), *find_undone_deeds(stated)], [*find_undone(stated)]
    for family in (*families, [*find_stages(stated)]):
        yield from make_rows(stated, {(pair.left, pair.right): pair.judged for pair in family}, claims)


def make_rows(
    stated: Sequence[Stated], judged: Mapping[tuple[int, int], Judged], claims: Sequence[Claim]
) -> Iterator[Difference]:
    """A row for each group of predicates that pairs link which cannot both be true as they stand."""
    for group in join_linked(len(stated), sorted({*judged, *find_repeats(stated)})):
        pairs = {pair: why for pair, why in sorted(judged.items()) if set(pair) <= set(group)}
        if pairs:
            asked = choose_asked({n: stated[n].predicate for n in group})
            against = find_against(stated, asked, pairs)
            values = [
                make_value(stated[n].predicate.span, write_answer(stated[n].predicate, n in against)) for n in group
            ]
            sharpest = min(pairs.values(), key=lambda why: (why[0] != "conflict", why))
            question = f"Is it so: {clip(stated[asked].predicate.span.text)}?"
            yield make_difference(find_home(values, claims), "polarity", sharpest, question, values)


def find_against(stated: Sequence[Stated], asked: int, pairs: Mapping[tuple[int, int], Judged]) -> frozenset[int]:
    """Which predicates of a row say by another word the opposite of the one that is asked about."""
    against, edge = {asked: False}, [asked]
    while edge:
        one = edge.pop()
        for pair, why in pairs.items():
            if one in pair and (other := sum(pair) - one) not in against:
                opposite = why in (AGAINST, BACK) and stated[one].predicate.denied == stated[other].predicate.denied
                against[other] = against[one] ^ opposite
                edge.append(other)
    return frozenset(n for n, is_against in against.items() if is_against)


def find_repeats(stated: Sequence[Stated]) -> Iterator[tuple[int, int]]:
    """The pairs in which one report says the same word of the same noun twice."""
    seen: dict[tuple[str, str, bool, bool], list[int]] = defaultdict(list)
    for n, row in enumerate(stated):
        p = row.predicate
        if p.part == "a" and p.subjects:
            for other in seen[p.report, p.word, p.denied, p.open]:
                if p.subjects & stated[other].predicate.subjects:
                    yield other, n
            seen[p.report, p.word, p.denied, p.open].append(n)


def write_answer(row: Predicate, is_against: bool) -> str:
    """The answer of a report in short, to the question of its row."""
    head = "open" if row.open else "no" if row.denied ^ is_against else "yes"
    return f"{head}: {clip(row.span.text)}"


def choose_asked(rows: Mapping[int, Predicate]) -> int:
    """Which predicate of a row asks best: one that affirms, told flatly."""
    sure = min((row.denied, row.open) for row in rows.values())
    told = {n: row for n, row in rows.items() if (row.denied, row.open) == sure}
    return min(told, key=lambda n: rank_voice(read_statement(told[n].statement.reading, told[n].span), told[n].token))
