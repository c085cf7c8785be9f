"""Who is quoted by whom: in go a text and frames, out come those of `X quoted Y as saying A` set right.

X hands on what Y says: two attributions with one content. The words between the two verbs are Y, neither part of the
content nor of the source's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.language.attribution.frames import Frame
from rashomon.language.attribution.words import TITLES

QUOTED = re.compile(
    r"\b(?:quot|cit)(?:ed|es|ing|e)\s+(?P<who>(?!by\b)[^.;:!?“”\"\n]{2,90}?),?\s+"
    r"(?:as\s+)(?P<say>saying|telling|claiming|writing|adding|having\s+(?:said|told|written))\b(?:\s+that\b)?[\s:,]*"
)
ABBREVIATED = re.compile(rf"\b(?:{TITLES}|[A-Z])\.(?=\s)")
AROUND = 160  # characters before a frame's cue in which `quoted` is looked for


def read_quoted(text: str, frames: Sequence[Frame]) -> list[Frame]:
    """Give the frames with the source that is quoted, and without contents that hold only who is quoted."""
    return [fixed for frame in frames for fixed in fix_quoted(text, frame)]


def fix_quoted(text: str, frame: Frame) -> Iterator[Frame]:
    """Give one frame, set right, or nothing where nothing is left of its content."""
    found = find_quoted(text, frame)
    if not found or not frame.cue:
        yield frame
    elif frame.cue[0] >= found.start("say"):
        yield frame._replace(source=found.span("who"))
    elif frame.content[0] >= found.end():
        yield frame
    elif frame.content[0] >= found.start():
        start = min(found.end(), frame.content[1])
        if any(char.isalnum() for char in text[start : frame.content[1]]) and not is_addressee(found, text, start):
            yield frame._replace(content=(start, frame.content[1]))
    else:
        yield frame


def find_quoted(text: str, frame: Frame) -> re.Match[str] | None:
    """Find the words `quoted Y as saying` that hold the cue of a frame."""
    if not frame.cue:
        return None
    low = max(0, frame.cue[0] - AROUND)
    flat = ABBREVIATED.sub(lambda match: match[0][:-1] + "_", text[low : frame.cue[1] + AROUND])
    for match in QUOTED.finditer(" " * low + flat, low):
        if match.start() < frame.cue[1] and frame.cue[0] < match.end("say"):
            return match
    return None


def is_addressee(found: re.Match[str], text: str, start: int) -> bool:
    """Whether what follows `as telling` is only to whom it was told: it ends its sentence within a few words."""
    return found["say"] == "telling" and len(re.split(r"[.!?]", text[start:], maxsplit=1)[0].split()) <= 3
