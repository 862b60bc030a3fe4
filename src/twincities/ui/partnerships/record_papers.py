"""The side of a partnership's record where it is put onto paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from twincities.services.agreement_filter import AgreementQuery
from twincities.services.ledger_filter import LedgerQuery
from twincities.services.visit_filter import VisitQuery
from twincities.ui.papers.wishes import BriefingWish, agreements_wish, commitments_wish, journal_wish

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from twincities.services.register import PartnershipRow
    from twincities.services.visit_filter import Viewer
    from twincities.ui.context import Context
    from twincities.ui.papers.panel import PaperPanel


class RecordPapers(QStackedWidget):
    """Holds the panel, once it was wanted; `close_wanted` tells the page to take the room back."""

    close_wanted = Signal()

    def __init__(
        self, context: Context, today: Callable[[], date], change_settings: Callable[..., object] | None
    ) -> None:
        super().__init__()
        self._context = context
        self._today = today
        self._change_settings = change_settings
        self.panel: PaperPanel | None = None

    def begin(self, row: PartnershipRow, viewer: Viewer) -> None:
        """Offer the briefing on a partnership, and the lists of what belongs to it."""
        from twincities.ui.papers.panel import PaperPanel  # noqa: PLC0415 - not before the first paper

        if self.panel is None:
            self.panel = PaperPanel(self._context, self._today, self._change_settings)
            self.panel.close_wanted.connect(self.close_wanted)
            self.addWidget(self.panel)
        wishes = (
            BriefingWish(row),
            journal_wish(VisitQuery(partnership=row.key), viewer),
            agreements_wish(AgreementQuery(partnership=row.key)),
            commitments_wish(LedgerQuery(partnership=row.key)),
        )
        self.panel.offer(wishes, viewer.language)

    def focus_first(self) -> None:
        """Put the focus on the first choice."""
        if self.panel is not None:
            self.panel.focus_first()
