"""The page's part on what is reported: claims, most independent first, each with its chains and its passages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.model import Chain, Claim, Evidence
from rashomon.publish.index import Cited, Index, cite
from rashomon.publish.naming import KINDS, Witness, count, make_line, tame
from rashomon.publish.wording import Stretch, mark_own

MOST_SOURCES = 3  # named in a claim's line
MOST_OPEN = 30  # claims that stand open at once: the ranks after these are closed
MOST_CHAINS = 6  # that have a bar of their own
MOST_BASES = 3  # passages shown for one chain
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
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A passage that states a claim: its words against the claim's, and how certain it is made, on whose word."""

    cited: Cited
    stretches: tuple[Stretch, ...]
    voice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """The differences of one kind that a claim has."""

    href: str
    kind: str
    questions: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One claim as the page shows it; `origins` are the chains of which there is something to say."""

    slug: str
    number: int
    text: str
    reports: str
    independent: str
    sources: str
    certainty: str
    chains: tuple[ChainRow, ...]
    origins: tuple[ChainRow, ...]
    passages: tuple[Stated, ...]
    differences: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """The claims that one report alone states."""

    witness: Witness
    total: str
    rows: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Depth:
    """How many claims have so many independent chains, and the length of the bar for it, of 100."""

    chains: str
    claims: int
    length: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """The claims of several reports that have so many independent chains; `closed` after the first few dozen claims."""

    slug: str
    title: str
    total: str
    closed: bool
    rows: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsView:
    """Input of `claims.html.j2`: claims by chains, of several reports, then of one; whether there is but one."""

    depths: tuple[Depth, ...]
    ranks: tuple[Rank, ...]
    alone: tuple[Alone, ...]
    lone: bool


def view_claims(index: Index) -> ClaimsView:
    """Show the claims of an account."""
    alone = (
        (w, tuple(show_claim(index, c) for c in index.claims if c.reports == (w.id,))) for w in index.names.witnesses
    )
    return ClaimsView(
        depths=tuple(count_depths(index)),
        ranks=tuple(make_ranks(index)),
        alone=tuple(Alone(witness=w, total=count(len(rows), "claim"), rows=rows) for w, rows in alone if rows),
        lone=len(index.reports) == 1,
    )


def count_depths(index: Index) -> Iterator[Depth]:
    """How many claims there are by the number of their chains, most chains first; all beyond the fifth together."""
    found = Counter(min(claim.independent, MOST_CHAINS) for claim in index.claims)
    most = max(found.values(), default=1)
    for n, number in sorted(found.items(), reverse=True):
        chains = count(n, "chain") if n < MOST_CHAINS else f"{n} chains or more"
        yield Depth(chains=chains, claims=number, length=round(100 * number / most, 1))


def make_ranks(index: Index) -> Iterator[Rank]:
    """The claims of several reports by the number of their chains, most first."""
    shared = [claim for claim in index.claims if len(claim.reports) > 1]
    before = 0
    for chains in sorted({claim.independent for claim in shared}, reverse=True):
        rows = tuple(show_claim(index, claim) for claim in shared if claim.independent == chains)
        yield Rank(
            slug=f"chains-{chains}",
            title=count(chains, "independent chain") if chains > 1 else "one origin, several reports",
            total=count(len(rows), "claim"),
            closed=chains <= 1 or before >= MOST_OPEN,
            rows=rows,
        )
        before += len(rows)


def show_claim(index: Index, claim: Claim) -> ClaimRow:
    """Show one claim."""
    chains = tuple(show_chain(index, claim, chain) for chain in claim.chains)
    passages = list_passages(index, claim)
    return ClaimRow(
        slug=index.slugs[claim.id],
        number=index.numbers[claim.id],
        text=make_line(claim.text),
        reports=count(len(claim.reports), "report"),
        independent=count(claim.independent, "chain"),
        sources=list_sources(index, claim),
        certainty=" · ".join(list_certainties(passages)),
        chains=chains,
        origins=tuple(chain for chain in chains if chain.basis or not chain.own or len(chain.cells) > 1),
        passages=tuple(show_passage(index, claim, evidence) for evidence in passages),
        differences=tuple(list_mentions(index, claim)),
    )


def list_sources(index: Index, claim: Claim) -> str:
    """The first of the claim's primary sources, and how many more there are."""
    names = list(dict.fromkeys(make_line(index.names.name_actor(source), 60) for source in claim.primary_sources))
    return ", ".join(names[:MOST_SOURCES]) + (f" and {len(names) - MOST_SOURCES} more" if names[MOST_SOURCES:] else "")


def list_mentions(index: Index, claim: Claim) -> Iterator[Mention]:
    """The claim's differences by kind: the address of the first, and how many there are."""
    for kind in KINDS:
        rows = [d for d in index.account.differences if d.claim == claim.id and d.kind == kind]
        if rows:
            questions = " · ".join(make_line(row.question, 120) for row in rows)
            href = f"#diff-{index.slugs[rows[0].id]}"
            yield Mention(href=href, kind=kind, questions=questions, number=len(rows))


def list_passages(index: Index, claim: Claim) -> list[Evidence]:
    """The passages of a claim in the order of the reports and of their texts.

    Where one lies in another of its report, the one whose words are most like the claim's stands for both.
    """
    kept: list[Evidence] = []
    for evidence in sorted(claim.evidence, key=lambda e: (-compare_words(e.text, claim.text), e.place)):
        if not any(evidence.holds(other) or other.holds(evidence) for other in kept):
            kept.append(evidence)
    order = list(index.reports)
    return sorted(kept, key=lambda e: (order.index(e.report), e.start, e.end))


def compare_words(text: str, other: str) -> float:
    """The share of the words of two passages that both have."""
    one, two = (set(re.findall(r"\w+", passage.casefold())) for passage in (text, other))
    return len(one & two) / max(1, len(one | two))


def list_certainties(passages: Sequence[Evidence]) -> Iterator[str]:
    """How the passages put it, most certain first, with numbers where they differ among themselves."""
    found = Counter(evidence.certainty for evidence in passages)
    for certainty, words in CERTAINTIES.items():
        if number := found[certainty]:  # type: ignore[index]
            yield words if number == len(passages) else f"{number} {words}"


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
        basis=tuple(cite(index, span) for span in chain.basis[:MOST_BASES]),
        more=len(chain.basis[MOST_BASES:]),
    )


def show_passage(index: Index, claim: Claim, evidence: Evidence) -> Stated:
    """Show a passage of a claim, the words marked that the claim's own passage does not have."""
    same = tame(evidence.text) == tame(claim.text)
    return Stated(
        cited=cite(index, evidence),
        stretches=(Stretch(text=tame(evidence.text)),) if same else mark_own(tame(evidence.text), tame(claim.text)),
        voice=tell_voice(index, evidence),
    )


def tell_voice(index: Index, evidence: Evidence) -> str:
    """How certain a passage makes what it states, and on whose word."""
    source, certainty = make_line(index.names.name_actor(evidence.attributed_to), 80), CERTAINTIES[evidence.certainty]
    join = " to " if evidence.certainty == "attributed" else ", "
    return certainty + join + source if source else certainty
