"""The side of the anniversaries where they are taken along, onto paper or into a calendar, and where one is planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from twincities.services.preparing import BackPlan
    from twincities.ui.anniversaries.calendar_panel import CalendarPanel
    from twincities.ui.anniversaries.plan_panel import PlanPanel
    from twincities.ui.context import Context
    from twincities.ui.papers.panel import PaperPanel


class Exports(QStackedWidget):
    """Holds the panels; `opened` and `close_wanted` tell the page to make room, and to take it back."""

    opened = Signal()
    close_wanted = Signal()

    def __init__(
        self,
        context: Context,
        today: Callable[[], date],
        change_settings: Callable[..., object] | None,
    ) -> None:
        super().__init__()
        self._context = context
        self._today = today
        self._change_settings = change_settings
        self.papers: PaperPanel | None = None
        self.calendar: CalendarPanel | None = None
        self.plan: PlanPanel | None = None

    def begin_calendar(self, year: int, *, jubilees_only: bool) -> None:
        """Offer to write the year that is shown into a calendar file."""
        from twincities.ui.anniversaries.calendar_panel import CalendarPanel  # noqa: PLC0415 - seldom needed

        if self._context.services is None:
            return
        if self.calendar is None:
            self.calendar = CalendarPanel(self._context, self._today)
            self.calendar.close_wanted.connect(self.close_wanted)
        self.calendar.offer(year, jubilees_only=jubilees_only)
        self.show_panel(self.calendar)
        self.calendar.focus_first()

    def begin_plan(self, plan: BackPlan | None, title: str) -> None:
        """Propose what has to be done before an anniversary; None says that none comes."""
        from twincities.ui.anniversaries.plan_panel import PlanPanel  # noqa: PLC0415 - seldom needed

        if self.plan is None:
            self.plan = PlanPanel(self._context, self._today)
            self.plan.close_wanted.connect(self.close_wanted)
        self.plan.offer(plan, title)
        self.show_panel(self.plan)
        self.plan.focus_first()

    def begin_paper(self) -> None:
        """Offer to put the anniversaries onto paper."""
        from twincities.ui.papers.panel import PaperPanel  # noqa: PLC0415 - not before the first paper
        from twincities.ui.papers.wishes import anniversaries_wish  # noqa: PLC0415

        if self._context.services is None:
            return
        if self.papers is None:
            self.papers = PaperPanel(self._context, self._today, self._change_settings)
            self.papers.close_wanted.connect(self.close_wanted)
        wish = anniversaries_wish()
        self.papers.offer((wish,), self._context.texts.language, wish.code)
        self.show_panel(self.papers)
        self.papers.focus_first()

    def focus_first(self) -> None:
        """Put the keyboard where the panel that is shown begins."""
        panel = self.currentWidget()
        if panel is not None:
            panel.focus_first()  # type: ignore[attr-defined] # every panel here can

    def show_panel(self, panel: QWidget) -> None:
        """Put a panel into the side."""
        if self.indexOf(panel) < 0:
            self.addWidget(panel)
        self.setCurrentWidget(panel)
        self.opened.emit()
