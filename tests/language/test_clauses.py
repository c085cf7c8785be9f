"""Passages from a parse: each table row is a parsed sentence of ours and the passages that it is cut into."""

import pytest
import spacy
from spacy.tokens import Doc

from rashomon.language.clauses import find_passages
from rashomon.model import Report, Sentence

NLP = spacy.blank("en")

# word, part of speech, label, number of the head
CLERKS = """
The DET det 1
clerks NOUN nsubj 2
closed VERB root 2
the DET det 4
office NOUN obj 2
on ADP case 6
Monday PROPN obl 2
and CCONJ cc 8
vowed VERB conj 2
to PART mark 10
stay VERB xcomp 8
away ADV advmod 10
. PUNCT punct 2
"""
MAYOR = """
The DET det 1
mayor NOUN nsubj 2
said VERB root 2
that SCONJ mark 7
the DET det 5
bridge NOUN nsubj:pass 7
was AUX aux:pass 7
closed VERB ccomp 2
for ADP case 9
repairs NOUN obl 7
. PUNCT punct 2
"""
FERRY = """
The DET det 1
ferry NOUN nsubj 9
, PUNCT punct 5
which PRON nsubj 5
had AUX aux 5
left VERB acl:relcl 1
Oban PROPN obj 5
late ADV advmod 5
, PUNCT punct 5
sank VERB root 9
off ADP case 11
Mull PROPN obl 9
, PUNCT punct 13
drowning VERB advcl 9
two NUM nummod 15
sailors NOUN obj 13
. PUNCT punct 9
"""


def parse(table: str) -> tuple[Report, Doc]:
    rows = [line.split() for line in table.strip().splitlines()]
    words = [row[0] for row in rows]
    spaces = [i + 1 < len(words) and words[i + 1] not in ",." for i in range(len(words))]
    doc = Doc(
        NLP.vocab,
        words=words,
        spaces=spaces,
        pos=[row[1] for row in rows],
        deps=[row[2] for row in rows],
        heads=[int(row[3]) for row in rows],
    )
    return Report(id="a", text=doc.text, body=((0, len(doc.text)),)), doc


@pytest.mark.parametrize(
    ("table", "passages"),
    [
        pytest.param(
            CLERKS,
            [("The clerks closed the office on Monday", None), ("vowed to stay away", "The clerks")],
            id="coordinated predicate",
        ),
        pytest.param(MAYOR, [("the bridge was closed for repairs", None)], id="what is said, not who says it"),
        pytest.param(
            FERRY,
            [
                ("The ferry, which had left Oban late", None),
                ("The ferry, which had left Oban late, sank off Mull", None),
                ("drowning two sailors", "The ferry"),
            ],
            id="relative and participial clause",
        ),
    ],
)
def test_find_passages(table: str, passages: list[tuple[str, str | None]]) -> None:
    report, doc = parse(table)
    sentence = Sentence(span=report.span(0, len(report.text)), paragraph=0)
    found = find_passages(report, doc, [sentence], ())
    assert [(p.span.text, p.subject.text if p.subject else None) for p in found] == passages


def test_without_a_parse_a_passage_is_a_sentence() -> None:
    report = Report(id="a", text="The clerks closed the office.", body=((0, 29),))
    sentence = Sentence(span=report.span(0, 29), paragraph=0)
    found = find_passages(report, NLP(report.text), [sentence], ())
    assert [p.span for p in found] == [sentence.span]
