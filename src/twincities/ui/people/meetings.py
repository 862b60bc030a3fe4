"""The visits of a person or an organisation, on the card: when, with which post, and whom they met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.date_words import short
from twincities.i18n import NP_
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.cards import Card
from twincities.ui.furniture.labels import said
from twincities.ui.people.deeds import FOUND_BY, PERSON, VISITS
from twincities.ui.people.preview import MEETINGS, NO_MEETINGS
from twincities.ui.people.saying import posts_then, present, route
from twincities.ui.tables.columns import EMPTY, Align, Cell, Column
from twincities.ui.tables.short_table import ShortTable
from twincities.ui.theme.tokens import Space, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.domain.keys import Key
    from twincities.services.meetings import Meeting
    from twincities.ui.people.desk import DirectoryDesk
    from twincities.ui.texts import Texts

ALL = NP_("button", "All of them")
MOST = 12
EDITOR = "visit-editor"


class Meetings:
    """Lists the latest meetings; Enter opens the visit, «All of them» the journal."""

    def __init__(self, desk: DirectoryDesk) -> None:
        self._desk = desk
        self._met: Sequence[Meeting] = ()
        self._name = ""
        texts = desk.texts
        self.of_person = desk.shape.noun.noun == PERSON
        self.card = Card(texts, MEETINGS, padded=False)
        self.all = Button(texts, ALL, ButtonKind.LINK, compact=True, on_click=self._open_all)
        self.card.add_action(self.all)
        self.table: ShortTable[Meeting] = ShortTable(texts, self._columns(), self._rows)
        texts.say(self.table.setAccessibleName, MEETINGS)
        self.table.opened.connect(self._open)
        self.nothing = said(texts, NO_MEETINGS, Type.BODY, "text2")
        self.nothing.setContentsMargins(Space.CARD, 0, Space.CARD, Space.M)
        self.card.body.addWidget(self.table)
        self.card.body.addWidget(self.nothing)

    def show(self, key: Key | None, name: str) -> None:
        """Show the meetings of a record; a new one has none."""
        self._name, self._met = name, ()
        self.card.setVisible(key is not None)
        if key is None:
            return
        services = self._desk.services
        listing = services.people if self.of_person else services.organisations
        self._met = listing.met(key, self._desk.texts.language)
        count = min(MOST, len(self._met))
        self.table.show_ids(range(1, count + 1))
        self.table.refresh()
        self.table.setVisible(bool(count))
        self.nothing.setVisible(not count)
        self.card.show_count(len(self._met) or None)
        self.all.setVisible(len(self._met) > count)

    def _rows(self, ids: Sequence[int]) -> list[Meeting | None]:
        return [self._met[number - 1] if number <= len(self._met) else None for number in ids]

    def _open(self, number: int) -> None:
        self._desk.context.open(EDITOR, self._met[number - 1].visit)

    def _open_all(self) -> None:
        self._desk.context.open(VISITS, FOUND_BY + self._name)

    def _columns(self) -> list[Column[Meeting]]:
        return [
            Column(
                "visit",
                NP_("column", "Visit"),
                lambda one, texts: Cell(route(one, texts), one.occasion, strong=True, tooltip=one.occasion),
                width=220,
                stretch=True,
                sortable=False,
            ),
            Column(
                "date",
                NP_("column", "Date"),
                lambda one, texts: Cell(short(one.dates, texts.words)),
                Align.RIGHT,
                130,
                whole=True,
                sortable=False,
            ),
            Column(
                "own",
                NP_("column", "Post then") if self.of_person else NP_("column", "Who was there"),
                self._own,
                width=200,
                stretch=True,
                sortable=False,
            ),
            Column("met", NP_("column", "Met"), _met, width=200, stretch=True, sortable=False, priority=1),
        ]

    def _own(self, one: Meeting, texts: Texts) -> Cell:
        words = posts_then(one, texts) if self.of_person else present(one.own, texts)
        return Cell(words, tooltip=words) if words else EMPTY


def _met(one: Meeting, texts: Texts) -> Cell:
    words = present(one.met, texts)
    return Cell(words, tooltip=words) if words else EMPTY
