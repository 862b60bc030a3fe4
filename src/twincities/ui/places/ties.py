"""The partnerships of a place, on its card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.date_words import Style, long, span
from twincities.domain.vocabularies import Grade
from twincities.i18n import NP_
from twincities.services.countries import country_name
from twincities.services.register_filter import PartnershipQuery, PartnershipSort
from twincities.services.visit_filter import Viewer
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.cards import Card
from twincities.ui.furniture.labels import said
from twincities.ui.partnerships.looks import legal_spoken, legal_told, row_legal_chip
from twincities.ui.places.preview import NO_PARTNERSHIPS, PARTNERSHIPS, tie_title
from twincities.ui.tables.columns import EMPTY, Align, Cell, Column
from twincities.ui.tables.short_table import ShortTable
from twincities.ui.theme.tokens import Space, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.domain.keys import Key
    from twincities.services.register import PartnershipRow
    from twincities.ui.places.desk import PlaceDesk
    from twincities.ui.texts import Texts

ALL = NP_("button", "All of them")
MOST = 8
PARTNERSHIP_PAGE, REGISTER = "partnership", "partnerships"


class Ties:
    """Lists the first partnerships by partner; «All of them» opens the register."""

    def __init__(self, desk: PlaceDesk) -> None:
        self._desk = desk
        self._key: Key | None = None
        texts = desk.texts
        self.card = Card(texts, PARTNERSHIPS, padded=False)
        self.all = Button(texts, ALL, ButtonKind.LINK, compact=True, on_click=self._open_all)
        self.card.add_action(self.all)
        self.table: ShortTable[PartnershipRow] = ShortTable(texts, _columns(), self._rows, two_lines=False)
        texts.say(self.table.setAccessibleName, PARTNERSHIPS)
        self.table.opened.connect(self._open)
        self.nothing = said(texts, NO_PARTNERSHIPS, Type.BODY, "text2")
        self.nothing.setContentsMargins(Space.CARD, 0, Space.CARD, Space.M)
        self.card.body.addWidget(self.table)
        self.card.body.addWidget(self.nothing)

    def show(self, key: Key | None) -> None:
        """Show the partnerships of a place; a new one has none."""
        self._key = key
        ids: Sequence[int] = ()
        count = 0
        if key is not None:
            register, viewer = self._desk.services.register, self._viewer()
            query = PartnershipQuery(place=key, sort=PartnershipSort.PARTNER)
            ids = register.ids(query, viewer, MOST)
            count = len(ids) if len(ids) < MOST else register.count(query, viewer)
        self.table.show_ids(ids)
        self.table.setVisible(bool(ids))
        self.nothing.setVisible(not ids)
        self.card.show_count(count or None)
        self.all.setVisible(count > len(ids))
        self.card.setVisible(key is not None)

    def _viewer(self) -> Viewer:
        settings = self._desk.context.settings
        return Viewer(self._desk.texts.language, self._desk.today(), settings.report_days)

    def _rows(self, ids: Sequence[int]) -> list[PartnershipRow | None]:
        found = {row.id: row for row in self._desk.services.register.rows(ids, self._viewer())}
        return [found.get(number) for number in ids]

    def _open(self, number: int) -> None:
        for row in self._rows([number]):
            if row is not None:
                self._desk.context.open(PARTNERSHIP_PAGE, row.key)

    def _open_all(self) -> None:
        self._desk.context.open(REGISTER, f"place:{self._key}")


def _columns() -> list[Column[PartnershipRow]]:
    return [
        Column("partner", NP_("column", "Partnership"), _title, width=220, stretch=True, sortable=False),
        Column("established", NP_("column", "Since"), _since, Align.RIGHT, 90, sortable=False),
        Column("legal_status", NP_("column", "Legal status"), _status, width=150, sortable=False),
        Column("last_event", NP_("column", "Last event"), _last, Align.RIGHT, 130, sortable=False),
    ]


COUNTRY = NP_("a partnership and its country", "{title}, {country}")


def _title(row: PartnershipRow, texts: Texts) -> Cell:
    title = tie_title(row, texts)
    if row.country:
        title = texts(COUNTRY, title=title, country=country_name(row.country, texts.language))
    return Cell(title, strong=True)


def _since(row: PartnershipRow, texts: Texts) -> Cell:
    if row.established is None:
        return EMPTY
    said_ = long(row.established, texts.words)
    short = span(row.established, None, texts.words, Style.SHORT)
    return Cell(short, inferred=row.established_grade is Grade.INFERRED, tooltip=said_, spoken=said_)


def _status(row: PartnershipRow, texts: Texts) -> Cell:
    chip = row_legal_chip(row, texts)
    return Cell(chip.text, chip=chip, spoken=legal_spoken(row, texts), tooltip=legal_told(row, texts))


def _last(row: PartnershipRow, texts: Texts) -> Cell:
    return Cell(span(row.last_event, None, texts.words, Style.SHORT)) if row.last_event else EMPTY
