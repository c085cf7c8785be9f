from dataclasses import replace

from rashomon.model import Attribution, Cell, Claim, Event, Evidence, When
from rashomon.world.timeline.finding import find_timeline
from tests.world.readings import make_comparison, make_parsed, make_reading


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


def test_the_two_ends_of_a_stretch_are_one_row() -> None:
    text = "She led the port from 2009 to 2012. The crane fell four times between May and July 2013."
    times = {"2009": "2009", "2012": "2012", "May": "2013-05", "July 2013": "2013-07"}
    rows = find_timeline(make_comparison(make_reading(text, times=times)))
    assert [row.date for row in rows] == ["2009/2012", "2013-05/2013-07"]


def test_what_has_gone_on_since_a_month_is_none_of_its_days() -> None:
    first = make_reading("Tankers sold fuel to the fleet 30 times since May.", report="a", times={"May": "2021-05"})
    second = make_reading("A tanker sold fuel to the fleet on 3 May.", report="b", times={"on 3 May": "2021-05-03"})
    rows = find_timeline(make_comparison(first, second))
    assert [(row.date, len(row.evidence)) for row in rows] == [("2021-05", 1), ("2021-05-03", 1)]


def test_a_list_of_months_dates_nothing() -> None:
    months = [f"{name} 2021" for name in ("May", "June", "July", "August", "March", "April", "October", "January")]
    text = f"Archives {' '.join(months)} November 2021. The dam burst in December 2021."
    times = {month: f"2021-{n:02}" for n, month in enumerate((*months, "November 2021"), start=1)}
    reading = make_reading(text, times=times | {"in December 2021": "2021-12"})
    assert [row.what for row in find_timeline(make_comparison(reading))] == ["The dam burst in December 2021."]


def test_a_claim_joins_a_month_and_its_day() -> None:
    first = make_reading("The council sold the old mill in May.", report="a", times={"in May": "2021-05"})
    second = make_reading("It changed hands on 3 May.", report="b", times={"on 3 May": "2021-05-03"})
    story = make_comparison(first, second)
    spans = [reading.passages[0].span for reading in (first, second)]
    evidence = tuple(span.extend(Evidence) for span in spans)
    told = {"asserted_by": "A", "reports": ("a", "b"), "outlets": ("A", "B")}
    claim = Claim(id="c1", text=spans[0].text, evidence=evidence, status="agreed", **told)
    (row,) = find_timeline(replace(story, claims=(claim,)))
    assert (row.date, row.claim, len(row.evidence)) == ("2021-05-03", "c1", 2)


def test_a_feast_that_tells_a_kind_of_thing_dates_nothing() -> None:
    rows = "We/PRON/nsubj/1 hung/VERB/root/1 Christmas/PROPN/compound/3 lights/NOUN/obj/1 ./PUNCT/punct/1"
    lights = make_parsed(rows, {})
    when = When(span=lights.report.span(8, 17), value="2021-12-25", kind="date")
    assert find_timeline(make_comparison(replace(lights, times=(when,)))) == ()
    rows = "We/PRON/nsubj/1 met/VERB/root/1 over/ADP/case/3 Christmas/PROPN/obl/1 ./PUNCT/punct/1"
    met = make_parsed(rows, {})
    when = When(span=met.report.span(12, 21), value="2021-12-25", kind="date")
    assert len(find_timeline(make_comparison(replace(met, times=(when,))))) == 1


def test_a_report_that_states_the_claim_alike_without_a_date_stands_in_the_row() -> None:
    first = make_reading("The council sold the old mill in May.", report="a", times={"in May": "2021-05"})
    second = make_reading("The old mill was sold.", report="b")
    third = make_reading("The mill went for nothing in June.", report="c", times={"in June": "2021-06"})
    fourth = make_reading("It has new owners.", report="d")
    readings = (first, second, third, fourth)
    evidence = tuple(reading.passages[0].span.extend(Evidence) for reading in readings)
    told = {"asserted_by": "A", "reports": ("a", "b", "c", "d"), "outlets": ("A", "B", "C", "D")}
    claim = Claim(id="c1", text="-", evidence=evidence, status="differs", **told)
    rows = find_timeline(replace(make_comparison(*readings), claims=(claim,)))
    assert [(row.date, [e.report for e in row.evidence]) for row in rows] == [
        ("2021-05", ["a", "b"]),
        ("2021-06", ["c"]),
    ]


def test_a_report_that_has_only_few_words_of_the_dated_passage_does_not() -> None:
    long = "The old mill, one of the tallest in the valley, opened as a home for retired sailors in 1998."
    first = make_reading(long, report="a", times={"in 1998": "1998"})
    second = make_reading("The old mill was sold.", report="b")
    evidence = tuple(reading.passages[0].span.extend(Evidence) for reading in (first, second))
    told = {"asserted_by": "A", "reports": ("a", "b"), "outlets": ("A", "B")}
    claim = Claim(id="c1", text="-", evidence=evidence, status="agreed", **told)
    (row,) = find_timeline(replace(make_comparison(first, second), claims=(claim,)))
    assert [e.report for e in row.evidence] == ["a"]
