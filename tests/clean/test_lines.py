"""Lines of a text, and the form of the data by which they are judged."""

import json
import re
from importlib.resources import files

import pytest

from rashomon.clean.judge import read_weights
from rashomon.clean.lines import read_cues, split_lines
from rashomon.clean.pieces import read_inner


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# A title\n\n**Bold line**\n> quoted\n- item", ["A title", "Bold line", "quoted", "item"]),
        ("  a   b \r\n\r\n\tc", ["a b", "c"]),
        ("A line that is cut in the\n\nmiddle of it.", ["A line that is cut in the middle of it."]),
        ("A line that is cut with no sign\nof it.", ["A line that is cut with no sign of it."]),
        ("A line that names the author now\nby Ann Bo", ["A line that names the author now", "by Ann Bo"]),
        ("***\n\n#", ["***", "#"]),
    ],
)
def test_lines_are_trimmed_and_mended(text: str, lines: list[str]) -> None:
    found = split_lines(text)
    assert [line.text for line in found] == lines
    assert [" ".join(text[line.start : line.end].split()) for line in found] == lines


def test_cues_are_lists_of_phrases_in_small_letters_with_a_source() -> None:
    data = json.loads(files("rashomon").joinpath("data/clean/cues.json").read_text(encoding="utf-8"))
    assert data.pop("source")
    assert set(data) == set(read_cues())
    for kind, phrases in data.items():
        assert phrases and len(set(phrases)) == len(phrases), kind
        assert all(phrase == phrase.lower().strip() for phrase in phrases), kind


def test_weights_are_numbers_by_feature_with_a_source() -> None:
    data = json.loads(files("rashomon").joinpath("data/clean/line_weights.json").read_text(encoding="utf-8"))
    assert data["source"]
    assert all(isinstance(value, float) for value in read_weights().values())


def test_furniture_within_lines_is_a_list_of_patterns_that_match_no_nothing() -> None:
    assert not read_inner().search("")
    assert not read_inner().search("A ferry sank off Lund on Tuesday, the police said.")


def test_keys_of_records_are_lists_with_a_source() -> None:
    data = json.loads(files("rashomon").joinpath("data/load/fields.json").read_text(encoding="utf-8"))
    assert data.pop("source")
    assert all(re.fullmatch(r"[\w-]+", key) for keys in data.values() for key in keys)
