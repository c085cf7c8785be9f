"""What makes no event row, and what a row leaves out, in invented reports read with the program's own reader."""

from pathlib import Path

import pytest

from rashomon.account import read_story
from rashomon.model import Account, Place, Span
from rashomon.world.events.measures import rate_place
from rashomon.world.events.triggers import Kind, Mention

REPORTS = {
    "tribune": """Orsk tram derails in Lyon, hurting nine

By Ama Reed
12 March 2031

Nine people were injured when a tram derailed in Lyon on Tuesday, police said.

Last year 340 people were injured in 1,200 tram accidents across France, officials said.

The two tram makers clashed in January after one of them raised its prices.

On 8 March the council passed a resolution in response to recent missile tests.

Moscow's missile test in April 2029 had alarmed the council.

On 2 February, Norway accused Sweden of delays.
""",
    "courier": """Tram comes off its rails in Lyon

By Jon Ilves
12 March 2031

A tram derailed in Lyon on Tuesday and nine people were injured. It is a tragedy, said the mayor.

The makers of the tram have long been in a battle over the price of steel.

Norway accused Sweden of delays.
""",
    "gazette": """A battle for the tram market

By Ida Holm
12 March 2031

The two makers of trams are in a battle over prices, and the market is in collapse.
""",
}


@pytest.fixture(scope="module")
def account(tmp_path_factory: pytest.TempPathFactory) -> Account:
    home: Path = tmp_path_factory.mktemp("reports")
    for name, text in REPORTS.items():
        (home / f"{name}.txt").write_text(text, encoding="utf-8")
    return read_story([str(home)])


def test_the_happening_is_one_row_without_the_report_that_only_has_a_figure_of_speech(account: Account) -> None:
    event = account.events[0]
    assert (event.type, event.date, event.place, event.reports) == ("rail crash", "2031-03-11", "Lyon", 2)
    assert [(f.harm, f.best, f.reports) for f in event.figures] == [("injured", 9, 2)]


def test_a_sum_over_a_year_is_no_happening(account: Account) -> None:
    assert not any("1,200" in cell.text for event in account.events for cell in event.cells)


def test_a_quarrel_without_harm_is_no_happening(account: Account) -> None:
    assert not {"clash", "collapse", "disaster"} & {event.type for event in account.events}


def test_a_date_of_what_answers_a_happening_is_not_its_own(account: Account) -> None:
    assert not any(event.date == "2031-03-08" for event in account.events)


def test_a_capital_that_owns_an_act_is_not_where_it_was(account: Account) -> None:
    (test,) = (event for event in account.events if event.date == "2029-04")
    assert (test.type, test.place) == ("missile launch", None)


def test_an_act_has_the_date_of_its_clause_with_its_passage(account: Account) -> None:
    (event,) = (event for event in account.events if event.type == "accuses")
    assert (event.agents, event.targets, event.date, event.reports) == (("Norway",), ("Sweden",), "2031-02-02", 2)
    assert [cell.text for cell in event.cells if cell.column == "date"] == ["2 February"]


SHOT = {
    "tribune": """Singer mourns cousin

By Ama Reed
12 March 2031

Ada Orr called for an end to violence after the murder of her cousin, who was shot on Tuesday.

The shooting on Tuesday was the third this year for Malindi, Kenyan police said.
""",
    "courier": """Ada Orr's cousin shot dead

By Jon Ilves
12 March 2031

Ada Orr's cousin was shot on Tuesday, a sad day for Malindi, a neighbour in Kenya said.
""",
}


def test_a_relative_counts_one_and_the_only_town_of_two_reports_is_where_it_was(tmp_path: Path) -> None:
    for name, text in SHOT.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    event = read_story([str(tmp_path)]).events[0]
    assert (event.type, event.date, event.place, event.reports) == ("shooting", "2031-03-11", "Malindi", 2)
    assert [(f.harm, f.best) for f in event.figures if f.harm == "killed"] == [("killed", 1)]


STRUCK = {
    "tribune": """Kenyan jets strike rebels

By Ama Reed
12 March 2031

Kenyan jets carried out air strikes in Kenya on Tuesday.

Norway backs Sweden.
""",
    "courier": """Air strikes in Kenya

By Jon Ilves
12 March 2031

Air strikes were carried out in Kenya on Tuesday. One hit a camp of the Orsk Brigade, which is fighting the army.

Norway backs Sweden.
""",
}


def test_a_stance_is_no_happening_and_takes_no_part_in_one(tmp_path: Path) -> None:
    for name, text in STRUCK.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    account = read_story([str(tmp_path)])
    event = account.events[0]
    assert (event.type, event.place, event.reports) == ("airstrike", "Kenya", 2)
    assert "Orsk Brigade" not in event.agents
    assert any(tie.relation == "backs" for tie in account.ties)
    assert not any(event.type == "backs" for event in account.events)


def mention_place(report: str, *names: str) -> Mention:
    """A mention of a strike that gives these places."""
    span = Span(report=report, start=0, end=6, text="strike")
    places = tuple((span, PLACES[name]) for name in names)
    kind = Kind("airstrike", "violence", "ASSAULT", "aerial")
    return Mention(kind=kind, trigger=span, sentence=span, number=0, title=False, places=places)


PLACES = {
    "Malindi": Place(name="Malindi", country="KE", lat=-3.22, lon=40.12, precision="point", mentions=()),
    "Kisumu County": Place(name="Kisumu County", country="KE", lat=-0.09, lon=34.75, precision="region", mentions=()),
    "Kenya": Place(name="Kenya", country="KE", precision="country", mentions=()),
}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param([("Malindi",), ("Kisumu County",), ("Kenya",)], "Kenya", id="two far apart, in the country"),
        pytest.param([("Malindi",), ("Kisumu County",)], "Malindi", id="no country is told"),
        pytest.param([("Malindi",), ("Malindi",), ("Kisumu County",), ("Kenya",)], "Malindi", id="two tell of one"),
        pytest.param([("Malindi",), ("Kenya",)], "Malindi", id="one within the other"),
    ],
)
def test_what_happened_in_places_far_apart_was_in_their_country(told: list[tuple[str, ...]], expected: str) -> None:
    where = rate_place([mention_place(str(n), *names) for n, names in enumerate(told)])
    assert where.place is not None and where.place.name == expected
