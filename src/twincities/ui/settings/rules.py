"""The card of the settings page on the office's rules: activity, reviews, quiet fields, deadlines of notice."""

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
    from twincities.i18n import Message
    from twincities.settings import Settings
    from twincities.ui.session import Session
    from twincities.ui.texts import Texts

TITLE = N_("Rules of keeping")
BAD_MONTHS = N_("Write numbers of months from 1 to {most}, such as 6, 3")
MONTHS_HELP = N_("months before the notice date, with commas between them; an agreement can say its own")
ACTIVE, OCCASIONAL = "activity_active_months", "activity_occasional_months"
RED, AMBER, NEUTRAL = "notice_red_days", "notice_amber_days", "notice_neutral_days"
LEAD = "notice_lead_months"
MOST_MONTHS, MOST_YEARS, MOST_DAYS = 1_200, 100, 3_650
GROWING = ((ACTIVE, OCCASIONAL), (RED, AMBER, NEUTRAL))
"""Limits of which each is at least the one before."""
FIELDS: tuple[tuple[str, Message, Message, int, int], ...] = (
    (
        ACTIVE,
        N_("Active"),
        N_("months after the last event during which a partnership is active"),
        1,
        MOST_MONTHS,
    ),
    (
        OCCASIONAL,
        N_("Occasional"),
        N_("months after the last event; later it is dormant"),
        1,
        MOST_MONTHS,
    ),
    (
        "review_years",
        N_("Review"),
        N_("years after the facts were confirmed, else after the beginning; 0 is never"),
        0,
        MOST_YEARS,
    ),
    (
        "quiet_field_months",
        N_("Quiet field"),
        N_("months without an event after which a field of cooperation has gone quiet"),
        1,
        MOST_MONTHS,
    ),
    (RED, N_("Notice, most urgent"), N_("days before the notice date"), 0, MOST_DAYS),
    (AMBER, N_("Notice, urgent"), N_("days before the notice date"), 0, MOST_DAYS),
    (NEUTRAL, N_("Notice date mentioned"), N_("days before the notice date"), 0, MOST_DAYS),
)


class RulesCard(Card):
    """What the office has agreed on for all its partnerships and agreements; each value acts at once."""

    def __init__(self, texts: Texts, session: Session) -> None:
        super().__init__(texts, TITLE)
        self._session = session
        self.numbers: dict[str, tuple[TextInput, FieldFrame]] = {}
        self._limits: dict[str, tuple[int, int]] = {}
        for name, label, about, least, most in FIELDS:
            field = TextInput()
            self.numbers[name] = field, FieldFrame(texts, label, field, help_text=about)
            self._limits[name] = least, most
            for signal in (field.left, field.returnPressed):
                signal.connect(partial(self._keep, name))
        self.lead = TextInput()
        self.lead_frame = FieldFrame(texts, N_("Reminders"), self.lead, help_text=MONTHS_HELP)
        for signal in (self.lead.left, self.lead.returnPressed):
            signal.connect(self._keep_lead)
        frames = [frame for _field, frame in self.numbers.values()]
        halves, thirds = FormGrid(), FormGrid()  # else halves and thirds would push each other
        halves.add_row((frames[0], 6), (frames[1], 6))
        halves.add_row((frames[2], 6), (frames[3], 6))
        thirds.add_row((frames[4], 4), (frames[5], 4), (frames[6], 4))
        thirds.add_row((self.lead_frame, 12))
        self.body.addWidget(halves)
        self.body.addWidget(thirds)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen; a field that is being typed in is left alone."""
        values = {field: str(getattr(settings, name)) for name, (field, _frame) in self.numbers.items()}
        values[self.lead] = ", ".join(map(str, settings.notice_lead_months))
        for field, value in values.items():
            if not field.hasFocus():
                field.set_value(value)

    def _keep(self, name: str) -> None:
        field, frame = self.numbers[name]
        least, most = self._bounds(name)
        number = whole(field.value(), least, most)
        if number is None:
            frame.show_problem(Severity.ERROR, BAD_NUMBER, facts={"least": least, "most": most})
        else:
            frame.clear_problem()
            self._session.change(**{name: number})

    def _bounds(self, name: str) -> tuple[int, int]:
        """Return between what a limit may lie as its neighbours stand."""
        least, most = self._limits[name]
        settings = self._session.program.settings
        for group in GROWING:
            if name in group:
                at = group.index(name)
                if at:
                    least = max(least, getattr(settings, group[at - 1]))
                if at + 1 < len(group):
                    most = min(most, getattr(settings, group[at + 1]))
        return least, most

    def _keep_lead(self) -> None:
        months = wholes(self.lead.value(), 1, MOST_MONTHS)
        if months is None:
            self.lead_frame.show_problem(Severity.ERROR, BAD_MONTHS, facts={"most": MOST_MONTHS})
        else:
            self.lead_frame.clear_problem()
            self._session.change(**{LEAD: tuple(reversed(months))})
