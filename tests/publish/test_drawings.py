"""The drawings: lineage in layers, and places on a map."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Link, Place, Report, Tie
from rashomon.publish.drawing import draw_lineage
from rashomon.publish.graph import MOST_ACTORS, draw_ties
from rashomon.publish.mapping import WIDTH, clip_ring, draw_map, find_rings
from rashomon.publish.naming import Names, Witness

REPORT = Report(id="a", text="x" * 50)


def names_of(*ids: str) -> Names:
    """Names of reports that are called as their ids."""
    return Names(witnesses=tuple(Witness(id=i, name=i.upper(), mark=i, slug=i, known=True) for i in ids), actors={})


def link(report: str, origin: str, share: float = 0.0, directed: bool = True) -> Link:
    """A link with some passage as its evidence."""
    basis = "shared text" if share else "credit"
    span = REPORT.span(0, 3)
    return Link(report=report, origin=origin, basis=basis, evidence=(span,), share=share, directed=directed)


def test_each_report_stands_to_the_right_of_what_it_draws_on() -> None:
    links = [link("a", "Wire"), link("b", "a", 0.5), link("c", "b", 0.2), link("c", "Wire")]
    drawing = draw_lineage(names_of("a", "b", "c"), links)
    assert drawing is not None
    x = {node.title: node.x for node in drawing.nodes}
    assert x["Wire"] < x["A"] < x["B"] < x["C"]
    assert [node.title for node in drawing.nodes if node.unseen] == ["Wire"]
    thick = {edge.title: edge.width for edge in drawing.edges}
    assert thick["A → B: shared text 50%"] > thick["B → C: shared text 20%"] > thick["Wire → A: credit"]


def test_a_ring_of_credits_is_drawn() -> None:
    drawing = draw_lineage(names_of("a", "b"), [link("a", "b", 0.3), link("b", "a", 0.3)])
    assert drawing is not None and len(drawing.edges) == 2


def test_an_outlet_that_credits_itself_and_pictures_are_not_drawn() -> None:
    own = link("a", "The A")
    photo = Link(report="a", origin="Lens", basis="credit", evidence=(REPORT.span(0, 3),), scope="photo")
    assert draw_lineage(names_of("a"), [own, photo]) is None


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcdWV"), st.booleans()), max_size=9))
def test_any_links_can_be_drawn_and_boxes_keep_apart(rows: list[tuple[str, str, bool]]) -> None:
    links = [link(report, origin, 0.1 * directed, directed) for report, origin, directed in rows]
    drawing = draw_lineage(names_of(*"abcd"), links)
    places = [(node.x, node.y) for node in drawing.nodes] if drawing else []
    assert len(set(places)) == len(places)
    for x, y in places:
        assert drawing and 0 < x < drawing.width and 0 < y < drawing.height


def place(name: str, lat: float, lon: float, mentions: int = 1) -> Place:
    """A place that is a point."""
    return Place(name=name, lat=lat, lon=lon, mentions=tuple(REPORT.span(n, n + 1) for n in range(mentions)))


def test_a_far_place_with_few_mentions_stays_outside_the_frame() -> None:
    near = [place("Alta", 36.7, 67.1, 12), place("Bora", 36.9, 68.8, 9), place("Cinq", 34.5, 69.1, 7)]
    drawn = draw_map([*near, place("Far", 52.5, 13.4, 2)])
    assert drawn is not None
    assert drawn.outside == ("Far",)
    assert [dot.name for dot in drawn.dots] == ["Alta", "Bora", "Cinq"]


@pytest.mark.parametrize(
    "rows",
    [[(0, 0)], [(89, 0), (-89, 0)], [(10, 179), (10, -179)], [(5, 5)] * 40, [(38.9, -77.0), (55.7, 37.6)]],
    ids=["open sea", "poles", "date line", "one on the other", "two continents"],
)
def test_any_places_can_be_drawn(rows: list[tuple[float, float]]) -> None:
    drawn = draw_map([place(f"p{n}", lat, lon) for n, (lat, lon) in enumerate(rows)])
    assert drawn is not None and drawn.scale > 0
    assert all(0 <= dot.x <= WIDTH and 0 <= dot.y <= drawn.height for dot in drawn.dots)
    assert len(drawn.land) < 250_000


def test_no_label_lies_on_another() -> None:
    drawn = draw_map([place(f"Place{n}", 40 + n * 0.01, 20) for n in range(9)])
    assert drawn is not None
    assert 2 <= sum(dot.labelled for dot in drawn.dots) < 9


def test_places_without_a_point_are_not_drawn() -> None:
    assert draw_map([Place(name="Somewhere", mentions=(REPORT.span(0, 1),))]) is None


def test_the_outline_is_the_world() -> None:
    rings = list(find_rings(-180, -90, 180, 90))
    assert len(rings) > 1000 > len(list(find_rings(5, 45, 15, 55))) > 5
    assert all(-541 <= x <= 541 and -90.1 <= y <= 90.1 for ring in rings for x, y in ring)


def test_a_ring_is_cut_to_a_box() -> None:
    cut = clip_ring([(-5, -5), (5, -5), (5, 5), (-5, 5)], (0, 0, 10, 10))
    assert sorted(cut) == [(0, 0), (0, 5), (5, 0), (5, 5)]
    assert clip_ring([(20, 20), (30, 20), (30, 30)], (0, 0, 10, 10)) == []


def tie(subject: str, object: str, code: str | None = None, denied: bool = False) -> Tie:
    """A tie with some passage as its evidence."""
    return Tie(subject=subject, relation="met", object=object, evidence=(REPORT.span(0, 3),), code=code, denied=denied)


def test_ties_are_told_apart_by_sort() -> None:
    ties = [tie("x", "y", "AID"), tie("y", "x", "ASSAULT"), tie("x", "z"), tie("z", "x", "ASSAULT", denied=True)]
    graph = draw_ties(names_of(), [*ties, tie("x", "y", "SUPPORT")])
    assert graph is not None
    assert [line.sort for line in graph.lines] == ["friendly", "hostile", "other", "other"]
    assert [line.href for line in graph.lines] == ["#tie-1", "#tie-2", "#tie-3", "#tie-4"]
    assert graph.lines[0].width > graph.lines[1].width
    assert graph.lines[1].path.count("L") > graph.lines[0].path.count("L")


@given(st.lists(st.tuples(st.integers(0, 25), st.integers(0, 25)), max_size=30))
def test_boxes_of_actors_stay_inside_and_apart(pairs: list[tuple[int, int]]) -> None:
    graph = draw_ties(names_of(), [tie(f"actor {a}", f"actor {b}") for a, b in pairs])
    boxes = graph.boxes if graph else ()
    assert len(boxes) <= MOST_ACTORS
    for n, a in enumerate(boxes):
        assert graph and a.x - a.width / 2 >= 0 and a.x + a.width / 2 <= graph.width
        assert a.y - a.height / 2 >= 0 and a.y + a.height / 2 <= graph.height
        for b in boxes[n + 1 :]:
            apart_x, apart_y = abs(a.x - b.x) - (a.width + b.width) / 2, abs(a.y - b.y) - a.height
            assert max(apart_x, apart_y) > -1


def test_an_actor_s_tie_to_itself_is_not_drawn() -> None:
    assert draw_ties(names_of(), [tie("x", "x")]) is None
