"""The header of a table: titles, the sort arrow, and what stays of it while the table is scrolled sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from twincities.ui.tables.columns import Align
from twincities.ui.tables.staying import staying_width
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Height, IconSize, Line, Space, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from twincities.ui.tables.columns import Sort


def edges_of(table: QTableView, column: int) -> tuple[int, int]:
    """Return what a column leaves free at its left and right, as `Header.edges`."""
    header = table.horizontalHeader()
    return header.edges(column) if isinstance(header, Header) else (0, 0)


def within_edges(table: QTableView, rect: QRect, column: int) -> QRect:
    """Return a cell without what its column leaves free at its left and right."""
    left, right = edges_of(table, column)
    return rect.adjusted(left, 0, -right, 0)


class Header(QHeaderView):
    """Says by which columns the database sorted, and asks for another order; its first `staying` sections stay."""

    def __init__(
        self, parent: QWidget, aligns: Sequence[Align], staying: int = 0, *, in_card: bool = False
    ) -> None:
        """`in_card`: the words of the outer columns stand below the title of the card, not at the table's edge."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._edge = Space.CARD - Space.M if in_card else 0
        self._aligns = list(aligns)
        self._staying = staying
        self._held_staying = False
        self._sorts: dict[int, Sort] = {}
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(look().px(Height.ROW))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        look().follow(self, self._scale)

    def show_sorts(self, sorts: dict[int, Sort]) -> None:
        """Show arrows at these sections, the second one lighter."""
        self._sorts = sorts
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """As high as the design asks."""
        return QSize(super().sizeHint().width(), look().px(Height.TABLE_HEADER))

    def edges(self, section: int) -> tuple[int, int]:
        """Return what a section leaves free at its left and right beyond the room of every cell."""
        edge, place = look().px(self._edge), self.visualIndex(section)
        after = range(place + 1, self.count())
        last = all(self.isSectionHidden(self.logicalIndex(one)) for one in after)
        return (edge if place == 0 else 0, edge if last else 0)

    def title_width(self, section: int) -> int:
        """Return how wide a section must be to show its title and an arrow."""
        theme = look()
        title = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        width = theme.metrics(Type.SMALL_STRONG).horizontalAdvance(title) + 2 * theme.px(Space.M) + 2
        width += sum(self.edges(section))
        arrow = theme.px(IconSize.SMALL) + theme.px(Space.XS)
        return width + arrow if self.sectionsClickable() else width

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sections, then those that stay over what was scrolled under them."""
        super().paintEvent(event)
        staying, hair = staying_width(self, self._staying), look().px(Line.HAIR)
        if not staying:
            return
        painter = QPainter(self.viewport())
        for place in range(self._staying):
            section = self.logicalIndex(place)
            left, width = self.sectionPosition(section), self.sectionSize(section)
            self.paintSection(painter, QRect(left, 0, width, self.viewport().height()), section)
        painter.fillRect(staying - hair, 0, hair, self.viewport().height(), look().colour("line2"))
        painter.end()

    def viewportEvent(self, event: QEvent) -> bool:
        """Let the pointer act on the section that is seen under it."""
        if isinstance(event, QMouseEvent):
            event = self._as_seen(event)
        return super().viewportEvent(event)

    def _as_seen(self, event: QMouseEvent) -> QMouseEvent:
        """Return where the pointer is among the sections; what begins at one that stays goes on there."""
        spot = event.position()
        if not event.buttons() or event.type() == QEvent.Type.MouseButtonPress:
            self._held_staying = spot.x() < staying_width(self, self._staying)
        if not self._held_staying:
            return event
        spot -= QPointF(self.offset(), 0)
        return QMouseEvent(
            event.type(), spot, event.globalPosition(), event.button(), event.buttons(), event.modifiers()
        )

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw a title aligned like its column, the arrow beside it, the rule below."""
        theme = look()
        painter.save()
        painter.fillRect(rect, theme.colour("surface"))
        hair = theme.px(Line.HAIR)
        painter.fillRect(rect.left(), rect.bottom() + 1 - hair, rect.width(), hair, theme.colour("line2"))
        title = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        left_edge, right_edge = self.edges(section)
        room = rect.adjusted(theme.px(Space.M) + left_edge, 0, -theme.px(Space.M) - right_edge, 0)
        metrics = theme.metrics(Type.SMALL_STRONG)
        side, gap = theme.px(IconSize.SMALL), theme.px(Space.XS)
        sort = self._sorts.get(section)
        taken = side + gap if sort else 0
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room.width() - taken)
        width = metrics.horizontalAdvance(shown)
        right = self._aligns[section] is Align.RIGHT
        left = room.right() + 1 - width - taken if right else room.left()
        painter.setFont(theme.font(Type.SMALL_STRONG))
        painter.setPen(theme.colour("text" if sort else "text2"))
        painter.drawText(
            QRect(left, rect.top(), width + 1, rect.height()), Qt.AlignmentFlag.AlignVCenter, shown
        )
        if sort:
            icon = Icon.SORTED_DOWN if sort.descending else Icon.SORTED_UP
            top = rect.top() + (rect.height() - side) // 2
            square = QRectF(left + width + gap, top, side, side)
            leads = section == next(iter(self._sorts))
            theme.paint_icon(painter, square, icon, theme.colours.text if leads else theme.colours.text3)
        painter.restore()

    def _scale(self) -> None:
        self.setFixedHeight(look().px(Height.TABLE_HEADER))
        self.viewport().update()
