"""Text from outside on its way into a cell or an event of a calendar.

Nothing in it may break the file, be taken for a formula or reach beyond its own words.
"""

from __future__ import annotations

import re

LONGEST_CELL = 32_767
"""UTF-16 units a cell can hold (the published limits of the file format)."""
LONGEST_FOOTER_PART = 100
"""Characters of one part of a foot: three of them with their codes must stay within the format's 255."""
ELLIPSIS = "…"

_NEWLINES = re.compile("\r\n?|[\u0085\u2028\u2029]")
_TURNS = "\u202a-\u202e\u2066-\u2069"
"""What turns the direction of all that follows it in a cell. No script needs it: letters know theirs."""
_FORBIDDEN = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f{_TURNS}\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
_WRITTEN_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA_STARTS = ("=", "+", "-", "@")


def clean(text: str) -> str:
    """Return the text without controls, stray surrogates and turns of direction; its line breaks are the format's."""
    plain = _NEWLINES.sub("\n", text) if not text.isprintable() else text
    if not plain.isprintable():
        plain = _FORBIDDEN.sub("", plain.replace("\t", " "))
    return plain


def fit(text: str) -> tuple[str, int]:
    """Return a clean text that fits into a cell, and its whole length where it had to be cut (else 0)."""
    plain = clean(text)
    if len(plain) * 2 <= LONGEST_CELL or _units(plain) <= LONGEST_CELL:
        return plain, 0
    room = LONGEST_CELL - len(ELLIPSIS)
    cut = plain[:room]
    while _units(cut) > room:
        cut = cut[: len(cut) - max(1, (_units(cut) - room) // 2)]
    return cut + ELLIPSIS, _units(plain)


def escaped(text: str) -> str:
    """Write out what the format would read as an escape: «_x0041_» would come back as «A»."""
    return _WRITTEN_ESCAPE.sub("_x005F_", text) if "_x" in text else text


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet program may take the text for a formula when it is edited or saved as CSV."""
    return text.startswith(_FORMULA_STARTS)


def in_footer(text: str) -> str:
    """Return a text for a page's foot, where `&` begins a code, on one line and within LONGEST_FOOTER_PART."""
    said = ""
    for letter in clean(text).replace("\n", " "):
        more = "&&" if letter == "&" else letter
        if len(said) + len(more) > LONGEST_FOOTER_PART:
            break
        said += more
    return said


def _units(text: str) -> int:
    return len(text) + sum(letter > "\uffff" for letter in text)
