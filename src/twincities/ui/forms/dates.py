"""A date typed as people type it, read while it is typed, kept as precisely as it is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget

from twincities.domain.date_reading import read_date
from twincities.domain.date_words import long, short
from twincities.domain.partial_date import DateError, PartialDate
from twincities.ui.forms.inputs import InsideButton, TextInput
from twincities.ui.furniture.popovers import Popover
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space, Type

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.ui.texts import Texts


class DateInput(TextInput):
    """One field for every precision; `hint_changed` carries the reading, `misread` the error once it is left."""

    hint_changed = Signal(str)
    misread = Signal(object)

    def __init__(self, texts: Texts, today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self._texts = texts
        self._today = today
        self._value: PartialDate | None = None
        self._error: DateError | None = None
        self._shown = ""
        self._calendar: Popover | None = None
        opener = InsideButton(Icon.CALENDAR)
        opener.clicked.connect(self.open_calendar)
        self._opener = opener
        self.add_end(opener)
        texts.changed.connect(self._say)

    def value(self) -> PartialDate | None:  # type: ignore[override]
        """Return what could be read of the text; None for nothing and for what cannot be read."""
        return self._value

    @property
    def error(self) -> DateError | None:
        """Why the text is no date."""
        return self._error

    def set_value(self, value: PartialDate | None) -> None:  # type: ignore[override]
        """Show a date that was not typed."""
        self._value, self._error = value, None
        self._say()
        self.misread.emit(None)

    def minimumSizeHint(self) -> QSize:
        """Never cut a date that stands here: in a narrow form its row wraps instead."""
        hint = super().minimumSizeHint()
        if self._bare or not self._shown:
            return hint
        theme = look()
        margins = self.textMargins()
        text = theme.metrics(Type.BODY).horizontalAdvance(self._shown) + margins.left() + margins.right()
        return QSize(max(hint.width(), text + 2 * theme.px(Space.M)), hint.height())

    def setReadOnly(self, read_only: bool) -> None:
        """Hide the calendar of a date that cannot be changed."""
        super().setReadOnly(read_only)
        self._opener.setVisible(not read_only)
        self._arrange()

    def show_text(self, text: str) -> None:
        """Show a text as a draft kept it, a date or not."""
        self.setText(text)
        self._read()
        if self._error is None:
            self._say()

    def put(self, value: PartialDate) -> None:
        """Enter a date on the person's behalf: a repair, today, a day of the calendar."""
        self.set_value(value)
        self.edited.emit()

    def type_in(self, text: str) -> None:
        """Enter a text as if it had been typed and left: a draft brings back what could not be read."""
        self.setText(text)
        self._read()
        self.misread.emit(self._error)
        if self._error is None:
            self._say()

    def step(self, days: int) -> None:
        """Move a known day; where only a month or year is known, move that."""
        known = self._value
        if known is None:
            self.put(PartialDate.of(self._today()))
            return
        if known.until is not None:
            return
        if known.day is not None:
            moved = PartialDate.of(known.first_day + timedelta(days))
            self.put(replace(moved, approximate=known.approximate, uncertain=known.uncertain))
        elif known.month is not None:
            months = known.year * 12 + known.month - 1 + days
            self.put(replace(known, year=months // 12, month=months % 12 + 1))
        else:
            self.put(replace(known, year=known.year + days))

    def open_calendar(self) -> None:
        """Show a month to choose a day from."""
        if self.isReadOnly():
            return
        calendar = QCalendarWidget()
        calendar.setLocale(QLocale(self._texts.language.value))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        day = self._value.first_day if self._value else self._today()
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        popover = Popover(self, calendar)
        calendar.activated.connect(self._take)
        calendar.clicked.connect(self._take)
        popover.closed.connect(popover.deleteLater)
        self._calendar = popover
        popover.open()
        calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+↑ and Ctrl+↓ change the day, Ctrl+; is today, F4 or Alt+↓ opens the calendar."""
        key, modifiers = event.key(), event.modifiers()
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        alt_down = key == Qt.Key.Key_Down and bool(modifiers & Qt.KeyboardModifier.AltModifier)
        if self.isReadOnly():
            super().keyPressEvent(event)
        elif control and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step(1 if key == Qt.Key.Key_Up else -1)
        elif control and key == Qt.Key.Key_Semicolon:
            self.put(PartialDate.of(self._today()))
        elif key == Qt.Key.Key_F4 or alt_down:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+; from being taken by a shortcut of the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if control and event.key() in (Qt.Key.Key_Semicolon, Qt.Key.Key_Up, Qt.Key.Key_Down):
                event.accept()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write a date the way dates are written here; tell of a text that is none."""
        self.misread.emit(self._error)
        if self._error is None:
            self._say()
        super().focusOutEvent(event)

    def _take(self, day: QDate) -> None:
        self.put(PartialDate(day.year(), day.month(), day.day()))
        if self._calendar is not None:
            popover, self._calendar = self._calendar, None
            popover.close_it()
            self.setFocus()

    def _on_typed(self) -> None:
        self._read()  # before anybody is told and asks for the value
        super()._on_typed()

    def _read(self) -> None:
        text = self.text().strip()
        self._value, self._error = None, None
        if text:
            try:
                self._value = read_date(text, self._today(), self._texts.words)
            except DateError as error:
                self._error = error
        self._hint()

    def _say(self) -> None:
        if self._error is None:
            self._shown = short(self._value, self._texts.words) if self._value else ""
            self.setText(self._shown)
            self.updateGeometry()
        self._hint()

    def _hint(self) -> None:
        reading = long(self._value, self._texts.words) if self._value and self.hasFocus() else ""
        self.hint_changed.emit(reading if reading != self.text() else "")
