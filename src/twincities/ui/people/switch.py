"""The switch in the header of both lists: people, or organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy

from twincities.i18n import NP_
from twincities.ui.forms.inputs import SegmentedChoice
from twincities.ui.people.deeds import ORGANISATION, PERSON

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from twincities.ui.furniture.headers import PageHeader
    from twincities.ui.texts import Texts

LISTS = {
    PERSON: NP_("list of the directory", "People"),
    ORGANISATION: NP_("list of the directory", "Organisations"),
}
WHICH = NP_("part of a page", "Which list")


class Switch(SegmentedChoice):
    """Names the list that is shown; `edited` asks for the other."""

    def __init__(self, texts: Texts, shown: str) -> None:
        super().__init__([(name, texts(words)) for name, words in LISTS.items()])
        self._texts = texts
        self.shown, self.title = shown, LISTS[shown]
        self.set_value(shown)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        texts.say(self.setAccessibleName, WHICH)
        texts.changed.connect(self._say)

    def stand_in(self, header: PageHeader, table: QWidget) -> None:
        """Stand in a list's header as its title: it says all that a title would, and names the table."""
        header.title.hide()
        header.add_chip(self)
        self._texts.say(table.setAccessibleName, self.title)

    def _say(self) -> None:
        self.set_options([(name, self._texts(words)) for name, words in LISTS.items()])
        self.set_value(self.shown)
