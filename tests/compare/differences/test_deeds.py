"""Dates of one act, terms told by both ends, and each report's own news, in invented reports that no claim joins."""

from rashomon.compare.differences.times.finding import differ_in_times
from rashomon.language import read
from rashomon.model import Report, Story


def compare(*texts: str, days: tuple[str, ...] = ()) -> list[tuple[str, set[str]]]:
    """The kinds and values of the differences of time of some texts, each in a report of its own."""
    readings = []
    for n, text in enumerate(texts):
        day = days[n] if days else "2031-03-14"
        readings.append(read(Report(id=f"r{n}", text=text, published=day, read_as_of=day, body=((0, len(text)),))))
    rows = differ_in_times(Story(readings=tuple(readings)), ())
    return [(row.kind, {value.value for value in row.values}) for row in rows]


PASSED = "The council adopted the levy on river barges in October."


def test_months_apart_of_one_act_exclude_one_another() -> None:
    found = compare(PASSED, "The levy on river barges was adopted by the council last week.")
    assert found == [("conflict", {"2030-10", "2031-03-03/2031-03-09"})]


def test_another_object_or_another_agent_is_another_act() -> None:
    assert compare(PASSED, "The council adopted the budget for river barges last week.") == []
    assert compare(PASSED, "The senate adopted the levy on river barges last week.") == []


def test_who_tells_both_dates_tells_two_acts() -> None:
    both = "The council adopted the levy on sea barges in October. The council adopted the new levy last week."
    assert compare(PASSED, both) == []


TERM = "Ilse Varga, who was harbour minister of Tarnsund {}, opened the pier."


def test_terms_with_one_end_in_common() -> None:
    found = compare(TERM.format("from 2019 to 2023"), TERM.format("from 2019 to 2022"))
    assert ("conflict", {"2019/2023", "2019/2022"}) in found


def test_terms_that_share_no_end_are_of_two_things() -> None:
    told = compare(TERM.format("from 2019 to 2023"), TERM.format("from 2011 to 2015"))
    assert not any("/" in value for _, values in told for value in values)


def test_what_was_new_on_each_day_is_no_conflict() -> None:
    texts = ("The price of copper fell on the harbour market on {}.",) * 2
    told = tuple(text.format(day) for text, day in zip(texts, ("Friday", "Monday"), strict=True))
    assert [kind for kind, _ in compare(*told)] == ["conflict"]
    assert compare(*told, days=("2031-03-14", "2031-03-18")) == []


def test_what_was_new_two_days_apart_is_no_conflict_either() -> None:
    told = ("The price of copper fell on the harbour market early on Friday.",)
    told += ("The price of copper fell on the harbour market on Sunday.",)
    assert [kind for kind, _ in compare(*told, days=("2031-03-17", "2031-03-17"))] == ["conflict"]
    assert compare(*told, days=("2031-03-14", "2031-03-16")) == []


def test_the_last_day_of_a_thing_is_not_its_day() -> None:
    texts = ("The harbour guild wants to finish the pier {} 2040.",) * 2
    told = tuple(text.format(word) for text, word in zip(texts, ("by", "in"), strict=True))
    assert compare(*told) == [("compatible", {"by 2040", "2040"})]
