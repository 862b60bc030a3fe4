"""What a table shows: its columns, and the cells a row becomes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.i18n import Message
    from twincities.ui.furniture.chips import ChipLook
    from twincities.ui.texts import Texts

Row = TypeVar("Row")


class Align(Enum):
    """Text stands left; numbers, money, years and dates right."""

    LEFT = Qt.AlignmentFlag.AlignLeft
    RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows; `spoken` is what a screen reader says where it differs from the text."""

    text: str = ""
    second: str = ""
    chip: ChipLook | None = None
    inferred: bool = False
    strong: bool = False
    quiet: bool = False
    italic: bool = False
    tone: str = ""
    tooltip: str = ""
    spoken: str = ""

    @property
    def plain(self) -> str:
        """The cell in one line of text: for the clipboard and for speech."""
        if self.chip is not None:
            return self.chip.text
        return f"{self.text}, {self.second}" if self.second else self.text


EMPTY = Cell("—", quiet=True)


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column: its title, how a row becomes a cell, how wide it begins.

    `width` is in the design's pixels; a `whole` column grows with what it shows, `stretch` takes what is left; where
    the table is narrow, columns are hidden from the highest `priority` down (0 is never hidden). `sortable` columns
    ask for sorting by their id.
    """

    id: str
    title: Message
    cell: Callable[[Row, Texts], Cell]
    align: Align = Align.LEFT
    width: int = 120
    stretch: bool = False
    whole: bool = False
    sortable: bool = True
    priority: int = 0
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sort:
    """By which column a table is sorted, as the database did it."""

    column: str
    descending: bool = False
