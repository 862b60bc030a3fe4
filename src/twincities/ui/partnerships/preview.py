"""The preview of a partnership: what it is, its course with the silent years, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from twincities.domain.date_words import long
from twincities.domain.vocabularies import Grade, StatusBasis
from twincities.i18n import N_, NN_, NP_
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.chips import Chip, Origin, SourceMark
from twincities.ui.furniture.facts import FactLine
from twincities.ui.furniture.labels import said
from twincities.ui.furniture.layouts import inner_row
from twincities.ui.furniture.preview import Preview, PreviewSheet
from twincities.ui.joining import joined, listed
from twincities.ui.partnerships.columns import country_of
from twincities.ui.partnerships.course import Course
from twincities.ui.partnerships.drawn_entries import COURSE
from twincities.ui.partnerships.looks import (
    activity_spoken,
    activity_told,
    legal_chip,
    legal_spoken,
    legal_told,
    override_chip,
    row_activity_chip,
)
from twincities.ui.partnerships.missing import TITLE as MISSING
from twincities.ui.partnerships.missing import MissingLines
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space, Type
from twincities.ui.tips import plain
from twincities.ui.titles import PARTIES

if TYPE_CHECKING:
    from twincities.services.ledger import LedgerRow
    from twincities.services.register_card import PartnershipCard
    from twincities.ui.context import Context
    from twincities.ui.texts import Texts

SINCE = NP_("fact of a partnership", "Established")
FORM = NP_("fact of a partnership", "Form")
LAST_EVENT = NP_("fact of a partnership", "Last event")
COMMITMENTS = NP_("fact of a partnership", "Commitments")
FIELDS = NP_("fact of a partnership", "Fields")
NO_COMMITMENTS = NP_("fact of a partnership", "none open")
OPEN = NN_("{count} open", "{count} open")
NO_DEADLINE = NN_("{count} without deadline", "{count} without deadline")
ADD_VISIT = NP_("button", "Add a visit")
NO_COURSE = N_("Nothing is recorded yet")


def title_of(ours: tuple[str, ...], theirs: tuple[str, ...], texts: Texts) -> str:
    """Return the title of a partnership: ours and theirs."""
    return texts(PARTIES, ours=listed(texts, ours), theirs=listed(texts, theirs))


def where_of(card: PartnershipCard, texts: Texts) -> str:
    """Return where the other side lies: country and region."""
    _ours, theirs = card.sides()
    regions = dict.fromkeys(place.admin1 for place in theirs if place.admin1)
    return joined(texts, (country_of(card.row, texts), listed(texts, regions)))


def commitments_of(card: PartnershipCard, texts: Texts) -> str:
    """Say how many promises are open, and how many of them nobody will be reminded of."""
    still_open = open_commitments(card)
    if not still_open:
        return texts(NO_COMMITMENTS)
    undated = sum(row.due is None for row in still_open)
    parts = [texts(OPEN, count=len(still_open))]
    if undated:
        parts.append(texts(NO_DEADLINE, count=undated))
    return joined(texts, parts)


def open_commitments(card: PartnershipCard) -> list[LedgerRow]:
    """Return the promises that are neither kept nor given up."""
    from twincities.services.events import CLOSED  # noqa: PLC0415 - with the first record

    return [row for row in card.commitments if row.status not in CLOSED]


class PartnershipPreview(Preview):
    """Shows one partnership."""

    visit_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.texts)
        self._context = context

    def show_card(self, card: PartnershipCard) -> None:
        """Show a partnership."""
        texts, row = self._texts, card.row
        sheet = PreviewSheet(texts, title_of(row.ours, row.partner, texts), where_of(card, texts))
        sheet.add_chips(*self._chips(card))
        sheet.rule()
        self._facts(sheet, card)
        self._course(sheet, card)
        box = sheet.section(MISSING)
        box.addWidget(MissingLines(self._context, card.kept.key, card.missing))
        sheet.lines.addStretch(1)
        self.setWidget(sheet)

    def _chips(self, card: PartnershipCard) -> list[Chip]:
        texts, row = self._texts, card.row
        look = legal_chip(row.legal_status, texts, inferred=row.status_inferred)
        legal = Chip(look, legal_spoken(row, texts))
        legal.setToolTip(legal_told(row, texts))
        chips = [legal]
        if row.status_basis is StatusBasis.OVERRIDE:
            mark = Chip(override_chip(texts))
            mark.setToolTip(plain(card.kept.record.override_reason))
            chips.append(mark)
        activity = Chip(row_activity_chip(row, texts), activity_spoken(row, texts))
        activity.setToolTip(plain(activity_told(row, texts)))
        return [*chips, activity]

    def _facts(self, sheet: PreviewSheet, card: PartnershipCard) -> None:
        texts, row = self._texts, card.row
        box = sheet.block()
        since = long(row.established, texts.words) if row.established else ""
        inferred = since and row.established_grade is Grade.INFERRED
        mark = SourceMark(texts, Origin.INFERRED) if inferred else None
        box.addWidget(FactLine(texts, SINCE, since, mark))
        box.addWidget(FactLine(texts, FORM, texts(row.type.label)))
        box.addWidget(
            FactLine(texts, LAST_EVENT, long(row.last_event, texts.words) if row.last_event else "")
        )
        box.addWidget(FactLine(texts, COMMITMENTS, commitments_of(card, texts)))
        if row.cooperation:
            box.addWidget(
                FactLine(texts, FIELDS, listed(texts, (texts(field.label) for field in row.cooperation)))
            )
        sheet.rule()

    def _course(self, sheet: PreviewSheet, card: PartnershipCard) -> None:
        box = sheet.block()
        line = inner_row(box, Space.S)
        line.addWidget(said(self._texts, COURSE, Type.H2, wrap=True), 1)
        add = Button(self._texts, ADD_VISIT, ButtonKind.LINK, icon=Icon.ADD, compact=True)
        add.clicked.connect(self.visit_wanted)
        line.addWidget(add)
        if card.timeline:
            course = Course(self._texts, card.timeline)
            course.opened.connect(self._open)
            box.addWidget(course)
        else:
            box.addWidget(said(self._texts, NO_COURSE, Type.SMALL, "text2"))
        sheet.rule()

    def _open(self, entry: object) -> None:
        noun, key = getattr(entry, "noun", ""), getattr(entry, "key", "")
        pages = {"visit": "visit-editor", "agreement": "agreement"}
        self._context.open(pages.get(noun, "partnership"), key)
