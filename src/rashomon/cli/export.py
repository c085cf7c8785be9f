"""`rashomon export`: an account made before in, other files of it out."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rashomon.cli.read import FORMATS
from rashomon.errors import BadInput

if TYPE_CHECKING:
    from rashomon.model import Account


@click.command()
@click.argument("file", metavar="ACCOUNT.JSON")
@click.option("-o", "--output", type=click.Path(file_okay=False), default=".", help="folder to write into (default: .)")
@click.option(
    "-f",
    "--format",
    "formats",
    multiple=True,
    required=True,
    type=click.Choice(FORMATS),
    help="what to write, can be repeated",
)
@click.option("-q", "--quiet", is_flag=True, help="do not name the files written")
def export(file: str, output: str, formats: tuple[str, ...], quiet: bool) -> None:
    """Write an account, made by `rashomon read`, in other formats.

    Tables (csv, parquet), graphs of the world and of the reporting for Gephi (gexf, graphml), entities for Aleph (ftm),
    a page (html), a brief (md). The reports are not read again.

    \b
    Examples:
      rashomon export account/account.json -f gexf -f csv -o out/
      rashomon export account/account.json -f ftm -o out/
    """
    from rashomon.publish import publish

    for path in publish(open_account(file), output, formats):
        if not quiet:
            click.echo(f"wrote {path}", err=True)


def open_account(file: str) -> "Account":
    """Read an account from its file; BadInput, with what to do, where it is none."""
    from rashomon.errors import BrokenAccount
    from rashomon.publish import read_account

    path = Path(file) / "account.json" if Path(file).is_dir() else Path(file)
    try:
        return read_account(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise BadInput(f"there is no file {path}; make one with  rashomon read REPORTS") from error
    except (BrokenAccount, UnicodeDecodeError) as error:
        raise BadInput(
            f"{path} is not an account that this version can read ({error}); make it anew with  rashomon read"
        ) from error
