"""Names that the rules hold to be one share a key; names that have nothing in common do not."""

from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rashomon.world.actors.doubts import find_likeness, holds
from rashomon.world.actors.joining import fits_name
from rashomon.world.actors.likeness import is_spelling
from rashomon.world.actors.shortlist import Shortlist, full_keys, near_keys, short_keys, spelling_keys

WORDS = [
    "qadir", "kadir", "quadirs", "a", "al", "the", "of", "and", "ministry", "department", "safety", "public", "danish",
    "denmarks", "league", "party", "group", "front", "fronts", "harbour", "h", "l", "hl", "hlo", "zara", "sarah",
    "dept", "news", "yes", "hess", "easy", "ochs", "oxe", "42", "northern", "norther",
]  # fmt: skip
names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
letters = st.text("acehiksxz ", min_size=1, max_size=9).map(lambda text: " ".join(text.split())).filter(bool)
either = names | letters


@settings(max_examples=400, deadline=None)
@given(either, either)
@example("harbour league", "denmarks harbour league")
@example("h l", "harbour league")
def test_spellings_share_a_key(one: str, other: str) -> None:
    if is_spelling(one, other):
        assert spelling_keys(one) & spelling_keys(other)


@settings(max_examples=400, deadline=None)
@given(either, either, st.sampled_from(["PER", "ORG"]), st.sampled_from(["PER", "ORG"]))
@example("denmarks harbour league", "harbour league", "ORG", "ORG")
@example("h l qadir", "harbour league kadir", "PER", "PER")
@example("h", "harbour", "PER", "PER")
@example("ministry of safety", "public safety ministry", "ORG", "ORG")
@example("hl", "harbour league", "ORG", "ORG")
@example("hl party", "harbour league party", "ORG", "ORG")
@example("northern league", "norther league", "ORG", "ORG")
def test_short_forms_share_a_key(short: str, full: str, kind: str, other: str) -> None:
    tally = {full: Counter([other]), short: Counter([kind]), "denmarks": Counter(["LOC"])}
    if fits_name(short, full, tally):
        assert short_keys(short) & full_keys(full)


@settings(max_examples=400, deadline=None)
@given(either, either)
def test_near_names_share_a_key(one: str, other: str) -> None:
    if one != other and (find_likeness(one, other) or holds(one, other) or is_spelling(one, other)):
        assert near_keys(one) & near_keys(other)


@pytest.mark.parametrize("keys", [spelling_keys, near_keys, full_keys])
def test_names_apart_share_none(keys) -> None:  # type: ignore[no-untyped-def]
    assert not keys("harbour league") & keys("mountain guides")


def test_names_come_in_their_order() -> None:
    shortlist = Shortlist(["zara north", "north", "sarah south"], full_keys)
    assert shortlist.find(short_keys("sarah")) == ["zara north", "sarah south"]
