"""The brief: every line about the event has its citation, and text of a report is no Markdown."""

import re

import pytest

from rashomon.publish import account_markdown

from .factory import make_account
from .test_page import make_bare, make_hostile


def test_every_line_has_its_citation() -> None:
    brief = account_markdown(make_account())
    body = brief.split("## What is reported")[1].split("## The reports")[0]
    lines = [line for line in body.splitlines() if re.match(r"\d+\. |  - ", line)]
    assert len(lines) == 2 + 5 + 2
    assert all(re.search(r"\\\[\w+ \d+-\d+(; \w+ \d+-\d+)*\\\]$", line) for line in lines)


def test_the_lines_a_reporter_wants() -> None:
    brief = account_markdown(make_account())
    for line in (
        "# Ferry runs aground in fog off Orsk Point, 12 hurt\n",
        "- **≠ conflict** How many: people hurt? (12 and 15 cannot both be true)\n",
        "  - The Evening Lamp: “Twelve” = 12 \\[EL 142-148\\]\n",
        "(3 chains; source: the coast guard)",
        "- **MW** Meridian Wire, “Ferry runs aground in fog off Orsk Point, 12 hurt”, 3 March 2031, 08:20,",
        "1 claim of one report only: see account.json\n",
    ):
        assert line in brief


@pytest.mark.parametrize("make", [make_hostile, make_bare], ids=["hostile", "bare"])
def test_text_is_no_markdown(make: object) -> None:
    brief = account_markdown(make())  # type: ignore[operator]
    assert not re.search(r"(?<!\\)[<>`]", brief)
    assert "\u202e" not in brief and brief.encode("utf-8")
