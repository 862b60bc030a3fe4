"""The editing table: a clerk fills it by keyboard alone, row after row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QWidget,
)

from twincities.domain.errors import Severity
from twincities.i18n import NP_, Message
from twincities.ui.forms.fields import REPAIR, SIGN
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.headers import IconLabel
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import column, row
from twincities.ui.keys import latin_key
from twincities.ui.tables.drawing import Header
from twincities.ui.tables.entry_editors import EntryDelegate
from twincities.ui.tables.entry_model import Entry, EntryColumn, EntryModel
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Height, IconSize, Space, Type

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from twincities.ui.texts import Texts

MOST_ROWS = 12
ROW_LINK = NP_("link to a row of a table", "Row {number}")


@dataclass(frozen=True)
class CellProblem:
    """What is wrong with a cell: the strip under the table says it, the cell wears a ring."""

    row: int
    column: str
    severity: Severity
    text: Message | str
    repair: Message | str = ""
    on_repair: Callable[[], object] | None = None
    facts: Mapping[str, object] = field(default_factory=dict)


class _Grid(QTableView):
    """The view itself; the keys of a form's table and the way out of it."""

    left_forward = Signal()
    left_back = Signal()
    entered = Signal()

    def __init__(self, model: EntryModel, severity_at: Callable[[int, int], Severity | None]) -> None:
        super().__init__()
        self.entries = model
        self._armed = False
        self.setModel(model)
        self.setHorizontalHeader(Header(self, [about.align for about in model.columns]))
        self.horizontalHeader().setSectionsMovable(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.setItemDelegate(EntryDelegate(self, model, severity_at, self.move_on))
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

    def move_on(self, event: QKeyEvent) -> bool:
        """Do what a key means in a form's table, in a cell or in its editor; False where it means nothing."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        act = self._act(latin_key(event), held)
        if act is None:
            return False
        self._commit()
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
            self.go(self.currentIndex().row() + 1, self.first_column)
        else:
            self.step(1)

    @property
    def first_column(self) -> int:
        """The first column that can be written."""
        return next(n for n, about in enumerate(self.entries.columns) if not about.read_only)

    def _commit(self) -> None:
        editor = self._editor()
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self.setFocus()

    def _editor(self) -> QWidget | None:
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
        if self.entries.remove(at) is not None:
            self.go(at, max(column_, 0))

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
                    self.entries.put(min(start + down, len(self.entries.rows)), column_ + across, value)

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
            editor = self._editor()
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
            self.go(0, self.first_column)
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
        return QSize(
            theme.px(Height.CONTROL), theme.px(Height.TABLE_HEADER) + rows * theme.px(Height.ROW) + 1
        )

    def minimumSizeHint(self) -> QSize:
        """As the size hint: the page scrolls, not the table."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out."""
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Give every column its width and share what is left among those that stretch."""
        theme, header = look(), self.horizontalHeader()
        widths = [theme.px(about.width) for about in self.entries.columns]
        if isinstance(header, Header):
            widths = [max(width, header.title_width(n)) for n, width in enumerate(widths)]
        shares = sum(about.stretch for about in self.entries.columns)
        extra = max(0, self.viewport().width() - sum(widths))
        for number, about in enumerate(self.entries.columns):
            more = extra * about.stretch // shares if shares else 0
            self.setColumnWidth(number, widths[number] + more)


class EntryTable(QWidget):
    """The table with the strip of its problems; `edited` fires for what a person did."""

    edited = Signal()
    left_forward = Signal()
    left_back = Signal()
    problem_changed = Signal()

    def __init__(
        self,
        texts: Texts,
        columns: Sequence[EntryColumn],
        defaults: Callable[[list[Entry]], Entry] = lambda _rows: {},
    ) -> None:
        """`defaults` returns what a new row begins with, given the rows above it."""
        super().__init__()
        self._texts = texts
        self._problems: list[CellProblem] = []
        self.model_ = EntryModel(texts, columns, defaults, self)
        self.grid = _Grid(self.model_, self._severity_at)
        outer = column(self)
        outer.addWidget(self.grid)
        self._strip = QWidget()
        self._strip_lines = column(self._strip, (Space.M, Space.S, Space.M, Space.S), Space.XS)
        outer.addWidget(self._strip)
        self._strip.hide()
        self.setFocusProxy(self.grid)
        self.model_.edited.connect(self.edited)
        self.grid.left_forward.connect(self.left_forward)
        self.grid.left_back.connect(self.left_back)
        for signal in (self.model_.rowsInserted, self.model_.rowsRemoved, self.model_.modelReset):
            signal.connect(self.grid.updateGeometry)
        texts.changed.connect(self.grid.fit_columns)
        texts.changed.connect(self._say_problems)
        look().follow(self, self._scale)

    def rows(self) -> list[Entry]:
        """Return the rows that hold something, the cell being written included."""
        self.grid._commit()  # noqa: SLF001 - the table and its view are one thing
        return self.model_.rows

    def set_rows(self, rows: Iterable[Entry]) -> None:
        """Show rows that were not typed."""
        self.model_.set_rows(rows)

    def begin_row(self) -> None:
        """Put the keyboard on the empty row: the card's «+ Row»."""
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grid.go(len(self.model_.rows), self.grid.first_column)

    def go_to_end(self) -> None:
        """Put the keyboard on the last cell: coming back from the next section."""
        self.grid.setFocus(Qt.FocusReason.BacktabFocusReason)

    def show_problems(self, problems: Iterable[CellProblem]) -> None:
        """Show what is wrong with the cells, replacing what was shown."""
        self._problems = list(problems)
        self._say_problems()
        self.grid.viewport().update()
        self.problem_changed.emit()

    def severities(self) -> list[Severity]:
        """As HasProblems."""
        return [problem.severity for problem in self._problems]

    def go_to_problem(self, number: int) -> None:
        """As HasProblems: put the keyboard on the cell."""
        problem = self._problems[number]
        self.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.grid.go(problem.row, self._place(problem.column))

    def setAccessibleName(self, name: str) -> None:
        """Name the grid, which is what a screen reader meets."""
        super().setAccessibleName(name)
        self.grid.setAccessibleName(name)

    def _place(self, column_: str) -> int:
        return [about.id for about in self.model_.columns].index(column_)

    def _severity_at(self, at: int, place: int) -> Severity | None:
        name = self.model_.columns[place].id
        found = [
            problem.severity for problem in self._problems if (problem.row, problem.column) == (at, name)
        ]
        return Severity.ERROR if Severity.ERROR in found else (found[0] if found else None)

    def _say_problems(self) -> None:
        while (item := self._strip_lines.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for number, problem in enumerate(self._problems):
            self._strip_lines.addWidget(self._line(number, problem))
        self._strip.setVisible(bool(self._problems))

    def _line(self, number: int, problem: CellProblem) -> QWidget:
        icon, tone = SIGN[problem.severity]
        made = QWidget()
        line = row(made, gap=Space.S)
        line.addWidget(IconLabel(icon, tone, IconSize.SMALL))
        label = Label(self._said(problem.text, problem), Type.SMALL, tone, wrap=True)
        line.addWidget(label, 1)
        if problem.repair and problem.on_repair is not None:
            repair = Button(
                self._texts, REPAIR, ButtonKind.LINK, compact=True, on_click=problem.on_repair, value=""
            )
            repair.set_words(self._said(problem.repair, problem))
            line.addWidget(repair)
        show = Button(
            self._texts,
            ROW_LINK,
            ButtonKind.LINK,
            compact=True,
            on_click=lambda: self.go_to_problem(number),
            number=problem.row + 1,
        )
        line.addWidget(show)
        return made

    def _said(self, text: Message | str, problem: CellProblem) -> str:
        return self._texts(text, **dict(problem.facts)) if isinstance(text, Message) else text

    def _scale(self) -> None:
        self.grid.verticalHeader().setMinimumSectionSize(look().px(Height.ROW))
        self.grid.verticalHeader().setDefaultSectionSize(look().px(Height.ROW))
        self.grid.fit_columns()
        self.grid.updateGeometry()
