"""Event rows as tables: `events`, a row for each happening under a policy, and `event_sources`, the passages of cells.

CSV and JSON need nothing more; Parquet needs pyarrow (`pip install 'rashomon[tables]'`). Same account, same bytes.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rashomon.errors import BadInput, MissingExtra
from rashomon.model import Account
from rashomon.publish.files import write_json, write_whole
from rashomon.publish.tables import write_csv

Rows = list[dict[str, Any]]
WHOLE = ("_prec", "_best", "_low", "_high", "_reports", "_chains", "_clarity", "_precision")
WHOLES = frozenset(
    [
        "geonames",
        "number_of_sources",
        "reports",
        "fatalities",
        "injured",
        "missing",
        "detained",
        "displaced",
        "start",
        "end",
        "chain",
    ]
)
REALS = frozenset(["latitude", "longitude", "low", "high", "said"])


def event_rows(account: Account, policy: str) -> dict[str, Rows]:
    """The two tables by name; BadInput where there is no such policy."""
    from rashomon.world import POLICIES, code_events, list_sources

    if policy not in POLICIES:
        raise BadInput(f"no policy {policy!r}: choose from {', '.join(POLICIES)}")
    return {"events": list(code_events(account, policy)), "event_sources": list(list_sources(account))}


def event_text(account: Account, policy: str, kind: str) -> str:
    """The events as CSV, or events and sources together as JSON."""
    tables = event_rows(account, policy)
    return write_json(tables) if kind == "json" else table_csv(tables["events"], policy)


def write_events(account: Account, policy: str, kinds: Sequence[str], folder: str | Path) -> list[Path]:
    """Write both tables into a folder in the formats named, and give the paths."""
    check_kinds(kinds)
    home = Path(folder)
    home.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, rows in event_rows(account, policy).items():
        for kind in kinds:
            path = home / f"{name}.{kind}"
            WRITERS[kind](path, rows, policy if name == "events" else "")
            paths.append(path)
    return paths


def check_kinds(kinds: Sequence[str]) -> None:
    """Raise MissingExtra where a format needs a library that is not there, before the work begins."""
    if "parquet" in kinds:
        try:
            import pyarrow.parquet  # noqa: F401
        except ImportError as error:
            raise MissingExtra("pyarrow", "tables", "or write other files: --format csv or --format json") from error


def table_csv(rows: Rows, policy: str) -> str:
    """A table as CSV, with its head even where it has no rows."""
    head = list_columns(rows, policy)
    return write_csv(head, ([row[name] for name in head] for row in rows))


def list_columns(rows: Rows, policy: str) -> list[str]:
    """The columns of a table; those of an empty one by the policy, or of the sources where none is named."""
    from rashomon.world import list_columns as columns_of

    return list(rows[0]) if rows else list(columns_of(policy))


def save_csv(path: Path, rows: Rows, policy: str) -> None:
    """Write a table as CSV."""
    write_whole(path, table_csv(rows, policy))


def save_json(path: Path, rows: Rows, policy: str) -> None:
    """Write a table as a JSON list of objects."""
    write_whole(path, write_json(rows))


def save_parquet(path: Path, rows: Rows, policy: str) -> None:
    """Write a table as Parquet; a column has one type, whatever its rows hold."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {name: type_column(name, pa) for name in list_columns(rows, policy)}
    table = pa.Table.from_pylist(rows, schema=pa.schema(list(kinds.items())))
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        pq.write_table(table, unfinished)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def type_column(name: str, pa: Any) -> Any:
    """The Parquet type of a column."""
    if name in REALS:
        return pa.float64()
    return pa.int64() if name in WHOLES or name.endswith(WHOLE) else pa.string()


WRITERS: dict[str, Callable[[Path, Rows, str], None]] = {"csv": save_csv, "json": save_json, "parquet": save_parquet}
