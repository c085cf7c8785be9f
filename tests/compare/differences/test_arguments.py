"""Arguments: what was hit, who did it, what one thing is called, what came first, one of several or the only one."""

from functools import cache

import pytest

from rashomon.compare.differences.roles.causes import differ_in_causes
from rashomon.compare.differences.roles.doers import differ_in_doers
from rashomon.compare.differences.roles.impacts import differ_in_impacts
from rashomon.compare.differences.roles.slots import differ_in_claims
from rashomon.compare.differences.roles.soleness import differ_in_soleness
from rashomon.compare.differences.roles.things import differ_in_things
from rashomon.language import read
from rashomon.model import Claim, Difference, Evidence, Reading, Report, Story


@cache
def read_text(name: str, text: str) -> Reading:
    return read(Report(id=name, text=text, published="2031-03-14", read_as_of="2031-03-14", body=((0, len(text)),)))


def make_story(*texts: str) -> Story:
    return Story(readings=tuple(read_text(f"r{n}", text) for n, text in enumerate(texts)))


def make_claim(story: Story) -> Claim:
    """The claim that the first sentences of all reports state."""
    evidence = tuple(reading.sentences[0].span.extend(Evidence) for reading in story.readings)
    names = tuple(reading.report.id for reading in story.readings)
    text = evidence[0].text
    return Claim(
        id="c", text=text, evidence=evidence, asserted_by="narrator", reports=names, outlets=names, status="agreed"
    )


def list_values(rows: list[Difference]) -> list[tuple[str, set[str]]]:
    return [(row.kind, {value.value for value in row.values}) for row in rows]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        pytest.param(
            (
                "A drunk man rammed a van into the gate of the museum.",
                "A drunk man drove his van into the ticket office.",
            ),
            [("conflict", {"the gate of the museum", "the ticket office"})],
            id="two things made",
        ),
        pytest.param(
            (
                "A car packed with gravel was rammed into the wall of the bank.",
                "A man crashed a truck packed with gravel into the main building of the bank.",
            ),
            [("conflict", {"the wall of the bank", "the main building of the bank"})],
            id="the preposition stands far behind, and another name for what moves",
        ),
        pytest.param(
            ("The helicopter crashed into a hill.", "The helicopter crashed in a field."),
            [("compatible", {"a hill", "a field"})],
            id="a hill may be a field",
        ),
        pytest.param(
            ("The van crashed into a high wall.", "The van rammed the wall of the school."),
            [],
            id="one phrase with more words",
        ),
        pytest.param(
            ("A van crashed into the wall of the school.", "A boat hit the bridge on Monday."),
            [],
            id="other things move",
        ),
        pytest.param(
            ("The union chief slammed the new bridge.", "The union chief slammed the new tower."),
            [],
            id="who slams something does not move",
        ),
    ],
)
def test_what_was_hit(texts: tuple[str, ...], found: list[tuple[str, set[str]]]) -> None:
    assert list_values(list(differ_in_impacts(make_story(*texts), ()))) == found


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        pytest.param(
            ("A fire caused an explosion in the mill.", "An explosion sparked a fire in the mill, police said."),
            [("conflict", {"A fire caused an explosion", "An explosion sparked a fire"})],
            id="turned round",
        ),
        pytest.param(
            ("The boiler caught fire and caused an explosion.", "The fire was caused by an explosion."),
            [("conflict", {"fire and caused an explosion", "The fire was caused by an explosion"})],
            id="joined, and in the passive",
        ),
        pytest.param(
            ("A fire caused an explosion in the mill.", "The fire led to an explosion in the mill."),
            [],
            id="the same way",
        ),
        pytest.param(
            ("A fire caused an explosion in the mill.", "An explosion could cause a fire."), [], id="only possible"
        ),
    ],
)
def test_what_came_first(texts: tuple[str, ...], found: list[tuple[str, set[str]]]) -> None:
    assert list_values(list(differ_in_causes(make_story(*texts), ()))) == found


def test_a_third_report_of_what_brought_about_stands_beside() -> None:
    texts = (
        "A fire caused an explosion in the mill.",
        "An explosion sparked a fire in the mill.",
        "A pump exploded, setting off an alarm.",
    )
    (row,) = differ_in_causes(make_story(*texts), ())
    assert {value.report for value in row.values} == {"r0", "r1", "r2"}


APART = "Residents said that the council had ignored them."


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        pytest.param(
            (f"Residents set up a flood barrier. {APART}", "The flood barrier was set up by the council."),
            [("conflict", {"Residents", "the council"})],
            id="two who stand in one sentence",
        ),
        pytest.param(
            ("Residents set up a flood barrier.", "The flood barrier was set up by the council."),
            [],
            id="no sentence tells that they are two",
        ),
        pytest.param(
            (f"Residents set up flood barriers. {APART}", "The flood barriers were set up by the council."),
            [],
            id="of several things each may have done one",
        ),
        pytest.param(
            (f"Residents may set up a flood barrier. {APART}", "The flood barrier was set up by the council."),
            [],
            id="only possible",
        ),
    ],
)
def test_who_did_it(texts: tuple[str, ...], found: list[tuple[str, set[str]]]) -> None:
    assert list_values(list(differ_in_doers(make_story(*texts), ()))) == found


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        pytest.param(
            ("Marta Keller was one of the founders of the choir.", "Marta Keller, the founder of the choir, died."),
            [("conflict", {"one of the founders of the choir", "the founder of the choir"})],
            id="of something that is told",
        ),
        pytest.param(
            ("Marta Keller was one of the pilots.", "Police named the pilot as Marta Keller."),
            [("compatible", {"one of the pilots", "the pilot"})],
            id="pointed at",
        ),
        pytest.param(
            ("Marta Keller was one of the pilots.", "Police named the pilot as Otto Brandt."), [], id="another person"
        ),
    ],
)
def test_one_of_several(texts: tuple[str, ...], found: list[tuple[str, set[str]]]) -> None:
    assert list_values(list(differ_in_soleness(make_story(*texts), ()))) == found


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        pytest.param(
            (
                "The school overhaul passed on Monday. The overhaul costs little.",
                "The school reform passed on Monday. The reform costs little.",
            ),
            [("wording", {"The school overhaul", "The overhaul", "The school reform", "The reform"})],
            id="behind one word",
        ),
        pytest.param(
            (
                "The rescue boat sank. The boat, a Norwegian trawler, was old.",
                "The rescue vessel sank. The vessel was a small yacht.",
            ),
            [
                (
                    "wording",
                    {
                        "The rescue boat",
                        "a Norwegian trawler",
                        "The rescue vessel",
                        "a small yacht",
                        "The boat",
                        "The vessel",
                    },
                )
            ],
            id="with what a report says that it is",
        ),
        pytest.param(
            ("The city council met. The city slept.", "The city province met. The province slept."),
            [],
            id="rivals",
        ),
        pytest.param(
            ("School overhauls passed on Monday.", "School reforms passed on Monday."), [], id="nothing is pointed at"
        ),
        pytest.param(
            ("The school overhaul passed. The overhaul is cheap.", "The overhaul passed. The school is new."),
            [],
            id="one name",
        ),
    ],
)
def test_what_one_thing_is_called(texts: tuple[str, ...], found: list[tuple[str, set[str]]]) -> None:
    assert list_values(list(differ_in_things(make_story(*texts), ()))) == found


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        pytest.param(
            ("The girl was picking cabbages with her aunt.", "The girl was picking vegetables with her aunt."),
            [("compatible", {"cabbages", "vegetables"})],
            id="a kind of the other",
        ),
        pytest.param(
            ("Supporters greeted the singer on Monday.", "Fans greeted the singer on Monday."),
            [("wording", {"Supporters", "Fans"})],
            id="the same people",
        ),
        pytest.param(
            ("The firm breached several guidelines.", "The firm breached some content."),
            [],
            id="a kind of the other only in a sense that is not meant",
        ),
    ],
)
def test_what_stands_in_one_slot(texts: tuple[str, ...], found: list[tuple[str, set[str]]]) -> None:
    story = make_story(*texts)
    assert list_values(list(differ_in_claims(story, [make_claim(story)]))) == found
