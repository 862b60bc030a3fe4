"""What a completing input suggests: a list under the field, walked by the field's keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from twincities.ui.furniture.layouts import column
from twincities.ui.furniture.lines import Index, LineModel, paint_ground, paint_two
from twincities.ui.furniture.popovers import placed
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Height, IconSize, Line, Space, Type, Width

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that could be meant: a record's public key (or a term's code), its name, what tells it apart.

    A key of "" is a text that names no record. `create` marks the entry that makes a new record of the text, `alike`
    one that is only spelt like the text: it is taken when it was walked to. One that is `chosen` stands in the field
    already; another record may bear its name.
    """

    key: str
    title: str
    subtitle: str = ""
    create: bool = False
    alike: bool = False
    chosen: bool = False


class _Suggestions(LineModel[Suggestion]):
    def detail(self, line: Suggestion) -> str:
        return line.subtitle


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        two = isinstance(model, _Suggestions) and any(entry.subtitle for entry in model.lines)
        return QSize(option.rect.width(), look().px(Height.ROW_TWO_LINES if two else Height.ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, _Suggestions):
            return
        entry, theme = model.lines[index.row()], look()
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option)
        left = theme.px(Space.S)
        if entry.create:
            side = theme.px(IconSize.CONTROL)
            square = QRectF(rect.left() + left, round(rect.center().y() - side / 2), side, side)
            theme.paint_icon(painter, square, Icon.ADD, theme.colours.accent)
            left += side + theme.px(Space.S)
        room = rect.adjusted(left, 0, -theme.px(Space.S), 0)
        ink = "accent" if entry.create else "text"
        if entry.subtitle:
            paint_two(painter, room, entry.title, entry.subtitle, ink)
        else:
            theme.paint_text(painter, room, entry.title, Type.STRONG if entry.create else Type.BODY, ink)
        painter.restore()


class SuggestionList(QFrame):
    """The list under the field; it never has the focus, the field walks it."""

    picked = Signal(object)

    def __init__(self, anchor: QWidget) -> None:
        super().__init__(anchor.window())
        self.setProperty("popup", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._anchor = anchor
        self.model = _Suggestions(self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Delegate(self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.clicked.connect(lambda index: self.picked.emit(self.model.lines[index.row()]))
        column(self, (Space.XS, Space.XS, Space.XS, Space.XS)).addWidget(self.view)
        self.hide()

    def open(self, entries: Sequence[Suggestion], current: int) -> None:
        """Show some entries, one of them marked, or none."""
        if self.parentWidget() is not self._anchor.window():
            self.setParent(self._anchor.window())
        self.model.show_lines(entries)
        theme = look()
        two = any(entry.subtitle for entry in entries)
        each = theme.px(Height.ROW_TWO_LINES if two else Height.ROW)
        height = each * min(len(entries), MOST_SHOWN) + 2 * theme.px(Space.XS) + 2 * theme.px(Line.HAIR)
        title, second = theme.metrics(Type.STRONG), theme.metrics(Type.SMALL)
        widest = max(
            max(title.horizontalAdvance(entry.title), second.horizontalAdvance(entry.subtitle))
            for entry in entries
        )
        width = max(self._anchor.width(), min(widest + 3 * theme.px(Space.XL), theme.px(Width.POPUP)))
        self.setGeometry(placed(self._anchor, QSize(width, height)))
        self.show()
        self.raise_()
        self.walk_to(current)

    def walk_to(self, row: int) -> None:
        """Mark an entry; none where there is no such row."""
        if 0 <= row < len(self.model.lines):
            self.view.setCurrentIndex(self.model.index(row))
        else:
            self.view.clearSelection()
            self.view.setCurrentIndex(QModelIndex())

    @property
    def current(self) -> Suggestion | None:
        """The entry that is marked."""
        index = self.view.currentIndex()
        return self.model.lines[index.row()] if index.isValid() else None

    def step(self, step: int) -> None:
        """Mark the next entry, or the one before."""
        count = len(self.model.lines)
        row = (
            self.view.currentIndex().row()
            if self.view.currentIndex().isValid()
            else (-1 if step > 0 else count)
        )
        self.walk_to(min(max(row + step, 0), count - 1))
