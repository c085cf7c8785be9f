"""Which passages of a report are article body: the paragraphs in order, trimmed, without what stands around them.

A line is body where the weights say so (see `judge`), and a few things hold whatever they say: the title and its
repeats are not, and captions between the headline and a dateline are not. A paragraph that a line break cuts in the
middle of a sentence is one passage.
"""

import re
from collections.abc import Sequence

from rashomon.clean.dateline import find_dateline
from rashomon.clean.judge import CUT, judge_lines
from rashomon.clean.lines import Line, fold
from rashomon.clean.marks import find_highlights, find_marked
from rashomon.clean.pieces import cut_pieces
from rashomon.model import Report

OPEN = re.compile(
    r"(?:[,;:–—-]|\b(?:the|a|an|of|in|on|at|to|for|and|or|but|by|with|from|as|that|its|his|her|their))$", re.I
)


def find_body(report: Report, lines: Sequence[Line]) -> Report:
    """Mark the body of a report, and its dateline, which is none of it."""
    heads = {n for n, line in enumerate(lines) if is_title(line, report)}
    chosen = [n for n in choose_lines(lines, report.title or "") if n not in heads]
    chosen = chosen or [n for n in range(len(lines)) if n not in heads] or list(range(len(lines)))
    start, dateline = find_dateline(report.text, [lines[n] for n in chosen])
    places = [place for n in chosen for place in cut_pieces(report.text, lines[n])]
    places = [(start if a <= start < b else a, b) for a, b in places]
    return report.with_(body=tuple(join_broken(report.text, places)), dateline=dateline)


def choose_lines(lines: Sequence[Line], title: str) -> list[int]:
    """Give the numbers of the lines that are body: what weights favour, and highlights, unless marked."""
    marked, highlights = find_marked(lines), find_highlights(lines)
    scores = judge_lines(lines, title)
    return [n for n, score in enumerate(scores) if (score > CUT or n in highlights) and n not in marked]


def is_title(line: Line, report: Report) -> bool:
    """Whether a line is the title or says the same."""
    return bool(report.title) and fold(line.text) == fold(report.title or "")


def join_broken(text: str, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join two passages where the line between them breaks in the middle of a sentence."""
    found: list[tuple[int, int]] = []
    for start, end in places:
        if found and is_broken(text, found[-1], start):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def is_broken(text: str, before: tuple[int, int], start: int) -> bool:
    """Whether the sentence before goes on after the break: only white space between, and an end that is none."""
    if text[before[1] : start].strip():
        return False
    end = text[before[0] : before[1]]
    return bool(OPEN.search(end)) and not end.endswith(":") and (text[start].isalnum() or text[start] in "\"“‘'(")
