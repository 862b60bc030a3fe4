"""The small box that a date stands in: day and month, a month, or only a year; what is not known is never drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPen

from twincities.domain.date_words import MONTHS_SHORT
from twincities.i18n import NP_
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Line, Radius, Space, Tone, Type

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from twincities.domain.partial_date import PartialDate
    from twincities.ui.texts import Texts

YEAR_ONLY = NP_("box of a date of which only the year is known", "year")
YEAR_INFERRED = NP_("box of a date of which only the year is known", "≈ year")
WIDTH, HEIGHT = 52, 36


@dataclass(frozen=True, slots=True)
class DateBox:
    """Two short lines; dashed where less than a day is known, violet where it was inferred."""

    upper: str
    lower: str
    tone: Tone | None = None
    dashed: bool = False


def date_box(date: PartialDate, texts: Texts, *, inferred: bool) -> DateBox:
    """Return the box of a day, a month or a year."""
    tone = Tone.INF if inferred else None
    if date.month is None:
        return DateBox(str(date.year), texts(YEAR_INFERRED if inferred else YEAR_ONLY), tone, dashed=True)
    month = texts(MONTHS_SHORT[date.month - 1])
    if date.day is None:
        return DateBox(month, str(date.year), tone, dashed=True)
    return DateBox(f"{date.day:02}", month, tone, dashed=inferred)


def paint_date_box(painter: QPainter, rect: QRectF, box: DateBox) -> None:
    """Draw a box into a rectangle of `WIDTH` × `HEIGHT`."""
    theme = look()
    upper, lower, ground, line = (
        theme.colour("text"),
        theme.colour("text2"),
        theme.colour("sunken"),
        theme.colour("line2"),
    )
    if box.tone is not None:
        upper = lower = theme.colour(str(box.tone))
        ground, line = theme.colour(f"{box.tone}_bg"), theme.colour(f"{box.tone}_line")
    pen = QPen(line, theme.px(Line.HAIR))
    if box.dashed:
        pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(ground)
    half, radius = theme.px(Line.HAIR) / 2, theme.px(Radius.MARK)
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)
    pad, middle = theme.px(Space.HAIR), rect.center().y()
    centred = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
    painter.setFont(theme.font(Type.H3))
    painter.setPen(upper)
    painter.drawText(
        QRectF(rect.left(), rect.top() + pad, rect.width(), middle - rect.top() - pad), centred, box.upper
    )
    painter.setFont(theme.font(Type.SMALL))
    painter.setPen(lower)
    painter.drawText(
        QRectF(rect.left(), middle, rect.width(), rect.bottom() - middle - pad), centred, box.lower
    )
