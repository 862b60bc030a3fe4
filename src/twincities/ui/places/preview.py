"""The preview of a place: its names, where it lies, its partnerships."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from twincities.domain.date_words import short
from twincities.domain.fields import field_of
from twincities.domain.place import Place
from twincities.domain.vocabularies import NameKind
from twincities.i18n import N_, NN_, NP_
from twincities.services.countries import country_name
from twincities.services.languages import language_name
from twincities.ui.forms.lookup import point
from twincities.ui.furniture.chips import Chip
from twincities.ui.furniture.labels import Label, rule, said
from twincities.ui.furniture.layouts import column, inner_column, inner_row
from twincities.ui.joining import joined, listed
from twincities.ui.partnerships.looks import LEGAL_SPOKEN, legal_chip
from twincities.ui.places.mini_map import MiniMap
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Space, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QBoxLayout

    from twincities.domain.place import PlaceName
    from twincities.i18n import Message
    from twincities.services.register import PartnershipRow
    from twincities.ui.texts import Texts

NOT_RECORDED = "—"
LABEL_COLUMN = 156
NAMES = N_("Names")
PARTNERSHIPS = N_("Partnerships of the place")
NO_PARTNERSHIPS = NP_("section of a place without entries", "none recorded")
NOWHERE = N_("No coordinates: the place is not on the map")
COORDINATES = N_("Coordinates")
SINCE_NAME = NP_("years of a name", "from {date}")
UNTIL_NAME = NP_("years of a name", "to {date}")
PARTIES = NP_("title of a partnership", "{ours} — {theirs}")
MORE = NN_("and {count} more", "and {count} more")
MOST_TIES = 12
PLAIN_FIELDS = ("wikidata_id", "national_code", "notes")


def tie_title(row: PartnershipRow, texts: Texts) -> str:
    """Return the title of a partnership: ours and theirs."""
    return texts(PARTIES, ours=listed(texts, row.ours), theirs=listed(texts, row.partner))


def name_facts(name: PlaceName, texts: Texts) -> str:
    """Say what is known of a name: its language, why the place bears it, since when and until when."""
    facts = [language_name(name.language, texts.language)] if name.language else []
    if name.kind is not NameKind.OFFICIAL:
        facts.append(texts(name.kind.label))
    if name.since:
        facts.append(texts(SINCE_NAME, date=short(name.since, texts.words)))
    if name.until:
        facts.append(texts(UNTIL_NAME, date=short(name.until, texts.words)))
    return joined(texts, facts)


class PlacePreview(QScrollArea):
    """Shows one place, read whole; scrolls by keyboard when it has the focus."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        texts.say(self.setAccessibleName, NP_("part of a page", "Preview"))

    def show_place(self, place: Place, ties: Sequence[PartnershipRow], count: int) -> None:
        """Show a place with some of its partnerships, of which there are `count`."""
        sheet = QWidget()
        sheet.setObjectName("scrolled")
        layout = column(sheet)
        self._head(layout, place)
        self._facts(layout, place)
        self._names(layout, place)
        self._ties(layout, ties, count)
        layout.addStretch(1)
        self.setWidget(sheet)

    def _head(self, layout: QBoxLayout, place: Place) -> None:
        texts = self._texts
        top = inner_column(layout, Space.XS, (Space.L, Space.L, Space.L, Space.L))
        title = Label(place.label(texts.language.value), Type.H1, wrap=True)
        title.setObjectName("title")
        # The way to close the panel floats at the right of the title.
        title.setContentsMargins(0, 0, look().px(Space.XXL), 0)
        top.addWidget(title)
        country = country_name(place.country, texts.language) if place.country else ""
        where = joined(texts, (texts(place.kind.label), country, place.admin1))
        top.addWidget(Label(where, Type.SMALL, "text2", wrap=True))
        if place.latitude is not None and place.longitude is not None:
            chart = MiniMap(texts)
            chart.show_points([(place.latitude, place.longitude)], 0)
            layout.addWidget(chart)
        layout.addWidget(rule())

    def _facts(self, layout: QBoxLayout, place: Place) -> None:
        texts = self._texts
        box = inner_column(layout, Space.S, (Space.L, Space.M, Space.L, Space.M))
        if place.latitude is not None and place.longitude is not None:
            spot = point(place.latitude, place.longitude, texts.words)
            precision = texts(place.coordinate_precision.label) if place.coordinate_precision else ""
            facts = [fact for fact in (spot, precision, place.coordinate_source) if fact]
            self._fact(box, COORDINATES, joined(texts, facts))
        else:
            box.addWidget(said(texts, NOWHERE, Type.BODY, "text2", wrap=True))
        population = texts.words.number(place.population) if place.population is not None else ""
        counted = short(place.population_date, texts.words) if place.population_date else ""
        facts = [fact for fact in (population, counted) if fact]
        self._fact(box, field_of(Place, "population").label, joined(texts, facts))
        if place.geonames_id is not None:
            self._fact(box, field_of(Place, "geonames_id").label, str(place.geonames_id))
        for name in PLAIN_FIELDS:
            value = getattr(place, name)
            if value:
                self._fact(box, field_of(Place, name).label, value)
        layout.addWidget(rule())

    def _fact(self, box: QBoxLayout, message: Message, value: str) -> None:
        line = inner_row(box, Space.M)
        label = said(self._texts, message, Type.SMALL, "text2", wrap=True)
        look().follow(label, lambda: label.setFixedWidth(look().px(LABEL_COLUMN)))
        line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Label(value or NOT_RECORDED, tone="text" if value else "text3", wrap=True), 1)

    def _section(self, layout: QBoxLayout, message: Message, count: int) -> QBoxLayout:
        box = inner_column(layout, Space.S, (Space.L, Space.M, Space.L, Space.M))
        line = inner_row(box, Space.S)
        line.addWidget(said(self._texts, message, Type.H2))
        if count:
            line.addWidget(Label(self._texts.words.number(count), Type.H2, "text2"))
        line.addStretch(1)
        return box

    def _names(self, layout: QBoxLayout, place: Place) -> None:
        box = self._section(layout, NAMES, len(place.names))
        for name in place.names:
            lines = inner_column(box, 0)
            lines.addWidget(Label(name.text, Type.STRONG, wrap=True))
            facts = name_facts(name, self._texts)
            if facts:
                lines.addWidget(Label(facts, Type.SMALL, "text2", wrap=True))
        layout.addWidget(rule())

    def _ties(self, layout: QBoxLayout, ties: Sequence[PartnershipRow], count: int) -> None:
        texts = self._texts
        box = self._section(layout, PARTNERSHIPS, count)
        if not ties:
            box.addWidget(said(texts, NO_PARTNERSHIPS, Type.SMALL, "text2"))
        for tie in ties[:MOST_TIES]:
            line = inner_row(box, Space.S)
            line.addWidget(Label(tie_title(tie, texts), wrap=True), 1)
            status = texts(tie.legal_status.label)
            chip = Chip(legal_chip(tie.legal_status, texts), texts(LEGAL_SPOKEN, value=status))
            line.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        if count > MOST_TIES:
            more = texts(MORE, count=count - MOST_TIES)
            box.addWidget(Label(more, Type.SMALL, "text2"))
