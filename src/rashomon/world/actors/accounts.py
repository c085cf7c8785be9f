"""The names of accounts on social sites (`@annavane`) as forms of whom they name, where their letters say so.

In go a report and the names of the story on their nodes; out come mentions of accounts whose letters are those of one
name, or hold all words of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rashomon.model import Reading
from rashomon.world.actors.entries import Entry
from rashomon.world.words import fold

ACCOUNT = re.compile(r"(?P<site>\b(?:[A-Z]\w+ )?(?:account|user|page|handle) )?(?<![\w.@])@(?P<name>\w{4,})")
LEAST = 5  # letters of a name of one word that an account can begin or end with


def find_accounts(reading: Reading, known: Iterable[str], taken: Iterable[Entry]) -> Iterator[Entry]:
    """The accounts of a report that are of one of the `known` names (folded), in order; not those already taken."""
    covered = {i for entry in taken for span in (entry.span, *entry.glosses) for i in range(span.start, span.end)}
    names = sorted(known)
    for match in ACCOUNT.finditer(reading.report.text):
        whole = fold(match["name"])
        letters = re.sub(r"[\d_]", "", whole)
        own = [name for name in names if name == whole or is_account(letters, name)]
        own = own if match.start("name") not in covered else []
        longest = [name for name in own if len(name) == max(map(len, own))]
        if len(longest) == 1:
            span = reading.report.span(*match.span("name"))
            forms = (reading.report.span(*match.span()),) if match["site"] else ()
            yield Entry(node=f"name:{longest[0]}", span=span, kind="person", forms=forms, grade="definite")


def is_account(letters: str, name: str) -> bool:
    """Whether the letters of an account are those of a name.

    >>> is_account("annavane", "anna vane"), is_account("annakvane", "anna vane"), is_account("vaneworld", "anna vane")
    (True, True, False)
    """
    words = name.split()
    if len(words) == 1:
        return len(name) >= LEAST and (letters.startswith(name) or letters.endswith(name))
    return letters == "".join(words) or (letters.startswith(words[0]) and letters.endswith(words[-1]))
