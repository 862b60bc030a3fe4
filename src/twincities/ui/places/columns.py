"""The columns of the list of places, and the second line that takes in what a narrow table has no column for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.coordinates import LATITUDE, LONGITUDE, coordinate, point
from twincities.i18n import NN_, NP_
from twincities.services.countries import country_name
from twincities.ui.forms.lookup import INHABITANTS
from twincities.ui.furniture.chips import ChipLook
from twincities.ui.joining import joined
from twincities.ui.tables.columns import EMPTY, Align, Cell, Column
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.services.places import PlaceRow
    from twincities.ui.texts import Texts

NOWHERE = NP_("chip of a place", "no coordinates")
PARTNERSHIPS = NN_("{count} partnership", "{count} partnerships")
OWN = NP_("a place of our own", "our municipality")


def place_columns(hidden: Callable[[], frozenset[str]]) -> list[Column[PlaceRow]]:
    """Return the columns; `hidden` names those the table has no room for just now."""

    def name(row: PlaceRow, texts: Texts) -> Cell:
        facts = _dropped(row, texts, hidden())
        others = joined(texts, row.others)
        facts += [others] if others else []
        facts += [texts(OWN)] if row.own else []
        second = joined(texts, facts)
        full = joined(texts, (row.name, second))
        return Cell(row.name, second, strong=True, tooltip=full, spoken=full)

    return [
        Column("name", NP_("column", "Name"), name, width=220, stretch=True),
        Column("kind", NP_("column", "Kind"), _kind, width=150, priority=4),
        Column("country", NP_("column", "Country, region"), _country, width=170, stretch=True, priority=1),
        Column("population", NP_("column", "Population"), _population, Align.RIGHT, 110, priority=3),
        Column("partnerships", NP_("column", "Partnerships"), _partnerships, Align.RIGHT, 116, priority=2),
        Column("coordinates", NP_("column", "Coordinates"), _coordinates, width=150, whole=True, priority=1),
    ]


def _dropped(row: PlaceRow, texts: Texts, hidden: frozenset[str]) -> list[str]:
    facts = []
    if "country" in hidden and row.country:
        facts.append(country_name(row.country, texts.language))
    if "coordinates" in hidden and row.latitude is None:
        facts.append(texts(NOWHERE))
    if "kind" in hidden:
        facts.append(texts(row.kind.label))
    if "partnerships" in hidden and row.partnerships:
        facts.append(texts(PARTNERSHIPS, count=row.partnerships))
    return facts


def _kind(row: PlaceRow, texts: Texts) -> Cell:
    return Cell(texts(row.kind.label))


def _country(row: PlaceRow, texts: Texts) -> Cell:
    country = country_name(row.country, texts.language) if row.country else ""
    if not country:
        return Cell(row.admin1) if row.admin1 else EMPTY
    return Cell(country, row.admin1)


def _population(row: PlaceRow, texts: Texts) -> Cell:
    if row.population is None:
        return EMPTY
    return Cell(texts.words.number(row.population), spoken=texts(INHABITANTS, count=row.population))


def _partnerships(row: PlaceRow, texts: Texts) -> Cell:
    if not row.partnerships:
        return EMPTY
    return Cell(texts.words.number(row.partnerships), spoken=texts(PARTNERSHIPS, count=row.partnerships))


def _coordinates(row: PlaceRow, texts: Texts) -> Cell:
    if row.latitude is None or row.longitude is None:
        return Cell(chip=ChipLook(texts(NOWHERE), Tone.NEU, Icon.UNKNOWN, dashed=True))
    latitude = coordinate(LATITUDE, row.latitude, texts.words)
    longitude = coordinate(LONGITUDE, row.longitude, texts.words)
    return Cell(latitude, longitude, tooltip=point(row.latitude, row.longitude, texts.words))
