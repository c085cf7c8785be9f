"""Passages from a parse: each table row is a parsed sentence of ours and the passages that it is cut into."""

import pytest
import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from rashomon.language.sentences.clauses import find_passages
from rashomon.language.sentences.heads import find_carriers
from rashomon.model import Attribution, Report, Sentence, When

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


OAK = """
The DET det 2
old ADJ amod 2
oak NOUN nsubj 3
fell VERB root 3
; PUNCT punct 6
it PRON nsubj 6
blocked VERB parataxis 3
the DET det 8
road NOUN obj 6
. PUNCT punct 3
"""


PILOT = """
Ann PROPN nsubj 7
Low PROPN flat 0
, PUNCT punct 4
a DET det 4
pilot NOUN appos 0
from ADP case 6
Oban PROPN nmod 4
said VERB root 7
that SCONJ mark 11
the DET det 10
wind NOUN nsubj 11
dropped VERB ccomp 7
early ADV advmod 11
. PUNCT punct 7
"""
COUSIN = """
Her PRON nmod:poss 2
young ADJ amod 2
cousin NOUN nsubj 6
, PUNCT punct 4
Ann PROPN appos 2
Low PROPN flat 4
sailed VERB root 6
to ADP case 8
Oban PROPN obl 6
. PUNCT punct 6
"""


# word, Penn tag, part of speech, label, number of the head
CONVICTED = """
He PRP PRON nsubj:pass 2
was VBD AUX aux:pass 2
convicted VBN VERB root 2
of IN SCONJ mark 4
robbing VBG VERB advcl 2
a DT DET det 6
bank NN NOUN obj 4
. . PUNCT punct 2
"""
SEARCH = """
The DT DET det 1
police NNS NOUN nsubj 3
will MD AUX aux 3
search VB VERB root 3
the DT DET det 5
house NN NOUN obj 3
and CC CCONJ cc 7
question VB VERB conj 3
its PRP$ PRON nmod:poss 9
owner NN NOUN obj 7
. . PUNCT punct 3
"""
TRIED = """
They PRP PRON nsubj 1
tried VBD VERB root 1
to TO PART mark 3
rob VB VERB xcomp 1
a DT DET det 5
bank NN NOUN obj 3
and CC CCONJ cc 7
flee VB VERB conj 3
the DT DET det 9
town NN NOUN obj 7
. . PUNCT punct 1
"""
HURT = """
The DT DET det 1
bus NN NOUN nsubj 2
hit VBD VERB root 2
and CC CCONJ cc 4
hurt VBD VERB conj 2
two CD NUM nummod 6
girls NNS NOUN obj 4
. . PUNCT punct 2
"""
RAMMED = """
A DT DET det 1
van NN NOUN nsubj 2
rammed VBD VERB root 2
the DT DET det 4
gate NN NOUN obj 2
, , PUNCT punct 6
killing VBG VERB advcl 2
a DT DET det 8
guard NN NOUN obj 6
and CC CCONJ cc 10
wounding VBG VERB conj 2
ten CD NUM obj 10
. . PUNCT punct 2
"""
WHETHER = """
Police NNS NOUN nsubj 1
asked VBD VERB root 1
whether IN SCONJ mark 5
the DT DET det 4
driver NN NOUN nsubj 5
slept VBD VERB ccomp 1
at IN ADP case 8
the DT DET det 8
wheel NN NOUN obl 5
. . PUNCT punct 1
"""
UNLESS = """
The DT DET det 1
mill NN NOUN nsubj 3
will MD AUX aux 3
close VB VERB root 3
unless IN SCONJ mark 7
the DT DET det 6
owner NN NOUN nsubj 7
pays VBZ VERB advcl 3
his PRP$ PRON nmod:poss 9
debts NNS NOUN obj 7
. . PUNCT punct 3
"""
ASKED = """
Did VBD AUX aux 3
the DT DET det 2
mayor NN NOUN nsubj 3
close VB VERB root 3
the DT DET det 5
bridge NN NOUN obj 3
? . PUNCT punct 3
"""
BIDS = """
Send VB VERB root 0
us PRP PRON iobj 0
your PRP$ PRON nmod:poss 3
pictures NNS NOUN obj 0
. . PUNCT punct 0
"""
CREDIT = """
Photo NN NOUN compound 3
: : PUNCT punct 3
Oban NNP PROPN compound 3
Courier NNP PROPN root 3
"""


def parse(table: str) -> tuple[Report, Doc]:
    rows = [line.split() for line in table.strip().splitlines()]
    words = [row[0] for row in rows]
    spaces = [i + 1 < len(words) and words[i + 1] not in ",." for i in range(len(words))]
    doc = Doc(
        NLP.vocab,
        words=words,
        spaces=spaces,
        tags=[row[-4] if len(row) > 4 else "" for row in rows],
        pos=[row[-3] for row in rows],
        deps=[row[-2] for row in rows],
        heads=[int(row[-1]) for row in rows],
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
        pytest.param(
            MAYOR,
            [
                ("The mayor said that the bridge was closed for repairs", None),
                ("the bridge was closed for repairs", None),
            ],
            id="what is said, and that it is said, but not who says it alone",
        ),
        pytest.param(
            FERRY,
            [
                ("The ferry, which had left Oban late", None),
                ("The ferry, which had left Oban late, sank off Mull", None),
                ("The ferry, which had left Oban late, sank off Mull, drowning two sailors", None),
                ("drowning two sailors", "The ferry"),
            ],
            id="relative and participial clause",
        ),
        pytest.param(
            PILOT,
            [
                ("Ann Low, a pilot from Oban", None),
                ("Ann Low, a pilot from Oban said that the wind dropped early", None),
                ("the wind dropped early", None),
            ],
            id="who speaks, described",
        ),
        pytest.param(
            COUSIN,
            [("Her young cousin, Ann Low", None), ("Her young cousin, Ann Low sailed to Oban", None)],
            id="a name behind a description",
        ),
        pytest.param(
            OAK, [("The old oak fell", None), ("it blocked the road", None)], id="set side by side, none says"
        ),
        pytest.param(CONVICTED, [("He was convicted of robbing a bank", None)], id="-ing behind a preposition stays"),
        pytest.param(
            SEARCH,
            [("The police will search the house", None), ("question its owner", "The police will")],
            id="a shared auxiliary comes along",
        ),
        pytest.param(TRIED, [("They tried to rob a bank and flee the town", None)], id="infinitives stay governed"),
        pytest.param(HURT, [("The bus hit and hurt two girls", None)], id="verbs that share their object"),
        pytest.param(
            RAMMED,
            [
                ("A van rammed the gate", None),
                ("A van rammed the gate, killing a guard and wounding ten", None),
                ("killing a guard and wounding ten", "A van"),
            ],
            id="participles joined past each other",
        ),
        pytest.param(WHETHER, [("Police asked whether the driver slept at the wheel", None)], id="indirect question"),
        pytest.param(UNLESS, [("The mill will close unless the owner pays his debts", None)], id="condition"),
        pytest.param(ASKED, [], id="a question asserts nothing"),
        pytest.param(BIDS, [], id="a request asserts nothing"),
        pytest.param(CREDIT, [], id="a credit asserts nothing"),
    ],
)
def test_find_passages(table: str, passages: list[tuple[str, str | None]]) -> None:
    report, doc = parse(table)
    sentence = Sentence(span=report.span(0, len(report.text)), paragraph=0)
    found = find_passages(report, doc, [sentence], ())
    assert [(p.span.text, p.subject.text if p.subject else None) for p in found] == passages


def test_who_speaks_is_told_where_it_is_said_when() -> None:
    report, doc = parse(MAYOR.replace("said VERB", "announced VERB"))
    sentence = Sentence(span=report.span(0, len(report.text)), paragraph=0)
    when = When(span=report.span(0, 9), value="2020-05-01")
    found = find_passages(report, doc, [sentence], (), (when,))
    assert [p.span.text for p in found] == [
        "The mayor announced",
        "The mayor announced that the bridge was closed for repairs",
        "the bridge was closed for repairs",
    ]


def test_what_somebody_is_said_to_demand_is_told() -> None:
    report, doc = parse(BIDS)
    sentence = Sentence(span=report.span(0, len(report.text)), paragraph=0)
    said = Attribution(id="1", content=sentence.span)
    assert len(find_passages(report, doc, [sentence], (said,))) == 1


def test_without_a_parse_a_passage_is_a_sentence() -> None:
    report = Report(id="a", text="The clerks closed the office.", body=((0, 29),))
    sentence = Sentence(span=report.span(0, 29), paragraph=0)
    found = find_passages(report, NLP(report.text), [sentence], ())
    assert [p.span for p in found] == [sentence.span]


def test_what_goes_on_without_a_stop_is_no_sentence() -> None:
    menu = CREDIT.strip().splitlines() * 40
    report, doc = parse("\n".join(line.rsplit(" ", 1)[0] + " 3" for line in menu))
    sentence = Sentence(span=report.span(0, len(report.text)), paragraph=0)
    assert find_passages(report, doc, [sentence], ()) == ()


def test_a_predicate_without_a_subject_shares_no_auxiliary() -> None:
    words = ["ships", "were", "raised", "and", "sold"]
    doc = Doc(
        Vocab(),
        words=words,
        tags=["NNS", "VBD", "VBN", "CC", "VBN"],
        heads=[2, 2, 2, 4, 2],
        deps=["nsubj:pass", "aux:pass", "root", "cc", "conj"],
    )
    assert find_carriers(doc[4], doc[2], [doc[0]]) == [doc[1]]
    assert find_carriers(doc[4], doc[2], []) == []
