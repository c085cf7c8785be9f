"""Labels: words that outlets choose among for the same people or power (`rebels` / `insurgents`), by report."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import combinations

from rashomon.compare.phrases import Chunk, find_chunks, make_span
from rashomon.compare.rows import make_difference, make_value
from rashomon.compare.statements import read_statement
from rashomon.model import Difference, DifferenceKind, Reading, Story

JUDGED: tuple[DifferenceKind, str] = ("wording", "outlets choose other words for the same people or the same power")
Labelled = dict[str, list[Chunk]]  # the noun phrases of a report, by label
MOST = 2  # labels shown for a report


@cache
def label_families() -> dict[str, str]:
    """The family of each label (data/label_families.tsv)."""
    text = (files("rashomon") / "data" / "label_families.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {word: family for family, words in rows for word in words.split()}


def differ_in_labels(story: Story) -> Iterator[Difference]:
    """For each family of labels of which reports prefer different ones, each report's."""
    found = {reading.report.id: find_labels(reading) for reading in story.readings}
    for family in dict.fromkeys(label_families().values()):
        rows = {report: pick_labels(chunks, family) for report, chunks in found.items()}
        if not any(is_other(one, other) for one, other in combinations(rows.values(), 2)):
            continue
        chunks = [row[label][0] for row in rows.values() for label in sorted(row, key=lambda x: -len(row[x]))[:MOST]]
        spans = [(make_span(c.statement, c.first, c.last), find_label(c)) for c in chunks]
        values = [make_value(span, label) for span, label in spans]
        yield make_difference(None, "label", JUDGED, f"Which word for {family}?", values)


def is_other(one: Labelled, other: Labelled) -> bool:
    """Whether two reports prefer other labels, or each has one that the other does not use."""
    if not one or not other:
        return False
    preferred = [max(row, key=lambda label: len(row[label])) for row in (one, other)]
    return preferred[0] != preferred[1] or bool(one.keys() - other.keys() and other.keys() - one.keys())


def find_labels(reading: Reading) -> list[Chunk]:
    """The noun phrases of a report that hold a label, in order."""
    places = [s.span for s in reading.sentences]
    return [c for place in places for c in find_chunks(read_statement(reading, place)) if find_label(c)]


def find_label(chunk: Chunk) -> str:
    """The label that a noun phrase holds: its head, or the word before it (`rebel groups`)."""
    words = (chunk.head, *chunk.others[::-1])[:2]
    forms = [form for word in words for form in (word, word.removesuffix("s"))]
    return next((form for form in forms if form in label_families()), "")


def pick_labels(chunks: list[Chunk], family: str) -> Labelled:
    """The noun phrases of a family, by label."""
    rows: Labelled = {}
    for chunk in chunks:
        label = find_label(chunk)
        if label_families()[label] == family:
            rows.setdefault(label, []).append(chunk)
    return rows
