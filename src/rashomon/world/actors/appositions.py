"""Descriptions that stand beside a name and say who it is: `the boy, named X`, `X, a shopkeeper`, `Y's wing, the Z`.

Each gives a pair of mentions and the whole stretch, which is a form of the actor too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from rashomon.model import Comparison
from rashomon.world.actors.entries import Entry
from rashomon.world.actors.predicates import BODIES

NESTED = 8  # mentions within a mention, and beside it, that can stand between two neighbours in order
BESIDE = re.compile(
    r"^(?P<owner>['’]s)?(?P<comma>,)?(?: (?:aged )?\d{1,3},)?\s+(?:(?:named|called|identified as)\s+)?"
    r"(?:(?:a|an|the)\s+)?$"
)
COMPLEMENT = re.compile(r"\s+(?:of|in|at|for|from|with)\s+[^,.;:()“”\"\n]{2,50}(?=[,.;])")
AFTER = re.compile(
    r"^\s*(?:[,.;:)”\"]|of\b|in\b|at\b|for\b|from\b|who\b|which\b|said\b|told\b|has\b|was\b|is\b|had\b|$)"
)


def find_appositions(entries: list[Entry], comparison: Comparison) -> Iterator[tuple[Entry, Entry, Entry]]:
    """Give (description, name, the whole stretch as a mention of the name's node), in order."""
    reports = {reading.report.id: reading.report for reading in comparison.story.readings}
    for left, right in list_neighbours(entries):
        if left.named == right.named:
            continue
        described, named = (right, left) if left.named else (left, right)
        report = reports[left.span.report]
        match = BESIDE.match(report.text[left.span.end : right.span.start])
        suits = fits(described, named) and (named.kind == "PER" or not left.named or is_part(described))
        if match and suits and (match["comma"] or is_glued(described, left)):
            if match["owner"] and not left.named and not is_part(described):
                continue  # `the company's X` is not the company
            if left.named and not AFTER.match(report.text[right.span.end : right.span.end + 12]):
                continue
            ends = list_ends(report.text, left, right)
            spans = [report.span(left.span.start, end) for end in ends]
            spans += [report.span(right.span.start, end) for end in ends[1:]]
            whole = replace(described, node=named.node, kind=named.kind, span=spans[0], forms=tuple(spans[1:]))
            yield described, named, whole


def list_neighbours(entries: list[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Give each mention with the one that ends nearest before it, the longest of those."""
    ordered = sorted(entries, key=lambda entry: entry.span.place)
    for at, right in enumerate(ordered):
        near = ordered[max(0, at - NESTED) : at]
        before = [e for e in near if e.span.report == right.span.report and e.span.end <= right.span.start]
        if before:
            yield max(before, key=lambda e: (e.span.end, -e.span.start)), right


def list_ends(text: str, left: Entry, right: Entry) -> list[int]:
    """Where the stretch ends: with its last word, and with what is said of the office (`X, police chief of Y`)."""
    more = COMPLEMENT.match(text, right.span.end) if left.named else None
    return [right.span.end, *([more.end()] if more else [])]


def fits(described: Entry, named: Entry) -> bool:
    """Whether a description of one person or of a part can be of the name beside it."""
    if is_part(described):
        return named.kind != "PER" and not named.node.startswith("nation:")
    if "/one" not in described.node:
        return False
    if described.kind in BODIES:
        return named.kind in ("ORG", "MISC")
    return named.kind in ("PER", "MISC", "")


def is_part(described: Entry) -> bool:
    """Whether a description is of a part of a body."""
    return described.node.startswith("ring:part/")


def is_glued(described: Entry, left: Entry) -> bool:
    """Whether the description stands before its name without a comma: a child, a part."""
    return described is left and (described.grade != "own" or described.kind not in BODIES)
