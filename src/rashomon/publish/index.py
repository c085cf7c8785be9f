"""What every part of the page needs to know: names, the number of each claim, and the address of each passage.

A passage's address is `#r-<report>-<start>`; where several begin at one place the longest has that address and the
others have their end after it, so every address is unique and stays the same as long as the report does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from rashomon.model import Account, Claim, Event, Report, Span
from rashomon.publish.naming import Names, Witness, make_names, make_slugs, sort_claims, tame

Place = tuple[str, int, int]
CONTEXT = 70  # characters shown before and after a passage that is cut out of its paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """An account with its names and addresses."""

    account: Account
    names: Names
    reports: dict[str, Report]
    claims: tuple[Claim, ...]
    numbers: dict[str, int]
    slugs: dict[str, str]
    anchors: dict[Place, str]

    def link_claim(self, claim: str | None) -> str:
        """The address of a claim on the page; empty for None."""
        return f"#claim-{self.slugs[claim]}" if claim else ""

    def link_passage(self, span: Span) -> str:
        """The address of a passage in its report's text."""
        return f"#{self.anchors[span.place]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A passage as it is shown away from its text: with its outlet, its address and a little of what stands around."""

    witness: Witness
    href: str
    text: str
    before: str
    after: str
    start: int
    end: int


def make_index(account: Account) -> Index:
    """Name and number all that a page of the account speaks of."""
    names = make_names(account)
    claims = tuple(sort_claims(account.claims))
    ids = [*(c.id for c in claims), *(d.id for d in account.differences), *(q.id for q in account.quotes)]
    ids += [event.id for event in account.events]
    return Index(
        account=account,
        names=names,
        reports={report.id: report for report in account.reports},
        claims=claims,
        numbers={claim.id: number for number, claim in enumerate(claims, start=1)},
        slugs=dict(zip(ids, make_slugs(ids), strict=True)),
        anchors=make_anchors(names, (span.place for span in list_spans(account))),
    )


def list_spans(account: Account) -> Iterator[Span]:
    """Every passage that the page leads to; of an actor's and a place's mentions the first in each report."""
    yield account.story.headline
    for claim in account.claims:
        yield from claim.evidence
        yield from (span for chain in claim.chains for span in chain.basis)
    for difference in account.differences:
        yield from difference.values
    for quote in account.quotes:
        yield from quote.variants
    for link in account.lineage:
        yield from (*link.evidence, *link.theirs)
    for tie in account.ties:
        yield from (*tie.evidence, *tie.antecedents)
    for happening in account.timeline:
        yield from happening.evidence
    for mentions in (*(a.mentions for a in account.actors), *(p.mentions for p in account.places)):
        yield from find_firsts(mentions)
    yield from list_firsts(account)
    for report in account.reports:
        yield from (finding.span for finding in report.findings if finding.span)


def list_firsts(account: Account) -> Iterator[Span]:
    """The first passages, by report, of events, of doubts about names and of the words used for acts."""
    for event in account.events:
        yield from find_firsts(tell_event(event))
    for doubt in account.doubts:
        yield from (*doubt.left[:1], *doubt.right[:1])
    for usage in account.labels:
        yield from find_firsts(usage.evidence)


def find_firsts(mentions: Iterable[Span]) -> list[Span]:
    """The first mention in each report."""
    rows = sorted(mentions, key=lambda m: m.place)
    return [next(group) for _, group in groupby(rows, key=lambda m: m.report)]


def tell_event(event: Event) -> tuple[Span, ...]:
    """The passages of an event that tell what happened; all of them where none does."""
    return tuple(cell for cell in event.cells if cell.column == "what") or event.cells


def make_anchors(names: Names, places: Iterable[Place]) -> dict[Place, str]:
    """Give each place its address."""
    slugs = {w.id: w.slug for w in names.witnesses}
    longest: dict[tuple[str, int], int] = {}
    ordered = sorted(set(places))
    for report, start, end in ordered:
        longest[report, start] = end
    return {
        (report, start, end): f"r-{slugs[report]}-{start}" + ("" if longest[report, start] == end else f"-{end}")
        for report, start, end in ordered
    }


def cite(index: Index, span: Span) -> Cited:
    """Show a passage with its outlet and a little of its paragraph on both sides."""
    text = index.reports[span.report].text
    before, after = text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
    before, after = before.rsplit("\n", 1)[-1], after.split("\n", 1)[0]
    if len(before) == CONTEXT:
        before = "…\N{NO-BREAK SPACE}" + before.split(" ", 1)[-1]
    if len(after) == CONTEXT:
        after = after.rsplit(" ", 1)[0] + "\N{NO-BREAK SPACE}…"
    return Cited(
        witness=index.names.find_witness(span.report),
        href=index.link_passage(span),
        text=tame(span.text),
        before=tame(before),
        after=tame(after),
        start=span.start,
        end=span.end,
    )
