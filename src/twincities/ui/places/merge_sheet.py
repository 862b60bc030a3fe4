"""The look of the page that merges two places: which two, what is chosen, what is kept, and the deed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from twincities.i18n import N_, NP_
from twincities.ui.asking import Question
from twincities.ui.conflict.choices import SHARES
from twincities.ui.forms.completion import RecordChoice
from twincities.ui.forms.fields import FieldFrame
from twincities.ui.furniture.banners import ProgressStrip
from twincities.ui.furniture.buttons import LINK_EDGE, Button, ButtonKind
from twincities.ui.furniture.headers import PageHeader
from twincities.ui.furniture.labels import Label, rule, said
from twincities.ui.furniture.layouts import FlowLayout, clear, column, grid, inner_column, inner_row, row
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space, Type

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincities.ui.forms.suggestions import Suggestion
    from twincities.ui.furniture.banners import Banner
    from twincities.ui.texts import Texts

PLACES = NP_("page", "Places")
TITLE = N_("Merge two places")
ABOUT = N_(
    "Two records of one place become one, with the names of both; whatever led to one leads to the other."
)
STAYS, GOES = N_("Place that stays"), N_("Place that goes into the bin")
SWAP = NP_("button", "Swap")
FIELD = NP_("column of a comparison", "Field")
DEED = NP_("button", "Merge places")
LEADING = N_("Leading records over: {done} of {total}")


class MergeSheet(QWidget):
    """The page without its deeds; `to_list` asks for the list of places."""

    to_list = Signal()

    def __init__(self, texts: Texts, suggest: Callable[[str], Sequence[Suggestion]]) -> None:
        super().__init__()
        self._texts = texts
        self._outer = column(self)
        self._build_head(suggest)
        self._build_body()
        self._build_foot()

    def show_banner(self, banner: Banner | None) -> None:
        """Say what forbids merging, or nothing any more."""
        clear(self._banner_line)
        self._banners.setVisible(banner is not None)
        if banner is not None:
            self._banner_line.addWidget(banner)

    def _build_head(self, suggest: Callable[[str], Sequence[Suggestion]]) -> None:
        top = inner_column(self._outer, Space.M, (Space.PAGE, Space.M, Space.PAGE, Space.M))
        header = PageHeader(self._texts, TITLE)
        header.add_crumb(PLACES, self.to_list.emit)
        header.say_context(ABOUT)
        top.addWidget(header)
        self._banners = QWidget()
        self._banner_line = column(self._banners)
        top.addWidget(self._banners)
        self.question = Question(self._texts)
        top.addWidget(self.question)
        self.progress = ProgressStrip(self._texts, LEADING)
        top.addWidget(self.progress)
        pair = QWidget()
        cells = row(pair, gap=Space.M)
        self.kept, self.gone = (RecordChoice(self._texts, suggest) for _ in range(2))
        self.swap_button = Button(self._texts, SWAP, icon=Icon.REPEAT)
        cells.addWidget(FieldFrame(self._texts, STAYS, self.kept), 1)
        cells.addWidget(self.swap_button, 0, Qt.AlignmentFlag.AlignBottom)
        cells.addWidget(FieldFrame(self._texts, GOES, self.gone), 1)
        top.addWidget(pair)
        self._outer.addWidget(rule())

    def _build_body(self) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setProperty("pane", "true")
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet = QWidget()
        sheet.setObjectName("scrolled")
        scroll.setWidget(sheet)
        self._scroll = scroll
        self._outer.addWidget(scroll, 1)
        inside = column(sheet, (Space.L, Space.M, Space.L, Space.M), Space.XS)
        self.told = Label(role=Type.STRONG, wrap=True)
        inner_column(inside, 0, (Space.S, 0, Space.S, Space.S)).addWidget(self.told)
        self._columns = QWidget()
        cells = grid(self._columns, (Space.S, 0, Space.S, 0), Space.M)
        self._titles = [Label(role=Type.SMALL_STRONG, tone="text2", wrap=True) for _ in range(2)]
        cells.addWidget(said(self._texts, FIELD, Type.SMALL_STRONG, "text2"), 0, 0)
        for number, title in enumerate(self._titles):
            cells.addWidget(title, 0, number + 1)
        for number, share in enumerate(SHARES):
            cells.setColumnStretch(number, share)
        inside.addWidget(self._columns)
        self._choices = QWidget()
        self._choice_lines = column(self._choices, gap=Space.XS)
        inside.addWidget(self._choices)
        self._rest = QFrame()
        self._rest.setProperty("card", "true")
        rest = column(self._rest, (Space.L, Space.M, Space.L, Space.M), Space.XS)
        self.rest = Label(role=Type.BODY, tone="text2", wrap=True)
        rest.addWidget(self.rest)
        inner_column(inside, 0, (Space.S, Space.S, Space.S, 0)).addWidget(self._rest)
        inside.addStretch(1)

    def _build_foot(self) -> None:
        self._outer.addWidget(rule())
        foot = QFrame()
        foot.setProperty("panel", "sunken")
        self._outer.addWidget(foot)
        inside = column(foot, (0, Space.M, Space.PAGE, Space.M), Space.S)
        self._trouble = Label(role=Type.SMALL, tone="bad", wrap=True)
        self._trouble.hide()
        inner_row(inside, 0, (Space.PAGE, 0, 0, 0)).addWidget(self._trouble)
        line = QWidget()
        inside.addWidget(line)
        cells = row(line, (Space.PAGE - LINK_EDGE, 0, 0, 0), Space.M)
        left = QWidget()
        flow = FlowLayout(left, Space.S)
        self.all_kept = Button(
            self._texts,
            N_("Take all of the place that stays"),
            ButtonKind.LINK,
        )
        self.all_gone = Button(
            self._texts,
            N_("Take all of the place that goes"),
            ButtonKind.LINK,
        )
        for link in (self.all_kept, self.all_gone):
            flow.addWidget(link)
        cells.addWidget(left, 1)
        self.cancel = Button(self._texts, NP_("button", "Cancel"), key="Escape", bind=False)
        self.deed = Button(
            self._texts,
            DEED,
            ButtonKind.PRIMARY,
            icon=Icon.CONFLICT,
            key="Ctrl+Return",
            bind=False,
        )
        cells.addWidget(self.cancel)
        cells.addWidget(self.deed)
