"""The columns of the register, and the second line that takes in what a narrow table has no column for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.date_words import long, short
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import Grade
from twincities.i18n import NN_, NP_
from twincities.services.countries import country_name
from twincities.ui.joining import joined, listed
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
    from collections.abc import Callable, Iterable

    from twincities.services.register import PartnershipRow
    from twincities.ui.texts import Texts

INFERRED = NP_("what a cell says aloud", "inferred: {value}")
LAST_EVENT = NP_("fact in a second line", "last event {date}")
SILENT_FOR = NN_("Nothing recorded for {count} year", "Nothing recorded for {count} years")
OPEN_COMMITMENTS = NN_("{count} open commitment", "{count} open commitments")


def country_of(row: PartnershipRow, texts: Texts) -> str:
    """Return the countries of the other side."""
    return listed(texts, (country_name(code, texts.language) for code in row.countries))


def register_columns(hidden: Callable[[], frozenset[str]]) -> list[Column[PartnershipRow]]:
    """Return the columns; `hidden` names those the table has no room for just now."""

    def partner(row: PartnershipRow, texts: Texts) -> Cell:
        second = joined(texts, (listed(texts, row.ours), country_of(row, texts)))
        full = joined(texts, (second, *_dropped(row, texts, hidden())))
        return Cell(listed(texts, row.partner), full, strong=True, tooltip=full, spoken=full)

    return [
        Column("partner", NP_("column", "Partner"), partner, width=208, stretch=True),
        Column("established", NP_("column", "Since"), _since, Align.RIGHT, 88),
        Column("legal_status", NP_("column", "Legal status"), _legal, width=150),
        Column("activity", NP_("column", "Activity"), _activity, width=112, priority=1),
        Column("last_event", NP_("column", "Last event"), _last_event, Align.RIGHT, 128, priority=2),
        Column(
            "open_commitments",
            NP_("column of numbers", "Commitments"),
            _commitments,
            Align.RIGHT,
            72,
            priority=3,
        ),
    ]


def _dropped(row: PartnershipRow, texts: Texts, hidden: frozenset[str]) -> Iterable[str]:
    if "activity" in hidden:
        yield activity_spoken(row, texts) if row.activity_set else texts(row.activity.label)
    if "last_event" in hidden and row.last_event is not None:
        yield texts(LAST_EVENT, date=short(row.last_event, texts.words))
    if "open_commitments" in hidden and row.open_commitments:
        yield texts(OPEN_COMMITMENTS, count=row.open_commitments)


def _since(row: PartnershipRow, texts: Texts) -> Cell:
    if row.established is None:
        return EMPTY
    inferred = row.established_grade is Grade.INFERRED
    said = long(row.established, texts.words)
    spoken = texts(INFERRED, value=said) if inferred else said
    year = PartialDate(
        row.established.year,
        approximate=row.established.approximate,
        uncertain=row.established.uncertain,
    )
    return Cell(short(year, texts.words), inferred=inferred, tooltip=spoken, spoken=spoken)


def _legal(row: PartnershipRow, texts: Texts) -> Cell:
    chip = row_legal_chip(row, texts)
    return Cell(chip.text, chip=chip, spoken=legal_spoken(row, texts), tooltip=legal_told(row, texts))


def _activity(row: PartnershipRow, texts: Texts) -> Cell:
    label = texts(row.activity.label)
    silent = texts(SILENT_FOR, count=row.silent_years) if row.silent_years else ""
    return Cell(
        label,
        chip=row_activity_chip(row, texts, years=False),
        spoken=activity_spoken(row, texts),
        tooltip=joined(texts, (activity_told(row, texts), silent)),
    )


def _last_event(row: PartnershipRow, texts: Texts) -> Cell:
    if row.last_event is None:
        return EMPTY
    said = long(row.last_event, texts.words)
    return Cell(short(row.last_event, texts.words), tooltip=said, spoken=said)


def _commitments(row: PartnershipRow, texts: Texts) -> Cell:
    if not row.open_commitments:
        return EMPTY
    said = texts(OPEN_COMMITMENTS, count=row.open_commitments)
    return Cell(texts.words.number(row.open_commitments), tooltip=said, spoken=said)
