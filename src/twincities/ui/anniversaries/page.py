"""The Anniversaries page: plan a year, see what it holds and what is not known of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from twincities.domain.changes import Topic
from twincities.domain.keys import Key
from twincities.domain.partial_date import LAST_YEAR
from twincities.i18n import N_, NP_
from twincities.services.visit_filter import Viewer
from twincities.ui.anniversaries.aside import MOST_UNDATED
from twincities.ui.anniversaries.exporting import Exports
from twincities.ui.anniversaries.header import YearHeader
from twincities.ui.anniversaries.views import Read, Views
from twincities.ui.anniversaries.year import MOST_WHOLE
from twincities.ui.errors import sentence
from twincities.ui.forms.side_draft import tell_nowhere
from twincities.ui.furniture.layouts import column
from twincities.ui.keys import BY_LETTER, bind, latin_key
from twincities.ui.tables.sideways import Sideways
from twincities.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QShowEvent

    from twincities.domain.changes import Changed
    from twincities.i18n import Message
    from twincities.ui.context import Context
    from twincities.ui.key_overlay import Legend
    from twincities.ui.tasks import Job
    from twincities.wiring import Services

FLAGGED = N_("The year stands for “unknown” from now on")
UNFLAGGED = N_("The year counts again")
PARTNERSHIP, PLAN = "partnership", "plan"
KEYS: tuple[Legend, ...] = (
    ("Left", NP_("what a key does", "Earlier year; → the later one")),
    ("Up", NP_("what a key does", "From date to date; ↓ too")),
    ("Return", NP_("what a key does", "Open the partnership")),
    ("J", NP_("what a key does", "Only jubilees, or all")),
    ("F2", NP_("what a key does", "Refine a date of which only the year is known")),
    ("Menu", NP_("what a key does", "Plan the preparations, flag a filler year")),
    ("Ctrl+E", NP_("what a key does", "Anniversaries as a calendar file")),
    ("Ctrl+P", NP_("what a key does", "Anniversaries as a document")),
    ("F5", NP_("what a key does", "Read again")),
)
TOPICS = frozenset({Topic.PARTNERSHIPS, Topic.PLACES, Topic.SETTINGS})


class AnniversariesPage(QWidget):
    """Shows a year at a time; `today` comes from the program."""

    def __init__(
        self,
        context: Context,
        *,
        today: Callable[[], date] = date.today,
        change_settings: Callable[..., object] | None = None,
    ) -> None:
        super().__init__()
        self.context = context
        self._today = today
        self.year = today().year
        self.jubilees_only = False
        self._asked_of: object = None
        self._answer: Read | None = None
        self._begins = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.refresh)
        self.header = YearHeader(context.texts, self.year)
        self.views = Views(context, self.year)
        self.exports = Exports(context, today, change_settings)
        self.body = Sideways(context.texts, self.views, self.exports)
        self.body.begin_closed()
        outer = column(self, (0, Space.M, 0, Space.L), Space.M)
        outer.addWidget(self.header)
        outer.addWidget(self.body, 1)
        self._connect()

    def _connect(self) -> None:
        for wanted, act in (
            (self.header.stepped, self.step),
            (self.header.view_changed, self.refresh),
            (self.header.jubilees_wanted, self.toggle_jubilees),
            (self.header.paper_wanted, self.print_it),
            (self.header.calendar_wanted, self.export),
            (self.views.again_wanted, self.refresh),
            (self.views.list_wanted, self.header.choose_list),
            (self.views.opened, lambda key: self.context.open(PARTNERSHIP, key)),
            (self.views.plan_wanted, self.plan),
            (self.views.filler_wanted, self.flag_filler),
            (self.views.year_wanted, self.unflag_filler),
            (self.views.stepped, self.step),
            (self.views.typed, self._on_typed),
            (self.exports.close_wanted, self.end_export),
            (self.exports.opened, lambda: self.body.show_side(shown=True)),
            (self.context.changed, self._on_changed),
            (self.context.texts.changed, self._on_language),
        ):
            wanted.connect(act)
        for key, act in (("F5", self.refresh), ("Ctrl+E", self.export), ("Ctrl+P", self.print_it)):
            bind(self, key, act)
        bind(self.body.side, "Escape", self.end_export)

    # ---------------------------------------------------------------------------------- the window

    def keys(self) -> Sequence[Legend]:
        """Return the keys of this page, for F1."""
        return KEYS

    def setFocus(self, *_reason: Any) -> None:  # noqa: ANN401 - Qt's overloads
        """Begin beside the year where something is open there, else at its first date or where it is chosen.

        Before there is an answer: once it has come.
        """
        self._begins = self._answer is None
        if self.body.shown:
            self.exports.focus_first()
        elif not self.views.focus_first():
            self.header.later_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_record(self, key: str) -> None:
        """Show a year, named by its number; "plan:KEY" plans the next anniversary of a partnership.

        "plan:KEY:YEAR" plans that of a year.
        """
        what, _, rest = key.partition(":")
        partnership, _, year = rest.partition(":")
        if what == PLAN and partnership:
            self.plan(partnership, int(year) if year.isdigit() else None)
            panel = self.exports.plan
            shown = panel.plan if panel is not None else None
            if year and (shown is None or shown.key != partnership):
                tell_nowhere(self.context, key)
        elif key.isdigit():
            self.show_year(int(key))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """← and → change the year, J shows jubilees only."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in steps:
            self.step(steps[Qt.Key(event.key())])
        elif latin_key(event) == Qt.Key.Key_J or BY_LETTER.get(event.text().upper()) == "J":
            self.toggle_jubilees()
        else:
            super().keyPressEvent(event)

    def _on_typed(self, typed: str) -> None:
        last = typed[-1:].upper()
        if BY_LETTER.get(last, last) == "J":
            self.toggle_jubilees()

    def showEvent(self, event: QShowEvent) -> None:
        """Show a register that was opened meanwhile."""
        super().showEvent(event)
        self.views.arrange()
        if self.context.services is not self._asked_of:
            self.go_live()

    def go_live(self) -> None:
        """Show the register that has just been opened."""
        self._asked_of = self.context.services
        self._answer = None
        self.views.wait()
        self.refresh()

    # ------------------------------------------------------------------------------------- exporting

    def export(self) -> None:
        """Take the anniversaries along into a calendar."""
        self.exports.begin_calendar(self.year, jubilees_only=self.jubilees_only)

    def print_it(self) -> None:
        """Put the anniversaries onto paper."""
        self.exports.begin_paper()

    def plan(self, key: str, year: int | None = None) -> None:
        """Plan what has to be done before a partnership's anniversary of a year, or before its next."""
        services: Services | None = self.context.services
        if services is None:
            return
        try:
            plan = services.preparing.plan(Key(key), self._today(), year)
            title = services.preparing.title(Key(key), self.context.texts.language)
        except Exception as error:  # noqa: BLE001 - said in the window
            self.context.fail(error)
            return
        if plan is not None and plan.milestone.date.year != self.year:
            self.show_year(plan.milestone.date.year)
        self.exports.begin_plan(plan, title)

    def leave(self) -> None:
        """Put the draft of a plan away; nothing is asked."""
        if self.exports.plan is not None:
            self.exports.plan.leave()

    def flag_filler(self, key: str) -> None:
        """Flag a partnership's year as one that stands for "unknown"."""
        self._correct(lambda services: services.partnerships.flag_fillers([Key(key)]), FLAGGED)

    def unflag_filler(self, key: str) -> None:
        """Believe a flagged year again."""
        self._correct(lambda services: services.partnerships.unflag_fillers([Key(key)]), UNFLAGGED)

    def _correct(self, change: Callable[[Services], Changed], said: Message) -> None:
        try:
            changed = change(self.context.services)
        except Exception as error:  # noqa: BLE001 - said in the window
            self.context.fail(error)
            return
        self.context.apply(changed, said)

    def end_export(self) -> None:
        """Close the side; the focus goes back to the year."""
        self.leave()
        self.body.show_side(shown=False)
        self.setFocus()

    # -------------------------------------------------------------------------------------- choosing

    def show_year(self, year: int) -> None:
        """Show another year."""
        self.year = min(max(1, year), LAST_YEAR)
        self.header.name_year(self.year)
        self.refresh()

    def step(self, years: int) -> None:
        """Show the next or the year before."""
        self.show_year(self.year + years)

    def toggle_jubilees(self) -> None:
        """Show jubilees only, or all that the office marks."""
        self.jubilees_only = not self.jubilees_only
        self.header.jubilees_button.set_chosen(chosen=self.jubilees_only)
        self.refresh()

    # --------------------------------------------------------------------------------------- reading

    def refresh(self) -> None:
        """Read the year; what stands here stays until the answer has come."""
        services: Services | None = self.context.services
        if services is None:
            return
        viewer = Viewer(self.context.texts.language, self._today(), self.context.settings.report_days)
        year, jubilees, limit = self.year, self.jubilees_only, None if self.header.is_list else MOST_WHOLE
        unknown = self.views.aside.unknown_shown

        def work(_job: Job[Read]) -> Read:
            found = services.anniversaries.year(year, viewer, jubilees_only=jubilees, limit=limit)
            undated = services.anniversaries.undated(viewer, MOST_UNDATED) if unknown else []
            days = services.congratulations.between(viewer, date(year, 1, 1), date(year, 12, 31))
            return Read(found, undated, days)

        self.context.tasks.run(work, self._show, self._fail, owner=self, lane="year")

    def _show(self, answer: Read) -> None:
        self._answer = answer
        self.header.say_counts(answer.year)
        lost = self.views.show_year(answer, as_list=self.header.is_list)
        if self._begins or lost:
            self.setFocus()

    def _fail(self, error: Exception) -> None:
        self.views.fail(sentence(error, self.context.texts) or "")

    def _on_changed(self, changed: Changed) -> None:
        if changed.topics & TOPICS and self.context.services is self._asked_of:
            self._later.start(0)

    def _on_language(self) -> None:
        if self._asked_of is not None:
            self._later.start(0)
