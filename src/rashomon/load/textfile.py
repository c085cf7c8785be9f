"""A plain text, as people paste it: the report's text is the file's, unchanged. What is in it, `clean` finds out."""

from rashomon.load.sources import Source
from rashomon.model import Finding, Report


def read_text(source: Source, text: str, guess: str) -> Report:
    """Make the report of a decoded text; a guessed encoding is recorded."""
    findings = (make_guess(guess),) if guess else ()
    return Report(id=source.stem, text=text, source=source.name, findings=findings)


def make_guess(guess: str) -> Finding:
    """Record how an encoding was guessed."""
    encoding, _, why = guess.partition(": ")
    return Finding(field="encoding", value=encoding, basis=why or "guessed")
