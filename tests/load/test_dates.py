"""Dates as pages, feeds and people write them."""

import pytest

from rashomon.load import find_date, read_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2021-03-04", "2021-03-04"),
        ("2021-03-04 00:00:00", "2021-03-04"),
        ("2021-03-04 15:20:30", "2021-03-04T15:20:30"),
        ("2021-03-04T15:20:30Z", "2021-03-04T15:20:30+00:00"),
        ("2021-03-04T15:20:30.123+0200", "2021-03-04T15:20:30+02:00"),
        ("Thu, 04 Mar 2021 15:20:30 GMT", "2021-03-04T15:20:30+00:00"),
        ("04 March, 2021", "2021-03-04"),
        ("March 04, 2021", "2021-03-04"),
        ("Published: 4th of March 2021", "2021-03-04"),
        ("Mar. 4, 2021 at 3:20 pm", "2021-03-04T15:20:00"),
        ("20210304", "2021-03-04"),
        ("/2021/03/04/", "2021-03-04"),
        ("31/12/2020", "2020-12-31"),
        ("12/31/2020", "2020-12-31"),
    ],
)
def test_a_date_is_read_however_it_is_written(written: str, iso: str) -> None:
    assert read_date(written) == iso


@pytest.mark.parametrize(
    "written",
    ["", None, "Monday", "4 March", "04/03/2021", "31 February 2021", "2021-13-01", "0004-03-04", 17],
)
def test_what_is_no_certain_date_is_not_read(written: object) -> None:
    assert read_date(written) is None


def test_the_first_whole_date_is_found_with_its_place() -> None:
    text = "On 30 February 2021, or rather 2 March 2021"
    assert find_date(text) == (31, 43, "2021-03-02")
