"""Which of what the rules and the reader found stands."""

import pytest

from rashomon.language.attribution.frames import Frame
from rashomon.language.attribution.settling import Parse, settle
from rashomon.language.attribution.subjects import Subject

TAGS = {"called": "VBD", "who": "WP", "confirmed": "VBD", "can": "MD", "be": "VB", "heard": "VBN", "saying": "VBG"}
TAGS |= {
    "said": "VBD",
    "recalled": "VBD",
    "Paid": "VBN",
    "answers": "NNS",
    "fans": "NNS",
    "in": "IN",
    "In": "IN",
    "of": "IN",
    "Asked": "VBN",
    "finally": "RB",
    "wrote": "VBD",
    "she": "PRP",
    "warned": "VBD",
    "mentioned": "VBN",
    "promising": "VBG",
    "the": "DT",
    "a": "DT",
}


def make(text: str, parts: tuple[str, str, str]) -> Frame:
    """Make the frame of a source, a cue and a content by their words."""
    source, cue, content = ((text.index(part), text.index(part) + len(part)) for part in parts)
    return Frame(content, source, cue)


def tag(text: str) -> dict[int, str]:
    """Tag the words of a text that are known here; all others are nouns."""
    found, at = {}, 0
    for word in text.split():
        at = text.index(word, at)
        found[at] = TAGS.get(word.strip(".,"), "NN")
        at += len(word)
    return found


CASES = {
    "the reader is right about another source": (
        "Ada Holt, 30, said he recalled a bang.",
        ("he recalled a bang", "said", "Ada Holt"),
        ("Ada Holt, 30,", "said", "he recalled a bang"),
        "Ada Holt, 30,",
    ),
    "the rules stand where it names one thing": (
        "The statement by Norvik Power said a line fell.",
        ("The statement by Norvik Power", "said", "a line fell"),
        ("Norvik Power", "said", "a line fell"),
        "The statement by Norvik Power",
    ),
    "a source begins as a noun phrase does": (
        "It was in a move fans called stupid.",
        ("in a move fans", "called", "stupid"),
        ("fans", "called", "stupid"),
        "fans",
    ),
    "what a relative pronoun stands for": (
        "The son called Norvik Power, who confirmed the error.",
        ("The son called Norvik Power", "confirmed", "the error"),
        ("who", "confirmed", "the error"),
        "Norvik Power",
    ),
    "no verb in a source": (
        "A guest can be heard saying a word.",
        ("A guest can be heard", "saying", "a word"),
        None,
        "A guest",
    ),
    "a noun is no cue": ("The answers weigh little.", ("The", "answers", "weigh little"), None, None),
}


@pytest.mark.parametrize(("text", "rule", "read", "source"), CASES.values(), ids=CASES)
def test_one_source_stands(
    text: str, rule: tuple[str, str, str], read: tuple[str, str, str] | None, source: str | None
) -> None:
    found = settle(text, [make(text, rule)], [make(text, read)] if read else [], Parse(tag(text)))
    assert [text[slice(*one.source)] for one in found if one.source] == ([source] if source else [])


SUBJECTS = {
    "what comes before the subject": (
        "Asked again about it, Holt said the dam held.",
        ("Asked again about it, Holt", "said", "the dam held"),
        "Holt",
        "Holt",
    ),
    "a preposition before it": (
        "In recent days Norvik said the dam held.",
        ("recent days Norvik", "said", "the dam held"),
        "Norvik",
        "Norvik",
    ),
    "an adverb after it": ("“Off!” she finally wrote.", ("she finally", "wrote", "“Off!”"), "she", "she"),
    "the subject is elsewhere": (
        "Holt saw it as the risk to the valley, and last week warned of a flood.",
        ("the risk to the valley, and last week", "warned", "of a flood"),
        "Holt",
        "Holt",
    ),
    "of a title": (
        "The head of Norvik Power Ada Holt said it held.",
        ("The head of Norvik Power Ada Holt", "said", "it held"),
        "Ada Holt",
        "The head of Norvik Power Ada Holt",
    ),
    "a participle of a noun": (
        "The flood mentioned in the paper was old.",
        ("The flood", "mentioned", "in the paper was old"),
        None,
        None,
    ),
}


@pytest.mark.parametrize(("text", "rule", "subject", "source"), SUBJECTS.values(), ids=SUBJECTS)
def test_the_subject_is_the_source(
    text: str, rule: tuple[str, str, str], subject: str | None, source: str | None
) -> None:
    at = text.index(subject) if subject else 0
    told = Subject(place=(at, at + len(subject)), own=True) if subject else None
    found = settle(text, [make(text, rule)], [], Parse(tag(text), {text.index(rule[1]): told}))
    assert [text[slice(*one.source)] for one in found if one.source] == ([source] if source else [])


def test_a_distant_subject_does_not_replace_a_source() -> None:
    text = "The army said its raid failed, promising an inquiry."
    frame = make(text, ("The army", "promising", "an inquiry"))
    raid = Subject(place=(text.index("its"), text.index("failed") - 1), own=False)
    assert settle(text, [frame], [], Parse(tag(text), {text.index("promising"): raid})) == [frame]


def test_an_article_alone_is_no_source() -> None:
    text = "Scenes in the town were described as chaos, he said."
    frame = make(text, ("the", "described as", "chaos"))
    assert settle(text, [], [frame], Parse(tag(text))) == []


def test_without_tags_the_rules_stand() -> None:
    text = "The answers weigh little."
    frame = make(text, ("The", "answers", "weigh little"))
    assert settle(text, [frame], [], Parse()) == [frame]
