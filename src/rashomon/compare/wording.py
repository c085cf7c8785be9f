"""Differences of wording between the versions of one quotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.model import Claim, Difference, Quote, Value, make_id


def find_wordings(quotes: Sequence[Quote], claims: Sequence[Claim]) -> Iterator[Difference]:
    """For each utterance that two reports word differently, its versions side by side."""
    for quote in quotes:
        values = tuple(sorted(span.extend(Value, value=" ".join(span.text.split())) for span in quote.variants))
        if len({v.report for v in values}) > 1 and len({fold(v.value) for v in values}) > 1:
            yield Difference(
                id=make_id("d", "wording", *(v.place for v in values)),
                claim=find_home(values, claims),
                aspect="wording",
                kind="wording",
                question=f"In which words: “{values[0].value}”?",
                values=values,
                explanation="the same utterance, quoted in other words or cut otherwise",
            )


def fold(text: str) -> str:
    """A quotation without case and outer punctuation."""
    return text.lower().strip(" .,;:!?'\"“”‘’")


def find_home(values: Sequence[Value], claims: Sequence[Claim]) -> str | None:
    """The claim that most of the versions overlap."""
    counts = {c.id: sum(any(span.overlaps(v) for span in c.evidence) for v in values) for c in claims}
    best = max(counts, key=lambda i: counts[i], default=None)
    return best if best and counts[best] else None
