"""How pairs of passages are weighed: standfirsts are known by their place, leads by what else a report offers."""

from rashomon.compare.claims.clusters import SURE
from rashomon.compare.claims.pairs import list_items, load_weights
from rashomon.compare.claims.sharing import (
    FEATURES,
    OPEN,
    SIGNS,
    describe_pairs,
    find_leads,
    find_rivals,
    judge_open,
    score_pairs,
    weigh,
)
from rashomon.compare.claims.standfirst import find_standfirst
from rashomon.language import read
from rashomon.model import Reading, Report, Story

FRONT = "The ferry hit a rock off the cape, its owner says."
REST = "BARI - The ferry ran aground on Monday.\nNobody was hurt.\nThe owner blamed the fog."


def read_text(name: str, text: str) -> Reading:
    return read(Report(id=name, text=text, published="2031-03-14", read_as_of="2031-03-14", body=((0, len(text)),)))


def make_report(text: str, *body: str) -> Report:
    return Report(id="a", text=text, body=tuple((text.index(part), text.index(part) + len(part)) for part in body))


def test_a_line_set_apart_by_a_byline_is_a_standfirst() -> None:
    report = make_report(f"Ferry aground\n\n{FRONT}\n\nBy Ada Stone\n\nThe ferry sank.", FRONT, "The ferry sank.")
    assert find_standfirst(report) == (15, 15 + len(FRONT))


def test_an_empty_line_sets_apart_where_the_rest_has_none() -> None:
    lines = REST.split("\n")
    assert find_standfirst(make_report(f"{FRONT}\n\n{REST}", FRONT, *lines)) == (0, len(FRONT))
    spaced = f"{FRONT}\n\n" + "\n\n".join(lines)
    assert find_standfirst(make_report(spaced, FRONT, *lines)) is None


def test_a_long_opening_is_no_standfirst() -> None:
    long = " ".join(["The ferry hit a rock off the cape."] * 8)
    assert find_standfirst(make_report(f"{long}\n\n{REST}", long, *REST.split("\n"))) is None
    assert find_standfirst(Report(id="a", text="", body=())) is None


class Row:
    def __init__(self, reading: int) -> None:
        self.reading = reading


def test_a_passage_leads_by_what_its_report_offers_else() -> None:
    items = [Row(0), Row(1), Row(1)]
    rivals = find_rivals(items, {(0, 1): 0.9, (0, 2): 0.3})  # type: ignore[arg-type]
    leads = list(find_leads(items, (0, 1), 0.9, rivals))  # type: ignore[arg-type]
    assert [round(lead, 6) for lead in leads] == [0.6, 0.9]


def test_the_weights_are_those_of_the_signs() -> None:
    weights, bias = load_weights("claim", FEATURES)
    named = dict(zip(FEATURES, weights, strict=True))
    assert named["judged"] > 0 and named["most covered"] > 0 and named["standfirst"] < 0 and bias < 0


def test_the_judge_reads_what_is_open_and_of_the_rest_the_word_of_the_signs_stands() -> None:
    told = read_text("a", "A ferry sank off Lund on Tuesday. The harbour master was on leave.")
    again = read_text("b", "A ferry sank near Lund on Tuesday, police said. Prices of fish rose.")
    story = Story(readings=(told, again))
    items = list_items(story)
    signs = dict(describe_pairs(story, items))
    scores = score_pairs(story, items)
    left = judge_open(items, signs)
    assert set(left) == {pair for pair in signs if OPEN[0] <= weigh("open", SIGNS, signs[pair]) <= OPEN[1]}
    assert set(scores) == set(signs)
    assert all(scores[pair] == weigh("claim", FEATURES, left[pair]) for pair in left)
    assert all(scores[pair] == weigh("open", SIGNS, signs[pair]) for pair in set(signs) - set(left))
    best = max(scores, key=lambda pair: scores[pair])
    assert [items[n].passage.span.text.split()[:3] for n in best] == [["A", "ferry", "sank"]] * 2
    assert scores[best] > SURE
