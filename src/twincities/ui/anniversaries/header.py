"""The header of the Anniversaries page: which year, what it holds, how it is shown, and what is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from twincities.i18n import N_, NN_, NP_
from twincities.ui.forms.inputs import SegmentedChoice
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.headers import PageHeader
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import FlowLayout, row
from twincities.ui.joining import joined
from twincities.ui.papers.beside import REPORT
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space, Type

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from twincities.i18n import Message
    from twincities.services.anniversaries import AnniversaryYear
    from twincities.ui.texts import Texts

TITLE = NP_("page", "Anniversaries")
EARLIER, LATER = N_("Earlier year"), N_("Later year")
ONLY_JUBILEES = NP_("button", "Only jubilees")
YEAR, LIST = NP_("view of the anniversaries", "Year"), NP_("view of the anniversaries", "List")
IN_YEAR = NP_("how many anniversaries of each kind a year has", "{year}: {counts}")
DATED = NN_("{count} with a date", "{count} with a date")
JUBILEES = NN_("{count} jubilee", "{count} jubilees")
YEAR_ONLY = NN_("{count} with the year only", "{count} with the year only")
UNKNOWN = NN_("{count} of an unknown year", "{count} of an unknown year")
CALENDAR = NP_("button", "Calendar .ics")
AS_YEAR, AS_LIST = "year", "list"


class _Step(Button):
    """A button on which ← and → change the year, as everywhere on the page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the page: Qt would go to the next button with them."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)


class YearHeader(QWidget):
    """Names a year and tells what a person wants; `stepped` carries how many years on."""

    stepped = Signal(int)
    view_changed = Signal()
    jubilees_wanted = Signal()
    paper_wanted = Signal()
    calendar_wanted = Signal()

    def __init__(self, texts: Texts, year: int) -> None:
        super().__init__()
        self._texts = texts
        self.setProperty("pane", "true")
        self._line = row(self, (Space.PAGE, 0, Space.PAGE, 0), Space.S)
        self.title = PageHeader(texts, TITLE)
        self.year_label = Label(str(year), Type.DISPLAY)
        self.view = SegmentedChoice(self._views())
        texts.say(self.view.setAccessibleName, TITLE)
        self.view.set_value(AS_YEAR)
        self.view.edited.connect(self.view_changed)
        self._controls = QWidget()
        self._build_controls(FlowLayout(self._controls, Space.S, grows=True))
        self._line.addWidget(self.title, 1)
        self._line.addWidget(self._controls)
        texts.changed.connect(lambda: self.view.set_options(self._views()))
        look().follow(self, self._arrange)

    def _build_controls(self, line: FlowLayout) -> None:
        texts = self._texts
        self.earlier_button = self._step(EARLIER, Icon.BACK, -1)
        self.later_button = self._step(LATER, Icon.FORWARD, 1)
        self.jubilees_button = Button(
            texts,
            ONLY_JUBILEES,
            icon=Icon.JUBILEE,
            key="J",
            bind=False,
            on_click=self.jubilees_wanted.emit,
        )
        paper = Button(
            texts, REPORT, icon=Icon.EXPORT, key="Ctrl+P", bind=False, on_click=self.paper_wanted.emit
        )
        calendar = Button(
            texts,
            CALENDAR,
            ButtonKind.PRIMARY,
            icon=Icon.CALENDAR_FILE,
            key="Ctrl+E",
            bind=False,
            on_click=self.calendar_wanted.emit,
        )
        for part in (self.earlier_button, self.year_label, self.later_button, self.view):
            line.addWidget(part)
        deeds = QWidget()
        at_right = row(deeds, gap=Space.S)
        at_right.addStretch(1)
        for deed in (self.jubilees_button, paper, calendar):
            at_right.addWidget(deed)
        line.addWidget(deeds)

    def _step(self, name: Message, icon: Icon, years: int) -> _Step:
        return _Step(self._texts, name, icon=icon, icon_only=True, on_click=lambda: self.stepped.emit(years))

    def _views(self) -> list[tuple[str, str]]:
        return [(AS_YEAR, self._texts(YEAR)), (AS_LIST, self._texts(LIST))]

    @property
    def is_list(self) -> bool:
        """Whether the year is to be shown as a list."""
        return self.view.value() == AS_LIST

    def choose_list(self) -> None:
        """Choose the list, as a click would."""
        self.view.set_value(AS_LIST)
        self.view_changed.emit()

    def name_year(self, year: int) -> None:
        """Name the year that is asked for."""
        self.year_label.setText(str(year))

    def say_counts(self, year: AnniversaryYear) -> None:
        """Say how much of each kind a year holds."""
        texts = self._texts
        facts = (
            texts(DATED, count=year.dated),
            texts(JUBILEES, count=year.jubilees),
            texts(YEAR_ONLY, count=year.year_only_count),
            texts(UNKNOWN, count=year.unknown_year),
        )
        self.title.say_context(IN_YEAR, year=year.year, counts=joined(texts, facts))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the title where there is no room beside it."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        told = max(part.sizeHint().width() for part in (self.title, self.title.context))
        beside = look().px(2 * Space.PAGE + Space.S) + told
        below = self.width() < self._controls.sizeHint().width() + beside
        way = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        if self._line.direction() is not way:
            self._line.setDirection(way)
