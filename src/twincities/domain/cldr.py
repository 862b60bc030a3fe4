"""What countries and languages are called in each language of the program, by code. Names come from CLDR (Babel)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twincities.i18n import Language

CODE_LENGTH = 2
NOT_COUNTRIES = frozenset(
    {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "AC", "CP", "DG", "EA", "IC", "TA", "CQ"}
)
"""CLDR's codes that name no country: unions, test locales, parts of a country that have no code of their own."""


@cache
def countries(language: Language) -> Mapping[str, str]:
    """Return the countries' names in a language, by ISO 3166-1 code."""
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
