"""The summary in the terminal: fits 80 columns, stands alone, and text of a report does nothing there."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from rashomon.model import Account, Problem
from rashomon.publish import print_summary

from .factory import make_account
from .test_page import make_bare, make_hostile


def summarise(account: Account, width: int = 80, colour: bool = False) -> str:
    """The summary as text."""
    out = io.StringIO()
    print_summary(account, Console(file=out, width=width, force_terminal=colour))
    return out.getvalue()


def test_it_stands_alone() -> None:
    text = summarise(make_account())
    for words in (
        "Ferry runs aground in fog off Orsk Point, 12 hurt",
        "3–4 March 2031 · 4 reports · 4 outlets · at most 3 independent chains",
        "4 reports · 3 chains · Meridian Wire, The Evening Lamp, Harbour Gazette",
        "conflict  How many: people hurt?",
        "The Evening Lamp    Twelve  (12)",
        "We heard a [-long-] scrape and then nothing at all,",
        "has words of Meridian Wire (42%)",
        "shares words with Meridian Wire (3%)",
        "not text: a picture",
    ):
        assert words in text


@pytest.mark.parametrize("make", [make_account, make_bare, make_hostile], ids=["whole", "bare", "hostile"])
@pytest.mark.parametrize("width", [60, 80, 200])
def test_no_line_is_longer_than_80_columns(make: object, width: int) -> None:
    lines = summarise(make(), width).splitlines()  # type: ignore[operator]
    assert max(map(len, lines)) <= min(width, 80)


def test_text_is_no_markup_and_steers_nothing() -> None:
    problem = Problem(report="[bold]x[/bold]", stage="load", reason="[red]y \x1b[2J \x07 \u202e")
    text = summarise(replace(make_account(), problems=(problem,)), colour=True)
    assert "[bold]x[/bold]" in text and "[red]y" in text
    assert "\x1b[2J" not in text and "\x07" not in text and "\u202e" not in text


def test_what_is_left_out_is_counted() -> None:
    account = make_account()
    problems = tuple(Problem(report=f"r{n}", stage="load", reason="empty") for n in range(9))
    assert "and 3 problems more in the account" in summarise(replace(account, problems=problems))
