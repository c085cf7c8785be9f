"""From what the user names to reports: `load(sources)` is the door.

In go paths, folders and addresses, `-` for standard input; out come reports with their text as found, and for what
cannot be read a `Problem` that says what is wrong, where, and what to do. Nothing here raises for one bad source, and
nothing but an address given by the user touches the network.
"""

from collections.abc import Iterator, Sequence

from rashomon.load.addresses import host_of
from rashomon.load.dates import find_date, read_date
from rashomon.load.duplicates import Admission
from rashomon.load.readers import read_source
from rashomon.load.sources import walk_sources
from rashomon.model import Problem, Report

__all__ = ["find_date", "host_of", "load", "read_date"]


def load(sources: Sequence[str]) -> Iterator[Report | Problem]:
    """Read each source as reports; ids are unique, and a report that came before is a problem, not a second report."""
    admission = Admission()
    for source in walk_sources(sources):
        if isinstance(source, Problem):
            yield source
            continue
        for thing in read_source(source):
            yield thing if isinstance(thing, Problem) else admission.admit(thing)
