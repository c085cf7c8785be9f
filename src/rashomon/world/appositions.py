"""Descriptions that stand beside a name and say who it is: `the boy, named X`, `X, a shopkeeper`, `Y's wing, the Z`.

Each gives a pair of mentions and the whole stretch, which is a form of the actor too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from rashomon.model import Comparison
from rashomon.world.entries import Entry

BESIDE = re.compile(r"^(?:['’]s)?(?P<comma>,)?\s+(?:named\s+|called\s+|identified as\s+)?(?:a\s+|an\s+|the\s+)?$")
AFTER = re.compile(r"^\s*(?:[,.;:)”\"]|who\b|which\b|said\b|told\b|has\b|was\b|is\b|had\b|$)")


def find_appositions(entries: list[Entry], comparison: Comparison) -> Iterator[tuple[Entry, Entry, Entry]]:
    """Give (description, name, the whole stretch as a mention of the name's node), in order."""
    reports = {reading.report.id: reading.report for reading in comparison.story.readings}
    for left, right in pairwise(sorted(entries, key=lambda entry: entry.span.place)):
        if left.span.report != right.span.report or left.named == right.named or right.span.start < left.span.end:
            continue
        described, named = (right, left) if left.named else (left, right)
        report = reports[left.span.report]
        match = BESIDE.match(report.text[left.span.end : right.span.start])
        if match and fits(described, named) and (match["comma"] or is_glued(described, left)):
            if left.named and not AFTER.match(report.text[right.span.end : right.span.end + 12]):
                continue
            whole = Entry(node=named.node, span=report.span(left.span.start, right.span.end), nouns=described.nouns)
            yield described, named, whole


def fits(described: Entry, named: Entry) -> bool:
    """Whether a description of one person or of a part can be of the name beside it."""
    if described.node.startswith("ring:part/"):
        return named.kind != "PER" and not named.node.startswith("nation:")
    return "/one" in described.node and described.kind == "person" and named.kind in ("PER", "MISC", "")


def is_glued(described: Entry, left: Entry) -> bool:
    """Whether the description stands before its name without a comma: a child, a part."""
    return described is left and described.node.startswith(("ring:child/", "ring:part/"))
