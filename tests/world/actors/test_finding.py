from dataclasses import replace

import pytest

from rashomon.model import Actor, Claim, Evidence
from rashomon.world.actors.cast import list_entries
from rashomon.world.actors.descriptions import says_whom
from rashomon.world.actors.doubts import find_described
from rashomon.world.actors.finding import find_actors
from rashomon.world.actors.naming import settle_names
from rashomon.world.actors.phrases import find_nominals
from rashomon.world.actors.stated import Whole, settle_stated
from tests.world.readings import make_comparison, make_parsed, make_reading


def actors_of(*texts: str) -> dict[str, Actor]:
    """Every form of the actors of a story -> its actor."""
    readings = [make_reading(text, report=f"r{n}", outlet=f"Outlet {n}") for n, text in enumerate(texts)]
    return {form: actor for actor in find_actors(make_comparison(*readings)).actors for form in actor.aliases}


TOGETHER = [
    (
        ["The [Centre for Norvik Ferries|ORG] rose. They left the centre."],
        "Centre for Norvik Ferries",
        "centre",
        "before for",
    ),
    (["[Jim Vane|PER] sat.", "[James Vane|PER] rose."], "Jim Vane", "James Vane", "a short first name"),
    (["[Norvikgram|ORG] fell. The app rose."], "Norvikgram", "app", "an app near its name"),
    (
        ["[Norvik Line|ORG] sank. Many banks fell. The bank rose. It rained. The bank sold [Norvik Line|ORG] shares."],
        "Norvik Line",
        "bank",
        "the bank after banks, in a report about one body",
    ),
    (
        ["[Holm|PER] fell. [Holm Vane|ORG] rose. [Holm Vane|ORG] sat."],
        "Holm",
        "Holm Vane",
        "the first word of a body's name, read as a person",
    ),
    (
        ["[Norvik|ORG] fell.", "[Norvik Sea and Air Corporation|ORG] rose."],
        "Norvik",
        "Norvik Sea and Air Corporation",
        "the first word of a name that ends in a legal form",
    ),
    (["[Norvik Line|ORG] fell.", "[Norvik Line Group Inc|ORG] rose."], "Norvik Line", "Norvik Line Group Inc", "Inc"),
    (
        ["Mayor [Anna Vane|PER] spoke. Later Ms [Vane|PER] left."],
        "Anna Vane",
        "Vane",
        "family name",
    ),
    (
        ["The [Free River Army|ORG] ([FRA|ORG]) fired.", "The [FRA|ORG] fired."],
        "Free River Army",
        "FRA",
        "letters in brackets",
    ),
    (
        ["[Portugal|LOC] protested.", "The [Portuguese|GROUP] army left, and [Lisbon|LOC] said so."],
        "Portugal",
        "Lisbon",
        "capital as government",
    ),
    (["The [Nimra Front|ORG] fired.", "[Nimra|ORG] fired."], "Nimra Front", "Nimra", "first word"),
    (
        ["[Ansar al-Nour|ORG] left.", "The rebel group [Ansar al-Noor|ORG] left."],
        "Ansar al-Nour",
        "rebel group Ansar al-Noor",
        "spelling, and the noun before the name",
    ),
    (
        ["The [Norwegian|GROUP] government fell.", "[Norway|LOC]'s government fell."],
        "Norwegian government",
        "Norway's government",
        "body of a country",
    ),
    (
        ["A boy fell into a pit. The boy, named [Tom Hale|PER], is well.", "The child is well."],
        "Tom Hale",
        "child",
        "described, then named",
    ),
    (
        [
            "The [Harbour League|ORG] left. [Norway|LOC]'s [Harbour League|ORG] fell.",
            "[Norway's Harbour League|ORG] rose.",
        ],
        "Harbour League",
        "Norway's Harbour League",
        "the country before the name",
    ),
    (
        ["The [Public Safety Ministry|ORG] spoke.", "The [Ministry of Safety|ORG] spoke."],
        "Public Safety Ministry",
        "Ministry of Safety",
        "an office with its words in another order",
    ),
    (["[Mitchell Vane|PER] flew. [Mitch|PER] was kind."], "Mitchell Vane", "Mitch", "a given name cut short"),
    (
        ["The [Norwegian|GROUP] government fell. [Norwegian|GROUP] officials said so."],
        "Norwegian government",
        "Norwegian officials",
        "officials speak for their government",
    ),
    (
        ["[Anna Vane|PER] and [Olaf Vane|PER] flew. The [Vanes|PER] were kind.", "The [Vane|PER] family left."],
        "Vanes",
        "Vane family",
        "a family by its surname",
    ),
    (
        ["The [Norwegian|GROUP] foreign ministry spoke. A foreign ministry spokesman left."],
        "Norwegian foreign ministry",
        "foreign ministry spokesman",
        "who speaks for a ministry is the ministry",
    ),
    (
        ["[Noor Ali Fayez|PER] spoke.", "[Noor Ali Faiz|PER] left."],
        "Noor Ali Fayez",
        "Noor Ali Faiz",
        "one word of a long name spelled otherwise",
    ),
    (
        ["A ferry pilot was held. The pilot is well.", "The pilot of the boat was held."],
        "ferry pilot",
        "pilot",
        "a noun alone for the one who has it with another word",
    ),
    (
        [
            "The [Vale Transport Police|ORG] came. The police left.",
            "The [Vale Transport Police|ORG] ate. Police said so.",
        ],
        "Vale Transport Police",
        "police",
        "the one force that the story names",
    ),
    (
        ["The shopkeeper, [Olaf Vane|PER], left.", "The shopkeeper slept. [Olaf Vane|PER] ate."],
        "Olaf Vane",
        "shopkeeper",
        "a calling beside the name",
    ),
    (
        ["The carrier [Vane Airlines|ORG] spoke. The airline left."],
        "Vane Airlines",
        "airline",
        "the noun of the name in the singular",
    ),
    (["A crowd came. The crowd sang.", "The crowds left."], "crowd", "crowds", "a noun for many in the singular"),
    (["Two men fell. The men are well."], "Two men", "men", "the plural of man"),
    (
        ["The [Vane Harbour Trust|ORG] spoke. Later she left the trust."],
        "Vane Harbour Trust",
        "trust",
        "a body by the last word of its name",
    ),
    (["He works for [Valmeran|ORG]. She left the company."], "Valmeran", "company", "the body named just before"),
    (
        ["Their Danish backers left. Their Danish backers ate."],
        "Their Danish backers",
        "Danish backers",
        "without whose",
    ),
    (
        ["The [River Union|ORG] ([FDR|ORG]) won.", "The [FDR|ORG] lost."],
        "River Union",
        "FDR",
        "letters of another language in brackets",
    ),
    (
        ["[Katie Hale|PER] flew. [Kate Vane|PER] sang.", "[Kate|PER] left."],
        "Kate Vane",
        "Kate",
        "the very word before another spelling",
    ),
    (["[Anna Vane|PER] was glad. @annavane wrote so."], "Anna Vane", "annavane", "an account by its letters"),
    (["[Valmeran|ORG] spoke.", "[Valmeron|PER] left."], "Valmeran", "Valmeron", "a body once taken for a person"),
    (
        ["The [Alliance for Norway|ORG] party ([AfN|ORG]) won.", "The [AfN|ORG] lost."],
        "Alliance for Norway party",
        "AfN",
        "letters behind a noun, and a name that ends in a country",
    ),
    (["[Anna Vane|PER] (@vane_a) was glad."], "Anna Vane", "vane_a", "the name of an account"),
    (
        ["Five ferry victims slept. The victims ate.", "The 5 patients sat. The patients sang."],
        "victims",
        "patients",
        "people of one number",
    ),
    (
        ["[Norwegian|GROUP] actor [Ivo Vane|PER] and [Ida Holm|PER] sang. The 49-year-old Norwegian actor slept."],
        "Ivo Vane",
        "49-year-old Norwegian actor",
        "an office with an age",
    ),
    (
        ["[Ofwave24|ORG] flew.", "Chirper account @Ofwave24 sang."],
        "Ofwave24",
        "Chirper account @Ofwave24",
        "an account that is told to be one",
    ),
    (
        ["[Norwegian|GROUP] Prime Minister [Anna Vane|PER] spoke."],
        "Anna Vane",
        "Norwegian Prime Minister",
        "the office of a country before the name",
    ),
    (
        ["Forty Danish rebel groups met. The rebel groups ate. [Osk Front|ORG] fired, and the militant group wept."],
        "Osk Front",
        "militant group",
        "one group where many are described",
    ),
    (
        [
            "The [Strelsau Police Department|ORG] met the [Strelsau Fire Department|ORG].",
            "Strelsau police fled. It rained.",
        ],
        "Strelsau Police Department",
        "Strelsau police",
        "the police of a place",
    ),
    (
        ["The [Strelsau Police Department|ORG] met.", "The police fled. The police department said so."],
        "police",
        "police department",
        "the one police department",
    ),
    (
        ["[Anna Vane|PER], 30, a ferry pilot, sang."],
        "Anna Vane",
        "Anna Vane, 30, a ferry pilot",
        "an age between the name and who it is",
    ),
]


@pytest.mark.parametrize(("texts", "one", "other", "why"), TOGETHER, ids=[row[3] for row in TOGETHER])
def test_one_actor(texts: list[str], one: str, other: str, why: str) -> None:
    actors = actors_of(*texts)
    assert actors[one] is actors[other]


APART = [
    (
        ["[Jim Vane|PER] sat. [Joe Vane|PER] ate.", "[James Vane|PER] rose."],
        "Joe Vane",
        "James Vane",
        "other short names",
    ),
    (["Many banks fell. The banks sat. The bank rose. The bank ate."], "banks", "bank", "one of many"),
    (
        ["[Holm|PER] fell. [Ada Holm|PER] sang. [Holm Trust|ORG] rose. [Holm Trust|ORG] sat."],
        "Holm",
        "Holm Trust",
        "a person and a body of that name",
    ),
    (
        ["[Ofwave|ORG] spoke. [Ofwave|ORG] ate. The [Ofwave Comet|MISC] flew."],
        "Ofwave",
        "Ofwave Comet",
        "a thing named for its maker",
    ),
    (["[Vale|PER] left. [Anna Vale|PER] ate.", "[Vaile|ORG] spoke."], "Vale", "Vaile", "a surname and a body"),
    (
        ["[Strelsau Fair|MISC] began. The Strelsau authorities left. The Strelsau authorities ate."],
        "Strelsau Fair",
        "Strelsau authorities",
        "a town's authorities and its fair",
    ),
    (
        [
            "[Norwegian|GROUP] actor [Ivo Vane|PER] sang. A 49-year-old Norwegian actor slept.",
            "It rained. A 49-year-old Norwegian actor sat.",
        ],
        "Ivo Vane",
        "49-year-old Norwegian actor",
        "an office with an age that brings somebody in",
    ),
    (
        ["Two ferry victims slept. The victims ate.", "The 2 patients sat. The patients sang."],
        "victims",
        "patients",
        "people of a small number",
    ),
    (
        ["Five ferry victims slept. Six victims ate.", "The 5 patients sat. The patients sang."],
        "Six victims",
        "patients",
        "people of two numbers",
    ),
    (
        ["Five ferry victims slept. Millions of victims ate.", "The 5 patients sat. The patients sang."],
        "Millions of victims",
        "patients",
        "people of a round number too",
    ),
    (
        ["The company left. The company ate its [Norvik Comet|MISC]. The company's [Norvik Comet|MISC] flew."],
        "company",
        "Norvik Comet",
        "whose it is",
    ),
    (
        ["[Rihanna|PER] sang, and [Ariana Holm|PER] sang."],
        "Rihanna",
        "Ariana Holm",
        "names of the same consonants that begin otherwise",
    ),
    (["[Anna Vane|PER] met [Berta Vane|PER]. [Vane|PER] left."], "Anna Vane", "Vane", "one surname of two people"),
    (["The [Norwegian|GROUP] army and the [Danish|GROUP] army met."], "Norwegian army", "Danish army", "two armies"),
    (
        ["[Norway|LOC] and the [Norwegian|GROUP] government differ."],
        "Norway",
        "Norwegian government",
        "a state and its government",
    ),
    (
        ["The [Norwegian|GROUP] foreign ministry spoke. The aviation authorities left. The aviation authorities ate."],
        "Norwegian foreign ministry",
        "aviation authorities",
        "authorities of another kind",
    ),
    (
        ["[Bruce Vane|PER] flew.", "The [Vanes|PER] left.", "The [Holm|PER] family slept. The [Holm|PER] family ate."],
        "Vanes",
        "Holm family",
        "two families",
    ),
    (
        ["A 42-year-old man fell. The 42-year-old man slept.", "A 73-year-old man sang. The 73-year-old man ate."],
        "42-year-old man",
        "73-year-old man",
        "ages years apart",
    ),
    (
        [
            "The woman fell. A [Danish|GROUP] woman ate. The [Danish|GROUP] woman slept.",
            "A Swedish woman sat. The Swedish woman ran.",
        ],
        "Danish woman",
        "Swedish woman",
        "women of two countries",
    ),
    (
        ["[Strelsau University|ORG] spoke. She left the company. The company fell."],
        "Strelsau University",
        "company",
        "a body whose name tells of another kind",
    ),
    (
        [
            "A ferry pilot fell. The ferry pilot slept.",
            "A bus pilot ate. The bus pilot sang. The pilot left. A pilot sat.",
        ],
        "ferry pilot",
        "pilot",
        "a noun alone where several have it with another word",
    ),
]


@pytest.mark.parametrize(("texts", "one", "other", "why"), APART, ids=[row[3] for row in APART])
def test_two_actors(texts: list[str], one: str, other: str, why: str) -> None:
    actors = actors_of(*texts)
    assert actors[one] is not actors[other]


def test_airline_of_a_nation_is_a_name() -> None:
    """A nation and a plural noun with capitals within a sentence are a name where the reader took them for one."""
    reading = make_reading("He flew [Danish Airlines|ORG] twice. She likes [Danish Airlines|ORG] too.")
    names = settle_names(make_comparison(reading)).story.readings[0].names
    assert [name.span.text for name in names] == ["Danish Airlines", "Danish Airlines"]


def test_a_lost_space_makes_no_other_name() -> None:
    readings = [make_reading("[Nimra Frontboth|ORG] fell."), make_reading("[Nimra Front|ORG] sang.", report="r2")]
    for told, name in ((readings, "Nimra Front"), (readings[:1], "Nimra Frontboth")):
        names = settle_names(make_comparison(*told)).story.readings[0].names
        assert [found.span.text for found in names] == [name]


CROWD = (
    "The/DET/det/1 spectators/NOUN/nsubj/2 fled/VERB/root/2 ./PUNCT/punct/2",
    "The/DET/det/1 revellers/NOUN/nsubj/2 fled/VERB/root/2 ./PUNCT/punct/2",
)
BOTH = (
    "The/DET/det/1 spectators/NOUN/nsubj/2 left/VERB/root/2 revellers/NOUN/obj/2 ./PUNCT/punct/2",
    "The/DET/det/1 revellers/NOUN/nsubj/2 left/VERB/root/2 ./PUNCT/punct/2",
)


APART_BY_HAND = (("ring:spectator/", "ring:reveler/"),)
CLAIMED = [
    pytest.param(CROWD, (), True, id="one each"),
    pytest.param(BOTH, (), False, id="both in a sentence"),
    pytest.param(CROWD, APART_BY_HAND, False, id="a person keeps them apart"),
]


@pytest.mark.parametrize(("texts", "apart", "together"), CLAIMED)
def test_actors_of_one_claim(texts: tuple[str, str], apart: tuple[tuple[str, str], ...], together: bool) -> None:
    """Who does the same in two reports of one claim is one, unless a sentence has both or a person says no."""
    one, other = (make_parsed(text, {}, report=f"r{n}") for n, text in enumerate(texts))
    spans = [reading.report.span(0, len(reading.report.text)) for reading in (one, other)]
    evidence = tuple(Evidence(report=s.report, start=s.start, end=s.end, text=s.text) for s in spans)
    claim = Claim(
        id="c1",
        text=spans[0].text,
        evidence=evidence,
        asserted_by="r0",
        reports=("r0", "r1"),
        outlets=("r0", "r1"),
        status="agreed",
    )
    comparison = replace(make_comparison(one, other), claims=(claim,))
    nodes = {e.span.text: e.node for e in settle_stated(list_entries(comparison), {}, comparison, apart)}
    assert (nodes["spectators"] == nodes["revellers"]) is together


@pytest.mark.parametrize(
    ("reports", "other", "may"),
    [(2, "pilots", True), (3, "pilots", False), (3, "aviators", True)],
    ids=["in few reports", "in many", "of one sense"],
)
def test_described_side_by_side_in_many_reports_are_two(reports: int, other: str, may: bool) -> None:
    text = f"The spectators fled. The {other} sang." if other == "pilots" else f"The pilots fled. The {other} sang."
    readings = [replace(r, sentences=r.passages) for r in (make_reading(text, report=f"r{n}") for n in range(reports))]
    entries = list_entries(make_comparison(*readings))
    whole = Whole(entries, {}, {reading.report.id: reading for reading in readings})
    assert whole.may_be_one(entries[0].node, entries[1].node) is may


def test_descriptions_joined_by_a_claim_are_in_doubt() -> None:
    one, other = (make_parsed(text, {}, report=f"r{n}").report.span(4, 9) for n, text in enumerate(CROWD))
    rows = [("ring:crowd/", "ring:crowd/", one), ("ring:reveler/", "ring:crowd/", other)]
    (doubt,) = find_described(rows, {"ring:crowd/": "a1"})
    assert (doubt.verdict, doubt.actors, doubt.left, doubt.right) == ("joined", ("a1",), (other,), (one,))
    assert not find_described(rows[:1], {"ring:crowd/": "a1"})


@pytest.mark.parametrize("noun", ["spectator", "customer", "cyclist", "goalkeeper", "homeowner"])
def test_nouns_for_people(noun: str) -> None:
    """Nouns for people are no short list: any that names people more often than things makes an actor, one or many."""
    actors = actors_of(f"The {noun}s left. Later two {noun}s spoke.", f"A {noun} left. The {noun} was well.")
    assert actors[f"{noun}s"].type == "group of people" and actors[f"two {noun}s"] is actors[f"{noun}s"]
    assert actors[noun].type == "person"


@pytest.mark.parametrize("noun", ["morning", "bridge", "great", "report"])
def test_nouns_for_no_people(noun: str) -> None:
    """A noun for a thing is no actor, though it comes twice."""
    assert not actors_of(f"The {noun} was long. The {noun} ended.")


def test_types_and_labels() -> None:
    actors = actors_of("The rebel group [Nimra Front|ORG] left. [Portugal|LOC] said so, said Mayor [Anna Vane|PER].")
    assert actors["Nimra Front"].type == "armed group"
    assert actors["Nimra Front"].labels[0].labels == ("group", "rebel")
    assert actors["Portugal"].type == "state"
    assert actors["Anna Vane"].type == "person"


def test_forms_leave_out_articles_and_possessives() -> None:
    actors = actors_of("The [Nimra Front's|ORG] men left, and the [Nimra Front|ORG] too.")
    assert actors["Nimra Front"].aliases == ("Nimra Front",)


def test_owner_with_a_plural_mark() -> None:
    rows = (
        "The/DET/det/1 Vanes/PROPN/nmod:poss/3 '/PART/case/1 doctor/NOUN/nsubj/4 left/VERB/root/4 ./PUNCT/punct/4 "
        "The/DET/det/7 Vanes/PROPN/nmod:poss/9 '/PART/case/7 doctor/NOUN/nsubj/10 ate/VERB/root/10 ./PUNCT/punct/10"
    )
    found = find_actors(make_comparison(make_parsed(rows, {"Vanes": "ORG"}))).actors
    assert any("doctor" in actor.aliases and any("Vanes" in form for form in actor.aliases) for actor in found)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("The ferry pilot of the [Dock League|ORG] met.", True),
        ("The ferry pilot that met has fled.", True),
        ("The ferry pilot met.", False),
        ("The ferry pilot of old has fled.", False),
    ],
    ids=["of a name", "a clause", "alone", "of no name"],
)
def test_a_description_may_say_whom_it_means(text: str, says: bool) -> None:
    reading = make_reading(text)
    assert [says_whom(reading, nominal) for nominal in find_nominals(reading)][:1] == [says]


def test_an_outlet_in_brackets_is_no_other_name() -> None:
    text = "The ferry is of [Norvik Line|ORG] ([SRN|ORG]) It sank. [SRN|ORG] told of it."
    readings = [make_reading(text, report=f"r{n}", outlet=outlet) for n, outlet in enumerate(("SRN", "The Sample"))]
    for told, joined in ((readings, False), (readings[1:], True)):
        actors = {form: actor for actor in find_actors(make_comparison(*told)).actors for form in actor.aliases}
        assert ("SRN" in actors["Norvik Line"].aliases) is joined


def test_a_noun_before_a_hyphen_is_nobody() -> None:
    actors = actors_of("The [Reef Council|ORG] met. The council-run ferry sank. The council wept.")
    assert [span.start for span in actors["council"].mentions if span.text == "council"] == [54]
