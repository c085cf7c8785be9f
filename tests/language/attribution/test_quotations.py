import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.attribution.quotations import find_quotations
from rashomon.language.sentences.cutting import find_paragraphs
from rashomon.model import Quotation, Report

FOUND = {
    "curly": ("“We left,” she said.", ["We left,"]),
    "straight": ('"We left," she said. "We ran."', ["We left,", "We ran."]),
    "single with apostrophes": ("'We don't go,' said the men's leader.", ["We don't go,"]),
    "curly single with a plural possessive": ("‘It’s the miners’ fault,’ he said.", ["It’s the miners’ fault,"]),
    "apostrophes only": ("The men's dogs don't bark in the '90s.", []),
    "nested": ("“They said ‘never’ to us,” he said.", ["They said ‘never’ to us,", "never"]),
    "typewriter": ("``Go away,'' he said.", ["Go away,"]),
    "straight and curly": ('"We left,” she said. “We ran," he said.', ["We left,", "We ran,"]),
    "opened again and never closed": (
        'He said: "It was loud. "We all ran. "Nobody fell.\n\nIt rained.',
        ["It was loud.", "We all ran.", "Nobody fell."],
    ),
    "single and never closed": ("He said: 'We ran.\nThe 'odd noise' went on.", ["We ran.", "odd noise"]),
    "an apostrophe after a colon": ("It was near: 'twas a don't.", []),
    "single closed by two": ("'It may be true,'' he said. 'It is.''", ["It may be true,", "It is."]),
    "single over paragraphs": (
        "He said: it rained. 'We ran.\n'It didn't stop.\n‘We hid.’\nThey did.",
        ["We ran.", "It didn't stop.", "We hid."],
    ),
    "guillemets": ("«Nous partons», he said.", ["Nous partons"]),
    "low-high": ("„Wir gehen“, he said.", ["Wir gehen"]),
    "inches": ('The 10" shell fell.', []),
    "over paragraphs": ("“One.\n\n“Two,” he said.", ["One.", "Two,"]),
    "over a lost break": ('They called it "a wanton\n\nattack" twice.', ["a wanton\n\nattack"]),
}


def quote(text: str) -> tuple[Quotation, ...]:
    report = Report(id="a", text=text)
    return find_quotations(report, find_paragraphs(report))


@pytest.mark.parametrize(("text", "inner"), FOUND.values(), ids=FOUND)
def test_quotations_are_found(text: str, inner: list[str]) -> None:
    assert [one.inner.text for one in quote(text)] == inner


def test_an_unclosed_quotation_says_so() -> None:
    first, second = quote("“One.\n\n“Two,” he said.")
    assert (first.closed, second.closed) == (False, True)


def test_a_quotation_opened_again_within_a_line_is_two() -> None:
    found = quote('He said: "We heard a bang. "Then all was dark. "Nobody moved." It rained.')
    assert [one.inner.text for one in found] == ["We heard a bang.", "Then all was dark.", "Nobody moved."]
    assert not any(one.nested for one in found)


def test_one_or_two_words_without_a_stop_are_scare_quotes() -> None:
    assert [one.scare for one in quote('The "occupiers" left. "Yes," he said. "We all left them there."')] == [
        True,
        False,
        False,
    ]


def test_an_inner_quotation_is_nested() -> None:
    assert [one.nested for one in quote("“They said ‘never’ to us,” he said.")] == [False, True]


@given(st.text(alphabet="ab \n“”\"'‘’«»„`.🙂", max_size=60))
def test_quotations_hold_their_text(text: str) -> None:
    for one in quote(text):
        assert one.outer.holds(one.inner)
        assert one.inner.text.strip() == one.inner.text
