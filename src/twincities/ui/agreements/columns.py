"""The columns of the list of agreements, and the second line that takes in what a narrow table has no column for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.date_words import long, short
from twincities.i18n import NP_
from twincities.ui.agreements.looks import (
    NO_TEXT,
    STATE_SPOKEN,
    URGENCIES,
    days_words,
    document_words,
    has_no_text,
    kind_words,
    no_text_chip,
    renewal_words,
    state_chip,
    until_words,
)
from twincities.ui.joining import joined
from twincities.ui.tables.columns import EMPTY, Align, Cell, Column
from twincities.ui.titles import PARTIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from twincities.services.agreement_rows import AgreementRow
    from twincities.ui.texts import Texts

SIGNED = NP_("fact in a second line", "signed {date}")
UNTIL = NP_("fact in a second line", "valid until {date}")
NOTICE = NP_("fact in a second line", "notice by {date}")


def agreement_columns(hidden: Callable[[], frozenset[str]]) -> list[Column[AgreementRow]]:
    """Return the columns; `hidden` names those the table has no room for just now."""

    def partner(row: AgreementRow, texts: Texts) -> Cell:
        second = joined(texts, (document_words(row, texts), *_dropped(row, texts, hidden())))
        name = pair_words(row, texts)
        return Cell(name, second, strong=True, tooltip=joined(texts, (name, second)))

    return [
        Column("partner", NP_("column", "Partnership"), partner, width=220, stretch=True),
        Column("kind", NP_("column", "Kind of document"), _kind, width=150, priority=5),
        Column("signed", NP_("column", "Signed"), _signed, Align.RIGHT, 88, whole=True, priority=3),
        Column("until", NP_("column", "Valid until"), _until, Align.RIGHT, 96, whole=True, priority=1),
        Column("renewal", NP_("column", "Renewal"), _renewal, width=132, sortable=False, priority=4),
        Column("notice", NP_("column", "Notice by"), _notice, Align.RIGHT, 88, whole=True, priority=1),
        Column("left", NP_("column of numbers", "Days"), _left, Align.RIGHT, 64, sortable=False),
        Column("state", NP_("column", "State"), _state, width=150),
        Column("text", NP_("column", "Text"), _text, width=112, sortable=False, priority=2),
    ]


def pair_words(row: AgreementRow, texts: Texts) -> str:
    """Say between whom a document is."""
    return (
        texts(PARTIES, ours=row.ours, theirs=row.partner)
        if row.ours and row.partner
        else row.ours or row.partner
    )


def _dropped(row: AgreementRow, texts: Texts, hidden: frozenset[str]) -> Iterable[str]:
    if "kind" in hidden:
        yield kind_words(row, texts)
    if "signed" in hidden and row.signed is not None:
        yield texts(SIGNED, date=short(row.signed, texts.words))
    if "until" in hidden and row.until is not None:
        yield texts(UNTIL, date=short(row.until, texts.words))
    if "renewal" in hidden:
        yield renewal_words(row, texts)
    if "notice" in hidden and row.notice is not None:
        yield texts(NOTICE, date=short(row.notice, texts.words))
    if "text" in hidden and has_no_text(row):
        yield texts(NO_TEXT)


def _kind(row: AgreementRow, texts: Texts) -> Cell:
    return Cell(texts(row.kind.label))


def _signed(row: AgreementRow, texts: Texts) -> Cell:
    if row.signed is None:
        return EMPTY
    said = long(row.signed, texts.words)
    return Cell(short(row.signed, texts.words), tooltip=said, spoken=said)


def _until(row: AgreementRow, texts: Texts) -> Cell:
    said = until_words(row.until, row.duration, texts)
    return Cell(said, quiet=row.until is None) if said else EMPTY


def _renewal(row: AgreementRow, texts: Texts) -> Cell:
    said = renewal_words(row, texts)
    return Cell(said, tooltip=said) if said else EMPTY


def _notice(row: AgreementRow, texts: Texts) -> Cell:
    if row.notice is None:
        return EMPTY
    said = long(row.notice, texts.words)
    return Cell(short(row.notice, texts.words), tooltip=said, spoken=said)


def _left(row: AgreementRow, texts: Texts) -> Cell:
    if row.urgency is None:
        return EMPTY
    said = days_words(row, texts)
    ink = URGENCIES[row.urgency][2]
    # Of a month or a year no days are counted: the dates beside say it, the ink how near it is.
    number = EMPTY.text if row.days_left is None else texts.words.number(row.days_left)
    quiet = row.days_left is None and not ink
    return Cell(number, tone=ink, strong=bool(ink), quiet=quiet, tooltip=said, spoken=said)


def _state(row: AgreementRow, texts: Texts) -> Cell:
    label = texts(row.state.label)
    return Cell(label, chip=state_chip(row.state, texts), spoken=texts(STATE_SPOKEN, value=label))


def _text(row: AgreementRow, texts: Texts) -> Cell:
    if has_no_text(row):
        return Cell(texts(NO_TEXT), chip=no_text_chip(texts))
    return Cell(texts(row.text_state.label)) if row.text_state else EMPTY
