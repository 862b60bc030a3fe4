"""A list whose side also holds the panel for papers: opened by Ctrl+E, in the place of the preview."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any

from twincities.i18n import NP_
from twincities.ui.furniture.buttons import Button
from twincities.ui.keys import bind
from twincities.ui.tables.beside import Beside
from twincities.ui.tables.feed import Q, R
from twincities.ui.tables.list_page import ListPage
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from twincities.ui.context import Context
    from twincities.ui.papers.panel import PaperPanel
    from twincities.ui.papers.wishes import PaperWish
    from twincities.ui.tables.deeds import Deeds
    from twincities.ui.tables.feed import Feed
    from twincities.ui.tables.record_table import RecordTable
    from twincities.ui.tables.side_panel import SidePanel

REPORT = NP_("button", "Report")
MOST_CHOSEN = 30_000
"""A database takes so many values in one question."""


class PaperBeside(Beside[Q, R]):
    """Follows the table, and puts what it shows onto paper; `today` and `change_settings` come from the program."""

    def __init__(
        self,
        context: Context,
        feed: Feed[Q, R],
        table: RecordTable[R],
        deeds: Deeds[Q, R],
        side: SidePanel[Any],
        *,
        today: Callable[[], date],
        change_settings: Callable[..., object] | None,
    ) -> None:
        super().__init__(context, feed, table, deeds, side)
        self._today = today
        self._change_settings = change_settings
        self.papers: PaperPanel | None = None

    @abstractmethod
    def wishes(self, chosen: list[int]) -> tuple[Sequence[PaperWish], str]:
        """Return the papers to offer for the rows that are chosen, and the code of the likeliest."""

    @property
    def on_paper(self) -> bool:
        """Whether the panel for papers stands here."""
        return self.currentWidget() is self.papers is not None

    def close_upper(self) -> bool:
        """Close the panel for papers."""
        if not self.on_paper or self.papers is None:
            return False
        self.papers.close_it()
        return True

    def begin_paper(self) -> None:
        """Offer to put what is chosen, or the list as it is shown, onto paper."""
        from twincities.ui.papers.panel import PaperPanel  # noqa: PLC0415 - not before the first paper

        if self.papers is None:
            self.papers = PaperPanel(self._context, self._today, self._change_settings)
            self.papers.close_wanted.connect(self.end_paper)
            self.addWidget(self.papers)
        wishes, likeliest = self.wishes(self._table.selected_ids())
        self.papers.offer(wishes, self._feed.viewer.language, likeliest)
        self.setCurrentWidget(self.papers)
        self.papers.focus_first()

    def end_paper(self) -> None:
        """Give the place back to the preview."""
        self.setCurrentWidget(self._side)
        self.left.emit()

    def some(self, chosen: list[int]) -> bool:
        """Tell whether a paper is to hold the chosen rows only: several, but not all that are shown."""
        return 1 < len(chosen) <= MOST_CHOSEN and len(chosen) != len(self._table.model_.ids)


class PaperPage(ListPage[Q, R]):
    """A page whose list can be put onto paper."""

    beside: PaperBeside[Q, R]

    def assemble(
        self, deeds: Deeds[Q, R], beside: Beside[Q, R], actions: Sequence[Button] = (), editor: str = ""
    ) -> None:
        """Put the page together, with the button for papers before its own actions."""
        self.report_button = Button(
            self.context.texts, REPORT, icon=Icon.EXPORT, key="Ctrl+E", bind=False, on_click=self.open_papers
        )
        super().assemble(deeds, beside, (self.report_button, *actions), editor)
        for key in ("Ctrl+E", "Ctrl+P"):
            bind(self, key, self.open_papers)

    @property
    def papers(self) -> PaperPanel | None:
        """The panel for papers, once it was wanted."""
        return self.beside.papers

    def open_papers(self, *_clicked: Any) -> None:  # noqa: ANN401 - what a signal hands over
        """Put what is chosen, or the list as it is shown, onto paper."""
        if self.feed.live:
            self.body.show_side(shown=True)
            self.beside.begin_paper()
