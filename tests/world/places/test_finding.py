import pytest

from rashomon.world.places.finding import find_places
from rashomon.world.places.gazetteer import CITY, FIRST
from rashomon.world.places.toponyms import Use, distance, read_use, resolve_uses
from tests.world.readings import make_comparison, make_reading

RESOLVED = [
    ("Tripoli", ["Lebanon", "Beirut"], "LB"),
    ("Tripoli", ["Libya", "Benghazi"], "LY"),
    ("Paris", ["Dallas", "Texas"], "US"),
    ("Paris", ["Lyon", "France"], "FR"),
]


@pytest.mark.parametrize(("name", "others", "country"), RESOLVED, ids=[f"{n} with {o[0]}" for n, o, _ in RESOLVED])
def test_the_story_decides(name: str, others: list[str], country: str) -> None:
    chosen = resolve_uses([Use(name=name), *(Use(name=other) for other in others)])
    assert chosen[name.lower()].country == country


def test_what_stands_after_the_comma_decides() -> None:
    text = "A barn burned down in Paris, Texas, on Monday."
    use = read_use(text, text.index("Paris"), text.index("Paris") + 5)
    assert resolve_uses([use])["paris"].country == "US"


def test_words_of_direction_alone_are_no_place() -> None:
    assert resolve_uses([Use(name="Middle East"), Use(name="Texas"), Use(name="the North")]).keys() == {"texas"}


def test_an_area_listed_by_its_parts_lies_between_them() -> None:
    spot = resolve_uses([Use(name="Java"), Use(name="Jakarta"), Use(name="Indonesia")])["java"]
    assert (spot.country, spot.kind, spot.geonames) == ("ID", FIRST, None)
    assert spot.lat is not None and spot.lon is not None
    assert distance((spot.lat, spot.lon), (-7.5, 110.0)) < 100


def test_a_county_goes_by_its_name_alone() -> None:
    assert resolve_uses([Use(name="Oconee"), Use(name="Georgia"), Use(name="Atlanta")])["oconee"].country == "US"


def test_a_country_is_no_pin_and_an_unknown_place_stays() -> None:
    reading = make_reading(
        "Rain fell in [Portugal|LOC] and on the village of [Qxyzzy|LOC], and in [Lisbon|LOC]'s port."
    )
    country, unknown, city = find_places(make_comparison(reading))
    assert (country.country, country.precision, country.lat) == ("PT", "country", None)
    assert (unknown.name, unknown.precision, unknown.lat) == ("Qxyzzy", None, None)
    assert city.precision == "point"
    assert city.lat == pytest.approx(38.7, abs=0.2)
    assert city.mentions[0].text == "Lisbon"


def test_people_and_bodies_with_place_names_are_left_out() -> None:
    reading = make_reading("[Paris Vane|PER] told the [Berlin Gazette|ORG] so, in [Madrid|LOC].")
    assert [place.name for place in find_places(make_comparison(reading))] == ["Madrid"]


def test_distance() -> None:
    assert distance((0.0, 0.0), (0.0, 1.0)) == pytest.approx(111.2, abs=0.1)


@pytest.mark.parametrize(
    ("use", "kind"),
    [
        pytest.param(Use(name="Lagos"), CITY, id="a city that its state is named after"),
        pytest.param(Use(name="Lagos", area="state"), FIRST, id="the state where the text says so"),
        pytest.param(Use(name="downtown Seattle"), CITY, id="a part by the whole"),
        pytest.param(Use(name="Da Nang International Airport"), CITY, id="an airport by its city"),
    ],
)
def test_a_name_has_the_precision_that_the_text_supports(use: Use, kind: str) -> None:
    (spot,) = resolve_uses([use]).values()
    assert spot.kind == kind


def test_a_part_of_a_continent_is_not_the_whole() -> None:
    assert resolve_uses([Use(name="Northern Europe")]) == {}
