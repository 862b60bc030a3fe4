"""The panel that writes a calendar file: which anniversaries, how they remind, in which language, where to."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from twincities.domain.days import months_later
from twincities.domain.errors import Severity
from twincities.i18n import N_, NN_, NP_, Language
from twincities.services.calendars import LONGEST_REMINDER, REMINDERS, CalendarWish
from twincities.ui.forms.fields import FieldFrame
from twincities.ui.forms.inputs import SegmentedChoice, TextInput
from twincities.ui.forms.ticks import TickBox
from twincities.ui.furniture.labels import Label, said
from twincities.ui.furniture.layouts import column
from twincities.ui.joining import joined
from twincities.ui.papers.file_panel import SAVE, FilePanel
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Type

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QBoxLayout

    from twincities.i18n import Message
    from twincities.services.calendars import CalendarPlan
    from twincities.ui.context import Context

TITLE = N_("Calendar file")
FAILED = N_("The calendar file was not saved")
CALENDARS = NP_("kind of file", "Calendar (*.ics)")
IN_YEAR = NP_("period of a calendar file", "Year {year}")
AHEAD = NP_("period of a calendar file", "24 months")
ALL_YEAR = N_("Also without a day")
ALL_YEAR_HELP = N_(
    "What has no day becomes an entry of its whole month or year, named “day unknown”, and never stands on a day."
)
ONLY_JUBILEES = N_("Only jubilees")
CONGRATULATIONS = N_("Days of congratulation")
REMIND = N_("Remind, days before")
REMIND_HELP = N_("Numbers with commas between them; empty for never. What has no day does not remind.")
BAD_DAYS = N_("Write whole numbers of days from 1 to {most}, such as 30, 7")
UPDATES = N_(
    "Imported again, the file updates what the calendar has: each anniversary keeps its name from file to file, and "
    "one of a tie that ended or was deleted is called off."
)
EXACT = NN_("{count} with a day", "{count} with a day")
WITHOUT_DAY = NN_("{count} without a day", "{count} without a day")
DAYS = NN_("{count} day of congratulation", "{count} days of congratulation")
MONTHS_AHEAD = 24
YEAR, MONTHS = "year", "months"
_DAYS = re.compile(r"[0-9]{1,4}")
_BETWEEN = re.compile(r"[\s,;]+")


class CalendarPanel(FilePanel):
    """Asks for what only a person knows, writes off the main thread, tells where the file lies."""

    def __init__(self, context: Context, today: Callable[[], date]) -> None:
        super().__init__(context, TITLE, FAILED, CALENDARS, ".ics")
        texts = context.texts
        self._today = today
        self._year = today().year
        self._build_choices(self.body)
        self.body.addWidget(self.file)
        self.body.addWidget(said(texts, UPDATES, Type.SMALL, "text2", wrap=True))
        self.body.addStretch(1)
        self.told.addWidget(self.outcome)
        self.save_button = self.add_deeds(texts, SAVE, Icon.CALENDAR_FILE, self.save)
        texts.changed.connect(self._say_choices)

    def _build_choices(self, layout: QBoxLayout) -> None:
        texts = self._context.texts
        self.period = SegmentedChoice(self._periods())
        self.all_year, self.jubilees, self.days = (TickBox("", flush=True) for _ in range(3))
        for box, words in (
            (self.all_year, ALL_YEAR),
            (self.jubilees, ONLY_JUBILEES),
            (self.days, CONGRATULATIONS),
        ):
            texts.say(box.setText, words, owner=box)
            box.toggled.connect(lambda _on: self._show())
        self.counts = Label(role=Type.SMALL, tone="text2", wrap=True)
        self.reminders = TextInput()
        self.reminders.set_value(", ".join(map(str, REMINDERS)))
        self.reminders_frame = FieldFrame(texts, REMIND, self.reminders, help_text=REMIND_HELP)
        layout.addWidget(FieldFrame(texts, NP_("of a document", "Period"), self.period))
        layout.addWidget(self.counts)
        ticks = QWidget()
        lines = column(ticks)
        for box in (self.all_year, self.jubilees, self.days):
            lines.addWidget(box)
        layout.addWidget(ticks)
        layout.addWidget(said(texts, ALL_YEAR_HELP, Type.SMALL, "text2", wrap=True))
        layout.addWidget(self.reminders_frame)
        layout.addWidget(FieldFrame(texts, N_("Language of the document"), self.language))
        for choice in (self.period, self.language):
            choice.edited.connect(self._show)

    def _periods(self) -> list[tuple[str, str]]:
        texts = self._context.texts
        return [(YEAR, texts(IN_YEAR, year=self._year)), (MONTHS, texts(AHEAD))]

    def _say_choices(self) -> None:
        self.period.set_options(self._periods())
        if self._begun:
            self._show()

    # ------------------------------------------------------------------------------------- choosing

    def offer(self, year: int, *, jubilees_only: bool) -> None:
        """Offer the year that is shown; reminders and language stay as they were chosen last."""
        self._year = year
        if not self._begun:
            self.language.set_value(self._context.texts.language.value)
            self.period.set_value(YEAR)
        self._begun = True
        self.period.set_options(self._periods())
        self.jubilees.setChecked(jubilees_only)
        self.outcome.hide()
        self.file.begin()
        self._show()

    def focus_first(self) -> None:
        """Put the focus on the first choice."""
        self.period.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self) -> None:
        if not self._begun:
            return
        self.outcome.hide()
        wish = self._wish(())
        calendars, language = self._context.services.calendars, Language(self.language.value())
        self.file.propose(calendars.file_name(wish, self._context.texts.words.among(language)))
        self._context.tasks.run(
            lambda _job: calendars.plan(wish, language),
            self._on_plan,
            self._context.fail,
            owner=self,
            lane="plan",
        )

    def _on_plan(self, plan: CalendarPlan) -> None:
        texts = self._context.texts
        counted: tuple[tuple[Message, int], ...] = (
            (EXACT, plan.exact),
            (WITHOUT_DAY, plan.without_day),
            (DAYS, plan.congratulations),
        )
        self.counts.setText(joined(texts, (texts(message, count=count) for message, count in counted)))

    def _wish(self, reminders: tuple[int, ...]) -> CalendarWish:
        if self.period.value() == YEAR:
            first, last = date(self._year, 1, 1), date(self._year, 12, 31)
        else:
            first = self._today()
            last = months_later(first, MONTHS_AHEAD)
        return CalendarWish(
            first=first,
            last=last,
            all_year=self.all_year.isChecked(),
            jubilees_only=self.jubilees.isChecked(),
            congratulations=self.days.isChecked(),
            reminders=reminders,
        )

    def _reminders(self) -> tuple[int, ...] | None:
        """Return the days before, None where what was typed are none: then it stands beside the field."""
        typed = [word for word in _BETWEEN.split(self.reminders.value()) if word]
        days = [int(word) for word in typed if _DAYS.fullmatch(word)]
        if len(days) < len(typed) or not all(1 <= day <= LONGEST_REMINDER for day in days):
            self.reminders_frame.show_problem(Severity.ERROR, BAD_DAYS, facts={"most": LONGEST_REMINDER})
            self.reminders.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        self.reminders_frame.clear_problem()
        return tuple(days)

    # -------------------------------------------------------------------------------------- writing

    def save(self) -> None:
        """Write the file; what cannot be written is said beside its field and every choice stays."""
        if self._job is not None or not self._begun:
            return
        self.outcome.hide()
        reminders = self._reminders()
        target = self.file.path() if reminders is not None else None
        if reminders is not None and target is not None:
            self._write(self._wish(reminders), target)

    def _write(self, wish: CalendarWish, target: Path) -> None:
        calendars = self._context.services.calendars
        words = self._context.texts.words.among(Language(self.language.value()))
        self.begin_writing("calendar", lambda _job: calendars.write(wish, words, target))
