"""The account as tables for a spreadsheet: one row for each fact and report, the outlet always in the row.

Rows are in the account's own order, so the same account gives the same bytes. Offsets count characters (Unicode code
points) of the report's text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence

from rashomon.model import Account, Span, Tie

PLACE = ("report", "outlet", "start", "end", "text")
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what makes a spreadsheet run a cell as a formula

Row = Sequence[object]
Table = tuple[Row, Iterable[Row]]
Place = Callable[[Span], Row]


WHOLE = ("start", "end", "characters", "independent", "geonames", "count", "line", "total")
PARTS = ("share", "lat", "lon")
TRUTHS = ("directed", "denied", "applied")


def account_tables(account: Account) -> Iterator[tuple[str, str]]:
    """Each table as its file name and its CSV text."""
    for name, (head, rows) in list_tables(account):
        yield f"{name}.csv", write_csv(head, rows)


def type_column(table: str, column: str) -> str:
    """What a column holds: integer, double, boolean or string; the counts of labels have a column for each outlet."""
    counts = table == "labels" and column not in ("actor", "name", "family", "label")
    if column in WHOLE or counts or (table == "claims" and column == "reports"):
        return "integer"
    return "double" if column in PARTS else "boolean" if column in TRUTHS else "string"


def list_tables(account: Account) -> Iterator[tuple[str, Table]]:
    """Each table with its name."""
    outlets = {report.id: report.outlet or report.id for report in account.reports}

    def place(span: Span) -> Row:
        return span.report, outlets[span.report], span.start, span.end, span.text

    for list_rows in (list_reports, list_claims, list_speech, list_world, list_labels, list_decided):
        yield from list_rows(account, place).items()


def list_reports(account: Account, place: Place) -> dict[str, Table]:
    """The reports, whom they had it from, and what could not be read."""
    outlets = {report.id: report.outlet for report in account.reports}
    return {
        "reports": (
            ("report", "outlet", "published", "title", "url", "language", "authors", "agencies", "characters"),
            (
                (
                    r.id,
                    r.outlet,
                    r.published,
                    r.title,
                    r.url,
                    r.language,
                    join(r.authors),
                    join(r.agencies),
                    len(r.text),
                )
                for r in account.reports
            ),
        ),
        "lineage": (
            ("from", *PLACE, "basis", "share", "directed", "scope"),
            (
                (link.origin, *place(e), link.basis, link.share, link.directed, link.scope)
                for link in account.lineage
                for e in link.evidence
            ),
        ),
        "problems": (
            ("report", "outlet", "stage", "reason"),
            ((p.report, outlets.get(p.report), p.stage, p.reason) for p in account.problems),
        ),
    }


def list_claims(account: Account, place: Place) -> dict[str, Table]:
    """The claims and the differences."""
    return {
        "claims": (
            ("claim", *PLACE, "attributed_to", "certainty", "status", "reports", "independent", "claim_text"),
            (
                (c.id, *place(e), e.attributed_to, e.certainty, c.status, len(c.reports), c.independent, c.text)
                for c in account.claims
                for e in c.evidence
            ),
        ),
        "differences": (
            ("difference", *PLACE, "value", "aspect", "kind", "question", "explanation", "claim"),
            (
                (d.id, *place(v), v.value, d.aspect, d.kind, d.question, d.explanation, d.claim)
                for d in account.differences
                for v in d.values
            ),
        ),
    }


def list_speech(account: Account, place: Place) -> dict[str, Table]:
    """The quotations and the attributions."""
    return {
        "quotes": (
            ("quote", *PLACE, "speaker"),
            ((q.id, *place(v), q.speaker) for q in account.quotes for v in q.variants),
        ),
        "attributions": (
            ("attribution", *PLACE, "source", "source_actor", "cue", "kind"),
            (
                (a.id, *place(a.content), a.source and a.source.text, a.source_actor, a.cue and a.cue.text, a.kind)
                for a in account.attributions
            ),
        ),
    }


def name_before(tie: Tie, passage: Span) -> str:
    """Whom a passage of a tie takes up by a pronoun or the like, as its report names them."""
    return "; ".join(dict.fromkeys(span.text for span in tie.antecedents if span.report == passage.report))


def list_world(account: Account, place: Place) -> dict[str, Table]:
    """The actors, their ties, the happenings and the places."""
    return {
        "actors": (
            ("actor", *PLACE, "name", "type"),
            ((a.id, *place(m), a.name, a.type) for a in account.actors for m in a.mentions),
        ),
        "ties": (
            ("subject", "relation", "object", *PLACE, "date", "code", "asserted_by", "denied", "antecedents"),
            (
                (t.subject, t.relation, t.object, *place(e), t.date, t.code, t.asserted_by, t.denied, name_before(t, e))
                for t in account.ties
                for e in t.evidence
            ),
        ),
        "timeline": (
            ("date", *PLACE, "what", "claim"),
            ((h.date, *place(e), h.what, h.claim) for h in account.timeline for e in h.evidence),
        ),
        "places": (
            ("place", *PLACE, "country", "lat", "lon", "geonames", "precision"),
            (
                (p.name, *place(m), p.country, p.lat, p.lon, p.geonames, p.precision)
                for p in account.places
                for m in p.mentions
            ),
        ),
    }


def list_labels(account: Account, place: Place) -> dict[str, Table]:
    """The words that outlets use for actors and acts: how often, a column for each outlet, and where."""
    names = {actor.id: actor.name for actor in account.actors}
    outlets = list(dict.fromkeys(report.outlet or report.id for report in account.reports))
    counts: dict[tuple[str | None, str | None, str], dict[str, int]] = {}
    for row in account.labels:
        counts.setdefault((row.actor, row.family, row.label), {})[row.outlet] = row.count
    return {
        "labels": (
            ("actor", "name", "family", "label", "total", *outlets),
            (
                (actor, names.get(actor or ""), family, label, sum(by.values()), *(by.get(o, 0) for o in outlets))
                for (actor, family, label), by in counts.items()
            ),
        ),
        "label_passages": (
            ("actor", "name", "family", "label", *PLACE, "claim"),
            (
                (row.actor, names.get(row.actor or ""), row.family, row.label, *place(use), use.claim)
                for row in account.labels
                for use in row.evidence
            ),
        ),
    }


def list_decided(account: Account, place: Place) -> dict[str, Table]:
    """What a person decided, with each mention that it spoke of, and what is in doubt."""
    return {
        "decisions": (
            ("kind", "names", "type", "name", "note", "line", "applied", "outcome", *PLACE),
            (
                (d.kind, join(r.name for r in d.names), d.type, d.name, d.note, d.line, d.applied, d.outcome, *cells)
                for d in account.decisions
                for cells in [place(m) for m in d.mentions] or [(None,) * len(PLACE)]
            ),
        ),
        "doubts": (
            ("verdict", "one", "other", "reason", "side", *PLACE),
            (
                (d.verdict, *d.names, d.reason, side, *place(span))
                for d in account.doubts
                for side, spans in (("one", d.left), ("other", d.right))
                for span in spans
            ),
        ),
    }


def join(names: Iterable[str]) -> str:
    """Several names in one cell."""
    return "; ".join(names)


def write_csv(head: Row, rows: Iterable[Row]) -> str:
    """Write a table as CSV (RFC 4180)."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([disarm(cell) for cell in row] for row in rows)
    return text.getvalue()


def disarm(cell: object) -> object:
    """Keep a spreadsheet from running text as a formula: such a cell begins with an apostrophe (OWASP's advice)."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
