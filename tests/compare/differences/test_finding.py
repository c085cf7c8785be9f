"""Differences: of invented statements of one claim, which questions they answer differently, and how."""

from functools import cache

import pytest

from rashomon.compare.differences.finding import find_differences
from rashomon.compare.differences.times.finding import differ_in_times
from rashomon.language import read
from rashomon.model import Claim, Difference, Evidence, Quote, Reading, Report, Story


@cache
def read_text(name: str, text: str) -> Reading:
    return read(Report(id=name, text=text, published="2031-03-14", read_as_of="2031-03-14", body=((0, len(text)),)))


def compare_texts(*texts: str) -> tuple[Difference, ...]:
    """The differences of texts that state one claim, each in a report of its own."""
    readings = tuple(read_text(f"r{n}", text) for n, text in enumerate(texts))
    evidence = tuple(reading.sentences[0].span.extend(Evidence) for reading in readings)
    names = tuple(reading.report.id for reading in readings)
    claim = Claim(
        id="c1", text=texts[0], evidence=evidence, asserted_by="narrator", reports=names, outlets=names, status="agreed"
    )
    return find_differences(Story(readings=readings), (claim,), ())


@pytest.mark.parametrize(
    ("texts", "aspect", "kind", "found"),
    [
        pytest.param(
            ("At least three miners were killed in the blast.", "The blast killed at least seven miners."),
            "number",
            "update",
            {"3+", "7+"},
            id="a toll",
        ),
        pytest.param(
            ("The tower is 40 metres high.", "The tower is 60 metres high."),
            "number",
            "conflict",
            {"40 m", "60 m"},
            id="a fixed measure",
        ),
        pytest.param(
            ("The climber fell down the 40-metre-deep shaft.", "The climber fell down the 80-metre-deep shaft."),
            "number",
            "conflict",
            {"40 m", "80 m"},
            id="who falls moves, and no figure",
        ),
        pytest.param(
            (
                "The firm raised its bid for the mill to 121 million euros.",
                "The firm bid 103 million euros for the mill.",
            ),
            "number",
            "update",
            {"121000000 EUR", "103000000 EUR"},
            id="a figure that a verb leads to",
        ),
        pytest.param(
            ("The tower is 40 metres high.", "The tower is 131 feet high."),
            "number",
            "compatible",
            {"40 m", "131 foot"},
            id="one measure in two units",
        ),
        pytest.param(
            ("Dozens of villagers signed the letter.", "Some 60 villagers signed the letter."),
            "number",
            "compatible",
            {"24-99", "54-66"},
            id="a rough count and a closer one",
        ),
        pytest.param(
            ("The ferry sank at 9 p.m. on Tuesday.", "The ferry sank at 10:15 p.m. on Tuesday."),
            "date",
            "conflict",
            {"2031-03-11 21:00", "2031-03-11 22:15"},
            id="two clock times",
        ),
        pytest.param(
            ("The bridge was closed on 3 February.", "The bridge was closed in February."),
            "date",
            "compatible",
            {"2031-02-03", "2031-02"},
            id="a day of the month",
        ),
        pytest.param(
            (
                "The dean of the college, Ilse Varga, resigned.",
                "Ilse Varga, head of the Norwick college, resigned from office on Friday.",
            ),
            "name",
            "compatible",
            {"The dean of the college, Ilse Varga", "Ilse Varga, head of the Norwick college"},
            id="two posts",
        ),
        pytest.param(
            ("Rebels hold the harbour.", "Insurgents hold the harbour."),
            "label",
            "wording",
            {"rebel", "insurgent"},
            id="two labels",
        ),
        pytest.param(
            ("The robbers rammed a car into the gate.", "The robbers rammed a truck into the gate."),
            "wording",
            "conflict",
            {"a car", "a truck"},
            id="two things in one place",
        ),
        pytest.param(
            ("The farmer was picking cabbages in the field.", "The farmer was picking vegetables in the field."),
            "wording",
            "compatible",
            {"cabbages", "vegetables"},
            id="a thing and what it is a kind of",
        ),
        pytest.param(
            ("The barge sank near Lyon on Friday.", "The barge sank near Marseille on Friday."),
            "place",
            "conflict",
            {"near Lyon", "near Marseille"},
            id="two towns",
        ),
        pytest.param(
            ("The barge sank in Lombardy on Friday.", "The barge sank near Bergamo on Friday."),
            "place",
            "compatible",
            {"in Lombardy", "near Bergamo"},
            id="a town and its region",
        ),
        pytest.param(
            ("The diver was trapped in the cave.", "The cave was empty when the rescuers reached it."),
            "polarity",
            "conflict",
            {"yes: The diver was trapped in the cave", "no: The cave was empty"},
            id="somebody where another finds nobody",
        ),
        pytest.param(
            ("The council approved the harbour plan.", "The council did not approve the harbour plan."),
            "polarity",
            "conflict",
            {"yes: The council approved the harbour plan", "no: The council did not approve the harbour plan"},
            id="said and denied",
        ),
        pytest.param(
            ("The pilot is alive, the navy said.", "The pilot is dead, the navy said."),
            "polarity",
            "conflict",
            {"no: The pilot is alive", "yes: The pilot is dead"},
            id="opposites",
        ),
        pytest.param(
            (
                "The child fell into the river on Sunday.",
                "The child is thought to have fallen into the river on Sunday.",
            ),
            "certainty",
            "wording",
            {"flat", "hedged"},
            id="told as a fact and not",
        ),
        pytest.param(
            ("Around 80 diggers cleared the slope.", "Around 80 excavators cleared the slope."),
            "wording",
            "wording",
            {"diggers", "excavators"},
            id="two words for what is counted",
        ),
    ],
)
def test_difference(texts: tuple[str, ...], aspect: str, kind: str, found: set[str]) -> None:
    differences = [d for d in compare_texts(*texts) if d.aspect == aspect]
    assert [(d.kind, {v.value for v in d.values}) for d in differences] == [(kind, found)]


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(("Nine houses burned down.", "Nine houses burned down."), id="the same words"),
        pytest.param(("The fair opens on Sunday.", "On Sunday the fair opens."), id="the same in another order"),
        pytest.param(("Since 1976 nobody has flown there.", "Nobody has flown there since 1976."), id="a shared year"),
        pytest.param(
            ("Ten tourists and two guides drowned in the bay.", "Two guides and ten tourists drowned in the bay."),
            id="two counts of one sentence",
        ),
        pytest.param(
            ("The army keeps 850 soldiers there.", "The army keeps 850 soldiers there and sends another 200 soldiers."),
            id="what comes on top is no total",
        ),
        pytest.param(("A storm tore off the roof.", "The storm tore off the roof."), id="what was named before"),
        pytest.param(("The barge sank in France.", "The barge sank in northern France."), id="a part of a country"),
        pytest.param(("The ferry sank on Tuesday.", "The ferry sank on Tuesday morning."), id="a day and its morning"),
    ],
)
def test_no_difference(texts: tuple[str, ...]) -> None:
    assert compare_texts(*texts) == ()


def find_conflicts(*texts: str) -> list[Difference]:
    return [row for row in compare_texts(*texts) if row.kind == "conflict"]


def test_when_a_figure_moved_is_not_when_it_happened() -> None:
    assert find_conflicts("The storm struck the port on Thursday.", "The storm hit the port on Friday.")
    assert not find_conflicts("The storm struck the port on Thursday.", "The toll of the storm rose on Friday.")


def test_only_what_cannot_be_two_is_contrasted() -> None:
    def ask(*texts: str) -> list[str]:
        return [row.question for row in compare_texts(*texts) if row.question.startswith("What kind of")]

    assert ask("The pier took heavy damage.", "The pier suffered massive damage.") == ["What kind of damage?"]
    assert ask("The heavy ships left the port.", "The massive ships left the port.") == []


def test_a_time_in_another_zone_says_nothing_against_a_day() -> None:
    def ask(*texts: str) -> list[str]:
        readings = tuple(read_text(f"r{n}", text) for n, text in enumerate(texts))
        return [row.kind for row in differ_in_times(Story(readings=readings), ())]

    fell = "The mast on the quay fell at 4:10 a.m. on Friday, the harbour guards said."
    assert ask(fell, "The mast on the quay fell at 10:10 p.m. on Thursday, the harbour guards said.") != []
    zoned = "The mast on the quay fell shortly after 4 a.m. (2200 GMT on Thursday), the harbour guards said."
    assert "conflict" not in ask(fell, zoned)


def test_clock_times_minutes_apart_are_of_one_happening() -> None:
    texts = (
        "Officers were called to the scene on the quay shortly after 6 a.m. on Tuesday.",
        '"I heard a loud crash at about 6:15 a.m. on Tuesday," said a baker.',
        "Tickets for the opera can be bought from 9 a.m.",
    )
    readings = tuple(read_text(f"r{n}", text) for n, text in enumerate(texts))
    (row,) = differ_in_times(Story(readings=readings), ())
    assert (row.kind, {value.report for value in row.values}) == ("compatible", {"r0", "r1"})


def test_sums_of_two_passages_are_of_one_thing_where_both_can_be_right() -> None:
    def ask(*texts: str) -> list[tuple[str, set[str]]]:
        readings = tuple(read_text(f"r{n}", text) for n, text in enumerate(texts))
        rows = find_differences(Story(readings=readings), (), ())
        return [(row.kind, {value.value for value in row.values}) for row in rows if row.aspect == "number"]

    told = "The guild sold the mill and the quay for more than 3 million euros."
    near = "The guild sold the mill and the quay for 3.2 million euros."
    assert ask(told, near) == [("compatible", {"3000000+ EUR", "3200000 EUR"})]
    assert ask(near, "The guild sold the mill and the quay for 7 million euros.") == []


def test_every_value_is_a_passage_of_its_report() -> None:
    texts = ("Two barges ran aground near Tarnsund on Monday.", "Three barges ran aground off Tarnsund this week.")
    for difference in compare_texts(*texts):
        for value in difference.values:
            assert texts[int(value.report[1:])][value.start : value.end] == value.text


def test_quoted_words_that_stand_in_the_place_of_others() -> None:
    texts = (
        "“We will never accept this cruel bargain with the harbour company,” she said.",
        "“We will never accept this harsh bargain with the harbour company,” she said.",
    )
    readings = tuple(read_text(f"r{n}", text) for n, text in enumerate(texts))
    spans = tuple(r.report.span(1, text.index(",”")) for r, text in zip(readings, texts, strict=True))
    quote = Quote(id="q1", speaker="she", variants=spans)
    (difference,) = find_differences(Story(readings=readings), (), (quote,))
    assert (difference.aspect, difference.kind) == ("wording", "wording")
    assert [v.value for v in difference.values] == ["this cruel bargain", "this harsh bargain"]


def test_order_of_reports_changes_nothing() -> None:
    texts = ("At least three miners were killed.", "Seven miners were killed.", "A dozen miners were killed.")
    one, other = compare_texts(*texts), compare_texts(*texts)
    assert [d.id for d in one] == [d.id for d in other]


def test_a_day_against_that_of_two_other_reports_is_a_conflict() -> None:
    texts = ("The fine was revealed in a filing by the harbour guards on {day}.",) * 3
    days = ("Friday", "Friday", "Thursday")
    found = compare_texts(*(text.format(day=day) for text, day in zip(texts, days, strict=True)))
    (row,) = (row for row in found if row.aspect == "date")
    assert (row.kind, {value.value for value in row.values}) == ("conflict", {"2031-03-14", "2031-03-13"})


def test_sums_beside_one_that_all_give_are_of_something_else() -> None:
    texts = (
        "The harbour will pay $5 billion for the new pier.",
        "The harbour will pay $5 billion for the new pier. The harbour will pay $3 billion for the new road.",
    )
    assert [row for row in compare_texts(*texts) if row.aspect == "number"] == []


def test_two_words_for_one_thing_are_no_conflict() -> None:
    def judge(one: str, other: str) -> set[str]:
        found = compare_texts(f"The singer shared {one} of the pier.", f"The singer shared {other} of the pier.")
        return {row.kind for row in found}

    assert judge("a picture", "a photo") == {"wording"}
