"""Keys under which a place name is found: what differs between two spellings of one name is not in them.

The builder of the gazetteer and the program make keys with the same functions; a change here asks for a new
gazetteer (`KEYS_VERSION`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from twincities.domain.latin import latin_spellings
from twincities.domain.names import fold

KEYS_VERSION = 1
"""Written into the gazetteer; one that was made with other keys is not opened."""

LONGEST_NAME = 120
"""Letters of a name that are looked at: no place on Earth has a longer one."""

SAINT = frozenset(
    ("st", "ste", "saint", "sainte", "sankt", "skt", "sint", "szent", "sent", "sveti", "svaty", "sant")
)
"""How languages write the Saint of a place name."""
_CONNECTORS = frozenset(  # articles and prepositions inside place names, of many languages
    """
    a am an auf b bei ben da das dal dalla dall d de del dei degli della delle dell der den des di do
    dos du e el en et i im in l la las le les les los lez near ob of on o oberer op the und unter upon u
    v ved vor y z zu zum zur na nad pod pri bij aan aux au sur sous s and
    """.split()  # noqa: SIM905 - sixty words read better than sixty strings
)
_SPELT_OUT = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"), ("ss", "s"))
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[a-z]")


def words_of(text: str) -> list[str]:
    """Return the folded words of a name, at most `LONGEST_NAME` letters of it."""
    return fold(text[:LONGEST_NAME]).split()


def exact_key(text: str) -> str:
    """Return the key of a name as it is written: case, marks, hyphens, spaces and the forms of Saint left out."""
    return "".join("st" if word in SAINT else word for word in words_of(text))


def loose_key(text: str) -> str:
    """Return the key without articles and the little words between; "" where that leaves less than four letters.

    "Romilly sur Seine" and "Romilly/Seine", "Le Mans" and "Mans" meet in it.
    """
    words = ["st" if word in SAINT else word for word in words_of(text)]
    kept = "".join(word for word in words if word not in _CONNECTORS)
    return kept if len(kept) >= 4 else ""  # noqa: PLR2004 - shorter ones say nothing


def short_key(text: str) -> str:
    """Return the key of what stands before the first little word: "Ingelheim" of "Ingelheim am Rhein"; else ""."""
    words = words_of(text)
    for at, word in enumerate(words[1:], 1):
        if word in _CONNECTORS and len("".join(words[:at])) >= 4:  # noqa: PLR2004 - as above
            return exact_key(" ".join(words[:at]))
    return ""


@lru_cache(maxsize=4_096)
def typed_keys(text: str) -> tuple[str, ...]:
    """Return the exact keys a typed name may stand under: umlauts spelt out, Cyrillic in Latin letters."""
    found = {exact_key(text): None}
    if _CYRILLIC.search(text.casefold()):
        words = [latin_spellings(unicodedata.normalize("NFC", word)) for word in text.casefold().split()]
        for number in range(5):
            spelt = " ".join(forms[min(number, len(forms) - 1)] for forms in words if forms)
            found[exact_key(spelt)] = None
    else:
        for spelt, plain in _SPELT_OUT:
            found |= {key.replace(spelt, plain): None for key in list(found) if spelt in key}
    return tuple(key for key in found if key)


def is_cyrillic(key: str) -> bool:
    """Tell whether a key is of Cyrillic letters."""
    return bool(_CYRILLIC.search(key))


def is_latin(key: str) -> bool:
    """Tell whether a key is of Latin letters."""
    return bool(_LATIN.search(key))
