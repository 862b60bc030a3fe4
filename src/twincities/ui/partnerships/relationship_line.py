"""The relationship line: when the relations began and what was recorded since, to scale, up to today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from twincities.domain.date_words import long, span
from twincities.domain.timeline import TimelineKind
from twincities.i18n import NP_
from twincities.ui.partnerships.drawn_entries import SPOKEN, DrawnEntries, paint_point, title_of
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Line, Space, Type

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from twincities.domain.partial_date import PartialDate
    from twincities.domain.timeline import TimelineEntry
    from twincities.ui.texts import Texts

TODAY = NP_("end of the relationship line", "today")
SINCE = NP_("point of the relationship line", "established, {date}")
SINCE_INFERRED = NP_("point of the relationship line", "established, {date} (≈)")
VISIT = NP_("point of the relationship line", "visit {date}")
SHOWN = (TimelineKind.ESTABLISHED, TimelineKind.VISIT, TimelineKind.DECISION, TimelineKind.DOCUMENT)
LEAST_YEARS = 5
STEPS = (1, 2, 5, 10, 20, 25, 50, 100)
MOST_TICKS = 9
DAYS = 365.25
NEAR = 10


class RelationshipLine(DrawnEntries):
    """Hollow points are inferred, solid ones recorded; ← → walk them, Enter or a click opens one."""

    def __init__(self, texts: Texts, timeline: Sequence[TimelineEntry], today: date) -> None:
        entries = [entry for entry in reversed(timeline) if entry.kind in SHOWN]
        self._today = today
        first = min((entry.date.year for entry in entries), default=today.year)
        self._first = min(first, today.year - LEAST_YEARS)
        walk = (Qt.Key.Key_Left, Qt.Key.Key_Right)
        super().__init__(texts, entries, walk, self._entry_at, at=max(0, len(entries) - 1))

    def sizeHint(self) -> QSize:
        """Room for the words above and the years below the line."""
        theme = look()
        words = theme.metrics(Type.SMALL).height()
        return QSize(theme.px(12 * Space.XL), 2 * words + theme.px(Space.XL + Space.XS))

    def minimumSizeHint(self) -> QSize:
        """Any width will do; the height is never cut."""
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        """Draw years, line, points, words and today."""
        theme = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = self._y()
        painter.setPen(QPen(theme.colour("line2"), theme.px(Line.FOCUS)))
        painter.drawLine(QPointF(self._left(), y), QPointF(self._x_of(self._today_value()), y))
        self._paint_years(painter, y)
        self._paint_today(painter, y)
        for number, entry in enumerate(self._entries):
            centre = QPointF(self._x(entry.date), y)
            if self.hasFocus() and number == self._at:
                painter.setPen(QPen(theme.colour("accent"), theme.px(Line.FOCUS)))
                painter.setBrush(theme.colour("sel"))
                painter.drawEllipse(centre, theme.px(NEAR), theme.px(NEAR))
            paint_point(
                painter,
                centre,
                inferred=entry.inferred,
                doubtful=entry.date.uncertain,
                decision=entry.decided is not None,
            )
        self._paint_words(painter, y)
        painter.end()

    # -------------------------------------------------------------------------------------- drawing

    def _left(self) -> float:
        return float(look().px(Space.M))

    def _y(self) -> float:
        return float(look().metrics(Type.SMALL).height() + look().px(Space.M))

    def _today_value(self) -> float:
        return self._today.year + (self._today.timetuple().tm_yday - 1) / DAYS

    def _x_of(self, value: float) -> float:
        last = self._today_value()
        room = self.width() - 2 * self._left()
        return self._left() + room * (value - self._first) / max(last - self._first, 1)

    def _x(self, when: PartialDate) -> float:
        value = when.year + (((when.month or 1) - 1) * 30.4 + (when.day or 1) - 1) / DAYS
        return self._x_of(min(value, self._today_value()))

    def _paint_years(self, painter: QPainter, y: float) -> None:
        theme = look()
        span_ = self._today.year - self._first
        step = next((step for step in STEPS if span_ / step <= MOST_TICKS), STEPS[-1])
        painter.setFont(theme.font(Type.SMALL))
        years = range(-(-self._first // step) * step, self._today.year + 1, step)
        below = QRectF(0, y + theme.px(Space.S), 0, theme.metrics(Type.SMALL).height() + theme.px(Space.XS))
        for year in dict.fromkeys((self._first, *years)):
            x = self._x_of(year)
            painter.setPen(QPen(theme.colour("line2"), theme.px(Line.HAIR)))
            painter.drawLine(QPointF(x, y - theme.px(Space.XS)), QPointF(x, y + theme.px(Space.XS)))
            width = theme.metrics(Type.SMALL).horizontalAdvance(str(year))
            left = min(max(0.0, x - width / 2), self.width() - width)
            if year != self._first and left < self._x_of(self._first) + 1.5 * width:
                continue
            painter.setPen(theme.colour("text2"))
            painter.drawText(
                QRectF(left, below.top(), width + 1, below.height()), Qt.AlignmentFlag.AlignVCenter, str(year)
            )

    def _paint_today(self, painter: QPainter, y: float) -> None:
        theme = look()
        x = self._x_of(self._today_value())
        pen = QPen(theme.colour("text2"), theme.px(Line.HAIR))
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.drawLine(QPointF(x, y - theme.px(Space.M)), QPointF(x, y + theme.px(Space.L)))

    def _paint_words(self, painter: QPainter, y: float) -> None:
        """Write above the points what has room: today first, then the beginning, then the latest visits."""
        theme = look()
        metrics = theme.metrics(Type.SMALL)
        taken: list[tuple[float, float]] = []
        wanted = [(self._x_of(self._today_value()), self._texts(TODAY), "text2")]
        order = [*self._entries[:1], *reversed(self._entries[1:])]
        wanted += [(self._x(entry.date), self._words(entry), "text") for entry in order]
        painter.setFont(theme.font(Type.SMALL))
        top = y - theme.px(Space.M) - metrics.height()
        for x, words, ink in wanted:
            width = metrics.horizontalAdvance(words)
            left = min(max(0.0, x - width / 2), self.width() - width - 1.0)
            right = left + width
            gap = theme.px(Space.S)
            if left < 0 or any(left < end + gap and right + gap > begin for begin, end in taken):
                continue
            taken.append((left, right))
            painter.setPen(theme.colour(ink))
            painter.drawText(
                QRectF(left, top, width + 1, metrics.height()), Qt.AlignmentFlag.AlignVCenter, words
            )

    def _words(self, entry: TimelineEntry) -> str:
        words = self._texts.words
        if entry.kind is TimelineKind.ESTABLISHED:
            message = SINCE_INFERRED if entry.inferred else SINCE
            return self._texts(message, date=long(entry.date, words))
        if entry.decided is not None or entry.document is not None:
            return self._texts(SPOKEN, date=long(entry.date, words), title=title_of(entry, self._texts))
        return self._texts(VISIT, date=span(entry.date, None, words))

    def _entry_at(self, spot: QPointF) -> int | None:
        near = look().px(NEAR)
        found = [(abs(self._x(entry.date) - spot.x()), number) for number, entry in enumerate(self._entries)]
        best = min(found, default=None)
        if best is None or best[0] > near or abs(spot.y() - self._y()) > near:
            return None
        return best[1]
