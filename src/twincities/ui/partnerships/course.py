"""The course of a partnership from the newest entry down: what is recorded, and the years of which nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from twincities.domain.date_words import span
from twincities.domain.timeline import TimelineKind, gaps
from twincities.i18n import NN_
from twincities.ui.joining import joined
from twincities.ui.partnerships.drawn_entries import DrawnEntries, paint_point, title_of
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Line, Radius, Space, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.domain.timeline import TimelineEntry
    from twincities.ui.texts import Texts

GAP = NN_("{count} year without records", "{count} years without records")
MOST = 12
"""Entries of a preview; the record's tabs show all."""
EARLIER = NN_("{count} earlier entry", "{count} earlier entries")
YEAR_COLUMN = 56


def detail_of(entry: TimelineEntry, texts: Texts) -> str:
    """Say an entry's second line: its day where the year alone would not tell it, and what goes with it."""
    exact = entry.date.month is not None
    day = span(entry.date, None, texts.words) if exact and entry.kind is not TimelineKind.OUTCOME else ""
    return joined(texts, (day, entry.subtitle))


class Course(DrawnEntries):
    """Draws the entries and the gaps; ↑ ↓ walk the entries, Enter or a click opens one."""

    def __init__(self, texts: Texts, timeline: Sequence[TimelineEntry], most: int = MOST) -> None:
        entries = list(timeline)
        self._gaps = {gap.after: gap.years for gap in gaps(timeline)}
        self._left, self._left_after = 0, -1
        if len(timeline) > most:
            # How it began is shown however long it lasted.
            entries = [*timeline[: most - 1], timeline[-1]]
            self._left, self._left_after = len(timeline) - most, most - 2
            self._gaps = {after: years for after, years in self._gaps.items() if after < self._left_after}
        super().__init__(texts, entries, (Qt.Key.Key_Up, Qt.Key.Key_Down), self._entry_at)

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        lines = self._lines()
        return QSize(look().px(YEAR_COLUMN), round(lines[-1][1].bottom()) if lines else 0)

    def minimumSizeHint(self) -> QSize:
        """Return the size hint: no entry is cut off below."""
        return self.sizeHint()

    def _told(self, entry: TimelineEntry) -> str:
        return joined(self._texts, (title_of(entry, self._texts), detail_of(entry, self._texts)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        """Draw years, line, points and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lines = self._lines()
        centres = [QPointF(self._axis(), self._centre(rect)) for _number, rect in lines]
        for (number, _rect), above, below in zip(lines, centres, centres[1:], strict=False):
            dashed = number is None or number in self._gaps or number == self._left_after
            self._paint_line(painter, above, below, dashed=dashed)
        for (number, rect), centre in zip(lines, centres, strict=True):
            if number is not None:
                self._paint_entry(painter, number, rect, centre)
            else:
                self._paint_gap(painter, rect, centre)
        painter.end()

    # -------------------------------------------------------------------------------------- drawing

    def _lines(self) -> list[tuple[int | None, QRectF]]:
        """Return number and place of every entry, None for a gap and for what is left out."""
        theme, top = look(), 0.0
        lines: list[tuple[int | None, QRectF]] = []
        one = theme.metrics(Type.STRONG).height() + theme.px(Space.XS)
        two = one + theme.metrics(Type.SMALL).height() + theme.px(Space.XS)
        for number, entry in enumerate(self._entries):
            height = two if detail_of(entry, self._texts) else one
            lines.append((number, QRectF(0, top, self.width(), height)))
            top += height + theme.px(Space.XS)
            if number in self._gaps or number == self._left_after:
                lines.append((None, QRectF(0, top, self.width(), one)))
                top += one + theme.px(Space.XS)
        return lines

    def _axis(self) -> float:
        return look().px(YEAR_COLUMN) + look().px(Space.S)

    def _centre(self, rect: QRectF) -> float:
        return rect.top() + look().metrics(Type.STRONG).height() / 2 + look().px(Space.HAIR)

    def _paint_line(self, painter: QPainter, above: QPointF, below: QPointF, *, dashed: bool) -> None:
        theme = look()
        pen = QPen(theme.colour("control" if dashed else "accent_line"), theme.px(Line.FOCUS))
        if dashed:
            pen.setDashPattern([2, 2])
        painter.setPen(pen)
        gap = QPointF(0, theme.px(Space.XS) + theme.px(Space.HAIR))
        painter.drawLine(above + gap, below - gap)

    def _paint_entry(self, painter: QPainter, number: int, rect: QRectF, centre: QPointF) -> None:
        theme, entry = look(), self._entries[number]
        if self.hasFocus() and number == self._at:
            painter.setPen(QPen(theme.colour("accent"), theme.px(Line.FOCUS)))
            painter.setBrush(theme.colour("sel"))
            half = theme.px(Line.FOCUS) / 2
            radius = theme.px(Radius.MARK)
            painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)
        paint_point(
            painter, centre, inferred=entry.inferred, doubtful=False, decision=entry.decided is not None
        )
        year = QRectF(0, rect.top(), theme.px(YEAR_COLUMN) - theme.px(Space.S), 0)
        year.setHeight(theme.metrics(Type.STRONG).height() + theme.px(Space.XS))
        painter.setFont(theme.font(Type.BODY))
        painter.setPen(theme.colour("text2"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(year, right, str(entry.date.year))
        room = self._room(rect)
        room.setHeight(year.height())
        theme.paint_text(painter, room, title_of(entry, self._texts), Type.STRONG, "text")
        detail = detail_of(entry, self._texts)
        if detail:
            room.translate(0, year.height() - theme.px(Space.HAIR))
            theme.paint_text(painter, room, detail, Type.SMALL, "inf" if entry.inferred else "text2")

    def _paint_gap(self, painter: QPainter, rect: QRectF, centre: QPointF) -> None:
        theme = look()
        before = [
            number for number, place in self._lines() if number is not None and place.top() < rect.top()
        ]
        years = self._gaps.get(before[-1]) if before else None
        said = self._texts(GAP, count=years) if years else self._texts(EARLIER, count=self._left)
        painter.setPen(QPen(theme.colour("control"), theme.px(Line.HAIR)))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(centre, theme.px(Space.HAIR) + 1, theme.px(Space.HAIR) + 1)
        room = self._room(rect)
        painter.setFont(theme.font(Type.SMALL, italic=True))
        painter.setPen(theme.colour("text2"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, said)

    def _room(self, rect: QRectF) -> QRectF:
        return rect.adjusted(self._axis() + look().px(Space.M), 0, -look().px(Space.XS), 0)

    def _entry_at(self, spot: QPointF) -> int | None:
        return next((number for number, rect in self._lines() if rect.contains(spot)), None)
