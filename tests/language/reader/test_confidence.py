"""Which attributions are sure enough."""

import numpy as np
import pytest

from rashomon.language.reader.confidence import LEAST, find_chances, keep_names, keep_sure
from rashomon.language.reader.links import Part

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")


def make_scores(chances: dict[str, float], words: int = 8) -> np.ndarray:
    """Scores under which every word plays each role with a chance."""
    shares = {name: chances.get(name[2:], 0.0) / 2 for name in LABELS[1:]}
    row = [1 - sum(shares.values()), *shares.values()]
    return np.log(np.tile(np.maximum(row, 1e-9), (words, 1))).astype(np.float32)


def make_parts(*rows: tuple[str, int]) -> list[Part]:
    return [Part(start=n, end=n + 1, role=role, attribution=number) for n, (role, number) in enumerate(rows)]


def test_chances_are_of_a_role_whatever_the_mark() -> None:
    chances = find_chances(make_scores({"source": 0.2, "cue": 0.3, "content": 0.4}), LABELS)
    assert {role: round(float(found[0]), 4) for role, found in chances.items()} == {
        "source": 0.2,
        "cue": 0.3,
        "content": 0.4,
    }


def test_parts_speak_for_each_other() -> None:
    scores = np.concatenate([make_scores({"cue": 0.35}, 1), make_scores({"content": 0.9}, 1)])
    together = make_parts(("cue", 0), ("content", 0))
    assert keep_sure(together, scores, LABELS) == tuple(together)  # (.35 + .9) / 2
    assert [part.role for part in keep_sure(make_parts(("cue", 0), ("content", 1)), scores, LABELS)] == ["content"]


def test_the_surest_piece_of_a_role_counts() -> None:
    scores = np.concatenate([make_scores({"content": 0.1}, 1), make_scores({"content": 0.9}, 1)])
    pieces = make_parts(("content", 0), ("content", 0))
    assert keep_sure(pieces, scores, LABELS) == tuple(pieces)


def test_numbers_stay_in_order_without_gaps() -> None:
    scores = np.concatenate([make_scores({"cue": chance}, 1) for chance in (0.9, 0.1, 0.8)])
    kept = keep_sure(make_parts(("cue", 0), ("cue", 1), ("cue", 2)), scores, LABELS)
    assert [(part.start, part.attribution) for part in kept] == [(0, 0), (2, 1)]
    assert keep_sure([], scores, LABELS) == ()


@pytest.mark.parametrize(("chance", "kept"), [(LEAST + 0.01, 1), (LEAST - 0.01, 0)])
def test_an_attribution_of_one_part_needs_the_least_chance(chance: float, kept: int) -> None:
    assert len(keep_sure(make_parts(("cue", 0)), make_scores({"cue": chance}), LABELS)) == kept


def test_a_name_needs_some_chance_to_be_of_its_type() -> None:
    labels = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")
    shares = [[0.2, 0.5, 0.2, 0.1, 0.0], [0.1, 0.1, 0.2, 0.1, 0.5], [0.4, 0.3, 0.0, 0.3, 0.0]]
    scores = np.log(np.maximum(shares, 1e-9)).astype(np.float32)
    names = [(0, 1, "PER"), (0, 2, "PER"), (1, 2, "PER"), (2, 3, "PER")]
    assert keep_names(names, scores, labels) == [(0, 1, "PER"), (0, 2, "PER")]  # .7, .5, .3, .3
