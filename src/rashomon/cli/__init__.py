"""The command line, thin: parse, call, print. Data goes to standard output, talk to standard error.

One file for each command; `COMMANDS` says where each lies, and only the one that is called is imported.
"""

from importlib import import_module
from typing import Any

import click

from rashomon import __version__
from rashomon.errors import RashomonError

COMMANDS = {
    "read": "rashomon.cli.read",
    "decide": "rashomon.cli.decide",
    "export": "rashomon.cli.export",
    "events": "rashomon.cli.events",
    "lineage": "rashomon.cli.lineage",
}


class Commands(click.Group):
    """The commands by name, each imported when it is asked for.

    What one raises on purpose is printed as one line and exits 1; a traceback comes only with --debug.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(COMMANDS[cmd_name]), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; turn what it raises on purpose into a line for the user."""
        try:
            return super().invoke(ctx)
        except (RashomonError, OSError) as error:
            if ctx.params.get("debug"):
                raise
            click.echo(f"rashomon: {error}", err=True)
            ctx.exit(1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rashomon")
@click.option("--debug", is_flag=True, help="show the traceback of an error")
def main(debug: bool) -> None:
    """One event, many accounts: what is reported, who says so, who they had it from, and where they differ.

    \b
    Example:
      rashomon read reports/ -o out/
    """


if __name__ == "__main__":
    main()
