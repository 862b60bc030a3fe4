"""The list of the command palette: records and commands in groups, drawn with icon, two lines and key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from twincities.ui.furniture.keycaps import cap_text, cap_width, paint_cap
from twincities.ui.furniture.lines import Index, LineModel, paint_ground, paint_two
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Height, IconSize, Space, Type

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.ui.theme.icons import Icon

EntryRole = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True)
class Entry:
    """A line of the palette; without an act it is the title of a group."""

    title: str
    subtitle: str = ""
    icon: Icon | None = None
    key: str = ""
    act: Callable[[], object] | None = None


class Entries(LineModel[Entry]):
    """The lines; titles of groups cannot be chosen."""

    def detail(self, line: Entry) -> str:
        """Return where a record belongs."""
        return line.subtitle

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Titles of groups are only read."""
        chosen = index.isValid() and self.lines[index.row()].act is not None
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if chosen else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Say a line, or hand it to who draws it."""
        if role == EntryRole and index.isValid():
            return self.lines[index.row()]
        return super().data(index, role)


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
            room = rect.adjusted(theme.px(Space.M), 0, 0, 0)
            theme.paint_text(painter, room, entry.title, Type.SMALL_STRONG, "text2")
            painter.restore()
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_ground(painter, option)
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
            paint_two(painter, room, entry.title, entry.subtitle)
        else:
            theme.paint_text(painter, room, entry.title, Type.STRONG, "text")
        painter.restore()


def _paint_key(painter: QPainter, rect: QRectF, key: str) -> float:
    theme = look()
    text = cap_text(key)
    width, height = cap_width(text), theme.px(Height.KEY_CAP)
    cap = QRectF(rect.right() - theme.px(Space.M) - width, rect.center().y() - height / 2, width, height)
    paint_cap(painter, cap, text, theme.colour("text2"), theme.colour("line2"))
    return cap.left() - theme.px(Space.S)
