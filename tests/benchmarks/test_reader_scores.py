"""What the reader's benchmarks count as right."""

import gzip
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
import spacy

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks"
BANK = """# newdoc id = one
# sent_id = 1
1-2	Don't	_	_	_	_	_	_	_	_
1	Do	do	AUX	VB	_	3	aux	_	_
2	n't	not	PART	RB	_	3	advmod	_	_
3	go	go	VERB	VB	_	0	root	_	SpaceAfter=No
4	!	!	PUNCT	.	_	3	punct	_	_

# newpar
1	Rain	rain	NOUN	NN	_	2	nsubj	_	_
2	fell	fall	VERB	VBD	_	0	root	_	_
"""


def load(name: str) -> ModuleType:
    """Load a benchmark by its file."""
    spec = importlib.util.spec_from_file_location(f"benchmark_{name}", FOLDER / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param(
            {"cue": [(1, 2)], "content": [(2, 6)]}, {"cue": [(1, 2)], "content": [(5, 9)]}, True, id="overlap"
        ),
        pytest.param(
            {"cue": [(1, 2)], "content": [(2, 6)]}, {"cue": [(1, 2)], "content": [(6, 9)]}, False, id="beside"
        ),
        pytest.param({"cue": [(1, 2)]}, {"cue": [(1, 2)], "source": [(0, 1)]}, False, id="a role more"),
        pytest.param({"cue": [(1, 2)], "source": []}, {"cue": [(1, 2)]}, True, id="an empty role is none"),
    ],
)
def test_attributions_agree(one: dict, other: dict, same: bool) -> None:
    assert load("attribution").agree(one, other) is same


def test_each_gold_attribution_is_met_once() -> None:
    whole = {"cue": [(1, 2)], "content": [(2, 6)]}
    assert load("attribution").count_links([whole], [whole, dict(whole)]) == 1


def test_standoff_spans_may_follow_their_attribution(tmp_path: Path) -> None:
    path = tmp_path / "a.ann"
    path.write_text("E1\tAttribution:T3 Source:T1 Cue:T2 Content:T4\nT1\tSource 0 3\tAna\nT2\tCue 4 8\tsaid\n"
                    "T4\tContent 9 11;15 19\tit fell\n", encoding="utf-8")  # fmt: skip
    found = load("attribution").read_gold(path, spacy.blank("en")("Ana said it all fell."))
    assert found == [{"source": [(0, 1)], "cue": [(1, 2)], "content": [(2, 3), (4, 5)]}]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        pytest.param("B-PER I-PER O", {(0, 2, "PER")}, id="IOB2"),
        pytest.param("O I-ORG I-ORG", {(1, 3, "ORG")}, id="IOB1"),
        pytest.param("I-LOC B-LOC", {(0, 1, "LOC"), (1, 2, "LOC")}, id="side by side"),
    ],
)
def test_lists_names(labels: str, expected: set) -> None:
    assert load("names").list_names(labels.split()) == expected


def test_reads_a_treebank_and_its_text(tmp_path: Path) -> None:
    treebank = load("treebank")
    path = tmp_path / "bank.conllu.gz"
    path.write_bytes(gzip.compress(BANK.encode()))
    (document,) = treebank.read_bank(path)
    text, places = treebank.make_text(document)
    assert text == "Don't go!\n\nRain fell "
    assert [text[slice(*place)] for place in places] == document.words
    assert document.heads == [2, 2, -1, 2, 5, -1]
