"""A table whose first columns stay where they are while the others are scrolled sideways.

They are drawn over what was scrolled under them, so that there is nothing to keep in step and nothing to pay for while
the table is not scrolled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect
from PySide6.QtGui import QCursor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView

from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Line

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QAbstractItemView, QHeaderView

Index = QModelIndex | QPersistentModelIndex
MOST = 2 / 3
"""The part of the table's width that staying columns may take; with more there would be nothing left to scroll."""


def staying_width(header: QHeaderView, columns: int) -> int:
    """Return how many pixels at the left of a header are columns that stay, 0 while nothing is scrolled."""
    if not header.offset():
        return 0
    width = sum(header.sectionSize(header.logicalIndex(place)) for place in range(columns))
    return width if width <= header.viewport().width() * MOST else 0


class StayingTable(QTableView):
    """Lets its first `staying` columns stay."""

    staying: ClassVar[int] = 1

    @property
    def staying_width(self) -> int:
        """How many pixels at the left are columns that stay, 0 while nothing is scrolled."""
        return staying_width(self.horizontalHeader(), self.staying)

    def indexAt(self, spot: QPoint) -> QModelIndex:
        """Find the cell that is seen at a spot."""
        if spot.x() < self.staying_width:
            spot = spot - QPoint(self.horizontalHeader().offset(), 0)
        return super().indexAt(spot)

    def visualRect(self, index: Index) -> QRect:
        """Return where a cell is seen."""
        rect = super().visualRect(index)
        return rect.translated(self.horizontalHeader().offset(), 0) if self._stays(index) else rect

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QTableView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a cell into view: beside the columns that stay; one of these is in view already."""
        bar = self.horizontalScrollBar()
        at, stays = bar.value(), self._stays(index)
        super().scrollTo(index, hint)
        covered = self.staying_width - self.columnViewportPosition(index.column())
        if stays:
            bar.setValue(at)
        elif covered > 0:
            bar.setValue(bar.value() - covered)

    def scrollContentsBy(self, across: int, down: int) -> None:
        """Scroll, and draw anew what stays."""
        super().scrollContentsBy(across, down)
        if across:
            self.viewport().update()
            self.horizontalHeader().viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, then those that stay over them."""
        super().paintEvent(event)
        width = self.staying_width
        if width and event.rect().left() < width:
            painter = QPainter(self.viewport())
            self._paint_staying(painter, event.rect(), width)
            painter.end()

    def _paint_staying(self, painter: QPainter, seen: QRect, width: int) -> None:
        header = self.horizontalHeader()
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        under = self._row_under_mouse()
        hair = look().px(Line.HAIR)
        painter.fillRect(QRect(0, seen.top(), width, seen.height()), look().colour("surface"))
        for row in self._rows(seen):
            for place in range(self.staying):
                index = self.model().index(row, header.logicalIndex(place))
                option.rect = self.visualRect(index)
                option.state = QStyle.StateFlag.State_Enabled
                if self.selectionModel().isSelected(index):
                    option.state |= QStyle.StateFlag.State_Selected
                if row == under:
                    option.state |= QStyle.StateFlag.State_MouseOver
                self.itemDelegateForIndex(index).paint(painter, option, index)
                if self.columnSpan(row, index.column()) > 1:
                    break
            else:
                painter.fillRect(
                    width - hair, option.rect.top(), hair, option.rect.height(), look().colour("line2")
                )

    def _rows(self, seen: QRect) -> range:
        first, last = self.rowAt(seen.top()), self.rowAt(seen.bottom())
        if first < 0:
            return range(0)
        return range(first, (last if last >= 0 else self.model().rowCount() - 1) + 1)

    def _row_under_mouse(self) -> int:
        viewport = self.viewport()
        return self.rowAt(viewport.mapFromGlobal(QCursor.pos()).y()) if viewport.underMouse() else -1

    def _stays(self, index: Index) -> bool:
        return bool(self.staying_width) and self.horizontalHeader().visualIndex(index.column()) < self.staying
