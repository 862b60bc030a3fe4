"""Where a value comes from: attaching one to a source (F9), and asking (Alt+I)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from twincities.domain.claim import Claim
from twincities.domain.fields import field_of
from twincities.domain.names import fold
from twincities.domain.vocabularies import Grade
from twincities.i18n import N_, NP_
from twincities.ui.forms.completion import RecordChoice
from twincities.ui.forms.fields import FieldFrame
from twincities.ui.forms.inputs import LongTextInput
from twincities.ui.forms.origin import CONFIRM, CORRECT, SOURCE_LINE, OriginMore, origin_sheet
from twincities.ui.forms.suggestions import Suggestion
from twincities.ui.forms.terms import TermChoice
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.labels import Label, said
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
NO_ORIGIN = N_("No source is attached to this value. F9 attaches one.")
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
        self.grade.settle()
        if self.grade.unmatched:
            self.grade.setFocus(Qt.FocusReason.OtherFocusReason)
            return
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


def show_origin(
    desk: EditorDesk,
    anchor: QWidget,
    field: str,
    spot: tuple[str, str],
    on_confirmed: Callable[[], object] | None = None,
) -> Popover:
    """Show which sources say a value, in which words, how surely; confirm it, or go and correct it.

    `spot` is the value's field and the key of its row, "" for the visit's own; an empty value cannot be confirmed.
    """
    target, row = spot
    claims = claims_on(desk.content, target, row) or (claims_on(desk.content, "", row) if row else [])
    titles = {one["source"]: one["title"] or "" for one in desk.content["parts"]["sources"]}
    named = {key: (number, titles[key]) for key, number in source_numbers(desk.content).items()}
    texts = desk.texts
    correct = Button(texts, CORRECT, ButtonKind.LINK, compact=True)
    below = [correct] if on_confirmed is None else [Button(texts, CONFIRM, compact=True), correct]
    popover = _opened(anchor, origin_sheet(texts, field, claims, named, NO_ORIGIN, OriginMore(below=below)))
    # Whoever corrects goes back to the value: that is where the keyboard came from.
    correct.clicked.connect(popover.close_it)
    if on_confirmed is not None:
        confirmed = on_confirmed

        def confirm() -> None:
            popover.close_it()
            confirmed()

        below[0].clicked.connect(confirm)
    below[0].setFocus(Qt.FocusReason.PopupFocusReason)
    return popover


def _opened(anchor: QWidget, content: QWidget) -> Popover:
    popover = Popover(anchor, content)
    popover.closed.connect(popover.deleteLater)
    if anchor.objectName() == PASSING:
        popover.closed.connect(anchor.deleteLater)
    popover.open()
    return popover
