"""The preview of an agreement: its term as a bar, what was signed by whom, who approved it, and its chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from twincities.domain.date_words import long, short
from twincities.i18n import N_, NN_, NP_
from twincities.ui.agreements.chain import Chain
from twincities.ui.agreements.columns import pair_words
from twincities.ui.agreements.looks import (
    STATE_SPOKEN,
    days_chip,
    days_words,
    document_words,
    has_no_text,
    kind_words,
    no_text_chip,
    period_words,
    renewal_words,
    state_chip,
    until_words,
)
from twincities.ui.agreements.term_bar import TermBar
from twincities.ui.furniture.chips import Chip
from twincities.ui.furniture.labels import Label, rule, said
from twincities.ui.furniture.layouts import FlowLayout, column, inner_column, inner_row
from twincities.ui.joining import joined, listed
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Space, Type

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QBoxLayout

    from twincities.domain.agreement import Agreement, Approval, Signatory
    from twincities.i18n import Message
    from twincities.services.agreement_rows import AgreementRow
    from twincities.ui.context import Context

KIND = NP_("fact of an agreement", "Document")
SIGNED = NP_("fact of an agreement", "Signed")
BEGINS = NP_("fact of an agreement", "In force from")
UNTIL = NP_("fact of an agreement", "Valid until")
RENEWAL = NP_("fact of an agreement", "Renewal")
NOTICE = NP_("fact of an agreement", "Notice by")
PERIOD = NP_("fact of an agreement", "Notice period")
LANGUAGES = NP_("fact of an agreement", "Languages")
KEPT = NP_("fact of an agreement", "Original")
TEXT = NP_("fact of an agreement", "Text")
SIGNATORIES = NP_("heading of a preview", "Signed by")
APPROVALS = NP_("heading of a preview", "Approved by")
CHAIN = NP_("heading of a preview", "Chain of documents")
NOT_RECORDED = "—"
REMINDED = NN_("Reminder {count} month ahead has come", "Reminder {count} months ahead has come")
SILENCE = N_("The text was not found and the term is not known: ask the partner for a copy.")
OPEN = NP_("button", "Open")
DECISION = NP_("decision of a body", "No. {number}")
LABEL_COLUMN = 132


class AgreementPreview(QScrollArea):
    """Shows one agreement; scrolls by keyboard when it has the focus."""

    opened = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._texts = context.texts
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._texts.say(self.setAccessibleName, NP_("part of a page", "Preview"))

    def show_agreement(
        self, row: AgreementRow, record: Agreement, chain: Sequence[AgreementRow], place: str, today: date
    ) -> None:
        """Show an agreement; `place` is where it was signed."""
        sheet = QWidget()
        sheet.setObjectName("scrolled")
        layout = column(sheet)
        self._head(layout, row)
        self._term(layout, row, today)
        self._facts(layout, row, record, place)
        if record.signatories:
            self._people(layout, record.signatories)
        if record.approvals:
            self._approvals(layout, record.approvals)
        if len(chain) > 1:
            box = self._section(layout, CHAIN)
            shown = Chain(self._texts, chain, row.key, OPEN)
            shown.opened.connect(self.opened)
            box.addWidget(shown)
        layout.addStretch(1)
        self.setWidget(sheet)

    def _head(self, layout: QBoxLayout, row: AgreementRow) -> None:
        texts = self._texts
        top = inner_column(layout, Space.XS, (Space.L, Space.L, Space.L, Space.L))
        title = Label(document_words(row, texts), Type.H1, wrap=True)
        title.setObjectName("title")
        # The way to close the panel floats at the right of the title.
        title.setContentsMargins(0, 0, look().px(Space.XXL), 0)
        top.addWidget(title)
        top.addWidget(Label(pair_words(row, texts), Type.SMALL, "text2", wrap=True))
        chips = QWidget()
        flow = FlowLayout(chips, Space.S)
        spoken = texts(STATE_SPOKEN, value=texts(row.state.label))
        flow.addWidget(Chip(state_chip(row.state, texts), spoken))
        days = days_chip(row, texts)
        if days is not None:
            flow.addWidget(Chip(days, days_words(row, texts)))
        if has_no_text(row):
            flow.addWidget(Chip(no_text_chip(texts)))
        top.addWidget(chips)
        layout.addWidget(rule())

    def _term(self, layout: QBoxLayout, row: AgreementRow, today: date) -> None:
        texts = self._texts
        if row.begins is None and row.until is None and not row.is_silent:
            return
        box = inner_column(layout, Space.S, (Space.L, Space.M, Space.L, Space.M))
        if row.begins is not None or row.until is not None:
            box.addWidget(TermBar(texts, row, today))
        if row.lead is not None:
            box.addWidget(Label(texts(REMINDED, count=row.lead), Type.SMALL, "warn", wrap=True))
        if row.is_silent:
            box.addWidget(said(texts, SILENCE, Type.SMALL, "text2", wrap=True))
        layout.addWidget(rule())

    def _facts(self, layout: QBoxLayout, row: AgreementRow, record: Agreement, place: str) -> None:
        texts, words = self._texts, self._texts.words
        box = inner_column(layout, Space.S, (Space.L, Space.M, Space.L, Space.M))
        if kind_words(row, texts):
            self._fact(box, KIND, kind_words(row, texts))
        signed = long(row.signed, words) if row.signed else ""
        self._fact(box, SIGNED, joined(texts, (signed, place)))
        if record.in_force_from is not None:
            self._fact(box, BEGINS, long(record.in_force_from, words))
        until = long(row.until, words) if row.until else until_words(None, row.duration, texts)
        self._fact(box, UNTIL, until)
        self._fact(box, RENEWAL, renewal_words(row, texts))
        if row.notice_period is not None:
            self._fact(box, PERIOD, period_words(row.notice_period, texts))
        if row.notice is not None:
            self._fact(box, NOTICE, long(row.notice, words))
        if record.languages:
            self._fact(box, LANGUAGES, record.languages)
        if record.original_kept:
            self._fact(box, KEPT, record.original_kept)
        self._fact(box, TEXT, texts(row.text_state.label) if row.text_state else "")

    def _fact(self, box: QBoxLayout, message: Message, value: str) -> None:
        line = inner_row(box, Space.S)
        label = said(self._texts, message, Type.SMALL, "text2", wrap=True)
        look().follow(label, lambda: label.setFixedWidth(look().px(LABEL_COLUMN)))
        line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Label(value or NOT_RECORDED, tone="text" if value else "text3", wrap=True), 1)

    def _section(self, layout: QBoxLayout, title: Message) -> QBoxLayout:
        layout.addWidget(rule())
        box = inner_column(layout, Space.S, (Space.L, Space.M, Space.L, Space.M))
        box.addWidget(said(self._texts, title, Type.H2))
        return box

    def _people(self, layout: QBoxLayout, signatories: Sequence[Signatory]) -> None:
        box, texts = self._section(layout, SIGNATORIES), self._texts
        for one in signatories:
            self._two_lines(
                box,
                one.name or one.post or one.organisation_name,
                listed(
                    texts, (part for part in (one.post if one.name else "", one.organisation_name) if part)
                ),
                texts(one.side.label) if one.side else "",
            )

    def _approvals(self, layout: QBoxLayout, approvals: Sequence[Approval]) -> None:
        box, texts = self._section(layout, APPROVALS), self._texts
        for one in approvals:
            number = texts(DECISION, number=one.number) if one.number else ""
            when = short(one.date, texts.words) if one.date else ""
            self._two_lines(box, one.body_name or texts(one.body.label), number, when)

    def _two_lines(self, box: QBoxLayout, first: str, *second: str) -> None:
        line = inner_column(box, Space.HAIR)
        line.addWidget(Label(first, Type.STRONG, wrap=True))
        facts = joined(self._texts, second)
        if facts:
            line.addWidget(Label(facts, Type.SMALL, "text2", wrap=True))
