"""The settings page: everything acts at once and is kept; nothing has to be saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from twincities.domain.changes import Topic
from twincities.i18n import N_
from twincities.ui.furniture.headers import PageHeader
from twincities.ui.furniture.layouts import column, inner_row
from twincities.ui.settings.anniversaries import AnniversariesCard
from twincities.ui.settings.online import OnlineCard
from twincities.ui.settings.parts import InterfaceCard, WritingCard
from twincities.ui.settings.rules import RulesCard
from twincities.ui.settings.safety import BackupsCard, CheckCard, DataCard
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Space, Width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from twincities.domain.changes import Changed
    from twincities.ui.context import Context
    from twincities.ui.key_overlay import Legend
    from twincities.ui.session import Session

TITLE = N_("Settings")
CONTEXT_LINE = N_("Changes act at once and are kept on this computer.")


class SettingsPage(QWidget):
    """One column of cards."""

    def __init__(self, context: Context, session: Session) -> None:
        super().__init__()
        self._session = session
        outer = column(self, (Space.PAGE, Space.M, 0, 0), Space.M)
        header = PageHeader(context.texts, TITLE)
        header.say_context(CONTEXT_LINE)
        outer.addWidget(header)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setProperty("pane", "true")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet = QWidget()
        sheet.setObjectName("scrolled")
        area.setWidget(sheet)
        outer.addWidget(area, 1)
        inside = column(self._board_on(sheet), gap=Space.CARD_GAP)
        self.interface = InterfaceCard(context.texts, session)
        self.writing = WritingCard(context.texts, session)
        self.anniversaries = AnniversariesCard(context.texts, session)
        self.rules = RulesCard(context.texts, session)
        self.online = OnlineCard(context.texts, session)
        self.data = DataCard(context, session)
        self.backups = BackupsCard(context, session)
        self.check = CheckCard(context, session)
        choices = (self.interface, self.writing, self.rules, self.anniversaries, self.online)
        cards = (*choices, self.data, self.backups, self.check)
        for card in cards:
            inside.addWidget(card)
        inside.addStretch(1)
        context.changed.connect(self._on_changed)
        context.texts.changed.connect(self._show)
        session.opened.connect(self._on_opened)
        self.setFocusProxy(self.interface.language)
        self._show()

    def _board_on(self, sheet: QWidget) -> QWidget:
        """Return what the cards stand on: no wider than their sentences are read well."""
        board = QWidget()
        # Without an alignment, which would ask nobody how tall a wrapped sentence is at this width.
        lines = column(sheet, (0, 0, Space.PAGE, Space.PAGE))
        line = inner_row(lines, 0)
        line.addWidget(board, 1)
        line.addStretch(0)
        lines.addStretch(1)
        look().follow(board, lambda: board.setMaximumWidth(look().px(Width.NARROW_BELOW - Width.RAIL)))
        return board

    def keys(self) -> Sequence[Legend]:
        """List the keys of this page."""
        return (("Left", N_("Previous choice")), ("Right", N_("Next choice")))

    def leave(self) -> None:
        """Keep what is being typed."""
        field = QApplication.focusWidget()
        if field is not None and self.isAncestorOf(field):
            field.clearFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the backups' folder whenever the page comes up."""
        super().showEvent(event)
        self._show()
        self.backups.reload()

    def _show(self) -> None:
        settings = self._session.program.settings
        self.interface.show_settings(settings)
        self.writing.show_settings(settings)
        self.rules.show_settings(settings)
        self.anniversaries.show_settings(settings)
        self.online.show_settings(settings)
        self.data.show_place()

    def _on_changed(self, changed: Changed) -> None:
        if Topic.SETTINGS in changed.topics:
            self._show()

    def _on_opened(self, _services: object) -> None:
        self._show()
        self.backups.reload()
