"""Names and their letters: `Free River Army (FRA)`, `FRA (Free River Army)`.

The method of Schwartz and Hearst (2003): the letters are matched from right to left in the words before the bracket,
and the first letter must begin a word.
"""

from __future__ import annotations

import re

from rashomon.model import Name, Reading

LETTERS = re.compile(r"\(\s*((?:[A-Z][A-Za-z]?\.?){2,6}[A-Z]?s?)\s*\)")
MOST_EXTRA = 5  # words that a long form may have beyond one for each letter


def find_abbreviated(reading: Reading) -> list[Name]:
    """Find the names that stand before their letters in brackets, and the letters; both are bodies."""
    text = reading.report.text
    found = []
    for match in LETTERS.finditer(text):
        letters = match.group(1).replace(".", "")
        start = match_letters(letters, text[: match.start()])
        if start is None:
            continue
        end = start + len(trim_small(text[start : match.start()]))
        found.append(Name(span=reading.report.span(start, end), type="ORG"))
        found.append(Name(span=reading.report.span(match.start(1), match.end(1)), type="ORG"))
    return found


def match_letters(letters: str, before: str) -> int | None:
    """Where the long form begins whose letters stand in brackets after it."""
    words = list(re.finditer(r"\S+", before))[-(min(len(letters) + MOST_EXTRA, 2 * len(letters))) :]
    if not words:
        return None
    at = len(before)
    for place, letter in reversed(list(enumerate(letters.lower()))):
        at -= 1
        while at >= words[0].start() and not (before[at].lower() == letter and (place or begins_word(before, at))):
            at -= 1
        if at < words[0].start():
            return None
    return at if before[at].isupper() and "\n" not in before[at:] and len(before[at:].split()) > 1 else None


def begins_word(text: str, at: int) -> bool:
    """Whether a word begins at a place."""
    return at == 0 or not text[at - 1].isalnum()


def trim_small(text: str) -> str:
    """Cut words without a capital off the end (`Islamic State group` before `(IS)`)."""
    words = list(re.finditer(r"\S+", text))
    while words and not words[-1].group()[0].isupper():
        words.pop()
    return text[: words[-1].end()] if words else text.rstrip()


def are_letters(short: str, name: str) -> bool:
    """Whether letters can stand for a name: each found in it in order, the first at the beginning of a word."""
    return match_letters(short.replace(".", "").replace(" ", ""), name) is not None
