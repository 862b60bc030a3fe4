"""Whole numbers and lists of them as they are typed in the settings."""

from __future__ import annotations

import re

from twincities.i18n import N_

BAD_NUMBER = N_("Write a whole number from {least} to {most}")
_BETWEEN = re.compile(r"[\s,;]+")
_NUMBER = re.compile(r"[0-9]{1,4}")


def whole(text: str, least: int, most: int) -> int | None:
    """Return the number that a text says, None where it says none between the two."""
    if not _NUMBER.fullmatch(text) or not least <= int(text) <= most:
        return None
    return int(text)


def wholes(text: str, least: int, most: int) -> tuple[int, ...] | None:
    """Return the numbers of a list, each once, in order; None where one of its words is none between the two."""
    found = [whole(word, least, most) for word in _BETWEEN.split(text) if word]
    known = {number for number in found if number is not None}
    return None if None in found else tuple(sorted(known))
