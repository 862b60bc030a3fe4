"""The flat map of the world that the window draws itself: its projection, the land, and the way of a line on it."""

from __future__ import annotations

from math import log, pi, tan
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem

from twincities.geo.base_map import BaseMapError, Detail, Outline, outlines
from twincities.geo.great_circles import FLAT_LIMIT, flat_way
from twincities.ui.theme.appearance import look

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

WORLD = 1000.0
"""Width and height of the whole map in the scene's units."""
EDGE, TURN = 180, 360


class Placed(Protocol):
    """What lies somewhere: a city, or several in one circle."""

    @property
    def latitude(self) -> float:
        """North of the equator, in degrees."""

    @property
    def longitude(self) -> float:
        """East of Greenwich, in degrees."""


def flat(latitude: float, longitude: float) -> QPointF:
    """Return where a place lies on the flat map."""
    bounded = max(-FLAT_LIMIT, min(FLAT_LIMIT, latitude))
    down = 0.5 - log(tan(pi / 4 + bounded * pi / 360)) / (2 * pi)
    return QPointF((longitude + 180) / 360 * WORLD, down * WORLD)


def way_between(here: Placed, there: Placed) -> QPainterPath:
    """Return a line's great circle, twice where it leaves the map on one side and comes back on the other."""
    pieces = flat_way(here.latitude, here.longitude, there.latitude, there.longitude)
    last = pieces[-1][-1][1] if pieces else 0.0
    turns = (0, -TURN) if last > EDGE else (0, TURN) if last < -EDGE else (0,)
    path = QPainterPath()
    for turn in turns:
        for piece in pieces:
            points = [flat(latitude, longitude + turn) for latitude, longitude in piece]
            path.moveTo(points[0])
            for point in points[1:]:
                path.lineTo(point)
    return path


class Land(QGraphicsItem):
    """All countries in one item, kept by Qt as a picture as long as the zoom stays."""

    def __init__(self) -> None:
        super().__init__()
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.own: frozenset[str] = frozenset()
        self._fills: dict[str, QPainterPath] = {}
        self._lines = QPainterPath()
        for outline in _known_outlines():
            fill = self._fills.setdefault(outline.country, QPainterPath())
            fill.setFillRule(Qt.FillRule.OddEvenFill)
            for ring in outline.rings:
                points = [flat(latitude, longitude) for longitude, latitude in ring]
                self._trace(fill, points)
                self._trace_borders(ring, points)

    def boundingRect(self) -> QRectF:
        """Return the whole map."""
        return QRectF(0, 0, WORLD, WORLD)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002 - Qt's contract
        widget: QWidget | None = None,  # noqa: ARG002
    ) -> None:
        """Draw the land and its borders."""
        theme = look()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for country, fill in self._fills.items():
            painter.setBrush(theme.colour("accent_bg" if country in self.own else "land"))
            painter.drawPath(fill)
        pen = QPen(theme.colour("land_line"), 0.8)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._lines)

    @staticmethod
    def _trace(path: QPainterPath, points: list[QPointF]) -> None:
        path.moveTo(points[0])
        for point in points[1:]:
            path.lineTo(point)
        path.closeSubpath()

    def _trace_borders(self, ring: tuple[tuple[float, float], ...], points: list[QPointF]) -> None:
        """Add a ring to the borders, without the cut at ±180°, which is none."""
        self._lines.moveTo(points[0])
        for number in range(1, len(points) + 1):
            here, before = number % len(points), number - 1
            if abs(ring[here][0]) == EDGE and ring[here][0] == ring[before][0]:
                self._lines.moveTo(points[here])
            else:
                self._lines.lineTo(points[here])


def _known_outlines() -> tuple[Outline, ...]:
    try:
        return outlines(Detail.FAR)
    except BaseMapError:
        return ()  # said by the page
