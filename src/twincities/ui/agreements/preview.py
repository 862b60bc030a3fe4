"""The preview of an agreement: its term as a bar, what was signed by whom, who approved it, and its chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from twincities.domain.agreement import Agreement
from twincities.domain.claiming import inferred_in
from twincities.domain.date_words import long, short
from twincities.domain.fields import fields_of
from twincities.domain.state import state_of
from twincities.i18n import N_, NN_, NP_
from twincities.services.languages import language_name
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
from twincities.ui.forms.claims import rivals_on
from twincities.ui.forms.origin import SOURCE_LINE
from twincities.ui.forms.rivals import rival_words
from twincities.ui.furniture.chips import Chip, Origin, SourceMark
from twincities.ui.furniture.facts import FactLine
from twincities.ui.furniture.labels import Label, said
from twincities.ui.furniture.preview import Preview, PreviewSheet
from twincities.ui.joining import joined, listed
from twincities.ui.theme.tokens import Type

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from PySide6.QtWidgets import QBoxLayout

    from twincities.domain.agreement import Approval, Signatory
    from twincities.domain.keys import Key
    from twincities.i18n import Message
    from twincities.services.agreement_rows import AgreementRow
    from twincities.ui.texts import Texts

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
OTHERWISE = NP_("heading of a preview", "Said otherwise")
SOURCES = NP_("heading of a preview", "Sources")
REMINDED = NN_("Reminder {count} month ahead has come", "Reminder {count} months ahead has come")
SILENCE = N_("The text was not found and the term is not known: ask the partner for a copy.")
OPEN = NP_("button", "Open")
DECISION = NP_("decision of a body", "No. {number}")


class AgreementPreview(Preview):
    """Shows one agreement."""

    opened = Signal(str)

    def show_agreement(
        self,
        row: AgreementRow,
        record: Agreement,
        chain: Sequence[AgreementRow],
        place: str,
        names: Mapping[Key, str],
        today: date,
    ) -> None:
        """Show an agreement; `place` is where it was signed, `names` are those that its sources and claims refer to."""
        texts = self._texts
        sheet = PreviewSheet(texts, document_words(row, texts), pair_words(row, texts))
        sheet.add_chips(*self._chips(row))
        sheet.rule()
        self._term(sheet, row, today)
        self._facts(sheet, row, record, place)
        if record.signatories:
            self._people(sheet, record.signatories)
        if record.approvals:
            self._approvals(sheet, record.approvals)
        self._sources(sheet, record, names)
        if len(chain) > 1:
            sheet.rule()
            shown = Chain(texts, chain, row.key, OPEN)
            shown.opened.connect(self.opened)
            sheet.section(CHAIN).addWidget(shown)
        sheet.lines.addStretch(1)
        self.setWidget(sheet)

    def _chips(self, row: AgreementRow) -> list[Chip]:
        texts = self._texts
        chips = [Chip(state_chip(row.state, texts), texts(STATE_SPOKEN, value=texts(row.state.label)))]
        days = days_chip(row, texts)
        if days is not None:
            chips.append(Chip(days, days_words(row, texts)))
        if has_no_text(row):
            chips.append(Chip(no_text_chip(texts)))
        return chips

    def _term(self, sheet: PreviewSheet, row: AgreementRow, today: date) -> None:
        texts = self._texts
        if row.begins is None and row.until is None and not row.is_silent:
            return
        box = sheet.block()
        if row.begins is not None or row.until is not None:
            box.addWidget(TermBar(texts, row, today))
        if row.lead is not None:
            box.addWidget(Label(texts(REMINDED, count=row.lead), Type.SMALL, "warn", wrap=True))
        if row.is_silent:
            box.addWidget(said(texts, SILENCE, Type.SMALL, "text2", wrap=True))
        sheet.rule()

    def _facts(self, sheet: PreviewSheet, row: AgreementRow, record: Agreement, place: str) -> None:
        texts, words = self._texts, self._texts.words
        inferred = inferred_in(record)

        def mark(target: str) -> SourceMark | None:
            return SourceMark(texts, Origin.INFERRED) if target in inferred else None

        box = sheet.block()
        if kind_words(row, texts):
            _fact(box, texts, KIND, kind_words(row, texts))
        signed = long(row.signed, words) if row.signed else ""
        _fact(box, texts, SIGNED, joined(texts, (signed, place)), mark("signed"))
        if record.in_force_from is not None:
            _fact(box, texts, BEGINS, long(record.in_force_from, words), mark("in_force_from"))
        until = long(row.until, words) if row.until else until_words(None, row.duration, texts)
        _fact(box, texts, UNTIL, until, mark("valid_until"))
        _fact(box, texts, RENEWAL, renewal_words(row, texts), mark("renewal"))
        if row.notice_period is not None:
            _fact(box, texts, PERIOD, period_words(row.notice_period, texts))
        if row.notice is not None:
            _fact(box, texts, NOTICE, long(row.notice, words))
        if record.languages:
            # Typed as an office likes: tags are said as the names of their languages, words stay as they are.
            typed = (language_name(one.strip(), texts.language) for one in record.languages.split(","))
            _fact(box, texts, LANGUAGES, listed(texts, typed))
        if record.original_kept:
            _fact(box, texts, KEPT, record.original_kept)
        _fact(box, texts, TEXT, texts(row.text_state.label) if row.text_state else "")

    def _people(self, sheet: PreviewSheet, signatories: Sequence[Signatory]) -> None:
        sheet.rule()
        box, texts = sheet.section(SIGNATORIES), self._texts
        for one in signatories:
            post = listed(texts, (one.post if one.name else "", one.organisation_name))
            side = texts(one.side.label) if one.side else ""
            sheet.entry(box, one.name or one.post or one.organisation_name, joined(texts, (post, side)))

    def _approvals(self, sheet: PreviewSheet, approvals: Sequence[Approval]) -> None:
        sheet.rule()
        box, texts = sheet.section(APPROVALS), self._texts
        for one in approvals:
            number = texts(DECISION, number=one.number) if one.number else ""
            when = short(one.date, texts.words) if one.date else ""
            sheet.entry(box, one.body_name or texts(one.body.label), joined(texts, (number, when)))

    def _sources(self, sheet: PreviewSheet, record: Agreement, names: Mapping[Key, str]) -> None:
        """Say what is said otherwise of its values, and by which sources they are known."""
        texts = self._texts
        rivals = rivals_on(state_of(record), [field.name for field in fields_of(Agreement)])
        if rivals:
            sheet.rule()
            box = sheet.section(OTHERWISE)
            for claim in rivals:
                box.addWidget(Label(rival_words(claim, Agreement, names, texts), wrap=True))
        keys = [use.source for use in record.sources]
        keys += [claim.source for claim in record.claims if claim.source]
        if keys:
            sheet.rule()
            box = sheet.section(SOURCES)
            for number, key in enumerate(dict.fromkeys(keys), 1):
                title = texts(SOURCE_LINE, number=number, title=names.get(key, ""))
                box.addWidget(Label(title, wrap=True))


def _fact(
    box: QBoxLayout, texts: Texts, message: Message, value: str, mark: SourceMark | None = None
) -> None:
    box.addWidget(FactLine(texts, message, value, mark if value else None))
