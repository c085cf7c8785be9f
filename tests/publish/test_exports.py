"""Graphs, entities, Parquet and the decisions file: each whole, typed, and with the passages that it rests on."""

import importlib.util
import io
import json
import re
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


# The grammar of GEXF 1.3 (https://gexf.net/schema.html): of each element the children in their order, of each attribute
# its form; a name with ? need not be there, one with * can be there many times.
NAME, DAY, COUNT = r"[^\t\n\r]+", r"\d{4}-\d\d-\d\d", r"\d+"
TYPED = r"integer|long|double|float|boolean|bigdecimal|biginteger|byte|char|short|string|anyURI|list\w+"
GRAMMAR: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "gexf": (("meta?", "graph"), {"version": r"1\.3"}),
    "meta": (("creator?", "keywords?", "description?"), {"lastmodifieddate?": DAY}),
    "creator": ((), {}),
    "keywords": ((), {}),
    "description": ((), {}),
    "graph": (
        ("attributes*", "nodes", "edges"),
        {
            "defaultedgetype?": "directed|undirected|mutual",
            "idtype?": "integer|string",
            "timeformat?": "integer|double|date|dateTime",
            "mode?": "static|dynamic|slice",
            "timerepresentation?": "interval|timestamp",
        },
    ),
    "attributes": (("attribute*",), {"class": "node|edge", "mode?": "static|dynamic"}),
    "attribute": (("default?", "options?"), {"id": NAME, "title": ".+", "type": TYPED}),
    "nodes": (("node*",), {"count?": COUNT}),
    "node": (("attvalues?",), {"id": NAME, "label?": NAME, "start?": DAY, "end?": DAY}),
    "edges": (("edge*",), {"count?": COUNT}),
    "edge": (
        ("attvalues?",),
        {
            **{"id?": NAME, "type?": "directed|undirected|mutual", "label?": NAME, "source": NAME, "target": NAME},
            **{"weight?": r"\d+(\.\d+)?", "kind?": NAME, "start?": DAY, "end?": DAY},
        },
    ),
    "attvalues": (("attvalue*",), {}),
    "attvalue": ((), {"for": NAME, "value": r"(?s).*"}),
}


def check_grammar(element: Element) -> None:
    """Check an element of GEXF, and all within it, against the grammar."""
    name = element.tag.removeprefix(XF)
    children, attributes = GRAMMAR[name]
    one = "".join(rf"(?:{child.rstrip('?*')} ){child[-1] if child[-1] in '?*' else ''}" for child in children)
    assert re.fullmatch(one, "".join(f"{child.tag.removeprefix(XF)} " for child in element)), name
    forms = {key.rstrip("?"): form for key, form in attributes.items()}
    assert {key for key in attributes if key[-1] != "?"} <= set(element.keys()) <= set(forms)
    assert all(re.fullmatch(forms[key], value) for key, value in element.items()), (name, dict(element.items()))
    for child in element:
        check_grammar(child)


def test_gexf_keeps_the_grammar() -> None:
    for root in graphs(account_gexf).values():
        check_grammar(root)
        for way in ("node", "edge"):
            things = list(root.iter(f"{XF}{way}"))
            assert len({thing.get("id") for thing in things}) == len(things)
            assert root.find(f"{XF}graph/{XF}{way}s").get("count") == str(len(things))
            assert all((thing.get("start") or "") <= (thing.get("end") or "9") for thing in things)
            for thing in things:
                named = [value.get("for") for value in thing.iter(f"{XF}attvalue")]
                assert len(named) == len(set(named))


@pytest.mark.parametrize("change", ["unknown attribute", "edges first", "no id", "no day"])
def test_the_grammar_finds_what_is_wrong(change: str) -> None:
    root = graphs(account_gexf)["world.gexf"]
    graph, edge = root.find(f"{XF}graph"), next(root.iter(f"{XF}edge"))
    if change == "unknown attribute":
        edge.set("colour", "red")
    elif change == "edges first":
        graph[:] = reversed(graph)
    elif change == "no id":
        del next(root.iter(f"{XF}node")).attrib["id"]
    else:
        edge.set("start", "2031-02")
    with pytest.raises(AssertionError):
        check_grammar(root)


@pytest.mark.parametrize(("writer", "reader"), [(account_gexf, "read_gexf"), (account_graphml, "read_graphml")])
def test_networkx_reads_the_graphs(writer, reader: str) -> None:
    networkx = pytest.importorskip("networkx")
    for name, text in writer(make_full()):
        graph = getattr(networkx, reader)(io.BytesIO(text.encode("utf-8")))
        root = fromstring(text)
        space = XF if reader == "read_gexf" else ML
        assert graph.is_directed()
        assert set(graph.nodes) == {node.get("id") for node in root.iter(f"{space}node")}, name
        assert graph.number_of_edges() == len(list(root.iter(f"{space}edge")))
        for _, data in graph.nodes(data=True):
            assert json.loads(data["passages"])
            assert isinstance(data.get("mentions", 0), int)
        for one, other, data in graph.edges(data=True):
            assert {one, other} <= set(graph.nodes)
            assert json.loads(data["passages"])
            assert isinstance(data.get("denied", False), bool)


def test_a_tie_rests_on_where_its_actors_are_named_too() -> None:
    account = make_full()
    own = account.reports[2]
    ties = tuple(replace(tie, antecedents=(find(own, "Norrline"),)) for tie in account.ties)
    (text,) = (text for name, text in account_gexf(replace(account, ties=ties)) if name == "world.gexf")
    edge = next(fromstring(text).iter(f"{XF}edge"))
    (passages,) = (v.get("value") for v in edge.iter(f"{XF}attvalue") if v.get("for") == "passages")
    assert [row["text"] for row in json.loads(passages)][-1] == "Norrline"


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


# the forms of followthemoney's types (4.11.2): a date to the precision known, ISO 3166 and 639-3 codes in small letters
MOMENT = r"\d{4}(-\d\d(-\d\d(T\d\d(:\d\d(:\d\d)?)?)?)?)?"
FORMS = {
    **dict.fromkeys(("date", "startDate", "endDate", "publishedAt"), MOMENT),
    **{"country": "[a-z]{2,3}", "language": "[a-z]{3}", "sourceUrl": r"https?://\S+"},
    **dict.fromkeys(("latitude", "longitude"), r"-?\d{1,3}(\.\d+)?"),
    **dict.fromkeys(("subject", "object", "document", "entity", "involved", "proof"), r"rashomon-\w+-\w+"),
}
TEXT = r"(?s)[^\x00-\x08\x0b\x0c\x0e-\x1f]*"


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
        for key, values in properties.items():
            assert all(re.fullmatch(FORMS.get(key, TEXT), value) for value in values), (key, values)
            assert len(values) == len(set(values))
        for key in ("subject", "object", "document", "entity", "involved", "proof"):
            assert set(properties.get(key, ())) <= set(ids)
        assert entity["schema"] == "Article" or properties["proof"]


@pytest.mark.skipif(not importlib.util.find_spec("followthemoney"), reason="pip install 'rashomon[aleph]' for this")
def test_followthemoney_takes_the_entities_as_they_are() -> None:
    from followthemoney import model
    from followthemoney.proxy import EntityProxy

    for entity in list_entities():
        model.get(entity["schema"]).validate(entity)
        taken = EntityProxy.from_dict(
            entity, cleaned=False
        )  # cleans each value by its type and drops what does not fit
        for key, values in entity["properties"].items():
            assert {v.strip() for v in values} == set(taken.get(key)), key


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
    from rashomon.world.decisions.reading import read_decisions

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
