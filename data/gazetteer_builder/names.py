"""Names of towns in the languages that they are known of, former ones, and every key and sound that follows."""

from __future__ import annotations

import gettext
import re
import sqlite3
from collections import defaultdict
from pathlib import Path

from gazetteer_builder.tables import rows
from gazetteer_builder.town import FOREIGN, FORMER, KNOWN, LOOSE, MAIN, SHORT, Town
from twincities.domain.names import tidy
from twincities.domain.sounds import skeleton, spoken_forms
from twincities.geo.keys import exact_key, is_cyrillic, is_latin, loose_key, words_of

TAIL_WORDS = frozenset(
    "am an auf bei im in ob sur sous en les lez upon on under by nad pod na of de del della di da do dos der vor ved i "
    "aan aux au near next".split()
)
PARTS = re.compile(r" / | \(|\)")
LABEL_LANGUAGES = ("ru", "kk", "en")


def read_tagged(sources: Path) -> dict[str, dict[str, str]]:
    """Read the names that a language is known of: by language, then by GeoNames number or unit code."""
    tagged = {}
    for path in sorted((sources / "libgeonames/usr/share/locale").glob("*/LC_MESSAGES/geonames.mo")):
        with path.open("rb") as file:
            names = gettext.GNUTranslations(file)._catalog
        tagged[path.parts[-3]] = {key: name for key, name in names.items() if key and isinstance(name, str)}
    return tagged


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
