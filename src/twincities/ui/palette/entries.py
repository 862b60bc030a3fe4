"""The list of the command palette: records and commands in groups, drawn with icon, two lines and key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from twincities.ui.furniture.keycaps import cap_text, cap_width, paint_cap
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Height, IconSize, Radius, Space, Type

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincities.ui.theme.icons import Icon

Index = QModelIndex | QPersistentModelIndex
EntryRole = int(Qt.ItemDataRole.UserRole)
NO_INDEX = QModelIndex()


@dataclass(frozen=True)
class Entry:
    """A line of the palette; without an act it is the title of a group."""

    title: str
    subtitle: str = ""
    icon: Icon | None = None
    key: str = ""
    act: Callable[[], object] | None = None


class Entries(QAbstractListModel):
    """The lines; titles of groups cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self.entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Titles of groups are only read."""
        chosen = index.isValid() and self.entries[index.row()].act is not None
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if chosen else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Say a line."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return entry.subtitle
        return entry if role == EntryRole else None


class EntryDelegate(QStyledItemDelegate):
    """Draws a line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines for a record, one for a command, less for a title."""
        entry = index.data(EntryRole)
        if not isinstance(entry, Entry):
            return QSize()
        height = Height.ROW_TWO_LINES if entry.subtitle else Height.ROW if entry.act else Height.GROUP_ROW
        return QSize(option.rect.width(), look().px(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, icon, words and key."""
        entry, theme = index.data(EntryRole), look()
        if not isinstance(entry, Entry):
            return
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.act is None:
            _line(painter, rect.adjusted(theme.px(Space.M), 0, 0, 0), entry.title, Type.SMALL_STRONG, "text2")
            painter.restore()
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sel" if chosen else "hover"))
            painter.drawRoundedRect(rect, theme.px(Radius.MARK), theme.px(Radius.MARK))
        side, left = theme.px(IconSize.CONTROL), theme.px(Space.M)
        if entry.icon is not None:
            square = QRectF(rect.left() + left, round(rect.center().y() - side / 2), side, side)
            theme.paint_icon(
                painter, square, entry.icon, theme.colours.accent if chosen else theme.colours.text2
            )
        key = entry.key or ("Enter" if chosen else "")
        right = _paint_key(painter, rect, key) if key else rect.right() - theme.px(Space.M)
        room = QRectF(rect.left() + left + side + theme.px(Space.M), rect.top(), 0, rect.height())
        room.setRight(right)
        if entry.subtitle:
            half, edge = rect.height() / 2, theme.px(Space.XS)
            _line(painter, room.adjusted(0, edge, 0, -half), entry.title, Type.STRONG, "text")
            _line(painter, room.adjusted(0, half, 0, -edge), entry.subtitle, Type.SMALL, "text2")
        else:
            _line(painter, room, entry.title, Type.STRONG, "text")
        painter.restore()


def _paint_key(painter: QPainter, rect: QRectF, key: str) -> float:
    theme = look()
    text = cap_text(key)
    width, height = cap_width(text), theme.px(Height.KEY_CAP)
    cap = QRectF(rect.right() - theme.px(Space.M) - width, rect.center().y() - height / 2, width, height)
    paint_cap(painter, cap, text, theme.colour("text2"), theme.colour("line2"))
    return cap.left() - theme.px(Space.S)


def _line(painter: QPainter, rect: QRectF, text: str, role: Type, ink: str) -> None:
    theme = look()
    painter.setFont(theme.font(role))
    painter.setPen(theme.colour(ink))
    cut = theme.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, cut)
