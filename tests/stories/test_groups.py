"""Stories: readings of two invented events -> groups, and who does not belong."""

import numpy as np
import pytest

from rashomon.model import Reading, Report, Story
from rashomon.stories import find_strays, group, weigh_word
from rashomon.stories.vectors import describe

FERRY = "The ferry Aurelia struck a submerged pylon off Marsholm and sank; the coastguard lifted survivors from skiffs."
FERRY_TOO = "Coastguard crews lifted survivors after the Aurelia, a ferry, sank off Marsholm, having struck a pylon."
VOTE = "Parliament in Tessaly rejected the pension levy after lawmakers quarrelled over the deficit until dawn."
VOTE_TOO = "Lawmakers in Tessaly threw out the pension levy at dawn, quarrelling over the deficit in parliament."


def read_text(name: str, text: str, published: str | None = None) -> Reading:
    """Make a reading whose one vector stands for its event: the first words of the text."""
    chance = np.random.default_rng(len("ferry") if "Aurelia" in text else len("parliament"))
    vector = chance.normal(size=384).astype(np.float32)
    report = Report(id=name, text=text, published=published, body=((0, len(text)),))
    return Reading(report=report, doc=None, vectors=vector[None] / np.linalg.norm(vector))  # type: ignore[arg-type]


def ids(stories: tuple[Story, ...]) -> list[list[str]]:
    return [[reading.report.id for reading in story.readings] for story in stories]


PILE = [read_text("a", FERRY), read_text("b", VOTE), read_text("c", FERRY_TOO), read_text("d", VOTE_TOO)]


def test_two_events_are_two_stories() -> None:
    assert ids(group(PILE)) == [["a", "c"], ["b", "d"]]


def test_order_does_not_matter() -> None:
    assert ids(group(PILE[::-1])) == ids(group(PILE))


@pytest.mark.parametrize("readings", [PILE[:0], PILE[:1]], ids=["none", "one"])
def test_few_readings(readings: list[Reading]) -> None:
    assert ids(group(readings)) == [[reading.report.id] for reading in readings]


STRAYS = [
    pytest.param([0, 2], [], id="one event"),
    pytest.param([0, 1, 2], ["b"], id="one stray"),
    pytest.param([0, 1], ["a", "b"], id="two events"),
    pytest.param([0], [], id="one report"),
]


@pytest.mark.parametrize(("numbers", "expected"), STRAYS)
def test_strays(numbers: list[int], expected: list[str]) -> None:
    problems = find_strays(Story(readings=tuple(PILE[n] for n in numbers)))
    assert [problem.report for problem in problems] == expected
    assert all(problem.stage == "stories" for problem in problems)


def test_days_apart_tell_events_apart() -> None:
    from rashomon.stories.groups import measure_odds

    near = measure_odds([describe(read_text(n, FERRY, d)) for n, d in (("a", "2021-03-01"), ("b", "2021-03-02"))])
    far = measure_odds([describe(read_text(n, FERRY, d)) for n, d in (("a", "2021-03-01"), ("b", "2021-04-02"))])
    assert near[0, 1] > far[0, 1]


def test_a_description_has_unit_length() -> None:
    about = describe(PILE[0])
    assert sum(weight**2 for weight in about.words.values()) == pytest.approx(1)
    assert "the" not in about.words
    assert weigh_word("the") < weigh_word("pylon")
