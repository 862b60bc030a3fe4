"""The preview of a place: its names, where it lies, its partnerships."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from twincities.domain.coordinates import point
from twincities.domain.date_words import short
from twincities.domain.fields import field_of
from twincities.domain.place import Place
from twincities.domain.vocabularies import NameKind
from twincities.i18n import N_, NP_
from twincities.services.countries import country_name
from twincities.services.languages import language_name
from twincities.ui.furniture.chips import Chip
from twincities.ui.furniture.facts import FactLine
from twincities.ui.furniture.labels import Label, said
from twincities.ui.furniture.layouts import inner_row
from twincities.ui.furniture.preview import Preview, PreviewSheet
from twincities.ui.joining import joined, listed
from twincities.ui.partnerships.looks import legal_spoken, legal_told, row_legal_chip
from twincities.ui.places.mini_map import MiniMap
from twincities.ui.theme.tokens import Space, Type
from twincities.ui.titles import PARTIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QBoxLayout

    from twincities.domain.place import PlaceName
    from twincities.i18n import Message
    from twincities.services.register import PartnershipRow
    from twincities.ui.texts import Texts

LABEL_COLUMN = 156
"""What the facts of a place are called takes more room, in the design's pixels."""
NAMES = N_("Names")
PARTNERSHIPS = N_("Partnerships of the place")
NO_PARTNERSHIPS = NP_("section of a place without entries", "none recorded")
NOWHERE = N_("No coordinates: the place is not on the map")
COORDINATES = N_("Coordinates")
SINCE_NAME = NP_("years of a name", "from {date}")
UNTIL_NAME = NP_("years of a name", "to {date}")
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


class PlacePreview(Preview):
    """Shows one place."""

    def show_place(self, place: Place, ties: Sequence[PartnershipRow], count: int) -> None:
        """Show a place with some of its partnerships, of which there are `count`."""
        texts = self._texts
        country = country_name(place.country, texts.language) if place.country else ""
        where = joined(texts, (texts(place.kind.label), country, place.admin1))
        sheet = PreviewSheet(texts, place.label(texts.language.value), where)
        self._map(sheet, place)
        self._facts(sheet, place)
        self._names(sheet, place)
        self._ties(sheet, ties, count)
        sheet.lines.addStretch(1)
        self.setWidget(sheet)

    def _map(self, sheet: PreviewSheet, place: Place) -> None:
        if place.latitude is not None and place.longitude is not None:
            chart = MiniMap(self._texts)
            chart.show_points([(place.latitude, place.longitude)], 0)
            sheet.lines.addWidget(chart)
        sheet.rule()

    def _facts(self, sheet: PreviewSheet, place: Place) -> None:
        texts = self._texts
        box = sheet.block()
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
        sheet.rule()

    def _fact(self, box: QBoxLayout, message: Message, value: str) -> None:
        box.addWidget(FactLine(self._texts, message, value, label_width=LABEL_COLUMN))

    def _names(self, sheet: PreviewSheet, place: Place) -> None:
        box = sheet.section(NAMES, len(place.names))
        for name in place.names:
            sheet.entry(box, name.text, name_facts(name, self._texts))
        sheet.rule()

    def _ties(self, sheet: PreviewSheet, ties: Sequence[PartnershipRow], count: int) -> None:
        texts = self._texts
        box = sheet.section(PARTNERSHIPS, count)
        if not ties:
            sheet.nothing(box, NO_PARTNERSHIPS)
        for tie in ties[:MOST_TIES]:
            line = inner_row(box, Space.S)
            line.addWidget(Label(tie_title(tie, texts), wrap=True), 1)
            chip = Chip(row_legal_chip(tie, texts), legal_spoken(tie, texts))
            chip.setToolTip(legal_told(tie, texts))
            line.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        sheet.more(box, count - MOST_TIES)
