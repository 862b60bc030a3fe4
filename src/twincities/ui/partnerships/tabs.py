"""The tables behind a record's tabs: its visits, its promises, the people met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.date_words import short
from twincities.i18n import NP_
from twincities.ui.commitments.looks import status_chip
from twincities.ui.joining import joined
from twincities.ui.partnerships.overview import due_chip, month_of, origin_words
from twincities.ui.tables.columns import EMPTY, Align, Cell, Column

if TYPE_CHECKING:
    from twincities.services.ledger import LedgerRow
    from twincities.services.register_card import PersonMet
    from twincities.ui.texts import Texts

STATE_SPOKEN = NP_("what a chip says aloud", "state: {value}")


def commitment_columns() -> list[Column[LedgerRow]]:
    """Return the columns of the promises."""
    return [
        Column("text", NP_("column", "Commitment"), _promise, width=240, stretch=True, sortable=False),
        Column("side", NP_("column", "Who"), _who, width=150, sortable=False, priority=2),
        Column("due", NP_("column", "Deadline"), _due, width=150, sortable=False, priority=1),
        Column("status", NP_("column", "State"), _state, width=130, sortable=False),
    ]


def _promise(row: LedgerRow, texts: Texts) -> Cell:
    origin = origin_words(row, texts)
    return Cell(row.text, origin, strong=True, tooltip=row.quote or row.text)


def _who(row: LedgerRow, texts: Texts) -> Cell:
    side = texts(row.side.label) if row.side else ""
    if not side and not row.responsible:
        return EMPTY
    return Cell(side or row.responsible, row.responsible if side else "")


def _due(row: LedgerRow, texts: Texts) -> Cell:
    chip = due_chip(row, texts)
    return Cell(chip.text, chip=chip)


def _state(row: LedgerRow, texts: Texts) -> Cell:
    chip = status_chip(row.status, texts)
    spoken = texts(STATE_SPOKEN, value=chip.text)
    if row.done is not None:
        spoken = joined(texts, (spoken, short(row.done, texts.words)))
    return Cell(chip.text, chip=chip, spoken=spoken)


def people_columns() -> list[Column[PersonMet]]:
    """Return the columns of the people met; a later post stands in a line of its own."""
    return [
        Column("name", NP_("column", "Name"), _name, width=220, stretch=True, sortable=False),
        Column("post", NP_("column", "Post"), _post, width=240, stretch=True, sortable=False),
        Column("side", NP_("column", "Side"), _side, width=130, sortable=False, priority=2),
        Column("date", NP_("column", "Last met"), _met, Align.RIGHT, 130, sortable=False, priority=1),
    ]


def _name(person: PersonMet, _texts: Texts) -> Cell:
    return Cell(person.name, person.organisation, strong=True)


def _post(person: PersonMet, _texts: Texts) -> Cell:
    return Cell(person.post, tooltip=person.post) if person.post else EMPTY


def _side(person: PersonMet, texts: Texts) -> Cell:
    return Cell(texts(person.side.label))


def _met(person: PersonMet, texts: Texts) -> Cell:
    return Cell(month_of(person, texts))
