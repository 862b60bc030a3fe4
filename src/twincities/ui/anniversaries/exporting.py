"""The side of the anniversaries where they are taken along: onto paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget

from twincities.ui.furniture.menus import fill_menu
from twincities.ui.papers.beside import REPORT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from twincities.ui.context import Context
    from twincities.ui.furniture.menus import Entry
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

    def ways(self) -> Sequence[Entry]:
        """Return the ways to take the anniversaries along; of several a person chooses one."""
        return ((REPORT, self.begin_paper, ""),)

    def begin(self, button: QWidget) -> None:
        """Go the only way, or offer the ways below the button."""
        ways = self.ways()
        if self._context.services is None:
            return
        if len(ways) == 1:
            ways[0][1]()
            return
        menu = QMenu(button)
        menu.aboutToHide.connect(menu.deleteLater)
        fill_menu(menu, self._context.texts, ways)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def begin_paper(self) -> None:
        """Offer to put the anniversaries onto paper."""
        from twincities.ui.papers.panel import PaperPanel  # noqa: PLC0415 - not before the first paper
        from twincities.ui.papers.wishes import AnniversariesWish  # noqa: PLC0415

        if self.papers is None:
            self.papers = PaperPanel(self._context, self._today, self._change_settings)
            self.papers.close_wanted.connect(self.close_wanted)
        wish = AnniversariesWish()
        self.papers.offer((wish,), self._context.texts.language, wish.code)
        self.show_panel(self.papers)
        self.papers.focus_first()

    def show_panel(self, panel: QWidget) -> None:
        """Put a panel into the side."""
        if self.indexOf(panel) < 0:
            self.addWidget(panel)
        self.setCurrentWidget(panel)
        self.opened.emit()
