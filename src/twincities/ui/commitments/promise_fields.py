"""The fields of a promise's form: what is shown of one, and what is read of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from twincities.domain.date_words import short
from twincities.domain.errors import ProblemCode, Severity
from twincities.domain.fields import field_of
from twincities.domain.keys import Key
from twincities.domain.partial_date import PartialDate, is_early
from twincities.domain.preparation import Preparation
from twincities.domain.vocabularies import CommitmentStatus, CooperationField, OutcomeKind, Side
from twincities.i18n import N_, NP_
from twincities.ui.commitments.settling import DEADLINE_HELP, DueInput
from twincities.ui.errors import PROBLEMS, problem_sentence
from twincities.ui.forms.completion import RecordChoice
from twincities.ui.forms.dates import DateInput
from twincities.ui.forms.fields import FieldFrame, Problems
from twincities.ui.forms.inputs import LongTextInput, SegmentedChoice, TextInput
from twincities.ui.forms.suggestions import Suggestion
from twincities.ui.forms.terms import TermChoice
from twincities.ui.furniture.layouts import column
from twincities.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from twincities.domain.errors import Problem
    from twincities.i18n import Message
    from twincities.ui.context import Context
    from twincities.ui.texts import Texts

PARTNERSHIP = NP_("field", "Partnership")
PARTNERSHIP_WANTED = N_("Say which partnership it belongs to")
WHAT_WANTED = N_("Say what was promised")
NO_VISIT = N_("Choose one of the visits that are offered, or leave it empty")
NO_TERM = N_("Choose one of the words that are offered")
NOW = N_("Somebody wrote meanwhile: {value}. Writing again puts yours in its place.")
NOW_EMPTY = N_("Somebody emptied this meanwhile. Writing again puts yours in its place.")
NOT_SETTLED = NP_("side of a promise", "not settled")
OPEN_SIDE = "open"
KINDS = (OutcomeKind.AGREEMENT_REACHED, OutcomeKind.ASSIGNMENT)


@dataclass(frozen=True, slots=True)
class Offers:
    """What the fields complete from."""

    partnerships: Callable[[str], Sequence[Suggestion]]
    bodies: Callable[[str], Sequence[Suggestion]]
    visits: Callable[[str], Sequence[Suggestion]]


class PromiseFields(QWidget):
    """The fields below each other, in the order in which a clerk settles them; `edited` after each change."""

    edited = Signal()

    def __init__(self, context: Context, today: Callable[[], date], offers: Offers) -> None:
        super().__init__()
        self._context, self._today = context, today
        self._base = Preparation(text="", side=Side.OURS)
        self._layout = column(self, gap=Space.M)
        self.problems = Problems(self)
        self.frames: dict[str, FieldFrame] = {}
        self._build(context.texts, offers)
        context.texts.changed.connect(self._say_sides)

    def _build(self, texts: Texts, offers: Offers) -> None:
        self.partnership = RecordChoice(texts, offers.partnerships)
        self.what = LongTextInput()
        self.side = SegmentedChoice(self._sides(), in_row=2)
        self.ours = RecordChoice(texts, offers.bodies, free=True)
        self.theirs = RecordChoice(texts, offers.bodies, free=True)
        self.due = DueInput(texts, self._today)
        self.status = TermChoice(texts, CommitmentStatus)
        self.done = DateInput(texts, self._today)
        self.closed_in = RecordChoice(texts, offers.visits)
        self.evidence = TextInput()
        self.cooperation = TermChoice(texts, CooperationField)
        self.kind = TermChoice(texts, KINDS)
        self._add("partnership", PARTNERSHIP, self.partnership, required=True)
        self._add("text", _label("text"), self.what, required=True)
        self._add("side", _label("side"), self.side)
        self._add("responsible", _label("responsible"), self.ours)
        self._add("responsible_there", _label("responsible_there"), self.theirs)
        self._add("due", _label("due"), self.due, help_text=DEADLINE_HELP)
        self._add("status", _label("status"), self.status, required=True)
        self._add("done", _label("done"), self.done)
        self._add("closed_in", _label("closed_in"), self.closed_in)
        self._add("evidence", _label("evidence"), self.evidence)
        self._add("cooperation", _label("cooperation"), self.cooperation)
        self._add("kind", _label("kind"), self.kind, required=True)
        self._layout.addStretch(1)
        self.status.edited.connect(self._on_status)

    def _add(self, name: str, label: Message, control: Any, **how: Any) -> None:  # noqa: ANN401 - any input
        frame = FieldFrame(self._context.texts, label, control, **how)
        self.frames[name] = frame
        self._layout.addWidget(frame)
        self.problems.watch(frame)
        control.edited.connect(self.edited)

    def _sides(self) -> list[tuple[str, str]]:
        texts = self._context.texts
        return [*((side.value, texts(side.label)) for side in Side), (OPEN_SIDE, texts(NOT_SETTLED))]

    def _say_sides(self) -> None:
        self.side.set_options(self._sides())

    # ------------------------------------------------------------------------------------- showing

    def show_promise(self, said: Preparation, closing: Suggestion | None, *, is_new: bool) -> None:
        """Show a promise; one that is new is asked for its partnership."""
        self._base = said
        for frame in self.frames.values():
            frame.clear_problem()
        self.frames["partnership"].setVisible(is_new)
        self.what.set_value(said.text)
        unsettled = said.side is None or said.side_unsettled
        self.side.set_value(OPEN_SIDE if unsettled or said.side is None else said.side.value)
        for field, body in ((self.ours, said.responsible), (self.theirs, said.responsible_there)):
            field.set_value(Suggestion("", body) if body else None)
        self.due.set_value(said.due)
        self.status.set_value(said.status)
        self.done.set_value(said.done)
        self.closed_in.set_value(closing)
        self.evidence.set_value(said.evidence)
        self.cooperation.set_value(said.cooperation)
        self.kind.set_value(said.kind)
        self._fold()

    def _on_status(self) -> None:
        """Take today for the day of a promise that is done now, unless somebody says otherwise."""
        if self.status.value() is CommitmentStatus.DONE and not self.done.text():
            self.done.set_value(PartialDate.of(self._today()))
        self._fold()

    def _fold(self) -> None:
        """Only what is done has a day and a visit on which it was."""
        done = self.status.value() is CommitmentStatus.DONE
        for name in ("done", "closed_in"):
            self.frames[name].setVisible(done)

    def focus_first(self) -> None:
        """Put the focus on the first field that is empty, of a new promise; else on its words."""
        partnership = self.frames["partnership"]
        asked = not partnership.isHidden() and self.partnership.value() is None
        (self.partnership if asked else self.what).setFocus()

    # ------------------------------------------------------------------------------------- reading

    def read(self) -> Preparation | None:
        """Return what the fields say; None where something is wrong, which then stands beside its field."""
        for frame in self.frames.values():
            frame.clear_problem()
        self._check()
        if self.problems.errors:
            self.problems.go_to_first_error()
            return None
        return self.said()

    def said(self) -> Preparation:
        """Return what the fields say, as far as it can be read."""
        side = self.side.value()
        status = self.status.value() or self._base.status
        done = status is CommitmentStatus.DONE
        closing = self.closed_in.value()
        base = self._base
        if (side == OPEN_SIDE) != (base.side is None or base.side_unsettled) or side != OPEN_SIDE:
            unsettled = side == OPEN_SIDE
            base = replace(base, side=Side.BOTH if unsettled else Side(side), side_unsettled=unsettled)
        return replace(
            base,
            text=self.what.value(),
            responsible=self.ours.text().strip(),
            responsible_there=self.theirs.text().strip(),
            due=self.due.value(),
            status=status,
            done=self.done.value() if done else None,
            closed_in=Key(closing.key) if done and closing else None,
            evidence=self.evidence.value(),
            cooperation=self.cooperation.value(),
            kind=self.kind.value() or base.kind,
        )

    def typed(self) -> dict[str, str]:
        """Return what was typed that says nothing yet: dates that are none, records that were not found."""
        dates = {name: field.text().strip() for name, field in self._dates() if field.error is not None}
        records = {name: field.unmatched for name, field in self._records()}
        terms = {name: field.unmatched for name, field in self._terms()}
        return dates | {name: text for name, text in (records | terms).items() if text}

    def show_typed(self, typed: Mapping[str, str]) -> None:
        """Show again what was typed and says nothing yet."""
        for name, date_field in self._dates():
            if name in typed:
                date_field.show_text(typed[name])
        for name, record_field in self._records():
            if name in typed:
                record_field.setText(typed[name])
        for name, term_field in self._terms():
            if name in typed:
                term_field.show_text(typed[name])

    def _dates(self) -> tuple[tuple[str, DateInput], ...]:
        return ("due", self.due), ("done", self.done)

    def _records(self) -> tuple[tuple[str, RecordChoice], ...]:
        return ("partnership", self.partnership), ("closed_in", self.closed_in)

    def _terms(self) -> tuple[tuple[str, TermChoice[Any]], ...]:
        return ("status", self.status), ("cooperation", self.cooperation), ("kind", self.kind)

    def _check(self) -> None:
        if not self.frames["partnership"].isHidden() and self.partnership.value() is None:
            self._tell("partnership", PARTNERSHIP_WANTED)
        if not self.what.value():
            self._tell("text", WHAT_WANTED)
        for name, field in self._dates():
            when = field.value()
            if field.error is not None and not self.frames[name].isHidden():
                field.misread.emit(field.error)
            elif when is not None and is_early(when):
                self._tell(name, PROBLEMS[ProblemCode.EARLY_YEAR], year=str(when.year))
        for name, choice in self._terms():
            choice.settle()
            if choice is not self.cooperation and choice.value() is None:
                self._tell(name, NO_TERM)
        if not self.frames["closed_in"].isHidden() and self.closed_in.unmatched:
            self._tell("closed_in", NO_VISIT)

    def _tell(self, name: str, message: Message, **facts: object) -> None:
        self.frames[name].show_problem(Severity.ERROR, message, facts=facts)

    def show_problem(self, problem: Problem) -> bool:
        """Show beside its field what the register refuses; False where no field is meant."""
        frame = self.frames.get(problem.spot.field)
        if frame is not None:
            frame.show_problem(problem.severity, problem_sentence(problem, self._context.texts)[0])
        return frame is not None

    def show_meanwhile(self, names: Sequence[str], now: Preparation) -> None:
        """Say beside the fields what somebody else wrote there; what was typed stays."""
        self._base = now
        for name in names:
            frame = self.frames.get("side" if name == "side_unsettled" else name)
            if frame is not None:
                value = self._worded(now, name)
                said = NOW if value else NOW_EMPTY
                frame.show_problem(Severity.WARNING, said, facts={"value": value})

    def _worded(self, now: Preparation, name: str) -> str:
        texts, value = self._context.texts, getattr(now, name)
        if name in ("side", "side_unsettled"):
            return texts(NOT_SETTLED) if now.side_unsettled or now.side is None else texts(now.side.label)
        if isinstance(value, PartialDate):
            return short(value, texts.words)
        if name == "closed_in" and value:
            return str(self._context.services.history.title("visit", value, texts.words).subtitle)
        if isinstance(value, CommitmentStatus | CooperationField | OutcomeKind):
            return texts(value.label)
        return str(value or "")


def _label(name: str) -> Message:
    return field_of(Preparation, name).label
