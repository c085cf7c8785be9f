"""Whom an office means, over the reports of a story; who is said to be what; how far a mention reaches."""

import pytest

from rashomon.world.actors.finding import find_actors
from rashomon.world.actors.roles import read_phrase
from tests.world.readings import make_comparison, make_parsed, make_reading

VANE = "Danish President [Anna Vane|PER] left."
HOLM = "Former Danish president [Ida Holm|PER] spoke."
CASES = [
    ([VANE, "[Vane|PER] left. The president returned."], "president", "Anna Vane"),
    (
        ["Norwegian Prime Minister [Olaf Berg|PER] spoke.", "[Berg|PER] left. Norway's prime minister slept."],
        "Norway's prime minister",
        "Olaf Berg",
    ),
    ([VANE, "[Vane|PER] left. The Danish leader slept."], "Danish leader", "Anna Vane"),
    (["Ferry board director [Anna Vane|PER] left. The ferry board boss ate."], "ferry board boss", "Anna Vane"),
    ([HOLM, f"{VANE} Denmark's president slept."], "Denmark's president", "Anna Vane"),
    ([f"{HOLM} {VANE}", "[Holm|PER] ate. The former president slept."], "former president", "Ida Holm"),
]


def forms_of(name: str, *texts: str) -> set[str]:
    readings = [make_reading(text, report=f"r{n}", outlet=f"Outlet {n}") for n, text in enumerate(texts)]
    cast = find_actors(make_comparison(*readings))
    return {form for actor in cast.actors if actor.name == name for form in actor.aliases}


@pytest.mark.parametrize(("texts", "description", "name"), CASES, ids=[row[1] for row in CASES])
def test_an_office_means_who_holds_it(texts: list[str], description: str, name: str) -> None:
    assert description in forms_of(name, *texts)


def test_the_leader_of_another_country_is_somebody_else() -> None:
    text = "Danish President [Anna Vane|PER] spoke. [Vane|PER] met the Norwegian leader. The Norwegian leader left."
    assert "Norwegian leader" not in forms_of("Anna Vane", text)


def test_several_people_hold_no_office_of_one() -> None:
    text = "Danish minister [Anna Vane|PER] spoke. [Vane|PER] left. The Danish ministers met. Danish ministers ate."
    assert "Danish ministers" not in forms_of("Anna Vane", text)


def test_a_source_before_a_comma_is_not_the_one_described_after_it() -> None:
    text = "According to [The Strelsau Post|ORG], the minister said so. [The Strelsau Post|ORG] is read."
    assert "minister" not in forms_of("Strelsau Post", text)


def test_a_government_of_a_name_is_not_that_of_a_country() -> None:
    text = "The [Danish|GROUP] government fell. The [Holm|PER] administration fell. The [Holm|PER] administration rose."
    assert "Holm administration" not in forms_of("Danish government", text)


def test_a_war_is_no_actor() -> None:
    assert not forms_of("Six Day War", "The [Six Day War|ORG] began. The [Six Day War|ORG] ended.")


def test_a_short_form_goes_to_the_one_named_in_full_in_its_report() -> None:
    texts = ["[Leslie Vane|PER] flew. [Leslie|PER] was a doctor.", "[Leslie Adams Holm|PER] wrote a letter."]
    assert "Leslie" in forms_of("Leslie Vane", *texts)


@pytest.mark.parametrize(
    ("text", "head", "nation", "words"),
    [
        ("former Danish police chief", "chief", "DK", {"former", "police"}),
        ("Prime Minister", "minister", None, {"prime"}),
        ("local doctor", "doctor", None, set()),
    ],
    ids=["former", "of nobody", "plain"],
)
def test_phrases_of_office(text: str, head: str, nation: str | None, words: set[str]) -> None:
    role = read_phrase(text)
    assert role is not None
    assert (role.head, role.nation, set(role.words)) == (head, nation, words)


def test_no_office_in_other_phrases() -> None:
    assert read_phrase("green house") is None


def test_what_is_said_of_a_body_names_it_later() -> None:
    reading = make_parsed(
        "Vane/PROPN/compound/1 Air/PROPN/nsubj/4 is/AUX/cop/4 an/DET/det/4 airline/NOUN/root/4 ./PUNCT/punct/4 "
        "The/DET/det/7 airline/NOUN/nsubj/8 grew/VERB/root/8 ./PUNCT/punct/8",
        {"Vane Air": "ORG"},
    )
    (actor,) = find_actors(make_comparison(reading)).actors
    assert "airline" in actor.aliases
    assert len(actor.mentions) == 3


def test_a_mention_reaches_as_far_as_its_phrase() -> None:
    reading = make_parsed(
        "A/DET/det/1 couple/NOUN/nsubj/7 from/ADP/case/3 Strelsau/PROPN/nmod/1 and/CCONJ/cc/6 their/PRON/nmod:poss/6 "
        "sons/NOUN/conj/1 died/VERB/root/7 ./PUNCT/punct/7 The/DET/det/10 couple/NOUN/nsubj/11 flew/VERB/root/11 "
        "./PUNCT/punct/11",
        {"Strelsau": "LOC"},
    )
    (actor,) = [a for a in find_actors(make_comparison(reading)).actors if "couple" in a.aliases]
    assert {"couple from Strelsau", "couple from Strelsau and their sons"} <= set(actor.aliases)


BESIDE = [
    (
        "The/DET/det/1 mayor/NOUN/nsubj/7 and/CCONJ/cc/4 his/PRON/nmod:poss/4 wife/NOUN/nmod:desc/5 "
        "Anna/PROPN/appos/1 Vane/PROPN/flat/5 left/VERB/root/7",
        False,
        "and his wife",
    ),
    (
        "The/DET/det/1 mayor/NOUN/nsubj/6 once/ADV/advmod/4 called/VERB/acl/4 Anna/PROPN/appos/1 Vane/PROPN/flat/4 "
        "left/VERB/root/6",
        True,
        "beside",
    ),
]


@pytest.mark.parametrize(("rows", "one"), [row[:2] for row in BESIDE], ids=[row[2] for row in BESIDE])
def test_what_stands_beside_a_name(rows: str, one: bool) -> None:
    actors = find_actors(make_comparison(make_parsed(rows, {"Anna Vane": "PER"}))).actors
    vane = next(actor for actor in actors if "Anna Vane" in actor.aliases)
    assert ("mayor" in vane.aliases) is one
