"""How the window's own map draws cities: points, circles of several, and names where there is room for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen

from twincities.domain.vocabularies import Activity
from twincities.ui.map.looks import COLOUR, POINT, SQUARE
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Line, Type

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twincities.ui.map.walk import Node

MOST_LABELS = 120


@dataclass(frozen=True, slots=True)
class Name:
    """A city's name; `spot` is the city's, in pixels of the view."""

    text: str
    spot: QPointF
    selected: bool


def paint_node(painter: QPainter, node: Node, spot: QPointF, *, selected: bool) -> QRectF:
    """Draw a city, or the circle of several, and return the room it takes."""
    theme = look()
    halo, ink = theme.colour("surface"), theme.colour("accent" if node.own else COLOUR[node.level])
    if len(node.cities) > 1:
        return _paint_circle(painter, node, spot)
    if selected:
        outer = 12 * theme.scale
        painter.setBrush(halo)
        painter.setPen(QPen(theme.colour("accent"), theme.px(Line.FOCUS)))
        painter.drawEllipse(spot, outer, outer)
        painter.setBrush(theme.colour("accent"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(spot, outer / 2, outer / 2)
        return _around(spot, outer + 1)
    if node.own:
        square = _around(spot, SQUARE * theme.scale / 2)
        painter.setPen(QPen(halo, theme.px(Line.FOCUS)))
        painter.setBrush(ink)
        painter.drawRect(square)
        return square
    radius = (POINT + 0.5) * theme.scale
    hollow = node.level is Activity.NO_DATA
    painter.setPen(QPen(ink if hollow else halo, 1.5 * theme.scale))
    painter.setBrush(halo if hollow else ink)
    painter.drawEllipse(spot, radius, radius)
    return _around(spot, radius + 1)


def _paint_circle(painter: QPainter, node: Node, spot: QPointF) -> QRectF:
    theme = look()
    count = str(len(node.cities))
    painter.setFont(theme.font(Type.SMALL_STRONG))
    wide = theme.metrics(Type.SMALL_STRONG).horizontalAdvance(count)
    radius = max(11 * theme.scale, wide / 2 + 5 * theme.scale)
    painter.setBrush(theme.colour("surface"))
    painter.setPen(QPen(theme.colour("accent" if node.own else COLOUR[node.level]), theme.px(Line.FOCUS)))
    painter.drawEllipse(spot, radius, radius)
    painter.setPen(theme.colour("text"))
    area = _around(spot, radius)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, count)
    return area


def paint_names(painter: QPainter, names: Iterable[Name], taken: list[QRectF]) -> None:
    """Write names beside their cities, the first first, as long as there is room; `taken` is what stands there."""
    theme = look()
    font = theme.font(Type.SMALL_STRONG)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    placed = 0
    for one in names:
        if placed >= MOST_LABELS:
            break
        name = metrics.elidedText(one.text, Qt.TextElideMode.ElideRight, 220 * theme.scale)
        gap = theme.px(15 if one.selected else 9)
        box = _free(one.spot, metrics.horizontalAdvance(name), metrics.height(), gap, taken)
        if box is None:
            continue
        taken.append(box)
        placed += 1
        baseline = QPointF(box.left(), box.top() + metrics.ascent())
        outline = QPainterPath()
        outline.addText(baseline, font, name)
        painter.strokePath(outline, QPen(theme.colour("surface"), 3 * theme.scale))
        painter.setPen(theme.colour("text"))
        painter.drawText(baseline, name)


def _free(spot: QPointF, width: float, height: float, gap: float, taken: list[QRectF]) -> QRectF | None:
    for left, top in (
        (spot.x() + gap, spot.y() - height / 2),
        (spot.x() - gap - width, spot.y() - height / 2),
        (spot.x() - width / 2, spot.y() - gap - height),
        (spot.x() - width / 2, spot.y() + gap),
    ):
        box = QRectF(left, top, width, height)
        if not any(box.intersects(other) for other in taken):
            return box
    return None


def _around(spot: QPointF, reach: float) -> QRectF:
    return QRectF(spot.x() - reach, spot.y() - reach, 2 * reach, 2 * reach)
