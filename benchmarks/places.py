"""Measure how well place names are resolved: LGL or GeoVirus in, one JSON line out.

    python benchmarks/places.py /path/to/lgl.xml.gz [--detect] [--half even|odd]

`gold` resolves the toponyms that the corpus marks; `--detect` lets the reader find them, and counts those that it
finds where the corpus has one. A toponym counts as right within 161 km (100 miles) of the corpus's coordinates; one
that is not resolved counts as wrong. A country or a state has no point here: `accuracy_161km` counts it as right
where the corpus's point lies in it (the nearest place of the gazetteer is one of its own), `strict` only where it
lies within 161 km of its middle, as Mordecai 3 counts, whose middles are GeoNames' own (it reports 0.827 on LGL, gold
toponyms).
"""

import argparse
import gzip
import json
import math
import xml.etree.ElementTree as ET
from collections import Counter
from functools import lru_cache
from pathlib import Path

import numpy as np

from rashomon.world.actors.nations import find_nation, read_nations
from rashomon.world.places.gazetteer import COUNTRY, FIRST, open_places
from rashomon.world.places.toponyms import distance, read_use, resolve_uses
from rashomon.world.words import fold

NEAR_KM = 161


def load_articles(path):
    """Give (text, [(start, end, lat, lon)]) of each article; toponyms without coordinates are left out."""
    raw = Path(path).read_bytes()
    raw = gzip.decompress(raw) if str(path).endswith(".gz") else raw
    for article in ET.fromstring(raw):
        text, spots = article.findtext("text"), []
        for toponym in article.iter("toponym"):
            tag = toponym.find("gaztag")
            if tag is not None:
                place = float(tag.findtext("lat")), float(tag.findtext("lon"))
                spots.append((int(toponym.findtext("start")), int(toponym.findtext("end")), *place))
        for location in article.iter("location"):
            place = float(location.findtext("lat")), float(location.findtext("lon"))
            spots.append((int(location.findtext("start")), int(location.findtext("end")), *place))
        yield text, align(text, article, spots)


def align(text, article, spots):
    """GeoVirus counts from one: shift a toponym whose own name stands one to the left."""
    names = [n.text for n in article.iter("name")] if article.find("locations") is not None else []
    out = []
    for (start, end, *place), name in zip(spots, names or [None] * len(spots), strict=False):
        shift = next((d for d in (0, -1, 1) if name and text[start + d : end + d] == name), 0)
        out.append((start + shift, end + shift, *place))
    return out


def hint_countries(text):
    words = [w.strip(".,;:'’\"()") for w in text.split() if w[:1].isupper()]
    return [code for w in words for code in [find_nation(w, "adjective", "people")] if code]


@lru_cache(maxsize=4096)
def area_at(lat, lon):
    """The country and the division of the gazetteer's place that lies nearest to a point."""
    places = open_places()
    cities = places[places["kind"] == b"P"]
    apart = (cities["lat"] - lat) ** 2 + ((cities["lon"] - lon) * math.cos(math.radians(lat))) ** 2
    nearest = cities[int(np.argmin(apart))]
    return nearest["cc"].decode(), nearest["adm"].decode()


def lies_within(point, spot):
    """Whether a point lies in the country or first-order division that a name was resolved to."""
    if spot.kind not in (COUNTRY, FIRST):
        return False
    return area_at(*point)[: 1 + (spot.kind == FIRST)] == (spot.country, spot.division)[: 1 + (spot.kind == FIRST)]


def place_of(spot):
    """The coordinates of a place; a country's are the middle that nations.tsv gives."""
    if spot is None:
        return None
    if spot.kind == COUNTRY and spot.country in read_nations():
        nation = read_nations()[spot.country]
        return (nation.lat, nation.lon) if nation.lat is not None else None
    return (spot.lat, spot.lon) if spot.lat is not None else None


def resolve(text, spans):
    uses = [read_use(text, start, end) for start, end in spans]
    chosen = resolve_uses(uses, hint_countries(text))
    return [chosen.get(fold(u.name)) for u in uses]


def detect(text):
    from rashomon.language import read
    from rashomon.model import Comparison, Report, Story
    from rashomon.world.actors.naming import settle_names
    from rashomon.world.places.finding import find_toponyms

    story = Story(readings=(read(Report(id="x", text=text, body=((0, len(text)),))),))
    (reading,) = settle_names(Comparison(story=story)).story.readings
    return [(span.start, span.end) for span in find_toponyms(reading)]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file")
    parser.add_argument("--detect", action="store_true")
    parser.add_argument("--half", choices=("even", "odd"))
    parser.add_argument("--misses", type=int, default=0)
    args = parser.parse_args()
    tally, misses = Counter(), Counter()
    for n, (text, gold) in enumerate(load_articles(args.file)):
        if args.half and n % 2 != (args.half == "odd"):
            continue
        count_article(text, gold, args.detect, tally, misses)
    for miss, count in misses.most_common(args.misses):
        print(count, miss)
    total = tally["compared"] or 1
    row = {"file": Path(args.file).name, "mode": "detected" if args.detect else "gold", "toponyms": tally["gold"]}
    row |= {
        "compared": tally["compared"],
        "accuracy_161km": round(tally["right"] / total, 4),
        "strict": round(tally["strict"] / total, 4),
        "unresolved": tally["unknown"],
    }
    if args.detect:
        row |= {
            "precision": round(tally["compared"] / (tally["found"] or 1), 4),
            "recall": round(tally["compared"] / (tally["gold"] or 1), 4),
        }
    print(json.dumps(row))


def count_article(text, gold, detecting, tally, misses):
    marked = {(start, end): place for start, end, *place in gold}
    spans = detect(text) if detecting else list(marked)
    spots = resolve(text, spans)
    tally["gold"] += len(marked)
    tally["found"] += len(spans)
    for span, spot in zip(spans, spots, strict=True):
        if span not in marked:
            continue
        place = place_of(spot)
        tally["compared"] += 1
        tally["unknown"] += spot is None
        strict = place is not None and distance(place, tuple(marked[span])) <= NEAR_KM
        right = strict or (spot is not None and lies_within(tuple(marked[span]), spot))
        tally["strict"] += strict
        tally["right"] += right
        if not right:
            misses[
                text[slice(*span)], place and tuple(round(x) for x in place), tuple(round(x) for x in marked[span])
            ] += 1


if __name__ == "__main__":
    main()
