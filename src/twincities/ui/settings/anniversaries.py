"""The card of the settings page on anniversaries: which are marked, and what is done before them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from twincities.domain.back_plan import (
    BEFORE_JUBILEE,
    BEFORE_OTHER,
    UnreadableStepError,
    read_steps,
    written_steps,
)
from twincities.domain.errors import Severity
from twincities.i18n import N_, NP_
from twincities.ui.forms.fields import FieldFrame, FormGrid
from twincities.ui.forms.inputs import LongTextInput, SegmentedChoice, TextInput
from twincities.ui.furniture.cards import Card
from twincities.ui.settings.numbers import BAD_NUMBER, whole, wholes

if TYPE_CHECKING:
    from twincities.settings import Settings
    from twincities.ui.session import Session
    from twincities.ui.texts import Texts

STEP_HELP = N_("an anniversary is marked every so many years; 0 marks jubilees only")
JUBILEES_HELP = N_("numbers of years with commas between them")
STEPS_HELP = N_("one step a line: how many days before, and what is done; empty for the usual steps")
BAD_STEP = N_("Line {number}: write the days before the anniversary and what is done, such as {example}")
BAD_YEARS = N_("Write numbers of years from 1 to {most}, such as 10, 25, 50")
LEAP_DAY = N_("29 February in common years")
KEPT_ON = {
    "february": NP_("day on which 29 February is marked", "28 February"),
    "march": NP_("day on which 29 February is marked", "1 March"),
}
MOST_YEARS = 1_000
USUAL = {"steps_before_jubilee": BEFORE_JUBILEE, "steps_before_other": BEFORE_OTHER}


class AnniversariesCard(Card):
    """The office's jubilees and step, and what it does before an anniversary."""

    def __init__(self, texts: Texts, session: Session) -> None:
        super().__init__(texts, N_("Anniversaries and jubilees"))
        self._texts, self._session = texts, session
        self.jubilees = TextInput()
        self.jubilees_frame = FieldFrame(texts, N_("Jubilees"), self.jubilees, help_text=JUBILEES_HELP)
        self.step = TextInput()
        self.step_frame = FieldFrame(texts, N_("Step of the anniversaries"), self.step, help_text=STEP_HELP)
        for field, keep in ((self.jubilees, self._keep_jubilees), (self.step, self._keep_step)):
            for signal in (field.left, field.returnPressed):
                signal.connect(keep)
        self.leap_day = SegmentedChoice([(name, "") for name in KEPT_ON])
        self.leap_day.edited.connect(
            lambda: session.change(leap_day_in_march=self.leap_day.value() == "march")
        )
        self.steps: dict[str, tuple[LongTextInput, FieldFrame]] = {}
        for name, label in (
            ("steps_before_jubilee", N_("Preparation of a jubilee")),
            ("steps_before_other", N_("Preparation of another anniversary")),
        ):
            lines = LongTextInput(4)
            self.steps[name] = lines, FieldFrame(texts, label, lines, help_text=STEPS_HELP)
            lines.left.connect(partial(self._keep_steps, name))
        fields = FormGrid()
        fields.add_row((self.jubilees_frame, 6), (self.step_frame, 6))
        fields.add_row((FieldFrame(texts, LEAP_DAY, self.leap_day), 12))
        for _lines, frame in self.steps.values():
            fields.add_row((frame, 12))
        self.body.addWidget(fields)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen; a field that is being typed in is left alone, and so is what was refused."""
        values: dict[TextInput | LongTextInput, str] = {
            self.jubilees: ", ".join(map(str, settings.jubilees)),
            self.step: str(settings.anniversary_step),
        }
        self.leap_day.set_options([(name, self._texts(words)) for name, words in KEPT_ON.items()])
        self.leap_day.set_value("march" if settings.leap_day_in_march else "february")
        for name, (lines, frame) in self.steps.items():
            if frame.severity is None:
                values[lines] = getattr(settings, name) or self._usual(name)
        for field, value in values.items():
            if not field.hasFocus():
                field.set_value(value)

    def _usual(self, name: str) -> str:
        """Return the program's own steps in the window's language."""
        return written_steps(USUAL[name], self._texts.words)

    def _keep_step(self) -> None:
        number = whole(self.step.value(), 0, MOST_YEARS)
        if number is not None:
            self.step_frame.clear_problem()
            self._session.change(anniversary_step=number)
        else:
            self.step_frame.show_problem(Severity.ERROR, BAD_NUMBER, facts={"least": 0, "most": MOST_YEARS})

    def _keep_steps(self, name: str) -> None:
        """Keep the office's own steps; those of the program are kept as none, so that they follow the language."""
        lines, frame = self.steps[name]
        try:
            own = written_steps(read_steps(lines.value()), self._texts.words)
        except UnreadableStepError as error:
            example = written_steps(BEFORE_OTHER[-1:], self._texts.words)
            frame.show_problem(Severity.ERROR, BAD_STEP, facts={"number": error.number, "example": example})
            return
        frame.clear_problem()
        self._session.change(**{name: "" if own == self._usual(name) else own})
        lines.set_value(own or self._usual(name))

    def _keep_jubilees(self) -> None:
        years = wholes(self.jubilees.value(), 1, MOST_YEARS)
        if years is not None:
            self.jubilees_frame.clear_problem()
            self._session.change(jubilees=years)
        else:
            self.jubilees_frame.show_problem(Severity.ERROR, BAD_YEARS, facts={"most": MOST_YEARS})
