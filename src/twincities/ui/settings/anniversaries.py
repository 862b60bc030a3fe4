"""The card of the settings page on anniversaries: which are marked, and how long before them one prepares."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from twincities.domain.errors import Severity
from twincities.i18n import N_
from twincities.ui.forms.fields import FieldFrame, FormGrid
from twincities.ui.forms.inputs import TextInput
from twincities.ui.furniture.cards import Card
from twincities.ui.settings.numbers import BAD_NUMBER, whole, wholes

if TYPE_CHECKING:
    from twincities.settings import Settings
    from twincities.ui.session import Session
    from twincities.ui.texts import Texts

STEP_HELP = N_("every which anniversary is marked; 0 marks jubilees only")
JUBILEES_HELP = N_("numbers of years with commas between them")
PREPARE_HELP = N_("days before the anniversary on which its preparation begins")
BAD_YEARS = N_("Write numbers of years from 1 to {most}, such as 10, 25, 50")
MOST_YEARS, MOST_DAYS = 1_000, 3_650


class AnniversariesCard(Card):
    """The office's jubilees and step, and how long before them preparations begin."""

    def __init__(self, texts: Texts, session: Session) -> None:
        super().__init__(texts, N_("Anniversaries and jubilees"))
        self._session = session
        self.jubilees = TextInput()
        self.jubilees_frame = FieldFrame(texts, N_("Jubilees"), self.jubilees, help_text=JUBILEES_HELP)
        self.numbers: dict[str, tuple[TextInput, FieldFrame]] = {}
        frames = []
        for name, label, about, most in (
            ("anniversary_step", N_("Step of the anniversaries"), STEP_HELP, MOST_YEARS),
            ("preparation_days_jubilee", N_("Preparation of a jubilee"), PREPARE_HELP, MOST_DAYS),
            ("preparation_days_other", N_("Preparation of another anniversary"), PREPARE_HELP, MOST_DAYS),
        ):
            field = TextInput()
            frame = FieldFrame(texts, label, field, help_text=about)
            self.numbers[name] = field, frame
            frames.append(frame)
            for signal in (field.left, field.returnPressed):
                signal.connect(partial(self._keep_number, name, most))
        for signal in (self.jubilees.left, self.jubilees.returnPressed):
            signal.connect(self._keep_jubilees)
        fields = FormGrid()
        fields.add_row((self.jubilees_frame, 6), (frames[0], 6))
        fields.add_row((frames[1], 6), (frames[2], 6))
        self.body.addWidget(fields)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen; a field that is being typed in is left alone."""
        values = {self.jubilees: ", ".join(map(str, settings.jubilees))}
        values |= {field: str(getattr(settings, name)) for name, (field, _frame) in self.numbers.items()}
        for field, value in values.items():
            if not field.hasFocus():
                field.set_value(value)

    def _keep_number(self, name: str, most: int) -> None:
        field, frame = self.numbers[name]
        number = whole(field.value(), 0, most)
        if number is not None:
            frame.clear_problem()
            self._session.change(**{name: number})
        else:
            frame.show_problem(Severity.ERROR, BAD_NUMBER, facts={"least": 0, "most": most})

    def _keep_jubilees(self) -> None:
        years = wholes(self.jubilees.value(), 1, MOST_YEARS)
        if years is not None:
            self.jubilees_frame.clear_problem()
            self._session.change(jubilees=years)
        else:
            self.jubilees_frame.show_problem(Severity.ERROR, BAD_YEARS, facts={"most": MOST_YEARS})
