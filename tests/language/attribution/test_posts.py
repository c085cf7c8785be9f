"""Posts between the paragraphs of a page: whose they are, and that they are no one else's words."""

import pytest

from rashomon.language.attribution.posts import attribute_post, find_posts, is_posted, is_signed, quote_post
from rashomon.model import Quotation, Report

FIRST, LAST = "The bridge is closed.", "It rained."
CASES = {
    "a signature and a day": (
        "Stay at home! — Zenda Police (@zendapolice) June 3, 2021",
        [("Stay at home!", "Zenda Police")],
    ),
    "a day as elsewhere": (
        "Stay at home! -- Zenda Police (@zendapolice) 3 June 2021",
        [("Stay at home!", "Zenda Police")],
    ),
    "links left out": (
        "Stay home https://t.co/a1 pic.twitter.com/b2 — Zenda Police (@zendapolice) June 3, 2021",
        [("Stay home", "Zenda Police")],
    ),
    "two in a line": (
        "We all ran off — ada h (@ada) June 3, 2021 So did we all — Bo (@bo) June 3, 2021",
        [("We all ran off", "ada h"), ("So did we all", "Bo")],
    ),
    "after another line": ("Related news\nStay home — Ada (@ada) June 3, 2021", [("Stay home", "Ada")]),
    "of pictures": ("So much water A post shared by Ada Holt (@ada) on Jun 3, 2021", [("So much water", "Ada Holt")]),
    "a mere handle": ("Follow us at (@zenda)", []),
    "no words": ("— Zenda Police (@zendapolice) June 3, 2021", []),
}


def report_of(middle: str, *, told: bool = False) -> Report:
    text = f"{FIRST}\n{middle}\n{LAST}"
    parts = ((0, len(text)),) if told else ((0, len(FIRST)), (len(text) - len(LAST), len(text)))
    return Report(id="r", text=text, body=parts)


@pytest.mark.parametrize(("middle", "expected"), CASES.values(), ids=CASES)
def test_posts(middle: str, expected: list[tuple[str, str]]) -> None:
    report = report_of(middle)
    found = find_posts(report)
    assert [(report.text[slice(*post.content)], report.text[slice(*post.source)]) for post in found] == expected


def test_the_body_holds_no_post() -> None:
    assert find_posts(report_of("Stay at home! — Ada (@ada) June 3, 2021", told=True)) == ()
    assert find_posts(Report(id="r", text="Stay at home! — Ada (@ada) June 3, 2021")) == ()


def test_a_post_is_a_quotation_by_who_signed_it() -> None:
    report = report_of("Stay at home! — Ada Holt (@ada) June 3, 2021")
    (post,) = find_posts(report)
    row, quotation = attribute_post(report, post), quote_post(report, post)
    assert (row.content, row.source and row.source.text, row.kind) == (quotation.inner, "Ada Holt", "direct")
    assert is_signed(row)


def test_the_words_of_a_post_may_be_body_and_its_signature_outside() -> None:
    words = "Stay “at home”, all!"
    text = f"{FIRST}\n{words} — Ada Holt (@ada) June 3, 2021\n{LAST}"
    at = text.index(words)
    places = ((0, len(FIRST)), (at, at + len(words)), (len(text) - len(LAST), len(text)))
    report = Report(id="r", text=text, body=places)
    (post,) = find_posts(report)
    assert (text[slice(*post.content)], text[slice(*post.source)]) == (words, "Ada Holt")
    inner = report.span(text.index("at home"), text.index("”"))
    assert is_posted(Quotation(inner=inner, outer=inner), (post,))
    first = report.span(0, len(FIRST))
    assert not is_posted(Quotation(inner=first, outer=first), (post,))


def test_a_post_glued_to_an_article_is_its_last_sentence() -> None:
    article = " ".join(["The bridge was closed on Monday by the police of Zenda."] * 14)
    text = f"{article} Stay at home! https://t.co/a1 — Ada (@ada) June 3, 2021 {FIRST}"
    end = len(article) + len(" Stay at home!")
    (post,) = find_posts(Report(id="r", text=text, body=((0, end), (len(text) - len(FIRST), len(text)))))
    assert text[slice(*post.content)] == "Stay at home!"
