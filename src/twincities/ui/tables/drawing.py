"""How cells are drawn: two lines, chips, hairlines, the selection bar."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from twincities.ui.furniture.chips import chip_size, paint_chip
from twincities.ui.tables.columns import Align, Cell
from twincities.ui.tables.header import edges_of, within_edges
from twincities.ui.tables.model import CellRole
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Line, Space, Type
from twincities.ui.tips import plain

Index = QModelIndex | QPersistentModelIndex
PLAIN = Cell()


class CellDelegate(QStyledItemDelegate):
    """Draws a `Cell`."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, content and hairline."""
        cell = index.data(CellRole)
        rect = QRect(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        paint_ground(painter, rect, selected=selected, hovered=hovered, first=self._is_first(index))
        if isinstance(cell, Cell):
            right = index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight.value
            inside = within_edges(self._table, rect, index.column())
            paint_cell(painter, inside, cell, Align.RIGHT if right else Align.LEFT)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a width that shows the whole cell: what a double click on the header's edge gives."""
        cell = index.data(CellRole)
        return QSize(self._whole(cell, index) if isinstance(cell, Cell) else 0, option.rect.height())

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Offer the whole text of a cell that is cut."""
        cell = index.data(CellRole)
        if isinstance(cell, Cell) and not cell.tooltip and self._whole(cell, index) > option.rect.width():
            QToolTip.showText(event.globalPos(), plain(cell.plain), view)
            return True
        return super().helpEvent(event, view, option, index)

    def _whole(self, cell: Cell, index: Index) -> int:
        return cell_width(cell) + sum(edges_of(self._table, index.column()))

    def _is_first(self, index: Index) -> bool:
        return self._table.horizontalHeader().visualIndex(index.column()) == 0


def cell_width(cell: Cell) -> int:
    """Return how wide a cell must be to show everything."""
    theme = look()
    if cell.chip is not None:
        content = chip_size(cell.chip).width()
    else:
        first = theme.metrics(Type.STRONG if cell.strong or cell.second else Type.BODY)
        content = first.horizontalAdvance(cell.text)
        if any(map(str.isdigit, cell.text)):
            content = max(content, theme.metrics(Type.BODY, figures=True).horizontalAdvance(cell.text))
        content = max(content, theme.metrics(Type.SMALL).horizontalAdvance(cell.second))
    return content + 2 * theme.px(Space.M) + 1


def paint_ground(painter: QPainter, rect: QRect, *, selected: bool, hovered: bool, first: bool) -> None:
    """Draw a row's ground, its hairline, and in the first column the bar of a selected row."""
    theme = look()
    if selected:
        painter.fillRect(rect, theme.colour("sel"))
    elif hovered:
        painter.fillRect(rect, theme.colour("hover"))
    hair = theme.px(Line.HAIR)
    painter.fillRect(rect.left(), rect.bottom() + 1 - hair, rect.width(), hair, theme.colour("line"))
    if selected and first:
        painter.fillRect(
            rect.left(), rect.top(), theme.px(Line.SELECTION_BAR), rect.height(), theme.colour("accent")
        )


def paint_cell(painter: QPainter, rect: QRect, cell: Cell, align: Align) -> None:
    """Draw what a cell shows."""
    theme = look()
    room = QRectF(rect).adjusted(theme.px(Space.M), 0, -theme.px(Space.M), 0)
    if cell.chip is not None:
        size = chip_size(cell.chip)
        spot = QRectF(room.left(), room.center().y() - size.height() / 2, size.width(), size.height())
        paint_chip(painter, spot.toAlignedRect().toRectF(), cell.chip)
        return
    tone = cell.tone or ("text3" if cell.quiet else "text")
    if not cell.second:
        role = Type.STRONG if cell.strong else Type.BODY
        _paint_line(painter, room, cell.text, role, tone, align, style=cell)
        return
    gap = theme.px(Space.HAIR)
    first, second = theme.metrics(Type.STRONG).height(), theme.metrics(Type.SMALL).height()
    top = room.top() + (room.height() - first - second - gap / 2) / 2
    upper = QRectF(room.left(), top, room.width(), first)
    lower = QRectF(room.left(), top + first + gap / 2, room.width(), second)
    _paint_line(painter, upper, cell.text, Type.STRONG, tone, align, style=cell)
    _paint_line(painter, lower, cell.second, Type.SMALL, "text2", align)


def _paint_line(
    painter: QPainter,
    rect: QRectF,
    text: str,
    role: Type,
    tone: str,
    align: Align,
    *,
    style: Cell = PLAIN,
) -> None:
    theme = look()
    figures = align is Align.RIGHT
    metrics = theme.metrics(role, figures=figures)
    painter.setFont(theme.font(role, italic=style.italic, figures=figures))
    painter.setPen(theme.colour(tone))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
    painter.drawText(rect, align.value | Qt.AlignmentFlag.AlignVCenter, shown)
    if style.inferred:
        width = metrics.horizontalAdvance(shown)
        left = rect.left() if align is Align.LEFT else rect.right() - width
        under = rect.center().y() + metrics.height() / 2 + theme.px(Line.HAIR) / 2
        pen = QPen(theme.colour("inf"), theme.px(Line.HAIR))
        pen.setDashPattern([4, 2])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(pen)
        painter.drawLine(int(left), int(under), int(left + width), int(under))


def paint_heading(painter: QPainter, rect: QRect, text: str) -> None:
    """Draw the heading of a group of rows across the table of a card."""
    theme = look()
    painter.fillRect(rect, theme.colour("sunken"))
    hair = theme.px(Line.HAIR)
    painter.fillRect(rect.left(), rect.bottom() + 1 - hair, rect.width(), hair, theme.colour("line"))
    room = QRectF(rect).adjusted(theme.px(Space.CARD), 0, -theme.px(Space.CARD), 0)
    theme.paint_text(painter, room, text, Type.SMALL_STRONG, "text2")
