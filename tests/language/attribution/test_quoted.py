"""`X quoted Y as saying A`: whose words A are."""

import pytest

from rashomon.language.attribution.frames import Frame
from rashomon.language.attribution.quoted import read_quoted

Parts = tuple[str, str, str]  # source, cue and content

CASES = {
    "who is quoted": (
        "The Bee quoted Dr. Holt as saying the dam held.",
        ("The Bee", "saying", "the dam held"),
        ("Dr. Holt", "saying", "the dam held"),
    ),
    "a pronoun after the quotation": (
        "“It held,” the paper quoted him as saying.",
        ("the paper quoted him as", "saying", "“It held,”"),
        ("him", "saying", "“It held,”"),
    ),
    "what is handed on": (
        "The Bee cited an aide as saying: “It held.”",
        ("The Bee", "cited", "an aide as saying: “It held.”"),
        ("The Bee", "cited", "“It held.”"),
    ),
    "nothing is left": ("“It held,” the Bee quoted him as saying.", ("the Bee", "quoted", "him as saying"), None),
    "whom it was told": (
        "“It held,” the Bee quoted her as telling reporters.",
        ("the Bee", "quoted", "her as telling reporters"),
        None,
    ),
    "another cue": (
        "The mayor said the Bee quoted Holt as saying no.",
        ("The mayor", "said", "the Bee quoted Holt as saying no"),
        ("The mayor", "said", "the Bee quoted Holt as saying no"),
    ),
    "quoted by": (
        "Holt was quoted by the Bee as saying it held.",
        ("Holt", "saying", "it held"),
        ("Holt", "saying", "it held"),
    ),
}


def make(text: str, parts: Parts) -> Frame:
    source, cue, content = ((text.rindex(part), text.rindex(part) + len(part)) for part in parts)
    return Frame(content, source, cue)


@pytest.mark.parametrize(("text", "parts", "expected"), CASES.values(), ids=CASES)
def test_who_is_quoted(text: str, parts: Parts, expected: Parts | None) -> None:
    assert read_quoted(text, [make(text, parts)]) == ([make(text, expected)] if expected else [])
