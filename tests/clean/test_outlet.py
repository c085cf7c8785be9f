"""Who published a report."""

import pytest

from rashomon.clean import clean
from rashomon.model import Report

LEAD = (
    "A ferry with 40 passengers sank off the port of Lund on Tuesday after it struck a reef, the harbour master said."
)
NEXT = (
    "All on board were taken off by fishing boats within an hour, and nobody was hurt, according to the local police."
)
TITLE = "Ferry sinks off Lund after striking a reef"


def outlet(*lines: str, **more: object) -> str | None:
    report = clean(Report(id="a", text="\n\n".join((TITLE, *lines)), **more))  # type: ignore[arg-type]
    found = [finding for finding in report.findings if finding.field == "outlet"]
    assert not found or found[-1].value == report.outlet
    return report.outlet


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ((LEAD, NEXT, "Source: Lund Courier"), "Lund Courier"),
        ((LEAD, NEXT, "Source: Reuters"), None),
        ((LEAD, NEXT, "Source: Lund Courier and agencies"), "Lund Courier"),
        ((LEAD, NEXT, "Source: Lund Courier, Reuters"), None),
        ((LEAD, NEXT, "Original url:", "https://lundcourier.example/x"), "lundcourier.example"),
        (("Lund Courier", LEAD, NEXT, "Original url:", "https://lundcourier.example/x"), "Lund Courier"),
        (("**The Guardian**", LEAD, NEXT), "The Guardian"),
        (("The Lund Courier", LEAD, NEXT, "https://www.thelundcourier.example/ferry"), "The Lund Courier"),
        (("Ann Bo", LEAD, NEXT), None),
        ((f"LUND (KXYZ) - {LEAD}", NEXT), "KXYZ"),
        ((f"LUND (Reuters) - {LEAD}", NEXT), None),
        ((LEAD, "The reef was known, Lundnews.se reports with reference to Reuters.", NEXT), "Lundnews.se"),
        ((LEAD, NEXT, "© 2021 Lund Herald. All rights reserved."), "Lund Herald"),
        ((LEAD, NEXT, "Copyright 2021 The Associated Press. All rights reserved."), None),
        ((LEAD, "The police told The Guardian that the reef was known.", NEXT), None),
    ],
)
def test_the_outlet_is_found_in_what_the_text_says_of_itself(lines: tuple[str, ...], name: str | None) -> None:
    assert outlet(*lines) == name


@pytest.mark.parametrize(
    ("more", "name"),
    [
        ({"outlet": "edition.cnn.com"}, "CNN"),
        ({"outlet": "lundpost.example"}, "lundpost.example"),
        ({"url": "https://www.theguardian.com/world/x"}, "The Guardian"),
        ({"url": "https://[broken"}, None),
        ({"source": "reports/04-telegraph.txt"}, "The Daily Telegraph"),
        ({"source": "reports/bbc.txt"}, "BBC"),
        ({"source": "reports/003.txt"}, None),
        ({"source": "reports/a-day-at-sea.txt"}, None),
    ],
)
def test_the_outlet_is_found_in_fields_address_and_file_name(more: dict[str, str], name: str | None) -> None:
    assert outlet(LEAD, NEXT, **more) == name
