"""The card of the legal status: what it is today, what it rests on, and every decision that led there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from twincities.domain.date_words import long, short
from twincities.domain.status_events import in_order
from twincities.domain.vocabularies import StatusBasis, StatusEventKind
from twincities.i18n import N_, NP_
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.cards import Card
from twincities.ui.furniture.chips import Chip, Origin, SourceMark
from twincities.ui.furniture.labels import Label, rule
from twincities.ui.furniture.layouts import FlowLayout, column
from twincities.ui.joining import joined
from twincities.ui.partnerships.drawn_entries import DECIDED
from twincities.ui.partnerships.looks import INFERRED, legal_chip, override_chip
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space, Type
from twincities.ui.tips import plain

if TYPE_CHECKING:
    from twincities.domain.agreement import Agreement
    from twincities.domain.partnership import Partnership
    from twincities.domain.status_events import StatusEvent
    from twincities.i18n import Message
    from twincities.services.register_card import PartnershipCard
    from twincities.ui.texts import Texts

TITLE = N_("Legal status")
DECIDE = NP_("button", "Decide")
LIFT = NP_("button", "Remove")
LIFT_TOLD = N_("Remove the status set by the office")
AS_RECORDED = N_("As recorded: no decision and no document says otherwise")
BY_OFFICE = N_("Set by the office: {reason}")
BY_DOCUMENT = N_("By the document: {document}")
BY_DECISION = {
    StatusEventKind.SUSPENDED: N_("By the decision that suspended it"),
    StatusEventKind.RESUMED: N_("By the decision that resumed it"),
    StatusEventKind.ENDED: N_("By the decision that ended it"),
    StatusEventKind.CONTESTED: N_("It is contested"),
}
NUMBERED = NP_("number of a document", "No. {number}")
DATED = NP_("date of a document", "of {date}")
SINCE = NP_("decision on a partnership", "{decision} · {date}")
NOTIFIED = N_("Partner notified: {date}")
NOTIFIED_BY = N_("Partner notified: {date}, {how}")
NOT_NOTIFIED = N_("The partner was not notified, as far as recorded")


class StatusCard(Card):
    """Emits what the person wants, with the button that a menu opens below."""

    decide_wanted = Signal(QWidget)
    lift_wanted = Signal()

    def __init__(self, texts: Texts, card: PartnershipCard) -> None:
        super().__init__(texts, TITLE)
        decide = Button(texts, DECIDE, ButtonKind.LINK, compact=True, menu_mark=True)
        decide.clicked.connect(lambda: self.decide_wanted.emit(decide))
        self.add_action(decide)
        chips = QWidget()
        flow = FlowLayout(chips, Space.S)
        inferred = card.row.status_inferred
        flow.addWidget(Chip(legal_chip(card.row.legal_status, texts, inferred=inferred)))
        if inferred:
            flow.addWidget(SourceMark(texts, Origin.INFERRED))
        if card.row.status_basis is StatusBasis.OVERRIDE:
            mark = Chip(override_chip(texts))
            mark.setToolTip(plain(card.kept.record.override_reason))
            flow.addWidget(mark)
            lift = Button(texts, LIFT, ButtonKind.LINK, icon=Icon.UNDO, compact=True)
            lift.setAccessibleDescription(texts(LIFT_TOLD))
            lift.clicked.connect(self.lift_wanted)
            flow.addWidget(lift)
        self.body.addWidget(chips)
        self.body.addWidget(Label(basis_words(card, texts), wrap=True))
        record = card.kept.record
        for event in reversed(in_order(record.events, record.legal_status)):
            self.body.addWidget(rule())
            self.body.addWidget(_decision(event, texts))


def basis_words(card: PartnershipCard, texts: Texts) -> str:
    """Say what today's legal status rests on."""
    row, record = card.row, card.kept.record
    if row.status_basis is StatusBasis.OVERRIDE:
        return texts(BY_OFFICE, reason=record.override_reason)
    if row.status_basis is StatusBasis.AGREEMENT and card.document is not None:
        return texts(BY_DOCUMENT, document=document_words(card.document, texts))
    event = _deciding(record, card)
    if event is not None and event.kind is not None:
        return texts(BY_DECISION[event.kind])
    return texts(INFERRED if row.status_inferred else AS_RECORDED)


def _deciding(record: Partnership, card: PartnershipCard) -> StatusEvent | None:
    """Return the decision that today's legal status rests on."""
    if card.row.status_basis is not StatusBasis.EVENT:
        return None
    return next((event for event in record.events if event.key == card.row.status_key), None)


def document_words(document: Agreement, texts: Texts) -> str:
    """Name a document: what it is, its number, when it was signed."""
    number = texts(NUMBERED, number=document.number) if document.number else ""
    signed = texts(DATED, date=short(document.signed, texts.words)) if document.signed else ""
    return joined(texts, (texts(document.kind.label), number, signed))


def decision_words(event: StatusEvent, texts: Texts) -> str:
    """Say who decided, under which number, when."""
    number = texts(NUMBERED, number=event.number) if event.number else ""
    decided = texts(DATED, date=short(event.decided, texts.words)) if event.decided else ""
    return joined(texts, (event.body, number, decided))


def _decision(event: StatusEvent, texts: Texts) -> QWidget:
    made = QWidget()
    lines = column(made, gap=Space.HAIR)
    title = texts(DECIDED[event.kind]) if event.kind else ""
    since = event.date or event.decided
    if since is not None:
        title = texts(SINCE, decision=title, date=long(since, texts.words))
    said: list[tuple[str, Type, str]] = [
        (title, Type.STRONG, "text"),
        (decision_words(event, texts), Type.SMALL, "text2"),
        (event.reason, Type.BODY, "text"),
        (notified_words(event, texts), Type.SMALL, "text2"),
    ]
    for text, role, tone in said:
        if text:
            label = Label(role=role, tone=tone, wrap=True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setText(text)
            lines.addWidget(label)
    return made


def notified_words(event: StatusEvent, texts: Texts) -> str:
    """Say when and how the partner was told."""
    if event.partner_notified is None:
        return texts(NOT_NOTIFIED)
    message: Message = NOTIFIED_BY if event.how_notified else NOTIFIED
    return texts(message, date=short(event.partner_notified, texts.words), how=event.how_notified)
