"""The parts of a line that are not the article's: share buttons and sign-up boxes glued to its text.

Extraction often gives a whole article as one line. Such a line is looked at sentence by sentence; in any line, what the
patterns of `data/clean/inner.txt` find is cut out. What is left comes back as passages in order.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from rashomon.clean.lines import Line, read_cues, trim
from rashomon.clean.marks import LONG_LINE, is_notice
from rashomon.clean.posts import find_signatures

CAPTION = re.compile(r"\b(?:Media|Image|Video) caption\s(?:\S+\s){3}")
CAPITAL = re.compile(r"(?<=[^\W_])\s+(?P<word>[A-Z]\w*)\b")
COUNTER = re.compile(r"\b(\d{1,3})\s?(?:/|of)\s?(\d{1,3})\b")
LEAST_SHOWN = 3  # counters of one gallery, each one more than the last: `4/19 ... 5/19 ... 6/19`
SENTENCE = re.compile(r"(?<=[.?!])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9#@\[])")
# Where an embedded post ends that has no full stop: its signature `(@name) June 3, 2021`, or a link that nobody signs.
POST_END = re.compile(
    r"\(@\w+\)(?:\s+(?:\d{1,2} )?[A-Z][a-z]+ (?:\d{1,2}, )?\d{4})?\s+(?=[\"“‘(@]?[A-Z0-9])"
    r"|(?:pic\.twitter\.com|https?://t\.co)/\w+\s+(?=[\"“‘]?[A-Z])"
)


@cache
def read_inner() -> re.Pattern[str]:
    """Give the furniture that stands within lines, as one pattern."""
    text = files("rashomon").joinpath("data/clean/inner.txt").read_text(encoding="utf-8")
    rows = [row for row in text.splitlines() if row and not row.startswith("#")]
    return re.compile("|".join(f"(?:{row})" for row in rows))


def cut_pieces(text: str, line: Line) -> list[tuple[int, int]]:
    """Give the passages of a body line that are left when furniture is cut out."""
    finders = (find_inner, find_notices, find_label, find_gallery)
    cuts = sorted(place for find in finders for place in find(text, line))
    left, at = [], line.start
    for start, end in [*cuts, (line.end, line.end)]:
        if start > at:
            left.append(trim(text, at, start))
        at = max(at, end)
    return [(start, end) for start, end in left if any(char.isalnum() for char in text[start:end])]


def find_inner(text: str, line: Line) -> Iterator[tuple[int, int]]:
    """Find the furniture within a line."""
    for match in read_inner().finditer(text, line.start, line.end):
        yield match.span()
    yield from find_signatures(text, line.start, line.end, glued=len(line.words) >= LONG_LINE)


def find_notices(text: str, line: Line) -> Iterator[tuple[int, int]]:
    """Find the sentences of a long line that are notices by themselves."""
    if len(line.words) < LONG_LINE:
        return
    at = line.start
    ends = {match.end() for find in (SENTENCE, POST_END) for match in find.finditer(text, line.start, line.end)}
    ends |= set(find_captions(text, line))
    for end in sorted(ends | {line.end}):
        if is_notice(Line(at, end, " ".join(text[at:end].split()))):
            yield at, end
        at = end


def find_captions(text: str, line: Line) -> Iterator[int]:
    """Find where labelled captions without a full stop end: before a word that opens a sentence by its capital."""
    for label in CAPTION.finditer(text, line.start, line.end):
        stop = SENTENCE.search(text, label.end(), line.end)
        words = CAPITAL.finditer(text, label.end(), stop.start() if stop else line.end)
        opened = next((word for word in words if is_opener(word["word"])), None)
        if opened:
            yield opened.start("word")


def is_opener(word: str) -> bool:
    """Whether a word that has a capital letter has it because a sentence begins with it."""
    cues = read_cues()
    return any(cues[kind].fullmatch(word) for kind in ("opener", "plain"))


def find_label(text: str, line: Line) -> Iterator[tuple[int, int]]:
    """Find a label such as `Story highlights` at the head of a line that goes on with a sentence."""
    label = read_cues()["label"].match(text, line.start, line.end)
    if label and re.match(r"\s+[\"“‘(]?[A-Z0-9]", text[label.end() : line.end]):
        yield label.span()


def find_gallery(text: str, line: Line) -> Iterator[tuple[int, int]]:
    """Find the pictures of a gallery glued into a line, from the first counter of a run to the last."""
    run: list[re.Match[str]] = []
    for match in [*COUNTER.finditer(text, line.start, line.end), None]:
        if match and run and match[2] == run[-1][2] and int(match[1]) == int(run[-1][1]) + 1:
            run.append(match)
            continue
        if len(run) >= LEAST_SHOWN:
            yield run[0].start(), run[-1].end()
        run = [match] if match else []
