"""publish(account, folder) -> files: the account as JSON, page, tables, brief, graphs; checked before any is written.

Also here: `account_json` and `read_account` (there and back), `account_html`, `check_account` and `print_summary`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rashomon.errors import BadInput
from rashomon.model import Account
from rashomon.publish.brief import account_markdown
from rashomon.publish.checks import check_account, load_schema
from rashomon.publish.codec import write_plain
from rashomon.publish.decisions import decisions_template
from rashomon.publish.event_tables import check_kinds, event_text, write_events
from rashomon.publish.files import account_json, read_account, write_whole
from rashomon.publish.ftm import account_ftm
from rashomon.publish.gexf import account_gexf
from rashomon.publish.graphml import account_graphml
from rashomon.publish.page import account_html
from rashomon.publish.parquet import account_parquet
from rashomon.publish.summary import print_summary
from rashomon.publish.tables import account_tables

__all__ = [
    "WRITERS",
    "account_ftm",
    "account_gexf",
    "account_graphml",
    "account_html",
    "account_json",
    "account_markdown",
    "account_tables",
    "check_account",
    "check_kinds",
    "decisions_template",
    "event_text",
    "load_schema",
    "print_summary",
    "publish",
    "read_account",
    "write_events",
]

Named = Iterator[tuple[str, str]] | Iterator[tuple[str, bytes]]


def publish(account: Account, folder: str | Path, formats: Sequence[str] = ("json", "html")) -> tuple[Path, ...]:
    """Write the account into a folder in the formats named (`WRITERS`) and give the paths, in that order.

    The account is checked first and every file is made before the first is written: a fault publishes nothing.
    """
    unknown = [name for name in formats if name not in WRITERS]
    if unknown:
        raise BadInput(f"no format {unknown[0]!r}: choose from {', '.join(WRITERS)}")
    check_account(write_plain(account))
    made = [file for name in dict.fromkeys(formats) for file in WRITERS[name](account)]
    home = Path(folder)
    home.mkdir(parents=True, exist_ok=True)
    for name, content in made:
        write_whole(home / name, content)
    return tuple(home / name for name, _ in made)


def make_json(account: Account) -> Named:
    """The account as `account.json`."""
    yield "account.json", account_json(account)


def make_page(account: Account) -> Named:
    """The account as `account.html`."""
    yield "account.html", account_html(account)


def make_brief(account: Account) -> Named:
    """The account as `account.md`."""
    yield "account.md", account_markdown(account)


WRITERS: dict[str, Callable[[Account], Named]] = {
    "json": make_json,
    "html": make_page,
    "csv": account_tables,
    "md": make_brief,
    "parquet": account_parquet,
    "graphml": account_graphml,
    "gexf": account_gexf,
    "ftm": account_ftm,
}
