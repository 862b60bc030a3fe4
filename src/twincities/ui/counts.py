"""How much waits on a page, beside its name in the navigation; counted anew after every change."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from twincities.services.visit_filter import Viewer

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from twincities.services.today import Figures
    from twincities.ui.context import Context
    from twincities.ui.navigation import Navigation
    from twincities.ui.tasks import Job

SOON = 300
"""Milliseconds that the page a person looks at has for itself."""


class Counts(QObject):
    """Counts off the main thread; a register that does not answer leaves the names without numbers."""

    def __init__(
        self,
        context: Context,
        navigation: Navigation,
        pages: Collection[str],
        parent: QObject,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._navigation = navigation
        self._pages = pages
        self._today = today
        self._ended = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._count)
        context.changed.connect(self._on_changed)

    def count_soon(self) -> None:
        """Count when the page that is shown has had its turn."""
        if not self._ended:
            self._later.start(SOON)

    def end(self) -> None:
        """Count no more: the window goes."""
        self._ended = True
        self._later.stop()
        self._context.changed.disconnect(self._on_changed)

    def _on_changed(self) -> None:
        self.count_soon()

    def _count(self) -> None:
        services = self._context.services
        if services is None:
            self._show({})
            return
        viewer = Viewer(self._context.texts.language, self._today(), self._context.settings.report_days)

        def work(_job: Job[Figures]) -> Figures:
            figures: Figures = services.today.figures(viewer)
            return figures

        def done(figures: Figures) -> None:
            self._show({"partnerships": figures.partnerships, "commitments": figures.open})

        self._context.tasks.run(work, done, lambda _error: self._show({}), owner=self, lane="counts")

    def _show(self, counts: dict[str, int]) -> None:
        for page in ("partnerships", "commitments"):
            if page in self._pages:
                self._navigation.show_count(page, counts.get(page))
