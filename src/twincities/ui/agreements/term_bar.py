"""A document's term as a bar: from its beginning to its end, with the notice date and today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from twincities.domain.date_words import short
from twincities.i18n import NP_
from twincities.ui.joining import joined
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Line, Radius, Space, Type

if TYPE_CHECKING:
    from datetime import date

    from twincities.domain.partial_date import PartialDate
    from twincities.i18n import Message
    from twincities.services.agreement_rows import AgreementRow
    from twincities.ui.texts import Texts

BEGINS = NP_("mark of a term", "from {date}")
ENDS = NP_("mark of a term", "until {date}")
NOTICE = NP_("mark of a term", "notice by {date}")
NO_END = NP_("mark of a term", "end not known")
TODAY = NP_("mark of a term", "today")
THICK = 8
TAIL = 0.15
"""How much of the bar lies beyond today where nobody knows the end."""


class TermBar(QWidget):
    """Draws one document's term; what it shows is said in its accessible name as well."""

    def __init__(self, texts: Texts, row: AgreementRow, today: date) -> None:
        super().__init__()
        self._texts, self._row = texts, row
        begin = row.begins.first_day.toordinal() if row.begins else None
        end = row.until.last_day.toordinal() if row.until else None
        now = today.toordinal()
        known = [one for one in (begin, now, end) if one is not None]
        self._first, self._span = min(known), max(1, max(known) - min(known))
        if end is None:
            self._span = round(self._span / (1 - TAIL)) + 1
        self._begin = self._place(begin) if begin is not None else 0.0
        self._end = self._place(end) if end is not None else None
        self._now = self._place(now)
        self._notice = self._place(row.notice.first_day.toordinal()) if row.notice else None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = [self._said(BEGINS, row.begins), self._said(NOTICE, row.notice)]
        words.append(self._said(ENDS, row.until) if row.until else texts(NO_END))
        self.setAccessibleName(joined(texts, words))
        self.setToolTip(joined(texts, words))
        look().follow(self, self.updateGeometry)

    def _place(self, day: int) -> float:
        return (day - self._first) / self._span

    def _said(self, message: Message, when: PartialDate | None) -> str:
        return "" if when is None else self._texts(message, date=short(when, self._texts.words))

    def sizeHint(self) -> QSize:
        """One line of marks above the bar, one below."""
        theme = look()
        line = theme.metrics(Type.SMALL).height() + theme.px(Space.XS)
        return QSize(theme.px(Space.XXL), 2 * line + theme.px(THICK) + theme.px(Space.XS))

    def minimumSizeHint(self) -> QSize:
        """As high as it is, as narrow as need be."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        """Draw the bar, its marks and their words."""
        theme, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = theme.metrics(Type.SMALL).height() + theme.px(Space.XS)
        bar = QRectF(0, line, self.width(), theme.px(THICK))
        self._paint_ground(painter, bar)
        self._paint_today(painter, bar)
        if self._notice is not None and 0 <= self._notice <= 1:
            at = self._x(self._notice)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("warn"))
            painter.drawRect(
                QRectF(at - theme.px(Line.FOCUS) / 2, bar.top() - 2, theme.px(Line.FOCUS), bar.height() + 4)
            )
        self._paint_words(painter, bar)
        painter.end()

    def _x(self, part: float) -> float:
        edge = look().px(Line.FOCUS)
        return edge + part * (self.width() - 2 * edge)

    def _paint_ground(self, painter: QPainter, bar: QRectF) -> None:
        theme, radius = look(), look().px(Radius.MARK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("neu_bg"))
        painter.drawRoundedRect(bar, radius, radius)
        end = self._end if self._end is not None else self._now
        filled = QRectF(self._x(self._begin), bar.top(), 0, bar.height())
        filled.setRight(max(self._x(end), filled.left() + theme.px(Line.FOCUS)))
        painter.setBrush(theme.colour("accent_bg"))
        painter.drawRoundedRect(filled, radius, radius)
        gone = QRectF(filled)
        gone.setRight(min(filled.right(), max(filled.left(), self._x(self._now))))
        painter.setBrush(theme.colour("accent_line"))
        painter.drawRoundedRect(gone, radius, radius)

    def _paint_today(self, painter: QPainter, bar: QRectF) -> None:
        theme = look()
        pen = QPen(theme.colour("text2"), theme.px(Line.HAIR))
        pen.setDashPattern([2, 2])
        painter.setPen(pen)
        at = round(self._x(self._now)) + 0.5
        reach = theme.px(Space.XS)
        painter.drawLine(QPointF(at, bar.top() - reach), QPointF(at, bar.bottom() + reach))

    def _paint_words(self, painter: QPainter, bar: QRectF) -> None:
        """Say the ends below the bar, the notice date or else today above it."""
        theme = look()
        painter.setFont(theme.font(Type.SMALL))
        height = theme.metrics(Type.SMALL).height()
        below = QRectF(0, bar.bottom() + theme.px(Space.XS), self.width(), height)
        above = QRectF(0, bar.top() - height - theme.px(Space.XS), self.width(), height)
        painter.setPen(theme.colour("text2"))
        begins = self._said(BEGINS, self._row.begins)
        ends = self._said(ENDS, self._row.until) if self._row.until else self._texts(NO_END)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, begins)
        painter.drawText(below, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, ends)
        taken: list[QRectF] = []
        if self._notice is not None and 0 <= self._notice <= 1:
            taken.append(
                self._paint_above(painter, above, self._said(NOTICE, self._row.notice), self._notice, "warn")
            )
        said = self._texts(TODAY)
        spot = self._spot(above, said, self._now)
        if not any(
            spot.intersects(one.adjusted(-theme.px(Space.S), 0, theme.px(Space.S), 0)) for one in taken
        ):
            self._paint_above(painter, above, said, self._now, "text2")

    def _spot(self, line: QRectF, said: str, part: float) -> QRectF:
        width = look().metrics(Type.SMALL).horizontalAdvance(said) + 1
        left = min(max(0.0, self._x(part) - width / 2), max(0.0, self.width() - width))
        return QRectF(left, line.top(), width, line.height())

    def _paint_above(self, painter: QPainter, line: QRectF, said: str, part: float, ink: str) -> QRectF:
        spot = self._spot(line, said, part)
        painter.setPen(look().colour(ink))
        painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter, said)
        return spot
