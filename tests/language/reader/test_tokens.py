"""The tokenizer: what is one token."""

from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.reader.tokens import load_english, make_tokenizer

NLP = load_english()
CASES = {
    "run of marks": ("Stop it!!! Now??", "Stop|it|!!!|Now|??"),
    "mixed run": ("They did what?!", "They|did|what|?!"),
    "line": ("===== Notice =====", "=====|Notice|====="),
    "run before a quotation mark": ("“No!!” he said.", "“|No|!!|”|he|said|."),
    "prefix": ("anti-flood walls", "anti-flood|walls"),
    "prefix and possessive": ("a non-profit's ex-chief", "a|non-profit|'s|ex-chief"),
    "no prefix": ("long-term plans", "long|-|term|plans"),
    "country": ("a U.S.-led force", "a|U.S.|-|led|force"),
    "telephone": ("call 555-0142-9 or 202-555-0142.", "call|555|-|0142|-|9|or|202-555-0142|."),
    "years": ("from 1990-1995", "from|1990|-|1995"),
    "address": ("see http://valley.example/a--b", "see|http://valley.example/a--b"),
}


@pytest.mark.parametrize(("text", "tokens"), CASES.values(), ids=CASES)
def test_tokens(text: str, tokens: str) -> None:
    assert "|".join(token.text for token in NLP(text)) == tokens


@given(st.text(max_size=60))
def test_no_character_is_lost(text: str) -> None:
    assert NLP.make_doc(text).text == text


def test_ordinary_text_is_cut_as_spacy_cuts_it() -> None:
    text = "Mr. Oduya, 41, didn't pay $3.5m; \"We won't,\" he said at 5 p.m. (see p. 4) – twice..."
    assert [token.text for token in NLP(text)] == [token.text for token in spacy.blank("en")(text)]


def test_no_word_is_cut_twice() -> None:
    nlp = load_english()
    cut = []
    search = nlp.tokenizer.prefix_search
    nlp.tokenizer.prefix_search = lambda word: cut.append(word) or search(word)
    first = [token.text for token in nlp("“We don't know (yet),” she said; the U.S. mill burned.")]
    assert "burned" in cut
    cut.clear()
    assert [token.text for token in nlp("“We don't know (yet),” she said; the U.S. mill burned.")] == first
    assert cut == []


def test_goes_into_any_pipeline_and_outlasts_saving(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.tokenizer = make_tokenizer(nlp)
    nlp.to_disk(tmp_path)
    for copy in (nlp, spacy.load(tmp_path), spacy.blank("en").from_bytes(nlp.to_bytes())):
        assert [token.text for token in copy("anti-flood!!")] == ["anti-flood", "!!"]
