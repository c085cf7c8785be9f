"""The page's parts on the reports: who they are, what each has and leaves out, and their texts with all marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rashomon.model import Claim, Report
from rashomon.publish.index import Index
from rashomon.publish.marking import Mark, Note, Piece, cut_paragraphs
from rashomon.publish.naming import KINDS, Witness, count, make_line, show_date, tame


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What is held of a report, and what it was read from."""

    field: str
    value: str
    basis: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """What stands in the margin of a paragraph: a claim stated in it, and the marks of who else states that."""

    href: str
    number: int
    others: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of a text in pieces, with its margin."""

    pieces: tuple[Piece, ...]
    margin: tuple[Aside, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A report: its names, dates and figures, and its text by paragraph."""

    witness: Witness
    title: str
    url: str
    published: str
    authors: str
    credits: str
    language: str
    words: str
    coverage: str
    citation: str
    facts: tuple[Fact, ...]
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextsView:
    """Input of `texts.html.j2`: the reports, in order."""

    reports: tuple[ReportRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageCell:
    """Whether a report states a claim, and where."""

    witness: Witness
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageRow:
    """A claim of several reports, with a cell for each report."""

    number: int
    href: str
    text: str
    cells: tuple[CoverageCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """How many claims a report states, leaves out and has alone."""

    states: int
    leaves_out: int
    alone: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageView:
    """Input of `coverage.html.j2`: the claims of several reports by report, and the totals of each report."""

    witnesses: tuple[Witness, ...]
    rows: tuple[CoverageRow, ...]
    totals: tuple[Total, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Something that could not be read, resolved or placed."""

    about: str
    stage: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemsView:
    """Input of `problems.html.j2`: the problems."""

    problems: tuple[Trouble, ...]


def view_texts(index: Index) -> TextsView:
    """Show the reports of an account with their texts."""
    return TextsView(reports=tuple(show_report(index, report) for report in index.account.reports))


def show_report(index: Index, report: Report) -> ReportRow:
    """Show a report."""
    covers = next((c for c in index.account.coverage if c.report == report.id), None)
    figures = [count(len(covers.states), "claim"), f"{len(covers.alone)} only here"] if covers else []
    url = report.url or ""
    return ReportRow(
        witness=index.names.find_witness(report.id),
        title=make_line(report.title or ""),
        url=url if url.startswith(("http://", "https://")) else "",
        published=show_date(report.published),
        authors=", ".join(map(make_line, report.authors)),
        credits=", ".join(map(make_line, report.agencies)),
        language=report.language,
        words=count(len(report.text.split()), "word"),
        coverage=", ".join(figures),
        citation=make_citation(index, report),
        facts=tuple(
            Fact(
                field=make_line(f.field),
                value=make_line(f.value, 120),
                basis=make_line(f.basis, 120),
                href=index.link_passage(f.span) if f.span else "",
            )
            for f in report.findings
        ),
        paragraphs=tuple(show_paragraphs(index, report)),
    )


def make_citation(index: Index, report: Report) -> str:
    """A report as one cites it: outlet, title, date, address."""
    title = f"“{make_line(report.title)}”" if report.title else ""
    parts = (index.names.find_witness(report.id).name, title, show_date(report.published), make_line(report.url or ""))
    return ", ".join(filter(None, parts))


def show_paragraphs(index: Index, report: Report) -> Iterator[Paragraph]:
    """Show the text of a report with its marks, and in the margin the claims that others state too."""
    numbered = {index.link_claim(claim.id): claim for claim in index.claims if len(claim.reports) > 1}
    for pieces in cut_paragraphs(report.text, list_marks(index, report)):
        notes = (note.href for piece in pieces if piece.kind == "close" and piece.mark for note in piece.mark.notes)
        claims = (numbered[href] for href in dict.fromkeys(notes) if href in numbered)
        yield Paragraph(
            pieces=tuple(replace(piece, text=tame(piece.text)) for piece in pieces),
            margin=tuple(show_aside(index, claim, report.id) for claim in claims),
        )


def show_aside(index: Index, claim: Claim, report: str) -> Aside:
    """Show in the margin of a report which others state a claim."""
    others = " ".join(w.mark for w in index.names.witnesses if w.id in claim.reports and w.id != report)
    return Aside(href=index.link_claim(claim.id), number=index.numbers[claim.id], others=others)


def list_marks(index: Index, report: Report) -> Iterator[Mark]:
    """Every mark in a report's text: what is no body, and one for each place that the page leads to."""
    kinds: dict[tuple[int, int], list[str]] = {}
    notes: dict[tuple[int, int], list[Note]] = {}
    for place, kind, note in list_notes(index, report.id):
        kinds.setdefault(place, []).append(kind)
        if note:
            notes.setdefault(place, []).append(note)
    for (name, start, end), anchor in index.anchors.items():
        if name == report.id:
            found = tuple(dict.fromkeys(kinds.get((start, end), ())))
            noted = tuple(dict.fromkeys(notes.get((start, end), ())))
            yield Mark(start=start, end=end, kinds=found or ("place",), anchor=anchor, notes=noted)
    at = 0
    for start, end in (*report.body, (len(report.text), len(report.text))):
        if at < start and report.text[at:start].strip():
            yield Mark(start=at, end=start, kinds=("out",))
        at = end


def list_notes(index: Index, report: str) -> Iterator[tuple[tuple[int, int], str, Note | None]]:
    """The claims, differences and quotations of a report's passages, by place, each with its kind and its note."""
    for claim in index.claims:
        kind = "shared" if len(claim.reports) > 1 else "alone"
        for span in claim.evidence:
            if span.report == report:
                href, number = index.link_claim(claim.id), str(index.numbers[claim.id])
                yield (span.start, span.end), kind, Note(href=href, label=number, kind="claim")
    for row in index.account.differences:
        for value in row.values:
            if value.report == report:
                note = Note(href=f"#diff-{index.slugs[row.id]}", label=KINDS[row.kind], kind=row.kind)
                yield (value.start, value.end), f"value-{row.kind}", note
    for quote in index.account.quotes:
        yield from (((v.start, v.end), "quoted", None) for v in quote.variants if v.report == report)


def view_coverage(index: Index) -> CoverageView:
    """Show which claims of several reports each report states."""
    covered = {row.report: row for row in index.account.coverage}
    witnesses = tuple(w for w in index.names.witnesses if w.id in covered)
    rows = []
    for claim in index.claims:
        if len(claim.reports) < 2:
            continue
        first = {e.report: index.link_passage(e) for e in reversed(claim.evidence)}
        cells = tuple(CoverageCell(witness=w, href=first.get(w.id, "")) for w in witnesses)
        rows.append(
            CoverageRow(
                number=index.numbers[claim.id],
                href=index.link_claim(claim.id),
                text=make_line(claim.text, 110),
                cells=cells,
            )
        )
    totals = (covered[w.id] for w in witnesses)
    return CoverageView(
        witnesses=witnesses,
        rows=tuple(rows),
        totals=tuple(Total(states=len(c.states), leaves_out=len(c.leaves_out), alone=len(c.alone)) for c in totals),
    )


def view_problems(index: Index) -> ProblemsView:
    """Show what could not be read, resolved or placed."""
    return ProblemsView(
        problems=tuple(
            Trouble(
                about=make_line(index.names.name_origin(p.report)), stage=make_line(p.stage), reason=make_line(p.reason)
            )
            for p in index.account.problems
        )
    )
