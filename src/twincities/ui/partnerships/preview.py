"""The preview of a partnership: what it is, its course with the silent years, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from twincities.domain.date_words import long
from twincities.domain.vocabularies import Grade, StatusBasis
from twincities.i18n import N_, NN_, NP_
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.chips import Chip, Origin, SourceMark
from twincities.ui.furniture.labels import Label, rule, said
from twincities.ui.furniture.layouts import FlowLayout, column, inner_column, inner_row
from twincities.ui.joining import joined, listed
from twincities.ui.partnerships.columns import country_of
from twincities.ui.partnerships.course import Course
from twincities.ui.partnerships.drawn_entries import COURSE
from twincities.ui.partnerships.looks import (
    LEGAL_SPOKEN,
    activity_spoken,
    activity_told,
    legal_chip,
    override_chip,
    row_activity_chip,
)
from twincities.ui.partnerships.missing import TITLE as MISSING
from twincities.ui.partnerships.missing import MissingLines
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space, Type
from twincities.ui.tips import plain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QBoxLayout

    from twincities.i18n import Message
    from twincities.services.ledger import LedgerRow
    from twincities.services.register_card import PartnershipCard
    from twincities.ui.context import Context
    from twincities.ui.texts import Texts

PARTIES = NP_("title of a partnership", "{ours} — {theirs}")
NOT_RECORDED = "—"
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
LABEL_COLUMN = 132


def title_of(ours: tuple[str, ...], theirs: tuple[str, ...], texts: Texts) -> str:
    """Return the title of a partnership: ours and theirs."""
    return texts(PARTIES, ours=listed(texts, ours), theirs=listed(texts, theirs))


def where_of(card: PartnershipCard, texts: Texts) -> str:
    """Return where the other side lies: country and region."""
    own = set(card.row.ours)
    language = texts.language
    regions = dict.fromkeys(
        place.admin1 for place in card.places if place.admin1 and place.label(language) not in own
    )
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


class PartnershipPreview(QScrollArea):
    """Shows one partnership; scrolls by keyboard when it has the focus."""

    visit_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._texts = context.texts
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._texts.say(self.setAccessibleName, NP_("part of a page", "Preview"))

    def show_card(self, card: PartnershipCard) -> None:
        """Show a partnership."""
        sheet = QWidget()
        sheet.setObjectName("scrolled")
        layout = column(sheet)
        self._head(layout, card)
        self._facts(layout, card)
        self._course(layout, card)
        box = inner_column(layout, Space.S, (Space.L, Space.M, Space.L, Space.L))
        box.addWidget(said(self._texts, MISSING, Type.H2))
        box.addWidget(MissingLines(self._context, card.kept.key, card.missing))
        layout.addStretch(1)
        self.setWidget(sheet)

    def _head(self, layout: QBoxLayout, card: PartnershipCard) -> None:
        texts, row = self._texts, card.row
        top = inner_column(layout, Space.XS, (Space.L, Space.L, Space.L, Space.L))
        title = Label(title_of(row.ours, row.partner, texts), Type.H1, wrap=True)
        title.setObjectName("title")
        # The way to close the panel floats at the right of the title.
        title.setContentsMargins(0, 0, look().px(Space.XXL), 0)
        top.addWidget(title)
        where = where_of(card, texts)
        if where:
            top.addWidget(Label(where, Type.SMALL, "text2", wrap=True))
        chips = QWidget()
        flow = FlowLayout(chips, Space.S)
        legal = texts(row.legal_status.label)
        flow.addWidget(Chip(legal_chip(row.legal_status, texts), texts(LEGAL_SPOKEN, value=legal)))
        if row.status_basis is StatusBasis.OVERRIDE:
            mark = Chip(override_chip(texts))
            mark.setToolTip(plain(card.kept.record.override_reason))
            flow.addWidget(mark)
        activity = Chip(row_activity_chip(row, texts), activity_spoken(row, texts))
        activity.setToolTip(plain(activity_told(row, texts)))
        flow.addWidget(activity)
        top.addWidget(chips)
        layout.addWidget(rule())

    def _facts(self, layout: QBoxLayout, card: PartnershipCard) -> None:
        texts, row = self._texts, card.row
        box = inner_column(layout, Space.S, (Space.L, Space.M, Space.L, Space.M))
        since = long(row.established, texts.words) if row.established else ""
        self._fact(box, SINCE, since, inferred=row.established_grade is Grade.INFERRED)
        self._fact(box, FORM, texts(row.type.label))
        self._fact(box, LAST_EVENT, long(row.last_event, texts.words) if row.last_event else "")
        self._fact(box, COMMITMENTS, commitments_of(card, texts))
        if row.cooperation:
            self._fact(box, FIELDS, listed(texts, (texts(field.label) for field in row.cooperation)))
        layout.addWidget(rule())

    def _fact(self, box: QBoxLayout, message: Message, value: str, *, inferred: bool = False) -> None:
        line = inner_row(box, Space.S)
        label = said(self._texts, message, Type.SMALL, "text2", wrap=True)
        look().follow(label, lambda: label.setFixedWidth(look().px(LABEL_COLUMN)))
        line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(
            Label(value or NOT_RECORDED, tone="text" if value else "text3", wrap=not inferred), not inferred
        )
        if inferred and value:
            line.addWidget(SourceMark(self._texts, Origin.INFERRED), 0, Qt.AlignmentFlag.AlignTop)
            line.addStretch(1)

    def _course(self, layout: QBoxLayout, card: PartnershipCard) -> None:
        box = inner_column(layout, Space.S, (Space.L, Space.M, Space.L, Space.M))
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
        layout.addWidget(rule())

    def _open(self, entry: object) -> None:
        noun, key = getattr(entry, "noun", ""), getattr(entry, "key", "")
        pages = {"visit": "visit-editor", "agreement": "agreement"}
        self._context.open(pages.get(noun, "partnership"), key)
