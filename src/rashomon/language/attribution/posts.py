"""Posts that a web page shows between its paragraphs: in goes a report, out come they as quotations of who signed them.

    The bridge is closed, stay at home! — Zenda Police (@zendapolice) June 3, 2021

Extraction keeps their text and signature without a mark. Such a line is no article body, so that nothing in it is told
by the report; what it says is said by the one who signed, word for word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rashomon.model import Attribution, Quotation, Report, make_id

DAY = r"(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2},) \d{4}"
CUES = ("—", "–", "--", "-", "A post shared by")  # the longer of two that begin alike first
SIGNED = re.compile(
    rf"\s(?P<cue>{'|'.join(CUES)}) ?(?P<name>[^\n—–()]{{2,60}}?) ?\(@\w+\)"
    rf"(?: (?:on )?{DAY}| on [A-Z][^\n]{{5,40}})?"
)
LINKS = re.compile(r"(?:\s*(?:https?://\S+|pic\.twitter\.com/\S+))+$")
LEAST = 2  # words of a post
LONGEST = 2500  # characters before a signature that may be its post


class Post(NamedTuple):
    """Where the words of a post stand, who signed it, and the mark between the two."""

    content: tuple[int, int]
    source: tuple[int, int]
    cue: tuple[int, int]


def find_posts(report: Report) -> tuple[Post, ...]:
    """Find the signed posts outside the body of a report, ordered by place; none where the body is not known."""
    return tuple(post for start, end in list_gaps(report) for post in read_gap(report.text, start, end))


def list_gaps(report: Report) -> Iterator[tuple[int, int]]:
    """Give the stretches between the passages of the body."""
    at = 0
    for start, end in report.body:
        if at < start:
            yield at, start
        at = max(at, end)
    if report.body and at < len(report.text):
        yield at, len(report.text)


def read_gap(text: str, start: int, end: int) -> Iterator[Post]:
    """Read the posts of a stretch: each from its line's or the last signature's end to its own signature."""
    at = start
    for match in SIGNED.finditer(text, start, end):
        first = max(at, text.rfind("\n", at, match.start()) + 1, match.start() - LONGEST)
        words = LINKS.sub("", text[first : match.start()])
        first += len(words) - len(words.lstrip())
        if len(words.split()) >= LEAST:
            yield Post((first, first + len(words.strip())), match.span("name"), match.span("cue"))
        at = match.end()


def quote_post(report: Report, post: Post) -> Quotation:
    """Make the quotation of a post: its words, without marks."""
    span = report.span(*post.content)
    return Quotation(inner=span, outer=span)


def attribute_post(report: Report, post: Post) -> Attribution:
    """Make the attribution of a post to who signed it."""
    content, source, cue = (report.span(*place) for place in post)
    return Attribution(id=make_id("a", report.id, *post), content=content, source=source, cue=cue, kind="direct")


def is_signed(row: Attribution) -> bool:
    """Whether an attribution is that of a post: its cue is the mark before the signature."""
    return row.cue is not None and row.cue.text in CUES
