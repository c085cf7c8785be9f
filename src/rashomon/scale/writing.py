"""Last stage: the tables as Parquet, CSV or JSON lines, each written beside its place and moved there when it is whole.

Parquet needs pyarrow (`pip install 'rashomon[tables]'`), the others nothing. Rows stream: no table is held.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from rashomon.errors import MissingExtra
from rashomon.scale.state import State
from rashomon.scale.tables import TABLES, Row, Table

GROUP = 2_000  # rows of a Parquet row group


def check_formats(formats: tuple[str, ...]) -> None:
    """Raise MissingExtra where a format needs a library that is not there, before the work begins."""
    if "parquet" in formats:
        try:
            import pyarrow.parquet  # noqa: F401
        except ImportError as error:
            raise MissingExtra("pyarrow", "tables", "or write other files: --format csv or --format jsonl") from error


def write_tables(state: State, folder: Path, name: str) -> Iterator[Path]:
    """Write all tables in one format, and what could not be read as JSON lines."""
    for table in TABLES:
        path = folder / f"{table.name}.{name}"
        with replacing(path) as new:
            WRITERS[name](new, table, table.rows(state))
        yield path


def write_problems(state: State, folder: Path) -> Path:
    """Write what could not be read or was set aside, as JSON lines."""
    path = folder / "problems.jsonl"
    with replacing(path) as new, new.open("w", encoding="utf-8") as stream:
        for report, stage, reason in state.ask("SELECT report, stage, reason FROM problems ORDER BY n"):
            stream.write(json.dumps({"report": report, "stage": stage, "reason": reason}, ensure_ascii=False) + "\n")
    return path


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a path to write to; what is written takes the place of the file when it is whole."""
    new = path.with_name(path.name + ".part")
    yield new
    new.replace(path)


def write_lines(path: Path, table: Table, rows: Iterator[Row]) -> None:
    """Write rows as JSON lines."""
    with path.open("w", encoding="utf-8") as stream:
        for row in rows:
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")


def write_csv(path: Path, table: Table, rows: Iterator[Row]) -> None:
    """Write rows as CSV; a cell with several values is JSON."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(table.columns), lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({name: flatten_cell(value) for name, value in row.items()})


def flatten_cell(value: Any) -> Any:
    """Make a value fit one cell; what a spreadsheet would take for a formula is kept from being one."""
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value


def write_parquet(path: Path, table: Table, rows: Iterator[Row]) -> None:
    """Write rows as Parquet, a row group at a time."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    span = pa.struct([("start", pa.int32()), ("end", pa.int32()), ("text", pa.string())])
    kinds = {
        "text": pa.string(),
        "whole": pa.int32(),
        "share": pa.float64(),
        "truth": pa.bool_(),
        "texts": pa.list_(pa.string()),
        "spans": pa.list_(span),
    }
    schema = pa.schema([(name, kinds[kind]) for name, kind in table.columns.items()])
    with pq.ParquetWriter(path, schema) as writer:
        while group := list(islice(rows, GROUP)):
            writer.write_table(pa.Table.from_pylist(group, schema=schema))


WRITERS: dict[str, Callable[[Path, Table, Iterator[Row]], None]] = {
    "parquet": write_parquet,
    "csv": write_csv,
    "jsonl": write_lines,
}
