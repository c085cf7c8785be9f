"""Acts that hand on no words: in goes a frame, out comes whether its cue tells of speech there.

`She posted four photos` shows, `they identified the germ` finds; `the airline apologised to the guests`, `the firm did
not respond to a question` and `the guests were encouraged to stay` tell nothing that their subjects say.
"""

from __future__ import annotations

from functools import cache

from rashomon.language.attribution.cues import PASSIVES, is_speech_word
from rashomon.language.attribution.frames import Frame
from rashomon.language.attribution.phrases import RELATIVES
from rashomon.language.attribution.settling import FINITE, Tags
from rashomon.language.attribution.words import Word, split_words
from rashomon.language.vocabulary import read_rows, read_words

MARKS = ("“", "”", '"', "‘", "«", "„")
NEGATED = ("not", "never", "n't", "n’t", "unable", "refused")
NEAR = 6  # words in which the thing that is shown is named
WITHIN = ("as", "while", "after", "before", "when", "because", "since", "if", "though", "until")
RELATIVE = ("WDT", "WP", "WP$", "WRB")


@cache
def read_acts() -> dict[str, str]:
    """What act each form of a verb may tell of; `thing` for the nouns of what is shown."""
    return {form: act for forms, act in read_rows("acts.tsv") for form in forms.split("|")}


def hands_on(text: str, frame: Frame, tags: Tags) -> bool:
    """Whether a frame hands on words or a thought, and not only an act; true where its cue is of no such verb."""
    cue = split_words(text, *frame.cue) if frame.cue else []
    if is_empty(text, frame) or is_undergone(frame, cue):
        return False
    verb = next((word for word in reversed(cue) if read_acts().get(word.small, "thing") != "thing"), None)
    content = split_words(text, *frame.content)
    if verb is None or not content or any(mark in text[slice(*frame.content)] for mark in MARKS):
        return True
    act = read_acts()[verb.small]
    if act == "answer":
        return not any(word.small in NEGATED or word.small.endswith(("n't", "n’t")) for word in cue)
    if act == "pick":
        said = any(word.small in ("as", "that", *PASSIVES) for word in [*cue, *content])
        return said or text[frame.content[1] :][:1] == ":"
    if act == "beg":
        return cue[-1].small != "to" and content[0].small != "to"
    return has_clause(content, tags) or not any(read_acts().get(word.small) == "thing" for word in content[:NEAR])


def is_empty(text: str, frame: Frame) -> bool:
    """Whether a content holds nothing but words that lead to one (`which`, `as saying`)."""
    words = [word.small for word in split_words(text, *frame.content) if word.text[0].isalnum()]
    return all(word in read_words("clause_words.txt") or word in RELATIVES for word in words)


def is_undergone(frame: Frame, cue: list[Word]) -> bool:
    """Whether the source is whom the cue is done to, and not who does it: `the guests were encouraged to stay`."""
    passive = len(cue) > 1 and cue[-2].small in PASSIVES
    done = passive and (cue[-1].small.endswith("ed") or cue[-1].small in ("said", "told"))
    return (
        done
        and is_speech_word(cue[-1].small)
        and frame.source is not None
        and frame.cue is not None
        and frame.source[1] <= frame.cue[0]
    )


def has_clause(words: list[Word], tags: Tags) -> bool:
    """Whether some words are a clause, and not a noun phrase with one in it (`photos that she took`)."""
    if not tags:
        return True
    for word in words:
        tag = tags.get(word.start, "")
        if tag in FINITE:
            return True
        if tag in RELATIVE or word.small in (*WITHIN, "that"):
            return False
    return False
