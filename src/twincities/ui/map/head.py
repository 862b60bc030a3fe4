"""The header of the Map page: what is shown of how much, finding a city, map or list, the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from twincities.i18n import N_, NN_, NP_
from twincities.ui.forms.completion import RecordChoice
from twincities.ui.furniture.buttons import Button
from twincities.ui.furniture.headers import IconLabel, PageHeader
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.geo.map_picture import MapPicture
    from twincities.i18n import Message
    from twincities.ui.forms.suggestions import Suggestion
    from twincities.ui.map.stage import Drawn
    from twincities.ui.texts import Texts

TITLE = NP_("page", "Map")
SHOWN = NN_(
    "Shown {shown} of {count} partnership · the map is kept in the program, no network is needed",
    "Shown {shown} of {count} partnerships · the map is kept in the program, no network is needed",
)
PARTLY = N_("Shown {shown} of {total} partnerships · lines drawn: {lines} of {all}")
NOTHING = N_("No partnership meets these conditions")
FIND = N_("Find a city")
FILTERS = NP_("button", "Filters")
LIST, MAP = NP_("button", "List"), NP_("button", "Map")
SAVE = NP_("button", "Save PNG")
SEARCH, SEARCH_NARROW = 216, 140
"""Widths of the search box, in pixels at 100 %."""


class MapHeader(PageHeader):
    """Asks for the filters, for the list or the map, for a picture; in fewer words where the window is narrow."""

    filters_wanted = Signal()
    list_wanted = Signal()
    picture_wanted = Signal()

    def __init__(self, texts: Texts, cities: Callable[[str], list[Suggestion]]) -> None:
        """`cities` suggests those of the map by a word of their name."""
        super().__init__(texts, TITLE)
        self.search = RecordChoice(texts, cities)
        self.search.say_placeholder(texts, FIND)
        texts.say(self.search.setAccessibleName, FIND)
        self.search.add_start(IconLabel(Icon.SEARCH, "text2"))
        self.filters = Button(texts, FILTERS, icon=Icon.FILTER, on_click=self.filters_wanted.emit)
        self.filters.hide()
        self.list = Button(texts, LIST, icon=Icon.LIST, on_click=self.list_wanted.emit)
        take = self.picture_wanted.emit
        self.save = Button(texts, SAVE, icon=Icon.PICTURE, key="Ctrl+Shift+S", bind=False, on_click=take)
        self.save_small = Button(texts, SAVE, icon=Icon.PICTURE, icon_only=True, on_click=take)
        self.save_small.hide()
        for action in (self.search, self.filters, self.list, self.save, self.save_small):
            self.add_action(action)

    def fold(self, *, narrow: bool) -> None:
        """Save room, or use it."""
        self.search.setFixedWidth(look().px(SEARCH_NARROW if narrow else SEARCH))
        self.filters.setVisible(narrow)
        self.save_small.setVisible(narrow)
        self.save.setVisible(not narrow)

    def say_drawn(self, drawn: Drawn, picture: MapPicture) -> None:
        """Say how much of the register the map shows."""
        number = self._texts.words.number
        if not picture.ties:
            self.say_context(NOTHING)
        elif drawn.lines < drawn.all:
            self.say_context(
                PARTLY,
                shown=number(drawn.shown),
                total=number(picture.total),
                lines=number(drawn.lines),
                all=number(drawn.all),
            )
        else:
            self.say_context(SHOWN, shown=number(drawn.shown), count=picture.total)

    def offer_list(self) -> None:
        """Lead to the list; what is seen can be saved as a picture."""
        self._offer(LIST, Icon.LIST, saving=True)

    def offer_map(self) -> None:
        """Lead back to the map; a list is no picture."""
        self._offer(MAP, Icon.MAP, saving=False)

    def _offer(self, words: Message, icon: Icon, *, saving: bool) -> None:
        self._texts.say(self.list.set_words, words)
        self.list.set_icon(icon)
        self.save.setEnabled(saving)
        self.save_small.setEnabled(saving)
