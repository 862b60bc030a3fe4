"""The four figures on top of the first page; each opens the list that it counts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy

from twincities.domain.vocabularies import Direction, LegalStatus
from twincities.i18n import NN_, NP_
from twincities.services.ledger_filter import LedgerQuery
from twincities.ui.durations import days
from twincities.ui.furniture.layouts import grid
from twincities.ui.joining import joined
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Line, Radius, Space, Type

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.services.today import Figures
    from twincities.ui.context import Context

PARTNERSHIPS = NN_("partnership", "partnerships")
VISITS = NN_("visit in {year}", "visits in {year}")
OVERDUE = NN_("commitment overdue", "commitments overdue")
REPORTS = NN_("visit report not submitted", "visit reports not submitted")
BY_STATUS = {
    LegalStatus.IN_FORCE: NN_("{count} in force", "{count} in force"),
    LegalStatus.UNCONFIRMED: NN_("{count} unconfirmed", "{count} unconfirmed"),
    LegalStatus.IN_PREPARATION: NN_("{count} in preparation", "{count} in preparation"),
    LegalStatus.EXPIRED: NN_("{count} expired", "{count} expired"),
    LegalStatus.SUSPENDED: NN_("{count} suspended", "{count} suspended"),
    LegalStatus.ENDED: NN_("{count} ended", "{count} ended"),
}
BY_DIRECTION = {
    Direction.INCOMING: NN_("{count} received", "{count} received"),
    Direction.OUTGOING: NN_("{count} sent", "{count} sent"),
    Direction.ONLINE: NN_("{count} online", "{count} online"),
}
OF_OPEN = NN_("of {count} open", "of {count} open")
OLDEST = NP_("the longest overdue report", "the oldest by {days}")
HEIGHT = 62
LEAST = 218
"""Narrower than this figures stand in two lines, in the design's pixels."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, what it counts, what it is made of; a tone where it calls for somebody."""

    number: str
    title: str
    detail: str
    tone: str = "text"
    go: Callable[[], object] | None = None


class FigureCell(QAbstractButton):
    """One figure."""

    def __init__(self) -> None:
        super().__init__()
        self.figure = Figure("", "", "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._go)
        look().follow(self, self.updateGeometry)

    def show_figure(self, figure: Figure) -> None:
        """Show another figure."""
        self.figure = figure
        self.setAccessibleName(f"{figure.number} {figure.title}")
        self.setAccessibleDescription(figure.detail)
        self.setToolTip(figure.detail)
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines beside a large number."""
        return QSize(look().px(LEAST), look().px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the least: the words give way, the number never."""
        return QSize(look().px(HEIGHT), look().px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter, walk by the arrows."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        """Draw number and words."""
        theme, figure = look(), self.figure
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            radius = theme.px(Radius.CONTROL)
            focused = self.hasFocus()
            painter.setPen(
                QPen(theme.colour("accent"), theme.px(Line.FOCUS)) if focused else Qt.PenStyle.NoPen
            )
            painter.setBrush(Qt.BrushStyle.NoBrush if focused else theme.colour("hover"))
            inset = theme.px(Line.FOCUS)
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius
            )
        room = QRectF(self.rect()).adjusted(theme.px(Space.CARD), 0, -theme.px(Space.M), 0)
        painter.setFont(theme.font(Type.NUMBER))
        painter.setPen(theme.colour(figure.tone))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, figure.number)
        width = theme.metrics(Type.NUMBER).horizontalAdvance(figure.number or "0")
        room.setLeft(room.left() + width + theme.px(Space.M + Space.HAIR))
        first, second = theme.metrics(Type.STRONG).height(), theme.metrics(Type.SMALL).height()
        below = second + theme.px(Space.HAIR) if figure.detail else 0
        top = (self.height() - first - below) / 2
        theme.paint_text(
            painter, QRectF(room.left(), top, room.width(), first), figure.title, Type.STRONG, "text"
        )
        lower = QRectF(room.left(), top + first + theme.px(Space.HAIR), room.width(), second)
        theme.paint_text(painter, lower, figure.detail, Type.SMALL, "text2")
        painter.end()

    def _go(self) -> None:
        if self.figure.go is not None:
            self.figure.go()


class FigureStrip(QFrame):
    """The four figures side by side, in two lines where the page is narrow."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._figures: Figures | None = None
        self.setProperty("card", "true")
        self.setProperty("pane", "true")
        self._grid = grid(self)
        self.cells = [FigureCell() for _ in range(4)]
        self._across = 0
        self._arrange(len(self.cells))
        context.texts.changed.connect(self._say)

    def show_figures(self, figures: Figures) -> None:
        """Show what was counted."""
        self._figures = figures
        self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the line where there is no room."""
        super().resizeEvent(event)
        self._arrange(len(self.cells) if self.width() >= len(self.cells) * look().px(LEAST) else 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairlines between the figures."""
        super().paintEvent(event)
        painter, hair = QPainter(self), look().px(Line.HAIR)
        for number, cell in enumerate(self.cells):
            if number % self._across:
                painter.fillRect(cell.x(), cell.y(), hair, cell.height(), look().colour("line"))
            if number >= self._across:
                painter.fillRect(cell.x(), cell.y(), cell.width(), hair, look().colour("line"))
        painter.end()

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for number, cell in enumerate(self.cells):
            self._grid.addWidget(cell, number // across, number % across)
        for place in range(len(self.cells)):
            self._grid.setColumnStretch(place, 1 if place < across else 0)
        self.update()

    def _say(self) -> None:
        figures = self._figures
        if figures is None:
            return
        for cell, figure in zip(self.cells, self._said(figures), strict=True):
            cell.show_figure(figure)

    def _said(self, of: Figures) -> list[Figure]:
        texts, ask = self._context.texts, self._context.ask
        number = texts.words.number
        statuses = (texts(BY_STATUS[one], count=n) for one in BY_STATUS if (n := of.by_status.get(one, 0)))
        ways = (
            texts(BY_DIRECTION[one], count=n) for one in BY_DIRECTION if (n := of.by_direction.get(one, 0))
        )
        oldest = of.oldest_report_days
        return [
            Figure(
                number(of.partnerships),
                texts(PARTNERSHIPS, count=of.partnerships),
                joined(texts, statuses),
                go=partial(ask, "partnerships", of.partnerships_query),
            ),
            Figure(
                number(of.visits),
                texts(VISITS, count=of.visits, year=of.year),
                joined(texts, ways),
                go=partial(ask, "visits", of.visits_query),
            ),
            Figure(
                number(of.overdue),
                texts(OVERDUE, count=of.overdue),
                texts(OF_OPEN, count=of.open),
                "bad" if of.overdue else "text",
                partial(ask, "commitments", LedgerQuery()),
            ),
            Figure(
                number(of.reports),
                texts(REPORTS, count=of.reports),
                texts(OLDEST, days=days(oldest, texts)) if oldest else "",
                "warn" if of.reports else "text",
                partial(ask, "visits", of.reports_query),
            ),
        ]
