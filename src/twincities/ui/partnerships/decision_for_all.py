"""One decision for all the partnerships that are selected: what, since when, why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from twincities.domain.errors import ProblemCode, Severity
from twincities.domain.fields import field_of
from twincities.domain.status_events import StatusEvent
from twincities.domain.vocabularies import StatusEventKind
from twincities.i18n import N_, NP_
from twincities.ui.errors import PROBLEMS, problem_sentence
from twincities.ui.forms.dates import DateInput
from twincities.ui.forms.fields import FieldFrame
from twincities.ui.forms.inputs import TextInput
from twincities.ui.forms.terms import TermChoice
from twincities.ui.furniture.buttons import Button
from twincities.ui.furniture.labels import said
from twincities.ui.furniture.layouts import column, inner_row
from twincities.ui.theme.tokens import Space, Type

if TYPE_CHECKING:
    from twincities.domain.errors import InvalidRecordError
    from twincities.domain.partial_date import PartialDate
    from twincities.ui.texts import Texts

TITLE = N_("Decide for all of them")
WRITE_DOWN = NP_("button", "Write down")


class DecisionForAll(QWidget):
    """Emits `wanted` with the decision; what is typed stays until it is written."""

    wanted = Signal(object)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        outer = column(self, gap=Space.S)
        outer.addWidget(said(texts, TITLE, Type.H2))
        self.kind: TermChoice[StatusEventKind] = TermChoice(texts, StatusEventKind)
        self.since = DateInput(texts)
        self.reason = TextInput()
        self.frames = {
            name: FieldFrame(texts, field_of(StatusEvent, name).label, control)
            for name, control in (("kind", self.kind), ("date", self.since), ("reason", self.reason))
        }
        line = inner_row(outer, Space.S)
        line.addWidget(self.frames["kind"], 1)
        line.addWidget(self.frames["date"], 1)
        line = inner_row(outer, Space.S)
        line.addWidget(self.frames["reason"], 1)
        button = Button(texts, WRITE_DOWN, on_click=self.write)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)

    def write(self) -> None:
        """Ask for the decision to be written, unless something of it is missing."""
        for frame in self.frames.values():
            frame.clear_problem()
        self.kind.settle()
        missing = [
            name
            for name, value in (("kind", self.kind.value()), ("reason", self.reason.value()))
            if not value
        ]
        if self.since.error is not None:
            self.since.setFocus(Qt.FocusReason.OtherFocusReason)
            self.since.misread.emit(self.since.error)
        elif self.kind.unmatched:
            self.frames["kind"].go_to_problem(0)
        elif missing:
            for name in missing:
                self.frames[name].show_problem(Severity.ERROR, PROBLEMS[ProblemCode.REQUIRED])
            self.frames[missing[0]].go_to_problem(0)
        else:
            kind, since, reason = self._typed()
            self.wanted.emit(StatusEvent(kind=kind, date=since, reason=reason))

    def _typed(self) -> tuple[StatusEventKind | None, PartialDate | None, str]:
        return self.kind.value(), self.since.value(), self.reason.value().strip()

    def clear_fields(self, written: StatusEvent) -> None:
        """Begin anew: a decision was written. Another one that is typed by now stays."""
        if self._typed() != (written.kind, written.date, written.reason):
            return
        self.kind.set_value(None)
        self.since.set_value(None)
        self.reason.set_value("")

    def refuse(self, error: InvalidRecordError) -> None:
        """Say beside the field why one of the partnerships cannot have this decision."""
        problem = next(one for one in error.problems if one.severity is Severity.ERROR)
        frame = self.frames.get(problem.spot.field, self.frames["kind"])
        frame.show_problem(Severity.ERROR, problem_sentence(problem, self._texts)[0])
        frame.go_to_problem(0)
