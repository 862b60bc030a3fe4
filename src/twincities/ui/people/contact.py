"""The card of a person's contact data: private, so that it shows only once somebody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from twincities.i18n import N_, NP_
from twincities.ui.forms.fields import FormGrid
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.cards import Card
from twincities.ui.furniture.labels import said
from twincities.ui.people.preview import HIDE_CONTACT, SHOW_CONTACT
from twincities.ui.theme.tokens import Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.ui.forms.record_sheet import SheetField
    from twincities.ui.texts import Texts

TITLE = N_("Contact data")
ADD = NP_("button", "Add contact data")
PRIVATE = N_("Private: never in lists, search or documents")
CONTACT = ("contact", "contact_basis", "keep_until")


class ContactCard(Card):
    """Hides the data itself; the basis and the last day show where there is data, or once it is asked for."""

    def __init__(self, texts: Texts, fields: Sequence[SheetField]) -> None:
        super().__init__(texts, TITLE)
        self._texts = texts
        self._contact, *self._terms = fields
        self.is_open = False
        self._private = said(texts, PRIVATE, Type.SMALL, "text2", wrap=True)
        self.body.addWidget(self._private)
        self._data, self._grid = FormGrid(), FormGrid()
        self._data.add_row((self._contact.frame, 12))
        self._grid.add_row(*((field.frame, 6) for field in self._terms))
        self.body.addWidget(self._data)
        self.body.addWidget(self._grid)
        self.turn_button = Button(texts, SHOW_CONTACT, ButtonKind.LINK, compact=True)
        self.turn_button.clicked.connect(lambda _checked=False: self.turn())
        self.add_action(self.turn_button)
        texts.changed.connect(self.follow)
        self.follow()

    def close_it(self) -> None:
        """Hide the data: another record is shown."""
        self.is_open = False
        self.follow()

    def turn(self) -> None:
        """Show the data, or hide it again."""
        self.is_open = not self.is_open
        self.follow()
        if self.is_open:
            self._contact.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self) -> None:
        """Show what is to be shown of what stands in the fields."""
        filled = self._contact.is_filled
        shown = self.is_open or self._contact.frame.severity is not None
        self._data.setVisible(shown)
        self._grid.setVisible(shown or filled or any(field.is_filled for field in self._terms))
        words = HIDE_CONTACT if shown else SHOW_CONTACT if filled else ADD
        self.turn_button.set_words(self._texts(words))
