"""The names of a story settled over all its reports: their borders, their types, and where the reader missed one.

A reader that sees one report at a time cuts `Ahrar al-Nour` at the hyphen in one place and takes a surname for a town
in another. Over the story the borders follow the spelling (a hyphen joins), the type follows the most frequent reading
of the same name, and a name that is known from one passage is a name in the others. Words that the story also writes
small are no names (`Regional Alliance` in a headline).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from rashomon.model import Comparison, Name, Reading, Span
from rashomon.world.actors.abbreviations import find_abbreviated
from rashomon.world.actors.nations import find_nation
from rashomon.world.actors.nouns import function_words, read_people
from rashomon.world.words import fold, read_table, read_words, singular, strip_name

RANK = {"ORG": 0, "PER": 1, "LOC": 2, "GROUP": 3, "MISC": 4}
UNITS = frozenset(["division", "brigade", "battalion", "regiment", "legion", "corps", "squadron", "unit"])
MOST_LETTERS = 6  # of a name in capitals that stands for its words
JOINT = "-‑"
LEAST_TWICE = 2  # readings of a one-word name before it is looked for elsewhere


def settle_names(comparison: Comparison) -> Comparison:
    """Give the comparison with the names of its readings settled over the story."""
    readings = [replace(reading, names=mend_names(add_abbreviated(reading))) for reading in comparison.story.readings]
    written = {key_of(name) for reading in readings for name in reading.names if " " in name.span.text}
    readings = [replace(r, names=tuple(cut_glued(r, name, written) for name in r.names)) for r in readings]
    small = count_words(readings)
    readings = [replace(r, names=tuple(n for n in r.names if is_name(r, n, small))) for r in readings]
    plain = {key_of(n) for r in readings for n in r.names if not in_headline(r, n)}
    readings = [replace(r, names=drop_headline_names(r, plain)) for r in readings]
    kinds = vote_types(readings)
    forms = frozenset(find_forms(kinds, small))
    found = tuple(replace(r, names=complete_names(r, kinds, forms)) for r in readings)
    return replace(comparison, story=replace(comparison.story, readings=found))


def add_abbreviated(reading: Reading) -> Reading:
    """Put the names with their letters in brackets in the place of what the reader found there."""
    told = find_abbreviated(reading)
    kept = [name for name in reading.names if not any(name.span.overlaps(other.span) for other in told)]
    return replace(reading, names=(*kept, *told))


def mend_names(reading: Reading) -> tuple[Name, ...]:
    """Set the borders of the names of a report at the borders of words that hyphens join; overlaps give the longer."""
    found: list[Name] = []
    for name in sorted(reading.names, key=lambda n: n.span.place):
        end = name.span.start + len(trim_end(name.span.text))
        start, end = mend_borders(reading.report.text, name.span.start, max(end, name.span.start + 1))
        end = take_number(reading, name, take_syllable(reading, name, end))
        if found and start < found[-1].span.end:
            if end <= found[-1].span.end:
                continue
            start = found.pop().span.start
        found.append(Name(span=reading.report.span(start, end), type=name.type))
    return tuple(join_nations(reading, found))


def cut_glued(reading: Reading, name: Name, written: Set[str]) -> Name:
    """A name without the closed-class word that a lost space has tied to it, where the story has it without.

    `River Frontboth`, where `River Front` is among the folded names that are `written` elsewhere.
    """
    glued = re.search(r"[a-z]{2,}$", name.span.text)
    for at in range(glued.start() + 1, glued.end() - 1) if glued else ():
        if name.span.text[at:] in function_words() and fold(strip_name(name.span.text[:at])) in written:
            return replace(name, span=reading.report.span(name.span.start, name.span.start + at))
    return name


def join_nations(reading: Reading, names: list[Name]) -> list[Name]:
    """Make one name of two that together name a person, a country or its people (`Costa` and `Rican`)."""
    out: list[Name] = []
    for name in names:
        between = reading.report.text[out[-1].span.end : name.span.start] if out else ""
        whole = reading.report.span(out[-1].span.start, name.span.end) if out and between == " " else None
        if whole and name.type == out[-1].type == "PER" and " " not in out[-1].span.text:
            out[-1] = Name(span=whole, type="PER")
        elif whole and find_nation(whole.text, "name", "adjective", "people"):
            out[-1] = Name(span=whole, type="GROUP" if find_nation(whole.text, "adjective") else "LOC")
        else:
            out.append(name)
    return out


def mend_borders(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a name begins and ends, with what a hyphen ties to it; `X-backed` and `Y-Z` of two nations stay apart."""
    while end < len(text) and text[end] in JOINT:
        match = re.match(r"\w+", text[end + 1 :])
        if not match or not match.group()[0].isupper() or is_adjective(text[start:end]):
            break
        end += 1 + match.end()
    while start > 1 and text[start - 1] in JOINT:
        word = re.search(r"\w+$", text[: start - 1])
        if not word or (not word.group()[0].isupper() and fold(word.group()) not in read_words("actors/particles.txt")):
            break
        if is_adjective(word.group()):
            break
        start = word.start()
    return start, end


def trim_end(text: str) -> str:
    """Cut the closed-class words off the end of a name (`Army of the River and the`).

    >>> trim_end("Army of the River and the")
    'Army of the River'
    """
    words = text.split(" ")
    while len(words) > 1 and words[-1].islower() and words[-1] in function_words() | {"the", "a", "an"}:
        words.pop()
    return " ".join(words)


def take_syllable(reading: Reading, name: Name, end: int) -> int:
    """Where a person's name ends whose last syllable is written small after a hyphen (`Ahn Mi-so`), by its tag."""
    text = reading.report.text
    match = re.match(r"-([a-z]+)\b", text[end:])
    if name.type != "PER" or not match or " " not in text[name.span.start : end]:
        return end
    tokens = reading.doc.char_span(end + 1, end + match.end())
    small = tokens is not None and all(token.pos_ in ("PROPN", "ADP", "ADV") for token in tokens)
    return end + match.end() if small else end


def take_number(reading: Reading, name: Name, end: int) -> int:
    """Where the name of a unit ends with its number (`Brigade 12`)."""
    match = re.match(r" \d{1,4}(?![\w.,]*\d| \w+s\b)", reading.report.text[end:])
    last = fold(reading.report.text[name.span.start : end]).split()[-1:]
    return end + match.end() if match and name.type == "ORG" and last and last[0] in UNITS else end


@lru_cache(maxsize=4096)
def is_adjective(form: str) -> bool:
    """Whether a form is a country's adjective or name, of which a hyphen makes no longer name."""
    return find_nation(form, "adjective", "name") is not None


def count_words(readings: list[Reading]) -> Counter[str]:
    """How often the story writes each word small rather than with a capital (a positive count says: small)."""
    counts: Counter[str] = Counter()
    for reading in readings:
        title = next((p.span.end for p in reading.passages if p.title), 0)
        for token in reading.doc:
            if token.is_alpha and token.idx >= title and not token.is_sent_start:
                counts[token.lower_] += 1 if token.is_lower else -1
    return counts


def is_name(reading: Reading, name: Name, small: Counter[str]) -> bool:
    """Whether a name has a capital and is not made of words that the story writes small."""
    words = [w for w in re.findall(r"\w+", name.span.text) if fold(w) not in read_words("actors/particles.txt")]
    if not any(word[0].isupper() or word[0].isdigit() for word in words) or is_credit(name.span.text):
        return False
    if name.span.text.isupper() and len(words) == 1:
        return True
    if is_description(words) and (words[-1].islower() or name.type != "ORG" or in_headline(reading, name)):
        return False
    return not all(small[word.lower()] > 0 for word in words)


def is_credit(text: str) -> bool:
    """Whether a name is that of an agency with the number of its photograph (`AFP 12`)."""
    head, _, number = text.rpartition(" ")
    return number.isdigit() and head in read_credited()


@lru_cache(maxsize=1)
def read_credited() -> frozenset[str]:
    """The names that photographs are credited to."""
    rows = read_table("sources.tsv")
    return frozenset(name for row in rows if row[2] in ("photo", "agency") for name in (row[0], *row[1].split(";")))


LONGEST_LINE = 20  # words of four letters and more; a longer line is a paragraph
CAPITAL_SHARE = 0.6  # of the words of four letters and more in a line, above which capitals tell nothing


def drop_headline_names(reading: Reading, plain: Set[str]) -> tuple[Name, ...]:
    """The names of a report without those in a line of capitalised words, where all words look so, that are not plain.

    `plain` are the folded names of the story that stand elsewhere too.
    """
    return tuple(n for n in reading.names if key_of(n) in plain or not in_headline(reading, n))


def in_headline(reading: Reading, name: Name) -> bool:
    """Whether a name of several words stands in a line most of whose longer words have capitals."""
    text = reading.report.text
    start, end = text.rfind("\n", 0, name.span.start) + 1, text.find("\n", name.span.end)
    line = text[start : end if end >= 0 else len(text)].strip()
    words: list[str] = re.findall(r"[^\W\d_]{4,}", line)
    if " " not in name.span.text or not 3 < len(words) < LONGEST_LINE or line[-1] in '.!?”"':
        return False
    return sum(word[0].isupper() for word in words) / len(words) >= CAPITAL_SHARE


def is_description(words: list[str]) -> bool:
    """Whether a name is none, but a nation's plural noun in a headline (`Danish Rebel Groups`)."""
    nouns = [word for word in words if not find_nation(word, "adjective", "name")]
    known = bool(nouns) and all(singular(word) in read_people() for word in nouns) and len(nouns) < len(words)
    plural = singular(words[-1]) != words[-1].lower()
    return known and (plural or bool(words[-1].islower()))


def key_of(name: Name) -> str:
    """The folded name without article and possessive ending."""
    return fold(strip_name(name.span.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the story tells of a name: its type, how often it was read, and whether always in capitals."""

    type: str
    count: int
    capitals: bool


def vote_types(readings: list[Reading]) -> dict[str, Known]:
    """Folded name -> the type that the reader gave it most often over the story, and how often it was read."""
    votes: dict[str, Counter[str]] = {}
    capitals: dict[str, bool] = {}
    for reading in readings:
        for name in reading.names:
            key = key_of(name)
            votes.setdefault(key, Counter())[name.type] += 1
            capitals[key] = capitals.get(key, True) and name.span.text.isupper()
    full = [(key, told) for key, told in votes.items() if len(key.split()) > 1 and best_of(told) == "PER"]
    borne = Counter(key.split()[-1] for key, told in full for _ in range(told["PER"]))
    bodies = list_founders(votes)
    surnames = {name for name, count in borne.items() if votes.get(name, Counter())["LOC"] < MOST_PLACES * count}
    return {
        key: Known(
            type="ORG" if key in bodies else settle_type(key, told, surnames, letters=capitals[key]),
            count=sum(told.values()),
            capitals=capitals[key],
        )
        for key, told in votes.items()
        if key
    }


def list_founders(votes: Mapping[str, Counter[str]]) -> set[str]:
    """The names of one word that begin a body's name of more words and are no part of a person's."""
    full = [(key.split(), best_of(told), sum(told.values())) for key, told in votes.items() if " " in key]
    persons = {word for words, best, _ in full if best == "PER" for word in words}
    first = {words[0] for words, best, count in full if best == "ORG" and count >= LEAST_TWICE}
    return {key for key in first - persons if key in votes and best_of(votes[key]) == "PER"}


MOST_PLACES = 3  # times as often read as a place as it ends a person's name, a name is that of a place (`Ada Norvik`)


def best_of(told: Counter[str]) -> str:
    """The type read most often."""
    return min(told, key=lambda kind: (-told[kind], RANK.get(kind, 9)))


def settle_type(key: str, told: Counter[str], surnames: set[str], *, letters: bool) -> str:
    """The type of a name: a country is a place, the family name of a person a person, a temple no place."""
    if find_nation(key.upper() if len(key) < 4 else key, "name"):
        return "LOC"
    if find_nation(key, "adjective", "people"):
        return "GROUP"
    if letters and len(key) < MOST_LETTERS:
        return "ORG" if best_of(told) in ("PER", "LOC") else best_of(told)
    if find_nation(key, "seat", "capital") and key not in surnames:
        return "LOC"
    if key in surnames:
        return "PER"
    best = best_of(told)
    return "ORG" if best == "LOC" and is_institution(key) else best


INSTITUTIONS = frozenset(["school", "hospital", "church", "mission", "agency", "company", "charity", "ministry"])


def is_institution(key: str) -> bool:
    """Whether a name of several words ends in a noun for a body of people (`Strelsau General Hospital`)."""
    words = key.split()
    return len(words) > 1 and read_people().get(words[-1], ("",))[0] in INSTITUTIONS


def complete_names(reading: Reading, kinds: dict[str, Known], forms: frozenset[str]) -> tuple[Name, ...]:
    """The names of a report with the story's types, and those of `forms` added that its text has besides."""
    names = [replace(name, type=kinds[key_of(name)].type) for name in bare_names(reading, kinds)]
    for match in find_known(reading.report.text, forms):
        span = reading.report.span(*match)
        known = kinds[fold(strip_name(span.text))]
        over = [name for name in names if span.overlaps(name.span)]
        if (span.text.isupper() or not known.capitals) and all(is_within(name, span) for name in over):
            names = [name for name in names if name not in over]
            names.append(Name(span=span, type=known.type))
    return tuple(sorted(names, key=lambda name: name.span.place))


def is_within(name: Name, span: Span) -> bool:
    """Whether a name is one word of a longer known name (`Islamic` of a name that begins so)."""
    return span.holds(name.span) and span != name.span and " " not in name.span.text.strip()


def bare_names(reading: Reading, kinds: dict[str, Known]) -> list[Name]:
    """The names of a report that the story knows, less a noun for people before a known one (`Islamist X Front`)."""
    found = []
    for name in reading.names:
        first, _, rest = name.span.text.partition(" ")
        capital = re.search(r"\b[A-Z]", rest)
        if first.islower() and singular(first) in read_people() and capital:
            rest = rest[capital.start() :]
            name = replace(name, span=reading.report.span(name.span.end - len(rest), name.span.end))
        if " " in rest.replace("-", " ") and singular(first) in read_people() and fold(strip_name(rest)) in kinds:
            name = replace(name, span=reading.report.span(name.span.end - len(rest), name.span.end))
        if key_of(name) in kinds:
            found.append(name)
    return found


def find_forms(kinds: dict[str, Known], small: Counter[str]) -> list[str]:
    """The folded names to look for: of two words and more, or read as names more than once and never written small."""
    return [
        key
        for key, known in kinds.items()
        if len(key) > 1 and known.type != "MISC" and (" " in key or is_sure(known, small[key]))
    ]


def is_sure(known: Known, small: int) -> bool:
    """Whether a name of one word is known well enough to be looked for."""
    return known.count >= LEAST_TWICE and (small <= 0 or known.capitals)


WORDS = re.compile(
    r"(?:[A-Z][\w'’.]*|al|el|de|bin|of|the|and|for)(?:[ \-‑](?:[A-Z][\w.]*|al|el|de|bin|of|the|and|for))*"
)
MOST_WORDS = 6


def find_known(text: str, forms: frozenset[str]) -> list[tuple[int, int]]:
    """Where the known names stand among the runs of capitalised words of a text, the longest first."""
    found = []
    for run in WORDS.finditer(text):
        words = list(re.finditer(r"[\w'’.]+", run.group()))
        at = 0
        while at < len(words):
            for count in range(min(MOST_WORDS, len(words) - at), 0, -1):
                start, end = run.start() + words[at].start(), run.start() + words[at + count - 1].end()
                if text[start].isupper() and fold(strip_name(text[start:end])) in forms:
                    found.append((start, end - len(text[start:end]) + len(text[start:end].rstrip(".'’"))))
                    at += count - 1
                    break
            at += 1
    return found
