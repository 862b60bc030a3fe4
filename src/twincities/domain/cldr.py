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


@cache
def countries(language: Language) -> Mapping[str, str]:
    """Return the countries' names in a language as they are said, by ISO 3166-1 code."""
    words = Words(language, LOCALE)
    return {**countries_in_full(language), **{code: words(name) for code, name in SHORT.items()}}


@cache
def countries_in_full(language: Language) -> Mapping[str, str]:
    """Return the countries' full names in a language, by ISO 3166-1 code: they are found by them, too."""
    from babel import Locale  # noqa: PLC0415 - 30 ms that the first window must not wait for

    return {
        code: name
        for code, name in Locale(language.value).territories.items()
        if len(code) == CODE_LENGTH and code.isalpha() and code not in NOT_COUNTRIES
    }


@cache
def languages(language: Language) -> Mapping[str, str]:
    """Return the languages' names in a language, by BCP 47 tag (with _ for -)."""
    from babel import Locale  # noqa: PLC0415 - as above

    return dict(Locale(language.value).languages)
