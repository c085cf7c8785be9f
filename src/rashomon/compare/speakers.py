"""Who says a quotation: in go a reading and a quotation, out comes the speaker as the reports name them.

The innermost attribution around a quotation that is not of an outlet (`the Associated Press reported`) names the
speaker. A pronoun stands for the last speaker before it that it can stand for; a name is given in the fullest form that
its report has.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from rashomon.clean import is_outlet
from rashomon.model import Attribution, Quotation, Reading

PERSON = frozenset({"he", "she"})
PRONOUNS = PERSON | {"it", "they", "who", "which", "that", "this", "we", "i", "you", "him", "her", "them"}
WORD = re.compile(r"\w+(?:[-'’]\w+)*")
TITLE = re.compile(r"(?:Mr|Mrs|Ms|Dr|Drs|Gen|Sen|Rep|Gov|Prof|Col|Lt|Capt|Sgt|St)\.?")
GIVEN = r"[A-ZÀ-Þ][\w'’-]*\.?"  # a word of a name before its last
LEAD = re.compile(r"(?i)^(?:the|a|an|his|her|its|their|some|one|mr|mrs|ms|dr|drs|sir|lord|and|but|on|in)\.?\s+")
LONG = 90  # characters of a speaker's description; what goes on after that is more than a name
ONE = re.compile(
    r"(?i)\b\w*(?:man|woman|person|er|or|ist|ian|chief|head|source|aide|resident)\b"
)  # nouns for one person
EMPTY = frozenset(
    {"the", "a", "an", "of", "and", "for", "in", "on", "to", "at", "by", "his", "her", "its", "their", "said"}
    | {"local", "senior", "chief", "former", "spokesman", "spokeswoman", "spokesperson", "official", "officials"}
    | {"statement", "group", "groups", "mr", "mrs", "ms", "dr", "president", "minister", "police"}
)


def find_speaker(reading: Reading, quotation: Quotation) -> str | None:
    """Find who says a quotation, as its report names them; None where nobody is said to say it."""
    rows = [row for row in reading.attributions if row.source and is_around(row, quotation)]
    rows.sort(key=lambda row: (row.content.end - row.content.start, row.content.place))
    named = [row for row in rows if not is_outlet(source_of(row))]
    for row in named:
        if source_of(row).lower() not in PRONOUNS:
            return fill_name(reading, source_of(row, reading))
    for row in named:
        if found := find_antecedent(reading, row):
            return fill_name(reading, found)
    return None


def source_of(row: Attribution, reading: Reading | None = None) -> str:
    """The words of an attribution's source, empty where it has none; a title cut from its name has it put back."""
    if not row.source:
        return ""
    text = row.source.text
    if reading and TITLE.fullmatch(text):
        rest = re.match(rf"\.?\s+{GIVEN}(?:\s{GIVEN})*", reading.report.text[row.source.end : row.source.end + 60])
        text += rest.group() if rest else ""
    return " ".join(text.split())


def is_around(row: Attribution, quotation: Quotation) -> bool:
    """Whether an attribution's content holds most of a quotation."""
    shared = min(row.content.end, quotation.inner.end) - max(row.content.start, quotation.inner.start)
    return row.report == quotation.inner.report and 2 * shared >= quotation.inner.end - quotation.inner.start


def find_antecedent(reading: Reading, row: Attribution) -> str | None:
    """Find whom a pronoun means among those that spoke before it, the last first."""
    pronoun = source_of(row).lower()
    start = row.source.start if row.source else 0
    earlier = [r for r in reading.attributions if r.source and r.source.start < start]
    for other in sorted(earlier, key=lambda r: -(r.source.start if r.source else 0)):
        text = source_of(other, reading)
        if text.lower() in PRONOUNS or is_outlet(text) or (pronoun in PERSON and not is_person(reading, other)):
            continue
        return text
    return None


def is_person(reading: Reading, row: Attribution) -> bool:
    """Whether the source of an attribution holds a person's name, or is one person by its noun."""
    names = [name for name in reading.names if name.type == "PER" and row.source and name.span.overlaps(row.source)]
    return bool(names) or ONE.search(source_of(row)) is not None


def fill_name(reading: Reading, text: str) -> str:
    """A speaker with the fullest form of the name that the report has: `Mr Sadat` -> `Sayed Kamal Sadat`."""
    text = " ".join(text.split())
    text = (text if len(text) <= LONG else re.split(r",\s", text)[0]).rstrip(" ,")
    words = WORD.findall(LEAD.sub("", text))
    if len(words) != 1 or not words[0][0].isupper():
        return text
    longer = re.compile(rf"(?:{GIVEN}\s+){{1,3}}{re.escape(words[0])}\b")
    forms = {drop_titles(" ".join(match.group().split())) for match in longer.finditer(reading.report.text)}
    return (
        max(sorted(forms), key=lambda form: len(form.split()), default=text)
        if max(map(len, forms), default=0)
        else text
    )


def drop_titles(name: str) -> str:
    """A name without the titles before it; empty where nothing but its last word is left."""
    while (shorter := LEAD.sub("", name)) != name:
        name = shorter
    return name if " " in name else ""


def name_speaker(names: Iterable[str | None], readings: Sequence[Reading]) -> str | None:
    """Name the speaker of an utterance after its versions: a proper name before a description, the commonest form."""
    given = [name for name in names if name]
    counts = Counter(given)
    return min(given, key=lambda name: (not proper_words(name), -counts[name], given.index(name)), default=None)


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


def are_compatible(one: str | None, other: str | None) -> bool:
    """Whether two descriptions may be of one speaker: not where both bear names and share no word."""
    return not (proper_words(one) and proper_words(other)) or share_word(one, other)
