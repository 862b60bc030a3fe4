"""Countries by name: what a person reads and types instead of a code."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from twincities.domain.cldr import countries, known_as
from twincities.domain.names import fold, sort_key
from twincities.i18n import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@cache
def country_names(language: Language) -> Mapping[str, str]:
    """Return the countries' names in a language, by ISO 3166-1 code, in alphabetical order."""
    return dict(sorted(countries(language).items(), key=lambda item: sort_key(item[1])))


def country_name(code: str, language: Language) -> str:
    """Return a country's name, the code itself where it has none."""
    return country_names(language).get(code, code)


def country_list(codes: Iterable[str], language: Language) -> str:
    """Return the names of countries in one line, "" for none."""
    return ", ".join(country_name(code, language) for code in codes)


def suggest_countries(words: str, language: Language, limit: int = 8) -> list[tuple[str, str]]:
    """Offer countries (code, name) whose name in any language of the program, or whose code, begins with the words."""
    asked = fold(words)
    ranked: dict[str, int] = {}
    for code, name in (named for one in Language for named in known_as(one)):
        ranked[code] = min(_fit(fold(name), asked), ranked.get(code, _NO_FIT))
    own = country_names(language)
    best = sorted((rank, sort_key(own[code]), code) for code, rank in ranked.items() if rank < _NO_FIT)
    exact = [code for code in own if fold(code) == asked]
    chosen = dict.fromkeys([*exact, *(code for _rank, _key, code in best)])
    return [(code, own[code]) for code in list(chosen)[:limit]]


_NO_FIT = 3


def _fit(name: str, asked: str) -> int:
    if name == asked:
        return 0
    if name.startswith(asked):
        return 1
    return 2 if f" {asked}" in f" {name}" else _NO_FIT
