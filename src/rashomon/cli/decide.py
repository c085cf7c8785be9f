"""`rashomon decide`: an account in, a decisions file to fill in out."""

from pathlib import Path

import click

from rashomon.cli.export import open_account
from rashomon.errors import BadInput


@click.command()
@click.argument("file", metavar="ACCOUNT.JSON")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, allow_dash=True),
    default="-",
    help="file to write (default: - for standard output)",
)
@click.option("--force", is_flag=True, help="write over a file that is there")
def decide(file: str, output: str, force: bool) -> None:
    """Write a decisions file for the actors of an account: its doubts as comments, ready to be taken up.

    Each doubt stands with its reason and passages side by side. What was decided before is kept in the file.

    \b
    Examples:
      rashomon decide account/account.json -o decisions.yaml
      rashomon read reports/ --decisions decisions.yaml
    """
    from rashomon.publish import decisions_template

    account = open_account(file)
    text = decisions_template(account)
    if output == "-":
        click.echo(text, nl=False)
        return
    if Path(output).exists() and not force:
        raise BadInput(f"{output} is there already; give another name, or --force to write over it")
    Path(output).write_text(text, encoding="utf-8")
    click.echo(f"wrote {output}: {len(account.decisions)} decided, {len(account.doubts)} in doubt", err=True)
