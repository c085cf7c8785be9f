"""Who did it and to whom, as the words of invented happenings tell, read with the program's own reader."""

import pytest

from rashomon.account import compare_readings, load_reports, read_reports
from rashomon.model import Cell, Event
from rashomon.world.actors.finding import find_actors
from rashomon.world.events.parties import Roles, keep_roles
from rashomon.world.events.policies import make_figure, write_head
from rashomon.world.events.rows import name_parties
from rashomon.world.events.triggers import find_mentions

Told = set[tuple[str, str]]
CASES: dict[str, tuple[str, Told]] = {
    "a people before strikes": ("Russian airstrikes killed two people on Tuesday.", {("agents", "Russia")}),
    "who launched them": (
        "Russian jets launched air strikes against the Taliban on Tuesday.",
        {("agents", "Russia"), ("targets", "Taliban")},
    ),
    "who began to conduct them": ("Russia began conducting its air strikes on Tuesday.", {("agents", "Russia")}),
    "a people before any attack": ("The Russian attack on Tuesday killed two people.", set()),
    "a city before any attack": ("The Paris attacks on Tuesday killed two people.", set()),
    "an armed group before any attack": ("A Taliban attack on Tuesday killed two people.", {("agents", "Taliban")}),
    "by": ("An attack by the Taliban killed two people on Tuesday.", {("agents", "Taliban")}),
    "carried out by": ("An attack carried out by the Taliban killed two people.", {("agents", "Taliban")}),
    "who denies it": ("Russia denied that the Taliban carried out an attack on Tuesday.", set()),
    "who has planned it": ("The Taliban would have carried out an attack on Tuesday.", set()),
    "who claims it": ("The Taliban claimed responsibility for a raid in Orr on Friday.", {("claimed_by", "Taliban")}),
    "who says so of themselves": ("The Taliban said it had carried out a raid in Orr.", {("claimed_by", "Taliban")}),
    "a verb": ("The Taliban attacked Russia on Tuesday.", {("agents", "Taliban"), ("targets", "Russia")}),
    "a passive": (
        "Russia was attacked by the Taliban on Tuesday.",
        {("agents", "Taliban"), ("targets", "Russia")},
    ),
    "the murder of": ("The murder of Hana Weil on Tuesday shocked Lyon.", {("targets", "Hana Weil")}),
    "an arrest": ("Hana Weil was arrested on Tuesday.", {("targets", "Hana Weil")}),
    "no arrest": ("Hana Weil's cardiac arrest on Tuesday shocked Lyon.", set()),
}
LEAD = """A long war

12 March 2031

Russia fought the Taliban, an armed group, and the Taliban fought Russia, Hana Weil said.

"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Told]:
    home = tmp_path_factory.mktemp("reports")
    for name, (text, _) in CASES.items():
        (home / f"{name}.txt").write_text(f"{LEAD}{text}\n", encoding="utf-8")
    readings, _ = read_reports(load_reports([str(home)], lambda *_: None)[0], lambda *_: None)
    comparison = compare_readings(readings)[0]
    roles = Roles(comparison, find_actors(comparison))
    found = {}
    for reading in comparison.story.readings:
        text = CASES[reading.report.id][0]
        mentions = [m for m in find_mentions(reading, ()) if m.sentence.text.strip() == text]
        cells = roles.find(mentions, [])
        assert all(reading.report.text[c.start : c.end] == c.text for c in cells)
        found[reading.report.id] = {(cell.column, cell.value) for cell in cells}
    return found


@pytest.mark.parametrize("name", CASES)
def test_the_words_of_a_happening_tell_who_did_it(told: dict[str, Told], name: str) -> None:
    assert told[name] == CASES[name][1]


def make_cell(column: str, value: str, **more: float | None) -> Cell:
    return Cell(report="a", start=0, end=1, text="x", column=column, value=value, **more)  # type: ignore[arg-type]


def test_what_is_not_sure_stands_only_beside_what_is() -> None:
    sure, guess = make_cell("agents", "Vania"), make_cell("agents", "Norvik")
    assert keep_roles([(sure, True), (sure, False), (guess, False)], []) == [sure, sure]
    assert keep_roles([(guess, False)], ["Norvik"]) == [guess]


def test_an_actor_is_what_most_passages_say() -> None:
    cells = [make_cell("agents", "Vania")] * 2 + [make_cell("targets", "Vania"), make_cell("targets", "Norvik")]
    assert name_parties(cells) == (("Vania",), ("Norvik",))


def test_a_claim_of_responsibility_has_its_own_column() -> None:
    cells = (make_cell("what", "bombing"), make_cell("claimed_by", "Vania"), make_cell("claimed_by", "Vania"))
    event = Event(id="e", what="x", type="bombing", cells=cells)
    assert write_head(event)["claimed_by"] == "Vania" and write_head(event)["agents"] == ""


def test_a_word_for_many_has_no_upper_end() -> None:
    vague = make_cell("injured", "a large number", low=3.0, said=3.0)
    event = Event(id="e", what="x", type="bombing", cells=(vague,))
    figure = make_figure("injured", event, {})
    assert figure is not None and (figure.best, figure.low, figure.high) == (3, 3, None)
