"""What countries and languages are called in each language of the program, by code. Names come from CLDR (Babel).

Babel leaves out CLDR's short names of countries: those that differ stand among the program's own words.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from twincities.i18n import NP_, Words
from twincities.paths import LOCALE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twincities.i18n import Language

CODE_LENGTH = 2
NOT_COUNTRIES = frozenset(
    {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "AC", "CP", "DG", "EA", "IC", "TA", "CQ"}
)
"""CLDR's codes that name no country: unions, test locales, parts of a country that have no code of their own."""
SHORT = {
    "HK": NP_("country", "Hong Kong"),
    "MM": NP_("country", "Myanmar"),
    "MO": NP_("country", "Macao"),
    "PS": NP_("country", "Palestine"),
    "US": NP_("country", "United States"),
}
"""Countries whose short name is said in place of the full one; in English, abbreviations are no names for a paper."""
OTHERWISE = {
    "AE": NP_("other names of a country", "UAE, Emirates"),
    "BY": NP_("other names of a country", "Byelorussia"),
    "CN": NP_("other names of a country", "PRC"),
    "CZ": NP_("other names of a country", "Czech Republic"),
    "DE": NP_("other names of a country", "FRG"),
    "GB": NP_("other names of a country", "UK, Great Britain, Britain"),
    "KG": NP_("other names of a country", "Kirghizia"),
    "KP": NP_("other names of a country", "DPRK"),
    "KR": NP_("other names of a country", "Korea"),
    "MD": NP_("other names of a country", "Moldavia"),
    "NL": NP_("other names of a country", "Holland"),
    "RU": NP_("other names of a country", "Russian Federation"),
    "TM": NP_("other names of a country", "Turkmenia"),
    "TR": NP_("other names of a country", "Turkey"),
    "US": NP_("other names of a country", "USA, United States of America, America"),
    "ZA": NP_("other names of a country", "RSA"),
}
"""What countries are called besides, between commas: never shown, and typed by people who look for them.

Each language has names of its own here, no translations of the English ones.
"""


@cache
def countries(language: Language) -> Mapping[str, str]:
    """Return the countries' names in a language as they are said, by ISO 3166-1 code."""
    words = Words(language, LOCALE)
    return {**countries_in_full(language), **{code: words(name) for code, name in SHORT.items()}}


@cache
def countries_in_full(language: Language) -> Mapping[str, str]:
    """Return the countries' full names in a language, by ISO 3166-1 code."""
    from babel import Locale  # noqa: PLC0415 - 30 ms that the first window must not wait for

    return {
        code: name
        for code, name in Locale(language.value).territories.items()
        if len(code) == CODE_LENGTH and code.isalpha() and code not in NOT_COUNTRIES
    }


@cache
def known_as(language: Language) -> tuple[tuple[str, str], ...]:
    """Return every name of every country in a language, with the country's code before it."""
    words = Words(language, LOCALE)
    besides = [(code, name) for code, names in OTHERWISE.items() for name in words(names).split(", ")]
    return (*countries(language).items(), *countries_in_full(language).items(), *besides)


@cache
def languages(language: Language) -> Mapping[str, str]:
    """Return the languages' names in a language, by BCP 47 tag (with _ for -)."""
    from babel import Locale  # noqa: PLC0415 - as above

    return dict(Locale(language.value).languages)
