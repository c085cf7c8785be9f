"""Another spaCy pipeline in the parser's place, by name: a real one, trained here for a moment on a few sentences."""

import sys
from pathlib import Path

import pytest
import spacy
from click.testing import CliRunner
from spacy.language import Language
from spacy.training import Example

from rashomon import plugins
from rashomon.account import read_story
from rashomon.cli import main
from rashomon.errors import BadInput
from rashomon.language import read
from rashomon.language.reader.parsers import find_penn, parse_doc
from rashomon.model import Report

# word/Penn tag/head/ClearNLP label/entity
SENTENCES = (
    "The/DT/1/det/O mayor/NN/2/nsubj/O said/VBD/2/ROOT/O roads/NNS/5/nsubj/O were/VBD/5/auxpass/O closed/VBN/2/ccomp/O"
    " ././2/punct/O",
    "Ada/NNP/1/compound/B-PERSON Holt/NNP/2/nsubj/L-PERSON told/VBD/2/ROOT/O reporters/NNS/2/dobj/O in/IN/2/prep/O"
    " Varna/NNP/4/pobj/U-GPE on/IN/2/prep/O Friday/NNP/6/pobj/U-DATE ././2/punct/O",
)
TEXT = "The mayor said roads were closed.\n\nAda Holt told reporters in Varna on Friday."


def make_example(nlp: Language, sentence: str) -> Example:
    rows = [word.rsplit("/", 4) for word in sentence.split()]
    words, tags, heads, labels, names = zip(*rows, strict=True)
    gold = {"tags": tags, "heads": [int(head) for head in heads], "deps": labels, "entities": names}
    return Example.from_dict(spacy.tokens.Doc(nlp.vocab, words=words), gold)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    spacy.util.fix_random_seed(1)
    nlp = spacy.blank("en", meta={"name": "tiny", "version": "1.2.3"})
    vectors = {"@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "width": 32, "depth": 1}
    vectors |= {"embed_size": 200, "window_size": 1, "maxout_pieces": 2, "subword_features": True}
    for name in ("tagger", "parser", "ner"):
        often = {"min_action_freq": 1} if name == "parser" else {}
        nlp.add_pipe(name, config={"model": {"tok2vec": vectors}, **often})
    examples = [make_example(nlp, sentence) for sentence in SENTENCES]
    nlp.initialize(lambda: examples)
    for _ in range(60):
        nlp.update(examples)
    path = tmp_path_factory.mktemp("pipelines") / "tiny"
    nlp.to_disk(path)
    return path


def test_takes_the_parsers_place(folder: Path) -> None:
    reading = read(Report(id="a", text=TEXT), parser=plugins.load_parser(str(folder)))
    words = {token.text: token for token in reading.doc}
    assert reading.parser == "en_tiny 1.2.3"
    assert (words["Varna"].dep_, words["Varna"].head.text, words["in"].head.text) == ("obl", "told", "Varna")
    assert (words["roads"].dep_, words["said"].dep_) == ("nsubj", "root")
    assert (words["roads"].pos_, words["roads"].lemma_, words["were"].pos_) == ("NOUN", "road", "AUX")
    assert {(name.span.text, name.type) for name in reading.names} == {("Ada Holt", "PER"), ("Varna", "LOC")}
    assert (words["Ada"].dep_, words["Holt"].dep_, words["Holt"].head.text) == ("nsubj", "flat", "Ada")
    assert words["roads"].morph.get("Number", []) == ["Plur"]  # the pipeline sets none


@pytest.mark.parametrize(
    ("tag", "features", "penn"),
    [
        ("VERB", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", "VBZ"),
        ("VERB", "Mood=Ind|Person=3|Tense=Past|VerbForm=Fin", "VBD"),
        ("VERB", "Tense=Past|VerbForm=Part|Voice=Pass", "VBN"),
        ("VERB", "Tense=Pres|VerbForm=Part", "VBG"),
        ("AUX", "VerbForm=Fin", "MD"),
        ("NOUN", "Number=Plur", "NNS"),
        ("PRON", "PronType=Rel", "WDT"),
        ("VERB", "", ""),
    ],
)
def test_penn_tags_follow_from_universal_ones(tag: str, features: str, penn: str) -> None:
    assert find_penn(tag, set(features.split("|"))) == penn


def test_a_pipeline_of_universal_tags_alone_gets_the_rest() -> None:
    nlp = spacy.blank("en", meta={"name": "plain"})
    nlp.add_pipe("set_plain")
    doc = nlp.make_doc("Roads that are closed reopened")
    parse_doc(doc, nlp)
    assert [(word.pos_, word.tag_, word.dep_) for word in doc] == [
        ("NOUN", "NNS", "nsubj"),
        ("PRON", "WDT", "nsubj:pass"),
        ("AUX", "VBP", "aux:pass"),
        ("VERB", "VBN", "acl:relcl"),
        ("VERB", "VBD", "root"),
    ]


@Language.component("set_plain")
def set_plain(doc: spacy.tokens.Doc) -> spacy.tokens.Doc:
    tags, heads = ("NOUN", "PRON", "VERB", "VERB", "VERB"), (4, 3, 3, 0, 4)
    labels = ("nsubj", "nsubj:pass", "aux:pass", "acl:relcl", "ROOT")
    forms = ("Number=Plur", "PronType=Rel", "Tense=Pres|VerbForm=Fin", "VerbForm=Part", "Tense=Past|VerbForm=Fin")
    for token, tag, head, label, form in zip(doc, tags, heads, labels, forms, strict=True):
        token.pos_, token.head, token.dep_ = tag, doc[head], label
        token.set_morph(form)
    return doc


def test_labels_of_another_scheme_are_a_clear_error() -> None:
    nlp = spacy.blank("en", meta={"name": "tiger"})
    parser = nlp.add_pipe("parser")
    nlp.add_pipe("set_plain")
    for label in ("sb", "oa"):
        parser.add_label(label)
    nlp.initialize()
    doc = nlp.make_doc("Roads that are closed reopened")
    with pytest.raises(BadInput, match=r"names its dependencies otherwise.*it has no nsubj"):
        parse_doc(doc, nlp)


def test_attributions_stay_ours(folder: Path) -> None:
    def find(parser: Language | None) -> list[tuple[str, str, str]]:
        doc = read(Report(id="a", text=TEXT), parser=parser).doc
        return [(span.text, span.label_, span.id_) for span in doc.spans["attributions"]]

    assert find(plugins.load_parser(str(folder))) == find(None) != []


def test_the_account_names_it(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    models = read_story([str(tmp_path)], parser=str(folder)).story.models
    assert "parser en_tiny 1.2.3" in models
    assert any(model.startswith("reader ") for model in models)


@pytest.mark.parametrize("text", ["", " ", "\n\n \n", "🙂"])
def test_reads_anything(folder: Path, text: str) -> None:
    assert read(Report(id="a", text=text), parser=plugins.load_parser(str(folder))).doc.text == text


def test_our_own_goes_by_name() -> None:
    assert plugins.load_parser("rashomon") is None


def test_an_absent_pipeline_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(main, ["read", str(tmp_path), "--parser", "en_absent_web", "--json", "-"])
    assert result.exit_code == 1
    assert "there is no spaCy pipeline en_absent_web" in result.output
    assert "python -m spacy download en_absent_web" in result.output


@pytest.mark.parametrize(
    ("pipes", "reason"),
    [
        ((), "no parser and no tagger and no recogniser of names (ner) (it has: nothing)"),
        (("tagger", "parser"), "no recogniser of names (ner) (it has: tagger, parser)"),
        (("tagger", "ner"), "no parser (it has: tagger, ner)"),
        (("parser", "ner"), "no tagger (it has: parser, ner)"),
    ],
)
def test_a_pipeline_that_cannot_is_a_clear_error(tmp_path: Path, pipes: tuple[str, ...], reason: str) -> None:
    nlp = spacy.blank("en")
    for name in pipes:
        nlp.add_pipe(name)
    nlp.to_disk(tmp_path)
    with pytest.raises(BadInput) as error:
        plugins.load_parser(str(tmp_path))
    assert f"cannot take the parser's place: it has {reason}" in str(error.value)


def test_a_broken_folder_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_text(
        "[nlp]\nlang = 'en'\npipeline = ['x']\n[components]\n[components.x]\nfactory = 'y'"
    )
    with pytest.raises(BadInput, match=r"cannot be loaded|there is no spaCy pipeline"):
        plugins.load_parser(str(tmp_path))


def test_an_installed_package_offers_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "offering.py").write_text(
        "import spacy\n\ndef make():\n    nlp = spacy.blank('en', meta={'name': 'offered'})\n"
        "    for pipe in ('tagger', 'parser', 'ner'):\n        nlp.add_pipe(pipe)\n    return nlp\n"
    )
    info = tmp_path / "offering-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: offering\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[rashomon.parsers]\nmine = offering:make\nnothing = offering:spacy\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    nlp = plugins.load_parser("mine")
    assert nlp is not None and nlp.meta["name"] == "offered"
    sys.modules.pop("offering")
