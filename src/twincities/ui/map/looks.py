"""How a tie looks on the map and in its legend: one colour and one dash for each activity."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from twincities.domain.vocabularies import Activity
from twincities.ui.theme.appearance import look

COLOUR = {
    Activity.ACTIVE: "ok",
    Activity.OCCASIONAL: "warn",
    Activity.DORMANT: "neu",
    Activity.NO_DATA: "text3",
}
DASH: dict[Activity, list[float]] = {
    Activity.ACTIVE: [],
    Activity.OCCASIONAL: [],
    Activity.DORMANT: [8, 4],
    Activity.NO_DATA: [2, 3],
}
"""Lengths of line and gap in pixels: colour is never the only sign."""
LINE_WIDTH, POINT, SQUARE = 1.6, 4.5, 10.0
SIGN = 42
"""Pixels at 100 % that a line with its city takes in the legend."""


def tie_pen(activity: Activity, scale: float, width: float = LINE_WIDTH, colour: str = "") -> QPen:
    """Return the pen of a line; `colour` is a token, by default the activity's own."""
    pen = QPen(look().colour(colour or COLOUR[activity]), width * scale)
    dash = DASH[activity]
    if dash:
        pen.setDashPattern([length / width for length in dash])  # Qt counts in widths of the line
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setCosmetic(True)
    return pen


def paint_tie_sign(painter: QPainter, room: QRectF, activity: Activity) -> None:
    """Draw a line that ends in a city, as the map draws them."""
    theme = look()
    middle, radius = room.center().y(), POINT * theme.scale
    city = QPointF(room.right() - radius - 1 - 4 * theme.scale, middle)
    painter.setPen(tie_pen(activity, theme.scale))
    painter.drawLine(QPointF(room.left(), middle), QPointF(city.x() - radius, middle))
    painter.setPen(QPen(theme.colour(COLOUR[activity]), 1.5 * theme.scale))
    painter.setBrush(theme.colour("surface" if activity is Activity.NO_DATA else COLOUR[activity]))
    painter.drawEllipse(city, radius, radius)


def paint_own_sign(painter: QPainter, room: QRectF) -> None:
    """Draw the square of a city of ours."""
    theme = look()
    side = SQUARE * theme.scale
    square = QRectF(0, 0, side, side)
    square.moveCenter(room.center())
    painter.fillRect(square, theme.colour("accent"))
