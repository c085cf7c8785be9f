"""Lines that are surely no article body, whatever the weights say, each kind for a reason that can be told.

In go the lines of a report, out come the numbers of those that bear such a mark: a line that breaks off without a full
stop among paragraphs that have one (captions, sub-heads, links), rights notices, requests to sign up, picture labels,
scenes told in the present before the dateline.
"""

import re
from collections import Counter
from collections.abc import Sequence

from rashomon.clean.dateline import find_dateline
from rashomon.clean.lines import INNER_STOP, Line, fold, read_cues

LEAST_CLOSED = 0.5  # of the long lines: below, a text goes without full stops and they tell nothing
LONG = 8  # words
LEAST_PROMPTS = 3
LONG_LINE = 150  # words: a whole article in one line, which what stands in a part of it does not mark
PICTURE_LABEL = re.compile(
    r"^(?:image|media|photo|picture|video|file)s?[\s:-]+(?:copyright|caption|credit|source|by|playback)\b"
    r"|^(?:photos?|pictures?|images?|captions?|file)\s?:|(?-i:\bPhoto(?:s|graph|graphs)? (?:via|by|courtesy)\b)",
    re.IGNORECASE,
)
POSTED = re.compile(
    r"pic\.twitter\.com|\bPosted by [A-Z].{3,80}\bon\b|—\s.{2,60}\(@\w+\)|https?://t\.co/", re.IGNORECASE
)
NAME = r"[A-Z][\w.]{1,30}(?: [A-Z][\w.’'-]{1,30}){0,4}"
SLASH_NAME = rf"{NAME}(?:\s?/\s?{NAME}){{1,3}}"
PICTURED = r"(?:/|\b(?:photo|image|picture|pictured|pic|file|via|handout|credit|illustration)\b)"
CREDIT_END = re.compile(
    rf"(?:(?:^|[.?!]['\"”’)]*\s*)(?:\w+ by )?{SLASH_NAME}|(?i:[\[(][^\[\]()]{{0,60}}{PICTURED}[^\[\]()]{{0,60}}[\])]))"
    r"(?:\s?(?:more)?\s?>)?$"
)
GALLERY = re.compile(
    r"^\d{1,3}\s?/\s?\d{1,3}\s+\S|\b(?:caption|photo|image|slide|picture) \d{1,3} (?:of|/) \d{1,3}\b", re.IGNORECASE
)
END = 160  # characters at the end of a line in which a credit stands
SIGN_OFF = re.compile(
    r"\bcontributed (?:to this (?:report|story|article)|reporting)\b|^\W*(?:additional )?reporting (?:by|from)\b"
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
    if any(line.is_prose or len(line.words) >= PARAGRAPH for line in lines):
        marked |= {n for n, line in enumerate(lines) if not line.is_closed and len(line.words) < STUB}
    return frozenset(marked | (find_open(lines) - find_highlights(lines)) | find_scenes(lines))


def is_notice(line: Line) -> bool:
    """Whether a line by itself is a rights notice, a request to sign up, a picture's label or a post's signature."""
    cues, text = read_cues(), line.text
    rights = {hit.lower() for hit in cues["rights"].findall(text)}
    prompts = {hit.lower() for hit in cues["prompt"].findall(text)}
    if any(pattern.search(text) for pattern in (PICTURE_LABEL, GALLERY, POSTED)) or CREDIT_END.search(text[-END:]):
        return True
    if len(rights) >= 2:
        return True
    return len(prompts) >= LEAST_PROMPTS and bool(cues["address"].search(text)) and not cues["says"].search(text)


def find_open(lines: Sequence[Line]) -> set[int]:
    """Find the lines after the first paragraph that end without a full stop, where paragraphs have one.

    Spared are those that end with a colon and the items of a list.
    """
    long = [line for line in lines if len(line.words) >= LONG]
    first = next((n for n, line in enumerate(lines) if line.is_prose), len(lines))
    if sum(line.is_closed for line in long) < LEAST_CLOSED * len(long):
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
    others = [cues[kind] for kind in ("picture", "prompt", "related", "rights", "address")]
    times = Counter(fold(line.text) for line in lines)
    told = {n for n, line in enumerate(lines) if line.is_prose and cues["says"].search(line.text)}
    once = {n for n in told if times[fold(lines[n].text)] == 1}
    told = {n for n in once if not any(pattern.search(lines[n].text) for pattern in others)}
    return told | {n for n, line in enumerate(lines) if is_article(line)}


def is_article(line: Line) -> bool:
    """Whether a line holds so many sentences that it must be the article itself."""
    return len(line.words) >= LONG_LINE and len(INNER_STOP.findall(line.text)) >= LEAST_STOPS


LEAST_STOPS = 4


def find_listed(lines: Sequence[Line], chosen: set[int]) -> set[int]:
    """Find the items of a list after a body line that ends with a colon."""
    found: set[int] = set()
    for n in range(1, len(lines)):
        text = lines[n].text
        opened = n - 1 in chosen and lines[n - 1].text.endswith(":")
        if (opened or n - 1 in found) and (LIST_ITEM.search(text) or text[:1].islower()):
            found.add(n)
    return found
