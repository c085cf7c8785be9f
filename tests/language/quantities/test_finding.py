import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.quantities.finding import find_quantities
from rashomon.language.quantities.numerals import read_numeral
from rashomon.language.sentences.cutting import find_sentences
from rashomon.language.times.finding import find_times
from rashomon.language.vocabulary import read_rows
from rashomon.model import Quantity, Report

NUMERALS = {
    "forty-one": 41,
    "1,200": 1200,
    "2.5 million": 2_500_000,
    "half a dozen": 6,
    "two and a half million": 2_500_000,
    "one hundred and twenty-three": 123,
    "two hundred thousand": 200_000,
    "a hundred": 100,
    "5½": 5.5,
}


@pytest.mark.parametrize(("words", "value"), NUMERALS.items(), ids=NUMERALS)
def test_numerals_have_values(words: str, value: float) -> None:
    assert read_numeral(words) == value


def find(text: str) -> tuple[Quantity, ...]:
    report = Report(id="a", text=text, published="2019-06-05")
    sentences = find_sentences(report)
    return find_quantities(report, sentences, find_times(report, sentences))


ONE = {
    "plain": ("The flood killed 41 people.", 41, 41, "", "people"),
    "words": ("Forty-one rebel groups signed.", 41, 41, "", "rebel groups"),
    "more than": ("More than 40 rebel groups signed.", 40, None, "", "rebel groups"),
    "at least": ("At least four children drowned.", 4, None, "", "children"),
    "up to": ("Up to 32 civilians died.", None, 32, "", "civilians"),
    "nearly": ("Nearly 50 houses burned.", 45, 50, "", "houses"),
    "about": ("About 50 houses burned.", 45, 55, "", "houses"),
    "about many": ("About numerous houses burned.", 2.7, None, "", "houses"),
    "or so": ("Some 40 or so boats sank.", 36, 44, "", "boats"),
    "dozens": ("Dozens of villagers fled.", 24, 99, "", "villagers"),
    "several": ("Several trucks burned.", 3, 9, "", "trucks"),
    "several hundred": ("Several hundred miners marched.", 300, 900, "", "miners"),
    "between": ("Between 3 and 5 cars collided.", 3, 5, "", "cars"),
    "to": ("Three to five cars collided.", 3, 5, "", "cars"),
    "dash": ("The 3-5 boats sank.", 3, 5, "", "boats"),
    "millions shared": ("Two or three million people voted.", 2e6, 3e6, "", "people"),
    "share": ("Most of the valley burned.", 50, 100, "%", "valley"),
    "one in five": ("One in five people left.", 20, 20, "%", "people"),
    "percent": ("Prices rose 12.5 percent.", 12.5, 12.5, "%", None),
    "dollars": ("It cost $15,900.", 15900, 15900, "USD", None),
    "letter": ("It cost £3m.", 3e6, 3e6, "GBP", None),
    "millions of a unit": ("It holds 3.4m cubic metres.", 3.4e6, 3.4e6, "m3", None),
    "metres": ("The wall is 3m high.", 3.0, 3.0, "m", None),
    "other money": ("It cost three million Syrian pounds.", 3e6, 3e6, "SYP", None),
    "pounds of money": ("The fine was 300 pounds.", 300, 300, "GBP", None),
    "pounds of weight": ("The crane lifted 119,000 pounds.", 119000, 119000, "pound (weight)", None),
    "pounds of a person": ("He weighs 210 pounds.", 210, 210, "pound (weight)", None),
    "dollars of one state": ("It cost $A20,000.", 20000, 20000, "AUD", None),
    "sum told again": ("It cost $US2 million ($3.1 million).", 2e6, 2e6, "USD", None),
    "sum told before": ("It cost $3.1 million (about US$2 million).", 1.8e6, 2.2e6, "USD", None),
    "aged": ("The boy, aged 8, was found.", 8, 8, "year of age", None),
    "year-old": ("The 8-year-old boy was found.", 8, 8, "year of age", None),
    "age in apposition": ("Mira Dole, 41, saw it.", 41, 41, "year of age", None),
    "length": ("The well is 80 metres deep.", 80, 80, "m", None),
    "votes": ("It passed by 162 votes.", 162, 162, "", "votes"),
}


@pytest.mark.parametrize(("text", "low", "high", "unit", "of"), ONE.values(), ids=ONE)
def test_a_quantity_is_read(text: str, low: float | None, high: float | None, unit: str, of: str | None) -> None:
    (one,) = find(text)
    assert (one.low, one.high, one.unit, one.of and one.of.text) == (low, high, unit, of)


def test_two_sums_in_one_currency_are_both_kept() -> None:
    assert [one.low for one in find("It cost $5 million ($4 million in spring).")] == [5e6, 4e6]


def test_numbers_beyond_all_measure_are_left() -> None:
    assert find("9" * 400 + " men left.") == ()


NONE = {
    "unit of an army": "Division 101 moved north.",
    "model": "The T-90 tank burned.",
    "flight": "Flight 93 was late.",
    "aircraft": "A Boeing 787 landed.",
    "ordinal": "It was the 21st attack.",
    "date": "It happened on March 3, 2015.",
    "year": "It happened in 2015.",
    "clock": "It happened at 11:30 p.m. on Monday.",
    "pronoun": "No one saw it and one of the strangest things followed.",
    "score": "Norvik beat Sundby 3-2.",
    "record": "Norvik ended the year with a 7-8-1 record.",
    "resolution": "Resolution 2254 was passed.",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_is_no_quantity_is_left(text: str) -> None:
    assert find(text) == ()


def test_hedges_are_kept_as_written() -> None:
    assert [one.hedge for one in find("More than 40 died, at least four of them at sea.")] == ["more than", "at least"]


@pytest.mark.parametrize("name", ["amount_words.tsv", "share_words.tsv"])
def test_tables_of_amounts_are_intervals(name: str) -> None:
    for row in read_rows(name):
        low, high = float(row[1]), float(row[2] or "inf")
        assert low <= high, row


@given(st.text(alphabet="0123456789 ,.-$%aonemt\n½", max_size=50))
def test_quantities_never_overlap(text: str) -> None:
    spans = [one.span for one in find(text)]
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))
