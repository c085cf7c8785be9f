"""Edges of spans: likely ones are compared once more, and no span comes, goes or overlaps another."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.reader import edges
from rashomon.language.reader.edges import (
    ROLES,
    describe,
    find_chances,
    list_rivals,
    load_weights,
    look_at,
    settle_edges,
)
from rashomon.language.reader.viterbi import find_labels, find_spans
from rashomon.language.reader.windows import Words

LABELS = ("O", *(f"{mark}-{role}" for role in ROLES for mark in "BI"))


def make_words(text: str) -> Words:
    texts = tuple(text.split())
    return Words(texts=texts, glued=(False,) * len(texts), starts=(2,) + (0,) * (len(texts) - 1))


def make_scores(labels: str, sure: float = 4.0) -> np.ndarray:
    """Scores that prefer these labels: `.` none, `C` and `c` begin and go on in a content, `S`, `s` in a source."""
    names = {".": "O", "C": "B-content", "c": "I-content", "S": "B-source", "s": "I-source"}
    scores = np.zeros((len(labels), len(LABELS)), dtype=np.float32)
    scores[np.arange(len(labels)), [LABELS.index(names[mark]) for mark in labels]] = sure
    return scores


def decode(scores: np.ndarray) -> list[tuple[int, int, str]]:
    return list(find_spans(find_labels([scores], LABELS)[0].tolist(), LABELS))


def test_chances_are_of_spans() -> None:
    chances = find_chances(make_scores("S.Ccc.", 30.0), LABELS)["content"]
    assert chances.weigh(2, 5) == pytest.approx(0, abs=1e-6)
    assert chances.weigh(2, 4) < -10
    even = find_chances(np.zeros((2, 7), dtype=np.float32), LABELS)["content"]  # begins 1 of 7, goes on 1 of 5
    assert even.weigh(0, 1) == pytest.approx(np.log(1 / 7 * 4 / 5))
    assert even.weigh(0, 2) == pytest.approx(np.log(1 / 7 * 1 / 5))


def test_rivals_stay_in_their_room_and_hold_the_decoded() -> None:
    chances = find_chances(np.zeros((20, 7), dtype=np.float32), LABELS)["content"]
    rivals = list_rivals((8, 12), chances, (6, 13))
    assert (8, 12) in rivals and len(rivals) <= edges.MOST + 1
    assert all(6 <= start < end <= 13 for start, end in rivals)
    assert list_rivals((2, 5), find_chances(make_scores("S.Ccc.", 30.0), LABELS)["content"], (0, 6))[0] == (2, 5)


def test_no_quotation_mark_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    words = make_words("She said “ we rest ” .")
    scores = make_scores("S..Ccc.", 2.0)
    monkeypatch.setattr(edges, "load_weights", lambda: {role: {"chance": 1.0} for role in ROLES})
    assert settle_edges(decode(scores), scores, LABELS, words) == decode(scores)
    monkeypatch.setattr(edges, "load_weights", lambda: {role: {"chance": 1.0, "curly": -9.0} for role in ROLES})
    spans = settle_edges(decode(scores), scores, LABELS, words)
    (content,) = [span for span in spans if span[2] == "content"]
    assert content != (3, 6, "content")
    assert ("“" in words.texts[slice(*content[:2])]) == ("”" in words.texts[slice(*content[:2])])


def test_features_tell_what_stands_at_both_sides() -> None:
    words = make_words("She said “ we rest ” .")
    found = dict(describe(look_at(words), find_chances(make_scores("S..Ccc."), LABELS)["content"], (3, 6), True))
    told = {name for name in found if " " in name and "#" not in name}
    assert told == {"before “", "first we", "last ”", "after ."}
    assert (found["curly"], found["decoded"], found["closes"]) == (1.0, 1.0, 0.0)
    whole = dict(describe(look_at(words), find_chances(make_scores("S..Ccc."), LABELS)["content"], (2, 7), False))
    assert (whole["curly"], whole["closes"], whole["after #edge"]) == (0.0, 1.0, 1.0)


@given(st.lists(st.lists(st.floats(-4, 4, width=32), min_size=7, max_size=7), min_size=1, max_size=30))
def test_no_span_comes_goes_or_overlaps(rows: list[list[float]]) -> None:
    scores = np.array(rows, dtype=np.float32)
    decoded, marks = decode(scores), ("she", "said", ",", "“", "we", "”", ".")
    words = make_words(" ".join(marks[n % len(marks)] for n in range(len(rows))))
    spans = settle_edges(decoded, scores, LABELS, words)
    assert [role for *_, role in spans] == [role for *_, role in decoded]
    assert all(0 <= start < end <= len(rows) for start, end, _ in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_the_weights_prefer_what_was_decoded() -> None:
    weights = load_weights()
    assert set(weights) == set(ROLES)
    assert all(rated["decoded"] > 0 and rated["chance"] > 0 for rated in weights.values())
