"""What is settled in place: a deadline, typed as a date or as so many days, and whose promise it is."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from twincities.domain.errors import Severity
from twincities.domain.partial_date import PartialDate
from twincities.i18n import N_, NN_, NP_
from twincities.ui.forms.completion import RecordChoice
from twincities.ui.forms.date_sentences import date_sentence
from twincities.ui.forms.dates import DateInput
from twincities.ui.forms.field_sheet import FieldSheet
from twincities.ui.forms.fields import FieldFrame
from twincities.ui.forms.ticks import FilterPopover
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import column
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Space, Type, Width

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincities.ui.forms.suggestions import Suggestion
    from twincities.ui.texts import Texts

DEADLINE = NP_("field", "Deadline")
DEADLINE_HELP = N_("A date, or +30 for so many days from today; nothing for no deadline")
SET = NP_("button", "Set the deadline")
CLOSING = NP_("field", "Done on the visit")
CLOSING_HELP = N_("↓ shows the visits with that partner since it was promised")
NO_LATER_VISIT = N_("No later visit with that partner is recorded")
CLOSES = NN_("{count} commitment, {partner}", "{count} commitments, {partner}")
DAYS_AHEAD = re.compile(r"\+\s*(\d{1,4})")


class DueInput(DateInput):
    """A date, or "+30" for so many days from today."""

    def __init__(self, texts: Texts, today: Callable[[], date]) -> None:
        super().__init__(texts, today)
        self._counts_from = today

    def _read(self) -> None:
        ahead = DAYS_AHEAD.fullmatch(self.text().strip())
        if ahead is None:
            super()._read()
            return
        self._value = PartialDate.of(self._counts_from() + timedelta(days=int(ahead[1])))
        self._error = None
        self._hint()


class DueSheet(FieldSheet):
    """Asks for the deadline of one promise; `settled` carries it, None for no deadline."""

    settled = Signal(object)

    def __init__(self, texts: Texts, due: PartialDate | None, today: Callable[[], date]) -> None:
        self.field = DueInput(texts, today)
        self.field.set_value(due)
        super().__init__(texts, DEADLINE, self.field, DEADLINE_HELP, SET)

    def take(self) -> None:
        """Hand over what was typed; what is no date is told and stays."""
        error = self.field.error
        if error is None:
            self.settled.emit(self.field.value())
        else:
            self.refuse(date_sentence(error, self._texts)[0])


class ClosingSheet(QWidget):
    """Asks for the visit on which promises were kept; `settled` carries the one that was taken."""

    settled = Signal(object)

    def __init__(
        self, texts: Texts, count: int, partner: str, suggest: Callable[[str], Sequence[Suggestion]]
    ) -> None:
        super().__init__()
        layout = column(self, (Space.M, Space.M, Space.M, Space.M), Space.S)
        meant = Label(texts(CLOSES, count=count, partner=partner), Type.SMALL, "text2", wrap=True)
        layout.addWidget(meant)
        self.field = RecordChoice(texts, suggest)
        self.field.taken.connect(self._on_taken)
        self.field.returnPressed.connect(self._take_again)
        none = not suggest("")
        self.frame = FieldFrame(
            texts, CLOSING, self.field, help_text=NO_LATER_VISIT if none else CLOSING_HELP
        )
        layout.addWidget(self.frame)
        look().follow(self, lambda: self.setMinimumWidth(look().px(Width.POPUP)))

    def focus_first(self) -> None:
        """Begin in the field, with the later visits offered."""
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self.field.offer(everything=True)

    def refuse(self, why: str) -> None:
        """Say why the visit that was chosen cannot be taken now; it stays, and Enter takes it again."""
        self.frame.show_problem(Severity.ERROR, why)
        popover = self.parentWidget()
        if popover is not None:
            popover.adjustSize()

    def _take_again(self) -> None:
        self.field.settle()
        entry = self.field.value()
        if entry is not None:
            self._on_taken(entry)

    def _on_taken(self, entry: Suggestion) -> None:
        if entry.key:
            self.settled.emit(entry)


def open_at(around: QWidget, spot: QRect, content: DueSheet | ClosingSheet) -> FilterPopover:
    """Open a sheet below a spot of a widget; the focus goes back to the widget."""
    anchor = QWidget(around)
    anchor.setFocusProxy(around)
    anchor.setGeometry(spot)
    anchor.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    # Only what is shown can hand the focus on.
    anchor.show()
    popover = FilterPopover(anchor, content)

    def leave() -> None:
        # With its proxy it would take the focus along when it goes.
        anchor.setFocusProxy(None)  # type: ignore[arg-type] # Qt's way to say: none
        anchor.deleteLater()

    popover.closed.connect(leave)
    popover.open()
    content.focus_first()
    return popover
