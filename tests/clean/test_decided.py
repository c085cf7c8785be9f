"""What a person decided of outlets and agencies: who is credited, under what name, and where."""

import pytest

from rashomon.clean import clean, credit_decided, read_decided
from rashomon.model import Decision, Reference, Report

TEXT = """Barn burns in Orsk

ORSK, 4 March 2024 (Meridian) - A barn burned down in Orsk on Monday, and three cows were saved from it by the firemen.

A neighbour heard a bang before the fire, Reuters reported. The mayor told the Meridian that nobody had been hurt there.
"""


def actor(name: str, kind: str, called: str | None = None, **where: str) -> Decision:
    return Decision(kind="actor", names=(Reference(name=name, **where),), type=kind, name=called)


def credit(*decisions: Decision, text: str = TEXT, outlet: str = "The Sample") -> list[tuple[str, str, str]]:
    """The credits of a report as decided: name, scope and words."""
    report = credit_decided(clean(Report(id="barn", text=text, outlet=outlet)), read_decided(decisions))
    assert report.agencies == tuple(dict.fromkeys(c.name for c in report.credits if c.scope != "photo"))
    return [(c.name, c.scope, c.span.text) for c in report.credits]


WIRE = [("Meridian", "report", "(Meridian)"), ("Meridian", "statement", "told the Meridian")]
KNOWN = ("Reuters", "statement", "Reuters reported")
CASES = [
    ("nothing decided", (), [KNOWN]),
    ("an agency that nobody knew", (actor("Meridian", "agency"),), [WIRE[0], KNOWN, WIRE[1]]),
    ("in small letters and with its article", (actor("the meridian", "agency"),), [WIRE[0], KNOWN, WIRE[1]]),
    ("elsewhere only", (actor("Meridian", "agency", report="other"),), [KNOWN]),
    ("within a passage only", (actor("Meridian", "agency", passage="told the Meridian"),), [KNOWN, WIRE[1]]),
    ("what is known is none", (actor("Reuters", "organisation"),), []),
    (
        "two names are one",
        (Decision(kind="same", names=(Reference(name="Reuters"), Reference(name="Reuters Norvik"))),),
        [("Reuters Norvik", "statement", "Reuters reported")],
    ),
]


@pytest.mark.parametrize(("why", "decisions", "credits"), CASES, ids=[case[0] for case in CASES])
def test_credits_as_decided(why: str, decisions: tuple[Decision, ...], credits: list[tuple[str, str, str]]) -> None:
    assert credit(*decisions) == credits


def test_an_agency_goes_by_the_name_decided() -> None:
    names = {name for name, _, _ in credit(actor("Meridian", "agency", "Meridian Wire"))}
    assert names == {"Meridian Wire", "Reuters"}


def test_what_an_outlet_says_of_itself_is_no_credit_under_its_other_name() -> None:
    same = Decision(kind="same", names=(Reference(name="Meridian"), Reference(name="Orsk Meridian")), type="outlet")
    assert [row[0] for row in credit(same, outlet="Meridian")] == ["Reuters"]


def test_the_outlet_goes_by_its_other_name_with_the_reason() -> None:
    same = Decision(kind="same", names=(Reference(name="The Sample"), Reference(name="Sample on Monday")))
    report = credit_decided(clean(Report(id="barn", text=TEXT, outlet="The Sample")), read_decided((same,)))
    assert report.outlet == "Sample on Monday"
    assert report.findings[-1].basis == "a person's decision; it was read as The Sample"


def test_two_that_are_not_one_keep_their_own_names() -> None:
    text = TEXT.replace("the Meridian", "Associated Press").replace("Reuters", "AP")
    apart = Decision(kind="different", names=(Reference(name="AP"), Reference(name="Associated Press")))
    assert {row[0] for row in credit(text=text)} == {"Associated Press"}
    assert {row[0] for row in credit(apart, text=text)} == {"AP", "Associated Press"}
