"""Chains: passages of one claim in several reports -> how many origins they go back to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.clean.credits import find_credits
from rashomon.compare.lineage.chains import find_chains, find_primary_sources, is_one_source, is_source
from rashomon.compare.lineage.finding import find_lineage
from rashomon.model import Attribution, Chain, Reading, Report, Span, Story

COPY = "Flames raced through the timber warehouse beside the canal before dawn, sending sparks over moored barges."
CLAIM = "A watchman died."


def make_story(texts: dict[str, str], outlets: dict[str, str] | None = None) -> Story:
    reports = [
        Report(id=i, text=t, body=((0, len(t)),), outlet=(outlets or {}).get(i)) for i, t in sorted(texts.items())
    ]
    reports = [r.with_(credits=find_credits(r)) for r in reports]
    return Story(readings=tuple(Reading(report=r, doc=None) for r in reports))  # type: ignore[arg-type]


def find_spans(story: Story, *phrases: str) -> list[Span]:
    rows = [(r.report, r.report.text.find(p), p) for r in story.readings for p in phrases]
    return [report.span(at, at + len(p)) for report, at, p in rows if at >= 0]


def chains_of(story: Story, *phrases: str) -> list[tuple[str, tuple[str, ...]]]:
    found: tuple[Chain, ...] = find_chains(find_spans(story, *phrases), find_lineage(story), story)
    return [(chain.origin, chain.reports) for chain in found]


CASES = [
    pytest.param(
        {"a": "A watchman died.", "b": "A watchman died."}, {}, [("a", ("a",)), ("b", ("b",))], id="two reporters"
    ),
    pytest.param({"a": COPY, "b": COPY, "c": "Nobody."}, {}, [("a", ("a", "b"))], id="the same words"),
    pytest.param(
        {"a": "A watchman died, police told AFP.", "b": "A watchman died, AFP reported."},
        {},
        [("AFP", ("a", "b"))],
        id="one agency credited for the statement",
    ),
    pytest.param(
        {"a": "A watchman died. Barges sank, AFP reported.", "b": "A watchman died, AFP reported."},
        {},
        [("a", ("a",)), ("AFP", ("b",))],
        id="the credit is for another statement",
    ),
    pytest.param(
        {"a": "GENT (AFP) - It burned. A watchman died.", "b": "A watchman died, police told AFP."},
        {},
        [("AFP", ("a", "b"))],
        id="the credit is for the whole report",
    ),
    pytest.param(
        {"a": "A watchman died, Sky News reported.", "b": "A watchman died."},
        {"b": "Sky News"},
        [("Sky News", ("a", "b"))],
        id="the credited outlet is loaded",
    ),
    pytest.param(
        {"a": "A watchman died.", "b": "A watchman died."},
        {"a": "bbc.com", "b": "BBC News"},
        [("a", ("a", "b"))],
        id="one outlet twice",
    ),
    pytest.param(
        {"a": "A watchman died, local media said.", "b": "Local media: A watchman died, according to local media."},
        {},
        [("local media", ("a",)), ("local media", ("b",))],
        id="sources without a name",
    ),
    pytest.param(
        {
            "a": "A watchman died, AFP reported, citing Reuters.",
            "b": "A watchman died, AFP reported.",
            "c": "A watchman died, Reuters reported.",
        },
        {},
        [("AFP", ("a", "b")), ("Reuters", ("c",))],
        id="two agencies are not one",
    ),
]


@pytest.mark.parametrize(("texts", "outlets", "expected"), CASES)
def test_chains(texts: dict[str, str], outlets: dict[str, str], expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert chains_of(make_story(texts, outlets), "A watchman died", COPY) == expected


def test_a_chain_shows_what_it_rests_on() -> None:
    story = make_story({"a": "A watchman died, police told AFP.", "b": "A watchman died, AFP reported."})
    (chain,) = find_chains(find_spans(story, "A watchman died"), find_lineage(story), story)
    assert [span.text for span in chain.basis] == ["told AFP", "AFP reported"]


def test_shared_words_are_followed_through_a_third_report() -> None:
    story = make_story({i: f"{COPY} {CLAIM}" for i in "abc"})
    evidence = [span for span in find_spans(story, CLAIM) if span.report != "a"]
    assert len(find_chains(evidence, find_lineage(story), story)) == 1


def test_primary_sources_are_named_once() -> None:
    story = make_story({"a": "Bo Reed said a watchman died.", "b": "A watchman died, police chief Bo Reed said."})
    rows = [("a", (13, 28), (0, 7)), ("b", (0, 15), (17, 37))]
    readings = []
    for reading, (name, content, source) in zip(story.readings, rows, strict=True):
        report = reading.report
        row = Attribution(id=name, content=report.span(*content), source=report.span(*source))
        readings.append(Reading(report=report, doc=None, attributions=(row,)))  # type: ignore[arg-type]
    story = Story(readings=tuple(readings))
    assert find_primary_sources(find_spans(story, "watchman died"), story) == ("police chief Bo Reed",)


SENTENCES = [
    COPY,
    CLAIM,
    "A watchman died, AFP reported.",
    "Barges sank, Reuters reported.",
    "A watchman died, local media said.",
]
BODIES = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join)


@given(st.lists(BODIES, min_size=1, max_size=4))
def test_a_report_twice_is_no_further_origin(bodies: list[str]) -> None:
    texts = {f"r{n}": f"{COPY} {body}" for n, body in enumerate(bodies)}
    once, twice = make_story(texts), make_story(texts | {"z": texts["r0"]})
    assert len(chains_of(twice, "A watchman died", COPY)) <= len(chains_of(once, "A watchman died", COPY))


@given(st.lists(BODIES, min_size=1, max_size=4), st.randoms())
def test_order_does_not_matter(bodies: list[str], chance: object) -> None:
    story = make_story({f"r{n}": body for n, body in enumerate(bodies)})
    spans = find_spans(story, "A watchman died", COPY)
    links = list(find_lineage(story))
    found = find_chains(spans, links, story)
    assert found == find_chains(spans[::-1], links[::-1], Story(readings=story.readings[::-1]))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("More than 40 rebel groups", "Forty-one insurgent groups", True, id="how many and what called"),
        pytest.param("dozens of villagers", "villagers", True, id="dozens"),
        pytest.param("the police", "police chief Bo Reed", True, id="part of the name"),
        pytest.param("a senior army official", "a senior police official", False, id="another body"),
        pytest.param("the State Department", "the Justice Department", False, id="another department"),
        pytest.param("two", "three", False, id="numbers alone"),
    ],
)
def test_one_source_under_two_names(one: str, other: str, same: bool) -> None:
    assert is_one_source(one, other) is same


def test_a_pronoun_left_unresolved_is_no_primary_source() -> None:
    assert [is_source(name) for name in ("which", "they", "the police", "Bo Reed", "Reuters")] == [
        False,
        False,
        True,
        True,
        False,
    ]
