"""A quotation of which others have only parts: in go quotations, out come they with the wholes cut into these parts.

A post or a statement of several sentences is quoted whole by one report, its first sentence by another, its last by a
third. The first and the last are no versions of each other, though both are versions of the whole: so the whole is cut
between its sentences where two reports have parts of it that do not meet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from rashomon.compare.lineage.words import WORD
from rashomon.compare.quotes.said import Said
from rashomon.model import Span

BORDER = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[^\s\w]?[A-Z0-9])|\s\.{3}\s|\n")
ELIDED = re.compile(r"\w\W{0,2}(?:\.\s?\.\s?\.|…)\W{0,3}\w")  # words are left out within: it lies in no one place
PART = 0.9  # share of the words of a whole above which what has them is no part, but the whole again
LIGHT = 3.5  # bits of a word that may stand next to a part by chance
Part = tuple[int, int, str]  # the first and the last word of a whole that a quotation has, and in which report
Match = Callable[[Said, Said], bool]


def cut_wholes(said: Sequence[Said], match: Match) -> list[Said]:
    """Cut each quotation of which several reports have other parts; `match` tells whether one has words of another."""
    return [piece for one in said for piece in cut_whole(one, list_parts(one, said, match))]


def list_parts(one: Said, said: Sequence[Said], match: Match) -> list[Part]:
    """The parts of a quotation of several sentences that others have, by place."""
    if not BORDER.search(one.span.text):
        return []
    size = PART * len(one.stems)
    shorter = (other for other in said if other is not one and 0 < len(other.stems) < size)
    whole = (other for other in shorter if not ELIDED.search(other.span.text) and match(one, other))
    return sorted((*locate(one, other), other.span.report) for other in whole)


def locate(one: Said, other: Said) -> tuple[int, int]:
    """The first and the last word of the stretch of a quotation that holds most of what a shorter one says."""
    known, size = set(other.stems), len(other.stems)
    held = [weight if stem in known else 0.0 for stem, weight in zip(one.stems, one.weights, strict=True)]

    def rate(at: int) -> tuple[float, int]:
        """What a stretch shares, twice where in the same place; the first of equals."""
        pairs = zip(one.stems[at:], other.stems, one.weights[at:], strict=False)
        placed = sum(weight for here, there, weight in pairs if here == there)
        return round(placed + sum(held[at : at + size]), 6), -at

    best = max(range(max(1, len(held) - size + 1)), key=rate)
    found = [at for at in range(best, min(best + size, len(held))) if held[at] >= LIGHT] or [best]
    return found[0], found[-1]


def cut_whole(one: Said, parts: Sequence[Part]) -> Iterator[Said]:
    """Cut a quotation between parts of different reports that do not meet, at the border of sentences there."""
    words = [match.start() for match in WORD.finditer(one.span.text)]
    borders = [match.end() for match in BORDER.finditer(one.span.text)]
    cuts = [0]
    for before, after in find_gaps(parts):
        inside = [at for at in borders if words[before] < at <= words[after]]
        cuts += inside[-1:]
    if len(cuts) == 1:
        yield one
        return
    for start, end in pairwise([*cuts, len(one.span.text)]):
        first, last = (sum(word < at for word in words) for at in (start, end))
        if first < last:
            yield make_piece(one, (start, end), (first, last))


def find_gaps(parts: Sequence[Part]) -> list[tuple[int, int]]:
    """The last word of a part and the first of the next, where parts of different reports follow without meeting."""
    small = [part for part in parts if not holds_two(part, parts)]
    groups: list[list[Part]] = []
    for part in small:
        if groups and part[0] <= max(one[1] for one in groups[-1]):
            groups[-1].append(part)
        else:
            groups.append([part])
    gaps = []
    for left, right in pairwise(groups):
        if len({report for _, _, report in (*left, *right)}) > 1:
            gaps.append((max(one[1] for one in left), right[0][0]))
    return gaps


def holds_two(part: Part, parts: Sequence[Part]) -> bool:
    """Whether a part holds two others that do not meet: it is a whole itself."""
    inner = [one for one in parts if part[0] <= one[0] and one[1] <= part[1] and one[:2] != part[:2]]
    return any(left[1] < right[0] for left, right in pairwise(inner))


def make_piece(one: Said, place: tuple[int, int], words: tuple[int, int]) -> Said:
    """Make the quotation of a piece: its place in the text of the whole, and its first and last word."""
    text = one.span.text[slice(*place)]
    start = one.span.start + place[0] + len(text) - len(text.lstrip())
    span = Span(report=one.span.report, start=start, end=start + len(text.strip()), text=text.strip())
    return one._replace(
        quotation=replace(one.quotation, inner=span, outer=span),
        stems=one.stems[slice(*words)],
        weights=one.weights[slice(*words)],
        vector=None,
    )
