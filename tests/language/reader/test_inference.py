"""Sentence vectors."""

import numpy as np
import pytest

from rashomon.errors import MissingModel
from rashomon.language.reader.inference import encode, encode_words, find_model, run_each

TEXTS = ["The bridge over the river collapsed on Monday.", "On Monday the river bridge fell down.", "Bread is dearer."]


def test_vectors_are_of_unit_length() -> None:
    vectors = encode(TEXTS)
    assert vectors.shape == (3, 384)
    assert vectors.dtype == np.float32
    assert np.allclose((vectors * vectors).sum(1), 1, atol=1e-5)


def test_the_same_event_is_nearer_than_another() -> None:
    one, same, other = encode(TEXTS)
    assert one @ same > 0.7 > 0.3 > one @ other


def test_a_vector_does_not_depend_on_what_stands_beside_it() -> None:
    alone = np.stack([encode([text])[0] for text in TEXTS])
    assert (encode(TEXTS) == alone).all()
    assert (encode(TEXTS[::-1], threads=1)[::-1] == alone).all()


def test_nothing_and_very_long() -> None:
    assert encode([]).shape == (0, 384)
    assert encode(["word " * 2000, ""]).shape == (2, 384)


def test_missing_model_says_how_to_make_it() -> None:
    with pytest.raises(MissingModel, match=r"training/absent\.py"):
        find_model("absent.onnx")


def test_results_keep_their_order() -> None:
    assert run_each(lambda n: n * n, range(20), threads=4) == [n * n for n in range(20)]


def test_words_have_their_places_and_unit_vectors_of_their_sentence() -> None:
    river, money = encode_words(["The bank of the river.", "The bank lends money."])
    text = "The bank of the river."
    assert [text[start:end] for start, end in river.places] == ["", "The", "bank", "of", "the", "river", ".", ""]
    assert len(river.ids) == len(river.vectors) and np.allclose(np.linalg.norm(river.vectors, axis=1), 1, atol=1e-5)
    assert river.ids[2] == money.ids[2] and float(river.vectors[2] @ money.vectors[2]) < 0.95
    assert (encode_words([text])[0].vectors == river.vectors).all()
    assert len(encode_words(["word " * 2000])[0].ids) == 256
