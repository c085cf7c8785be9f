"""Windows of word pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.reader.windows import LIMIT, SHAPES, Words, cut_windows, find_shape, make_windows


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        (",", "other"),
        ("said", "small"),
        ("Aleppo", "title"),
        ("I", "initial"),
        ("J.", "initial"),
        ("NATO", "capitals"),
        ("U.S.", "capitals"),
        ("McCain", "mixed"),
        ("41", "number"),
        ("7th", "letters and digits"),
        ("état", "small"),
    ],
)
def test_shape(text: str, shape: str) -> None:
    assert SHAPES[find_shape(text)] == shape


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 12)), max_size=200))
def test_windows_hold_every_word_once_and_have_room(words: list[tuple[int, int]]) -> None:
    starts, lengths = [start for start, _ in words], [length for _, length in words]
    found = list(cut_windows(starts, lengths))
    assert [i for start, end in found for i in range(start, end)] == list(range(len(words)))
    assert all(sum(lengths[start:end]) <= LIMIT - 2 for start, end in found)


def test_sentences_stay_whole() -> None:
    starts = ([1] + [0] * 99) * 3
    assert list(cut_windows(starts, [1] * 300)) == [(0, 100), (100, 200), (200, 300)]


def test_a_sentence_longer_than_a_window_is_cut() -> None:
    assert list(cut_windows([1] + [0] * 249, [1] * 250)) == [(0, 190), (190, 250)]


def test_words_without_pieces_are_unknown() -> None:
    window = make_windows(Words(texts=("​", "Rain", "fell"), glued=(False,) * 3, starts=(2, 0, 0)))[0]
    assert len(window.firsts) == 3
    assert len(window.ids) == len(window.features)
    assert window.ids[window.firsts[0]] == 100
