"""Values there and back through plain JSON types, and what is refused on the way back."""

import json
import types
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon import model
from rashomon.errors import BrokenAccount
from rashomon.model import Account, Actor, Attribution, Coverage, Link, Quantity, Report
from rashomon.publish.codec import list_keys, read_plain, write_plain

from .factory import make_account

HELD_BY_DOC = {"Reading", "Story", "Comparison"}  # these hold a spaCy Doc and are never written
KINDS = [k for k in vars(model).values() if is_dataclass(k) and k.__name__ not in HELD_BY_DOC]
LEAST = {"Claim.evidence": 1, "Difference.values": 2, "Event.cells": 1}
SCALARS = {
    str: st.text(max_size=8),
    int: st.integers(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
}


def values_of(hint: Any, place: str = "") -> st.SearchStrategy[Any]:
    """Any value that a type hint of the model allows."""
    if hint in SCALARS:
        return SCALARS[hint]
    if is_dataclass(hint):
        return st.deferred(
            lambda: st.builds(hint, **{n: field_of(hint, n, h) for n, h in get_type_hints(hint).items()})
        )
    parts = get_args(hint)
    if get_origin(hint) is Literal:
        return st.sampled_from(parts)
    if get_origin(hint) is tuple:
        if parts[1] is Ellipsis:
            return st.lists(values_of(parts[0]), min_size=LEAST.get(place, 0), max_size=2).map(tuple)
        return st.tuples(*map(values_of, parts))
    return st.one_of(*(st.none() if part is types.NoneType else values_of(part) for part in parts))


def field_of(kind: Any, name: str, hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a field; those written as a keyed object have unlike keys."""
    keyed = next(f for f in fields(kind) if f.name == name).metadata.get("keyed")
    if keyed:
        return st.lists(values_of(get_args(hint)[0]), max_size=3, unique_by=lambda v: getattr(v, keyed[0])).map(tuple)
    return values_of(hint, f"{kind.__name__}.{name}")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@given(data=st.data())
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_value_there_and_back(kind: type, data: st.DataObject) -> None:
    value = data.draw(values_of(kind))
    assert read_plain(kind, json.loads(json.dumps(write_plain(value)))) == value


def test_the_contract_s_own_keys() -> None:
    account = make_account()
    plain = write_plain(account)
    assert plain["lineage"][0]["from"] == "Meridian Wire"
    assert plain["attributions"][0]["report"] == "a-wire"
    assert plain["coverage"]["d"] == {"states": ["c1aground"], "leaves_out": ["c2hurt"], "alone": []}
    assert plain["actors"][0]["labels"] == {"Meridian Wire": ["passenger"], "The Evening Lamp": []}
    assert plain["claims"][0]["evidence"][0]["certainty"] == "attributed"
    assert set(plain) == set(list_keys(Account))


def test_a_whole_account_there_and_back() -> None:
    account = make_account()
    assert read_plain(Account, json.loads(json.dumps(write_plain(account)))) == account


def test_two_values_with_one_key_are_not_written() -> None:
    row = Coverage(report="a", states=(), leaves_out=(), alone=())
    account = make_account()
    with pytest.raises(ValueError, match="same report"):
        write_plain(Account(story=account.story, reports=account.reports, coverage=(row, row)))


SPAN = {"report": "a", "start": 0, "end": 1, "text": "x"}


@pytest.mark.parametrize(
    ("kind", "data", "said"),
    [
        pytest.param(Report, [], r"\$: an object expected", id="no object"),
        pytest.param(Report, {"id": "a"}, "the key 'text' is missing", id="key missing"),
        pytest.param(Report, {"id": "a", "text": "", "colour": 1}, "unknown key 'colour'", id="key unknown"),
        pytest.param(Report, {"id": 7, "text": ""}, r"\$\.id: str expected, not 7", id="wrong scalar"),
        pytest.param(
            Report,
            {"id": "a", "text": "", "body": [[1, True]]},
            r"body\[0\]\[1\]: int",
            id="a truth value for a number",
        ),
        pytest.param(Report, {"id": "a", "text": "", "body": [[1]]}, r"\$\.body\[0\]: a list of 2", id="pair of one"),
        pytest.param(Report, {"id": "a", "text": "", "authors": "x"}, r"\$\.authors: a list", id="no list"),
        pytest.param(Attribution, {"id": "a", "content": SPAN, "kind": "sung"}, "one of direct", id="word not allowed"),
        pytest.param(Quantity, {"span": SPAN, "low": "1", "high": None}, r"\$\.low: float", id="text for a number"),
        pytest.param(
            Link, {"report": "a", "origin": "b", "basis": "credit", "evidence": []}, "'from' is missing", id="renamed"
        ),
        pytest.param(
            Actor,
            {"id": "a", "name": "", "type": "", "aliases": [], "mentions": [], "labels": ["x"]},
            r"\$\.labels: an object",
            id="keyed",
        ),
        pytest.param(
            model.Difference,
            {
                "id": "d",
                "claim": None,
                "aspect": "date",
                "kind": "update",
                "question": "",
                "values": [],
                "explanation": "",
            },
            "needs two values",
            id="refused by the value itself",
        ),
    ],
)
def test_data_that_does_not_fit_is_told_with_its_place(kind: type, data: Any, said: str) -> None:
    with pytest.raises(BrokenAccount, match=said):
        read_plain(kind, data)


def test_a_missing_key_with_a_default_takes_it() -> None:
    made = read_plain(Report, {"id": "a", "text": "b"})
    assert made == Report(id="a", text="b")
    assert all(f.default is not MISSING for f in fields(Report) if f.name not in ("id", "text"))
