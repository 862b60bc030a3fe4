"""How a person's name sounds, among the words of search: «Тэйлор» finds Sharon Taylor, "Taylor" Шарон Тэйлор.

A name in Latin letters keeps how it sounds by the rules of several languages, for nobody knows whose name it is, one in
Cyrillic letters how it is read. Each is looked for from the other script only: within one script a name is spelt, and
Асанов is not Есенов.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from twincities.domain.sounds import skeleton, sound

MARK = "\ue002"
"""What a sound stands between, as a code does between its own mark."""
LATIN, CYRILLIC = "l", "c"
FEWEST = 3
"""Consonants that tell a name from others. With two, «Анна» would be Hans and Jana: 1,295 of 20,000 made-up people."""
LANGUAGES = ("", "en", "de", "fr", "pl", "tr", "zh")
_CASELESS = str.maketrans("SCJZ", "шчџж")  # the index knows no capitals
_LETTERS = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile("[\u0400-\u052f]+")


@lru_cache(maxsize=32_768)
def sounds_kept(token: str) -> tuple[str, ...]:
    """Return the words for how a part of a name sounds."""
    words = _LETTERS.findall(unicodedata.normalize("NFC", token))
    return tuple(dict.fromkeys(kept for word in words for kept in _sounds(word, _script(word))))


def sounds_asked(word: str) -> tuple[str, ...]:
    """Return the words for how names in the other script sound that a folded word of a question may mean."""
    return _sounds(word, {LATIN: CYRILLIC, CYRILLIC: LATIN, "": ""}[_script(word)])


def _sounds(word: str, script: str) -> tuple[str, ...]:
    if not script:
        return ()
    heard = (skeleton(sound(word, language)) for language in LANGUAGES)
    told = dict.fromkeys(one.translate(_CASELESS) for one in heard if len(one) >= FEWEST)
    return tuple(f"{MARK}{script}{one}{MARK}" for one in told)


def _script(word: str) -> str:
    if _CYRILLIC.fullmatch(word):
        return CYRILLIC
    plain = unicodedata.normalize("NFKD", word)[:1]
    return LATIN if plain.isascii() and plain.isalpha() else ""
