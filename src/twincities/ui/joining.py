"""Facts beside each other and names one after another, as a language puts them into one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.i18n import NP_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twincities.i18n import Message
    from twincities.ui.texts import Texts

BESIDE = NP_("two facts in one line", "{first} · {second}")
AND = NP_("two names in one line", "{first}, {second}")


def joined(texts: Texts, facts: Iterable[str]) -> str:
    """Return facts in one line; those that are empty are left out."""
    return _in_one_line(texts, BESIDE, facts)


def listed(texts: Texts, names: Iterable[str]) -> str:
    """Return names in one line; those that are empty are left out."""
    return _in_one_line(texts, AND, names)


def _in_one_line(texts: Texts, between: Message, pieces: Iterable[str]) -> str:
    line = ""
    for piece in pieces:
        line = texts(between, first=line, second=piece) if line and piece else line or piece
    return line
