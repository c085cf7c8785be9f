"""Shared text and lineage: bodies of invented reports -> what they share, and who had what from whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.clean.credits import find_credits
from rashomon.compare.lineage.finding import find_lineage
from rashomon.compare.lineage.shared_text import find_alignments, find_shared
from rashomon.compare.lineage.words import find_stock, read_words, weigh_word
from rashomon.model import Link, Quotation, Reading, Report, Story

FERRY = (
    "The ferry struck a submerged pylon minutes after leaving the eastern jetty, tearing a gash below the waterline "
    "and flooding the engine room, harbour officials said. Fishermen in wooden skiffs pulled dozens of soaked "
    "passengers from the current before the coastguard cutter arrived."
)
TRIMMED = (
    "Rescuers were busy on Sunday. The boat struck a submerged pylon minutes after leaving the jetty, tearing a gash "
    "below the waterline and flooding its engine room. Divers go down again tomorrow."
)
OTHER = (
    "A ferry hit something under water near the harbour. Many people were taken out of the river by local fishermen."
)
QUOTED = "We heard a dreadful grinding and then the lamps went out and the stewards shouted at us to climb"


def make_story(*reports: Report) -> Story:
    rows = [r.with_(body=((0, len(r.text)),)) for r in reports]
    rows = [r.with_(credits=find_credits(r)) for r in rows]
    return Story(readings=tuple(Reading(report=r, doc=None, quotations=find_marks(r)) for r in rows))  # type: ignore[arg-type]


def find_marks(report: Report) -> tuple[Quotation, ...]:
    parts = [n for n, char in enumerate(report.text) if char == '"']
    marks = zip(parts[::2], parts[1::2], strict=False)
    return tuple(Quotation(inner=report.span(a + 1, b), outer=report.span(a, b + 1)) for a, b in marks if b > a + 1)


def text_links(story: Story) -> list[Link]:
    return [link for link in find_lineage(story) if link.basis == "shared text"]


ALIKE = [
    pytest.param(FERRY, FERRY, True, id="exact"),
    pytest.param(FERRY, TRIMMED, True, id="trimmed, words replaced"),
    pytest.param(FERRY, OTHER, False, id="the same event in other words"),
    pytest.param(f'One said: "{QUOTED}."', f'"{QUOTED}," a cook recalled.', False, id="a quotation alone"),
    pytest.param(
        "It did not immediately respond to a request for comment.",
        "They did not immediately respond to a request for comment.",
        False,
        id="stock phrase",
    ),
    pytest.param(
        "He met Anna Maria Bergh-Olsen Prize winners.",
        "She met Anna Maria Bergh-Olsen Prize winners.",
        False,
        id="name",
    ),
    pytest.param(
        "See https://www.example.org/a/very/long/address/about/pylons",
        "At https://www.example.org/a/very/long/address/about/pylons",
        False,
        id="address",
    ),
    pytest.param("", "", False, id="empty"),
]


@pytest.mark.parametrize(("one", "other", "linked"), ALIKE)
def test_shared_text(one: str, other: str, linked: bool) -> None:
    story = make_story(Report(id="a", text=one), Report(id="b", text=other))
    assert bool(text_links(story)) is linked


def test_a_quotation_is_aligned_but_makes_no_link() -> None:
    story = make_story(Report(id="a", text=f'One said: "{QUOTED}."'), Report(id="b", text=f'"{QUOTED}," said a cook.'))
    (row,) = find_alignments(story)
    assert row.quoted
    assert row.left.text == row.right.text == QUOTED


DIRECTIONS = [
    pytest.param({"published": "2021-05-02"}, {"published": "2021-05-01"}, ("a", "b", True), id="dates"),
    pytest.param({"published": "2021-05-01T08:00"}, {"published": "2021-05-01T09:00"}, ("b", "a", True), id="times"),
    pytest.param({"published": "2021-05-01"}, {"published": "2021-05-01T09:00"}, ("b", "a", False), id="same day"),
    pytest.param(
        {"outlet": "Sky News", "published": "2021-05-01"},
        {"published": "2021-05-02", "extra": " Sky News reported."},
        ("b", "a", True),
        id="credit",
    ),
    pytest.param(
        {"extra": " (Reuters)", "published": "2021-05-02"},
        {"published": "2021-05-01"},
        ("a", "b", False),
        id="agency copy",
    ),
    pytest.param(
        {"extra": " A cook told AFP so."},
        {"extra": " (Reuters)"},
        ("a", "b", False),
        id="an agency's whole copy and a part of it",
    ),
    pytest.param(
        {"extra": " A cook of the ferry told Sky News so. (Reuters)"},
        {"extra": " A diver who was there told Sky News so."},
        ("b", "a", False),
        id="the whole copy, whoever else is credited",
    ),
    pytest.param(
        {"extra": " It is in the journal Nature, according to Nature Communications."},
        {"extra": " It is told in Nature Communications.", "published": "2021-05-01"},
        ("b", "a", False),
        id="a journal is nobody's copy",
    ),
    pytest.param(
        {}, {"extra": f" {OTHER} {OTHER.upper()} {OTHER} Nobody knows why."}, ("a", "b", True), id="a part of the whole"
    ),
    pytest.param({}, {}, ("b", "a", False), id="nothing tells"),
]


@pytest.mark.parametrize(("one", "other", "expected"), DIRECTIONS)
def test_direction(one: dict[str, str], other: dict[str, str], expected: tuple[str, str, bool]) -> None:
    reports = [
        Report(id=i, text=FERRY + more.get("extra", ""), outlet=more.get("outlet"), published=more.get("published"))
        for i, more in (("a", one), ("b", other))
    ]
    (link,) = text_links(make_story(*reports))
    assert (link.report, link.origin, link.directed) == expected


@pytest.mark.parametrize(
    ("extra", "linked"), [(" A cook told Sky News so.", True), (" A cook told a guest so.", False)]
)
def test_a_credit_lowers_what_must_be_shared(extra: str, linked: bool) -> None:
    shared = "the boat took them all to the island"
    one = Report(id="a", text=f"On Sunday {shared}.{extra}", outlet="Zenda Post")
    other = Report(id="b", text=f"By dawn {shared} again.", outlet="Sky News")
    assert bool(text_links(make_story(one, other))) is linked


def test_a_date_set_aside_as_too_late_still_tells_who_is_shown_as_the_taker() -> None:
    late = Report(id="a", text=FERRY, published="2021-06-01", read_as_of="2021-05-01")
    (link,) = text_links(make_story(late, Report(id="b", text=FERRY, published="2021-05-01", read_as_of="2021-05-01")))
    assert (link.report, link.origin, link.directed) == ("a", "b", False)


def test_credits_are_links() -> None:
    text = (
        "A ferry sank, a diver told Reuters. Nobody died, Reuters said. The pilot slept, the Harbour Herald reported."
    )
    links = find_lineage(make_story(Report(id="a", text=text)))
    assert [(link.origin, len(link.evidence), link.scope) for link in links] == [
        ("Harbour Herald", 1, "statement"),
        ("Reuters", 2, "statement"),
    ]
    assert all(0 < link.share < 1 for link in links)


def test_copies_of_one_text_make_a_tree() -> None:
    story = make_story(*(Report(id=i, text=FERRY) for i in "abc"))
    assert len(text_links(story)) == 2


def test_order_does_not_matter() -> None:
    reports = [Report(id="a", text=FERRY), Report(id="b", text=TRIMMED), Report(id="c", text=FERRY + OTHER)]
    assert find_lineage(make_story(*reports)) == find_lineage(make_story(*reports[::-1]))


def test_rare_words_weigh_more() -> None:
    assert weigh_word("the") < weigh_word("called") < weigh_word("pylon") <= weigh_word("xyzzy")
    assert find_stock(["he", "declined", "to", "comment", "on"]) == {1, 2, 3}


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_is_survived(one: str, other: str) -> None:
    story = make_story(Report(id="a", text=one + FERRY + other), Report(id="b", text=other + FERRY + one))
    for row in find_alignments(story):
        assert row.left.text == story.readings[0].report.text[row.left.start : row.left.end]
    texts = [read_words(reading.report) for reading in story.readings]
    assert find_shared(texts)
