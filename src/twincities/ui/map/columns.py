"""The map's list: the same ties as a table, for whoever does not read maps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.date_words import short
from twincities.domain.vocabularies import Grade
from twincities.i18n import NP_
from twincities.services.countries import country_name
from twincities.ui.partnerships.looks import (
    activity_spoken,
    activity_told,
    legal_spoken,
    legal_told,
    row_activity_chip,
    row_legal_chip,
)
from twincities.ui.tables.columns import EMPTY, Align, Cell, Column

if TYPE_CHECKING:
    from twincities.services.register import PartnershipRow
    from twincities.ui.texts import Texts

NAMES = NP_("several names in one line", ", ")
INFERRED = NP_("what a cell says aloud", "{value}, worked out")


def list_columns() -> list[Column[PartnershipRow]]:
    """Return the columns of the list."""
    return [
        Column("partner", NP_("column", "Partner"), _partner, width=200, stretch=True),
        Column("ours", NP_("column", "Our city"), _ours, width=160, sortable=False, priority=3),
        Column("legal_status", NP_("column", "Legal status"), _status, width=170, priority=1),
        Column("activity", NP_("column", "Activity"), _activity, width=150, priority=2),
        Column("established", NP_("column", "Since"), _since, Align.RIGHT, 120),
    ]


def _partner(row: PartnershipRow, texts: Texts) -> Cell:
    country = country_name(row.country, texts.language) if row.country else ""
    return Cell(texts(NAMES).join(row.partner), country, strong=True)


def _ours(row: PartnershipRow, texts: Texts) -> Cell:
    return Cell(texts(NAMES).join(row.ours)) if row.ours else EMPTY


def _status(row: PartnershipRow, texts: Texts) -> Cell:
    chip = row_legal_chip(row, texts)
    return Cell(chip.text, chip=chip, spoken=legal_spoken(row, texts), tooltip=legal_told(row, texts))


def _activity(row: PartnershipRow, texts: Texts) -> Cell:
    chip = row_activity_chip(row, texts)
    spoken = activity_spoken(row, texts, chip.text)
    return Cell(chip.text, chip=chip, spoken=spoken, tooltip=activity_told(row, texts))


def _since(row: PartnershipRow, texts: Texts) -> Cell:
    if row.established is None:
        return EMPTY
    said = short(row.established, texts.words)
    inferred = row.established_grade is Grade.INFERRED
    return Cell(said, inferred=inferred, spoken=texts(INFERRED, value=said) if inferred else said)
