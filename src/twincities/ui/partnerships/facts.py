"""The strip of a partnership's main facts: each value with its mark and one line of explanation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from twincities.domain.anniversaries import FILLER, basis
from twincities.domain.date_words import long
from twincities.domain.legal_status import FOUNDING
from twincities.domain.timeline import TimelineKind
from twincities.domain.vocabularies import (
    AgreementState,
    ChainEffect,
    Grade,
    LegalStatus,
    PartnershipType,
    TextState,
)
from twincities.i18n import N_, NN_, NP_
from twincities.ui.agreements.looks import document_words, has_no_text
from twincities.ui.furniture.chips import Origin, SourceMark
from twincities.ui.furniture.labels import Label, WrappingLabel, beginning
from twincities.ui.furniture.layouts import column, inner_row
from twincities.ui.joining import joined, listed
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Height, Line, Space, Type

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from twincities.i18n import Message
    from twincities.services.agreement_rows import AgreementRow
    from twincities.services.register_card import PartnershipCard
    from twincities.ui.texts import Texts

TWINNED = NP_("fact of a partnership", "Twinned since")
ESTABLISHED = NP_("fact of a partnership", "Established")
ANNIVERSARY = NP_("fact of a partnership", "Anniversary")
AGREEMENT = NP_("fact of a partnership", "Agreement")
ASK_PARTNER = NP_("explanation of an agreement", "ask the partner for it")
SIDES = NP_("fact of a partnership", "Sides")
VISITS = NP_("fact of a partnership", "Visits")
YEARS_IN = NN_("{count} year in {year}", "{count} years in {year}")
DAY_UNKNOWN = N_("day and month unknown")
DAY_OF_MONTH_UNKNOWN = N_("day unknown")
KINDS = NP_("kinds of the two sides", "{ours} — {theirs}")
LAST = NP_("explanation of the number of visits", "last {date}")
NO_VISITS = NP_("explanation of the number of visits", "none recorded")
NOT_RECORDED = N_("not recorded")
OTHER_DATES = NN_("{count} source says otherwise", "{count} sources say otherwise")
NONE = "—"
AGREEMENTS = "agreements"
"""The tab that the fact of the agreement leads to."""
LEAST_WIDTH = 172


@dataclass(frozen=True, slots=True)
class Fact:
    """A value with its label, whether it was only inferred, and what explains it; `leads` names a tab or a field."""

    label: Message
    value: str
    note: str = ""
    inferred: bool = False
    leads: str = ""


def facts_of(
    card: PartnershipCard, agreements: Sequence[AgreementRow], texts: Texts, today: date
) -> list[Fact]:
    """Return the facts of a partnership; `agreements` are its documents, the newest chain first."""
    row = card.row
    inferred = row.established_grade is Grade.INFERRED
    since = long(row.established, texts.words) if row.established else NONE
    why = card.established.rule or card.established.quote if card.established else ""
    if card.rivals:
        rivals = texts(OTHER_DATES, count=len(card.rivals))
        why = joined(texts, (why, rivals))
    if row.established is None:
        why = texts(NOT_RECORDED)
    label = TWINNED if row.type is PartnershipType.TWIN else ESTABLISHED
    facts = [Fact(label, since, why, inferred, "established")]
    years = _years(card, today)
    if row.established is not None and years > 0:
        note = ""
        if row.established.month is None:
            note = texts(DAY_UNKNOWN)
        elif row.established.day is None:
            note = texts(DAY_OF_MONTH_UNKNOWN)
        facts.append(Fact(ANNIVERSARY, texts(YEARS_IN, count=years, year=str(today.year)), note, inferred))
    return [*facts, _agreement(card, agreements, texts), _sides(card, texts), _visits(card, texts)]


def _years(card: PartnershipCard, today: date) -> int:
    """Return the anniversary of this year, 0 where there is none: of what ended, or of a filler, which says nothing."""
    known = basis(card.row.established)
    filled = card.established is not None and card.established.rule == FILLER
    if known is None or filled or card.row.legal_status is LegalStatus.ENDED:
        return 0
    return today.year - known.year


def _agreement(card: PartnershipCard, agreements: Sequence[AgreementRow], texts: Texts) -> Fact:
    """Tell of the document that the legal status rests on, else of the newest that makes a tie."""
    alone = (None, ChainEffect.SUPERSEDES)
    own = [row for row in agreements if row.does in alone and row.state is not AgreementState.SUPERSEDED]
    founding = [row for row in own if row.kind in FOUNDING]
    newest = next(iter(founding or own), None)
    telling = next((row for row in own if row.key == card.row.status_key), newest)
    if telling is None:
        return Fact(AGREEMENT, NONE, texts(NOT_RECORDED), leads=AGREEMENTS)
    if has_no_text(telling):
        return Fact(AGREEMENT, texts(TextState.NOT_FOUND.label), texts(ASK_PARTNER), leads=AGREEMENTS)
    return Fact(AGREEMENT, texts(telling.state.label), document_words(telling, texts), leads=AGREEMENTS)


def _sides(card: PartnershipCard, texts: Texts) -> Fact:
    ours, theirs = (dict.fromkeys(texts(place.kind.label) for place in side) for side in card.sides())
    kinds = texts(KINDS, ours=listed(texts, ours), theirs=listed(texts, theirs))
    return Fact(SIDES, texts(card.row.type.label), kinds)


def _visits(card: PartnershipCard, texts: Texts) -> Fact:
    came = (one.date for one in card.timeline if one.kind is TimelineKind.VISIT)
    last = next(came, None)
    note = texts(LAST, date=long(last, texts.words)) if last else "" if card.visits else texts(NO_VISITS)
    return Fact(VISITS, texts.words.number(len(card.visits)), note, leads="visits")


class FactStrip(QWidget):
    """Lays the facts beside each other, in more lines where there is no room; `led` carries where one leads."""

    led = Signal(str, QWidget)

    def __init__(self, texts: Texts, facts: Sequence[Fact]) -> None:
        super().__init__()
        self.cells = [FactCell(texts, fact) for fact in facts]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._columns = 0
        for cell in self.cells:
            cell.led.connect(lambda where, cell=cell: self.led.emit(where, cell))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need other lines."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """As narrow as two facts."""
        return QSize(2 * look().px(LEAST_WIDTH), super().minimumSizeHint().height())

    def _arrange(self) -> None:
        fitting = self.width() // look().px(LEAST_WIDTH)
        columns = max(1, min(len(self.cells), fitting))
        if columns == self._columns:
            return
        self._columns = columns
        for number, cell in enumerate(self.cells):
            self._grid.removeWidget(cell)
            self._grid.addWidget(cell, number // columns, number % columns)
            cell.last = number % columns == columns - 1
        for number in range(len(self.cells)):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)


LONGEST_NOTE = 120
"""Characters of the line under a fact: more would push the tabs off the page."""


class FactCell(QWidget):
    """One fact; with somewhere to lead it takes the focus, Enter and clicks."""

    led = Signal(str)

    def __init__(self, texts: Texts, fact: Fact) -> None:
        super().__init__()
        self.fact = fact
        self.last = False
        outer = column(self, (Space.L, Space.M, Space.M, Space.M), Space.HAIR)
        line = inner_row(outer, Space.XS)
        label = WrappingLabel(role=Type.SMALL, tone="text2")
        texts.say(label.setText, fact.label)
        line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        # With a mark or without one: the values beside each other stand on one line.
        look().follow(label, lambda: label.setMinimumHeight(look().px(Height.MARK)))
        if fact.inferred:
            line.addWidget(SourceMark(texts, Origin.INFERRED), 0, Qt.AlignmentFlag.AlignTop)
        line.addStretch(1)
        value = WrappingLabel(role=Type.H2)
        value.setText(fact.value)
        outer.addWidget(value)
        if fact.note:
            note = Label(role=Type.SMALL, tone="text2", wrap=True)
            note.setText(beginning(note, fact.note, LONGEST_NOTE))
            outer.addWidget(note)
        outer.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(label.text())
        self.setAccessibleDescription(fact.value)
        if fact.leads:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go where the fact leads."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self.fact.leads and not event.modifiers():
            self.led.emit(self.fact.leads)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go where the fact leads."""
        if self.fact.leads and self.rect().contains(event.pos()):
            self.led.emit(self.fact.leads)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        """Draw the hairline to the next fact, and the focus."""
        theme = look()
        painter = QPainter(self)
        if not self.last:
            painter.setPen(QPen(theme.colour("line"), theme.px(Line.HAIR)))
            right = self.width() - 1
            painter.drawLine(right, 0, right, self.height())
        if self.hasFocus():
            half = theme.px(Line.FOCUS)
            painter.setPen(QPen(theme.colour("accent"), theme.px(Line.FOCUS)))
            painter.drawRect(self.rect().adjusted(half, half, -half, -half))
        painter.end()
