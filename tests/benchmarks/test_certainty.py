"""What the benchmark of certainty and polarity reads and counts."""

from pathlib import Path

from tests.benchmarks.test_reader_scores import load

ARTICLE = """<?xml version="1.0" ?><Document doc_id="1" doc_name="1" lang="en">
<token number="0" sentence="0" t_id="1">Bridge</token><token number="1" sentence="0" t_id="2">fails</token>
<token number="0" sentence="1" t_id="3">It</token><token number="1" sentence="1" t_id="4">did</token>
<token number="2" sentence="1" t_id="5">n't</token><token number="3" sentence="1" t_id="6">(</token>
<token number="4" sentence="1" t_id="7">fall</token><token number="5" sentence="1" t_id="8">)</token>
<Markables><EVENT_MENTION m_id="1" certainty="CERTAIN" polarity="NEG"><token_anchor t_id="7"/></EVENT_MENTION>
<EVENT_MENTION m_id="2" certainty="POSSIBLE" polarity="UNDERSPECIFIED"><token_anchor t_id="2"/></EVENT_MENTION>
<EVENT_MENTION m_id="3" certainty="" polarity=""><token_anchor t_id="2"/></EVENT_MENTION></Markables></Document>"""
TIMEML = """<TimeML><TEXT>Rain did not <EVENT eid="e1" class="OCCURRENCE">fall</EVENT> &amp; snow
<EVENT eid="e2" class="OCCURRENCE">fell</EVENT>.</TEXT><MAKEINSTANCE eventID="e1" eiid="ei1" polarity="NEG" pos="VERB"/>
<MAKEINSTANCE eventID="e2" eiid="ei2" polarity="POS" pos="VERB"/></TimeML>"""


def test_an_article_is_put_together_from_its_words(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(ARTICLE, encoding="utf-8")
    text, events = load("certainty").read_cat(path)
    assert text == "Bridge fails\n\nIt didn't (fall)"
    assert [(text[e.start :].split(")")[0].split("\n")[0], e.uncertain, e.denied) for e in events] == [
        ("fall", False, True),
        ("fails", True, None),
    ]


def test_timeml_gives_polarity_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.tml"
    path.write_text(TIMEML, encoding="utf-8")
    text, events = load("certainty").read_timeml(path)
    assert text == "Rain did not fall & snow\nfell."
    assert [(text[e.start : e.start + 4], e.uncertain, e.denied) for e in events] == [
        ("fall", None, True),
        ("fell", None, False),
    ]


def test_halves_are_apart_and_whole(tmp_path: Path) -> None:
    for name in ("a.xml", "b.tml", "c.xml"):
        (tmp_path / name).touch()
    find = load("certainty").find_files
    odd, even = find(tmp_path, "odd"), find(tmp_path, "even")
    assert [path.name for path in odd] == ["a.xml", "c.xml"]
    assert sorted(odd + even) == find(tmp_path, None)


def test_figures_stand_beside_the_common_class() -> None:
    counts = {("clause", "negative", kind): n for kind, n in (("right", 3), ("missed", 1), ("extra", 2), ("plain", 94))}
    module = load("certainty")
    found = module.find_figures(module.Counter(counts))
    assert (found["clause_negative_f1"], found["clause_negative_recall"]) == (0.6667, 0.75)
    assert (found["clause_negative_accuracy"], found["clause_negative_base"]) == (0.97, 0.96)
    assert (found["clause_negative_gold"], found["clause_negative_all"]) == (4, 100)
