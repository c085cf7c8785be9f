"""The page's part on who said what: quotations through their versions, and who is quoted by whom."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from rashomon.model import Quote
from rashomon.publish.index import Cited, Index, cite
from rashomon.publish.naming import Minor, Witness, count, make_line, tame

MOST_SOURCES = 14  # that have a row each; the others are listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Words of a version: in both (`=`), only in the first (`-`), only in this one (`+`)."""

    sign: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a quotation: where it stands, and how it differs from the first."""

    cited: Cited
    edits: tuple[Edit, ...]
    same: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRow:
    """One utterance with its versions."""

    slug: str
    speaker: str
    total: str
    several: bool
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """Somebody to whom statements are attributed, and how many by each report."""

    name: str
    numbers: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechView:
    """Input of `speech.html.j2`: quotations in several reports, those in one, the sources most and least quoted."""

    shared: tuple[QuoteRow, ...]
    alone: tuple[QuoteRow, ...]
    sources: tuple[SourceRow, ...]
    least: tuple[Minor, ...]
    witnesses: tuple[Witness, ...]


def view_speech(index: Index) -> SpeechView:
    """Show the quotations and the sources of an account."""
    rows = sorted(index.account.quotes, key=lambda q: (-len({v.report for v in q.variants}), -len(q.variants)))
    shown = [(len({v.report for v in q.variants}) > 1, show_quote(index, q)) for q in rows]
    sources = count_sources(index)
    return SpeechView(
        shared=tuple(row for several, row in shown if several),
        alone=tuple(row for several, row in shown if not several),
        sources=sources[:MOST_SOURCES],
        least=tuple(
            Minor(
                name=row.name,
                mentions=row.total,
                marks=tuple(w for w, number in zip(index.names.witnesses, row.numbers, strict=True) if number),
            )
            for row in sources[MOST_SOURCES:]
        ),
        witnesses=index.names.witnesses,
    )


def show_quote(index: Index, quote: Quote) -> QuoteRow:
    """Show a quotation with the word edits from its first version to each."""
    versions = []
    for n, variant in enumerate(quote.variants):
        edits = quote.differs[n] if n and n < len(quote.differs) else (("=", variant.text),)
        made = tuple(Edit(sign=sign, words=tame(words)) for sign, words in edits)
        same = n > 0 and all(edit.sign == "=" for edit in made)
        versions.append(Version(cited=cite(index, variant), edits=made, same=same))
    return QuoteRow(
        slug=index.slugs[quote.id],
        speaker=make_line(index.names.name_actor(quote.speaker)),
        total=count(len(quote.variants), "version"),
        several=len(quote.variants) > 1,
        versions=tuple(versions),
    )


def count_sources(index: Index) -> tuple[SourceRow, ...]:
    """Count the attributions of each source by report, most quoted first."""
    found: Counter[tuple[str, str]] = Counter()
    for row in index.account.attributions:
        source = row.source_actor or (row.source.text if row.source else None)
        if source:
            found[make_line(index.names.name_actor(source), 60), row.report] += 1
    rows = [
        SourceRow(name=name, numbers=numbers, total=sum(numbers))
        for name in dict.fromkeys(name for name, _ in found)
        if (numbers := tuple(found[name, w.id] for w in index.names.witnesses))
    ]
    return tuple(sorted(rows, key=lambda r: (-r.total, r.name)))
