"""Posts that a web page shows between its paragraphs: in goes a report, out come they as quotations of who signed them.

    The bridge is closed, stay at home! — Zenda Police (@zendapolice) June 3, 2021

Extraction keeps their text and signature without a mark. What a post says is said by the one who signed, word for word;
where it says something whole, its words are body as those of any quotation, and its signature is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rashomon.clean import POST_LINKS, SIGNATURE, SIGNATURE_CUES
from rashomon.model import Attribution, Quotation, Report, make_id

LEAST = 2  # words of a post
LONGEST = 600  # characters of a line of posts; in a longer one they are glued to the article, their beginning unmarked
SENTENCE = re.compile(r"[.?!][\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9#@\[])")


class Post(NamedTuple):
    """Where the words of a post stand, who signed it, and the mark between the two."""

    content: tuple[int, int]
    source: tuple[int, int]
    cue: tuple[int, int]


def find_posts(report: Report) -> tuple[Post, ...]:
    """Find the posts whose signature stands outside the body of a report, by place; none where no body is known."""
    return tuple(read_posts(report)) if report.body else ()


def read_posts(report: Report) -> Iterator[Post]:
    """Read each post from its line's or the last signature's end to its own signature."""
    text, at = report.text, 0
    for match in SIGNATURE.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in report.body):
            continue
        first = max(at, text.rfind("\n", 0, match.start() + 1) + 1)
        first = find_start(report, first, first + len(POST_LINKS.sub("", text[first : match.start()])))
        words = POST_LINKS.sub("", text[first : match.start()])
        first += len(words) - len(words.lstrip())
        if len(words.split()) >= LEAST:
            yield Post((first, first + len(words.strip())), match.span("name"), match.span("cue"))
        at = match.end()


def find_start(report: Report, start: int, end: int) -> int:
    """Find where a post begins that ends at a place: where the body begins or breaks off; in an article, a sentence."""
    last = end - (end > start)
    start = max([start, *(place for passage in report.body for place in passage if start < place < last)])
    low, high = report.text.rfind("\n", 0, start + 1) + 1, report.text.find("\n", end)
    if (high if high >= 0 else len(report.text)) - low <= LONGEST:
        return start
    return max((match.end() for match in SENTENCE.finditer(report.text, start, last)), default=start)


def quote_post(report: Report, post: Post) -> Quotation:
    """Make the quotation of a post: its words, without marks."""
    span = report.span(*post.content)
    return Quotation(inner=span, outer=span)


def is_posted(quotation: Quotation, posts: tuple[Post, ...]) -> bool:
    """Whether a quotation stands within a post: words in marks there are part of what the post says."""
    return any(start <= quotation.inner.start and quotation.inner.end <= end for (start, end), *_ in posts)


def attribute_post(report: Report, post: Post) -> Attribution:
    """Make the attribution of a post to who signed it."""
    content, source, cue = (report.span(*place) for place in post)
    return Attribution(id=make_id("a", report.id, *post), content=content, source=source, cue=cue, kind="direct")


def is_signed(row: Attribution) -> bool:
    """Whether an attribution is that of a post: its cue is the mark before the signature."""
    return row.cue is not None and row.cue.text in SIGNATURE_CUES
