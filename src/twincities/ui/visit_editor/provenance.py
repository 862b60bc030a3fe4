"""Where a value comes from: attaching one to a source (F9), and asking (Alt+I)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from twincities.domain.claim import Claim
from twincities.domain.date_words import short
from twincities.domain.fields import field_of
from twincities.domain.names import fold
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import Grade
from twincities.i18n import N_, NP_
from twincities.ui.forms.completion import RecordChoice, Suggestion
from twincities.ui.forms.fields import FieldFrame
from twincities.ui.forms.inputs import LongTextInput
from twincities.ui.forms.terms import TermChoice
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.chips import Origin, SourceMark
from twincities.ui.furniture.labels import Label, rule, said
from twincities.ui.furniture.layouts import column, inner_row
from twincities.ui.furniture.popovers import Popover
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space, Type, Width
from twincities.ui.visit_editor.form import claims_on, filled, source_numbers

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from twincities.domain.state import Row
    from twincities.ui.visit_editor.desk import EditorDesk

ATTACH_TITLE = N_("Attach to a source: {field}")
ATTACH = NP_("button", "Attach")
NO_SOURCES = N_("Write down a source first: section Sources, Alt+5")
ORIGIN_TITLE = N_("Where this comes from: {field}")
NO_ORIGIN = N_("No source is attached to this value. F9 attaches one.")
SOURCE_LINE = NP_("a source with its number", "[{number}] {title}")
CHECKED = N_("checked on {date} by {who}")
ENTERED = N_("Entered by {who}, {moment}")
QUOTED = NP_("quoted words", "“{words}”")
PASSING = "passing"
"""The name of an anchor that was made to stand on a table's cell, for one popover only."""


class Attaching(QWidget):
    """Which source, its words, how surely; Enter in the source attaches at once."""

    attached = Signal(object)

    def __init__(self, desk: EditorDesk, title: str) -> None:
        super().__init__()
        self._desk = desk
        texts = desk.texts
        outer = column(self, (Space.S, Space.S, Space.S, Space.S), Space.S)
        outer.addWidget(Label(title, Type.STRONG, wrap=True))
        self._sources = [
            Suggestion(row["source"], texts(SOURCE_LINE, number=number, title=row["title"] or ""))
            for number, row in enumerate(filled(desk.content, "sources"), start=1)
        ]
        self.source = RecordChoice(texts, self._matching)
        self.source.set_value(self._sources[-1] if self._sources else None)
        self.quote = LongTextInput(2)
        self.grade = TermChoice(texts, Grade)
        self.grade.set_value(Grade.VERBATIM)
        for name, control in (("source", self.source), ("quote", self.quote), ("grade", self.grade)):
            outer.addWidget(FieldFrame(texts, field_of(Claim, name).label, control))
        line = inner_row(outer, Space.S)
        line.addStretch(1)
        line.addWidget(
            Button(
                texts,
                ATTACH,
                ButtonKind.DEFAULT,
                icon=Icon.ACCEPT,
                key="Return",
                bind=False,
                on_click=self._attach,
            )
        )
        look().follow(self, lambda: self.setFixedWidth(look().px(Width.PREVIEW)))
        self.setFocusProxy(self.source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter attaches."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._attach()
        else:
            super().keyPressEvent(event)

    def _matching(self, words: str) -> list[Suggestion]:
        return [entry for entry in self._sources if fold(words) in fold(entry.title)]

    def _attach(self) -> None:
        self.source.settle()
        chosen, grade = self.source.value(), self.grade.value() or Grade.VERBATIM
        if chosen is not None:
            claim = {"source": chosen.key, "quote": self.quote.value() or None, "grade": grade.value}
            self.attached.emit(claim)


def ask_source(
    desk: EditorDesk, anchor: QWidget, field: str, on_attached: Callable[[Row], object]
) -> Popover:
    """Ask which source a value comes from; the popover is given back open."""
    content: QWidget
    if filled(desk.content, "sources"):
        content = Attaching(desk, desk.texts(ATTACH_TITLE, field=field))
    else:
        content = said(desk.texts, NO_SOURCES, Type.BODY, "text2")
    popover = _opened(anchor, content)
    if isinstance(content, Attaching):

        def attach(claim: Row) -> None:
            popover.close_it()
            on_attached(claim)

        content.attached.connect(attach)
        content.source.setFocus(Qt.FocusReason.PopupFocusReason)
    return popover


def show_origin(desk: EditorDesk, anchor: QWidget, field: str, target: str, row: str = "") -> Popover:
    """Show which sources say a value, in which words, how surely."""
    sheet = QWidget()
    outer = column(sheet, (Space.S, Space.S, Space.S, Space.S), Space.S)
    outer.addWidget(Label(desk.texts(ORIGIN_TITLE, field=field), Type.STRONG, wrap=True))
    claims = claims_on(desk.content, target, row) or (claims_on(desk.content, "", row) if row else [])
    for claim in claims:
        outer.addWidget(rule())
        outer.addWidget(_claim(desk, claim))
    if not claims:
        outer.addWidget(said(desk.texts, NO_ORIGIN, Type.BODY, "text2", wrap=True))
    look().follow(sheet, lambda: sheet.setFixedWidth(look().px(Width.PREVIEW)))
    return _opened(anchor, sheet)


def _claim(desk: EditorDesk, claim: Row) -> QWidget:
    texts = desk.texts
    made = QWidget()
    outer = column(made, gap=Space.XS)
    titles = {row["source"]: row["title"] or "" for row in desk.content["parts"]["sources"]}
    number = source_numbers(desk.content).get(claim.get("source") or "")
    if number is not None:
        line = texts(SOURCE_LINE, number=number, title=titles[claim["source"]])
        outer.addWidget(Label(line, Type.BODY, wrap=True))
    if claim.get("quote"):
        outer.addWidget(Label(texts(QUOTED, words=claim["quote"]), Type.SMALL, "text2", wrap=True))
    below = inner_row(outer, Space.S)
    grade = Grade(claim["grade"])
    below.addWidget(
        SourceMark(texts, Origin.INFERRED)
        if grade is Grade.INFERRED
        else said(texts, grade.label, Type.SMALL, "text2")
    )
    if claim.get("rule"):
        outer.addWidget(Label(claim["rule"], Type.SMALL, "inf", wrap=True))
    if claim.get("checked"):
        day = short(PartialDate.from_edtf(claim["checked"]), texts.words)
        checked = texts(CHECKED, date=day, who=claim.get("checked_by") or "—")
        below.addWidget(Label(checked, Type.SMALL, "text2"))
    below.addStretch(1)
    return made


def _opened(anchor: QWidget, content: QWidget) -> Popover:
    popover = Popover(anchor, content)
    popover.closed.connect(popover.deleteLater)
    if anchor.objectName() == PASSING:
        popover.closed.connect(anchor.deleteLater)
    popover.open()
    return popover
