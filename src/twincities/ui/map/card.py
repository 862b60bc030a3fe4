"""The card of a city: its names, and each of its ties with what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from twincities.domain.date_words import short
from twincities.domain.vocabularies import Grade
from twincities.i18n import N_, NN_, NP_
from twincities.services.countries import country_name
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.chips import Chip, Origin, SourceMark
from twincities.ui.furniture.labels import ElidedLabel, Label, WrappingLabel, rule, said, widest_word
from twincities.ui.furniture.layouts import FlowLayout, column, grid, inner_column, inner_row
from twincities.ui.joining import BESIDE, listed
from twincities.ui.partnerships.looks import (
    activity_spoken,
    activity_told,
    legal_spoken,
    legal_told,
    row_activity_chip,
    row_legal_chip,
)
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space, Type
from twincities.ui.tips import plain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from twincities.domain.partial_date import PartialDate
    from twincities.i18n import Message
    from twincities.services.map_data import CityCard, OtherEnd
    from twincities.ui.texts import Texts

WIDTH = 326
FRAME = 4
WIDEST_WORD = 180
MOST_TIES = 30
"""Ties told one by one; more are read in the list."""
CLOSE = NP_("button", "Close")
OPEN = NP_("button", "Open")
PLACE_CARD = NP_("button", "Card of the place")
TWIN, SINCE = NP_("fact of a partnership", "Twin"), NP_("fact of a partnership", "Since")
LAST_EVENT, DISTANCE = NP_("fact of a partnership", "Last event"), NP_("fact of a partnership", "Distance")
KILOMETRES = N_("≈ {count} km")
RIVALS = NP_("dates that other sources give", "other sources: {dates}")
UNKNOWN = NP_("value of a fact", "not recorded")
NO_COORDINATES = NP_("value of a fact", "no coordinates")
MORE = NN_("{count} more partnership in the list", "{count} more partnerships in the list")
TIES = NN_("{count} partnership", "{count} partnerships")


@dataclass(frozen=True, slots=True)
class Pages:
    """Which pages the card can lead to."""

    partnerships: bool = False
    places: bool = False


def _name(text: str, role: Type) -> Label:
    """Return a name that wraps between its words; one with a word wider than the card is cut, whole in its tooltip."""
    if widest_word(text, look().metrics(role)) > look().px(WIDEST_WORD):
        return ElidedLabel(text, role, "text")
    return WrappingLabel(text, role)


class CityPanel(QFrame):
    """Floats above the map; `open_wanted` carries the key of a partnership, `place_wanted` that of the place."""

    open_wanted = Signal(str)
    place_wanted = Signal(str)
    close_wanted = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.card: CityCard | None = None
        self._pages = Pages()
        self.setProperty("card", "true")
        self.setProperty("pane", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = column(self, (1, 1, 1, 1))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(self._scroll)
        self.open_button: Button | None = None
        self.place_button: Button | None = None
        texts.changed.connect(self._again)
        self.hide()

    def show_card(self, card: CityCard, pages: Pages) -> None:
        """Show a city, with buttons for the pages that the window has."""
        self.card = card
        self._pages = pages
        sheet = QWidget()
        sheet.setObjectName("scrolled")
        layout = column(sheet, (Space.L, Space.L, Space.L, Space.L), Space.S)
        names = inner_column(layout)
        head = inner_row(names, Space.S)
        title = _name(card.name, Type.H1)
        head.addWidget(title, 1)
        self.close_button = Button(
            self._texts,
            CLOSE,
            ButtonKind.LINK,
            icon=Icon.CLOSE,
            icon_only=True,
            compact=True,
            on_click=self.close_wanted.emit,
        )
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        names.addWidget(self._second_line(card))
        for number, end in enumerate(card.ends[:MOST_TIES]):
            if number:
                layout.addWidget(rule())
            self._add_tie(layout, end, alone=len(card.ends) == 1)
        if card.ties > MOST_TIES:
            layout.addWidget(said(self._texts, MORE, Type.SMALL, "text2", count=card.ties - MOST_TIES))
        self._add_buttons(layout, card)
        layout.addStretch(1)
        self._scroll.setWidget(sheet)
        self.setAccessibleName(card.name)
        self.updateGeometry()

    def focus_inside(self) -> None:
        """Put the focus on the first thing that can be done here."""
        for button in self.findChildren(Button):
            if button is not self.close_button:
                button.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def fit(self, width: int, height: int) -> None:
        """Be as wide as the design says and as high as the contents, both within the room."""
        wide = min(look().px(WIDTH), width)
        self.setFixedWidth(wide)
        sheet = self._scroll.widget()
        layout = sheet.layout() if sheet is not None else None
        if layout is None:
            return
        layout.activate()
        needed = layout.heightForWidth(wide - 2) if layout.hasHeightForWidth() else layout.sizeHint().height()
        # A bar that is there takes width, so that buttons wrap and need it: decided before anything is laid out.
        bar = Qt.ScrollBarPolicy
        fits = needed + FRAME <= height
        self._scroll.setVerticalScrollBarPolicy(bar.ScrollBarAlwaysOff if fits else bar.ScrollBarAsNeeded)
        self.setFixedHeight(min(needed + FRAME, height))

    def _second_line(self, card: CityCard) -> Label:
        country = country_name(card.country, self._texts.language) if card.country else ""
        text = country or card.latin
        if card.latin and country:
            text = self._texts(BESIDE, first=card.latin, second=country)
        if len(card.ends) > 1:
            text = self._texts(BESIDE, first=text, second=self._texts(TIES, count=card.ties))
        return WrappingLabel(text, Type.SMALL, "text2")

    def _add_tie(self, layout: QVBoxLayout, end: OtherEnd, *, alone: bool) -> None:
        texts, row = self._texts, end.row
        block = QWidget()
        inside = column(block, gap=Space.S)
        if not alone:
            line = inner_row(inside, Space.S)
            line.addWidget(_name(end.name, Type.STRONG), 1)
            if self._pages.partnerships:
                opens = partial(self.open_wanted.emit, row.key)
                line.addWidget(Button(texts, OPEN, ButtonKind.LINK, compact=True, on_click=opens))
        chips = QWidget()
        flow = FlowLayout(chips, Space.S)
        status = Chip(row_legal_chip(row, texts), legal_spoken(row, texts))
        status.setToolTip(legal_told(row, texts))
        chip = row_activity_chip(row, texts)
        activity = Chip(chip, activity_spoken(row, texts, chip.text))
        activity.setToolTip(plain(activity_told(row, texts)))
        flow.addWidget(status)
        flow.addWidget(activity)
        inside.addWidget(chips)
        inside.addWidget(self._facts(end, alone=alone))
        layout.addWidget(block)

    def _facts(self, end: OtherEnd, *, alone: bool) -> QWidget:
        facts = QWidget()
        table = grid(facts, across=Space.L, down=Space.XS)
        table.setColumnStretch(1, 1)
        lines: list[tuple[Message, QWidget]] = [(TWIN, _name(end.name, Type.BODY))] if alone else []
        lines += [
            (SINCE, self._since(end)),
            (LAST_EVENT, self._dated(end.row.last_event)),
            (DISTANCE, self._distance(end)),
        ]
        for number, (title, value) in enumerate(lines):
            named = said(self._texts, title, Type.SMALL, "text2")
            # On one line with a value that a mark makes taller.
            at = Qt.AlignmentFlag.AlignTop if end.rivals and title is SINCE else Qt.AlignmentFlag.AlignVCenter
            table.addWidget(named, number, 0, at)
            table.addWidget(value, number, 1)
        return facts

    def _since(self, end: OtherEnd) -> QWidget:
        date, grade = end.row.established, end.row.established_grade
        box = QWidget()
        line = column(box)
        inner = inner_row(line, Space.S)
        inner.addWidget(self._dated(date))
        if date is not None and grade is Grade.INFERRED:
            inner.addWidget(SourceMark(self._texts, Origin.INFERRED))
        inner.addStretch(1)
        if end.rivals:
            dates = listed(self._texts, (short(rival, self._texts.words) for rival in end.rivals))
            line.addWidget(WrappingLabel(self._texts(RIVALS, dates=dates), Type.SMALL, "text2"))
        return box

    def _dated(self, date: PartialDate | None) -> Label:
        if date is None:
            return said(self._texts, UNKNOWN, Type.BODY, "text3")
        return Label(short(date, self._texts.words))

    def _distance(self, end: OtherEnd) -> Label:
        if end.kilometres is None:
            return said(self._texts, NO_COORDINATES, Type.BODY, "text3")
        # Places are known to a few kilometres: more figures would be invented.
        rounded = round(end.kilometres, -1) if end.kilometres >= 100 else round(end.kilometres)  # noqa: PLR2004
        return Label(self._texts(KILOMETRES, count=self._texts.words.number(int(rounded))))

    def _add_buttons(self, layout: QVBoxLayout, card: CityCard) -> None:
        self.open_button = self.place_button = None
        if self._pages.partnerships and len(card.ends) == 1:
            self.open_button = Button(
                self._texts,
                OPEN,
                ButtonKind.PRIMARY,
                icon=Icon.OPEN,
                key="Return",
                bind=False,
                on_click=partial(self.open_wanted.emit, card.ends[0].row.key),
            )
        if self._pages.places:
            wanted = partial(self.place_wanted.emit, card.key)
            self.place_button = Button(self._texts, PLACE_CARD, on_click=wanted)
        buttons = [button for button in (self.open_button, self.place_button) if button is not None]
        if buttons:
            box = QWidget()
            flow = FlowLayout(box, Space.S)
            for button in buttons:
                flow.addWidget(button)
            layout.addWidget(box)

    def _again(self) -> None:
        if self.card is not None and self.isVisible():
            self.show_card(self.card, self._pages)
