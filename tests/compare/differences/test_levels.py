"""Levels: prices of one thing at different hours, in invented reports that no claim joins."""

from rashomon.compare.differences.numbers.finding import differ_in_numbers
from rashomon.language import read
from rashomon.model import Report, Story


def compare(*texts: str) -> list[tuple[str, set[str]]]:
    """The kinds and values of the differences of number of some texts, each in a report of its own."""
    reports = (
        Report(id=f"r{n}", text=text, published="2031-03-14", body=((0, len(text)),)) for n, text in enumerate(texts)
    )
    rows = differ_in_numbers(Story(readings=tuple(map(read, reports))), ())
    return [(row.kind, {value.value for value in row.values}) for row in rows]


FELL = "Copper fell to 7,240 dollars a tonne on Friday."


def test_prices_at_different_hours_are_two_states() -> None:
    assert compare(FELL, "Copper prices slumped to 7,190 dollars a tonne on Friday.") == [
        ("update", {"7240 USD", "7190 USD"})
    ]


def test_a_price_that_stands_is_none_that_moved() -> None:
    assert compare(FELL, "Copper was trading at 7,190 dollars a tonne on Friday.") == []
    assert compare(
        "Copper was trading at 7,240 dollars a tonne.", "At noon copper was trading at 7,190 dollars a tonne."
    ) == [("update", {"7240 USD", "7190 USD"})]


def test_the_price_of_another_thing_is_no_state_of_this() -> None:
    assert compare(FELL, "Nickel fell to 7,190 dollars a tonne on Friday.") == []


def test_a_guess_at_what_is_counts() -> None:
    told = compare("There may be roughly 2,000 barges on the lake.", "There are 2,100 barges on the lake.")
    assert [kind for kind, _ in told] == ["compatible"]
