"""Ties read from parses written by hand: words as `form/relation/head` with their parts of speech."""

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from rashomon.model import Name, Passage, Reading, Report
from rashomon.world.actors.finding import find_actors
from rashomon.world.ties.finding import find_ties
from tests.world.readings import make_comparison

LEMMAS = {"vowed": "vow", "urged": "urge"}
Row = tuple[str, str, str, int]  # form, part of speech, relation, head
CASES: list[tuple[str, list[Row], tuple[str, ...], list[tuple[str, str, str, bool]]]] = [
    (
        "active",
        [("Chile", "PROPN", "nsubj", 1), ("backed", "VERB", "root", 1), ("Peru", "PROPN", "obj", 1)],
        ("Chile", "Peru"),
        [("Chile", "backs", "Peru", False)],
    ),
    (
        "passive with its agent",
        [
            ("Peru", "PROPN", "nsubj:pass", 2),
            ("was", "AUX", "aux:pass", 2),
            ("criticised", "VERB", "root", 2),
            ("by", "ADP", "case", 4),
            ("Chile", "PROPN", "obl", 2),
        ],
        ("Peru", "Chile"),
        [("Chile", "accuses", "Peru", False)],
    ),
    (
        "relative clause, denied",
        [
            ("Chile", "PROPN", "root", 0),
            (",", "PUNCT", "punct", 5),
            ("which", "PRON", "nsubj", 5),
            ("did", "AUX", "aux", 5),
            ("not", "PART", "advmod", 5),
            ("attack", "VERB", "acl:relcl", 0),
            ("Peru", "PROPN", "obj", 5),
        ],
        ("Chile", "Peru"),
        [("Chile", "attacks", "Peru", True)],
    ),
    (
        "what is only vowed is a threat",
        [
            ("Chile", "PROPN", "nsubj", 1),
            ("vowed", "VERB", "root", 1),
            ("to", "PART", "mark", 3),
            ("attack", "VERB", "xcomp", 1),
            ("Peru", "PROPN", "obj", 3),
        ],
        ("Chile", "Peru"),
        [("Chile", "threatens", "Peru", False)],
    ),
    (
        "whom one asks does it",
        [
            ("Chile", "PROPN", "nsubj", 1),
            ("urged", "VERB", "root", 1),
            ("Peru", "PROPN", "obj", 1),
            ("to", "PART", "mark", 4),
            ("back", "VERB", "xcomp", 1),
            ("Spain", "PROPN", "obj", 4),
        ],
        ("Chile", "Peru", "Spain"),
        [("Chile", "calls on", "Peru", False), ("Peru", "backs", "Spain", False)],
    ),
    (
        "an act of its owner",
        [
            ("Chilean", "ADJ", "amod", 1),
            ("jets", "NOUN", "nsubj", 2),
            ("bombed", "VERB", "root", 2),
            ("Peru", "PROPN", "obj", 2),
            (".", "PUNCT", "punct", 2),
            ("Chile", "PROPN", "root", 5),
        ],
        ("Peru", "Chile"),
        [("Chile", "attacks", "Peru", False)],
    ),
    (
        "who is called a threat is one, not who says so",
        [
            ("Chile", "PROPN", "nsubj", 1),
            ("described", "VERB", "root", 1),
            ("Peru", "PROPN", "obj", 1),
            ("as", "ADP", "case", 5),
            ("a", "DET", "det", 5),
            ("threat", "NOUN", "obl", 1),
            ("to", "ADP", "case", 7),
            ("Spain", "PROPN", "nmod", 5),
        ],
        ("Chile", "Peru", "Spain"),
        [("Peru", "threatens", "Spain", False)],
    ),
    (
        "to seize a ship under a flag is not to capture its country",
        [
            ("Chile", "PROPN", "nsubj", 1),
            ("seized", "VERB", "root", 1),
            ("a", "DET", "det", 6),
            ("Peru", "PROPN", "compound", 5),
            ("-", "PUNCT", "punct", 5),
            ("flagged", "VERB", "amod", 6),
            ("ship", "NOUN", "obj", 1),
        ],
        ("Chile", "Peru"),
        [],
    ),
    (
        "nor is it to seize its ship",
        [
            ("Chile", "PROPN", "nsubj", 1),
            ("seized", "VERB", "root", 1),
            ("Peru", "PROPN", "nmod:poss", 4),
            ("'s", "PART", "case", 2),
            ("ship", "NOUN", "obj", 1),
        ],
        ("Chile", "Peru"),
        [],
    ),
]


@pytest.mark.parametrize(("why", "rows", "names", "ties"), CASES, ids=[case[0] for case in CASES])
def test_ties_of_a_parse(
    why: str, rows: list[Row], names: tuple[str, ...], ties: list[tuple[str, str, str, bool]]
) -> None:
    forms, parts, relations, heads = (list(column) for column in zip(*rows, strict=True))
    lemmas = [LEMMAS.get(form, form.lower()) for form in forms]
    spaces = [n + 1 < len(forms) and forms[n + 1] not in ",.-" and forms[n] != "-" for n in range(len(forms))]
    doc = Doc(English().vocab, words=forms, spaces=spaces, pos=parts, deps=relations, heads=heads, lemmas=lemmas)
    report = Report(id="r", text=doc.text, outlet="The Sample")
    at = {name: doc.text.index(name) if name != "Chile" else doc.text.rindex("Chile") for name in names}
    found = tuple(Name(span=report.span(at[n], at[n] + len(n)), type="LOC") for n in sorted(names, key=at.__getitem__))
    passages = (Passage(span=report.span(0, len(doc.text)), sentence=0),)
    comparison = make_comparison(Reading(report=report, doc=doc, names=found, passages=passages))
    cast = find_actors(comparison)
    assert sorted((t.subject, t.relation, t.object, t.denied) for t in find_ties(comparison, cast)) == sorted(ties)
