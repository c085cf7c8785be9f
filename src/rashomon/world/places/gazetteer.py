"""The gazetteer as this folder uses it: it lies in `rashomon.places`, which `compare` reads too."""

from rashomon.places import CITY, CONTINENT, COUNTRY, FIRST, SECOND, Spot, find_spots, open_places

__all__ = ["CITY", "CONTINENT", "COUNTRY", "FIRST", "SECOND", "Spot", "find_spots", "open_places"]
