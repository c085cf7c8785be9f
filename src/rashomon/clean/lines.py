"""The lines of a report's text with their places, and what can be counted in one line by itself.

A line is what stands between two line breaks, trimmed of white space; an empty one is none.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from rashomon.clean.posts import cut_signature

# The last sign of an article that magazines print, `■` or `µ`, may stand behind the full stop.
FINAL = re.compile(r"""(?:[.?!…]["'”’»)\]*_]*|[.?!,]["”’'])\s*(?:\s[^\x00-\x7f“‘«])?$""")
OPEN_END = re.compile(r"(?:\.\.\.|…)$")
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
INNER_STOP = re.compile(r"""[.?!]["”’)]*\s+["“‘(]*[A-Z0-9]""")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text: its place, its text without mark-down signs, and whether a post's signature followed it."""

    start: int
    end: int
    text: str
    signed: bool = False

    @property
    def words(self) -> list[str]:
        """Its words."""
        return WORD.findall(self.text)

    @property
    def is_closed(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(FINAL.search(self.text[-END:])) and not OPEN_END.search(self.text[-END:])

    @property
    def is_prose(self) -> bool:
        """Whether it is long and closed, as a paragraph is."""
        return self.is_closed and len(self.words) >= LEAST_PROSE


END = 20  # characters in which the marks at the end of a line stand
LEAST_PROSE = 15  # words; of 2,000 closed lines of that length in fundus pages 93 in 100 are body
SIGN_BEFORE = re.compile(r"(?:#{1,6}\s+|>\s*|[-*+•·▪●◦]\s+|\*{1,3}(?=\S)|_{2,})+")
SIGN_AFTER = re.compile(r"(?:(?<=\S)\*{1,3}|_{2,}|\s#+)+$")


def split_lines(text: str) -> list[Line]:
    """Split a text into its lines with their places; mark-down signs at either end, and the signature of a post, lie
    outside of a line's place.

    Where a text is wrapped at a width, the lines between two empty ones are one; so are two between which a sentence
    goes on.
    """
    places = list(find_places(text))
    if is_wrapped(text, places):
        places = unwrap(text, places)
    ends = join_broken(text, [trim(text, start, end) for start, end in places])
    cut = [(start, cut_signature(text, start, end), end) for start, end in ends]
    return [Line(a, b, " ".join(text[a:b].split()), signed=b < end) for a, b, end in cut if a < b]


def find_places(text: str) -> Iterator[tuple[int, int]]:
    """Give the place of each line that is not empty, white space left out."""
    at = 0
    for raw in text.splitlines(keepends=True):
        start = at + len(raw) - len(raw.lstrip())
        if raw.strip():
            yield start, start + len(raw.strip())
        at += len(raw)


def is_wrapped(text: str, places: Sequence[tuple[int, int]]) -> bool:
    """Whether the lines are cut at a width: none is longer, and at most of the bare breaks a sentence goes on."""
    if len(places) < LEAST_WRAPPED or max(end - start for start, end in places) > WIDEST:
        return False
    joints = [(text[a:b], text[c]) for (a, b), (c, _) in pairwise(places) if text.count("\n", b, c) == 1]
    broken = [line for line, after in joints if not FINAL.search(line[-END:]) and after.islower()]
    return len(joints) > MOST_BARE * len(places) and len(broken) > len(joints) / 2


def unwrap(text: str, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join the lines between which no empty one stands."""
    found: list[tuple[int, int]] = []
    for start, end in places:
        if found and text[found[-1][1] : start].count("\n") < 2:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


LEAST_WRAPPED, WIDEST = 6, 110  # lines; columns: mail and terminals wrap at 66 to 100
MOST_BARE = 0.35  # share of the lines that another follows without an empty one; paragraphs of two lines have 0.5
BROKEN = re.compile(
    r"(?:[,–—]|\b(?:the|a|an|of|in|on|at|to|for|and|or|but|by|with|from|as|that|which|who|its|his|her|their))$", re.I
)
LEAST_BROKEN = 6  # words of a line in which a sentence can break off


def join_broken(text: str, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join two lines where the sentence of the first goes on in the second."""
    found: list[tuple[int, int]] = []
    for start, end in places:
        if found and is_broken(text[slice(*found[-1])], text[found[-1][1] : start], text[start:end]):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def is_broken(line: str, gap: str, after: str) -> bool:
    """Whether the sentence of a line goes on in the next: a comma or little word ends it, or a small letter follows.

    Across an empty line a small letter counts only after a line as long as a paragraph's.
    """
    count = len(WORD.findall(line))
    if FINAL.search(line[-END:]) or count < LEAST_BROKEN or re.search(r"[:;](?: and| or)?$", line):
        return False
    if BROKEN.search(line):
        return after[:1].isalnum() or after[:1] in "\"“‘'("
    return after[:1].islower() and not re.match(r"by\s+[A-Z]", after) and (gap.count("\n") < 2 or count >= LEAST_PROSE)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Move two ends inwards over white space and mark-down signs; a line of nothing else is left as it is."""
    first, last = start, end
    while True:
        part = text[start:end]
        start += len(part) - len(part.lstrip())
        end -= len(part) - len(part.rstrip())
        before = SIGN_BEFORE.match(text, start, end)
        after = SIGN_AFTER.search(text[max(start, end - END) : end])
        start += len(before[0]) if before else 0
        end -= len(after[0]) if after else 0
        if start >= end:
            return first, last
        if not before and not after:
            return start, end


def fold(text: str) -> str:
    """Leave of a text its words in lower case, to see whether two say the same."""
    return " ".join(WORD.findall(text.lower().replace("’", "'")))


@cache
def read_cues() -> Mapping[str, re.Pattern[str]]:
    """Give the cue phrases of each kind as one pattern."""
    data = json.loads(files("rashomon").joinpath("data/clean/cues.json").read_text(encoding="utf-8"))
    return {kind: make_pattern(phrases) for kind, phrases in data.items() if isinstance(phrases, list)}


def make_pattern(phrases: list[str]) -> re.Pattern[str]:
    """Make one pattern of phrases, the longest first, as whole words."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)", re.IGNORECASE)
