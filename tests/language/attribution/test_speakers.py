"""Whom a described source means among the bodies named before it."""

import pytest

from rashomon.language.attribution.speakers import name_speakers
from rashomon.model import Attribution, Name, Report


def attribute(report: Report, source: str, said: str) -> Attribution:
    """Make an attribution of the last words that read so."""
    at, cue = report.text.rindex(source), report.text.rindex("said")
    start = report.text.rindex(said)
    return Attribution(
        id="a1",
        source=report.span(at, at + len(source)),
        cue=report.span(cue, cue + 4),
        content=report.span(start, start + len(said)),
        kind="indirect",
    )


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("the company", "Vane Tours"),
        ("the university", "University of Strelsau"),
        ("the group", "University of Strelsau"),
    ],
    ids=["a university is no company", "by its own noun", "a group may be anything"],
)
def test_a_described_body_is_of_its_kind(source: str, speaker: str) -> None:
    text = f"Anna Vane worked for Vane Tours and studied at the University of Strelsau. She was kind, {source} said."
    report = Report(id="r", text=text)
    names = [
        Name(span=report.span(text.index(name), text.index(name) + len(name)), type=kind)
        for name, kind in (("Anna Vane", "PER"), ("Vane Tours", "ORG"), ("University of Strelsau", "ORG"))
    ]
    (row,) = name_speakers(report, [attribute(report, source, "She was kind")], names)
    assert row.source_actor == speaker


def test_the_airline_is_the_body_that_spoke_last() -> None:
    text = "The FBI came. VAW said it was sorry. It was late, the airline said."
    report = Report(id="r", text=text)
    names = [
        Name(span=report.span(4, 7), type="ORG"),
        Name(span=report.span(text.index("VAW"), text.index("VAW") + 3), type="PER"),  # as a reader may take it
    ]
    first = Attribution(
        id="a0",
        source=names[1].span,
        content=report.span(text.index("it was sorry"), text.index(". It")),
        kind="indirect",
    )
    rows = name_speakers(report, [first, attribute(report, "the airline", "It was late")], names)
    assert [row.source_actor for row in rows] == ["VAW", "VAW"]


def test_initials_are_no_woman() -> None:
    text = "Ada Vane sat in the boat. VAW said it was sorry. She said it was cold."
    report = Report(id="r", text=text)
    places = [(0, 8), (text.index("VAW"), text.index("VAW") + 3)]
    names = [Name(span=report.span(*place), type="PER") for place in places]
    first = Attribution(
        id="a0", source=names[1].span, content=report.span(text.index("it was"), text.index(". She")), kind="indirect"
    )
    rows = name_speakers(report, [first, attribute(report, "She", "it was cold")], names)
    assert [row.source_actor for row in rows] == ["VAW", "Ada Vane"]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("A clerk of the Zenda works, Ada Vane", "Ada Vane"),
        ("Ada Vane of the Zenda works", "Ada Vane"),
        ("Ada Vane in 2016", "Ada Vane"),
        ("A clerk of Ada Vane", "clerk of Ada Vane"),
        ("The Ada Vane foundation", "Ada Vane foundation"),
    ],
    ids=["apposed", "of a body", "at a time", "another's", "a body of that name"],
)
def test_a_name_in_a_source(source: str, speaker: str) -> None:
    report = Report(id="r", text=f"It was late, {source} said.")
    at = report.text.index("Ada Vane")
    names = [Name(span=report.span(at, at + 8), type="PER")]
    (row,) = name_speakers(report, [attribute(report, source, "It was late")], names)
    assert row.source_actor == speaker


@pytest.mark.parametrize(
    ("middle", "speaker"),
    [
        ("Rolf Hent beamed.", "Rolf Hent"),
        ("Mary Hent beamed.", "Bo Reed"),
        ("A friend saw Rolf Hent.", "Bo Reed"),
        ("", "Bo Reed"),
    ],
    ids=["who was told of since", "no woman", "no subject", "who spoke"],
)
def test_he_is_who_was_told_of_last(middle: str, speaker: str) -> None:
    report = Report(id="r", text=f"Bo Reed spoke of rain. {middle} It was late, he said.")
    people = [one for one in ("Bo Reed", "Rolf Hent", "Mary Hent") if one in report.text]
    places = [report.text.index(one) for one in people]
    names = [Name(span=report.span(at, at + len(one)), type="PER") for at, one in zip(places, people, strict=True)]
    first = Attribution(id="a0", source=names[0].span, content=report.span(17, 21), kind="indirect")
    agents = [] if "saw" in middle else places
    rows = name_speakers(report, [first, attribute(report, "he", "It was late")], names, agents)
    assert rows[-1].source_actor == speaker


def test_who_is_told_of_in_what_others_say_does_not_speak_next() -> None:
    report = Report(id="r", text="Bo Reed spoke of rain; Rolf Hent fled, Bo Reed said. It was late, he said.")
    hent = report.text.index("Rolf")
    names = [Name(span=report.span(0, 7), type="PER"), Name(span=report.span(hent, hent + 9), type="PER")]
    first = Attribution(id="a0", source=names[0].span, content=report.span(hent, hent + 14), kind="indirect")
    rows = name_speakers(report, [first, attribute(report, "he", "It was late")], names, [0, hent])
    assert rows[-1].source_actor == "Bo Reed"


def test_who_signed_a_post_is_not_who_speaks_next() -> None:
    report = Report(id="r", text="Bo Reed spoke of rain. All wet — Max Hent (@max) It was late, he said.")
    dash, hent = report.text.index("—"), report.text.index("Max")
    names = [Name(span=report.span(0, 7), type="PER"), Name(span=report.span(hent, hent + 8), type="PER")]
    first = Attribution(id="a0", source=names[0].span, content=report.span(17, 21), kind="indirect")
    post = Attribution(
        id="a2",
        source=names[1].span,
        cue=report.span(dash, dash + 1),
        content=report.span(dash - 8, dash - 1),
        kind="direct",
    )
    rows = name_speakers(report, [first, post, attribute(report, "he", "It was late")], names)
    assert [row.source_actor for row in rows] == ["Bo Reed", "Max Hent", "Bo Reed"]
