"""Sources, cues and contents brought together."""

import numpy as np

from rashomon.language.reader.links import link_parts


def point(words: int, targets: dict[int, int]) -> np.ndarray:
    """Scores by which each word points at nothing, but for those that point at a word."""
    scores = np.zeros((words, words + 1), dtype=np.float32)
    for word in range(words):
        scores[word, targets[word] + 1 if word in targets else 0] = 9
    return scores


def test_parts_take_the_cue_that_they_point_at() -> None:
    spans = [(0, 1, "source"), (1, 2, "cue"), (2, 5, "content"), (5, 6, "source"), (6, 7, "cue"), (7, 9, "content")]
    links = point(9, {0: 1, 2: 1, 3: 1, 4: 6, 5: 6, 7: 6, 8: 6})
    found = link_parts(spans, [links], [(0, 9)])
    assert [part.attribution for part in found] == [0, 0, 0, 1, 1, 1]


def test_what_points_at_nothing_stands_alone() -> None:
    spans = [(0, 1, "cue"), (1, 3, "content"), (3, 4, "content")]
    found = link_parts(spans, [point(4, {1: 0, 2: 0})], [(0, 4)])
    assert [part.attribution for part in found] == [0, 0, 1]


def test_a_cue_has_one_source() -> None:
    spans = [(0, 1, "source"), (1, 2, "source"), (2, 3, "cue"), (3, 4, "cue")]
    links = point(4, {1: 2})
    links[0, 3], links[0, 4] = 9, 8
    found = link_parts(spans, [links], [(0, 4)])
    assert [part.attribution for part in found] == [0, 1, 1, 0]


def test_of_two_cues_pointed_at_alike_the_near_one_counts() -> None:
    spans = [(0, 1, "cue"), (40, 42, "content"), (42, 43, "cue")]
    links = point(43, {})
    links[40:42, 1] = links[40:42, 43] = 9
    found = link_parts(spans, [links], [(0, 43)])
    assert [part.attribution for part in found] == [0, 1, 1]


def test_a_part_over_two_windows_is_linked_from_either() -> None:
    spans = [(0, 4, "content"), (4, 5, "source"), (5, 6, "cue")]
    found = link_parts(spans, [point(2, {}), point(4, {0: 3, 1: 3, 2: 3})], [(0, 2), (2, 6)])
    assert [part.attribution for part in found] == [0, 0, 0]


def test_no_spans_no_parts() -> None:
    assert link_parts([], [point(2, {})], [(0, 2)]) == ()


def test_a_word_that_a_content_points_at_becomes_its_cue() -> None:
    found = link_parts([(0, 1, "source"), (2, 4, "content")], [point(4, {0: 1, 2: 1, 3: 1})], [(0, 4)])
    assert [(part.role, part.attribution) for part in found] == [("source", 0), ("cue", 0), ("content", 0)]
