"""`rashomon lineage`: an archive of reports in, who had what from whom out."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rashomon.cli.talk import talk

if TYPE_CHECKING:
    from rashomon.scale import Summary

FORMATS = ("parquet", "csv", "jsonl")
STAGES = {
    "read": "reading reports",
    "pair": "looking for shared text",
    "match": "comparing pairs",
    "credits": "linking credits",
    "link": "linking copies",
}
EVERY = 30.0  # seconds between two lines of progress where standard error is no terminal


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="FOLDER|ARCHIVE...")
@click.option("-o", "--output", type=click.Path(file_okay=False), default="lineage", help="folder to write into")
@click.option(
    "-f",
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(FORMATS),
    help="of the tables, can be repeated (default: parquet, which needs pyarrow)",
)
@click.option("--workers", type=click.IntRange(1), help="processes (default: one for each processor)")
@click.option("--restart", is_flag=True, help="begin anew instead of going on with a broken-off run")
@click.option("--keep-state", is_flag=True, help="keep the working files when the run is done")
@click.option("-q", "--quiet", is_flag=True, help="print no summary and no progress")
@click.option("--strict", is_flag=True, help="exit with 1 when a report could not be read")
def lineage(sources: tuple[str, ...], output: str, quiet: bool, strict: bool, **options: Any) -> None:
    """Trace who had what from whom in an archive of reports, however large.

    Takes folders, files, and archives of JSON lines (.jsonl, .jsonl.gz). Writes links with their passages, clusters of
    copies, credits and reports as tables, and lineage.graphml. A run that is broken off goes on when the same command
    is given again.

    \b
    Examples:
      rashomon lineage archive.jsonl.gz -o out/
      rashomon lineage monday/ tuesday/ --format csv
    """
    from rashomon.scale import Plan, count_processors, trace

    plan = Plan(
        sources=sources,
        folder=Path(output),
        formats=tuple(dict.fromkeys(options["formats"])) or ("parquet",),
        workers=options["workers"] or count_processors(),
        restart=options["restart"],
        keep=options["keep_state"],
    )
    try:
        with progress(quiet) as step:
            summary = trace(plan, step)
    except KeyboardInterrupt:
        click.echo(f"\nrashomon: stopped; what was done is in {output}: give the same command to go on", err=True)
        sys.exit(130)
    if not quiet:
        tell(summary)
    if strict and summary.problems:
        sys.exit(1)


@contextmanager
def progress(quiet: bool) -> Iterator[Any]:
    """Show each stage with its count on standard error: in place on a terminal, else as a line now and then."""
    console = talk(stderr=True)
    if quiet:
        yield None
    elif console.is_terminal:
        with console.status("beginning") as status:
            yield lambda *row: status.update(say(*row))
    else:
        last = [time.monotonic()]

        def step(stage: str, done: int, total: int) -> None:
            if time.monotonic() - last[0] >= EVERY:
                last[0] = time.monotonic()
                click.echo(say(stage, done, total), err=True)

        yield step


def say(stage: str, done: int, total: int) -> str:
    """Say how far a stage is."""
    return f"{STAGES.get(stage, stage)}: {done:,}" + (f" of {total:,}" if total else "")


def tell(summary: "Summary") -> None:
    """Tell what was found, and where the files are."""
    rate = summary.reports / max(summary.seconds, 0.1)
    click.echo(
        f"{summary.reports:,} reports: {summary.credits:,} links by credit, {summary.copies:,} by shared text, "
        f"{summary.clusters:,} clusters of copies"
    )
    click.echo(
        f"{summary.seconds:,.0f} s ({rate:,.0f} reports a second), {summary.memory / 2**20:,.0f} MiB at most in one "
        "process",
        err=True,
    )
    if summary.problems:
        click.echo(f"{summary.problems:,} could not be read or came twice: see problems.jsonl", err=True)
    for path in summary.files:
        click.echo(f"wrote {path}", err=True)
