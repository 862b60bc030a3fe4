"""A section of a briefing: a card whose lines are walked by the arrows, each leading to its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from twincities.ui.furniture.cards import Card
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import inner_column
from twincities.ui.furniture.rows import CardRow
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Space, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.i18n import Message
    from twincities.ui.furniture.row_look import RowLook
    from twincities.ui.texts import Texts


class Section(Card):
    """Shows lines; Tab comes to the one that was walked to last."""

    def __init__(self, texts: Texts, title: Message, empty: Message) -> None:
        super().__init__(texts, title, padded=False)
        self.rows: list[CardRow] = []
        self.body.setSpacing(0)
        margins = (Space.CARD, Space.S, Space.CARD, Space.CARD)
        self._empty_box = inner_column(self.body, margins=margins)
        self._empty = Label(role=Type.SMALL, tone="text2", wrap=True)
        texts.say(self._empty.setText, empty, owner=self)
        self._empty_box.addWidget(self._empty)

    def show_lines(self, lines: Sequence[RowLook]) -> None:
        """Show other lines."""
        for row in self.rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for number, line in enumerate(lines):
            row = CardRow()
            row.show_look(line)
            row.set_stop(stop=not number)
            row.stepped.connect(lambda step, row=row: self._step(row, step))
            self.body.addWidget(row)
            # Only what is shown can take the focus.
            row.show()
            self.rows.append(row)
        self._empty.setVisible(not lines)
        margin = 0 if lines else look().px(Space.CARD)
        self._empty_box.setContentsMargins(margin, 0, margin, margin)
        self.show_count(sum(not line.heading for line in lines) or None)

    def _step(self, row: CardRow, step: int) -> None:
        to = self.rows.index(row) + step
        if 0 <= to < len(self.rows):
            for one in self.rows:
                one.set_stop(stop=one is self.rows[to])
            self.rows[to].setFocus(Qt.FocusReason.TabFocusReason)
            area = self.rows[to].parentWidget()
            while area is not None and not isinstance(area, QScrollArea):
                area = area.parentWidget()
            if area is not None:
                area.ensureWidgetVisible(self.rows[to])
