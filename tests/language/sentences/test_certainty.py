import pytest

from rashomon.language.sentences.certainty import is_negated, read_certainty
from rashomon.language.vocabulary import read_rows

CERTAINTY = {
    "flat": ("the bus burned", "flat"),
    "may": ("the bus may have burned", "hedged"),
    "month": ("the bus burned on May 3", "flat"),
    "apparently": ("it apparently referred to the north", "hedged"),
    "appear to": ("the strikes appear to have hit homes", "hedged"),
    "reportedly": ("it has reportedly sent 50 tanks", "attributed"),
    "alleged": ("the alleged attacker fled", "attributed"),
    "unclear": ("it was not immediately clear who fired", "hedged"),
}
NEGATED = {
    "not": ("the boy was not in the well", True),
    "contracted": ("the boy wasn’t in the well", True),
    "not only": ("not only the boy fell", False),
    "no more than": ("no more than four died", False),
    "denied": ("the army denied the raid", True),
    "twice": ("nobody did not know", False),
    "flat": ("the boy was in the well", False),
}


@pytest.mark.parametrize(("text", "certainty"), CERTAINTY.values(), ids=CERTAINTY)
def test_certainty(text: str, certainty: str) -> None:
    assert read_certainty(text) == certainty


@pytest.mark.parametrize(("text", "negated"), NEGATED.values(), ids=NEGATED)
def test_polarity(text: str, negated: bool) -> None:
    assert is_negated(text) is negated


def test_tables_have_known_kinds() -> None:
    assert {row[1] for row in read_rows("certainty.tsv")} == {"hedged", "attributed"}
    assert {row[1] for row in read_rows("negations.tsv")} == {"denied", "kept"}
