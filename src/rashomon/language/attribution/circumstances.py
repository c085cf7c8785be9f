"""What stands between a cue and what is said: the addressee, the day, the place or medium (`in a statement`)."""

from __future__ import annotations

from rashomon.language.attribution.cues import is_occasion
from rashomon.language.attribution.words import Line
from rashomon.language.vocabulary import read_words

LONGEST = 9  # words of a circumstance
FARTHEST = 14  # words after `told` within which `that`, a colon or a quotation ends the addressee


def skip_circumstances(line: Line, first: int, kind: str) -> int:
    """Skip what stands between a cue and what is said: the addressee, the day, the medium."""
    at = skip_addressee(line, first) if kind == "tell" else first
    while at < len(line.words):
        step = skip_circumstance(line, at)
        if step == at:
            return at
        at = step
    return at


def skip_addressee(line: Line, first: int) -> int:
    """Skip whom something is told: a pronoun, a name, or a short noun phrase up to `that`, a colon or a quotation."""
    words = line.words
    for at in range(first, min(first + FARTHEST, len(words))):
        if words[at].small == "that" or line.is_break(at) or line.quoted[at]:
            return at
        if at > first and is_occasion_start(line, at):
            return at
    at = first
    if (
        at < len(words)
        and words[at].small in read_words("speaker_words.txt")
        and words[at].small not in ("the", "a", "an")
    ):
        return at + 1
    if at < len(words) and words[at].small in ("the", "a", "an"):
        at += 1
    while at < len(words) and words[at].text[0].isupper():
        at += 1
    return at if at > first + (words[first].small in ("the", "a", "an")) else min(first + 2, len(words))


def is_occasion_start(line: Line, at: int) -> bool:
    """Whether a word begins a circumstance."""
    return skip_circumstance(line, at) > at


def skip_circumstance(line: Line, at: int) -> int:
    """Skip one circumstance, if one begins here: a day, `late`, `in a statement`, `to reporters`."""
    words = line.words
    small = words[at].small
    if small in read_words("time_leads.txt"):
        return at + 1
    if small in ("in", "at", "on", "during", "through", "via", "by", "to", "after", "from"):
        for end in range(at + 1, min(at + LONGEST, len(words))):
            if line.quoted[end] or line.is_break(end):
                break
            if is_occasion(words[end].small) and not (end + 1 < len(words) and is_occasion(words[end + 1].small)):
                return skip_of(line, end + 1)
            if words[end].small in read_words("time_leads.txt") and end == at + 1:
                return end + 1
        if small == "to" and at + 1 < len(words) and words[at + 1].small in ("reporters", "journalists", "the"):
            return at + 2
    return at


def skip_of(line: Line, at: int) -> int:
    """Skip what a statement is said to be of: `released by X`, `posted online`, `with Y`."""
    words = line.words
    if at < len(words) and words[at].small in read_words("releases.txt"):
        while at < len(words) and not line.is_break(at) and words[at].small != "that" and not line.quoted[at]:
            at += 1
    return at
