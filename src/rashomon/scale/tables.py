"""The tables that a run writes, row by row from the state: their columns, and what stands in them.

| table | one row for each |
|---|---|
| reports | report |
| credits | credit in a report |
| links | report and whom it had something from |
| clusters | set of passages that are copies of one |
| copies | passage of such a set |
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from rashomon.scale.reading import read_report
from rashomon.scale.state import State

Row = dict[str, Any]


class Table(NamedTuple):
    """A table: its name, its columns with their kinds (text, whole, share, truth, texts, spans), and its rows."""

    name: str
    columns: dict[str, str]
    rows: Callable[[State], Iterator[Row]]


def list_reports(state: State) -> Iterator[Row]:
    """Give the reports in the order of the input."""
    names = ("report", "outlet", "published", "title", "url", "words", "agencies")
    query = "SELECT id, outlet, published, title, url, words, agencies FROM reports ORDER BY n"
    for row in state.ask(query):
        yield dict(zip(names, row, strict=True)) | {"agencies": json.loads(row[-1])}


def list_credits(state: State) -> Iterator[Row]:
    """Give all credits, by report and place."""
    for row in state.ask("SELECT id, outlet, published, data FROM reports ORDER BY n"):
        report = read_report(row)
        for credit in report.credits:
            yield {
                "report": report.id,
                "name": credit.name,
                "scope": credit.scope,
                "known": credit.known,
                "start": credit.span.start,
                "end": credit.span.end,
                "text": credit.span.text,
                "covers_start": credit.covers.start if credit.covers else None,
                "covers_end": credit.covers.end if credit.covers else None,
            }


def list_links(state: State) -> Iterator[Row]:
    """Give all links, by report."""
    query = (
        "SELECT reports.id, links.origin, basis, links.data FROM links JOIN reports ON reports.n = links.report "
        "ORDER BY links.report, basis, links.origin"
    )
    for report, origin, basis, data in state.ask(query):
        plain = json.loads(data)
        spans = {
            key: [dict(zip(("start", "end", "text"), part, strict=True)) for part in plain[key]]
            for key in ("evidence", "theirs")
        }
        yield {
            "report": report,
            "from": origin,
            "from_kind": "source" if basis == "credit" else "report",
            "basis": basis,
            "scope": plain["scope"],
            "directed": plain["directed"],
            "share": plain["share"],
        } | spans


def list_clusters(state: State) -> Iterator[Row]:
    """Give all clusters, by their first report."""
    for n, reports, origin, kind, credited in state.ask("SELECT * FROM clusters ORDER BY n"):
        yield {"cluster": n, "reports": reports, "origin": origin or None, "origin_kind": kind, "credited_by": credited}


def list_copies(state: State) -> Iterator[Row]:
    """Give the passages of all clusters, by cluster and report."""
    query = (
        "SELECT cluster, start, stop, id, outlet, published, data FROM members JOIN reports "
        "ON reports.n = members.report ORDER BY cluster, members.report, start"
    )
    for cluster, start, end, *about in state.ask(query):
        report = read_report(about)
        yield {"cluster": cluster, "report": report.id, "start": start, "end": end, "text": report.text[start:end]}


TABLES = (
    Table(
        "reports",
        {
            "report": "text",
            "outlet": "text",
            "published": "text",
            "title": "text",
            "url": "text",
            "words": "whole",
            "agencies": "texts",
        },
        list_reports,
    ),
    Table(
        "credits",
        {
            "report": "text",
            "name": "text",
            "scope": "text",
            "known": "truth",
            "start": "whole",
            "end": "whole",
            "text": "text",
            "covers_start": "whole",
            "covers_end": "whole",
        },
        list_credits,
    ),
    Table(
        "links",
        {
            "report": "text",
            "from": "text",
            "from_kind": "text",
            "basis": "text",
            "scope": "text",
            "directed": "truth",
            "share": "share",
            "evidence": "spans",
            "theirs": "spans",
        },
        list_links,
    ),
    Table(
        "clusters",
        {"cluster": "whole", "reports": "whole", "origin": "text", "origin_kind": "text", "credited_by": "whole"},
        list_clusters,
    ),
    Table(
        "copies",
        {"cluster": "whole", "report": "text", "start": "whole", "end": "whole", "text": "text"},
        list_copies,
    ),
)
