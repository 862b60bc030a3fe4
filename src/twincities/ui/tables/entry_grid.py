"""The view of an editing table: a clerk fills it by keyboard alone, row after row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QWidget,
)

from twincities.ui.forms.inputs import TextInput
from twincities.ui.furniture.chips import ChipLook
from twincities.ui.keys import latin_key
from twincities.ui.tables.columns import Cell
from twincities.ui.tables.drawing import cell_width, paint_heading
from twincities.ui.tables.entry_editors import EntryDelegate, Written
from twincities.ui.tables.header import Header, edges_of
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Height

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.domain.errors import Severity
    from twincities.ui.tables.entry_model import Entry, EntryModel
    from twincities.ui.texts import Texts

MOST_ROWS = 12
LEAST_SHARE = 0.75
"""How far a column may shrink before the table scrolls sideways."""


class EntryGrid(QTableView):
    """The view of an editing table: the keys of a form's table and the way out of it."""

    left_forward = Signal()
    left_back = Signal()
    repair_wanted = Signal()
    row_removed = Signal(int, object)

    def __init__(
        self,
        model: EntryModel,
        severity_at: Callable[[int, int], Severity | None],
        begins: str = "",
        headings: Callable[[list[Entry], Texts], list[str]] | None = None,
    ) -> None:
        super().__init__()
        self._begins = begins
        self._headings_of = headings
        self._headings: list[str] = []
        self._sideways = False
        self._stale = False
        self.entries = model
        self._armed = False
        self.setModel(model)
        self.setHorizontalHeader(Header(self, [about.align for about in model.columns], in_card=True))
        self.horizontalHeader().setSectionsMovable(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.delegate = EntryDelegate(self, model, severity_at, self.move_on, self.heading_height)
        self.delegate.lines_pasted.connect(self._on_lines_pasted)
        self.setItemDelegate(self.delegate)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.DoubleClicked | trigger.SelectedClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    # ------------------------------------------------------------------------------------- moving

    def go(self, row_: int, column_: int) -> None:
        """Put the keyboard on a cell."""
        self._armed = False
        index = self.entries.index(row_, column_)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def step(self, step: int) -> None:
        """Go to the next or previous cell that can be written, out of the table at its ends."""
        columns = len(self.entries.columns)
        place = self.currentIndex().row() * columns + self.currentIndex().column()
        cells = self.entries.rowCount() * columns
        while 0 <= place + step < cells:
            place += step
            if not self.entries.columns[place % columns].read_only:
                self.go(place // columns, place % columns)
                return
        (self.left_forward if step > 0 else self.left_back).emit()

    def leave(self, *, forward: bool) -> None:
        """Put the keyboard on what stands after or before the table in its window."""
        super().focusNextPrevChild(forward)

    def move_on(self, event: QKeyEvent) -> bool:
        """Do what a key means in a form's table, in a cell or in its editor; False where it means nothing."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        act = self._act(latin_key(event), held)
        if act is None:
            return False
        self.commit()
        act()
        event.accept()
        return True

    def _act(self, key: int, held: Qt.KeyboardModifier) -> Callable[[], object] | None:
        control, alt, shift = (
            Qt.KeyboardModifier.ControlModifier,
            Qt.KeyboardModifier.AltModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        plain = Qt.KeyboardModifier.NoModifier
        acts: dict[tuple[int, Qt.KeyboardModifier], Callable[[], object]] = {
            (Qt.Key.Key_Tab, plain): lambda: self.step(1),
            (Qt.Key.Key_Backtab, shift): lambda: self.step(-1),
            (Qt.Key.Key_Backtab, plain): lambda: self.step(-1),
            (Qt.Key.Key_Return, plain): self._enter,
            (Qt.Key.Key_Enter, plain): self._enter,
            (Qt.Key.Key_D, control): self.copy_from_above,
            (Qt.Key.Key_D, control | shift): self.copy_row_from_above,
            (Qt.Key.Key_Delete, control): self.remove_row,
            (Qt.Key.Key_Up, alt): lambda: self.move_row(-1),
            (Qt.Key.Key_Down, alt | shift): lambda: self.move_row(1),
            (Qt.Key.Key_Return, alt): self.repair_wanted.emit,
            (Qt.Key.Key_Enter, alt): self.repair_wanted.emit,
        }
        return acts.get((key, held))

    def _enter(self) -> None:
        """Enter accepts and goes on; on an empty row the first one waits and the second leaves the table."""
        if self.entries.is_blank(self.currentIndex().row()):
            if self._armed:
                self._armed = False
                self.left_forward.emit()
            else:
                self._armed = True
            return
        last = [n for n, about in enumerate(self.entries.columns) if not about.read_only][-1]
        if self.currentIndex().column() >= last:
            self.go(self.currentIndex().row() + 1, self.begin_column)
        else:
            self.step(1)

    @property
    def first_column(self) -> int:
        """The first column that can be written."""
        return next(n for n, about in enumerate(self.entries.columns) if not about.read_only)

    @property
    def begin_column(self) -> int:
        """The column in which a new row begins: what stands before it has its default."""
        ids = [about.id for about in self.entries.columns]
        return ids.index(self._begins) if self._begins else self.first_column

    def commit(self) -> None:
        """Accept the cell that is being written."""
        editor = self.editor()
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self.setFocus()

    def put_aside(self) -> Written | None:
        """Close the cell that is being written and return what stands in it, None where none is."""
        line = self.editor()
        if not isinstance(line, TextInput):
            return None
        written = Written.of(line)
        self.closeEditor(line, QAbstractItemDelegate.EndEditHint.NoHint)
        self.setFocus()
        return written

    def take_up(self, written: Written) -> None:
        """Go on with what was put aside, in the cell that has the keyboard now."""
        self.edit(self.currentIndex())
        line = self.editor()
        if isinstance(line, TextInput):
            written.put_into(line)

    def editor(self) -> QWidget | None:
        """Return the line of the cell that is being written, None where none is."""
        editors = [child for child in self.viewport().children() if child.objectName() == "cell"]
        return next((child for child in editors if isinstance(child, QWidget) and child.isVisible()), None)

    # --------------------------------------------------------------------------------------- acts

    def copy_from_above(self) -> None:
        """Ctrl+D: the cell above."""
        at, column_ = self.currentIndex().row(), self.currentIndex().column()
        if at > 0:
            self.entries.put(at, column_, self.entries.value(at - 1, column_))

    def copy_row_from_above(self) -> None:
        """Ctrl+Shift+D: every cell of the row above."""
        at = self.currentIndex().row()
        if at > 0:
            for number in range(len(self.entries.columns)):
                self.entries.put(at, number, self.entries.value(at - 1, number))

    def remove_row(self) -> None:
        """Ctrl+Del: the row; the form's own undo brings it back."""
        at, column_ = self.currentIndex().row(), self.currentIndex().column()
        gone = self.entries.remove(at)
        if gone is not None:
            self.go(at, max(column_, 0))
            self.row_removed.emit(at, gone)

    def move_row(self, step: int) -> None:
        """Alt+↑, Alt+Shift+↓: the row among its neighbours."""
        to = self.entries.move(self.currentIndex().row(), step)
        self.go(to, self.currentIndex().column())

    def paste(self, text: str) -> None:
        """Put pasted lines into rows from the current cell on, tab-separated cells into columns."""
        start, column_ = self.currentIndex().row(), max(self.currentIndex().column(), 0)
        lines = [line for line in text.replace("\r\n", "\n").split("\n") if line.strip()]
        for down, line in enumerate(lines):
            for across, piece in enumerate(line.split("\t")):
                if column_ + across < len(self.entries.columns):
                    value = self.entries.read(column_ + across, piece)
                    self.entries.put(min(start + down, self.entries.rowCount() - 1), column_ + across, value)

    # ----------------------------------------------------------------------------------------- Qt

    def event(self, event: QEvent) -> bool:
        """Keep the table's keys from the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if self._act(latin_key(event), held) is not None:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the table, editing, emptying a cell, pasting."""
        key, held = event.key(), event.modifiers()
        alt = bool(held & Qt.KeyboardModifier.AltModifier)
        if self.move_on(event):
            return
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(str(self.currentIndex().data() or ""))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not held:
            self.entries.put(self.currentIndex().row(), self.currentIndex().column(), None)
        elif key == Qt.Key.Key_F2 or (key == Qt.Key.Key_F4 and not held) or (key == Qt.Key.Key_Down and alt):
            self.edit(self.currentIndex())
            editor = self.editor()
            opens = getattr(editor, "toggle", None)
            if key != Qt.Key.Key_F2 and opens is not None:
                opens()
        elif key == Qt.Key.Key_Space and not held:
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming from the form, begin at its near end; the empty row waits after the last."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.TabFocusReason or not self.currentIndex().isValid():
            self.go(0, self.first_column if self.entries.rowCount() > 1 else self.begin_column)
        elif event.reason() == Qt.FocusReason.BacktabFocusReason:
            self.go(self.entries.rowCount() - 1, len(self.entries.columns) - 1)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away with the focus."""
        super().focusOutEvent(event)
        self._armed = False
        self.viewport().update()

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Tab belongs to the cells."""
        self.step(1 if next_ else -1)
        return True

    def sizeHint(self) -> QSize:
        """Up to twelve rows, then it scrolls inside."""
        theme = look()
        rows = min(self.entries.rowCount(), MOST_ROWS)
        height = sum(self.rowHeight(number) for number in range(rows))
        height += theme.px(Height.TABLE_HEADER) + 1
        if self._sideways:
            height += self.horizontalScrollBar().sizeHint().height()
        return QSize(theme.px(Height.CONTROL), height)

    def minimumSizeHint(self) -> QSize:
        """As the size hint: the page scrolls, not the table."""
        return self.sizeHint()

    def heading_height(self, row_: int) -> int:
        """Return how much of a row its heading takes."""
        headed = row_ < len(self._headings) and self._headings[row_]
        return look().px(Height.GROUP_ROW) if headed else 0

    def headings_changed(self) -> None:
        """Find the headings anew once everything that is happening has happened: five hundred pasted rows are one."""
        if self._headings_of is not None and not self._stale:
            self._stale = True
            QTimer.singleShot(0, self, self.show_headings)

    def show_headings(self) -> None:
        """Find the headings anew and give their rows the room."""
        self._stale = False
        if self._headings_of is None:
            return
        self._headings = self._headings_of(self.entries.rows, self.entries.texts)
        each = self.verticalHeader().defaultSectionSize()
        for number in range(self.entries.rowCount()):
            wanted = each + self.heading_height(number)
            if self.rowHeight(number) != wanted:
                self.setRowHeight(number, wanted)
        self.updateGeometry()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, then the headings across them."""
        super().paintEvent(event)
        if not any(self._headings):
            return
        painter = QPainter(self.viewport())
        for number, text in enumerate(self._headings):
            if text:
                top, height = self.rowViewportPosition(number), self.heading_height(number)
                paint_heading(painter, QRect(0, top, self.viewport().width(), height), text)
        painter.end()

    def _on_lines_pasted(self, text: str) -> None:
        editor = self.editor()
        if editor is not None:
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)
            self.setFocus()
        self.paste(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out."""
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Share the width out: what is left goes to the columns that stretch, what is missing is taken from all.

        No column becomes narrower than its title or a good part of its width; where even that is too wide, the table
        scrolls sideways.
        """
        theme, header = look(), self.horizontalHeader()
        titles = [header.title_width(n) if isinstance(header, Header) else 0 for n in range(header.count())]
        titles = [max(title, self._whole_width(n)) for n, title in enumerate(titles)]
        wanted = [max(theme.px(about.width), titles[n]) for n, about in enumerate(self.entries.columns)]
        least = [max(title, width * LEAST_SHARE) for title, width in zip(titles, wanted, strict=True)]
        room = self.viewport().width()
        missing, spare = sum(wanted) - room, sum(wanted) - sum(least)
        shares = sum(about.stretch for about in self.entries.columns)
        for number, about in enumerate(self.entries.columns):
            width: float = wanted[number]
            if missing > 0 and spare > 0:
                width -= min(1.0, missing / spare) * (width - least[number])
            elif shares:
                width += max(0, -missing) * about.stretch // shares
            self.setColumnWidth(number, int(width))
        self._sideways = missing > spare
        self.updateGeometry()

    def _whole_width(self, number: int) -> int:
        """Return how wide a column must be for every word of its vocabulary, and for what must be seen whole."""
        about, texts = self.entries.columns[number], self.entries.texts
        words = [texts(term.label) for term in about.terms]
        cells = [Cell(chip=ChipLook(word, icon=Icon.OK)) if about.chips else Cell(word) for word in words]
        if about.whole:
            cells += [self.entries.cell(row, number) for row in range(self.entries.rowCount())]
        return max((cell_width(cell) for cell in cells), default=0) + sum(edges_of(self, number))
