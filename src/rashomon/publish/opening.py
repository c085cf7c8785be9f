"""The head of the page: what most chains report and what the reports differ on, before anything is scrolled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.model import Account, Difference, Value
from rashomon.publish.claims import ChainRow, show_chain
from rashomon.publish.index import Index
from rashomon.publish.naming import KINDS, Witness, count, count_chains, count_outlets, make_line, show_date

MOST_LEADS, MOST_CLASHES = 4, 3  # claims and differences that stand at the head
MOST_SIDES = 5  # answers of a difference at the head
LONGEST_LEAD, LONGEST_ANSWER = 130, 48  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with what it counts."""

    number: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A claim at the head of the page."""

    href: str
    text: str
    chains: tuple[ChainRow, ...]
    independent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One answer to a question, and the reports that give it."""

    answer: str
    witnesses: tuple[Witness, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A difference at the head of the page."""

    href: str
    kind: str
    question: str
    sides: tuple[Side, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KindCount:
    """How many differences are of a kind."""

    kind: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WitnessRow:
    """A report in the list at the head of the page."""

    witness: Witness
    title: str
    published: str
    credits: str


def count_all(account: Account) -> Iterator[Figure]:
    """The figures at the head of the page."""
    numbers = {
        ("report", "reports"): len(account.reports),
        ("outlet", "outlets"): count_outlets(account),
        ("independent chain at most behind one claim", "independent chains at most behind one claim"): count_chains(
            account
        ),
        ("claim", "claims"): len(account.claims),
        ("difference", "differences"): len(account.differences),
    }
    for words, number in numbers.items():
        yield Figure(number=number, words=words[number != 1])


def list_leads(index: Index) -> Iterator[Lead]:
    """The first of the claims that several reports state, most independent first."""
    for claim in [claim for claim in index.claims if len(claim.reports) > 1][:MOST_LEADS]:
        yield Lead(
            href=index.link_claim(claim.id),
            text=make_line(claim.text, LONGEST_LEAD),
            chains=tuple(show_chain(index, claim, chain) for chain in claim.chains),
            independent=count(claim.independent, "chain"),
        )


def list_clashes(index: Index) -> Iterator[Clash]:
    """The first of the differences, the weightiest kinds first; mere wordings do not stand here."""
    kinds = list(KINDS)[:-1]
    rows = sorted((d for d in index.account.differences if d.kind in kinds), key=lambda d: kinds.index(d.kind))
    for row in rows[:MOST_CLASHES]:
        sides = tuple(group_sides(index, row))
        yield Clash(
            href=f"#diff-{index.slugs[row.id]}",
            kind=row.kind,
            question=make_line(row.question, LONGEST_LEAD),
            sides=sides[:MOST_SIDES],
            more=len(sides[MOST_SIDES:]),
        )


def group_sides(index: Index, row: Difference) -> Iterator[Side]:
    """The answers to a question in a report's own words, each with all reports that give it, in their order."""
    found: dict[str, list[Value]] = {}
    order = {w.id: n for n, w in enumerate(index.names.witnesses)}
    for value in sorted(row.values, key=lambda v: (order[v.report], v.start)):
        found.setdefault(value.value or value.text, []).append(value)
    for values in found.values():
        reports = {value.report for value in values}
        answer = min((make_line(value.text, LONGEST_ANSWER) for value in values), key=len)
        yield Side(answer=answer, witnesses=tuple(w for w in index.names.witnesses if w.id in reports))


def count_kinds(account: Account) -> Iterator[KindCount]:
    """How many differences there are of each kind, the weightiest first."""
    for kind in KINDS:
        if number := sum(difference.kind == kind for difference in account.differences):
            yield KindCount(kind=kind, number=number)


def list_witnesses(index: Index) -> Iterator[WitnessRow]:
    """The reports with their marks."""
    for witness, report in zip(index.names.witnesses, index.account.reports, strict=True):
        yield WitnessRow(
            witness=witness,
            title=make_line(report.title or ""),
            published=show_date(report.published),
            credits=", ".join(map(make_line, report.agencies)),
        )
