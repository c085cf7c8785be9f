"""The command line, thin: parse, call, print. Data goes to standard output, talk to standard error."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from rashomon import __version__
from rashomon.errors import RashomonError

if TYPE_CHECKING:
    from rich.console import Console

    from rashomon.model import Account

FORMATS = ("json", "html", "md", "csv")
USUAL = ("json", "html")
STAGES = {"load": "loading", "clean": "cleaning", "language": "reading", "compare": "comparing"}


class OneLineErrors(click.Group):
    """A group whose commands print an error as one line and exit 1; a traceback only with --debug."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; turn what it raises on purpose into a line for the user."""
        try:
            return super().invoke(ctx)
        except (RashomonError, OSError) as error:
            if ctx.params.get("debug"):
                raise
            click.echo(f"rashomon: {error}", err=True)
            ctx.exit(1)


@click.group(cls=OneLineErrors, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rashomon")
@click.option("--debug", is_flag=True, help="show the traceback of an error")
def main(debug: bool) -> None:
    """One event, many accounts: what is reported, who says so, who they had it from, and where they differ.

    \b
    Example:
      rashomon read reports/ -o out/
    """


@main.command()
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
@click.option("-q", "--quiet", is_flag=True, help="print no summary and no progress")
@click.option("--strict", is_flag=True, help="exit with 1 when a source could not be read")
def read(
    sources: tuple[str, ...], output: str | None, json_to: Any, formats: tuple[str, ...], quiet: bool, strict: bool
) -> None:
    """Read the reports of one event and write its account.

    Takes any mixture of text files, saved web pages, addresses, news-please and trafilatura JSON or JSON lines, and
    folders of them.

    \b
    Examples:
      rashomon read monday/ -o out/
      rashomon read a.txt b.html archive.jsonl https://example.org/news.html
      rashomon read monday/ --json - | jq '.differences[].question'
    """
    account = make(sources, quiet)
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


def make(sources: tuple[str, ...], quiet: bool) -> "Account":
    """Read the sources, showing how far it is."""
    from rashomon.account import read_story

    with progress(quiet) as step:
        return read_story(sources, on_step=step)


def write(account: "Account", folder: str, formats: tuple[str, ...], quiet: bool) -> None:
    """Write the account's files, print the summary, and say where the files are."""
    from rashomon.publish import print_summary, publish

    paths = publish(account, folder, formats)
    if quiet:
        return
    print_summary(account, talk(stderr=False))
    for path in paths:
        click.echo(f"wrote {path}", err=True)


@contextmanager
def progress(quiet: bool) -> Iterator[Any]:
    """Show each stage with its count on standard error, if that is a terminal."""
    console = talk(stderr=True)
    if quiet or not console.is_terminal:
        yield None
        return
    with console.status("loading") as status:
        yield lambda stage, done, total: status.update(f"{STAGES[stage]} {done}" + (f" of {total}" if total else ""))


def talk(stderr: bool) -> "Console":
    """Give a console on standard error or output."""
    from rich.console import Console

    return Console(stderr=stderr)


if __name__ == "__main__":
    main()
