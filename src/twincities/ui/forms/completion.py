"""Completing inputs: a list of suggestions under the field, walked by the arrows, taken by Enter or Tab."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from twincities.domain.names import fold
from twincities.i18n import N_
from twincities.ui.forms.inputs import InsideButton, TextInput
from twincities.ui.furniture.layouts import column
from twincities.ui.furniture.popovers import placed
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Height, IconSize, Line, Radius, Space, Type, Width

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincities.ui.texts import Texts

Index = QModelIndex | QPersistentModelIndex
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


class _Suggestions(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: list[Suggestion] = []

    def show_entries(self, entries: Sequence[Suggestion]) -> None:
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return entry.subtitle
        return None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        two = isinstance(model, _Suggestions) and any(entry.subtitle for entry in model.entries)
        return QSize(option.rect.width(), look().px(Height.ROW_TWO_LINES if two else Height.ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, _Suggestions):
            return
        entry, theme = model.entries[index.row()], look()
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.setBrush(theme.colour("sel" if chosen else "hover"))
            painter.drawRoundedRect(rect, theme.px(Radius.MARK), theme.px(Radius.MARK))
        left = theme.px(Space.S)
        if entry.create:
            side = theme.px(IconSize.CONTROL)
            square = QRectF(rect.left() + left, round(rect.center().y() - side / 2), side, side)
            theme.paint_icon(painter, square, Icon.ADD, theme.colours.accent)
            left += side + theme.px(Space.S)
        room = rect.adjusted(left, 0, -theme.px(Space.S), 0)
        ink = "accent" if entry.create else "text"
        if entry.subtitle:
            middle = rect.height() / 2
            _line(painter, room.adjusted(0, theme.px(Space.XS), 0, -middle), entry.title, Type.STRONG, ink)
            _line(
                painter, room.adjusted(0, middle, 0, -theme.px(Space.XS)), entry.subtitle, Type.SMALL, "text2"
            )
        else:
            _line(painter, room, entry.title, Type.STRONG if entry.create else Type.BODY, ink)
        painter.restore()


def _line(painter: QPainter, rect: QRectF, text: str, role: Type, ink: str) -> None:
    theme = look()
    painter.setFont(theme.font(role))
    painter.setPen(theme.colour(ink))
    cut = theme.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, cut)


class _List(QFrame):
    """The list under the field; it never has the focus, the field walks it."""

    picked = QtSignal(object)

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
        self.view.clicked.connect(lambda index: self.picked.emit(self.model.entries[index.row()]))
        column(self, (Space.XS, Space.XS, Space.XS, Space.XS)).addWidget(self.view)
        self.hide()

    def open(self, entries: Sequence[Suggestion], current: int) -> None:
        if self.parentWidget() is not self._anchor.window():
            self.setParent(self._anchor.window())
        self.model.show_entries(entries)
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
        if 0 <= row < len(self.model.entries):
            self.view.setCurrentIndex(self.model.index(row))
        else:
            self.view.clearSelection()
            self.view.setCurrentIndex(QModelIndex())

    @property
    def current(self) -> Suggestion | None:
        index = self.view.currentIndex()
        return self.model.entries[index.row()] if index.isValid() else None

    def step(self, step: int) -> None:
        count = len(self.model.entries)
        row = (
            self.view.currentIndex().row()
            if self.view.currentIndex().isValid()
            else (-1 if step > 0 else count)
        )
        self.walk_to(min(max(row + step, 0), count - 1))


class CompletingInput(TextInput):
    """A line that suggests while typing; `taken` carries the suggestion that a person accepts."""

    taken = QtSignal(object)

    def __init__(self, suggest: Callable[[str], Sequence[Suggestion]]) -> None:
        """`suggest` returns what to offer for a text; "" asks for everything worth showing."""
        super().__init__()
        self._suggest = suggest
        self._list: _List | None = None
        self.textEdited.connect(lambda _text: self.offer())
        opener = InsideButton(Icon.EXPAND)
        opener.clicked.connect(self.toggle)
        self.opener = opener
        self.add_end(opener)

    @property
    def open_list(self) -> bool:
        """Whether the list is open."""
        return self._list is not None and self._list.isVisible()

    @property
    def offered(self) -> tuple[Suggestion, ...]:
        """What the open list offers."""
        return tuple(self._list.model.entries) if self._list is not None and self.open_list else ()

    @property
    def marked(self) -> Suggestion | None:
        """Return the entry of the open list that Enter or Tab would take."""
        return self._list.current if self._list is not None and self.open_list else None

    def offer(self, *, everything: bool = False) -> None:
        """Open the list for what is typed (or all of it); nothing to offer closes it."""
        entries = self._suggest("" if everything else self.text().strip())
        if not entries:
            self.close_list()
            return
        if self._list is None:
            self._list = _List(self)
            self._list.picked.connect(self._pick)
            self.destroyed.connect(self._list.deleteLater)
        here = next((n for n, entry in enumerate(entries) if fold(entry.title) == fold(self.text())), -1)
        sure = not entries[0].create and not entries[0].alike
        first = 0 if self.text().strip() and not everything and sure else -1
        self._list.open(entries, here if here >= 0 else first)

    def close_list(self) -> None:
        """Close the list without taking anything."""
        if self._list is not None:
            self._list.hide()

    def setReadOnly(self, read_only: bool) -> None:
        """Hide the list of what cannot be changed."""
        super().setReadOnly(read_only)
        self.opener.setVisible(not read_only)
        self._arrange()

    def toggle(self) -> None:
        """Open the whole list, or close it."""
        if self.open_list:
            self.close_list()
        elif not self.isReadOnly():
            self.setFocus()
            self.offer(everything=True)

    def event(self, event: QEvent) -> bool:
        """While the list is open, its keys belong to it and Tab takes what is marked."""
        if self.open_list and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.accept_marked()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, take and close the list."""
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_F4 or (key == Qt.Key.Key_Down and alt):
            self.toggle()
        elif not self.open_list:
            if key == Qt.Key.Key_Down and not event.modifiers():
                self.offer(everything=True)
            else:
                super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._list is not None:
            self._list.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if not self.accept_marked():
                super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape:
            self.close_list()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list and settle what was typed."""
        self.close_list()
        self.settle()
        super().focusOutEvent(event)

    def settle(self) -> None:
        """Make sense of a text that was typed and not taken from the list."""

    def accept_marked(self) -> bool:
        """Take what is marked in the open list; False where nothing is."""
        entry = self.marked
        self.close_list()
        if entry is not None:
            self.taken.emit(entry)
        return entry is not None

    def _pick(self, entry: Suggestion) -> None:
        self.close_list()
        self.taken.emit(entry)
        self.setFocus()


CREATE = N_("Create “{text}”")


class RecordChoice(CompletingInput):
    """Names a record: completes while typing, may offer to create what is unknown, or to keep the bare text."""

    chosen = QtSignal(object)
    create_wanted = QtSignal(str)

    def __init__(
        self,
        texts: Texts,
        suggest: Callable[[str], Sequence[Suggestion]],
        *,
        creates: bool = False,
        free: bool = False,
    ) -> None:
        """Offer «Create "…"» with `creates` (emits `create_wanted`); keep a text that names no record with `free`."""
        super().__init__(self.entries)
        self.taken.connect(self.take)
        self._texts = texts
        self._records = suggest
        self._creates = creates
        self._free = free
        self._value: Suggestion | None = None

    def value(self) -> Suggestion | None:  # type: ignore[override]
        """Return the chosen record; with `free`, a text that names none comes with the key ""."""
        return self._value

    def set_value(self, value: Suggestion | None) -> None:  # type: ignore[override]
        """Show a record that was not typed."""
        self._value = value
        super().set_value(value.title if value else "")
        self.setToolTip(value.subtitle if value else "")

    @property
    def unmatched(self) -> str:
        """A text that names no record: what a form must ask about."""
        text = self.text().strip()
        return text if text and (self._value is None or self._value.title != text) else ""

    def entries(self, text: str) -> Sequence[Suggestion]:
        """Return what the page suggests, and the way to create."""
        found = list(self._records(text))
        others = [entry for entry in found if not entry.chosen]
        if self._creates and text and not any(fold(entry.title) == fold(text) for entry in others):
            found.append(Suggestion("", self._texts(CREATE, text=text), create=True))
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a name that nothing matches asks to create it: nobody has to walk to the only entry."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        offered = self.offered
        if enter and offered and offered[0].create and not self.marked:
            self.close_list()
            self.take(offered[0])
        elif enter and offered and offered[0].alike and not self.marked and self._list is not None:
            self._list.walk_to(0)
        else:
            super().keyPressEvent(event)

    def take(self, entry: Suggestion) -> None:
        """Choose a record, or ask the page to create one."""
        if entry.create:
            self.create_wanted.emit(self.text().strip())
            return
        changed = entry != self._value
        self.set_value(entry)
        if changed:
            self.chosen.emit(entry)
            self.edited.emit()

    def settle(self) -> None:
        """Take the only record of that name; without one, the text stands for itself where it may."""
        text = self.text().strip()
        if self._value is not None and self._value.title == text:
            return
        same = [entry for entry in self._records(text) if fold(entry.title) == fold(text)] if text else []
        if len(same) == 1:
            self.take(same[0])
            return
        self._value = Suggestion("", text) if text and self._free else None
        self.chosen.emit(self._value)
