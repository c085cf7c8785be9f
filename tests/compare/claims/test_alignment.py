"""Words laid beside words: what covers what, read in the sentence, weighed by how rare it is."""

import numpy as np

from rashomon.compare.claims.alignment import Words, align, align_pairs, read_words
from rashomon.compare.claims.pairs import list_items
from rashomon.language import read
from rashomon.model import Reading, Report, Story


def read_text(name: str, text: str) -> Reading:
    return read(Report(id=name, text=text, published="2031-03-14", read_as_of="2031-03-14", body=((0, len(text)),)))


def make_words(*rows: tuple[float, float], weights: tuple[float, ...] | None = None) -> Words:
    vectors = np.array(rows, dtype=np.float32)
    return Words(tuple(range(len(rows))), vectors, np.array(weights or [1.0] * len(rows), dtype=np.float32))


def test_a_part_is_covered_by_the_whole_and_not_the_other_way() -> None:
    part, whole = make_words((1, 0)), make_words((1, 0), (0, 1))
    assert align(part, whole) == (0.5, 1.0)
    assert align(whole, part) == (0.5, 1.0)


def test_a_rare_word_counts_for_more() -> None:
    rare = make_words((1, 0), (0, 1), weights=(3.0, 1.0))
    assert align(rare, make_words((1, 0)))[0] == 0.75


def test_pairs_are_aligned_as_each_is_alone() -> None:
    words = [
        make_words((1, 0), (0, 1)),
        make_words((0.6, 0.8)),
        make_words((0, 1), (0.8, 0.6), (1, 0)),
        make_words((1, 0)),
    ]
    pairs = [(0, 1), (0, 2), (0, 3), (1, 2), (2, 3)]
    assert list(align_pairs(words, pairs)) == [align(words[a], words[b]) for a, b in pairs]


def test_what_says_the_same_is_covered_better_than_what_stands_beside_it() -> None:
    story = Story(
        readings=(
            read_text("a", "Two sailors drowned when the ferry sank."),
            read_text("b", "Two crew members died as the boat went down. The owner sells fish in Lund."),
        )
    )
    items = list_items(story)
    words = read_words(story, items)
    assert [len(row.ids) == len(row.vectors) == len(row.weights) > 0 for row in words] == [True] * len(words)
    told = next(n for n, item in enumerate(items) if item.passage.span.text.startswith("Two sailors"))
    same = next(n for n, item in enumerate(items) if item.passage.span.text.startswith("Two crew"))
    other = next(n for n, item in enumerate(items) if item.passage.span.text.startswith("The owner"))
    assert align(words[told], words[same])[0] > align(words[told], words[other])[0] + 0.1


def test_words_hold_the_subject_that_stands_outside() -> None:
    story = Story(readings=(read_text("a", "The rebels left the town and vowed to attack it again."),))
    items = list_items(story)
    words = read_words(story, items)
    apart = [n for n, item in enumerate(items) if item.passage.subject]
    assert apart
    for n in apart:
        assert len(words[n].ids) > len(items[n].passage.span.text.split())
