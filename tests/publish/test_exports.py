"""Graphs, entities, Parquet and the decisions file: each whole, typed, and with the passages that it rests on."""

import importlib.util
import io
import json
import sys
from dataclasses import replace
from xml.etree.ElementTree import Element, fromstring

import pytest

from rashomon.errors import MissingExtra
from rashomon.model import Account, Decision, Doubt, Reference, Usage, Use
from rashomon.publish import (
    WRITERS,
    account_ftm,
    account_gexf,
    account_graphml,
    account_json,
    account_markdown,
    account_tables,
    decisions_template,
    publish,
    read_account,
)
from tests.publish.factory import find, make_account

ML, XF = "{http://graphml.graphdrawing.org/xmlns}", "{http://gexf.net/1.3}"
CASTS = {"int": int, "double": float, "string": str, "integer": int, "boolean": lambda v: {"true": 1, "false": 0}[v]}


def make_full() -> Account:
    """The invented story with labels, decisions and doubts, and a tie with a date that a control character mars."""
    account = make_account()
    wire, copy, own, _ = account.reports
    hurt = find(own, "struck rocks").extend(Use, claim="c1aground")
    marten = Reference(name="Ilse Marten", report="b-copy", passage="passenger Ilse Marten")
    return replace(
        account,
        ties=(*(replace(tie, date="2031-02/2031-03", relation="denies\x0b", denied=True) for tie in account.ties),),
        labels=(
            Usage(actor=None, family="mishap", outlet="Harbour Gazette", label="accident", count=1, evidence=(hurt,)),
            Usage(
                actor="a1marten",
                family=None,
                outlet="The Evening Lamp",
                label="passenger",
                count=1,
                evidence=(find(copy, "passenger Ilse Marten").extend(Use),),
            ),
        ),
        decisions=(
            Decision(
                kind="same",
                names=(Reference(name="Norrline"), marten),
                note='says: "no # doubt"',
                line=1,
                applied=False,
                outcome="they could not be joined",
                mentions=(find(own, "Norrline"),),
            ),
        ),
        doubts=(
            Doubt(
                verdict="apart",
                names=("Orsk Point: the", "Orsk"),
                actors=("a1marten", "a2norrline"),
                reason="it may be a short form of the other",
                left=(find(wire, "Orsk Point"), find(own, "Orsk Point")),
                right=(find(copy, "Orsk"),),
            ),
        ),
    )


def graphs(writer) -> dict[str, Element]:
    return {name: fromstring(text) for name, text in writer(make_full())}


def check_passages(text: str) -> None:
    """Each passage stands in its report where it says."""
    texts = {report.id: report.text for report in make_full().reports}
    rows = json.loads(text)
    assert rows
    assert all(texts[row["report"]][row["start"] : row["end"]] == row["text"] for row in rows)


def test_graphml() -> None:
    found = graphs(account_graphml)
    assert sorted(found) == ["reporting.graphml", "world.graphml"]
    for root in found.values():
        keys = {key.get("id"): (key.get("for"), key.get("attr.type")) for key in root.iter(f"{ML}key")}
        ids = [node.get("id") for node in root.iter(f"{ML}node")]
        assert all(ids)
        assert len(ids) == len(set(ids))
        things = [*root.iter(f"{ML}node"), *root.iter(f"{ML}edge")]
        assert len(things) > len(ids)
        for thing in things:
            data = {cell.get("key"): cell.text for cell in thing.iter(f"{ML}data")}
            way = thing.tag.removeprefix(ML)
            assert all(keys[key][0] == way for key in data)
            assert all(CASTS[keys[key][1]](value) is not None for key, value in data.items())
            check_passages(data[f"{way}-passages"])
        assert all({edge.get("source"), edge.get("target")} <= set(ids) for edge in root.iter(f"{ML}edge"))


def test_gexf() -> None:
    for root in graphs(account_gexf).values():
        graph = root.find(f"{XF}graph")
        assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
        types = {
            row.get("class"): {a.get("id"): a.get("type") for a in row.iter(f"{XF}attribute")}
            for row in graph.findall(f"{XF}attributes")
        }
        ids = {node.get("id") for node in root.iter(f"{XF}node")}
        for way in ("node", "edge"):
            for thing in root.iter(f"{XF}{way}"):
                values = {v.get("for"): v.get("value") for v in thing.iter(f"{XF}attvalue")}
                assert all(CASTS[types[way][key]](value) is not None for key, value in values.items())
                check_passages(values["passages"])
        assert all({edge.get("source"), edge.get("target")} <= ids for edge in root.iter(f"{XF}edge"))
        assert all(float(edge.get("weight")) > 0 for edge in root.iter(f"{XF}edge"))


def test_a_tie_is_an_edge_with_its_days() -> None:
    edges = list(graphs(account_gexf)["world.gexf"].iter(f"{XF}edge"))
    edge = next(edge for edge in edges if edge.get("id") == "t1")
    assert (edge.get("source"), edge.get("target")) == ("a2norrline", "unnamed:two deckhands")
    assert edge.get("label") == "denied: denies\ufffd"
    assert (edge.get("start"), edge.get("end")) == ("2031-02-01", "2031-03-31")
    assert len(edges) == len(make_full().ties)


def test_who_has_what_from_whom() -> None:
    root = graphs(account_graphml)["reporting.graphml"]
    rows = []
    for edge in root.iter(f"{ML}edge"):
        data = {cell.get("key"): cell.text for cell in edge.iter(f"{ML}data")}
        rows.append((edge.get("source"), data["edge-relation"], edge.get("target"), data["edge-directed"]))
    assert set(rows) >= {
        ("report:a-wire", "attributes to", "a1marten", "true"),
        ("report:c-own", "attributes to", "source:two deckhands", "true"),
        ("report:a-wire", "credits", "origin:meridian wire", "true"),
        ("report:b-copy", "has words of", "report:a-wire", "true"),
        ("report:b-copy", "credits", "origin:meridian wire", "true"),
        ("report:c-own", "shares words with", "report:a-wire", "false"),
    }


# followthemoney 4.11.2 (https://followthemoney.tech/explorer): what the schemata require, and the properties used here
THING = {"name", "alias", "keywords", "proof", "description"}
INTERVAL = {
    "date",
    "startDate",
    "endDate",
    "proof",
    "description",
    "recordId",
    "publisher",
    "role",
    "status",
    "summary",
}
SCHEMATA = {
    "Article": (
        set(),
        {"title", "fileName", "author", "publisher", "sourceUrl", "publishedAt", "language", "bodyText"},
    ),
    **{schema: ({"name"}, THING) for schema in ("Person", "Organization", "PublicBody", "LegalEntity")},
    "UnknownLink": ({"subject", "object"}, {"subject", "object"} | INTERVAL),
    "Documentation": ({"document", "entity"}, {"document", "entity"} | INTERVAL),
    "Event": ({"name"}, {"name", "involved", "date", "startDate", "endDate", "proof", "description"}),
    "Address": (set(), {"full", "country", "latitude", "longitude", "proof", "description"}),
}


def list_entities() -> list[dict]:
    ((name, text),) = account_ftm(make_full())
    assert name == "entities.ftm.json"
    return [json.loads(line) for line in text.splitlines()]


def test_entities_keep_the_published_schema() -> None:
    entities = list_entities()
    ids = [entity["id"] for entity in entities]
    assert len(ids) == len(set(ids))
    assert {entity["schema"] for entity in entities} == {
        *("Article", "Person", "Organization", "LegalEntity", "UnknownLink", "Documentation", "Event", "Address")
    }
    for entity in entities:
        needed, known = SCHEMATA[entity["schema"]]
        properties = entity["properties"]
        assert needed <= properties.keys() <= known
        assert all(isinstance(v, str) and v for values in properties.values() for v in values)
        for key in ("subject", "object", "document", "entity", "involved", "proof"):
            assert set(properties.get(key, ())) <= set(ids)
        assert entity["schema"] == "Article" or properties["proof"]


@pytest.mark.skipif(not importlib.util.find_spec("followthemoney"), reason="followthemoney is not installed")
def test_entities_pass_their_own_validation() -> None:
    from followthemoney import model

    for entity in list_entities():
        schema = model.get(entity["schema"])
        for key, values in entity["properties"].items():
            assert all(schema.get(key).type.validate(value) for value in values), (key, values)


def test_tables_of_words_and_doubts() -> None:
    tables = dict(account_tables(make_full()))
    head, *rows = tables["labels.csv"].splitlines()
    assert head == "actor,name,family,label,total,Meridian Wire,The Evening Lamp,Harbour Gazette,d"
    assert rows == [",,mishap,accident,1,0,0,1,0", "a1marten,Ilse Marten,,passenger,1,0,1,0,0"]
    assert "c1aground" in tables["label_passages.csv"]
    assert len(tables["doubts.csv"].splitlines()) == 4
    assert "they could not be joined" in tables["decisions.csv"]


def test_parquet_has_the_rows_of_the_tables(tmp_path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    paths = publish(make_full(), tmp_path, ("csv", "parquet"))
    names = sorted(path.stem for path in paths if path.suffix == ".parquet")
    assert names == sorted(path.stem for path in paths if path.suffix == ".csv")
    read = {name: parquet.read_table(tmp_path / f"{name}.parquet") for name in names}
    assert str(read["claims"].schema.field("start").type) == "int64"
    assert str(read["ties"].schema.field("denied").type) == "bool"
    assert str(read["labels"].schema.field("Harbour Gazette").type) == "int64"
    assert read["claims"].num_rows == sum(len(claim.evidence) for claim in make_full().claims)


def test_without_pyarrow_it_says_what_to_do(tmp_path, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"pip install 'rashomon\[tables\]'.*csv"):
        publish(make_full(), tmp_path, ("parquet",))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", [name for name in WRITERS if name not in ("html", "parquet")])
def test_same_account_same_bytes(name: str) -> None:
    again = read_account(account_json(make_full()))
    assert list(WRITERS[name](make_full())) == list(WRITERS[name](again))


def test_a_template_can_be_read_back() -> None:
    from rashomon.world.decisions import read_decisions

    text = decisions_template(make_full())
    assert "# NOT APPLIED: they could not be joined" in text
    assert "»Orsk«" in text
    (kept,) = read_decisions(text)
    assert kept.names == make_full().decisions[0].names
    assert kept.note == 'says: "no # doubt"'
    taken = "\n".join(line.removeprefix("# ") for line in text.splitlines() if line.startswith('# - same: ["Orsk'))
    assert [name.name for name in read_decisions(taken)[0].names] == ["Orsk Point: the", "Orsk"]


def test_the_brief_shows_decisions_and_doubts() -> None:
    text = account_markdown(make_full())
    assert "**not applied**: they could not be joined" in text
    assert "kept apart: “Orsk Point: the” and “Orsk”" in text


def test_the_summary_shows_decisions_and_doubts() -> None:
    from rich.console import Console

    from rashomon.publish import print_summary

    out = io.StringIO()
    print_summary(make_full(), Console(file=out, width=100))
    assert "1 pair of names" in out.getvalue()
    assert "they could not be joined" in out.getvalue()
