"""Standfirsts: the line between title and text that tells the story once more, in an editor's words.

What it says the text says again, so it is the weaker witness of a claim; nothing in a report names it. It is known by
its place: the first paragraph of the body, short, and set apart from the rest by what is no body (a byline, a date, a
caption) or by an empty line where most of the rest has none.
"""

from itertools import pairwise

from rashomon.model import Report

LONGEST = 50  # words


def find_standfirst(report: Report) -> tuple[int, int] | None:
    """Where a report's standfirst stands in its text, or None where it has none."""
    parts = [part for part in report.body if report.text[slice(*part)].strip()]
    gaps = [report.text[one[1] : other[0]] for one, other in pairwise(parts)]
    for number, gap in enumerate(gaps):
        if gap.strip() or "\n" in gap:
            start, end = parts[0][0], parts[number][1]
            breaks = ["\n\n" in after for after in gaps[number + 1 :] if "\n" in after]
            apart = bool(gap.strip()) or ("\n\n" in gap and sum(breaks) * 2 < len(breaks))
            return (start, end) if apart and len(report.text[start:end].split()) <= LONGEST else None
    return None
