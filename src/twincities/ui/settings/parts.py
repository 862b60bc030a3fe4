"""The cards of the settings page: choices that act at once, texts that act when they are left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.errors import Severity
from twincities.i18n import LANGUAGE_NAMES, N_, NP_, Language
from twincities.settings import Theme
from twincities.ui.forms.fields import FieldFrame, FormGrid
from twincities.ui.forms.inputs import SegmentedChoice, TextInput
from twincities.ui.furniture.cards import Card
from twincities.ui.theme.tokens import SCALES

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.settings import Settings
    from twincities.ui.session import Session
    from twincities.ui.texts import Texts

THEMES = {
    Theme.SYSTEM: NP_("theme", "as the system"),
    Theme.LIGHT: NP_("theme", "light"),
    Theme.DARK: NP_("theme", "dark"),
}
SWITCH = {"on": NP_("switch", "on"), "off": NP_("switch", "off")}
PER_CENT = NP_("interface scale", "{number} %")
NOT_A_NUMBER = N_("Write a whole number of working days from 1 to {most}")
MOST_DAYS = 250


class InterfaceCard(Card):
    """Language, theme, scale and single-letter keys."""

    def __init__(self, texts: Texts, session: Session) -> None:
        super().__init__(texts, N_("Window"))
        self._texts, self._session = texts, session
        self.language = SegmentedChoice([(str(code), name) for code, name in LANGUAGE_NAMES.items()])
        self.theme = SegmentedChoice([(str(theme), "") for theme in THEMES])
        self.scale = SegmentedChoice([(str(round(scale * 100)), "") for scale in SCALES])
        self.letters = SegmentedChoice([(name, "") for name in SWITCH])
        self.language.edited.connect(lambda: session.change(language=Language(self.language.value())))
        self.theme.edited.connect(lambda: session.change(theme=Theme(self.theme.value())))
        self.scale.edited.connect(lambda: session.change(scale=int(self.scale.value())))
        self.letters.edited.connect(lambda: session.change(single_letter_keys=self.letters.value() == "on"))
        letters_help = N_("a letter acts as a key while no text field has the focus")
        fields = FormGrid()
        fields.add_row(
            (FieldFrame(texts, N_("Language"), self.language), 6),
            (FieldFrame(texts, N_("Colours"), self.theme), 6),
        )
        fields.add_row(
            (FieldFrame(texts, N_("Size of text and controls"), self.scale), 6),
            (FieldFrame(texts, N_("Single-letter keys"), self.letters, help_text=letters_help), 6),
        )
        self.body.addWidget(fields)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen, in the current language."""
        texts = self._texts
        self.theme.set_options([(str(theme), texts(words)) for theme, words in THEMES.items()])
        self.letters.set_options([(name, texts(words)) for name, words in SWITCH.items()])
        numbers = [round(scale * 100) for scale in SCALES]
        self.scale.set_options([(str(number), texts(PER_CENT, number=number)) for number in numbers])
        self.language.set_value(str(texts.language))
        self.theme.set_value(str(settings.theme))
        nearest = min(numbers, key=lambda number: abs(number - settings.scale))
        self.scale.set_value(str(nearest))
        self.letters.set_value("on" if settings.single_letter_keys else "off")


class WritingCard(Card):
    """The person's name and what the office puts on papers."""

    def __init__(self, texts: Texts, session: Session) -> None:
        super().__init__(texts, N_("Person and office"))
        self._texts, self._session = texts, session
        self.person, self.office, self.approver, self.days = (TextInput() for _ in range(4))
        person_help = N_("signs what you write in the history; empty means your login")
        days_help = N_("working days after a visit within which its report is owed")
        self.days_frame = FieldFrame(texts, N_("Limit for the report"), self.days, help_text=days_help)
        fields = FormGrid()
        fields.add_row(
            (FieldFrame(texts, N_("Your name"), self.person, help_text=person_help), 6),
            (self.days_frame, 6),
        )
        fields.add_row(
            (FieldFrame(texts, N_("Name of the office on papers"), self.office), 6),
            (FieldFrame(texts, N_("Post of who approves a report"), self.approver), 6),
        )
        self.body.addWidget(fields)
        self._keep(self.person, lambda: session.change(person=self.person.value()))
        self._keep(self.office, lambda: session.change(office=self.office.value()))
        self._keep(self.approver, lambda: session.change(approver_post=self.approver.value()))
        self._keep(self.days, self._keep_days)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen; a field that is being typed in is left alone."""
        values = {
            self.person: settings.person,
            self.office: settings.office,
            self.approver: settings.approver_post,
            self.days: str(settings.report_days),
        }
        for field, value in values.items():
            if not field.hasFocus():
                field.set_value(value)

    def _keep_days(self) -> None:
        text = self.days.value()
        if text.isdecimal() and 1 <= int(text) <= MOST_DAYS:
            self.days_frame.clear_problem()
            self._session.change(report_days=int(text))
        else:
            self.days_frame.show_problem(Severity.ERROR, NOT_A_NUMBER, facts={"most": MOST_DAYS})

    @staticmethod
    def _keep(field: TextInput, act: Callable[[], None]) -> None:
        field.left.connect(act)
        field.returnPressed.connect(act)
