"""What stands in the table's place: nothing yet, nothing found, or an error."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from twincities.i18n import N_, NP_
from twincities.ui.errors import report, sentence
from twincities.ui.furniture.buttons import Button, ButtonKind, new_button
from twincities.ui.furniture.emptiness import EmptyState
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from twincities.i18n import Message
    from twincities.ui.tables.feed import Repair
    from twincities.ui.texts import Texts

DROP = NP_("button", "Remove “{condition}”")
RESET_ALL = NP_("button", "Reset all")
SAFE = N_("What was saved is safe.")


@dataclass(frozen=True, slots=True)
class AbsenceWords:
    """What a list says where no rows are; `without` carries {condition} and {count}."""

    icon: Icon
    first_use: Message
    first_use_detail: Message
    new: Message
    not_found: Message
    without: Message
    not_read: Message


class Absence(QStackedWidget):
    """Emits what the person wants instead."""

    new_wanted = Signal()
    drop_wanted = Signal()
    reset_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self, texts: Texts, words: AbsenceWords) -> None:
        super().__init__()
        self._texts = texts
        self._words = words
        self._repair: tuple[Repair[Any], str] | None = None
        self._error: Exception | None = None
        new = new_button(texts, words.new, self.new_wanted.emit)
        self._first = EmptyState(texts, words.icon, words.first_use, words.first_use_detail, (new,))
        self.drop = Button(texts, DROP, icon=Icon.CLOSE, on_click=self.drop_wanted.emit, condition="")
        reset = Button(texts, RESET_ALL, ButtonKind.LINK, on_click=self.reset_wanted.emit)
        self.not_found = EmptyState(texts, Icon.FILTER, words.not_found, actions=(self.drop, reset))
        retry = Button(
            texts,
            NP_("button", "Try again"),
            ButtonKind.PRIMARY,
            icon=Icon.REPEAT,
            key="F5",
            bind=False,
            on_click=self.retry_wanted.emit,
        )
        self._copy = Button(
            texts, NP_("button", "Copy the error report"), ButtonKind.LINK, on_click=self._copy_report
        )
        self.error = EmptyState(texts, Icon.ERROR, words.not_read, SAFE, (retry, self._copy))
        for state in (self._first, self.not_found, self.error):
            self.addWidget(state)
        texts.changed.connect(self._say)

    def show_first_use(self) -> None:
        """Say that the register holds none yet."""
        self.setCurrentWidget(self._first)

    def show_not_found(self) -> None:
        """Nothing fits; what to drop is not known yet."""
        self._repair = None
        self.not_found.say(self._words.not_found)
        self.drop.hide()
        self.setCurrentWidget(self.not_found)

    def show_repair(self, repair: Repair[Any], condition: str) -> None:
        """Name the condition that excludes most."""
        self._repair = (repair, condition)
        self._say()
        self.drop.show()
        self._relayout(self.not_found)

    @property
    def repair(self) -> Repair[Any] | None:
        """What is offered to be dropped."""
        return self._repair[0] if self._repair else None

    def show_error(self, error: Exception) -> None:
        """Say that the register did not answer."""
        self._error = error
        self._say()
        self.setCurrentWidget(self.error)

    def _say(self) -> None:
        if self._repair is not None:
            repair, condition = self._repair
            words = self._words
            self.not_found.say(words.not_found, words.without, count=repair.count, condition=condition)
            self.drop.set_words(self._texts(DROP, condition=condition))
        if self._error is not None:
            said = sentence(self._error, self._texts)
            self._copy.setVisible(said is None)
            self.error.detail.setText(said or self._texts(SAFE))

    @staticmethod
    def _relayout(state: QWidget) -> None:
        layout = state.layout()
        if layout is not None:
            layout.invalidate()
            layout.activate()

    def _copy_report(self) -> None:
        if self._error is not None:
            QGuiApplication.clipboard().setText(report(self._error))
