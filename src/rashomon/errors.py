"""The errors of the program, by what the caller does next.

RashomonError
├── Unreadable      this report is set aside, the story goes on
├── BadInput        the user must change what was given
├── MissingModel    a model file is not where it should be
├── MissingExtra    an optional library must be installed
└── BrokenAccount   the account does not keep its contract; nothing was published
"""


class RashomonError(Exception):
    """Root of all errors that the program raises on purpose; its text is one sentence for the user."""


class Unreadable(RashomonError):
    """A source that cannot be read as a report."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class BadInput(RashomonError):
    """What the user asked for cannot be done as asked."""


class MissingModel(RashomonError):
    """A model file is missing from the package."""

    def __init__(self, path: str, remedy: str) -> None:
        super().__init__(f"model file {path} is missing: {remedy}")


class MissingExtra(RashomonError):
    """An optional library is not installed."""

    def __init__(self, library: str, extra: str, instead: str = "") -> None:
        super().__init__(f"{library} is not installed: run  pip install 'rashomon[{extra}]'" + f"  {instead}".rstrip())


class BrokenAccount(RashomonError):
    """An account that breaks its contract."""
