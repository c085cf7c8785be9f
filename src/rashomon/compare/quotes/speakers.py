"""Who says a quotation: in go a reading and a quotation, out comes the speaker as the reports name them.

The innermost attribution around a quotation, of those whose source stands outside it, names the speaker by what the
reading calls its source; one of an outlet (`the Associated Press reported`) only where there is no other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from rashomon.clean import UNDECIDED, Decided
from rashomon.model import Attribution, Quotation, Reading

PRONOUNS = frozenset(
    {"he", "she", "it", "they", "who", "which", "that", "this", "we", "i", "you", "him", "her", "them"}
)
WORD = re.compile(r"\w+(?:[-'’]\w+)*")
LEAD = re.compile(r"(?i)^(?:the|a|an|his|her|its|their|some|one|mr|mrs|ms|dr|drs|sir|lord|and|but|on|in)\.?\s+")
RELAY = re.compile(r"(?i)^(?:was |were )?(?:quot|cit)(?:e|es|ed|ing)\b|^according\b|\breport(?:s|ed|ing)?$")
LONG = 90  # characters of a speaker's description; what goes on after that is more than a name
EMPTY = frozenset(
    {"the", "a", "an", "of", "and", "for", "in", "on", "to", "at", "by", "his", "her", "its", "their", "said"}
    | {"local", "senior", "chief", "former", "spokesman", "spokeswoman", "spokesperson", "official", "officials"}
    | {"statement", "group", "groups", "mr", "mrs", "ms", "dr", "president", "minister", "police"}
)


def find_speaker(reading: Reading, quotation: Quotation, decided: Decided = UNDECIDED) -> str | None:
    """Find who says a quotation, as its report names them; None where nobody is said to say it."""
    rows = list_around(reading, quotation)
    names = [name_source(row, decided) for row in rows if row.source and not decided.is_outlet(row.source.text)]
    return next((name for name in names if name), None)


def find_outlet(reading: Reading, quotation: Quotation, decided: Decided = UNDECIDED) -> str | None:
    """Find the outlet that a quotation is credited to; None where it is credited to none."""
    rows = [(row.source.text, row.source_actor) for row in list_around(reading, quotation) if row.source]
    texts = (" ".join(text.split()) for row in rows for text in row if text)
    return next((LEAD.sub("", text) for text in texts if decided.is_outlet(text)), None)


def find_ruled(reading: Reading, quotation: Quotation, speaker: str | None, decided: Decided) -> int | None:
    """The actor that a person's decisions take the speaker of a quotation for; None where they do not speak of it."""
    if speaker is None or not decided.actors:
        return None
    rows = [row for row in list_around(reading, quotation) if row.source and name_source(row, decided) == speaker]
    places = [(row.source.text, (row.source.start, row.source.end)) for row in rows if row.source]
    found = (decided.find(reading.report, (text, speaker), place) for text, place in places[:1])
    return next(found, decided.find(reading.report, (speaker,)))


def list_around(reading: Reading, quotation: Quotation) -> list[Attribution]:
    """The attributions that hold a quotation, the innermost first; nobody within a quotation is said to say it."""
    rows = [row for row in reading.attributions if row.source and is_around(row, quotation)]
    rows = [row for row in rows if row.source and not quotation.outer.holds(row.source)]
    return sorted(rows, key=lambda row: (row.content.end - row.content.start, row.content.place, is_relay(row)))


def is_relay(row: Attribution) -> bool:
    """Whether a source hands on what another says: `X quoted`, `according to X`."""
    return row.cue is not None and bool(RELAY.search(row.cue.text))


def name_source(row: Attribution, decided: Decided = UNDECIDED) -> str | None:
    """What the reading calls the source of an attribution, else the words of it, if they are no pronoun."""
    source = " ".join(row.source.text.split()) if row.source else ""
    name = row.source_actor or source
    name = source if name in source and not proper_words(name) else name  # `another user`, not `user`
    name = (name if len(name) <= LONG else re.split(r",\s", name)[0]).rstrip(" ,")
    return name if name and name.lower() not in PRONOUNS and not decided.is_outlet(name) else None


def is_around(row: Attribution, quotation: Quotation) -> bool:
    """Whether an attribution's content holds most of a quotation."""
    shared = min(row.content.end, quotation.inner.end) - max(row.content.start, quotation.inner.start)
    return row.report == quotation.inner.report and 2 * shared >= quotation.inner.end - quotation.inner.start


def name_speaker(names: Iterable[tuple[str | None, bool]]) -> str | None:
    """Name the speaker of an utterance after its versions, each name with whether it is a person's.

    A person before a body, a proper name before a description, then the commonest form.
    """
    given = [(name, person) for name, person in names if name]
    counts = Counter(name for name, _ in given)
    ranked = [(not person, not proper_words(name), -counts[name], n, name) for n, (name, person) in enumerate(given)]
    return min(ranked)[-1] if ranked else None


def proper_words(name: str | None) -> set[str]:
    """The words of a speaker's description that are written with a capital, without titles and offices."""
    words = WORD.findall(LEAD.sub("", name or ""))
    return {fold(word) for word in words if word[0].isupper()} - EMPTY


def fold(word: str) -> str:
    """A word in small letters without the mark of the possessive."""
    return re.sub(r"['’]s$", "", word.casefold())


def share_word(one: str | None, other: str | None) -> bool:
    """Whether two descriptions of a speaker share a word that says something."""
    words = [{fold(word) for word in WORD.findall(text or "")} - EMPTY for text in (one, other)]
    return bool(words[0] & words[1])


def is_person(reading: Reading, name: str | None) -> bool:
    """Whether a speaker's name is that of a person, as the reading knows it."""
    last = WORD.findall(name or "")[-1:]
    people = (WORD.findall(row.span.text) for row in reading.names if row.type == "PER")
    return bool(last) and any(words[-1:] == last for words in people)
