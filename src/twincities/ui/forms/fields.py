"""The frame of a field: label above, control, and below it a hint or what is wrong, with the repair."""

from __future__ import annotations

from itertools import accumulate, combinations, pairwise
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from twincities.domain.errors import ProblemCode, Severity
from twincities.domain.partial_date import is_early
from twincities.i18n import Message
from twincities.ui.errors import PROBLEMS
from twincities.ui.forms.date_sentences import date_sentence
from twincities.ui.forms.dates import DateInput
from twincities.ui.forms.terms import TermChoice
from twincities.ui.furniture.headers import IconLabel
from twincities.ui.furniture.keycaps import KeyCap
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import column, grid, inner_row, row
from twincities.ui.furniture.links import WrappingLink
from twincities.ui.texts import shortened
from twincities.ui.theme.appearance import look, restyle
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Height, IconSize, Space, Type

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QVBoxLayout

    from twincities.domain.partial_date import DateError
    from twincities.ui.texts import Texts

Fields = tuple[tuple[QWidget, int], ...]
"""Fields beside each other, each with the columns that it spans."""
SIGN = {Severity.ERROR: (Icon.ERROR, "bad"), Severity.WARNING: (Icon.ATTENTION, "warn")}


@runtime_checkable
class HasProblems(Protocol):
    """Anything that can show problems and be walked to by F8."""

    def severities(self) -> list[Severity]:
        """Return the problems shown now, in reading order."""

    def go_to_problem(self, number: int) -> None:
        """Put the focus on one of them."""


class FieldFrame(QWidget):
    """A labelled control; the label is the control's accessible name, the problem its description."""

    problem_changed = Signal()

    def __init__(
        self,
        texts: Texts,
        label: Message,
        control: QWidget,
        *,
        required: bool = False,
        help_text: Message | None = None,
        **facts: object,
    ) -> None:
        super().__init__()
        self._texts = texts
        self.control = control
        self.required = required
        self._severity: Severity | None = None
        self._help = help_text
        self._on_repair: Callable[[], object] | None = None
        self._hint = ""
        outer = column(self, gap=Space.XS)
        self._build_label(outer)
        texts.say(self._name, label, owner=self, **facts)
        outer.addWidget(control)
        self._build_message(outer)
        outer.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setFocusProxy(control)
        repair = QShortcut(QKeySequence("Alt+Return"), self, self.repair)
        repair.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if isinstance(control, DateInput):
            control.hint_changed.connect(self._show_hint)
            control.misread.connect(self._show_misread)
        if isinstance(control, TermChoice):
            control.unknown.connect(self._show_unknown)
        if help_text is not None:
            texts.say(self._show_hint, help_text, owner=self)

    def _build_label(self, outer: QVBoxLayout) -> None:
        self._label_row = inner_row(outer, Space.XS)
        self.label = Label(role=Type.SMALL_STRONG, tone="text2")
        self.label.setBuddy(self.control)
        # As high as a source mark, so that a field with one stands level with its neighbours.
        look().follow(self.label, lambda: self.label.setMinimumHeight(look().px(Height.MARK)))
        self._label_row.addWidget(self.label)
        if self.required:
            self._label_row.addWidget(Label("*", Type.SMALL_STRONG, "bad"))
        self._label_row.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """Ask for the width of label, marks and control only: a message must not make the form jump."""
        width = max(self._label_row.sizeHint().width(), self.control.minimumSizeHint().width())
        return QSize(width, super().minimumSizeHint().height())

    @property
    def severity(self) -> Severity | None:
        """How bad it is; None when nothing is wrong."""
        return self._severity

    @property
    def message(self) -> str:
        """The sentence shown below, "" for none."""
        return self._message.text() if self._below.isVisibleTo(self) else ""

    def show_problem(
        self,
        severity: Severity,
        text: Message | str,
        repair: Message | str = "",
        on_repair: Callable[[], object] | None = None,
        facts: Mapping[str, object] | None = None,
    ) -> None:
        """Show what is wrong and, where it is known, the link that repairs it (Alt+Enter)."""
        self._severity = severity
        self._on_repair = on_repair
        icon, tone = SIGN[severity]
        self._sign.show_icon(icon, tone)
        self._sign.show()
        self._message.set_tone(tone)
        said = self._say(text, facts)
        self._message.setText(said)
        self._below.show()
        self._repair_line.setVisible(bool(repair) and on_repair is not None)
        self._repair.set_words(self._say(repair, facts) if repair else "")
        self._mark(severity)
        self.control.setAccessibleDescription(said)
        self.problem_changed.emit()

    def clear_problem(self) -> None:
        """Nothing is wrong any more."""
        if self._severity is None:
            return
        self._severity, self._on_repair = None, None
        self._sign.hide()
        self._repair_line.hide()
        self._mark(None)
        self._message.set_tone("text2")
        self._show_hint(self._hint)
        self.control.setAccessibleDescription(self._hint)
        self.problem_changed.emit()

    def repair(self) -> None:
        """Take the offered repair."""
        if self._on_repair is not None:
            act, self._on_repair = self._on_repair, None
            act()
            self.clear_problem()

    def severities(self) -> list[Severity]:
        """Return the one problem, if there is any."""
        return [self._severity] if self._severity else []

    def go_to_problem(self, number: int) -> None:  # noqa: ARG002 - there is only one
        """Put the focus into the control."""
        self.control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add_mark(self, mark: QWidget) -> None:
        """Put a source mark to the right of the label."""
        self._label_row.insertWidget(self._label_row.count() - 1, mark)

    def set_read_only(self, *, read_only: bool) -> None:
        """Show the value without letting it be changed."""
        if isinstance(self.control, (QLineEdit, QPlainTextEdit)):
            self.control.setReadOnly(read_only)
            restyle(self.control)
        else:
            self.control.setEnabled(not read_only)

    def _build_message(self, outer: QVBoxLayout) -> None:
        self._below = QWidget()
        line = row(self._below, gap=Space.XS)
        self._sign = IconLabel(Icon.ERROR, "bad", IconSize.SMALL)
        self._sign.hide()
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._message = Label(role=Type.SMALL, tone="text2", wrap=True)
        line.addWidget(self._message, 1)
        outer.addWidget(self._below)
        self._below.hide()
        self._repair_line = QWidget()
        line = row(self._repair_line, gap=Space.S)
        self._repair = WrappingLink()
        self._repair.clicked.connect(self.repair)
        line.addWidget(self._repair, 1)
        line.addWidget(KeyCap("Alt+Return"), 0, Qt.AlignmentFlag.AlignTop)
        outer.addWidget(self._repair_line)
        self._repair_line.hide()

    def _say(self, text: Message | str, facts: Mapping[str, object] | None) -> str:
        return self._texts(text, **(facts or {})) if isinstance(text, Message) else text

    def _name(self, text: str) -> None:
        self.label.setText(text)
        self.control.setAccessibleName(text)

    def _show_hint(self, text: str) -> None:
        if not text and self._help is not None:
            text = self._texts(self._help)
        self._hint = text
        if self._severity is None:
            self._message.setText(text)
            self._below.setVisible(bool(text))

    def _show_misread(self, error: DateError | None) -> None:
        if error is None:
            self.clear_problem()
            self._doubt_year()
            return
        text, repair = date_sentence(error, self._texts)
        guess = getattr(error, "repair", None)
        control = self.control
        if guess is not None and isinstance(control, DateInput):
            self.show_problem(Severity.ERROR, text, repair, lambda: control.put(guess))
        else:
            self.show_problem(Severity.ERROR, text)

    def _doubt_year(self) -> None:
        """Warn of a year of three figures: no field of an office's work is that old."""
        value = self.control.value() if isinstance(self.control, DateInput) else None
        if value is not None and is_early(value):
            early = PROBLEMS[ProblemCode.EARLY_YEAR]
            self.show_problem(Severity.WARNING, early, facts={"year": str(value.year)})

    def _show_unknown(self, text: str) -> None:
        if text:
            self.show_problem(
                Severity.ERROR, PROBLEMS[ProblemCode.UNKNOWN_TERM], facts={"text": shortened(text)}
            )
        else:
            self.clear_problem()

    def _mark(self, severity: Severity | None) -> None:
        shown = str(severity) if severity else ""
        if (self.control.property("problem") or "") != shown:
            self.control.setProperty("problem", shown)
            restyle(self.control)


class FormGrid(QWidget):
    """Rows of fields on one grid of twelve equal columns; the fields of a row begin at the same height.

    Where a field would be narrower than it can be, its row breaks into lines, as few and as even as they can be.
    """

    COLUMNS = 12

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Fields] = []
        self._placed: list[tuple[QWidget, int, int, int]] = []
        self._grid = grid(self, across=Space.FIELD_GAP_ACROSS, down=Space.FIELD_GAP_DOWN)
        for number in range(self.COLUMNS):
            self._grid.setColumnStretch(number, 1)

    def add_row(self, *fields: tuple[QWidget, int]) -> None:
        """Add a row of (field, columns it spans, 12 in all); Tab walks them in this order."""
        self._rows.append(fields)
        for field, _ in fields:
            # The grid's columns decide the width, so that fields of different rows stand under each other.
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need other rows."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Other words, or a mark beside them, may need other rows."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest field alone."""
        fields = [field for row in self._rows for field, _ in row]
        widest = max((field.minimumSizeHint().width() for field in fields), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def _arrange(self) -> None:
        placed: list[tuple[QWidget, int, int, int]] = []
        line = 0
        for fields in self._rows:
            for part in self._lines(fields):
                at = 0
                for field, wide in part:
                    placed.append((field, line, at, wide))
                    at += wide
                line += 1
        if placed == self._placed:
            return
        self._placed = placed
        for field, row_, at, wide in placed:
            self._grid.removeWidget(field)
            self._grid.addWidget(field, row_, at, 1, wide, Qt.AlignmentFlag.AlignTop)

    def _lines(self, fields: Fields) -> Sequence[Fields]:
        """Return the row in one line where it fits, else broken into lines that are filled."""
        if all(self._fits(field, span) for field, span in fields):
            return [fields]
        for count in range(1, len(fields)):
            for lines in _broken(fields, count):
                if all(self._fits(field, span) for line in lines for field, span in line):
                    return lines
        return [((field, self.COLUMNS),) for field, _span in fields]

    def _fits(self, field: QWidget, span: int) -> bool:
        if span >= self.COLUMNS:
            return True
        gap = look().px(Space.FIELD_GAP_ACROSS)
        column_ = (self.width() + gap) / self.COLUMNS
        return column_ * span - gap >= field.minimumSizeHint().width()


def _broken(fields: Fields, count: int) -> list[Sequence[Fields]]:
    """Return every way to break a row into so many lines, the most even first."""
    ways = []
    for cuts in combinations(range(1, len(fields)), count - 1):
        parts = [fields[start:end] for start, end in pairwise((0, *cuts, len(fields)))]
        widest = max(sum(span for _field, span in part) for part in parts)
        ways.append((widest, [_filled(part) for part in parts]))
    return [lines for _widest, lines in sorted(ways, key=lambda way: way[0])]


def _filled(fields: Fields) -> Fields:
    """Widen the fields of a line in proportion, until they fill it."""
    ends = [0, *accumulate(span for _field, span in fields)]
    scaled = [round(end * FormGrid.COLUMNS / ends[-1]) for end in ends]
    return tuple(
        (field, end - start) for (field, _span), (start, end) in zip(fields, pairwise(scaled), strict=True)
    )


class Problems(QObject):
    """The problems of a whole form: counted for the header, walked by F8 and Shift+F8 in reading order."""

    changed = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._watched: list[HasProblems] = []
        self._at = -1
        for key, step in (("F8", 1), ("Shift+F8", -1)):
            shortcut = QShortcut(QKeySequence(key), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.go(step))

    def watch(self, *shows: FieldFrame | HasProblems) -> None:
        """Count and walk these too, after those watched before."""
        for one in shows:
            self._watched.append(one)
            signal = getattr(one, "problem_changed", None)
            if signal is not None:
                signal.connect(self.changed)

    @property
    def errors(self) -> int:
        """How many forbid saving."""
        return self._count(Severity.ERROR)

    @property
    def warnings(self) -> int:
        """How many are only remarks."""
        return self._count(Severity.WARNING)

    def go(self, step: int = 1) -> None:
        """Go to the next problem (or the one before), round and round."""
        spots = [(one, number) for one in self._watched for number in range(len(one.severities()))]
        if spots:
            self._at = (self._at + step) % len(spots)
            one, number = spots[self._at]
            one.go_to_problem(number)

    def go_to_first_error(self) -> None:
        """Go where saving is refused."""
        for one in self._watched:
            for number, severity in enumerate(one.severities()):
                if severity is Severity.ERROR:
                    one.go_to_problem(number)
                    return

    def _count(self, severity: Severity) -> int:
        return sum(one.severities().count(severity) for one in self._watched)
