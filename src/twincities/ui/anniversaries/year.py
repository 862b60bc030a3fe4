"""The year as twelve rows of dates, walked by the arrows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QScrollArea, QWidget

from twincities.domain.date_words import MONTHS_ALONE
from twincities.i18n import NN_, NP_, capitalised
from twincities.ui.anniversaries.month_notes import MonthNotes
from twincities.ui.anniversaries.pills import Pill, offer_deeds
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.labels import Label, rule
from twincities.ui.furniture.layouts import FlowLayout, column, row
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Height, Space, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from twincities.domain.congratulations import Congratulation
    from twincities.services.anniversaries import Anniversary, AnniversaryYear
    from twincities.ui.context import Context
    from twincities.ui.furniture.menus import Entry

PARTNERSHIP = "partnership"
NO_DATES = NP_("month without anniversaries", "no exact dates")
MORE = NN_("and {count} more", "and {count} more")
MOST_WHOLE, FIRST_OF_MANY = 12, 4
"""A month of more dates than the first shows as many as the second, and the way to the list."""
LABEL = 100
NOTES, NOTES_ALONE, BESIDE_DATES, BESIDE_NONE = 260, 340, 680, 560
OPEN = NP_("menu", "Open")
PLAN = NP_("menu", "Plan the preparations")
FLAG = NP_("menu", "The year is a filler")


class Scroll(QScrollArea):
    """Scrolls up and down; ← and → are left to the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the page change the year."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)


class YearView(Scroll):
    """Shows a year; `list_wanted` asks for the list, where a month holds more than can be shown here.

    `plan_wanted` carries a partnership and the year of its anniversary, `filler_wanted` one whose year is none.
    """

    list_wanted = Signal()
    plan_wanted = Signal(str, int)
    filler_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._lines: list[MonthLine] = []
        self.pills: list[Pill] = []
        sheet = QWidget()
        sheet.setObjectName("scrolled")
        self._sheet = column(sheet, gap=Space.CARD_GAP)
        self._card = QFrame()
        self._sheet.addWidget(self._card, 1)
        self.setWidget(sheet)

    def put_below(self, widget: QWidget) -> None:
        """Put below the months what has no room beside them."""
        self._sheet.addWidget(widget)

    def show_year(self, year: AnniversaryYear, days: Sequence[Congratulation] = ()) -> None:
        """Show another year; the date that had the keyboard has it again if it is still there."""
        held = next((pill.one.key for pill in self.pills if pill.hasFocus()), None)
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self._card.isAncestorOf(focus)
        self.pills, self._lines = [], []
        card = QFrame()
        card.setProperty("card", "true")
        layout = column(card, (1, 1, 1, 1))
        for number, (month, count) in enumerate(zip(year.months, year.month_counts, strict=True)):
            if number:
                layout.addWidget(rule())
            of_month = [day for day in days if day.date.month == number + 1]
            line = self._month(number, month, count, of_month)
            self._lines.append(line)
            layout.addWidget(line, 1)
        self._card.hide()
        self._sheet.replaceWidget(self._card, card)
        self._sheet.setStretchFactor(card, 1)
        self._card.deleteLater()
        self._card = card
        card.show()
        for place, pill in enumerate(self.pills):
            pill.stepped.connect(partial(self._step, place))
        if held is not None or had_focus:
            self.focus_date(next((n for n, pill in enumerate(self.pills) if pill.one.key == held), 0))

    def focus_date(self, number: int) -> bool:
        """Put the focus on a date; False where there is none."""
        if not 0 <= number < len(self.pills):
            return False
        self.pills[number].setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(self.pills[number], 0)
        return True

    def _step(self, place: int, step: int) -> None:
        self.focus_date(place + step)

    def _month(
        self, number: int, found: Sequence[Anniversary], count: int, days: Sequence[Congratulation]
    ) -> MonthLine:
        texts = self._context.texts
        month = texts(MONTHS_ALONE[number])
        notes = MonthNotes(days, texts) if days else None
        dates: QWidget
        if not count:
            dates = Label(texts(NO_DATES), Type.SMALL, "text3")
            return MonthLine(month, dates, notes, strong=False)
        dates = QWidget()
        flow = FlowLayout(dates, Space.S)
        shown = found if count <= MOST_WHOLE else found[:FIRST_OF_MANY]
        for one in shown:
            pill = Pill(one, texts, partial(self._context.open, PARTNERSHIP, one.key))
            offer_deeds(pill, texts, partial(self._deeds, one))
            self.pills.append(pill)
            flow.addWidget(pill)
        if count > len(shown):
            more = count - len(shown)
            link = Button(
                texts, MORE, ButtonKind.LINK, compact=True, on_click=self.list_wanted.emit, count=more
            )
            flow.addWidget(link)
        return MonthLine(month, dates, notes, strong=True)

    def _deeds(self, one: Anniversary) -> Sequence[Entry]:
        return (
            (OPEN, partial(self._context.open, PARTNERSHIP, one.key), "Return"),
            (PLAN, partial(self.plan_wanted.emit, one.key, one.date.year), ""),
            (FLAG, partial(self.filler_wanted.emit, one.key), ""),
        )


class MonthLine(QWidget):
    """A month with its dates, its days of congratulation beside them or, where there is no room, below."""

    def __init__(self, month: str, dates: QWidget, notes: QWidget | None, *, strong: bool) -> None:
        super().__init__()
        layout = row(self, (Space.CARD, Space.S, Space.CARD, Space.S), Space.S)
        name = Label(capitalised(month), Type.H3 if strong else Type.BODY, "text" if strong else "text2")
        look().follow(name, lambda: name.setMinimumWidth(look().px(LABEL)))
        look().follow(name, lambda: name.setMinimumHeight(look().px(Height.ROW_TWO_LINES - 2 * Space.S)))
        layout.addWidget(name)
        around = QWidget()
        self._inside = row(around, gap=Space.S)
        self._inside.addWidget(dates, 1)
        self._notes = notes
        self._least = BESIDE_DATES if strong else BESIDE_NONE
        self._most = NOTES if strong else NOTES_ALONE
        if notes is not None:
            self._inside.addWidget(notes)
        layout.addWidget(around, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the days of congratulation below the dates where there is no room beside them."""
        super().resizeEvent(event)
        if self._notes is None:
            return
        below = self.width() < look().px(self._least)
        way = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        if self._inside.direction() is not way:
            self._inside.setDirection(way)
        self._notes.setMaximumWidth(self.width() if below else look().px(self._most))
