"""The table of the ledger: headings across it that fold, a box for what is done, Space that ticks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle

from twincities.domain.vocabularies import CommitmentStatus
from twincities.ui.commitments.listing import GROUPS, Heading, heading_of, is_heading
from twincities.ui.tables.columns import Cell
from twincities.ui.tables.drawing import CellDelegate, paint_ground
from twincities.ui.tables.model import CellRole, IdRole
from twincities.ui.tables.record_table import RecordTable
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Height, IconSize, Line, Radius, Space, Type

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from twincities.services.ledger import LedgerRow
    from twincities.services.ledger_filter import LedgerGroup
    from twincities.ui.tables.columns import Column
    from twincities.ui.texts import Texts

    Index = QModelIndex | QPersistentModelIndex

TICK = 0
"""The column of the boxes."""


class LedgerTable(RecordTable["LedgerRow | Heading"]):
    """Emits which promises are ticked and which group is folded or opened; the page does it."""

    staying = 2
    ticked = Signal(list)
    fold_wanted = Signal(object, bool)

    def __init__(
        self,
        texts: Texts,
        columns: Sequence[Column[LedgerRow | Heading]],
        fetch: Callable[[Sequence[int]], Sequence[LedgerRow | Heading | None]],
        folded: Callable[[], Collection[LedgerGroup]],
        previewed: Callable[[], bool],
    ) -> None:
        """`folded` are the groups whose promises are not shown; while one is `previewed`, ← closes the preview."""
        self._heading_rows: list[int] = []
        self.folded = folded
        self._previewed = previewed
        super().__init__(texts, columns, fetch)
        self.setItemDelegate(_LedgerDelegate(self))

    # ------------------------------------------------------------------------------------ headings

    def set_ids(self, ids: Iterable[int]) -> None:
        """Show headings and promises."""
        super().set_ids(ids)
        self._find_headings()

    def extend_ids(self, ids: Iterable[int]) -> bool:
        """Show more headings and promises below those shown."""
        extended = super().extend_ids(ids)
        if extended:
            self._find_headings()
        return extended

    def _find_headings(self) -> None:
        header = self.verticalHeader()
        for row in self._heading_rows:  # Qt keeps their heights through a reset of the model
            if row < header.count():
                header.resizeSection(row, header.defaultSectionSize())
        self._heading_rows = [row for row, number in enumerate(self.model_.ids) if is_heading(number)]
        self._lay_headings()

    def headings(self) -> list[Heading]:
        """Return the headings that stand in the list, with their counts."""
        return [heading_of(self.model_.ids[row]) for row in self._heading_rows]

    def choose_heading(self, group: LedgerGroup) -> None:
        """Put the keyboard on a heading."""
        for row in self._heading_rows:
            if heading_of(self.model_.ids[row]).group is group:
                flags = QItemSelectionModel.SelectionFlag
                index = self.model_.index(row, 0)
                self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
                self.scrollTo(index)

    def choose_row(self, row: int) -> None:
        """Select one row alone; a heading gives way to the promise below it."""
        ids = self.model_.ids
        step = row + 1 < len(ids) and is_heading(ids[row]) and not is_heading(ids[row + 1])
        super().choose_row(row + step)

    def choose_after(self, gone: Sequence[int]) -> None:
        """Select the promise that follows those which are about to move."""
        ids, leaving = self.model_.ids, set(gone)
        current = self.selectionModel().currentIndex().row()
        below = range(max(current, 0), len(ids))
        above = range(min(current, len(ids) - 1), -1, -1)
        for row in (*below, *above):
            if not is_heading(ids[row]) and ids[row] not in leaving:
                super().choose_row(row)
                return

    def selected_ids(self) -> list[int]:
        """Return the selected promises; headings are none."""
        return [number for number in super().selected_ids() if not is_heading(number)]

    def _lay_headings(self) -> None:
        self.clearSpans()
        for row in self._heading_rows:
            self.setSpan(row, 0, 1, len(self.model_.columns))
            self.verticalHeader().resizeSection(row, look().px(Height.GROUP_ROW))

    def _scale(self) -> None:
        super()._scale()
        self.verticalHeader().setMinimumSectionSize(look().px(Height.GROUP_ROW))
        self._lay_headings()

    # ------------------------------------------------------------------------------------ keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by Space; fold by ←, open by →; the rest is any list's."""
        key, current = event.key(), self.current_id()
        if current is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif is_heading(current) and key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._turn(heading_of(current))
        elif is_heading(current) and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.fold_wanted.emit(heading_of(current).group, key == Qt.Key.Key_Left)
        elif key == Qt.Key.Key_Left and not self._previewed():
            self.fold_wanted.emit(self.group_of(self.selectionModel().currentIndex().row()), True)
        elif key == Qt.Key.Key_Space and not self._typing:
            self.ticked.emit(self.selected_ids() or [current])
        else:
            super().keyPressEvent(event)

    def group_of(self, row: int) -> LedgerGroup:
        """Return the group that a row stands in."""
        above = [heading for heading in self._heading_rows if heading <= row]
        return heading_of(self.model_.ids[above[-1]]).group if above else GROUPS[0]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick by a click on a box, fold or open by a click on a heading."""
        index = self.indexAt(event.position().toPoint())
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        number = self.model_.ids[index.row()] if index.isValid() else None
        if plain and number is not None and is_heading(number):
            self._turn(heading_of(number))
        elif plain and number is not None and index.column() == TICK:
            super().choose_row(index.row())
            self.ticked.emit([number])
        else:
            super().mousePressEvent(event)

    def _turn(self, heading: Heading) -> None:
        self.fold_wanted.emit(heading.group, heading.group not in self.folded())


class _LedgerDelegate(CellDelegate):
    def __init__(self, table: LedgerTable) -> None:
        super().__init__(table)
        self._ledger = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        number = index.data(IdRole)
        if is_heading(number):
            if index.column() == TICK:
                current = self._ledger.selectionModel().currentIndex().row() == index.row()
                self._paint_heading(painter, QRect(option.rect), index, current=current)
        elif index.column() == TICK:
            self._paint_tick(painter, option, index)
        else:
            super().paint(painter, option, index)

    def _paint_heading(self, painter: QPainter, rect: QRect, index: Index, *, current: bool) -> None:
        theme = look()
        painter.save()
        ground = "sel" if current and self._ledger.hasFocus() else "sunken"
        painter.fillRect(rect, theme.colour(ground))
        hair = theme.px(Line.HAIR)
        painter.fillRect(rect.left(), rect.bottom() + 1 - hair, rect.width(), hair, theme.colour("line"))
        side = theme.px(IconSize.SMALL)
        heading = heading_of(index.data(IdRole))
        icon = Icon.FORWARD if heading.group in self._ledger.folded() else Icon.EXPAND
        left, top = rect.left() + theme.px(Space.M), round(rect.center().y() - side / 2)
        theme.paint_icon(painter, QRectF(left, top, side, side), icon, theme.colours.text2)
        cell = index.data(CellRole)
        painter.setFont(theme.font(Type.SMALL_STRONG))
        painter.setPen(theme.colour("text2"))
        words = QRectF(rect).adjusted(theme.px(Space.M) + side + theme.px(Space.S), 0, 0, 0)
        said = cell.text if isinstance(cell, Cell) else ""
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, said)
        painter.restore()

    def _paint_tick(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = look(), QRect(option.rect)
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        paint_ground(painter, rect, selected=selected, hovered=hovered, first=self._is_first(index))
        row = self._ledger.model_.row(index.row())
        done = row is not None and not isinstance(row, Heading) and row.status is CommitmentStatus.DONE
        side = theme.px(IconSize.CONTROL)
        box = QRectF(rect.left() + theme.px(Space.M), round(rect.center().y() - side / 2), side, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent" if done else "control"), theme.px(Line.HAIR)))
        painter.setBrush(theme.colour("accent" if done else "surface"))
        radius = theme.px(Radius.MARK)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if done:
            inset = theme.px(Space.HAIR)
            inside = box.adjusted(inset, inset, -inset, -inset)
            theme.paint_icon(painter, inside, Icon.ACCEPT, theme.colours.on_accent)
        painter.restore()
