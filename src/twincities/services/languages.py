"""Languages and scripts by name: what a person reads and types instead of a code. Names come from CLDR (Babel)."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from twincities.domain.cldr import languages
from twincities.domain.names import fold, sort_key
from twincities.i18n import Language
from twincities.services.code_names import suggest_codes

if TYPE_CHECKING:
    from collections.abc import Mapping

FIRST = ("de", "fr", "tr", "zh", "uk", "be", "uz", "ky", "pl", "it", "es")
"""Languages that are offered after the office's own before anything is typed."""
SCRIPTS = {
    "LATIN": "Latn", "CYRILLIC": "Cyrl", "ARABIC": "Arab", "HEBREW": "Hebr", "GREEK": "Grek", "ARMENIAN": "Armn",
    "GEORGIAN": "Geor", "CJK": "Hani", "HIRAGANA": "Jpan", "KATAKANA": "Jpan", "HANGUL": "Kore", "THAI": "Thai",
    "DEVANAGARI": "Deva", "MONGOLIAN": "Mong",
}  # fmt: skip
"""ISO 15924 codes by the first word of a letter's name in Unicode."""


@cache
def language_names(language: Language) -> Mapping[str, str]:
    """Return the languages' names in a language, by BCP 47 tag, in alphabetical order."""
    return dict(sorted(languages(language).items(), key=lambda item: sort_key(item[1])))


@cache
def script_names(language: Language) -> Mapping[str, str]:
    """Return the scripts' names in a language, by ISO 15924 code; those that are written at all."""
    from babel import Locale  # noqa: PLC0415 - 30 ms that the first window must not wait for

    names = Locale(language.value).scripts
    known = {code: names[code] for code in dict.fromkeys(SCRIPTS.values()) if code in names}
    return known | {code: name for code, name in names.items() if code not in known}


def language_name(tag: str, language: Language) -> str:
    """Return a language's name, the tag itself where it has none."""
    return language_names(language).get(tag.replace("-", "_"), tag)


def script_name(code: str, language: Language) -> str:
    """Return a script's name, the code itself where it has none."""
    return script_names(language).get(code, code)


def office_languages(language: Language) -> list[str]:
    """Return the tags of the languages an office writes in, that of its window first."""
    return [language.value, *(one.value for one in Language if one is not language)]


def suggest_languages(words: str, language: Language, limit: int = 8) -> list[tuple[str, str]]:
    """Offer languages (tag, name) whose name in any language of the program, or whose tag, begins with the words."""
    own = language_names(language)
    if not fold(words):
        first = dict.fromkeys((*office_languages(language), *FIRST))
        return [(code, own[code]) for code in first if code in own][:limit]
    named = (one for each in Language for one in language_names(each).items())
    return [(code.replace("_", "-"), name) for code, name in suggest_codes(words, own, named, limit)]


def suggest_scripts(words: str, language: Language, limit: int = 8) -> list[tuple[str, str]]:
    """Offer scripts (code, name) whose name or code begins with the words."""
    asked = fold(words)
    known = script_names(language)
    fits = [code for code, name in known.items() if fold(name).startswith(asked) or fold(code) == asked]
    return [(code, known[code]) for code in fits[:limit]]


def script_of(text: str) -> str:
    """Return the script that most letters of a text belong to, "" where that is none of the usual ones."""
    letters = (unicodedata.name(letter, "").partition(" ")[0] for letter in text if letter.isalpha())
    counted = Counter(SCRIPTS[name] for name in letters if name in SCRIPTS)
    return counted.most_common(1)[0][0] if counted else ""
