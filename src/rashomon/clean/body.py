"""Which passages of a report are article body: the paragraphs in order, trimmed, without what stands around them.

A line is body where the weights say so (see `judge`), unless it bears a mark that excludes it (see `marks`); the title
and its repeats are none, nor is a dateline. A paragraph that a line break cuts within a sentence is one passage.
"""

from collections.abc import Sequence

from rashomon.clean.dateline import find_dateline
from rashomon.clean.header import is_dated
from rashomon.clean.judge import CUT, judge_lines
from rashomon.clean.lines import Line, fold
from rashomon.clean.marks import find_continued, find_highlights, find_listed, find_marked, find_sure
from rashomon.clean.pieces import cut_pieces
from rashomon.model import Finding, Report


def find_body(report: Report, lines: Sequence[Line]) -> Report:
    """Mark the body of a report, and its dateline, which is none of it."""
    heads = {n for n, line in enumerate(lines) if is_title(line, report) or is_dated(line)}
    chosen = [n for n in choose_lines(lines, report.title or "") if n not in heads]
    chosen = chosen or sorted(set(range(len(lines))) - heads - find_marked(lines))
    chosen = chosen or [n for n in range(len(lines)) if n not in heads] or list(range(len(lines)))
    start, dateline = find_dateline(report.text, [lines[n] for n in chosen])
    places = [place for n in chosen for place in cut_pieces(report.text, lines[n])]
    head = next((a for a, b in places if a < start < b), start)
    places = [(start if a <= start < b else a, b) for a, b in places]
    report = report.with_(body=tuple(join_places(report.text, places)), dateline=dateline)
    return add_finding(report, head, start) if dateline else report


def add_finding(report: Report, start: int, end: int) -> Report:
    """Say where the dateline of a report stands."""
    place = report.span(start, end) if start < end else None
    found = Finding(field="dateline", value=report.dateline or "", basis="the head of the first paragraph", span=place)
    return report.with_(findings=(*report.findings, found))


def choose_lines(lines: Sequence[Line], title: str) -> list[int]:
    """Give the numbers of the lines that are body: what weights favour or is sure, unless marked."""
    marked, sure = find_marked(lines), find_sure(lines) | find_highlights(lines)
    chosen = {n for n, score in enumerate(judge_lines(lines, title)) if (score > CUT or n in sure) and n not in marked}
    return sorted(chosen | find_listed(lines, chosen) | find_continued(lines, chosen))


def is_title(line: Line, report: Report) -> bool:
    """Whether a line is the title or says the same."""
    return bool(report.title) and fold(line.text) == fold(report.title or "")


def join_places(text: str, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join the pieces of a line between which nothing was cut."""
    found: list[tuple[int, int]] = []
    for start, end in places:
        if found and "\n" not in text[found[-1][1] : start] and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found
