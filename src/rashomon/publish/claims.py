"""The page's part on what is reported: claims, most independent first, each with its chains and its passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.model import Chain, Claim, Evidence
from rashomon.publish.index import Cited, Index, cite
from rashomon.publish.naming import KINDS, Witness, count, make_line, tame
from rashomon.publish.wording import Stretch, mark_own

MOST_SOURCES = 3  # named in a claim's line
CERTAINTIES = {"flat": "as fact", "attributed": "attributed", "hedged": "hedged"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """An outlet's mark, and the address of its first passage."""

    witness: Witness
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainRow:
    """A chain: where it begins, whether that is a report's own work, the reports in it, and what shows it."""

    origin: str
    own: bool
    cells: tuple[Cell, ...]
    basis: tuple[Cited, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A passage that states a claim: its words against the claim's, whom it is attributed to, how certain."""

    cited: Cited
    stretches: tuple[Stretch, ...]
    source: str
    certainty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """The differences of one kind that a claim has."""

    href: str
    kind: str
    shape: str
    questions: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One claim as the page shows it."""

    slug: str
    number: int
    text: str
    status: str
    reports: str
    independent: str
    sources: str
    certainty: str
    chains: tuple[ChainRow, ...]
    passages: tuple[Stated, ...]
    differences: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """The claims that one report alone states."""

    witness: Witness
    rows: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """The claims of several reports that have so many independent chains; `single` where that is one."""

    slug: str
    title: str
    total: str
    single: bool
    rows: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsView:
    """Input of `claims.html.j2`: claims of several reports, then those of one, by report; whether there is but one."""

    ranks: tuple[Rank, ...]
    alone: tuple[Alone, ...]
    lone: bool


def view_claims(index: Index) -> ClaimsView:
    """Show the claims of an account."""
    alone = (
        Alone(witness=w, rows=tuple(show_claim(index, c) for c in index.claims if c.reports == (w.id,)))
        for w in index.names.witnesses
    )
    return ClaimsView(
        ranks=tuple(make_ranks(index)),
        alone=tuple(part for part in alone if part.rows),
        lone=len(index.reports) == 1,
    )


def make_ranks(index: Index) -> Iterator[Rank]:
    """The claims of several reports by the number of their chains, most first."""
    shared = [claim for claim in index.claims if len(claim.reports) > 1]
    for chains in sorted({claim.independent for claim in shared}, reverse=True):
        rows = tuple(show_claim(index, claim) for claim in shared if claim.independent == chains)
        yield Rank(
            slug=f"chains-{chains}",
            title=count(chains, "independent chain") if chains > 1 else "one origin, several reports",
            total=count(len(rows), "claim"),
            single=chains <= 1,
            rows=rows,
        )


def show_claim(index: Index, claim: Claim) -> ClaimRow:
    """Show one claim."""
    return ClaimRow(
        slug=index.slugs[claim.id],
        number=index.numbers[claim.id],
        text=make_line(claim.text),
        status=claim.status,
        reports=count(len(claim.reports), "report"),
        independent=count(claim.independent, "chain"),
        sources=list_sources(index, claim),
        certainty=" · ".join(list_certainties(claim)),
        chains=tuple(show_chain(index, claim, chain) for chain in claim.chains),
        passages=tuple(show_passage(index, claim, evidence) for evidence in sort_evidence(index, claim)),
        differences=tuple(list_mentions(index, claim)),
    )


def list_sources(index: Index, claim: Claim) -> str:
    """The first of the claim's primary sources, and how many more there are."""
    names = list(dict.fromkeys(make_line(index.names.name_actor(source), 60) for source in claim.primary_sources))
    return ", ".join(names[:MOST_SOURCES]) + (f" and {len(names) - MOST_SOURCES} more" if names[MOST_SOURCES:] else "")


def list_mentions(index: Index, claim: Claim) -> Iterator[Mention]:
    """The claim's differences by kind: the address of the first, and how many there are."""
    for kind, shape in KINDS.items():
        rows = [d for d in index.account.differences if d.claim == claim.id and d.kind == kind]
        if rows:
            questions = " · ".join(make_line(row.question, 120) for row in rows)
            href = f"#diff-{index.slugs[rows[0].id]}"
            yield Mention(href=href, kind=kind, shape=shape, questions=questions, number=len(rows))


def sort_evidence(index: Index, claim: Claim) -> list[Evidence]:
    """The passages of a claim in the order of the reports and of their texts."""
    order = list(index.reports)
    return sorted(claim.evidence, key=lambda e: (order.index(e.report), e.start, e.end))


def list_certainties(claim: Claim) -> Iterator[str]:
    """How the passages put it, most certain first, with numbers where they differ among themselves."""
    found = Counter(evidence.certainty for evidence in claim.evidence)
    for certainty, words in CERTAINTIES.items():
        if number := found[certainty]:  # type: ignore[index]
            yield words if number == len(claim.evidence) else f"{number} {words}"


def show_chain(index: Index, claim: Claim, chain: Chain) -> ChainRow:
    """Show a chain with the marks of its reports."""
    firsts = {e.report: e for e in reversed(claim.evidence)}
    return ChainRow(
        origin=make_line(index.names.name_origin(chain.origin)),
        own=chain.origin in index.reports,
        cells=tuple(
            Cell(
                witness=index.names.find_witness(report),
                href=index.link_passage(firsts[report]) if report in firsts else index.link_claim(claim.id),
            )
            for report in chain.reports
        ),
        basis=tuple(cite(index, span) for span in chain.basis),
    )


def show_passage(index: Index, claim: Claim, evidence: Evidence) -> Stated:
    """Show a passage of a claim, the words marked that the claim's own passage does not have."""
    same = tame(evidence.text) == tame(claim.text)
    return Stated(
        cited=cite(index, evidence),
        stretches=(Stretch(text=tame(evidence.text)),) if same else mark_own(tame(evidence.text), tame(claim.text)),
        source=make_line(index.names.name_actor(evidence.attributed_to), 80),
        certainty=CERTAINTIES[evidence.certainty],
    )
