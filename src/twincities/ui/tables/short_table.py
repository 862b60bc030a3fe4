"""A table as high as its rows: the card it stands on scrolls, not the table."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy

from twincities.ui.tables.record_table import RecordTable
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Height

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincities.ui.tables.columns import Column
    from twincities.ui.texts import Texts

Row = TypeVar("Row")


class ShortTable(RecordTable[Row]):
    """Shows a few records within a card."""

    in_card = True

    def __init__(
        self,
        texts: Texts,
        columns: Sequence[Column[Row]],
        fetch: Callable[[Sequence[int]], Sequence[Row | None]],
        *,
        two_lines: bool = True,
    ) -> None:
        self._height = Height.ROW_TWO_LINES if two_lines else Height.ROW
        super().__init__(texts, columns, fetch, two_lines=two_lines)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_ids(self, ids: Sequence[int]) -> None:
        """Show these records, as high as they are."""
        self.set_ids(ids)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Header and rows."""
        theme = look()
        rows = max(1, len(self.model_.ids))
        return QSize(theme.px(Height.ROW), theme.px(Height.TABLE_HEADER) + rows * theme.px(self._height) + 2)

    def minimumSizeHint(self) -> QSize:
        """Return the size hint."""
        return self.sizeHint()
