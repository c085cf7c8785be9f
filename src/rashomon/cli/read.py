"""`rashomon read`: the reports of one event in, its account out."""

import sys
from typing import TYPE_CHECKING, Any

import click

from rashomon.cli.talk import progress, talk
from rashomon.plugins import OURS

if TYPE_CHECKING:
    from rashomon.model import Account

FORMATS = ("json", "html", "md", "csv", "parquet", "graphml", "gexf", "ftm")
USUAL = ("json", "html")


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="PATH|URL...")
@click.option("-o", "--output", type=click.Path(file_okay=False), help="folder to write into (default: ./account)")
@click.option(
    "--json",
    "json_to",
    type=click.File("w", encoding="utf-8"),
    help="write the JSON alone, to this file or - for standard output",
)
@click.option(
    "-f",
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(FORMATS),
    help="what to write, can be repeated (default: json and html)",
)
@click.option(
    "--parser",
    default=OURS,
    show_default=True,
    metavar="NAME",
    help="spaCy pipeline, by name or folder, that tags, parses and finds names; attributions stay ours",
)
@click.option(
    "--decisions",
    type=click.Path(exists=True, dir_okay=False),
    help="YAML file of what you decided on actors: who is one, who is not, of what type (default: none)",
)
@click.option("-q", "--quiet", is_flag=True, help="print no summary and no progress")
@click.option("--strict", is_flag=True, help="exit with 1 when a source could not be read")
def read(
    sources: tuple[str, ...],
    output: str | None,
    json_to: Any,
    formats: tuple[str, ...],
    quiet: bool,
    strict: bool,
    **reading: str | None,
) -> None:
    """Read the reports of one event and write its account.

    Takes any mixture of text files, saved web pages, addresses, news-please and trafilatura JSON or JSON lines, and
    folders of them.

    \b
    Examples:
      rashomon read monday/ -o out/
      rashomon read a.txt b.html archive.jsonl https://example.org/news.html
      rashomon read monday/ --json - | jq '.differences[].question'
      rashomon read monday/ --decisions decisions.yaml --format gexf --format csv
      rashomon read monday/ --parser en_core_web_trf
    """
    account = make(sources, quiet, reading)
    if json_to:
        from rashomon.publish import account_json

        json_to.write(account_json(account))
    if output or not json_to:
        write(account, output or "account", formats or USUAL, quiet or bool(json_to and json_to.name == "<stdout>"))
    unread = [p for p in account.problems if p.stage == "load"]
    for problem in unread if quiet else ():
        click.echo(f"rashomon: {problem.report}: {problem.reason}", err=True)
    if strict and unread:
        sys.exit(1)


def make(sources: tuple[str, ...], quiet: bool, reading: dict[str, Any]) -> "Account":
    """Read the sources, showing how far it is."""
    from rashomon.account import read_story

    with progress(quiet) as step:
        return read_story(sources, on_step=step, **reading)


def write(account: "Account", folder: str, formats: tuple[str, ...], quiet: bool) -> None:
    """Write the account's files, print the summary, and say where the files are."""
    from rashomon.publish import print_summary, publish

    paths = publish(account, folder, formats)
    if quiet:
        return
    print_summary(account, talk(stderr=False))
    for path in paths:
        click.echo(f"wrote {path}", err=True)
