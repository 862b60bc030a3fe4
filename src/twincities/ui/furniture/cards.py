"""Cards: a titled white surface that a page's sections stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from twincities.ui.furniture.labels import Label, WrappingLabel
from twincities.ui.furniture.layouts import column, inner_column, row
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Height, Space, Type

if TYPE_CHECKING:
    from twincities.i18n import Message
    from twincities.ui.texts import Texts


class Card(QFrame):
    """A card with a title, an optional count and actions; content goes into `body`."""

    def __init__(
        self,
        texts: Texts,
        title: Message | None = None,
        *,
        sunken: bool = False,
        padded: bool = True,
        **facts: object,
    ) -> None:
        """`sunken` gives the quiet header with a rule; without `padded` the body reaches the card's edges."""
        super().__init__()
        self.setProperty("card", "true")
        self._texts = texts
        outer = column(self, (1, 1, 1, 1))
        self.header = QWidget() if not sunken else QFrame()
        self.title = WrappingLabel(
            role=Type.SMALL_STRONG if sunken else Type.H2, tone="text2" if sunken else "text"
        )
        self.count = Label(role=Type.H2, tone="text2")
        self.count.hide()
        if title is not None:
            outer.addWidget(self.header)
            texts.say(self._entitle, title, owner=self, **facts)
        if sunken:
            self.header.setProperty("cardHeader", "sunken")
        self._line = row(self.header, (Space.CARD, 0, Space.M, 0), Space.S)
        self._line.addWidget(self.title)
        self._line.addWidget(self.count)
        self._line.addStretch(1)
        height = Height.BAR + Space.XS if sunken else Height.CARD_HEADER
        look().follow(self, lambda: self.header.setMinimumHeight(look().px(height)))
        above = Space.CARD if title is None or sunken else 0
        edge = (Space.CARD, above, Space.CARD, Space.CARD) if padded else (0, 0, 0, 0)
        self.body: QVBoxLayout = inner_column(outer, Space.FIELD_GAP_DOWN, edge)

    def show_count(self, count: int | None) -> None:
        """Show how many there are in all, beside the title."""
        self.count.setVisible(count is not None)
        if count is not None:
            self.count.setText(self._texts.words.number(count))

    def add_action(self, action: QWidget) -> None:
        """Put a button at the right of the title."""
        self._line.addWidget(action)

    def _entitle(self, text: str) -> None:
        self.title.setText(text)
        self.setAccessibleName(text)
