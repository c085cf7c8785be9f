"""One person by country alone, with `the`: `the Norwegian`, `the 40-year-old Chilean`, `the Dutchman`.

In go a report's reading; out come mentions of one person each, on nodes of their own: nobody in particular until a rule
says whom the report means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.model import Reading
from rashomon.world.actors.entries import Entry
from rashomon.world.actors.nations import find_nation
from rashomon.world.actors.nouns import NOMINAL_TAGS, read_people
from rashomon.world.words import singular

if TYPE_CHECKING:
    from spacy.tokens import Doc

RING = "ring:citizen/one"
LEAD = re.compile(r"\b(the )?(\d{1,3}[- ]year[- ]old )?$", re.IGNORECASE)
LONGEST_LEAD = 30  # characters before a word in which `the` and an age are looked for
CITIZEN = re.compile(r"(?:wo)?man$")


def find_citizens(reading: Reading) -> Iterator[Entry]:
    """The mentions of one person by country alone, in order."""
    doc, text = reading.doc, reading.report.text
    places = {name.span.start for name in reading.names if name.type in ("LOC", "PER")}
    for token in doc[1:]:
        if not (token.text[:1].isupper() and token.is_alpha) or token.idx in places:
            continue
        ends = [end for end in (token.i + 2, token.i + 1) if end <= len(doc) and find_country(doc[token.i : end].text)]
        lead = LEAD.search(text[max(0, token.idx - LONGEST_LEAD) : token.idx]) if ends else None
        if lead is None or not lead[1] or goes_on(doc, ends[0]):
            continue
        if lead[1] == "The " and not (lead[2] or doc[token.i - 1].is_sent_start):
            continue  # the title of a paper
        close = doc[ends[0] - 1].idx + len(doc[ends[0] - 1])
        bare = reading.report.span(token.idx, close)
        span = reading.report.span(token.idx - len(lead[2] or ""), close)
        nation = find_country(bare.text)
        node = f"{RING}/{nation}/{reading.report.id} {token.idx}"  # each by itself
        yield Entry(node=node, span=span, kind="person", forms=(bare,), nation=nation, grade="definite")


@lru_cache(maxsize=4096)
def find_country(words: str) -> str | None:
    """The country of one person by its word: one that takes an s in the plural, or ends in `man` or `woman`."""
    stem = CITIZEN.sub("", words)
    if stem != words:
        return find_nation(stem, "adjective")
    return None if find_nation(words, "people") else find_nation(f"{words}s", "people")


def goes_on(doc: Doc, end: int) -> bool:
    """Whether the words only begin a longer phrase (`the Norwegian team`, `the Norwegian and Danish teams`)."""
    follows = doc[end : end + 2]
    if len(follows) > 1 and follows[0].lower_ in ("and", "or"):
        return find_nation(follows[1].text, "adjective") is not None
    return any(
        token.text in ("-", "of") or token.pos_ in NOMINAL_TAGS - {"DET"} or singular(token.lower_) in read_people()
        for token in follows[:1]
    )
