"""Rebuttals: what one report tells and somebody denies, or calls untrue, in another."""

import pytest

from tests.compare.differences.test_finding import compare_texts

MILL = "The guild sold the old mill to a foreign firm in May."
BRIBES = "The minister took bribes from the mining firm, prosecutors said."


def answer(*texts: str) -> list[tuple[str, str, str]]:
    """The kind of each row of rebuttals, and what reports answer."""
    rows = [row for row in compare_texts(*texts) if row.aspect == "polarity" and row.kind == "conflict"]
    return [(row.kind, value.report, value.value.split(":")[0]) for row in rows for value in row.values]


@pytest.mark.parametrize(
    ("told", "denied"),
    [
        (MILL, "The guild denied selling the old mill to a foreign firm."),
        (BRIBES, "The minister denied the allegations that he took bribes from the mining firm."),
        (BRIBES, "Reports of bribes from the mining firm are untrue, the minister said."),
        ("Soldiers opened fire on the marchers.", "The army dismissed reports that soldiers had fired on marchers."),
        (
            "The mayor met the owners of the quarry.",
            "The mayor rejected claims that he had met the owners of the quarry.",
        ),
        ("The bank was hacked in June.", "The bank denied that it had been hacked."),
        ("The rebels attacked the port.", "The rebels denied involvement in the attack on the port."),
        ("The party will leave the coalition.", "The party's leader denied that it would leave the coalition."),
    ],
    ids=[
        "deny doing",
        "deny allegations",
        "reports untrue",
        "dismiss reports",
        "reject claims",
        "deny that it",
        "involvement",
        "a plan",
    ],
)
def test_what_is_told_and_denied(told: str, denied: str) -> None:
    assert answer(told, denied) == [("conflict", "r0", "yes"), ("conflict", "r1", "no")]


def test_what_is_only_named_is_what_the_sentence_before_tells() -> None:
    denied = "A newspaper wrote that the minister had taken bribes from the mining firm. He called the report false."
    assert answer(BRIBES, denied) == [("conflict", "r0", "yes"), ("conflict", "r1", "no")]


@pytest.mark.parametrize(
    ("told", "other"),
    [
        ("The bank was hacked in June.", "The bank denied its customers access on Monday."),
        (MILL, "The guild denied burning the town hall."),
        (MILL, "The guild rejected an offer for the old mill from a foreign firm."),
        (MILL, "The guild never denied selling the old mill to a foreign firm."),
        (
            "The guild may sell the old mill to a foreign firm.",
            "The guild denied selling the old mill to a foreign firm.",
        ),
    ],
    ids=["deny access", "another deed", "reject an offer", "not denied", "left open"],
)
def test_what_is_no_rebuttal(told: str, other: str) -> None:
    assert answer(told, other) == []


def test_when_a_thing_happened_is_not_what_is_only_named() -> None:
    told = "The clerk said that the crane was seen to lean on Monday when the harbour crane collapsed. {}"
    other = "The port was closed at noon when the harbour crane collapsed."
    rejected = told.format("The harbour guild rejects this account.")
    assert not [row for row in answer(rejected, other) if row[1] == "r1"]
