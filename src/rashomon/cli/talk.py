"""What commands say while they work: progress and consoles. Never data."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

STAGES = {"load": "loading", "clean": "cleaning", "language": "reading", "compare": "comparing"}


@contextmanager
def progress(quiet: bool) -> Iterator[Any]:
    """Show each stage with its count on standard error, if that is a terminal."""
    console = talk(stderr=True)
    if quiet or not console.is_terminal:
        yield None
        return
    with console.status("loading") as status:
        yield lambda stage, done, total: status.update(
            f"{STAGES.get(stage, stage)} {done}" + (f" of {total}" if total else "")
        )


def talk(stderr: bool) -> "Console":
    """Give a console on standard error or output."""
    from rich.console import Console

    return Console(stderr=stderr)
