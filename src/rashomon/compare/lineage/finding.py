"""Who had what from whom: in goes a story, out come links from reports to agencies, outlets and other reports.

A link rests on explicit credits or on shared narration; shared quotations, names and stock phrases make none. Which way
shared text went is told by credits, then by dates, then by containment (a part stems from the whole); where none of
these tells, or where both had it from an agency, the link is not directed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rashomon.clean import is_named, is_same, read_journals, tell_published
from rashomon.compare.lineage.shared_text import LEAST, Run, find_shared
from rashomon.compare.lineage.words import Words, read_words
from rashomon.model import Credit, Link, Report, Span, Story

STRONG = 52.0  # bits of narration that one run must share. Between reports of one event in news_events nearly all runs
# from 52 on are copies by eye, 40 to 51 are mixed; of 29 stories' pairs with 44 to 52 bits none is a link in their gold
# readings, of those with 53 to 56 all three are; an archive asks for more (compare/lineage/archive.py).
CREDITED = 40.0  # the same where one of the two credits the outlet of the other: it has been read
FEW = 6  # shared words outside quotations below which a run is no evidence, however rare its words
PART, MORE = 0.6, 0.3  # containment: share of the body of the part, and by how much it exceeds that of the whole
EXPLAINED = (
    0.7  # share of a pair's passages that must be in the links by way of a third report for it to say nothing new
)


class Bar(NamedTuple):
    """What the best run of a pair must share, in bits of narration and in words; and the bits of a run to be shown."""

    strong: float
    few: int
    least: float


STORY = Bar(STRONG, FEW, LEAST)


class Pair(NamedTuple):
    """Two reports that share text, by their numbers in the story, and the passages that they share.

    `here` and `there` are the narration in the order of the left report; `said` are all passages, quotations too.
    """

    left: int
    right: int
    weight: float
    here: tuple[Span, ...]
    there: tuple[Span, ...]
    said: tuple[Span, ...]


def find_lineage(story: Story) -> tuple[Link, ...]:
    """Find who had what from whom, one link for each report and origin, ordered by report and origin."""
    readings = sorted(story.readings, key=lambda reading: reading.report.id)
    reports = [reading.report for reading in readings]
    texts = [read_words(reading.report, reading.quotations) for reading in readings]
    links = [link for report in reports for link in link_credits(report)]
    links += [link_pair(reports[p.left], reports[p.right], p) for p in drop_explained(find_copies(texts))]
    return tuple(sorted(links, key=lambda link: (link.report, link.basis, link.origin)))


# ------------------------------------------------------------------ credits


def link_credits(report: Report) -> Iterator[Link]:
    """Make one link for each agency or outlet that a report credits for facts."""
    named: dict[str, list[Credit]] = defaultdict(list)
    for credit in report.credits:
        if credit.scope != "photo":
            named[credit.name].append(credit)
    for name, found in named.items():
        whole = any(credit.scope == "report" for credit in found)
        covered = tuple(credit.covers for credit in found if credit.covers)
        yield Link(
            report=report.id,
            origin=name,
            basis="credit",
            evidence=tuple(sorted(credit.span for credit in found)),
            share=1.0 if whole else measure_share(report, covered),
            scope="report" if whole else "statement",
        )


def measure_share(report: Report, spans: Sequence[Span]) -> float:
    """The share of the report's body that the spans cover."""
    size = sum(end - start for start, end in report.body)
    inside = measure_overlap(join_places(report.body), join_places((span.start, span.end) for span in spans))
    return round(inside / size, 4) if size else 0.0


def join_places(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches that some places cover together, ordered, none touching another."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined


def measure_overlap(one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]) -> int:
    """How many characters two lists of joined stretches have in common."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)


# ------------------------------------------------------------------ shared text


def find_copies(texts: Sequence[Words]) -> list[Pair]:
    """Find the pairs of reports that share more narration than two writers would by chance, heaviest first."""
    found = [
        (numbers, runs, choose_bar(*(texts[n].report for n in numbers))) for numbers, runs in find_shared(texts).items()
    ]
    pairs = [pair for numbers, runs, bar in found if (pair := judge_runs(texts, numbers, runs, bar))]
    return sorted(pairs, key=lambda pair: (-pair.weight, pair.left, pair.right))


def choose_bar(left: Report, right: Report) -> Bar:
    """What two reports must share: less where one credits the outlet of the other, and so has read it."""
    return STORY._replace(strong=CREDITED) if credits_either(left, right) else STORY


def judge_runs(texts: Sequence[Words], numbers: tuple[int, int], runs: Sequence[Run], bar: Bar) -> Pair | None:
    """Make the pair of two texts, by their numbers, if one of their runs clears the bar."""
    narrated = [run for run in runs if run.narrated >= bar.least]
    if not any(run.narrated >= bar.strong and run.plain >= bar.few for run in narrated):
        return None
    every = make_pair(texts, *numbers, runs)
    return make_pair(texts, *numbers, narrated)._replace(said=every.here + every.there)


def make_pair(texts: Sequence[Words], left: int, right: int, runs: Sequence[Run]) -> Pair:
    """Make a pair of two texts and the runs that they share, in the order of the left text."""
    runs = sorted(runs, key=lambda run: run.left)
    here = tuple(make_span(texts[left], run.left) for run in runs)
    there = tuple(make_span(texts[right], run.right) for run in runs)
    return Pair(left, right, round(sum(run.narrated for run in runs), 6), here, there, ())


def make_span(text: Words, place: tuple[int, int]) -> Span:
    """The passage of a text from one word to before another."""
    return text.report.span(text.starts[place[0]], text.ends[place[1] - 1])


def drop_explained(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Leave out the pairs whose shared passages came to both by way of a third report that is linked to each.

    The pairs come heaviest first; only those that are kept are held.
    """
    places: dict[tuple[int, int], list[tuple[int, int]]] = {}
    linked: dict[int, set[int]] = defaultdict(set)
    for pair in pairs:
        thirds = sorted(linked[pair.left] & linked[pair.right])
        if not any(is_explained(pair, third, places) for third in thirds):
            linked[pair.left].add(pair.right)
            linked[pair.right].add(pair.left)
            places[pair.left, pair.right] = join_places((span.start, span.end) for span in pair.here)
            places[pair.right, pair.left] = join_places((span.start, span.end) for span in pair.there)
            yield pair


def is_explained(pair: Pair, third: int, places: Mapping[tuple[int, int], Sequence[tuple[int, int]]]) -> bool:
    """Whether both reports of a pair share with a third what they share with one another."""
    here = cover_share(pair.here, places[pair.left, third])
    return here >= EXPLAINED and cover_share(pair.there, places[pair.right, third]) >= EXPLAINED


def cover_share(spans: Sequence[Span], others: Sequence[tuple[int, int]]) -> float:
    """The share of the spans' characters that some joined stretches cover."""
    wanted = join_places((span.start, span.end) for span in spans)
    return measure_overlap(wanted, others) / sum(end - start for start, end in wanted)


# ------------------------------------------------------------------ direction


def link_pair(left: Report, right: Report, pair: Pair) -> Link:
    """Make the link of two reports that share text, from the one that had it to the one that it stems from."""
    shares = measure_share(left, pair.here), measure_share(right, pair.there)
    third = int(credits_third(left, pair.said)) - int(credits_third(right, pair.said))
    way = 0 if third and not credits_either(left, right) else tell_direction(left, right, shares)
    turned = way > 0 or (way == 0 and guess_order(left, right, third) > 0)
    taker, origin = (right, left) if turned else (left, right)
    rows = sorted(zip(*((pair.there, pair.here) if turned else (pair.here, pair.there)), strict=True))
    return Link(
        report=taker.id,
        origin=origin.id,
        basis="shared text",
        evidence=tuple(row[0] for row in rows),
        theirs=tuple(row[1] for row in rows),
        share=shares[1] if turned else shares[0],
        directed=way != 0,
    )


def tell_direction(left: Report, right: Report, shares: tuple[float, float]) -> int:
    """Tell which way text went: -1 where the left report had it from the right, 1 the other way, 0 where unknown."""
    if credit := credits_either(left, right):
        return credit
    if have_agency(left, right):
        return 0
    return compare_dates(tell_published(left), tell_published(right)) or compare_shares(*shares)


def guess_order(left: Report, right: Report, third: int) -> int:
    """Which of two is shown as the taker where no direction is told.

    That is the one that credits no third for the words that both have, unless one is an agency's copy as a whole; else
    the later one, what is no agency's copy, the one without a credit, or whose own date was set aside as too late.
    """
    copies = [any(c.scope == "report" and c.known for c in report.credits) for report in (left, right)]
    credited = [any(c.scope != "photo" for c in report.credits) for report in (left, right)]
    order = (third if copies[0] == copies[1] else 0) or compare_dates(tell_published(left), tell_published(right))
    order = order or int(copies[0]) - int(copies[1]) or int(credited[0]) - int(credited[1])
    return order or int(is_late(right)) - int(is_late(left)) or (1 if left.id < right.id else -1)


def is_late(report: Report) -> bool:
    """Whether a report gives a later date than it is read by: that of an edit, or of a later page."""
    return bool(report.published and report.read_as_of and report.published[:10] > report.read_as_of[:10])


def credits_third(report: Report, spans: Sequence[Span]) -> bool:
    """Whether a report credits somebody by name for the very sentences that it shares with another."""
    named = [c for c in report.credits if c.scope == "statement" and is_named(c.name) and c.name not in read_journals()]
    covers = [c.covers for c in named if c.covers]
    return any(cover.overlaps(span) for cover in covers for span in spans)


def credits_either(left: Report, right: Report) -> int:
    """Which of two credits the outlet of the other: -1 the left one, 1 the right one."""
    return int(credits_outlet(right, left)) - int(credits_outlet(left, right))


def credits_outlet(report: Report, other: Report) -> bool:
    """Whether a report credits the outlet of another."""
    outlet = other.outlet
    return outlet is not None and any(c.scope != "photo" and is_same(c.name, outlet) for c in report.credits)


def have_agency(left: Report, right: Report) -> bool:
    """Whether an agency's copy stands behind both: both credit one, or either is credited to one as a whole."""
    names = [{c.name for c in report.credits if c.scope != "photo" and c.known} for report in (left, right)]
    names = [one - read_journals() for one in names]  # a study is no copy: its wording is not that of the news of it
    whole = any(c.scope == "report" for report in (left, right) for c in report.credits)
    return whole or bool(names[0] & names[1])


def compare_dates(left: str | None, right: str | None) -> int:
    """Which of two was published later, to the precision that both give: -1 the left one, 1 the right one."""
    if not left or not right:
        return 0
    size = 10 if "T" not in left or "T" not in right or left[19:] != right[19:] else max(len(left), len(right))
    return (left[:size] < right[:size]) - (left[:size] > right[:size])


def compare_shares(left: float, right: float) -> int:
    """Which of two is a part of the other: -1 the left one, 1 the right one."""
    if left >= PART and left - right >= MORE:
        return -1
    return int(right >= PART and right - left >= MORE)
