"""Countries by name: what a person reads and types instead of a code."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from twincities.domain.cldr import countries, known_as
from twincities.domain.names import sort_key
from twincities.i18n import Language
from twincities.services.code_names import suggest_codes

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
    named = (one for each in Language for one in known_as(each))
    return suggest_codes(words, country_names(language), named, limit)
