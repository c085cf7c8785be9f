"""Exactness: counts that agree beside others that do not, and who is counted."""

import pytest

from rashomon.compare.differences.numbers.finding import differ_in_numbers
from rashomon.language import read
from rashomon.model import Report, Story


def compare(*texts: str) -> list[tuple[str, str, set[str]]]:
    """The aspects, kinds and values of the differences of number of some texts, each in a report of its own."""
    reports = (Report(id=f"r{n}", text=text, body=((0, len(text)),)) for n, text in enumerate(texts))
    rows = differ_in_numbers(Story(readings=tuple(map(read, reports))), ())
    return [(row.aspect, row.kind, {value.value for value in row.values}) for row in rows]


DIGS = "{} diggers are working on the collapsed shaft near Tarnsund."


def test_counts_that_agree_beside_one_that_does_not() -> None:
    found = compare(*(DIGS.format(count) for count in ("Around 80", "More than 80", "Some 60")))
    assert [row[:2] for row in found] == [("number", "update"), ("certainty", "compatible")]
    assert found[1][2] == {"72-88", "80+"}


@pytest.mark.parametrize("counts", [("Around 80", "More than 80"), ("At least 80", "80", "60"), ("80", "60", "40")])
def test_no_row_where_nothing_is_at_odds_or_nothing_is_vague(counts: tuple[str, ...]) -> None:
    assert all(aspect == "number" for aspect, _, _ in compare(*(DIGS.format(count) for count in counts)))


def test_one_says_whom_the_count_is_of() -> None:
    found = compare("The shelling killed 32 civilians in Tarnsund.", "The shelling killed 30 people in Tarnsund.")
    assert ("wording", "wording", {"civilians", "people"}) in found
    same = compare("The shelling killed 32 people in Tarnsund.", "The shelling killed 30 people in Tarnsund.")
    assert all(aspect == "number" for aspect, _, _ in same)


def test_one_number_with_another_hedge_is_one_sum() -> None:
    told = "The harbour company expects a charge of {}."
    found = compare(told.format("as much as $20 billion"), told.format("$20 billion"))
    assert found == [("number", "compatible", {"up to 20000000000 USD", "20000000000 USD"})]
    assert compare(told.format("as much as $30 billion"), "Rain cost the vineyard $30 billion.") == []
