"""Marks in a text: whatever overlaps, the pieces are the text and the elements nest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Report
from rashomon.publish.marking import Mark, Piece, cut_text
from rashomon.publish.naming import make_marks, make_slugs, show_date, tame
from rashomon.publish.wording import mark_own

LENGTH = 12


@st.composite
def mark_lists(draw: st.DrawFn) -> list[Mark]:
    """Some marks in a text of twelve characters."""
    places = draw(st.lists(st.tuples(st.integers(0, LENGTH - 1), st.integers(1, LENGTH)), max_size=8))
    marks = [(min(a, b - 1), max(a + 1, b)) for a, b in places]
    return [Mark(start=a, end=b, kinds=("k",), anchor=f"m{n}") for n, (a, b) in enumerate(marks)]


def covered(pieces: list[Piece]) -> dict[str, str]:
    """The text that stands between the beginning and the end of each element, by its marks' starts."""
    text: dict[int, str] = {}
    stack: list[Piece] = []
    for piece in pieces:
        if piece.kind == "open":
            stack.append(piece)
        elif piece.kind == "close":
            assert stack.pop().mark == piece.mark, "elements cross"
        for n, open_piece in enumerate(stack):
            text[id(open_piece)] = text.get(id(open_piece), "") + (piece.text if n < len(stack) else "")
    assert not stack, "an element stays open"
    return {p.mark.anchor: text.get(id(p), "") for p in pieces if p.kind == "open" and p.mark and p.mark.anchor}


@given(mark_lists())
def test_pieces_are_the_text_and_elements_nest(marks: list[Mark]) -> None:
    text = "abcdefghijkl"
    pieces = list(cut_text(text, marks))
    assert "".join(piece.text for piece in pieces) == text
    firsts = covered(pieces)
    assert sorted(firsts) == sorted(mark.anchor for mark in marks), "each address stands once"
    for mark in marks:
        assert text[mark.start : mark.end].startswith(firsts[mark.anchor])


def test_a_mark_that_crosses_another_goes_on_after_it() -> None:
    marks = [Mark(start=0, end=4, kinds=("a",), anchor="a"), Mark(start=2, end=6, kinds=("b",), anchor="b")]
    shown = "".join(
        piece.text or ("</>" if piece.kind == "close" else f"<{piece.mark.kinds[0]}{'#' if piece.mark.anchor else ''}>")
        for piece in cut_text("012345", marks)
        if piece.text or piece.mark
    )
    assert shown == "<a#>01<b#>23</></><b>45</>"


@pytest.mark.parametrize(
    ("text", "other", "own"),
    [
        pytest.param("Twelve people were hurt", "Fifteen people were hurt", ["Twelve"], id="a number"),
        pytest.param("the blatant occupation", "The outright occupation", ["blatant"], id="case does not count"),
        pytest.param("a b c d", "w x y z", [], id="other sentences are not marked"),
        pytest.param("same words", "same words", [], id="the same"),
        pytest.param("a " * 4_000, "b " * 4_000, [], id="too long to compare"),
        pytest.param("people were hurt, it said", "people were hurt", ["it said"], id="more at the end"),
    ],
)
def test_words_of_its_own(text: str, other: str, own: list[str]) -> None:
    stretches = mark_own(text, other)
    assert "".join(stretch.text for stretch in stretches) == text
    assert [s.text.strip(", ") for s in stretches if s.own] == own


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2031-03-03", "3 March 2031"),
        ("2031-03-03T08:20", "3 March 2031, 08:20"),
        ("2031-03", "March 2031"),
        ("2031", "2031"),
        ("2031-03-03/2031-03-05", "3–5 March 2031"),
        ("2031-03-03/2031-04-02", "3 March – 2 April 2031"),
        ("2030-12-31/2031-01-01", "31 December 2030 – 1 January 2031"),
        ("2031-03-03/2031-03-03", "3 March 2031"),
        ("2031-99-99", "2031-99-99"),
        (None, ""),
    ],
    ids=str,
)
def test_dates_as_people_write_them(date: str | None, shown: str) -> None:
    assert show_date(date) == shown


def test_marks_are_short_and_unlike() -> None:
    outlets = ["The New Arab", "Newsweek", "Al Jazeera", "North Ally", "News", None]
    marks = make_marks(Report(id=f"r{n}", text="x", outlet=outlet) for n, outlet in enumerate(outlets))
    assert marks[:3] == ["NA", "NE", "AJ"] and len(set(marks)) == len(outlets)


def test_slugs_stay_unlike() -> None:
    slugs = make_slugs(["a b", "a_b", "a#b", "é", 'x"><script>'])
    assert len(set(slugs)) == 5 and not any(c in slug for slug in slugs for c in ' "#<>')


def test_control_characters_are_shown() -> None:
    assert tame("a\u202eb\x00\x1b[31m\ud800\n") == "a⟨U+202E⟩b\ufffd\ufffd[31m\ufffd\n"
    assert tame("عبّارة \U0001f6a2 é") == "عبّارة \U0001f6a2 é"
