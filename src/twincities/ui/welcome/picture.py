"""The picture beside the welcome: one city and the ties that run out from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from twincities.i18n import N_
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import column
from twincities.ui.navigation import PROGRAM
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Line, Radius, Space, Type

if TYPE_CHECKING:
    from twincities.ui.texts import Texts

MOTTO = N_("A city's partnerships, visits and promises, with a source for every record")
OWN = (0.70, 0.50)
TIES: tuple[tuple[tuple[float, float], tuple[float, float], bool], ...] = (
    ((0.50, 0.33), (0.60, 0.37), False),
    ((0.72, 0.34), (0.70, 0.44), False),
    ((0.90, 0.40), (0.80, 0.39), False),
    ((0.24, 0.46), (0.45, 0.32), False),
    ((0.36, 0.60), (0.50, 0.46), True),
    ((0.60, 0.66), (0.64, 0.56), False),
    ((0.86, 0.76), (0.79, 0.56), True),
)
"""Where a tie ends, where its arc bends, and whether it is dashed; shares of the picture's width and height."""
STRONGEST = ((0.14, 0.28), (0.42, 0.25))
FAINT = 0.45
ABOVE_WORDS = 0.80
"""The share of the height that lies above the words: the shares above are of the whole."""
END, OWN_SIDE, STRONG_END = 8, 16, 14


class Picture(QWidget):
    """Drawn in the accent of the theme; the own city bears the name that is typed beside it."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._own = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        inside = column(self, (Space.XXL + Space.L, 0, Space.XL, Space.XXL * 3), Space.M)
        inside.addStretch(1)
        self._name = Label(role=Type.DISPLAY, wrap=True)
        self._motto = Label(role=Type.BODY, wrap=True)
        texts.say(self._name.setText, PROGRAM)
        texts.say(self._motto.setText, MOTTO)
        inside.addWidget(self._name)
        inside.addWidget(self._motto)
        look().follow(self, self._recolour)

    def show_own(self, name: str) -> None:
        """Write the own city's name beside its square."""
        self._own = name
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        """Draw the ground, the arcs, the ends and the names."""
        theme = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour(_ground()))
        ink = theme.colour(_ink())
        faint = QColor(ink)
        faint.setAlphaF(FAINT)
        for end, bend, dashed in TIES:
            self._arc(painter, end, bend, QPen(faint, theme.px(Line.HAIR)), dashed=dashed)
        for end, _bend, _dashed in TIES:
            self._dot(painter, end, theme.px(END), faint)
        self._arc(painter, *STRONGEST, QPen(ink, theme.px(Line.FOCUS)), dashed=False)
        self._dot(painter, STRONGEST[0], theme.px(STRONG_END), ink)
        self._square(painter, ink)
        painter.end()

    def _at(self, spot: tuple[float, float]) -> QPointF:
        """Return a place in the room above the words."""
        room = self._name.geometry().top() / ABOVE_WORDS
        return QPointF(spot[0] * self.width(), spot[1] * room)

    def _arc(
        self,
        painter: QPainter,
        end: tuple[float, float],
        bend: tuple[float, float],
        pen: QPen,
        *,
        dashed: bool,
    ) -> None:
        path = QPainterPath(self._at(end))
        path.quadTo(self._at(bend), self._at(OWN))
        if dashed:
            pen.setDashPattern([5, 5])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _dot(self, painter: QPainter, spot: tuple[float, float], size: int, ink: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        # The ground first, so that no line shows through a faint dot.
        for brush in (look().colour(_ground()), ink):
            painter.setBrush(brush)
            painter.drawEllipse(self._at(spot), size / 2, size / 2)

    def _square(self, painter: QPainter, ink: QColor) -> None:
        theme = look()
        side, centre = theme.px(OWN_SIDE), self._at(OWN)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        square = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
        painter.drawRoundedRect(square, theme.px(Radius.MARK), theme.px(Radius.MARK))
        painter.setPen(ink)
        painter.setFont(theme.font(Type.H3))
        left = square.right() + theme.px(Space.S)
        room = QRectF(left, square.top() - side, self.width() - left - theme.px(Space.S), 3 * side)
        name = theme.metrics(Type.H3).elidedText(self._own, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)

    def _recolour(self) -> None:
        for label in (self._name, self._motto):
            label.set_tone(_ink())
        self.update()


def _ground() -> str:
    return "accent_bg" if look().dark else "accent"


def _ink() -> str:
    return "accent" if look().dark else "on_accent"
