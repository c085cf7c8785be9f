import pytest

from rashomon.language.sentences.wholes import find_wholes
from tests.language.sentences.test_clauses import CLERKS, FERRY, HURT, MAYOR, OAK, RAMMED, WHETHER, parse

SURVEYOR = """
The DT DET det 1
surveyor NN NOUN nsubj 2
said VBD VERB root 2
that IN SCONJ mark 6
the DT DET det 5
well NN NOUN nsubj 6
ran VBD VERB ccomp 2
dry RB ADV advmod 6
and CC CCONJ cc 10
was VBD AUX aux:pass 10
sealed VBN VERB conj 6
in IN ADP case 12
May NNP PROPN obl 10
. . PUNCT punct 2
"""


@pytest.mark.parametrize(
    ("table", "wholes"),
    [
        pytest.param(
            SURVEYOR,
            [
                "The surveyor said that the well ran dry and was sealed in May.",
                "that the well ran dry and was sealed in May",
            ],
            id="a complement with all its predicates",
        ),
        pytest.param(
            MAYOR,
            ["The mayor said that the bridge was closed for repairs.", "that the bridge was closed for repairs"],
            id="who says it",
        ),
        pytest.param(
            FERRY, ["The ferry, which had left Oban late, sank off Mull, drowning two sailors."], id="modifiers"
        ),
        pytest.param(CLERKS, ["The clerks closed the office on Monday."], id="without the next predicate"),
        pytest.param(OAK, ["The old oak fell."], id="without what is set beside it"),
        pytest.param(HURT, ["The bus hit and hurt two girls."], id="verbs that share their object stay together"),
        pytest.param(RAMMED, ["A van rammed the gate, killing a guard and wounding ten."], id="participles"),
        pytest.param(WHETHER, ["Police asked whether the driver slept at the wheel."], id="what is left open is none"),
    ],
)
def test_find_wholes(table: str, wholes: list[str]) -> None:
    _, doc = parse(table)
    found = ["".join(w.text_with_ws for w in words).replace(" .", ".").strip() for words in find_wholes(doc[:])]
    assert found == wholes
