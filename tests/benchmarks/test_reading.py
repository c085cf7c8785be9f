"""The yardstick of the reader's speed, and how it is timed."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

import reading

ROWS = (
    "1 The the DET DT _ 2 det _ _",
    "2 mayor mayor NOUN NN _ 3 nsubj _ _",
    "3 met meet VERB VBD _ 0 root _ _",
    "4 Ada Ada PROPN NNP _ 3 obj _ _",
    "5 Holt Holt PROPN NNP _ 4 flat _ SpaceAfter=No",
    "6 . . PUNCT . _ 3 punct _ _",
)


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "bank.conllu"
    path.write_text("\n\n".join("\n".join(row.replace(" ", "\t") for row in ROWS) for _ in range(24)) + "\n\n")
    return path


def test_the_yardstick_parses_and_is_timed_beside_the_reader(treebank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "UPDATES", 3)
    yardstick = reading.make_yardstick(treebank)
    assert yardstick.pipe_names == ["tok2vec", "tagger", "parser", "ner"]
    assert yardstick("The mayor met Ada Holt.").has_annotation("DEP")
    found = reading.time_reading(["The mayor met Ada Holt."], yardstick, rounds=1)
    assert found["words"] == 5
    assert found["ratio_1"] == pytest.approx(found["reader_1_words_per_s"] / found["yardstick_words_per_s"])


def test_names_are_runs_of_proper_nouns(treebank: Path) -> None:
    import spacy

    first = next(reading.make_examples(spacy.blank("en"), treebank))
    assert [name.text for name in first.reference.ents] == ["Ada Holt"]
    assert first.reference[2].head.text == "met"
