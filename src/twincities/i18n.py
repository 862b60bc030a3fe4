"""Words: every sentence a person reads comes out of a gettext catalogue, in the language that person chose.

Code declares a message where it is needed (`N_`, `NP_`, `NN_`) and says it later through `Words`, so that one
process can speak Russian in the window and Kazakh on a paper at the same time.
"""

from __future__ import annotations

import gettext
import struct
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal
    from pathlib import Path

DOMAIN = "twincities"
NO_BREAK_SPACE = "\u00a0"
NARROW_NO_BREAK_SPACE = "\u202f"
MINUS = "\u2212"
LITTLE_ENDIAN = b"\xde\x12\x04\x95"
CONTEXT_END, FORM_END = "\x04", "\0"
"""What stands in a compiled catalogue between a context and its message, and between the forms of a counted one."""


class Language(StrEnum):
    """A language the window, the papers and the command line speak."""

    RU = "ru"
    KK = "kk"
    EN = "en"


LANGUAGE_NAMES = {Language.RU: "Русский", Language.KK: "Қазақша", Language.EN: "English"}
"""Each language under its own name: how a person finds it in a list he cannot read."""


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence in English, the catalogues' key; `context` tells apart equal words, `plural` is the second form."""

    text: str
    context: str = ""
    plural: str = ""


def N_(text: str) -> Message:  # noqa: N802 - the extraction keyword of gettext
    """Declare a message."""
    return Message(text)


def NP_(context: str, text: str) -> Message:  # noqa: N802 - the extraction keyword of gettext
    """Declare a message whose English words mean different things in different places."""
    return Message(text, context)


def NN_(singular: str, plural: str) -> Message:  # noqa: N802 - the extraction keyword of gettext
    """Declare a counted message; both forms may use `{count}`."""
    return Message(singular, plural=plural)


class Catalogue(gettext.NullTranslations):
    """A compiled catalogue (a UTF-8 .mo file), each message of it read when it is first said.

    gettext's own reads all three thousand at once, which a start would wait for.
    """

    _said: dict[bytes, bytes]
    _form: Callable[[int], int]

    def _parse(self, fp: Any) -> None:  # noqa: ANN401 - a file as gettext opens it
        content = fp.read()
        order = "<" if content.startswith(LITTLE_ENDIAN) else ">"
        count, originals, translations = struct.unpack_from(f"{order}3I", content, 8)
        keys = struct.unpack_from(f"{order}{2 * count}I", content, originals)
        said = struct.unpack_from(f"{order}{2 * count}I", content, translations)
        self._said = {
            content[key : key + length]: content[at : at + long]
            for length, key, long, at in zip(keys[::2], keys[1::2], said[::2], said[1::2], strict=True)
        }
        facts = dict(line.partition(": ")[::2] for line in self._said[b""].decode().splitlines())
        self._form = gettext.c2py(facts["Plural-Forms"].rpartition("plural=")[2].rstrip(";"))

    def gettext(self, message: str) -> str:
        """Say a message."""
        said = self._said.get(message.encode())
        return message if said is None else said.decode()

    def pgettext(self, context: str, message: str) -> str:
        """Say a message that means different things in different places."""
        said = self._said.get(f"{context}{CONTEXT_END}{message}".encode())
        return message if said is None else said.decode()

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Say a counted message."""
        said = self._said.get(f"{msgid1}{FORM_END}{msgid2}".encode())
        if said is None:
            return msgid1 if n == 1 else msgid2
        return said.decode().split(FORM_END)[self._form(n)]


class Words:
    """Says messages in one language; frozen, cheap to make, safe to hand to any thread."""

    def __init__(self, language: Language, locale_dir: Path) -> None:
        self.language = language
        self._locale_dir = locale_dir
        self._catalogue = _catalogue(language, locale_dir)

    def __call__(self, message: Message, /, **facts: object) -> str:
        """Say a message, its `{placeholders}` filled from the facts. A counted message needs `count`."""
        if message.plural:
            count = facts["count"]
            if not isinstance(count, int):
                raise TypeError(count)
            said = self._catalogue.ngettext(message.text, message.plural, count)
            return said.format(**{**facts, "count": self.number(count)})
        if message.context:
            said = self._catalogue.pgettext(message.context, message.text)
        else:
            said = self._catalogue.gettext(message.text)
        return said.format(**facts) if facts else said

    def number(self, value: int | float | Decimal, places: int = 0) -> str:
        """Write a number as the language does: «854 500,5» with narrow no-break spaces, "854,500.5" in English."""
        written = f"{value:,.{places}f}"
        if self.language is not Language.EN:
            written = written.replace(",", NARROW_NO_BREAK_SPACE).replace(".", ",")
        return written.replace("-", MINUS)

    def among(self, language: Language) -> Words:
        """Return the words of another language from the same catalogues."""
        return self if language is self.language else Words(language, self._locale_dir)


def capitalised(words: str) -> str:
    """Return words, those of a label perhaps, as they begin a line."""
    return words[:1].upper() + words[1:]


def with_plain_spaces(text: str) -> str:
    """Return a text that leaves for other programs: a space that keeps a line together hides a date from them."""
    return text.replace(NO_BREAK_SPACE, " ")


@cache
def _catalogue(language: Language, locale_dir: Path) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, locale_dir, [language.value], Catalogue, fallback=True)
