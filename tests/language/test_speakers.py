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
