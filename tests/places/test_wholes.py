"""Areas that are listed only by their parts, and where divisions lie."""

import pytest

from rashomon.places import FIRST, find_spots, find_wholes


@pytest.mark.parametrize("name", ["Java", "Sumatra", "Darfur", "Sussex"])
def test_a_whole_has_its_parts_country(name: str) -> None:
    countries = {"Java": "ID", "Sumatra": "ID", "Darfur": "SD", "Sussex": "GB"}
    assert [spot.country for spot in find_wholes(name)] == [countries[name]]


@pytest.mark.parametrize("name", ["Paris", "Province", "Ossetia", ""])
def test_one_part_or_a_kind_of_area_makes_no_whole(name: str) -> None:
    assert find_wholes(name) == ()


def test_a_city_misplaced_does_not_move_its_division() -> None:
    hebei = next(spot for spot in find_spots("Hebei") if spot.kind == FIRST)
    assert 113 < (hebei.lon or 0) < 120


def test_divisions_go_by_their_name_without_its_kind() -> None:
    assert "PH" in {spot.country for spot in find_spots("Nueva Ecija")}
