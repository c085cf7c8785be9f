"""Title, day and authors, found in the lines of a plain text."""

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


def made(*lines: str, **more: object) -> Report:
    return clean(Report(id="a", text="\n\n".join(lines), **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "head",
    [
        (TITLE,),
        (f"# {TITLE}",),
        (f"**{TITLE}**",),
        (f"Home / World / {TITLE}", TITLE),
        ("Home > Europe >", TITLE, "Forty passengers saved"),
        ("March 4, 2021", TITLE),
        ("By Ann Bo", TITLE),
        ("Share", "Menu", TITLE, "Updated 4 March 2021"),
    ],
    ids=lambda head: head[0][:20],
)
def test_the_title_is_found_among_the_lines_of_the_head(head: tuple[str, ...]) -> None:
    report = made(*head, LEAD, NEXT)
    assert report.title == TITLE
    assert report.text[slice(*(report.title_at or (0, 0)))] == TITLE
    assert next(finding for finding in report.findings if finding.field == "title").span


def test_a_text_that_begins_with_a_paragraph_has_no_title() -> None:
    assert made(LEAD, NEXT).title is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("04 March, 2021", "2021-03-04"),
        ("March 04, 2021", "2021-03-04"),
        ("Published: Thursday 4 March 2021 10:20 GMT", "2021-03-04"),
        ("Last updated on March 5, 2021 at 3:20 pm", "2021-03-05"),
        ("Lund Courier | 2021-03-04", "2021-03-04"),
        ("Ann Bo sails in the harbour of Lund on a calm evening in the summer, March 4, 2021.", None),
        ("Xyz ferry in Lund, March 4, 2020. Reuters/Ann Bo", None),
        ("Tuesday", None),
    ],
)
def test_the_day_is_found_in_a_line_that_is_about_it(line: str, day: str | None) -> None:
    assert made(TITLE, line, LEAD, NEXT).published == day


def test_the_first_publication_goes_before_the_update() -> None:
    assert made(TITLE, "Updated March 6, 2021", "Published March 4, 2021", LEAD, NEXT).published == "2021-03-04"


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://lundcourier.example/2021/03/04/ferry-sinks-off-lund", "2021-03-04"),
        ("https://lundcourier.example/world/2021/mar/04/ferry-sinks-reef", "2021-03-04"),
        ("https://lundcourier.example/news/ferry-sinks-off-lund-1234", None),
    ],
)
def test_the_day_is_found_in_the_own_address(address: str, day: str | None) -> None:
    assert made(TITLE, LEAD, NEXT, url=address).published == day
    assert made(TITLE, LEAD, NEXT, "Original url:", f"<{address}>").published == day


def test_another_page_s_address_gives_no_day() -> None:
    other = "https://other.example/2019/01/02/festival-opens"
    assert made(TITLE, LEAD, NEXT, f"See {other}").published is None


def test_what_the_fields_give_is_kept() -> None:
    report = made(TITLE, "March 04, 2021", "By Ann Bo", LEAD, NEXT, published="2021-03-05", authors=("Carl Dahl",))
    assert (report.published, report.authors) == ("2021-03-05", ("Carl Dahl",))


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ann Bo", ("Ann Bo",)),
        ("By Ann Bo and Carl van Dahl", ("Ann Bo", "Carl van Dahl")),
        ("by Ann Bo, Carl Dahl and Eva O’Fern", ("Ann Bo", "Carl Dahl", "Eva O’Fern")),
        ("By the harbour of Lund", ()),
        ("By Tuesday evening the harbour was closed", ()),
    ],
)
def test_authors_are_found_in_a_byline(line: str, authors: tuple[str, ...]) -> None:
    assert made(TITLE, line, LEAD, NEXT).authors == authors
