from dataclasses import replace

from rashomon.model import Attribution, Cell, Event
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


def test_a_vague_date_joins_the_day_of_its_event() -> None:
    first = make_reading("A dam burst near Orr on 3 May.", report="a", times={"on 3 May": "2021-05-03"})
    second = make_reading("Villagers mourned the flood of last week.", report="b", times={"last week": "2021-05"})
    whens = [reading.times[0].span for reading in (first, second)]
    cells = tuple(span.extend(Cell, column="date") for span in whens)
    event = Event(id="e", what="-", type="flood", cells=cells)
    story = make_comparison(first, second)
    assert len(find_timeline(story)) == 2
    (row,) = find_timeline(story, [event])
    assert row.date == "2021-05-03" and len(row.evidence) == 2


def test_when_a_pronoun_said_it_is_no_happening() -> None:
    text = "The ministry said on Monday that the dam would hold. He said on Tuesday that it was old."
    times = {"on Monday": "2021-05-03", "on Tuesday": "2021-05-04"}
    reading = make_reading(text, times=times)
    span = reading.report.span
    rows = []
    for source, cue, content in (("The ministry", 4, "that the dam would hold"), ("He", 0, "that it was old")):
        start = text.index(f"{source} said") + len(source) + 1
        at = text.index(content)
        rows.append(
            Attribution(
                id=f"t{cue}",
                content=span(at, at + len(content)),
                source=span(start - len(source) - 1, start - 1),
                cue=span(start, start + 4),
            )
        )
    (row,) = find_timeline(make_comparison(replace(reading, attributions=tuple(rows))))
    assert row.date == "2021-05-03"


def test_seconds_later_dates_nothing() -> None:
    text = "The roof fell in three seconds later and the crowd ran."
    reading = make_reading(text, times={"three seconds later": "2021-05-03"})
    assert find_timeline(make_comparison(reading)) == ()


def test_the_day_of_a_birth_is_no_happening() -> None:
    text = "The pilot, who turned 50 on 3 May, died on 4 May. He was born in Orr in 1971."
    times = {"on 3 May": "2021-05-03", "on 4 May": "2021-05-04", "in 1971": "1971"}
    assert [row.date for row in find_timeline(make_comparison(make_reading(text, times=times)))] == ["2021-05-04"]
