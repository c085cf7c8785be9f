"""The gazetteer: what places go by a name (`find_spots`), how two such names stand to each other (`relate_places`).

Both `compare` and `world` read it, so it stands left of them. What a name means in its text is decided in `world`.
"""

from rashomon.places.forms import fold
from rashomon.places.gazetteer import (
    CITY,
    CONTINENT,
    COUNTRY,
    FIRST,
    SECOND,
    Spot,
    find_spots,
    open_places,
)
from rashomon.places.relations import Relation, relate_places
from rashomon.places.wholes import find_wholes

__all__ = [
    "CITY",
    "CONTINENT",
    "COUNTRY",
    "FIRST",
    "SECOND",
    "Relation",
    "Spot",
    "find_spots",
    "find_wholes",
    "fold",
    "open_places",
    "relate_places",
]
