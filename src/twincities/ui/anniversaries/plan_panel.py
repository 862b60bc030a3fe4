"""The panel that plans an anniversary: what has to be done before it, ticked, corrected and written into the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from twincities.domain.date_words import long, short
from twincities.domain.errors import Severity
from twincities.domain.partial_date import PartialDate, stored_date
from twincities.i18n import N_, NN_, NP_
from twincities.services.preparing import ChosenStep
from twincities.ui.anniversaries.pills import JUBILEE
from twincities.ui.durations import years
from twincities.ui.errors import sentence
from twincities.ui.forms.dates import DateInput
from twincities.ui.forms.fields import FieldFrame
from twincities.ui.forms.inputs import TextInput
from twincities.ui.forms.side_draft import SideDraft, Slot
from twincities.ui.forms.ticks import TickBox
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import column
from twincities.ui.furniture.side_frame import SideFrame
from twincities.ui.joining import AND, joined
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space, Type

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from twincities.services.preparing import BackPlan
    from twincities.ui.context import Context

TITLE = N_("Plan of preparations")
SAVE = NP_("button", "Into the ledger")
ADD = NP_("button", "Add a step")
STEP = NP_("field of a plan", "Step {number}")
DUE = NP_("field of a plan", "Due")
RESPONSIBLE = N_("Responsible body")
THERE = N_("Already in the ledger:")
NO_DAY = N_("The day is not known: each step is due before the first day that it may be.")
NONE_COMES = N_("No anniversary that is marked comes: the year is unknown, or neither side marks any.")
TEXT_WANTED = N_("Say what has to be done, or untick the step")
NOTHING_TICKED = N_("Tick at least one step")
PREPARED = NN_("{count} step written into the ledger", "{count} steps written into the ledger")
WHOSE = NP_("what is planned", "{partnership}\n{anniversary}")


FORM = 1
"""The form of a plan's draft."""


def _slot(plan: BackPlan, title: str) -> Slot:
    """Return where the draft of a plan is kept; the version of the partnership says little of its plan."""
    year = plan.milestone.date.year
    return Slot(f"plan:{plan.key}:{year}", "plan", title, f"plan:{plan.key}:{year}", plan.key)


class StepRow(QWidget):
    """One step: whether it is wanted, what it is, when it is due; `edited` after each change."""

    edited = Signal()

    def __init__(self, context: Context, number: int, today: Callable[[], date]) -> None:
        super().__init__()
        texts = context.texts
        layout = column(self, gap=Space.S)
        self.tick = TickBox("", flush=True)
        texts.say(self.tick.setText, STEP, owner=self.tick, number=number)
        self.tick.setChecked(True)
        self.text, self.due = TextInput(), DateInput(texts, today)
        self.text_frame = FieldFrame(texts, NP_("field of a plan", "What"), self.text)
        self.due_frame = FieldFrame(texts, DUE, self.due)
        for part in (self.tick, self.text_frame, self.due_frame):
            layout.addWidget(part)
        self.tick.toggled.connect(self._on_tick)
        self.text.edited.connect(self.edited)
        self.due.edited.connect(self.edited)

    def show_step(self, text: str, due: PartialDate | None) -> None:
        """Propose a step."""
        self.text.set_value(text)
        self.due.set_value(due)
        self.text.setToolTip(text)

    def _on_tick(self, wanted: bool) -> None:
        self.text_frame.setEnabled(wanted)
        self.due_frame.setEnabled(wanted)
        self.edited.emit()

    def content(self) -> dict[str, Any]:
        """Return the step as a draft keeps it; a date that is none as it was typed."""
        due = self.due.value()
        day, typed = due.edtf() if due else "", "" if due else self.due.text().strip()
        return {"wanted": self.tick.isChecked(), "text": self.text.value(), "due": day, "typed": typed}

    def show_content(self, kept: Mapping[str, Any]) -> None:
        """Show the step as a draft kept it."""
        self.show_step(str(kept["text"]), stored_date(kept["due"]))
        if kept["typed"]:
            self.due.show_text(kept["typed"])
        self.tick.setChecked(bool(kept["wanted"]))

    def read(self) -> ChosenStep | None:
        """Return the step; None where something is wrong, which then stands beside its field."""
        if not self.text.value():
            self.text_frame.show_problem(Severity.ERROR, TEXT_WANTED)
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        self.text_frame.clear_problem()
        if self.due.error is not None:
            self.due.misread.emit(self.due.error)
            self.due.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return ChosenStep(self.text.value(), self.due.value())


class PlanPanel(SideFrame):
    """Proposes the steps before one anniversary; what was typed is kept as a draft until it is written."""

    def __init__(self, context: Context, today: Callable[[], date]) -> None:
        super().__init__(context.texts, TITLE)
        self._context, self._today = context, today
        self.plan: BackPlan | None = None
        self._titles: str = ""
        self.rows: list[StepRow] = []
        self._proposed: Mapping[str, Any] = {}
        self._build()
        self.draft = SideDraft(context, self, self._collect, self._propose, self._bring)
        self.kept.addWidget(self.draft.strip)
        self.responsible.edited.connect(self.draft.touch)
        self.save_button = self.add_deeds(context.texts, SAVE, Icon.COMMITMENT, self.save)
        context.texts.changed.connect(self._say)

    def _build(self) -> None:
        texts = self._context.texts
        self.subject = Label(role=Type.STRONG, wrap=True)
        self.note = Label(role=Type.SMALL, tone="text2", wrap=True)
        self.there = Label(role=Type.SMALL, tone="text2", wrap=True)
        steps = QWidget()
        self._steps = column(steps, gap=Space.L)
        self.add_button = Button(
            texts, ADD, ButtonKind.LINK, icon=Icon.ADD, compact=True, on_click=self.add_step
        )
        self.responsible = TextInput()
        self.responsible_frame = FieldFrame(texts, RESPONSIBLE, self.responsible)
        for part in (self.subject, self.note, self.there, steps):
            self.body.addWidget(part)
        self.body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.responsible_frame)
        self.body.addStretch(1)

    # ------------------------------------------------------------------------------------- choosing

    def offer(self, plan: BackPlan | None, title: str) -> None:
        """Propose what has to be done; typed steps of the same anniversary stay as they are."""
        self.draft.rest()
        self.plan, self._titles = plan, title
        self.complain(None)
        if plan is None:
            self._clear()
        else:
            self.draft.begin(_slot(plan, title))
        self._say()

    def leave(self) -> None:
        """Save at once what waits to be saved."""
        self.draft.leave()

    def _clear(self) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []

    def _propose(self) -> None:
        """Show what is proposed, as if nothing had been typed."""
        plan = self.plan
        self._clear()
        if plan is None:
            return
        texts = self._context.texts
        there = {one.text for one in plan.there}
        for planned in plan.steps:
            words = planned.step.said(texts.words)
            if words not in there:
                self.add_step().show_step(words, planned.due)
        self.responsible.set_value(plan.responsible)
        self._proposed = self._content()

    def _content(self) -> dict[str, Any]:
        steps = [row.content() for row in self.rows]
        return {"form": FORM, "steps": steps, "responsible": self.responsible.value(), "there": self._there()}

    def _there(self) -> list[str]:
        """Return which steps the ledger has already: where they are others, the draft is of before."""
        return [str(one.key) for one in self.plan.there] if self.plan is not None else []

    def _collect(self) -> Mapping[str, Any] | None:
        """Return what the panel holds; None where that is what is proposed."""
        content = self._content()
        return None if self.plan is None or content == self._proposed else content

    def _bring(self, kept: Mapping[str, Any]) -> None:
        if kept["form"] != FORM:
            raise ValueError(kept["form"])
        self._clear()
        for step in kept["steps"]:
            self.add_step().show_content(step)
        self.responsible.set_value(str(kept["responsible"]))
        self.draft.show_older(older=kept["there"] != self._there())

    def add_step(self) -> StepRow:
        """Offer one more step to write."""
        row = StepRow(self._context, len(self.rows) + 1, self._today)
        row.edited.connect(self.draft.touch)
        self.rows.append(row)
        self._steps.addWidget(row)
        row.show()
        if self.sender() is self.add_button:
            row.text.setFocus(Qt.FocusReason.OtherFocusReason)
        return row

    def _say(self) -> None:
        texts, plan = self._context.texts, self.plan
        for part in (self.add_button, self.responsible_frame):
            part.setVisible(plan is not None)
        self.save_button.setEnabled(plan is not None)
        self.there.setVisible(plan is not None and bool(plan.there))
        if plan is None:
            self.subject.setText(self._titles)
            self.note.setText(texts(NONE_COMES))
            self.note.show()
            return
        found = plan.milestone
        facts = [
            years(found.years, texts),
            texts(JUBILEE) if found.jubilee else "",
            long(found.date, texts.words),
        ]
        self.subject.setText(texts(WHOSE, partnership=self._titles, anniversary=joined(texts, facts)))
        self.note.setVisible(found.observed is None)
        self.note.setText(texts(NO_DAY))
        lines = [texts(THERE)]
        for one in plan.there:
            due = short(one.due, texts.words) if one.due else ""
            lines.append(texts(AND, first=one.text, second=due) if due else one.text)
        self.there.setText("\n".join(lines))

    def focus_first(self) -> None:
        """Put the focus on the first step."""
        first: QWidget = self.rows[0].tick if self.rows else self.add_button
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --------------------------------------------------------------------------------------- writing

    def save(self) -> None:
        """Write the ticked steps into the ledger; what cannot be is said beside its field."""
        plan = self.plan
        if plan is None:
            return
        wanted = [row for row in self.rows if row.tick.isChecked()]
        self.complain(None if wanted else self._context.texts(NOTHING_TICKED))
        steps = [row.read() for row in wanted]
        body = self.responsible.value()
        chosen = [ChosenStep(step.text, step.due, body) for step in steps if step is not None]
        if not wanted or len(chosen) < len(wanted):
            return
        preparing, today = self._context.services.preparing, self._today()
        try:
            changed = preparing.prepare(plan.key, plan.milestone.years, chosen, today)
        except Exception as error:  # noqa: BLE001 - said in the window
            told = sentence(error, self._context.texts)
            self.complain(told)
            if told is None:
                self._context.fail(error)
            return
        self.draft.end()
        self.plan = None
        self._clear()
        self._context.apply(changed, PREPARED, count=len(chosen))
        self.close_wanted.emit()
