"""Noun phrases of sources without a parse: in goes a sentence's words, out come where a source begins and ends."""

from __future__ import annotations

import re

from rashomon.language.attribution.circumstances import skip_circumstance
from rashomon.language.attribution.words import Line, Word
from rashomon.language.vocabulary import read_words

RELATIVES = ("who", "which")
PRONOUNS = ("he", "she", "they", "it", "we", "i")
LONGEST_LEAD = 14  # words of a circumstance before the subject, up to its comma
LONGEST_SUBJECT = 12


def is_named(line: Line, first: int, last: int) -> bool:
    """Whether some words can name a speaker: a capital, an article or a pronoun among them."""
    return any(
        word.text[0].isupper() or word.small in read_words("speaker_words.txt") for word in line.words[first : last + 1]
    )


def is_subordinate(word: str) -> bool:
    """Whether a word opens a clause or a circumstance rather than a source."""
    return word in read_words("clause_words.txt")


def find_source_start(line: Line, last: int) -> int | None:
    """Find where the noun phrase that ends at `last`, before a cue, begins."""
    if last < 0:
        return None
    if line.words[last].small in PRONOUNS:
        return last
    while last > 0 and line.words[last].small in (*RELATIVES, ","):  # `Ann Ray, who said`
        last -= 1
    first = last
    while first > 0 and not is_border(line, first - 1):
        first -= 1
    first = skip_lead(line, first)
    verb = next((at for at in range(last, first, -1) if is_predicate(line, at)), None)
    if verb is not None:
        joins = [at for at in range(verb + 1, last) if line.words[at].small in ("and", ",", "or")]
        first = joins[0] + 1 if joins else find_name_start(line, verb + 1, last)
    elif line.words[first].small in read_words("finite_verbs.txt") or is_predicate(line, first):
        first = max((at + 1 for at in range(first, last) if line.words[at].text == ","), default=first)
    while first < last and line.words[first].small in ("and", "but", "or"):
        first += 1
    return first if first <= last and is_named(line, first, last) else None


def find_name_start(line: Line, first: int, last: int) -> int:
    """Find where the last noun phrase of some words begins: at an article, or the last run of capitals."""
    at = last
    while at > first and line.words[at].text[0].isupper():
        at -= 1
    starts = [i for i in range(first, last + 1) if line.words[i].small in ("the", "a", "an", "some", "his", "their")]
    return starts[-1] if starts and starts[-1] < at else min(at + 1, last) if at < last else last


def is_predicate(line: Line, at: int) -> bool:
    """Whether a word is the verb of a clause of its own, not of a relative clause of the source."""
    if line.words[at].small not in read_words("finite_verbs.txt") or line.words[at].text[0].isupper():
        return False
    return not any(line.words[i].small in ("who", "which", "where", "whose") for i in range(max(0, at - 3), at))


def is_border(line: Line, at: int) -> bool:
    """Whether a word stands outside the source phrase."""
    word = line.words[at]
    if word.small == "as" and at and line.words[at - 1].small == "such":
        return False
    after = line.words[at + 1] if at + 1 < len(line.words) else word
    if word.small in RELATIVES and (after.text[0].isupper() or after.small in ("the", "a", "an", *PRONOUNS)):
        return True  # `..., which the mayor said was old`
    return word.text in (";", ":", "—", "–", "?", "!") or line.quoted[at] or word.small in read_words("borders.txt")


def skip_lead(line: Line, first: int) -> int:
    """Skip what comes before the subject: `On Monday,`, `However,`, `Last week`, `Meanwhile,`."""
    words = line.words
    while first < len(words) and (
        words[first].small in read_words("clause_words.txt")
        or words[first].text in (",", "(", "-")
        or words[first].small in read_words("lead_words.txt")
        or (first == 0 and is_gerund(words[first]))
    ):
        lead = words[first].small
        comma = next((i for i in range(first, min(first + LONGEST_LEAD, len(words))) if words[i].text == ","), None)
        if comma and (lead in read_words("circumstances.txt") or is_gerund(words[first])):
            first = comma + 1
        else:
            first += 1
    return first


def is_gerund(word: Word) -> bool:
    """Whether a word opens a circumstance such as `Speaking in Norvik,`."""
    return len(word.text) > 5 and word.small.endswith("ing")


def find_subject(line: Line, stop: int) -> tuple[int, int] | None:
    """Find the subject of the clause that ends before `stop`: what stands before its first verb."""
    start = skip_lead(line, 0)
    for at in range(start + 1, max(start + 1, stop)):
        if is_verb(line.words[at].small) or line.is_break(at):
            return (
                line.place(start, at - 1) if at - start <= LONGEST_SUBJECT and is_named(line, start, at - 1) else None
            )
    return None


def is_verb(word: str) -> bool:
    """Whether a word is surely a finite verb: an auxiliary or a common past tense."""
    return word in read_words("finite_verbs.txt") or bool(re.fullmatch(r"[a-z]{2,}[^e]ed", word))


def find_noun_end(line: Line, first: int) -> int:
    """Find the last word of the noun phrase that begins at `first` and names a source."""
    at = first
    while at < len(line.words) and not line.quoted[at]:
        word = line.words[at]
        if line.is_break(at) and not (word.text == "," and is_apposition(line, at)):
            break
        if at > first and word.small in read_words("time_leads.txt") | {
            "that",
            "while",
            "as",
            "when",
            "because",
            "after",
            "before",
            "but",
            "adding",
            "saying",
        }:
            break
        if at > first and word.small in ("in", "at", "on", "during") and skip_circumstance(line, at) > at:
            break
        at += 1
    while at - 1 > first and line.words[at - 1].text in (",", '"', "“", "(", "in", "on", "at"):
        at -= 1
    return at - 1


def is_apposition(line: Line, comma: int) -> bool:
    """Whether what follows a comma says who the source is: `, a spokesman for ...`, `, head of ...`."""
    following = line.words[comma + 1] if comma + 1 < len(line.words) else None
    if following is None or line.quoted[comma + 1]:
        return False
    return following.small in ("a", "an", "the", "who") or is_role(following.small)


def is_role(word: str) -> bool:
    """Whether a word is a role that people speak in."""
    return word in read_words("roles.txt")
