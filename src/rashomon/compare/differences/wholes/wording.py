"""Differences of wording between the versions of one quotation: the words that one has in the place of another's.

Versions are aligned word by word with the longest of them. Where words stand in the place of others there is a
difference; that one outlet quotes more of an utterance than another is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from rashomon.compare.differences.rows import clip, count_reports, find_home, fold_text, make_difference, make_value
from rashomon.compare.quotes.variants import bare
from rashomon.model import Claim, Difference, DifferenceKind, Quote, Span, Story, Value
from rashomon.stories import weigh_word

WORD = re.compile(r"\S+")
TELLING = 6.0  # bits from which a word tells something (see words.weigh_word: a common word counts half)
LONGEST = 8  # words that may stand in the place of others; more is another sentence
AROUND = 1  # equal words shown on each side
NEAR = 4  # equal words between two differences that are shown as one
MOST = 4  # differences shown for one utterance
JUDGED: tuple[DifferenceKind, str] = ("wording", "the same utterance, quoted in other words")

Edit = tuple[str, int, int, int, int]


class Version(NamedTuple):
    """A quotation as words with their places in its text, and the edits that lead to it from the longest version."""

    span: Span
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    edits: tuple[Edit, ...] = ()


def find_wordings(story: Story, quotes: Sequence[Quote], claims: Sequence[Claim]) -> Iterator[Difference]:
    """For each utterance that two reports word differently, the words in which they differ side by side."""
    reports = {reading.report.id: reading.report for reading in story.readings}
    for quote in quotes:
        if count_reports(quote.variants) < 2:
            continue
        versions = align_versions([read_version(span) for span in quote.variants])
        for first, last in find_places(versions)[:MOST]:
            values = []
            for version in versions:
                place = map_place(version, first, last)
                if place:
                    span = reports[version.span.report].span(*place)
                    values.append(make_value(span, span.text))
            if is_reworded(values):
                home = find_home(values, claims)
                question = f"In which words: “{clip(values[0].value)}”?"
                yield make_difference(home, "wording", JUDGED, question, values)


def read_version(span: Span) -> Version:
    """A quotation as words."""
    found = [(bare(match.group()), match.span()) for match in WORD.finditer(span.text)]
    return Version(span, tuple(word for word, _ in found), tuple(place for _, place in found))


def align_versions(versions: Sequence[Version]) -> list[Version]:
    """Give each version its edits from the longest."""
    longest = max(versions, key=lambda v: (len(v.words), v.span.place))
    rows = []
    for version in versions:
        matcher = SequenceMatcher(None, longest.words, version.words, autojunk=False)
        rows.append(version._replace(edits=tuple(matcher.get_opcodes())))
    return rows


def find_places(versions: Sequence[Version]) -> list[tuple[int, int]]:
    """The stretches of the longest version in whose place another has other words, those that meet as one."""
    found: list[tuple[int, int]] = []
    longest = max(versions, key=lambda v: (len(v.words), v.span.place))
    for version in versions:
        for kind, i, k, j, m in (*version.edits[1:-1], *ends_of(version)):
            if kind == "replace" and is_telling(longest.words[i:k], version.words[j:m]):
                found.append((i, k))
    merged: list[tuple[int, int]] = []
    for first, last in sorted(found):
        if merged and first <= merged[-1][1] + NEAR:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def ends_of(version: Version) -> list[Edit]:
    """The first and the last edit where they replace about as many words as they put in: the rest is a cut."""
    ends = [version.edits[0], version.edits[-1]] if len(version.edits) > 1 else []
    return [edit for edit in ends if abs((edit[2] - edit[1]) - (edit[4] - edit[3])) <= AROUND]


def is_telling(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether both stretches are short and say something."""
    return max(len(one), len(other)) <= LONGEST and all(
        any(weigh_word(word) >= TELLING for word in row) for row in (one, other)
    )


def map_place(version: Version, first: int, last: int) -> tuple[int, int] | None:
    """The place of what a version has for the words `first` to `last` of the longest, with a word around."""
    start = max((map_left(edit, first) for edit in version.edits if edit[1] <= first < edit[2]), default=None)
    end = min((map_right(edit, last) for edit in version.edits if edit[1] < last <= edit[2]), default=None)
    if start is None or end is None or end <= start:
        return None
    start, end = max(0, start - AROUND), min(len(version.words), end + AROUND)
    return version.span.start + version.places[start][0], version.span.start + version.places[end - 1][1]


def map_left(edit: Edit, at: int) -> int:
    """Where a stretch begins in a version that begins at `at` in the longest."""
    return edit[3] + (at - edit[1] if edit[0] == "equal" else 0)


def map_right(edit: Edit, at: int) -> int:
    """Where a stretch ends in a version that ends at `at` in the longest."""
    return edit[3] + (at - edit[1]) if edit[0] == "equal" else edit[4]


def is_reworded(values: Sequence[Value]) -> bool:
    """Whether two reports have other words."""
    return count_reports(values) > 1 and len({fold_text(v.value) for v in values}) > 1
