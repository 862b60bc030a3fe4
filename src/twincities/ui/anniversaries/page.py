"""The Anniversaries page: plan a year, see what it holds and what is not known of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from twincities.domain.changes import Topic
from twincities.domain.keys import Key
from twincities.domain.partial_date import LAST_YEAR
from twincities.i18n import N_, NN_, NP_
from twincities.services.visit_filter import Viewer
from twincities.ui.anniversaries.aside import MOST_UNDATED, Aside
from twincities.ui.anniversaries.exporting import Exports
from twincities.ui.anniversaries.listed import ListView
from twincities.ui.anniversaries.year import MOST_WHOLE, Scroll, YearView
from twincities.ui.errors import sentence
from twincities.ui.forms.inputs import SegmentedChoice
from twincities.ui.forms.side_draft import tell_nowhere
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.emptiness import EmptyState, SkeletonRows
from twincities.ui.furniture.headers import PageHeader
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import FlowLayout, column, row
from twincities.ui.joining import joined
from twincities.ui.keys import BY_LETTER, bind, latin_key
from twincities.ui.papers.beside import REPORT
from twincities.ui.tables.sideways import Sideways
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space, Type, Width

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent

    from twincities.domain.changes import Changed
    from twincities.domain.congratulations import Congratulation
    from twincities.i18n import Message
    from twincities.services.anniversaries import AnniversaryYear, Undated
    from twincities.ui.context import Context
    from twincities.ui.key_overlay import Legend
    from twincities.ui.tasks import Job
    from twincities.wiring import Services

TITLE = NP_("page", "Anniversaries")
EARLIER, LATER = N_("Earlier year"), N_("Later year")
ONLY_JUBILEES = NP_("button", "Only jubilees")
YEAR, LIST = NP_("view of the anniversaries", "Year"), NP_("view of the anniversaries", "List")
IN_YEAR = NP_("how many anniversaries of each kind a year has", "{year}: {counts}")
DATED = NN_("{count} with a date", "{count} with a date")
JUBILEES = NN_("{count} jubilee", "{count} jubilees")
YEAR_ONLY = NN_("{count} with the year only", "{count} with the year only")
UNKNOWN = NN_("{count} of an unknown year", "{count} of an unknown year")
NOT_READ = N_("The anniversaries could not be read")
NOTHING = N_("No exact dates in {year}")
NOTHING_DETAIL = N_("→ and ← show other years.")
CALENDAR = NP_("button", "Calendar .ics")
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


@dataclass(frozen=True, slots=True)
class Read:
    """What was read for the page."""

    year: AnniversaryYear
    undated: list[Undated]
    days: list[Congratulation]


class _Main(QWidget):
    """What the panel at the side makes narrower."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell."""
        super().resizeEvent(event)
        self.resized.emit()


class _Step(Button):
    """A button on which ← and → change the year, as everywhere on the page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the page: Qt would go to the next button with them."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)


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
        self._is_beside = True
        self._begins = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.refresh)
        outer = column(self, (0, Space.M, 0, Space.L), Space.M)
        outer.addWidget(self._build_header())
        self._main = _Main()
        self._main.resized.connect(self._arrange)
        self._build_body(self._main)
        self.exports = Exports(context, today, change_settings)
        self.exports.close_wanted.connect(self.end_export)
        self.body = Sideways(context.texts, self._main, self.exports)
        self.body.begin_closed()
        self.exports.opened.connect(lambda: self.body.show_side(shown=True))
        outer.addWidget(self.body, 1)
        for key, act in (("F5", self.refresh), ("Ctrl+E", self.export), ("Ctrl+P", self.print_it)):
            bind(self, key, act)
        bind(self.body.side, "Escape", self.end_export)
        context.changed.connect(self._on_changed)
        context.texts.changed.connect(self._on_language)
        look().follow(self, self._arrange)

    # ------------------------------------------------------------------------------------ building

    def _build_header(self) -> QWidget:
        texts = self.context.texts
        top = QWidget()
        top.setProperty("pane", "true")
        self._top_line = row(top, (Space.PAGE, 0, Space.PAGE, 0), Space.S)
        self.header = PageHeader(texts, TITLE)
        self._controls = QWidget()
        flow = FlowLayout(self._controls, Space.S)
        self.earlier = _Step(texts, EARLIER, icon=Icon.BACK, icon_only=True, on_click=lambda: self.step(-1))
        self.later_button = _Step(
            texts, LATER, icon=Icon.FORWARD, icon_only=True, on_click=lambda: self.step(1)
        )
        self.year_label = Label(str(self.year), Type.DISPLAY)
        self.view = SegmentedChoice(self._views())
        texts.say(self.view.setAccessibleName, TITLE)
        self.view.set_value("year")
        self.view.edited.connect(self._on_view)
        self.jubilees_button = Button(
            texts, ONLY_JUBILEES, icon=Icon.JUBILEE, key="J", bind=False, on_click=self.toggle_jubilees
        )
        self.paper_button = Button(
            texts, REPORT, icon=Icon.EXPORT, key="Ctrl+P", bind=False, on_click=self.print_it
        )
        self.export_button = Button(
            texts,
            CALENDAR,
            ButtonKind.PRIMARY,
            icon=Icon.CALENDAR_FILE,
            key="Ctrl+E",
            bind=False,
            on_click=self.export,
        )
        for part in (
            self.earlier,
            self.year_label,
            self.later_button,
            self.view,
            self.jubilees_button,
            self.paper_button,
            self.export_button,
        ):
            flow.addWidget(part)
        self._top_line.addWidget(self.header, 1)
        self._top_line.addWidget(self._controls)
        return top

    def _build_body(self, body: QWidget) -> None:
        texts = self.context.texts
        self._body_line = row(body, (Space.PAGE, 0, Space.PAGE, 0), Space.CARD_GAP)
        self.year_view = YearView(self.context)
        self.list_view = ListView(texts)
        texts.say(self.list_view.setAccessibleName, TITLE)
        self.nothing = EmptyState(texts, Icon.ANNIVERSARY, NOTHING, NOTHING_DETAIL, year=self.year)
        self.failed = EmptyState(texts, Icon.ERROR, NOT_READ, actions=(self._again(),))
        self.waiting = SkeletonRows()
        self._stack = QStackedWidget()
        self._stack.setProperty("pane", "true")
        # What is shown scrolls: the header never gives way to it.
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._list_card = QFrame()
        self._list_card.setProperty("card", "true")
        column(self._list_card, (1, 1, 1, 1)).addWidget(self.list_view)
        for part in (self.waiting, self.year_view, self._list_card, self.nothing, self.failed):
            self._stack.addWidget(part)
        self.aside = Aside(self.context)
        self._beside = Scroll()
        self._beside.setWidget(self.aside)
        self._body_line.addWidget(self._stack, 1)
        self._body_line.addWidget(self._beside)
        self.year_view.list_wanted.connect(self.show_list)
        self.aside.list_wanted.connect(self.show_list)
        self.aside.unknown_wanted.connect(self.refresh)
        for plan_wanted in (self.year_view.plan_wanted, self.aside.plan_wanted):
            plan_wanted.connect(self.plan)
        for filler_wanted in (self.year_view.filler_wanted, self.aside.filler_wanted):
            filler_wanted.connect(self.flag_filler)
        self.aside.year_wanted.connect(self.unflag_filler)
        table = self.list_view
        table.opened.connect(lambda number: self.context.open(PARTNERSHIP, table.at(number).key))
        table.preview_wanted.connect(lambda onward: self.step(1 if onward else -1))
        table.jump_wanted.connect(self._on_typed)

    def _again(self) -> Button:
        return Button(self.context.texts, NP_("button", "Try again"), icon=Icon.REPEAT, on_click=self.refresh)

    def _views(self) -> list[tuple[str, str]]:
        texts = self.context.texts
        return [("year", texts(YEAR)), ("list", texts(LIST))]

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
        elif self._stack.currentWidget() is self._list_card:
            self.list_view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._stack.currentWidget() is not self.year_view or not self.year_view.focus_date(0):
            self.later_button.setFocus(Qt.FocusReason.OtherFocusReason)

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
        self._arrange()
        if self.context.services is not self._asked_of:
            self.go_live()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards below where there is no room beside."""
        super().resizeEvent(event)
        self._arrange()

    def go_live(self) -> None:
        """Show the register that has just been opened."""
        self._asked_of = self.context.services
        self._answer = None
        self._stack.setCurrentWidget(self.waiting)
        self.refresh()

    def _arrange(self) -> None:
        theme = look()
        wide = self.window().width() >= theme.px(Width.DRAWER_BELOW)
        width = Width.PREVIEW if wide else Width.PREVIEW - Space.XXL * 3
        self._beside.setFixedWidth(theme.px(width))
        # Hardly anybody's names are so short that months and cards fit beside each other in less.
        beside = self._main.width() >= theme.px(Width.PREVIEW * 2 - Space.XXL * 3)
        if beside != self._is_beside:
            self._is_beside = beside
            if beside:
                self._beside.setWidget(self.aside)
            else:
                self._beside.takeWidget()
                self.year_view.put_below(self.aside)
            self.aside.show()
        self._beside.setVisible(beside)
        needed = self._controls.sizeHint().width() + theme.px(Width.POPUP)
        below = self.width() < needed
        way = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        if self._top_line.direction() is not way:
            self._top_line.setDirection(way)

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
        self.year_label.setText(str(self.year))
        self.refresh()

    def step(self, years: int) -> None:
        """Show the next or the year before."""
        self.show_year(self.year + years)

    def toggle_jubilees(self) -> None:
        """Show jubilees only, or all that the office marks."""
        self.jubilees_only = not self.jubilees_only
        self.jubilees_button.set_chosen(chosen=self.jubilees_only)
        self.refresh()

    def show_list(self) -> None:
        """Show the year as a list."""
        self.view.set_value("list")
        self._on_view()

    @property
    def is_list(self) -> bool:
        """Whether the year is shown as a list."""
        return self.view.value() == "list"

    def _on_view(self) -> None:
        self.refresh()

    # --------------------------------------------------------------------------------------- reading

    def refresh(self) -> None:
        """Read the year; what stands here stays until the answer has come."""
        services: Services | None = self.context.services
        if services is None:
            return
        viewer = Viewer(self.context.texts.language, self._today(), self.context.settings.report_days)
        year, jubilees, limit = self.year, self.jubilees_only, None if self.is_list else MOST_WHOLE
        unknown = self.aside.unknown_shown

        def work(_job: Job[Read]) -> Read:
            found = services.anniversaries.year(year, viewer, jubilees_only=jubilees, limit=limit)
            undated = services.anniversaries.undated(viewer, MOST_UNDATED) if unknown else []
            days = services.congratulations.between(viewer, date(year, 1, 1), date(year, 12, 31))
            return Read(found, undated, days)

        self.context.tasks.run(work, self._show, self._fail, owner=self, lane="year")

    def _show(self, answer: Read) -> None:
        self._answer = answer
        year = answer.year
        self._say_counts(year)
        before = QApplication.focusWidget()
        had_focus = before is not None and self.isAncestorOf(before)
        self.aside.show_year(year)
        if self.aside.unknown_shown:
            self.aside.show_undated(answer.undated, year.unknown_year)
        if self.is_list:
            self.list_view.show_all([one for month in (*year.months, year.year_only) for one in month])
            view: QWidget = self._list_card
        else:
            self.year_view.show_year(year, answer.days)
            view = self.year_view
        if not year.dated and self._is_bare(answer):
            self.nothing.say(NOTHING, NOTHING_DETAIL, year=year.year)
            view = self.nothing
        self._stack.setCurrentWidget(view)
        focus = QApplication.focusWidget()
        lost = had_focus and (focus is None or not self.isAncestorOf(focus) or not focus.isVisible())
        if self._begins or lost:
            # What had the focus is gone with the year that was shown.
            self.setFocus()

    def _is_bare(self, answer: Read) -> bool:
        if self.is_list:
            return not answer.year.year_only_count
        return not answer.days and self._is_beside

    def _fail(self, error: Exception) -> None:
        said = sentence(error, self.context.texts)
        self.failed.detail.setText(said or "")
        self.failed.detail.setVisible(bool(said))
        self._stack.setCurrentWidget(self.failed)

    def _say_counts(self, year: AnniversaryYear) -> None:
        texts = self.context.texts
        facts = (
            texts(DATED, count=year.dated),
            texts(JUBILEES, count=year.jubilees),
            texts(YEAR_ONLY, count=year.year_only_count),
            texts(UNKNOWN, count=year.unknown_year),
        )
        self.header.say_context(IN_YEAR, year=year.year, counts=joined(texts, facts))

    def _on_changed(self, changed: Changed) -> None:
        if changed.topics & TOPICS and self.context.services is self._asked_of:
            self._later.start(0)

    def _on_language(self) -> None:
        self.view.set_options(self._views())
        if self._asked_of is not None:
            self._later.start(0)
