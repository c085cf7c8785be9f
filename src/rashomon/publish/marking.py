"""Marks the passages of a report in its text, where they overlap in any way, as elements that nest.

Passages that cross are cut: the part that sticks out is opened again after the one it crosses has ended; so are those
that run over the end of a paragraph. So the pieces, put one after the other, are the text itself, whatever the marks.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

PARAGRAPH = re.compile(r"[^\n]+\n*|\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A small link after a passage: to its claim or its difference."""

    href: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of a text to be marked: its classes, its address, and the notes that follow it."""

    start: int
    end: int
    kinds: tuple[str, ...]
    anchor: str = ""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of the marked text: characters, or the beginning or the end of a mark."""

    kind: Literal["text", "open", "close"]
    text: str = ""
    mark: Mark | None = None


def cut_paragraphs(text: str, marks: Iterable[Mark]) -> Iterator[tuple[Piece, ...]]:
    """Cut a text into the pieces of each of its paragraphs, line breaks at their ends included."""
    ordered = sorted(marks, key=lambda mark: mark.start)
    for match in PARAGRAPH.finditer(text):
        start, end = match.span()
        held = (clip_mark(mark, start, end) for mark in ordered if mark.start < end and start < mark.end)
        yield tuple(cut_text(match[0], held))


def clip_mark(mark: Mark, start: int, end: int) -> Mark:
    """The part of a mark in a paragraph, from its beginning: the address stands at the first, the notes at the last."""
    return replace(
        mark,
        start=max(mark.start, start) - start,
        end=min(mark.end, end) - start,
        anchor=mark.anchor if mark.start >= start else "",
        notes=mark.notes if mark.end <= end else (),
    )


def cut_text(text: str, marks: Iterable[Mark]) -> Iterator[Piece]:
    """Cut a text into pieces at its marks, longest first where several begin at one place."""
    waiting = [(mark.start, -mark.end, n, mark) for n, mark in enumerate(marks)]
    heapq.heapify(waiting)
    opened: list[Mark] = []
    at = 0
    while waiting or opened:
        if opened and (not waiting or opened[-1].end <= waiting[0][0]):
            mark = opened.pop()
            yield from make_piece(text[at : mark.end])
            yield Piece(kind="close", mark=mark)
            at = mark.end
            continue
        start, _, n, mark = heapq.heappop(waiting)
        yield from make_piece(text[at:start])
        at = start
        if opened and mark.end > opened[-1].end:
            border = opened[-1].end
            heapq.heappush(waiting, (border, -mark.end, n, replace(mark, start=border, anchor="")))
            mark = replace(mark, end=border, notes=())
        opened.append(mark)
        yield Piece(kind="open", mark=mark)
    yield from make_piece(text[at:])


def make_piece(text: str) -> Iterator[Piece]:
    """The piece of a stretch of text, if there is any."""
    if text:
        yield Piece(kind="text", text=text)
