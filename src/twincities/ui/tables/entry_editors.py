"""What opens inside a cell, and how a cell looks while it is not being written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from twincities.domain.errors import Severity
from twincities.domain.vocabulary import Term
from twincities.ui.forms.completion import CompletingInput, RecordChoice
from twincities.ui.forms.inputs import TextInput
from twincities.ui.forms.suggestions import Suggestion
from twincities.ui.forms.terms import TermChoice
from twincities.ui.tables.drawing import paint_cell, paint_ground
from twincities.ui.tables.entry_model import EntryKind, EntryModel
from twincities.ui.tables.header import within_edges
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Line, Radius

if TYPE_CHECKING:
    from collections.abc import Callable

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the line of a cell that is being written."""

    text: str
    cursor: int
    typed: bool

    @classmethod
    def of(cls, line: TextInput) -> Written:
        """Return what stands in a line."""
        return cls(line.text(), line.cursorPosition(), line.isModified())

    def put_into(self, line: TextInput) -> None:
        """Let it stand in another line; what nobody typed is the cell's to say."""
        if self.typed:
            line.setText(self.text)
            line.setCursorPosition(self.cursor)
            line.setModified(True)


class EntryDelegate(QStyledItemDelegate):
    """Opens the right editor and leaves it by the table's rules."""

    typed = Signal()
    lines_pasted = Signal(str)

    def __init__(
        self,
        table: QTableView,
        model: EntryModel,
        severity_at: Callable[[int, int], Severity | None],
        move: Callable[[QKeyEvent], bool],
        heading_height: Callable[[int], int],
    ) -> None:
        super().__init__(table)
        self._heading_height = heading_height
        self._table = table
        self._model = model
        self._severity_at = severity_at
        self._move = move

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002
        """Open a line for text, a completing line for vocabularies and records."""
        about = self._model.columns[index.column()]
        editor: TextInput
        if about.kind is EntryKind.TERM:
            editor = TermChoice(self._model.texts, about.terms)
        elif about.kind is EntryKind.RECORD and about.suggest is not None:
            editor = RecordChoice(self._model.texts, about.suggest, free=True)
        else:
            editor = TextInput()
            editor.setAlignment(about.align.value | Qt.AlignmentFlag.AlignVCenter)
        editor.setParent(parent)
        editor.setObjectName("cell")
        editor.textEdited.connect(self.typed)
        editor.setAccessibleName(str(self._model.headerData(index.column(), Qt.Orientation.Horizontal)))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the cell's value; what is being typed stays when the table is only said anew, in another language."""
        if isinstance(editor, TextInput) and editor.isModified():
            return
        value = self._model.value(index.row(), index.column())
        if isinstance(editor, TermChoice):
            editor.set_value(value if isinstance(value, Term) else None)
            if isinstance(value, str) and not isinstance(value, Term):
                editor.show_text(value)
        elif isinstance(editor, RecordChoice):
            editor.set_value(value if isinstance(value, Suggestion) else None)
        elif isinstance(editor, TextInput):
            editor.set_value(self._model.said(index.row(), index.column()))
        if isinstance(editor, TextInput):
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: ARG002
        """Write what was chosen; text the list did not take is settled first."""
        if isinstance(editor, (TermChoice, RecordChoice)):
            editor.settle()
        if isinstance(editor, TextInput):
            stray = editor.unmatched if isinstance(editor, TermChoice) else ""
            self._model.put(index.row(), index.column(), stray or editor.value())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Put the editor exactly on its cell."""
        editor.setGeometry(self._inside(option.rect, index))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab, Enter and the table's own keys accept the cell and go on; Esc closes the list, then the cell."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if not pressed or not isinstance(event, QKeyEvent) or not isinstance(watched, TextInput):
            return super().eventFilter(watched, event)
        key = event.key()
        if (
            event.matches(QKeySequence.StandardKey.Paste)
            and "\n" in QGuiApplication.clipboard().text().strip()
        ):
            self.lines_pasted.emit(QGuiApplication.clipboard().text())
            return True
        if isinstance(watched, CompletingInput):
            if watched.open_list and key in (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                watched.accept_marked()
            elif watched.open_list and key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape):
                watched.keyPressEvent(event)
                return True
        return self._move(event) or super().eventFilter(watched, event)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell, with the ring of the keyboard or of a problem."""
        row, column = index.row(), index.column()
        about, rect = self._model.columns[column], QRect(option.rect)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        paint_ground(painter, rect, selected=False, hovered=hovered, first=False)
        rect = self._inside(rect, index)
        paint_cell(painter, rect, self._model.cell(row, column), about.align)
        self._ring(painter, rect, index)
        painter.restore()

    def _inside(self, rect: QRect, index: Index) -> QRect:
        """Return a cell without the heading above its row and the edges of the card."""
        rect = within_edges(self._table, rect, index.column())
        return rect.adjusted(0, self._heading_height(index.row()), 0, 0)

    def _ring(self, painter: QPainter, rect: QRect, index: Index) -> None:
        severity = self._severity_at(index.row(), index.column())
        current = self._table.currentIndex()
        focused = (
            self._table.hasFocus() and current.row() == index.row() and current.column() == index.column()
        )
        if severity is None and not focused:
            return
        theme = look()
        colour = {Severity.ERROR: "bad", Severity.WARNING: "warn"}[severity] if severity else "accent"
        thin = severity is Severity.WARNING and not focused
        width = theme.px(Line.HAIR if thin else Line.FOCUS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour(colour), width))
        half, radius = width / 2, theme.px(Radius.MARK)
        painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius)
