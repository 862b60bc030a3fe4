"""The mechanism of a controlled vocabulary: a stable code that is stored and a label that is translated."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from twincities.i18n import Message


class Term(StrEnum):
    """One entry of a vocabulary: its value is the code in the database and never changes, its label may.

    >>> class Side(Term):
    ...     OURS = "ours", N_("our side")
    """

    label: Message

    def __new__(cls, code: str, label: Message | None = None) -> Self:
        """Make the entry out of its code and its label; a class asked for a code finds the entry it has."""
        if label is None:
            raise TypeError(code)
        term = str.__new__(cls, code)
        term._value_ = code
        term.label = label
        return term
