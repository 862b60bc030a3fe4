"""The editing table of a form with the strip of its problems: filled by keyboard alone, row after row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from twincities.domain.errors import Severity
from twincities.i18n import NN_, NP_, Message
from twincities.ui.forms.date_sentences import REPAIR
from twincities.ui.forms.fields import SIGN
from twincities.ui.forms.inputs import TextInput
from twincities.ui.forms.suggestions import Suggestion
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.headers import IconLabel
from twincities.ui.furniture.labels import Label, WrappingLabel
from twincities.ui.furniture.layouts import FlowLayout, clear, column, row
from twincities.ui.tables.entry_grid import MOST_ROWS, EntryGrid
from twincities.ui.tables.entry_model import Entry, EntryColumn, EntryKind, EntryModel
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Height, IconSize, Space, Type

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from twincities.ui.texts import Texts

MOST_SPOKEN = 5
"""Lines of the strip; F8 walks to every problem, however many there are."""
MORE = NN_("and {count} more: F8 goes to the next", "and {count} more: F8 goes to the next")
ROW_LINK = NP_("link to a row of a table", "Row {number}")


@dataclass(frozen=True)
class CellProblem:
    """What is wrong with a cell: the strip under the table says it, the cell wears a ring.

    `others` are further ways to repair it; a `quiet` one wears the ring only, for another line speaks for it.
    """

    row: int
    column: str
    severity: Severity
    text: Message | str
    repair: Message | str = ""
    on_repair: Callable[[], object] | None = None
    others: tuple[tuple[Message | str, Callable[[], object]], ...] = ()
    quiet: bool = False
    facts: Mapping[str, object] = field(default_factory=dict)


class EntryTable(QWidget):
    """The table with the strip of its problems; `edited` fires for what a person did."""

    edited = Signal()
    typed = Signal()
    row_removed = Signal(int, object)
    left_forward = Signal()
    left_back = Signal()
    problem_changed = Signal()

    def __init__(
        self,
        texts: Texts,
        columns: Sequence[EntryColumn],
        defaults: Callable[[list[Entry]], Entry] = lambda _rows: {},
        *,
        settle: Callable[[Entry, str], Entry] = lambda entry, _column: entry,
        begins: str = "",
        headings: Callable[[list[Entry], Texts], list[str]] | None = None,
        two_lines: bool = False,
    ) -> None:
        """`defaults` returns what a new row begins with, given the rows above it, and `begins` names where.

        `settle` completes a row after one of its columns was written; `headings` returns the heading above each row,
        "" for none.
        """
        super().__init__()
        self._two_lines = two_lines
        self._texts = texts
        self._problems: list[CellProblem] = []
        self.model_ = EntryModel(texts, columns, defaults, self, settle)
        self.grid = EntryGrid(self.model_, self._severity_at, begins, headings)
        outer = column(self)
        outer.addWidget(self.grid)
        self._strip = QWidget()
        self._strip_lines = column(self._strip, (Space.CARD, Space.S, Space.CARD, Space.S), Space.XS)
        outer.addWidget(self._strip)
        self._strip.hide()
        self.setFocusProxy(self.grid)
        self._connect()
        texts.changed.connect(self.grid.fit_columns)
        texts.changed.connect(self._say_problems)
        look().follow(self, self._scale)

    def _connect(self) -> None:
        self.model_.edited.connect(self.edited)
        self.grid.left_forward.connect(self.left_forward)
        self.grid.left_back.connect(self.left_back)
        self.grid.repair_wanted.connect(self.repair)
        self.grid.row_removed.connect(self.row_removed)
        self.grid.delegate.typed.connect(self.typed)
        for signal in (self.model_.rowsInserted, self.model_.rowsRemoved, self.model_.modelReset):
            signal.connect(self.grid.headings_changed)
            signal.connect(self.grid.updateGeometry)
        self.model_.dataChanged.connect(self.grid.headings_changed)
        for signal in (self.model_.dataChanged, self.model_.modelReset):
            signal.connect(self.grid.fit_columns)

    def rows(self) -> list[Entry]:
        """Return the rows that hold something, the cell being written included."""
        self.grid.commit()
        return self.model_.rows

    def rows_as_typed(self) -> list[Entry]:
        """Return the rows as they stand, with the text of an open cell as far as it is typed: what a draft keeps."""
        rows = self.model_.rows
        editor, at = self.grid.editor(), self.grid.currentIndex()
        if not isinstance(editor, TextInput) or not at.isValid():
            return rows
        about, text = self.model_.columns[at.column()], editor.text().strip()
        if at.row() >= len(rows):
            if not text:
                return rows
            rows.append(self.model_.entry(at.row()))
        if about.kind is EntryKind.RECORD and text != self.model_.text(rows[at.row()].get(about.id)):
            rows[at.row()][about.id] = Suggestion("", text)
        elif about.kind is EntryKind.TEXT and text != self.model_.said(at.row(), at.column()):
            rows[at.row()][about.id] = text
        return rows

    def set_rows(self, rows: Iterable[Entry]) -> None:
        """Show rows that were not typed; the keyboard stays in its cell, and what is being written there."""
        written = self.grid.put_aside()
        at = self.grid.currentIndex() if self.grid.hasFocus() else QModelIndex()
        row_, column_ = at.row(), at.column()
        self.model_.set_rows(rows)
        if row_ >= 0:
            self.grid.go(min(row_, self.model_.rowCount() - 1), column_)
        if written is not None:
            self.grid.take_up(written)

    def begin_row(self) -> None:
        """Put the keyboard on the empty row: the card's «+ Row»."""
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grid.go(len(self.model_.rows), self.grid.begin_column)

    def go_to_end(self) -> None:
        """Put the keyboard on the last cell: coming back from the next section."""
        self.grid.setFocus(Qt.FocusReason.BacktabFocusReason)

    def show_problems(self, problems: Iterable[CellProblem]) -> None:
        """Show what is wrong with the cells, replacing what was shown."""
        self._problems = list(problems)
        self._say_problems()
        self.grid.viewport().update()
        self.problem_changed.emit()

    def repair(self) -> None:
        """Take the repair offered for the cell that has the keyboard (Alt+Enter)."""
        at = self.grid.currentIndex()
        for problem in self._problems:
            here = (problem.row, self._place(problem.column)) == (at.row(), at.column())
            if here and problem.on_repair is not None:
                problem.on_repair()
                return

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
        clear(self._strip_lines)
        spoken = [(number, problem) for number, problem in enumerate(self._problems) if not problem.quiet]
        for number, problem in spoken[:MOST_SPOKEN]:
            self._strip_lines.addWidget(self._line(number, problem))
        if len(spoken) > MOST_SPOKEN:
            more = self._texts(MORE, count=len(spoken) - MOST_SPOKEN)
            self._strip_lines.addWidget(Label(more, Type.SMALL, "text2", wrap=True))
        self._strip.setVisible(bool(spoken))

    def _line(self, number: int, problem: CellProblem) -> QWidget:
        icon, tone = SIGN[problem.severity]
        made = QWidget()
        flow = FlowLayout(made, Space.XS)
        sentence = QWidget()
        words = row(sentence, gap=Space.S)
        words.addWidget(IconLabel(icon, tone, IconSize.SMALL))
        words.addWidget(WrappingLabel(self._said(problem.text, problem), Type.SMALL, tone), 1)
        flow.addWidget(sentence)
        if problem.repair and problem.on_repair is not None:
            flow.addWidget(self._link(self._said(problem.repair, problem), problem.on_repair))
        for text, act in problem.others:
            flow.addWidget(self._link(self._said(text, problem), act))
        if len(self._problems) > 1 or len(self.model_.rows) > MOST_ROWS:
            spot = self._texts(ROW_LINK, number=problem.row + 1)
            flow.addWidget(self._link(spot, lambda: self.go_to_problem(number)))
        return made

    def _link(self, text: str, act: Callable[[], object]) -> Button:
        link = Button(self._texts, REPAIR, ButtonKind.LINK, compact=True, on_click=act, value="")
        link.set_words(text)
        link.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return link

    def _said(self, text: Message | str, problem: CellProblem) -> str:
        return self._texts(text, **dict(problem.facts)) if isinstance(text, Message) else text

    def _scale(self) -> None:
        each = look().px(Height.ROW_TWO_LINES if self._two_lines else Height.ROW)
        self.grid.verticalHeader().setMinimumSectionSize(look().px(Height.ROW))
        self.grid.verticalHeader().setDefaultSectionSize(each)
        for number in range(self.grid.entries.rowCount()):  # Qt leaves the rows that are there as they were
            self.grid.setRowHeight(number, each)
        self.grid.show_headings()
        self.grid.fit_columns()
        self.grid.updateGeometry()
