"""A person's decisions: what a file may say, what is wrong with it and where, and that it wins over every rule."""

from pathlib import Path

import pytest

from rashomon.errors import BadInput
from rashomon.model import Actor, Decision, Reference
from rashomon.world.actors.finding import Cast, find_actors
from rashomon.world.decisions.reading import TYPES, load_decisions, read_decisions
from tests.world.readings import make_comparison, make_reading

FILE = """\
# a comment
- same: [Harbour Front, "HF"]
  note: signed so
- different: [Vane, {name: Vane, report: r1, passage: "Vane, the diver,"}]
- actor: Norrline
  type: agency
  name: Norrline Wire
"""

WRONG = [
    ("- same: [A, B", "line 1: not YAML", "an open bracket"),
    ("same: [A, B]", "line 1: a list of decisions", "no list"),
    ("- A and B", "line 1: a decision is expected", "words for a decision"),
    ("# first\n- same: [A]", "line 2: a list of two names", "one name"),
    ("- same: A", "line 1: a list of two names", "no list of names"),
    ("- same: [A, A]", "line 1: it names one thing twice", "one name twice"),
    ("- same: [A, the a]", "line 1: it names one thing twice", "one name in two forms"),
    ("- same: [A, B]\n  whom: C", "line 2: unknown key 'whom'", "unknown key"),
    ("- same: [A, B]\n- same: [C, D]\n  same: [E, F]", "line 3: 'same' is there twice", "key twice"),
    ("- same: [A, B]\n  different: [A, C]", "line 1: one of same, different, actor", "two kinds"),
    ("- note: hm", "line 1: one of same, different, actor", "no kind"),
    ("- different: [A, B]\n  type: person", "line 2: 'type' has no meaning", "type of two"),
    ("- actor: A", "line 1: it says nothing", "nothing said"),
    ("- actor: A\n  type: wizard", "line 2: there is no type 'wizard'; choose from person", "unknown type"),
    ("- actor: A\n  name: []", "line 2: words are expected after 'name'", "list for words"),
    ("- actor: ''\n  type: person", "line 1: words are expected", "empty name"),
    ("- same: [A, {report: r1}]", "line 1: a name is expected", "report without name"),
    ("- same: [A, {name: B, passage: other words}]", "line 1: the passage does not hold the name", "foreign passage"),
    ("- same: [A, B]\n- different: [B, A]", "line 2: it says that they are not one actor, but line 1", "contradiction"),
    (
        "- same: [A, B]\n- same: [C, B]\n- different: [A, C]",
        "line 3: it says that they are not one actor, but line 1 with line 2",
        "contradiction by way of another",
    ),
    ("- actor: A\n  type: person\n- same: [B, A]\n- actor: B\n  type: state", "line 4: the type is 'state'", "types"),
    ("- actor: A\n  name: X\n- actor: a\n  name: Y", "line 3: the name is 'Y' here and 'X' in line 1", "names"),
]


def cast_of(decisions: str, *texts: str) -> Cast:
    readings = [make_reading(text, report=f"r{n}", outlet=f"Outlet {n}") for n, text in enumerate(texts)]
    return find_actors(make_comparison(*readings), read_decisions(decisions))


def owners(cast: Cast) -> dict[tuple[str, int], Actor]:
    """The actor of each mention, by report and start."""
    return {(m.report, m.start): actor for actor in cast.actors for m in actor.mentions}


def test_what_a_file_says() -> None:
    same, different, actor = read_decisions(FILE)
    assert same == Decision(
        kind="same", names=(Reference(name="Harbour Front"), Reference(name="HF")), note="signed so", line=2
    )
    assert different.names[1] == Reference(name="Vane", report="r1", passage="Vane, the diver,")
    assert (actor.line, actor.type, actor.name) == (5, "agency", "Norrline Wire")


def test_the_documented_example_is_right() -> None:
    text = (Path(__file__).resolve().parents[3] / "docs" / "decisions.md").read_text(encoding="utf-8")
    example = text.split("```yaml\n")[1].split("```")[0]
    assert [decision.kind for decision in read_decisions(example)] == [
        "same",
        "different",
        "actor",
        "different",
        "same",
    ]
    assert all(f"`{kind}`" in text for kind in TYPES)
    for wrong, told in (
        ("type: agency", "type: wire"),
        ("different: [Coast Watch,", "different: [Norrline, NL Ferries,"),
    ):
        with pytest.raises(BadInput) as error:
            read_decisions(example.replace(wrong, told), "ferry.yaml")
        assert str(error.value) in text


def test_words_stay_words() -> None:
    decision = read_decisions("- same: [No, 007]")[0]
    assert [reference.name for reference in decision.names] == ["No", "007"]


@pytest.mark.parametrize("text", ["", "# nothing\n", "[]"])
def test_nothing_decided(text: str) -> None:
    assert read_decisions(text) == ()


@pytest.mark.parametrize(("text", "message", "why"), WRONG, ids=[row[2] for row in WRONG])
def test_errors_say_line_and_what(text: str, message: str, why: str) -> None:
    with pytest.raises(BadInput) as error:
        read_decisions(text, "my.yaml")
    assert str(error.value).startswith(f"my.yaml, {message}")


def test_a_file_that_is_no_text(tmp_path) -> None:
    path = tmp_path / "d.yaml"
    path.write_bytes(b"- same: [\xff\xfe]")
    with pytest.raises(BadInput, match="save it as UTF-8"):
        load_decisions(path)


UNLIKE = ["The [Tern Club|ORG] met. The [Gull Society|ORG] left.", "The [Gull Society|ORG] spoke."]


def test_same_joins_names_that_are_unlike() -> None:
    assert len(cast_of("", *UNLIKE).actors) == 2
    cast = cast_of("- same: [Tern Club, Gull Society]\n  note: renamed", *UNLIKE)
    assert [len(actor.mentions) for actor in cast.actors] == [3]
    assert [(d.applied, d.note, len(d.mentions)) for d in cast.decisions] == [(True, "renamed", 3)]


def test_different_stops_a_rule() -> None:
    texts = ["The [Nimra Front|ORG] fired.", "[Nimra|ORG] fired."]
    assert len(cast_of("", *texts).actors) == 1
    cast = cast_of("- different: [Nimra Front, Nimra]", *texts)
    assert len(cast.actors) == 2
    assert cast.decisions[0].applied


def test_different_stops_a_way_round() -> None:
    """A third name that fits both does not bring the two together."""
    texts = ["[Anna Maria Vane|PER] spoke to [Anna Vane|PER]. [Vane|PER] left."]
    assert len(cast_of("", *texts).actors) == 1
    cast = cast_of("- different: [Anna Maria Vane, Anna Vane]", *texts)
    found = owners(cast)
    assert found["r0", 0] is not found["r0", texts[0].index("[Anna Vane") - 6]


def test_different_divides_a_country_and_its_capital() -> None:
    texts = ["[Portugal|LOC] protested.", "[Lisbon|LOC] said no. [Portugal|LOC] agreed."]
    assert len(cast_of("", *texts).actors) == 1
    cast = cast_of("- different: [Portugal, Lisbon]", *texts)
    assert sorted(len(actor.mentions) for actor in cast.actors) == [1, 2]


def test_a_name_in_one_report_only() -> None:
    texts = ["[Anna Vane|PER] spoke. [Vane|PER] left.", "[Vane|PER] came back.", "[Bert Holm|PER] came."]
    cast = cast_of("- same: [Bert Holm, {name: Vane, report: r1}]", *texts)
    found = owners(cast)
    assert found["r1", 0] is found["r2", 0]
    assert found["r0", 0] is found["r0", 17]
    assert found["r0", 0] is not found["r1", 0]


def test_a_passage_is_found_wherever_it_stands() -> None:
    decision = '- different: [{name: Vane, passage: "Vane the diver"}, Anna Vane]'
    texts = ["[Anna Vane|PER] spoke. [Vane|PER] the\n diver did not.", "[Anna Vane|PER] left."]
    for more in ((), ("[Vane|PER] is a name.",)):
        cast = cast_of(decision, *texts, *more)
        found = owners(cast)
        assert cast.decisions[0].applied
        assert found["r0", 0] is found["r1", 0] is not found["r0", 17]


def test_type_and_name() -> None:
    cast = cast_of("- actor: Tern Club\n  type: agency\n  name: Tern Wire", *UNLIKE)
    actor = next(actor for actor in cast.actors if "Tern Club" in actor.aliases)
    assert (actor.type, actor.name) == ("agency", "Tern Wire")


def test_a_name_that_another_has() -> None:
    cast = cast_of("- actor: Tern Club\n  name: Gull Society", *UNLIKE)
    assert not cast.decisions[0].applied
    assert "another actor is called so" in cast.decisions[0].outcome
    assert {actor.name for actor in cast.actors} == {"Tern Club", "Gull Society"}


def test_who_is_decided_on_is_an_actor() -> None:
    texts = ["The [Tern Club|ORG] met.", "The child spoke."]
    assert len(cast_of("", *texts).actors) == 1
    cast = cast_of("- actor: child\n  type: person", *texts)
    assert [(actor.name, actor.type) for actor in cast.actors] == [("Tern Club", "organisation"), ("child", "person")]


def test_every_name_in_the_account_can_be_decided_on() -> None:
    texts = [
        "The rebel group [Free River Army|ORG] ([Men of the\nRiver|ORG]) met Captain [Anna Vane|PER] of [Portugal|LOC]."
    ]
    for actor in cast_of("", *texts).actors:
        for name in (actor.name, *actor.aliases):
            decided = cast_of(f"- actor: {name!r}\n  type: agency", *texts)
            assert [a.type for a in decided.actors if a.id == actor.id] == ["agency"], name


def test_nothing_to_apply_to() -> None:
    cast = cast_of("- same: [Tern Club, Puffin League]\n- actor: Puffin League\n  type: outlet", *UNLIKE)
    assert [(d.applied, d.outcome, len(d.mentions)) for d in cast.decisions] == [
        (False, "no mention of “Puffin League” in these reports", 1),
        (False, "no mention of “Puffin League” in these reports", 0),
    ]


def test_decisions_hold_when_reports_are_added() -> None:
    decisions = "- same: [Tern Club, Gull Society]"
    more = [*UNLIKE, "The [Tern Club|ORG] came again, with the [Auk Group|ORG]."]
    assert [len(actor.mentions) for actor in cast_of(decisions, *more).actors] == [4, 1]


DOUBTS = [
    (
        ["[Anna Vane|PER] met [Berta Vane|PER]. [Vane|PER] left."],
        {("apart", "Vane", "Anna Vane"), ("apart", "Vane", "Berta Vane")},
        "one surname of two people",
    ),
    (["The [Nimra Front|ORG] fired.", "[Nimra|ORG] fired."], {("joined", "Nimra", "Nimra Front")}, "short, elsewhere"),
    (["The [Nimra Front|ORG] fired. [Nimra|ORG] left."], set(), "short, in one report"),
    (
        ["The [Coast Warden League|ORG] met.", "The [Coast Worden League|ORG] met."],
        {("joined", "Coast Warden League", "Coast Worden League")},
        "joined by consonants",
    ),
    (
        ["The [Coast Watch Board|ORG] met.", "The [Coast Watch|ORG] met the [Inner Coast Watch Board|ORG]."],
        {("apart", "Inner Coast Watch Board", "Coast Watch Board")},
        "one name holds the other",
    ),
    (["The [Tern Club|ORG] met. [Bert Holm|PER] left."], set(), "nothing alike"),
]


@pytest.mark.parametrize(("texts", "expected", "why"), DOUBTS, ids=[row[2] for row in DOUBTS])
def test_doubts(texts: list[str], expected: set[tuple[str, str, str]], why: str) -> None:
    found = {(d.verdict, *sorted(d.names)) for d in cast_of("", *texts).doubts}
    assert {(verdict, *sorted(names)) for verdict, *names in expected} <= found if expected else not found


def test_a_decision_settles_a_doubt() -> None:
    texts = ["The [Nimra Front|ORG] fired.", "[Nimra|ORG] fired."]
    doubt = cast_of("", *texts).doubts[0]
    assert (doubt.left[0].text, doubt.right[0].text) == ("Nimra", "Nimra Front")
    assert cast_of("- same: [Nimra Front, Nimra]", *texts).doubts == ()
    assert cast_of("- different: [Nimra Front, Nimra]", *texts).doubts == ()
