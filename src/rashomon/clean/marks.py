"""Lines that are surely no article body, whatever the weights say, each kind for a reason that can be told.

In go the lines of a report, out come the numbers of those that bear such a mark: a line that breaks off without a full
stop among paragraphs that have one (captions, sub-heads, links), rights notices, requests to sign up, picture labels,
scenes told in the present before the dateline.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from rashomon.clean.dateline import find_dateline
from rashomon.clean.lines import INNER_STOP, Line, fold, read_cues
from rashomon.clean.posts import bare_words
from rashomon.clean.sources import read_outlets, squash

LEAST_CLOSED = 0.5  # of the long lines, or of their words: below, a text goes without full stops and they tell nothing
LONG = 8  # words
LEAST_PROMPTS, LEAST_RIGHTS = 3, 2
LONG_LINE = 150  # words: a whole article in one line, which what stands in a part of it does not mark
PICTURE_LABEL = re.compile(
    r"^(?:image|media|photo|picture|video|file)s?[\s:-]+(?:copyright|caption|credit|source|by|playback)\b"
    r"|^(?:photos?|pictures?|images?|captions?|file)\s?:|(?-i:\bPhoto(?:s|graph|graphs)? (?:via|by|courtesy)\b)",
    re.IGNORECASE,
)
POSTED = re.compile(r"\bPosted by [A-Z].{3,80}\bon\b", re.IGNORECASE)
REFERRED = re.compile(
    r"^\W*(?:read|see|watch|click|find out|learn|listen to)\b.{0,120}\bhere[.!]?$"
    r"|^\W*(?:disclaimers?|disclosures?)\s?:"
    r"|^\W*this (?:article|story|report|post|piece) (?:was )?(?:originally|first) (?:appeared|published|ran)\b",
    re.IGNORECASE,
)
NAME = r"[A-Z][\w.]{1,30}(?: [A-Z][\w.’'-]{1,30}){0,4}"
SLASH_NAME = rf"{NAME}(?:\s?/\s?{NAME}){{1,3}}"
PICTURED = r"(?:/|\b(?:photo|image|picture|pictured|pic|file|via|handout|credit|illustration)\b)"
CREDIT_END = re.compile(
    rf"(?:(?:^|[.?!]['\"”’)]*\s*)(?:\w+ by )?{SLASH_NAME}|(?i:[\[(][^\[\]()]{{0,60}}{PICTURED}[^\[\]()]{{0,60}}[\])]))"
    r"(?:\s?(?:more)?\s?>)?$"
)
AGENCY_END = re.compile(rf"{NAME}\s?/\s?(?P<name>{NAME})$")
GALLERY = re.compile(
    r"^\d{1,3}\s?/\s?\d{1,3}\s+\S|\b(?:caption|photo|image|slide|picture) \d{1,3} (?:of|/) \d{1,3}\b", re.IGNORECASE
)
END = 160  # characters at the end of a line in which a credit stands
SIGN_OFF = re.compile(
    r"\bcontributed (?:to this (?:report|story|article)|reporting)\b"
    r"|^\W*(?:additional )?(?:reporting|writing|editing) (?:by|from)\b"
    r"|^\W*(?:[A-Z][\w’'-]+ )?reported from [A-Z]|\b(?:edited|compiled|translated) by [A-Z]|;\s*editing by\b",
    re.IGNORECASE,
)
STUB = 3  # words; fewer are a button or a name, unless they end as a sentence does
TAIL = 3  # lines at the end among which a sign-off is sought
LIST_ITEM = re.compile(r"^(?:[-*•·▪●◦–—]|\d{1,2}[.)]|[a-z][.)])\s|;(?: and| or)?$")


def find_marked(lines: Sequence[Line]) -> frozenset[int]:
    """Give the numbers of the lines that are surely not body."""
    marked = {n for n, line in enumerate(lines) if len(line.words) < LONG_LINE and is_notice(line)}
    marked |= {n for n in range(max(1, len(lines) - TAIL), len(lines)) if SIGN_OFF.search(lines[n].text)}
    marked |= find_imprint(lines)
    if any(line.is_prose or len(line.words) >= PARAGRAPH for line in lines):
        marked |= {n for n, line in enumerate(lines) if not line.is_closed and len(line.words) < STUB}
    return frozenset(marked | (find_open(lines) - find_highlights(lines)) | find_scenes(lines))


def is_notice(line: Line) -> bool:
    """Whether a line by itself is a rights notice, a request to sign up, a picture's label, a post of no sentence."""
    cues, text = read_cues(), line.text
    words = bare_words(text)
    if words is not None:
        post = Line(line.start, line.end, words)
        return not (post.is_closed or is_paragraph(post)) or is_notice(post)
    prompts = {hit.lower() for hit in cues["prompt"].findall(text)}
    if any(pattern.search(text) for pattern in (PICTURE_LABEL, GALLERY, POSTED, REFERRED)):
        return True
    if CREDIT_END.search(text[-END:]) or is_credited(text[-END:]) or is_owned(line):
        return True
    return len(prompts) >= LEAST_PROMPTS and bool(cues["address"].search(text)) and not cues["says"].search(text)


def is_credited(text: str) -> bool:
    """Whether a text ends with who took a picture for an agency, after whatever words: `the harbour Ann Bo/Reuters`."""
    found = AGENCY_END.search(text)
    return found is not None and squash(found["name"]) in read_agencies()


@cache
def read_agencies() -> frozenset[str]:
    """The names of news and picture agencies, squashed."""
    known = (outlet for outlet in read_outlets() if outlet.kind in ("agency", "photo"))
    return frozenset(squash(form) for outlet in known for form in (outlet.name, *outlet.forms, *outlet.doubtful))


def find_imprint(lines: Sequence[Line]) -> set[int]:
    """Find the notices that stand behind a rights notice at the end: what follows it tells nothing."""
    edge = max(1, len(lines) - TAIL)
    owned = next((n for n in range(edge, len(lines)) if is_owned(lines[n])), len(lines))
    return {n for n in range(owned, len(lines)) if not read_cues()["says"].search(lines[n].text)}


def is_owned(line: Line) -> bool:
    """Whether a line claims rights twice: `Copyright 2021 The Courier. All rights reserved.`"""
    hits = {hit.lower() for hit in read_cues()["rights"].findall(line.text)}
    return len(hits) >= LEAST_RIGHTS and len(line.words) < LONG_LINE


def find_open(lines: Sequence[Line]) -> set[int]:
    """Find the lines after the first paragraph that end without a full stop, where paragraphs have one.

    Spared are those that end with a colon and the items of a list.
    """
    long = [line for line in lines if len(line.words) >= LONG]
    first = next((n for n, line in enumerate(lines) if line.is_prose), len(lines))
    closed = [line for line in long if line.is_closed]
    told = sum(len(line.words) for line in closed) / max(1, sum(len(line.words) for line in long))
    if max(told, len(closed) / max(1, len(long))) < LEAST_CLOSED:
        return set()
    return {n for n in range(first + 1, len(lines)) if is_open(lines[n])}


def is_open(line: Line) -> bool:
    """Whether a line breaks off, and is no item of a list, no start of one and no paragraph."""
    return not (line.is_closed or line.text.endswith(":") or LIST_ITEM.search(line.text) or is_paragraph(line))


def is_paragraph(line: Line) -> bool:
    """Whether a line holds whole sentences before the one that breaks off, and nothing of a picture."""
    whole = len(line.words) >= PARAGRAPH and bool(INNER_STOP.search(line.text))
    return whole and not read_cues()["picture"].search(line.text)


PARAGRAPH = 25  # words


def find_scenes(lines: Sequence[Line]) -> set[int]:
    """Find the captions before a dateline: a scene in the present, not right under the title."""
    alone = (Line(0, len(line.text), line.text) for line in lines[:HEAD])
    head = next((n for n, line in enumerate(alone) if line.is_prose and find_dateline(line.text, [line])[0] > 0), 0)
    return {n for n in range(2, head) if read_cues()["scene"].search(" ".join(lines[n].text.split()[:SCENE]))}


SCENE = 24  # words at the start of a caption that hold its verb


def find_highlights(lines: Sequence[Line]) -> set[int]:
    """Find the lines of a box of highlights above the article: they tell the story, without full stops."""
    label = next((n for n, line in enumerate(lines[:HEAD]) if read_cues()["highlights"].match(line.text)), None)
    if label is None:
        return set()
    after = next((n for n in range(label + 1, len(lines)) if lines[n].is_closed), label)
    return {n for n in range(label, min(after, label + HEAD)) if len(lines[n].words) >= LEAST_HIGHLIGHT}


HEAD = 12  # lines
LEAST_HIGHLIGHT = 5  # words


def find_sure(lines: Sequence[Line]) -> set[int]:
    """Find paragraphs that say who says something, without a word of pictures, links or requests: surely body."""
    cues = read_cues()
    others = [cues[kind] for kind in ("picture", "prompt", "rights", "address")]
    times = Counter(fold(line.text) for line in lines)
    whole = {n for n, line in enumerate(lines) if line.is_prose or is_paragraph(line)}
    told = {n for n in whole if cues["says"].search(lines[n].text)}
    once = {n for n in told if times[fold(lines[n].text)] == 1}
    told = {n for n in once if not any(pattern.search(lines[n].text) for pattern in others)}
    told = {n for n in told if not any(hit[:1].isupper() for hit in cues["related"].findall(lines[n].text))}
    return told | {n for n, line in enumerate(lines) if is_article(line) or is_post(line)}


def is_post(line: Line) -> bool:
    """Whether a line is a signed post that says something whole: what is quoted in full is the article's."""
    return line.signed and len(line.words) >= LONG and (line.is_closed or is_paragraph(line))


def is_article(line: Line) -> bool:
    """Whether a line holds so many sentences that it must be the article itself."""
    return len(line.words) >= LONG_LINE and len(INNER_STOP.findall(line.text)) >= LEAST_STOPS


LEAST_STOPS = 4


def find_continued(lines: Sequence[Line], chosen: set[int]) -> set[int]:
    """Find the paragraphs in which a quotation goes on that the body line before them leaves open."""
    found: set[int] = set()
    for n in range(1, len(lines)):
        before, text = lines[n - 1].text, lines[n].text
        is_left = before.count("“") > before.count("”") or (before.count('"') % 2 == 1 and before[-1:] != '"')
        if (n - 1 in chosen or n - 1 in found) and is_left and text[:1] in ("“", '"') and lines[n].is_closed:
            found.add(n)
    return found


def find_listed(lines: Sequence[Line], chosen: set[int]) -> set[int]:
    """Find the items of a list after a body line that ends with a colon."""
    found: set[int] = set()
    for n in range(1, len(lines)):
        text = lines[n].text
        opened = n - 1 in chosen and lines[n - 1].text.endswith(":")
        if (opened or n - 1 in found) and (LIST_ITEM.search(text) or text[:1].islower()):
            found.add(n)
    return found
