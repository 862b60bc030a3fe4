"""Layouts that follow the interface scale, and one that flows like text."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLayout, QLayoutItem, QVBoxLayout, QWidget

from twincities.ui.theme.appearance import look

if TYPE_CHECKING:
    from collections.abc import Sequence

Kind = TypeVar("Kind", QHBoxLayout, QVBoxLayout)
Margins = tuple[float, float, float, float]
NONE: Margins = (0, 0, 0, 0)


def row(parent: QWidget, margins: Margins = NONE, gap: float = 0) -> QHBoxLayout:
    """Give a widget a row; margins (left, top, right, bottom) and gap in the design's pixels."""
    return scaled(QHBoxLayout(), parent, margins, gap)


def column(parent: QWidget, margins: Margins = NONE, gap: float = 0) -> QVBoxLayout:
    """Give a widget a column; margins and gap as in `row`."""
    return scaled(QVBoxLayout(), parent, margins, gap)


def scaled(layout: Kind, owner: QWidget, margins: Margins = NONE, gap: float = 0) -> Kind:
    """Make a layout follow the scale; set it on the owner unless that has one already."""
    if owner.layout() is None:
        owner.setLayout(layout)
    look().follow(layout, lambda: _scale(layout, margins, gap))
    return layout


def inner_row(outer: QBoxLayout, gap: float = 0, margins: Margins = NONE) -> QHBoxLayout:
    """Add a row inside another layout."""
    made = QHBoxLayout()
    outer.addLayout(made)
    look().follow(made, lambda: _scale(made, margins, gap))
    return made


def inner_column(outer: QBoxLayout, gap: float = 0, margins: Margins = NONE) -> QVBoxLayout:
    """Add a column inside another layout."""
    made = QVBoxLayout()
    outer.addLayout(made)
    look().follow(made, lambda: _scale(made, margins, gap))
    return made


def grid(parent: QWidget, margins: Margins = NONE, across: float = 0, down: float = 0) -> QGridLayout:
    """Give a widget a grid."""
    made = QGridLayout(parent)

    def scale() -> None:
        made.setContentsMargins(*(look().px(margin) for margin in margins))
        made.setHorizontalSpacing(look().px(across))
        made.setVerticalSpacing(look().px(down))

    look().follow(made, scale)
    return made


def clear(layout: QLayout) -> None:
    """Take everything out of a layout: gone from sight at once, and for good when the events before are through."""
    while (item := layout.takeAt(0)) is not None:
        gone = item.widget()
        if gone is not None:
            gone.hide()
            gone.deleteLater()


def _scale(layout: QBoxLayout, margins: Margins, gap: float) -> None:
    layout.setContentsMargins(*(look().px(margin) for margin in margins))
    layout.setSpacing(look().px(gap))


class FlowLayout(QLayout):
    """Puts items in lines and begins a new line when one is full; every item keeps its size hint, or wraps in its line.

    Where `grows` is set, the last item takes what is left of its line.
    """

    def __init__(
        self, parent: QWidget | None = None, gap: float = 0, *, grows: bool = False, centred: bool = False
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._grows = grows
        self._centred = centred
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Add at the end."""
        self._items.append(item)

    def insert(self, index: int, widget: QWidget) -> None:
        """Add a widget before another."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return the item at a place, None beyond the end, as Qt asks."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return the item at a place."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrow means tall."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how tall the lines are at a width."""
        return self._place(QRect(0, 0, width, 0), apply=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._place(rect, apply=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        gap = look().px(self._gap)
        sizes = [item.sizeHint() for item in self._shown()]
        margins = self.contentsMargins()
        width = sum(size.width() for size in sizes) + gap * max(0, len(sizes) - 1)
        return _grown(QSize(width, max((size.height() for size in sizes), default=0)), margins)

    def minimumSize(self) -> QSize:
        """Return the size of the largest item alone."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return _grown(size, self.contentsMargins())

    def hang(self, item: QLayoutItem) -> int:  # noqa: ARG002 - for a flow of links
        """Return how far what begins a line stands out of it, in pixels."""
        return 0

    def _shown(self) -> Sequence[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        gap = look().px(self._gap)
        lines: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        taken = 0
        for item in self._shown():
            size = item.sizeHint().expandedTo(item.minimumSize())
            if size.width() > width > 0 and item.hasHeightForWidth():
                size = QSize(width, item.heightForWidth(width))
            if lines[-1] and taken + size.width() > width:
                lines.append([])
                taken = 0
            lines[-1].append((item, size))
            taken += size.width() + gap
        if self._grows and lines[-1]:
            item, size = lines[-1][-1]
            lines[-1][-1] = (item, QSize(size.width() + max(0, width - taken + gap), size.height()))
        return lines

    def _place(self, rect: QRect, *, apply: bool) -> int:
        gap, margins = look().px(self._gap), self.contentsMargins()
        room = rect.marginsRemoved(margins)
        top = room.top()
        lines = [line for line in self._lines(room.width()) if line]
        for line in lines:
            tallest = max(size.height() for _, size in line)
            taken = sum(size.width() for _, size in line) + gap * (len(line) - 1)
            left = room.left() + (max(0, room.width() - taken) // 2 if self._centred else 0)
            left -= self.hang(line[0][0])
            for item, size in line:
                if apply:
                    item.setGeometry(QRect(QPoint(left, top + (tallest - size.height()) // 2), size))
                left += size.width() + gap
            top += tallest + gap
        return top - (gap if lines else 0) - rect.top() + margins.bottom()


def _grown(size: QSize, margins: QMargins) -> QSize:
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())
