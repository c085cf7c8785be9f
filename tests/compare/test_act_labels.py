"""The words of outlets for acts, counted: of one meaning, of several, in two words, with the claims they stand in."""

from importlib.resources import files

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from rashomon.compare.differences.names.labels import act_families, count_acts, label_families
from rashomon.model import Claim, Evidence, Reading, Report, Sentence, Story

VOCAB = English().vocab


def make_reading(tagged: str, name: str, outlet: str | None = None) -> Reading:
    """A reading of one sentence, from words with their tags: `The/DET raid/NOUN ended/VERB`."""
    pairs = [word.rsplit("/", 1) for word in tagged.split()]
    doc = Doc(VOCAB, words=[w for w, _ in pairs], pos=[p for _, p in pairs], lemmas=[w.lower() for w, _ in pairs])
    report = Report(id=name, text=doc.text, outlet=outlet)
    return Reading(
        report=report, doc=doc, sentences=(Sentence(span=report.span(0, len(doc.text.rstrip())), paragraph=0),)
    )


def count(*tagged: str, claims: tuple[Claim, ...] = ()) -> list[tuple[str | None, str, str, int]]:
    readings = tuple(make_reading(text, f"r{n}", f"Outlet {n}") for n, text in enumerate(tagged))
    return [(row.family, row.label, row.outlet, row.count) for row in count_acts(Story(readings=readings), claims)]


def test_each_outlet_by_itself() -> None:
    rows = count("The/DET attacks/NOUN ended/VERB after/ADP an/DET attack/NOUN", "The/DET aggression/NOUN began/VERB")
    assert rows == [("use of force", "attack", "Outlet 0", 2), ("use of force", "aggression", "Outlet 1", 1)]


def test_a_word_of_several_meanings_needs_one_of_one_meaning() -> None:
    assert count("The/DET operation/NOUN went/VERB well/ADV", "The/DET strike/NOUN ended/VERB") == []
    rows = count("The/DET operation/NOUN went/VERB well/ADV", "The/DET invasion/NOUN ended/VERB")
    assert {row[1] for row in rows if row[0] == "use of force"} == {"operation", "invasion"}


def test_a_word_of_two_families_goes_where_the_story_is() -> None:
    rows = count("The/DET strike/NOUN went/VERB on/ADV", "The/DET walkout/NOUN ended/VERB")
    assert rows == [("stoppage of work", "strike", "Outlet 0", 1), ("stoppage of work", "walkout", "Outlet 1", 1)]


@pytest.mark.parametrize("words", ["air/NOUN strikes/NOUN", "airstrikes/NOUN", "civil/ADJ war/NOUN"])
def test_words_of_two_parts(words: str) -> None:
    assert len(count(f"The/DET {words} ended/VERB")) == 1


def test_the_claim_of_a_passage() -> None:
    reading = make_reading("The/DET raid/NOUN ended/VERB", "r0", None)
    claim = Claim(
        id="c1",
        text="x",
        evidence=(reading.sentences[0].span.extend(Evidence),),
        asserted_by="narrator",
        reports=("r0",),
        outlets=(),
        status="single",
    )
    (row,) = count_acts(Story(readings=(reading,)), (claim,))
    assert (row.outlet, row.evidence[0].text, row.evidence[0].claim) == ("r0", "The raid", "c1")


@pytest.mark.parametrize("name", ["act_families.tsv", "label_families.tsv"])
def test_the_form_of_the_vocabulary(name: str) -> None:
    lines = (files("rashomon") / "data" / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert any("CC0" in line for line in lines if line.startswith("#"))
    assert all(len(row) == 2 and row[1] == row[1].lower() for row in rows)
    families = [row[0] for row in rows]
    assert len(families) == len(set(families))


def test_every_family_has_a_word_of_one_meaning() -> None:
    found: dict[str, bool] = {}
    for families in act_families().values():
        for family, alone in families.items():
            found[family] = found.get(family, False) or alone
    assert all(found.values())
    assert not set(found) & set(label_families().values())
