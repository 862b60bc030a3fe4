"""A year of anniversaries in the ways it can be seen: as months or a list, with cards beside or below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QStackedWidget, QWidget

from twincities.i18n import N_, NP_
from twincities.ui.anniversaries.aside import Aside
from twincities.ui.anniversaries.header import TITLE
from twincities.ui.anniversaries.listed import ListView
from twincities.ui.anniversaries.year import Scroll, YearView
from twincities.ui.furniture.buttons import Button
from twincities.ui.furniture.emptiness import EmptyState, SkeletonRows
from twincities.ui.furniture.layouts import column, row
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space, Width

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from twincities.domain.congratulations import Congratulation
    from twincities.services.anniversaries import AnniversaryYear, Undated
    from twincities.ui.context import Context

NOT_READ = N_("The anniversaries could not be read")
AGAIN = NP_("button", "Try again")
NOTHING = N_("No exact dates in {year}")
NOTHING_DETAIL = N_("→ and ← show other years.")
YEAR_LEAST = 460
"""Width, in the design's pixels and with the margin, that names in the months want: with less the cards go below."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read for the page."""

    year: AnniversaryYear
    undated: list[Undated]
    days: list[Congratulation]


class Views(QWidget):
    """Shows what was read; `again_wanted` asks to read again, `list_wanted` for the year as a list.

    `opened` carries a partnership, `plan_wanted` one and the year of its anniversary, `filler_wanted` one whose year is
    none and `year_wanted` one whose year is one after all; `stepped` carries how many years on, `typed` a letter.
    """

    again_wanted = Signal()
    list_wanted = Signal()
    opened = Signal(str)
    plan_wanted = Signal(str, int)
    filler_wanted = Signal(str)
    year_wanted = Signal(str)
    stepped = Signal(int)
    typed = Signal(str)

    def __init__(self, context: Context, year: int) -> None:
        super().__init__()
        texts = context.texts
        self.year_view = YearView(context)
        self.list_view = ListView(texts)
        texts.say(self.list_view.setAccessibleName, TITLE)
        self.nothing = EmptyState(texts, Icon.ANNIVERSARY, NOTHING, NOTHING_DETAIL, year=year)
        again = Button(texts, AGAIN, icon=Icon.REPEAT, on_click=self.again_wanted.emit)
        self.failed = EmptyState(texts, Icon.ERROR, NOT_READ, actions=(again,))
        self.waiting = SkeletonRows()
        self.aside = Aside(context)
        self._is_beside = True
        self._build()
        self._connect()
        look().follow(self, self.arrange)

    def _build(self) -> None:
        self._stack = QStackedWidget()
        self._stack.setProperty("pane", "true")
        # What is shown scrolls: the header never gives way to it.
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._list_card = QFrame()
        self._list_card.setProperty("card", "true")
        column(self._list_card, (1, 1, 1, 1)).addWidget(self.list_view)
        for part in (self.waiting, self.year_view, self._list_card, self.nothing, self.failed):
            self._stack.addWidget(part)
        self._beside = Scroll()
        self._beside.setWidget(self.aside)
        line = row(self, (Space.PAGE, 0, Space.PAGE, 0), Space.CARD_GAP)
        line.addWidget(self._stack, 1)
        line.addWidget(self._beside)

    def _connect(self) -> None:
        for part in (self.year_view, self.aside):
            part.list_wanted.connect(self.list_wanted)
            part.plan_wanted.connect(self.plan_wanted)
            part.filler_wanted.connect(self.filler_wanted)
        self.aside.year_wanted.connect(self.year_wanted)
        self.aside.unknown_wanted.connect(self.again_wanted)
        table = self.list_view
        table.opened.connect(lambda number: self.opened.emit(table.at(number).key))
        table.preview_wanted.connect(lambda onward: self.stepped.emit(1 if onward else -1))
        table.jump_wanted.connect(self.typed)

    # ------------------------------------------------------------------------------------- showing

    def wait(self) -> None:
        """Show that the register is being read."""
        self._stack.setCurrentWidget(self.waiting)

    def fail(self, said: str) -> None:
        """Show that it could not be read, and why."""
        self.failed.detail.setText(said)
        self.failed.detail.setVisible(bool(said))
        self._stack.setCurrentWidget(self.failed)

    def show_year(self, answer: Read, *, as_list: bool) -> bool:
        """Show a year; tell whether what had the focus is gone with the year that was shown."""
        year = answer.year
        before = QApplication.focusWidget()
        had_focus = before is not None and self.isAncestorOf(before)
        self.aside.show_year(year)
        if self.aside.unknown_shown:
            self.aside.show_undated(answer.undated, year.unknown_year)
        if as_list:
            self.list_view.show_all([one for month in (*year.months, year.year_only) for one in month])
            view: QWidget = self._list_card
        else:
            self.year_view.show_year(year, answer.days)
            view = self.year_view
        if not year.dated and self._is_bare(answer, as_list=as_list):
            self.nothing.say(NOTHING, NOTHING_DETAIL, year=year.year)
            view = self.nothing
        self._stack.setCurrentWidget(view)
        focus = QApplication.focusWidget()
        return had_focus and (focus is None or not self.isAncestorOf(focus) or not focus.isVisible())

    def _is_bare(self, answer: Read, *, as_list: bool) -> bool:
        if as_list:
            return not answer.year.year_only_count
        return not answer.days and self._is_beside

    def focus_first(self) -> bool:
        """Put the focus on the list or on the first date; False where there is neither."""
        if self._stack.currentWidget() is self._list_card:
            self.list_view.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return self._stack.currentWidget() is self.year_view and self.year_view.focus_date(0)

    # ------------------------------------------------------------------------------------ arranging

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards below where there is no room beside."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Give the cards their width, beside the year or below it."""
        theme = look()
        wide = self.window().width() >= theme.px(Width.DRAWER_BELOW)
        width = Width.PREVIEW if wide else Width.PREVIEW - Space.XXL * 3
        self._beside.setFixedWidth(theme.px(width))
        beside = self.width() >= theme.px(YEAR_LEAST + Space.CARD_GAP + width)
        if beside != self._is_beside:
            self._is_beside = beside
            if beside:
                self._beside.setWidget(self.aside)
            else:
                self._beside.takeWidget()
                self.year_view.put_below(self.aside)
            self.aside.show()
        self._beside.setVisible(beside)
