"""How the terms of a tie look on the map, its legend and its card: one colour, one dash, one icon for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from twincities.domain.vocabularies import Activity, LegalStatus
from twincities.i18n import NN_, NP_
from twincities.ui.furniture.chips import ChipLook
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from twincities.ui.texts import Texts

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
STATUS = {
    LegalStatus.IN_PREPARATION: (Tone.NEU, Icon.DRAFT, True),
    LegalStatus.IN_FORCE: (Tone.OK, Icon.OK, False),
    LegalStatus.EXPIRED: (Tone.WARN, Icon.DEADLINE, False),
    LegalStatus.SUSPENDED: (Tone.WARN, Icon.ATTENTION, False),
    LegalStatus.ENDED: (Tone.BAD, Icon.ENDED, False),
    LegalStatus.UNCONFIRMED: (Tone.NEU, Icon.QUESTION, True),
}
ACTIVITY = {
    Activity.ACTIVE: (Tone.OK, Icon.ACTIVE, False),
    Activity.OCCASIONAL: (Tone.WARN, Icon.ACTIVE, False),
    Activity.DORMANT: (Tone.NEU, Icon.DORMANT, False),
    Activity.NO_DATA: (Tone.NEU, Icon.UNKNOWN, True),
}
STATUS_SPOKEN = NP_("what a chip says aloud", "legal status: {value}")
ACTIVITY_SPOKEN = NP_("what a chip says aloud", "activity: {value}")
DORMANT_FOR = NN_("dormant · {count} year", "dormant · {count} years")
LINE_WIDTH, POINT, SQUARE = 1.6, 4.5, 10.0
SIGN = 42
"""Pixels at 100 % that a line with its city takes in the legend."""


def status_chip(status: LegalStatus, texts: Texts) -> ChipLook:
    """Return the chip of a legal status."""
    tone, icon, dashed = STATUS[status]
    return ChipLook(texts(status.label), tone, icon, dashed)


def activity_chip(activity: Activity, silent_years: int | None, texts: Texts) -> ChipLook:
    """Return the chip of an activity; a dormant tie says for how long."""
    tone, icon, dashed = ACTIVITY[activity]
    if activity is Activity.DORMANT and silent_years:
        return ChipLook(texts(DORMANT_FOR, count=silent_years), tone, icon, dashed)
    return ChipLook(texts(activity.label), tone, icon, dashed)


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
