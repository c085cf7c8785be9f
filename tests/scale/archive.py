"""An invented archive: reports of a few outlets, some of which copy one another."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

WIRE = (
    "The ferry struck a submerged pylon minutes after leaving the eastern jetty, tearing a gash below the waterline "
    "and flooding the engine room, harbour officials said on Sunday. Fishermen in wooden skiffs pulled dozens of "
    "soaked passengers from the current before the coastguard cutter arrived from the northern breakwater."
)
EDITED = WIRE.replace("minutes after leaving", "shortly after it left").replace("soaked", "shivering")
QUOTED = (
    "We heard a dreadful grinding and then the lamps went out and the stewards shouted at us to climb the ladders "
    "towards the bridge while the children wept"
)
OWN = {
    "orchard": "Growers in the valley expect a meagre harvest of plums after hail shredded the blossom.",
    "choir": "A choir of retired miners will sing carols beside the colliery gates, its conductor said.",
    "tram": "Engineers replaced forty metres of buckled rail overnight so that trams could climb the hill again.",
    "library": "Volunteers catalogued nine hundred forgotten maps in the cellar of the library last winter.",
}
FOOTER = (
    "The Tidal Times was founded by three dismissed typesetters in a former ropewalk and still dries galleys there, "
    "beneath the rafters."
)


def row(name: str, text: str, outlet: str, date: str, **more: str) -> dict[str, Any]:
    return {"id": name, "text": text, "publisher": outlet, "published": date, **more}


ROWS = [
    row("wire", f"PORT (Reuters) - {WIRE}\n{OWN['orchard']}", "Morning Tide", "2021-05-02"),
    row("copy", f"{OWN['choir']}\n{EDITED}", "Evening Ebb", "2021-05-04"),
    row("early", f'{OWN["tram"]} "{QUOTED}," a cook recalled.', "Harbour Herald", "2021-05-02"),
    row("late", f'{OWN["library"]} The cook said: "{QUOTED}."', "Lagoon Ledger", "2021-05-03"),
    row("wire", f"{OWN['tram']} {OWN['choir']} Nobody else was there to listen.", "Delta Daily", "2021-05-06"),
]


def write_archive(folder: Path, rows: list[dict[str, Any]], *lines: str) -> Path:
    path = folder / "archive.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        for one in rows:
            stream.write(json.dumps(one) + "\n")
        for line in lines:
            stream.write(line + "\n")
    return path


def read_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
