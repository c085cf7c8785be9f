"""`rashomon events`: the reports of one event, or an account made before, in; event rows of their happenings out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rashomon.cli.read import make
from rashomon.errors import BadInput

if TYPE_CHECKING:
    from rashomon.model import Account

FORMATS = ("csv", "json", "parquet")
SIGNS = ('"story"', '"claims"', '"lineage"')  # keys by which a JSON file is an account and no report
LOOKED = 1_000_000  # characters at each end of a file among which they are looked for


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="PATH|URL...")
@click.option(
    "--policy",
    type=click.Choice(("ucdp", "acled")),
    default="ucdp",
    show_default=True,
    help="whose rules make one figure of many: best, low and high, or the most conservative",
)
@click.option(
    "-f",
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(FORMATS),
    help="of the tables, can be repeated (default: csv; parquet needs pyarrow)",
)
@click.option(
    "-o", "--output", type=click.Path(file_okay=False), help="folder to write into (default: standard output)"
)
@click.option("-q", "--quiet", is_flag=True, help="print no progress and no names of files")
def events(sources: tuple[str, ...], policy: str, formats: tuple[str, ...], output: str | None, quiet: bool) -> None:
    """Write one row for each happening that the reports tell of, in the manner of UCDP GED or ACLED.

    Takes what `rashomon read` takes, or one account.json that it wrote. With -o it writes the tables events and
    event_sources: the passages that each cell rests on. Without, CSV has the events alone, JSON has both.

    \b
    Examples:
      rashomon events monday/ > events.csv
      rashomon events out/account.json --policy acled -f csv -f parquet -o tables/
    """
    from rashomon.publish import check_kinds, event_text, write_events

    kinds = tuple(dict.fromkeys(formats)) or ("csv",)
    if output is None and (len(kinds) > 1 or "parquet" in kinds):
        raise click.UsageError("give a folder with -o for parquet, or for more than one format")
    check_kinds(kinds)
    account = find_account(sources) or make(sources, quiet, {})
    if output is None:
        click.echo(event_text(account, policy, kinds[0]), nl=False)
        return
    for path in write_events(account, policy, kinds, output):
        if not quiet:
            click.echo(f"wrote {path}", err=True)


def find_account(sources: tuple[str, ...]) -> Account | None:
    """The account of a file that is one; BrokenAccount where it is one and does not keep the contract."""
    path = Path(sources[0])
    if len(sources) > 1 or path.suffix != ".json" or not path.is_file():
        return None
    text = path.read_text(encoding="utf-8", errors="replace")
    if not all(sign in text[:LOOKED] or sign in text[-LOOKED:] for sign in SIGNS):
        return None
    if '"events"' not in text:
        raise BadInput(f"{path} was made before accounts had events: give the reports themselves, or read them again")
    from rashomon.publish import read_account

    return read_account(text)
