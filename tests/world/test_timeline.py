from rashomon.world.timeline import find_timeline
from tests.world.readings import make_comparison, make_reading


def test_one_happening_in_two_reports_and_the_more_precise_date() -> None:
    first = make_reading("The bridge at Orr collapsed in May.", report="a", times={"in May": "2021-05"})
    second = make_reading("The old bridge collapsed on 3 May.", report="b", times={"on 3 May": "2021-05-03"})
    (row,) = find_timeline(make_comparison(first, second))
    assert row.date == "2021-05-03"
    assert [span.report for span in row.evidence] == ["a", "b"]


def test_happenings_come_in_order_and_durations_are_none() -> None:
    text = "The ferry sank in 2019 after running for ten years. It was built in 2008."
    reading = make_reading(text, times={"in 2019": "2019", "ten years": "P10Y", "in 2008": "2008"})
    assert [row.date for row in find_timeline(make_comparison(reading))] == ["2008", "2019"]


def test_a_range_is_kept() -> None:
    reading = make_reading(
        "The strike ran from Monday to Friday.", times={"from Monday to Friday": "2021-05-03/2021-05-07"}
    )
    assert find_timeline(make_comparison(reading))[0].date == "2021-05-03/2021-05-07"
