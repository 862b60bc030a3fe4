"""Cyrillic words in Latin letters: every usual spelling, so that a search in Latin finds a Cyrillic name."""

from __future__ import annotations

from anyascii import anyascii

_VOWELS = frozenset("аеёиоуыэюяәөұүіїє")
_SILENT = frozenset("ъь")

# Russian after BGN/PCGN without its apostrophes; then the letters of the neighbours that it lacks.
# fmt: off
_COMMON = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i",
    "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y",
    "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i",
    "є": "ye", "ї": "yi", "ґ": "g", "ў": "w", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "d",
}
# fmt: on
_PASSPORT = _COMMON | {"ё": "e", "й": "i", "ю": "iu", "я": "ia", "ъ": "ie", "ц": "ts"}  # ICAO 9303
_SHORT = _COMMON | {"ё": "e", "х": "h", "щ": "sch"}
_KAZAKH = _COMMON | {"қ": "q", "ғ": "gh", "ң": "ng", "х": "h"}
_TABLES = (_COMMON, _PASSPORT, _SHORT, _KAZAKH)


def latin_spellings(word: str) -> tuple[str, ...]:
    """Return the Latin spellings of a lower-case word, the commonest first; () for a word in Latin letters."""
    if word.isascii():
        return ()
    spellings = ["".join(_letter(letter, table) for letter in word) for table in _TABLES]
    spellings.append(_with_ye(word))
    return tuple(dict.fromkeys(spelling for spelling in spellings if spelling and spelling != word))


def _letter(letter: str, table: dict[str, str]) -> str:
    if letter in table:
        return table[letter]
    return letter if letter.isascii() else anyascii(letter).lower()


def _with_ye(word: str) -> str:
    """Spell е as "ye" where it begins a syllable, as maps do."""
    spelt = ""
    before = ""
    for letter in word:
        opens = not before or before in _VOWELS or before in _SILENT
        spelt += "ye" if letter == "е" and opens else _letter(letter, _COMMON)
        before = letter
    return spelt
