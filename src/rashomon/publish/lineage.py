"""The page's part on who had it from whom: a drawing, and a table whose rows open the two texts side by side."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model import Link
from rashomon.publish.drawing import Drawing, draw_lineage
from rashomon.publish.index import Cited, Index, cite
from rashomon.publish.naming import make_line
from rashomon.publish.wording import Stretch, mark_own

SCOPES = {"report": "its copy", "statement": "a statement", "photo": "a picture"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """A passage that shows a link, and the same passage in the other report where there is one."""

    here: Cited
    words: tuple[Stretch, ...]
    there: Cited | None = None
    their_words: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRow:
    """One link: who has it, from where, how that is known, and the passages that show it."""

    number: int
    report: str
    origin: str
    unseen: bool
    basis: str
    scope: str
    share: str
    directed: bool
    passages: tuple[Aligned, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageView:
    """Input of `lineage.html.j2`: the drawing, or None where there is nothing to draw, and the links."""

    drawing: Drawing | None
    links: tuple[LinkRow, ...]


def view_lineage(index: Index) -> LineageView:
    """Show the lineage of an account."""
    links = index.account.lineage
    return LineageView(
        drawing=draw_lineage(index.names, links),
        links=tuple(show_link(index, number, link) for number, link in enumerate(links, start=1)),
    )


def show_link(index: Index, number: int, link: Link) -> LinkRow:
    """Show one link."""
    return LinkRow(
        number=number,
        report=index.names.find_witness(link.report).name,
        origin=make_line(index.names.name_origin(link.origin)),
        unseen=link.origin not in index.reports,
        basis=link.basis,
        scope=SCOPES.get(link.scope or "", ""),
        share=show_share(link.share) if link.basis == "shared text" else "",
        directed=link.directed,
        passages=align(index, link),
    )


def show_share(share: float) -> str:
    """A share of a text in whole hundredths."""
    return "under 1%" if share < 0.005 else f"{share:.0%}"


def align(index: Index, link: Link) -> tuple[Aligned, ...]:
    """Put the passages of a link beside the same passages of the other report."""
    if len(link.theirs) != len(link.evidence):
        loose = (*link.evidence, *link.theirs)
        shown = (cite(index, span) for span in loose)
        return tuple(Aligned(here=cited, words=(Stretch(text=cited.text),)) for cited in shown)
    rows = []
    for mine, other in zip(link.evidence, link.theirs, strict=True):
        here, there = cite(index, mine), cite(index, other)
        rows.append(
            Aligned(
                here=here,
                words=mark_own(here.text, there.text),
                there=there,
                their_words=mark_own(there.text, here.text),
            )
        )
    return tuple(rows)
