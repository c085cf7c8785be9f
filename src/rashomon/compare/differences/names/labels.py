"""Labels: words that outlets choose among for the same people or power (`rebels` / `insurgents`), by report.

Also the words for acts (`airstrike`, `attack`, `aggression`), by outlet, with the claims that they stand in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import combinations

from rashomon.compare.differences.phrases import Chunk, find_chunks, make_span
from rashomon.compare.differences.rows import make_difference, make_value
from rashomon.compare.differences.statements import read_statement
from rashomon.compare.differences.vocabulary import read_rows
from rashomon.model import Claim, Difference, DifferenceKind, Reading, Span, Story, Usage, Use

JUDGED: tuple[DifferenceKind, str] = ("wording", "outlets choose other words for the same people or the same power")
Labelled = dict[str, list[Chunk]]  # the noun phrases of a report, by label
MOST = 2  # labels shown for a report


@cache
def label_families() -> dict[str, str]:
    """The family of each label (data/label_families.tsv)."""
    return {word: family for family, words in read_rows("label_families.tsv") for word in words.split()}


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
    """The noun phrases of a report that hold a label, in order; those of its title left out."""
    places = [s.span for s in reading.sentences if s.paragraph >= 0]
    return [
        c for place in places for c in find_chunks(read_statement(reading, place)) if find_label(c) and is_common(c)
    ]


def is_common(chunk: Chunk) -> bool:
    """Whether a noun phrase is no name: what a body is called (`the Tarnsund Opposition Front`) is not chosen."""
    return chunk.statement.tokens[chunk.last].pos_ == "NOUN"


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


@cache
def act_families() -> dict[str, dict[str, bool]]:
    """The families of each word for an act, and whether the word means nothing else (data/act_families.tsv)."""
    text = (files("rashomon") / "data" / "act_families.tsv").read_text(encoding="utf-8")
    families: dict[str, dict[str, bool]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            family, words = line.split("\t")
            for word in words.split(", "):
                families.setdefault(word.rstrip("?"), {})[family] = not word.endswith("?")
    return families


def count_acts(story: Story, claims: tuple[Claim, ...]) -> tuple[Usage, ...]:
    """How often each outlet uses which noun for the acts of each family: families and nouns by use, then outlets."""
    found = [(span, label) for reading in story.readings for span, label in find_acts(reading)]
    sure = {family for _, label in found for family, alone in act_families()[label].items() if alone}
    outlets = {reading.report.id: reading.report.outlet or reading.report.id for reading in story.readings}
    homes = place_claims(claims)
    rows: dict[tuple[str, str, str], list[Use]] = {}
    for span, label in found:
        use = span.extend(Use, claim=find_claim(span, homes))
        for family in sure & act_families()[label].keys():
            rows.setdefault((family, label, outlets[span.report]), []).append(use)
    totals = Counter[str]()
    for (family, label, _), uses in rows.items():
        totals.update({family: len(uses), f"{family}/{label}": len(uses)})
    order = sorted(rows, key=lambda r: (-totals[r[0]], r[0], -totals[f"{r[0]}/{r[1]}"], r[1], r[2]))
    return tuple(
        Usage(actor=None, family=row[0], outlet=row[2], label=row[1], count=len(rows[row]), evidence=tuple(rows[row]))
        for row in order
    )


def find_acts(reading: Reading) -> Iterator[tuple[Span, str]]:
    """The noun phrases of a report whose head is a word for an act, with the word."""
    for sentence in reading.sentences:
        for chunk in find_chunks(read_statement(reading, sentence.span)):
            label = next((form for form in list_forms(chunk) if form in act_families()), "")
            if label:
                yield make_span(chunk.statement, chunk.first, chunk.last), label


def list_forms(chunk: Chunk) -> Iterator[str]:
    """What a noun phrase may be looked up under: its last two words, joined or apart, then its last."""
    heads = (chunk.head, chunk.head.removesuffix("s"))
    for before in chunk.others[-1:]:
        yield from (f"{before}{joint}{head}" for joint in (" ", "-", "") for head in heads)
    yield from heads


def place_claims(claims: tuple[Claim, ...]) -> dict[str, list[tuple[Span, str]]]:
    """The passages of all claims by report, those of the claims of most reports first."""
    homes: dict[str, list[tuple[Span, str]]] = {}
    for claim in sorted(claims, key=lambda claim: -len(claim.reports)):
        for span in claim.evidence:
            homes.setdefault(span.report, []).append((span, claim.id))
    return homes


def find_claim(span: Span, homes: dict[str, list[tuple[Span, str]]]) -> str | None:
    """The claim that a phrase stands in; of several, that of most reports."""
    return next((claim for place, claim in homes.get(span.report, ()) if place.holds(span)), None)
