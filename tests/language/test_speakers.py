"""Whom a described source means among the bodies named before it."""

import pytest

from rashomon.language.speakers import name_speakers
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
