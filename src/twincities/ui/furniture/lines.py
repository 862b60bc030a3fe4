"""Lists whose lines are only fed: a line has a title and what tells it apart, drawn below each other."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Radius, Space, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


class HasTitle(Protocol):
    """What can be a line."""

    @property
    def title(self) -> str:
        """What it is called."""


Line = TypeVar("Line", bound=HasTitle)


class LineModel(QAbstractListModel, Generic[Line]):
    """The lines of a list; a kind says what tells one of them apart."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    @abstractmethod
    def detail(self, line: Line) -> str:
        """Return what tells a line apart, in words."""

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Say a line."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.lines[index.row()].title
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self.detail(self.lines[index.row()])
        return None


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Draw the ground of a line that is chosen or lies under the mouse."""
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    if chosen or option.state & QStyle.StateFlag.State_MouseOver:
        theme = look()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sel" if chosen else "hover"))
        painter.drawRoundedRect(QRectF(option.rect), theme.px(Radius.MARK), theme.px(Radius.MARK))


def paint_two(painter: QPainter, room: QRectF, title: str, detail: str, tone: str = "text") -> None:
    """Draw a title and what tells it apart below it."""
    theme, half, edge = look(), room.height() / 2, look().px(Space.XS)
    theme.paint_text(painter, room.adjusted(0, edge, 0, -half), title, Type.STRONG, tone)
    theme.paint_text(painter, room.adjusted(0, half, 0, -edge), detail, Type.SMALL, "text2")
