import pytest

from rashomon.world.ties.codes import find_codes, make_views, mark_parties
from rashomon.world.ties.finding import is_like

TOLD = [
    ("The president of Alpha accused Beta of spying on its ministers.", "ACCUSE"),
    ("Alpha sent food and medicine worth two million dollars to Beta.", "AID"),
    ("Alpha bombed two villages in Beta on Monday, killing six.", "ASSAULT"),
    ("Alpha demanded that Beta release the report at once.", "REQUEST"),
    ("Police in Alpha arrested three members of Beta.", "COERCE"),
]


@pytest.mark.parametrize(("marked", "code"), TOLD, ids=[row[1] for row in TOLD])
def test_types(marked: str, code: str) -> None:
    assert find_codes([marked])[0][0] == code


def test_a_sentence_is_coded_alike_alone_and_among_others() -> None:
    marked = [row[0] for row in TOLD]
    alone = [find_codes([text])[0] for text in marked]
    assert [code for code, _ in find_codes(marked)] == [code for code, _ in alone]


def test_marks_go_where_the_parties_stood() -> None:
    assert mark_parties("Chile met Peru.", (10, 14), (0, 5)) == "Beta met Alpha."


def test_views_narrow_to_the_words_between() -> None:
    whole, between, around = make_views(
        "On Monday in the rain Alpha called on Beta to stop, and went home at once again now."
    )
    assert between == "Alpha called on Beta"
    assert around.startswith("in the rain Alpha") or around.startswith("Monday in the rain Alpha")
    assert whole.startswith("On Monday")


def test_a_blow_stays_one_and_talk_can_become_agreement() -> None:
    assert not is_like("ACCUSE", "ASSAULT")
    assert not is_like("ASSAULT", "AID")
    assert is_like("AGREE", "CONSULT")
