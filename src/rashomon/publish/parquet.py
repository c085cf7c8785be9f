"""The account's tables as Parquet: the rows of tables.py, with typed columns, one file a table.

Needs pyarrow, which is heavy and so an extra.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rashomon.errors import MissingExtra
from rashomon.model import Account
from rashomon.publish.tables import Row, list_tables, type_column

TAMED = str.maketrans({code: "\ufffd" for code in range(0xD800, 0xE000)})  # half characters, which UTF-8 cannot hold


def account_parquet(account: Account) -> Iterator[tuple[str, bytes]]:
    """Each table as its file name and its bytes; MissingExtra where pyarrow is not installed."""
    try:
        import pyarrow as pa
    except ImportError as error:
        raise MissingExtra("pyarrow, which writes Parquet,", "tables", "or choose csv, which needs nothing") from error
    for name, (head, rows) in list_tables(account):
        yield f"{name}.parquet", write_parquet(pa, name, head, list(rows))


def write_parquet(pa: Any, name: str, head: Row, rows: list[Row]) -> bytes:
    """Write one table."""
    from pyarrow.parquet import write_table

    kinds = {"string": pa.string(), "integer": pa.int64(), "double": pa.float64(), "boolean": pa.bool_()}
    types = [kinds[type_column(name, str(column))] for column in head]
    columns = [pa.array([clean(row[n]) for row in rows], kind) for n, kind in enumerate(types)]
    sink = pa.BufferOutputStream()
    write_table(pa.Table.from_arrays(columns, names=[str(column) for column in head]), sink)
    data: bytes = sink.getvalue().to_pybytes()
    return data


def clean(cell: object) -> object:
    """A cell that UTF-8 can hold."""
    return cell.translate(TAMED) if isinstance(cell, str) else cell
