"""A small map of a few points: all are seen, the chosen one strong. Drawn by the window, for orientation only."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import cos, radians
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from twincities.geo.base_map import BaseMapError, Detail, outlines
from twincities.i18n import NN_
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.ui.texts import Texts

HEIGHT = 176
LEAST_SPAN = 14.0
"""Degrees of latitude that are shown at least, so that a point alone is seen in its country."""
MARGIN = 1.25
FAR_FROM = 70.0
"""Degrees of latitude from which the coarse outlines are fine enough."""
STEEPEST = 72.0
SPOKEN = NN_("Map with {count} point", "Map with {count} points")
DOT, CHOSEN_DOT, RING = 3.5, 5.5, 12.0


@dataclass(frozen=True, slots=True)
class View:
    """What is seen: its middle and its height in degrees of latitude."""

    latitude: float
    longitude: float
    height: float

    @property
    def narrow(self) -> float:
        """How much a degree of longitude is narrower here than one of latitude."""
        return cos(radians(min(STEEPEST, abs(self.latitude))))


WORLD = View(20.0, 20.0, 140.0)


class MiniMap(QWidget):
    """Shows points (latitude, longitude in degrees); takes no input."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._points: list[tuple[float, float]] = []
        self._chosen: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().follow(self, self.updateGeometry)
        texts.changed.connect(self._speak)
        self._speak()

    def show_points(self, points: Sequence[tuple[float, float]], chosen: int | None = None) -> None:
        """Show other points; `chosen` is the number of the strong one."""
        self._points, self._chosen = list(points), chosen
        self._speak()
        self.update()

    def choose(self, chosen: int | None) -> None:
        """Let another point be the strong one; the map stays where it is."""
        self._chosen = chosen
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the design asks."""
        return QSize(look().px(HEIGHT), look().px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        """Draw sea, land and points."""
        theme = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("sea"))
        seen = self.view()
        scale = self.height() / seen.height
        place = self.onto(seen)
        across = self.width() / scale / seen.narrow
        shown = QRectF(seen.longitude - across / 2, seen.latitude - seen.height / 2, across, seen.height)
        painter.setTransform(place)
        pen = QPen(theme.colour("land_line"), theme.px(Line.HAIR))
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(theme.colour("land"))
        for box, path in _shapes(Detail.FAR if seen.height > FAR_FROM else Detail.NEAR):
            if box.intersects(shown):
                painter.drawPath(path)
        painter.resetTransform()
        self._paint_points(painter, place)
        painter.end()

    def onto(self, seen: View) -> QTransform:
        """Return what leads from (longitude, latitude) onto the widget."""
        scale = max(1, self.height()) / seen.height
        place = QTransform()
        place.translate(self.width() / 2, self.height() / 2)
        place.scale(scale * seen.narrow, -scale)
        place.translate(-seen.longitude, -seen.latitude)
        return place

    def _paint_points(self, painter: QPainter, place: QTransform) -> None:
        theme, scale = look(), look().scale
        spots = [place.map(QPointF(longitude, latitude)) for latitude, longitude in self._points]
        for number, spot in enumerate(spots):
            if number != self._chosen:
                painter.setPen(QPen(theme.colour("surface"), theme.px(Line.HAIR)))
                painter.setBrush(theme.colour("control"))
                painter.drawEllipse(spot, DOT * scale, DOT * scale)
        if self._chosen is not None and self._chosen < len(spots):
            spot = spots[self._chosen]
            painter.setPen(QPen(theme.colour("accent"), theme.px(Line.FOCUS)))
            painter.setBrush(theme.colour("surface"))
            painter.drawEllipse(spot, RING * scale, RING * scale)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(spot, CHOSEN_DOT * scale, CHOSEN_DOT * scale)

    def view(self) -> View:
        """Return what is seen: all points, with room around them."""
        if not self._points:
            return WORLD
        up = [latitude for latitude, _ in self._points]
        across = [longitude for _, longitude in self._points]
        middle = View((min(up) + max(up)) / 2, (min(across) + max(across)) / 2, 1.0)
        ratio = max(1, self.height()) / max(1, self.width())
        wanted = max(max(up) - min(up), (max(across) - min(across)) * middle.narrow * ratio) * MARGIN
        # Rings around points at the edge need room, too.
        wanted *= 1 + 2 * RING * look().scale / max(1, self.height())
        return View(middle.latitude, middle.longitude, max(LEAST_SPAN, wanted))

    def _speak(self) -> None:
        self.setAccessibleName(self._texts(SPOKEN, count=len(self._points)))


@cache
def _shapes(detail: Detail) -> tuple[tuple[QRectF, QPainterPath], ...]:
    """Return the countries as shapes with their boxes; nothing where the outlines are gone: points stand on the sea."""
    try:
        found = outlines(detail)
    except BaseMapError:
        return ()
    shapes = []
    for outline in found:
        for ring in outline.rings:
            path = QPainterPath(QPointF(*ring[0]))
            for point in ring[1:]:
                path.lineTo(*point)
            path.closeSubpath()
            shapes.append((path.boundingRect(), path))
    return tuple(shapes)
