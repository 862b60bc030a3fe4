"""The map without a web engine: the same cities and lines, drawn by the window itself.

A flat map in Mercator's projection, as the page's, without copies of the world beside it. The land is one item that
Qt keeps as a picture; lines are drawn up to a number that can still be told apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView

from twincities.domain.vocabularies import Activity
from twincities.geo.map_picture import LEVELS, MapPicture
from twincities.ui.furniture.layouts import column
from twincities.ui.map.cities import Name, paint_names, paint_node
from twincities.ui.map.land import WORLD, Land, flat, way_between
from twincities.ui.map.looks import tie_pen
from twincities.ui.map.stage import Cover, Drawn, Stage
from twincities.ui.map.walk import CELL, Arc, Node, arcs_of, nodes_of
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.geo.map_picture import Tie

MOST_LINES = 2000
REACH = 14
LEAST_SCALE, MOST_SCALE = 0.4, 60.0
FIT_MOST = 25.0
STEP = 1.6
"""How much one step of zoom enlarges."""
FREE = 120
"""Pixels beside a card in which a city can stand."""
EDGE_ROOM = 20
"""Pixels from what covers the map at which a city counts as hidden."""
NAMES_ROOM = 160
"""Pixels across that the names of two cities at the edges want."""
HEAVY = 300
"""Lines from which on each is drawn thin and pale."""
CROWD = 600
"""Cities from which on those near each other become one circle, however close one looks."""
MOST_ALONE = 60
"""Partners of the selected city up to which each stands alone."""
FAR_BELOW = 4.0
"""Scale under which they do so in any case: the page's zoom of four."""


class _View(QGraphicsView):
    """Zooms around the mouse and tells of clicks; everything else is Qt's."""

    def __init__(self, scene: QGraphicsScene, stage: PlainStage) -> None:
        super().__init__(scene)
        self._stage = stage
        self._pressed = QPointF()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.viewport().setMouseTracking(True)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the mouse."""
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self._stage.zoom(event.angleDelta().y() / 240)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a drag or a click."""
        self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a press that did not move for a click."""
        super().mouseReleaseEvent(event)
        if (event.position() - self._pressed).manhattanLength() <= Space.XS:
            self._stage.click(event.position())

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:  # noqa: ARG002 - drawn whole
        """Draw lines, cities and names above the land."""
        painter.resetTransform()
        self._stage.paint_sheet(painter)


class PlainStage(Stage):
    """Draws the picture on a view; ready at once."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = MapPicture()
        self._year: int | None = None
        self._selected: int | None = None
        self._cover = Cover()
        self._ties: list[Tie] = []
        self._seen: dict[int, Activity] = {}
        self._spots: list[QPointF] = []
        self._ways: dict[tuple[float, ...], QPainterPath] = {}
        self._grouped: tuple[float, list[Node], list[Arc]] | None = None
        self._scene = QGraphicsScene(self)
        self._scene.setSceneRect(-WORLD, -WORLD / 2, 3 * WORLD, 2 * WORLD)
        self._land = Land()
        self._scene.addItem(self._land)
        self.view = _View(self._scene, self)
        column(self).addWidget(self.view)
        self._whole_wanted = True
        self._own_scale: float | None = None
        """The scale before the map went further away for a pair of cities; None where it is as the person has it."""
        look().follow(self, self._dress)

    # ------------------------------------------------------------------------------------ asked for

    def show_picture(self, picture: MapPicture, *, fitted: bool) -> None:
        """Show other cities and ties."""
        self._picture = picture
        self._spots = [flat(city.latitude, city.longitude) for city in picture.cities]
        self._ways.clear()
        own = {city.country for city in picture.cities if city.own and city.country}
        self._land.own = frozenset(own) if len(own) <= 3 else frozenset()  # noqa: PLR2004 - else none is "ours"
        self._land.update()
        self._compose()
        if fitted:
            self._fit()

    def set_year(self, year: int | None) -> None:
        """Show another year."""
        self._year = year
        self._compose()

    def select(self, city: int | None) -> None:
        """Mark a city and bring it into sight."""
        self._selected = next((n for n, one in enumerate(self._picture.cities) if one.id == city), None)
        if self._selected is not None:
            pair, alone = self._pair(self._selected), [self._selected]
            stays = self._own_scale is None and self._in_the_open(pair)
            if not (stays or self._frame(pair) or self._in_the_open(alone)):
                self._frame(alone)
        self._compose()

    def _pair(self, city: int) -> list[int]:
        """Return a city, with its partner where it has one only."""
        ends = ({tie.here, tie.there} for tie in self._picture.at(self._year))
        partners = {other for pair in ends if city in pair for other in pair} - {city}
        return [city, *(partners if len(partners) == 1 else ())]

    def _in_the_open(self, cities: list[int]) -> bool:
        """Whether all of them are in sight, with nothing above them."""
        cover, room, edge = self._cover, self.view.viewport().rect(), EDGE_ROOM
        free = room.adjusted(cover.left + edge, cover.top + edge, -cover.right - edge, -cover.bottom - edge)
        behind = QRect() if cover.card is None else cover.card.adjusted(-edge, -edge, edge, edge)
        spots = [self.view.mapFromScene(self._spots[city]) for city in cities]
        return all(free.contains(spot) and not behind.contains(spot) for spot in spots)

    def _frame(self, cities: list[int]) -> bool:
        """Bring cities into the middle of what nothing covers, from further away where they are too far apart.

        What went further away for others comes near again. False where there is no room for them.
        """
        cover, room = self._cover, self.view.viewport().rect()
        left = cover.left
        if cover.card is not None and room.width() - cover.card.right() > FREE:
            left = cover.card.right()
        wide, high = room.width() - cover.right - left, room.height() - cover.bottom - cover.top
        bounds = QPolygonF([self._spots[city] for city in cities]).boundingRect()
        now = self.view.transform().m11()
        own = wanted = self._own_scale or now
        if len(cities) > 1:
            inner = (wide - NAMES_ROOM, high - 3 * EDGE_ROOM)
            wanted = min(own, inner[0] / max(0.1, bounds.width()), inner[1] / max(0.1, bounds.height()))
            if wanted < LEAST_SCALE:
                return False
        self.view.scale(wanted / now, wanted / now)
        self._own_scale = own if wanted < own else None
        middle = self.view.mapFromScene(bounds.center())
        self.pan(middle.x() - (left + wide / 2), middle.y() - (cover.top + high / 2))
        return True

    def zoom(self, steps: float) -> None:
        """Zoom by steps, within what the map bears."""
        self._own_scale = None
        now = self.view.transform().m11()
        wanted = max(LEAST_SCALE, min(MOST_SCALE, now * STEP**steps))
        self.view.scale(wanted / now, wanted / now)
        self._say_drawn()

    def pan(self, across: float, down: float) -> None:
        """Move."""
        for bar, step in ((self.view.horizontalScrollBar(), across), (self.view.verticalScrollBar(), down)):
            bar.setValue(bar.value() + round(step))

    def whole(self) -> None:
        """Show the world."""
        self._own_scale = None
        self.view.fitInView(QRectF(0, WORLD * 0.12, WORLD, WORLD * 0.62), Qt.AspectRatioMode.KeepAspectRatio)

    def set_cover(self, cover: Cover) -> None:
        """Say what is covered."""
        self._cover = cover

    def take_picture(self, ratio: int, take: Callable[[QImage], object]) -> None:
        """Draw once more, larger."""
        size = self.view.viewport().size()
        image = QImage(QSize(size.width() * ratio, size.height() * ratio), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(look().colour("sea"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.view.render(painter, QRectF(0, 0, size.width(), size.height()), self.view.viewport().rect())
        painter.end()
        take(image)

    def revive(self) -> None:
        """Nothing of this can be lost."""

    def click(self, at: QPointF) -> None:
        """Pick the city under the mouse, or none."""
        best, least = None, float(REACH) * look().scale
        for node in self._nodes():
            spot = self._seen_at(node)
            distance = ((spot.x() - at.x()) ** 2 + (spot.y() - at.y()) ** 2) ** 0.5
            if distance < least:
                best, least = node, distance
        if best is None:
            self.picked.emit(None)
        elif len(best.cities) == 1:
            self.picked.emit(self._picture.cities[best.cities[0]].id)
        else:
            self.view.centerOn(best.spot)
            self.zoom(2)

    def spot(self, city: int) -> QPointF:
        """Return where a city is seen, in pixels of the map."""
        number = next(n for n, one in enumerate(self._picture.cities) if one.id == city)
        return QPointF(self.view.mapFromScene(self._spots[number]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the world, or what was asked for, as soon as there is room for it."""
        super().resizeEvent(event)
        if self._whole_wanted and self.width() > REACH:
            self._whole_wanted = False
            self._fit()
            self.ready.emit()

    # ------------------------------------------------------------------------------------- drawing

    def _nodes(self) -> list[Node]:
        return self._group()[1]

    def _group(self) -> tuple[float, list[Node], list[Arc]]:
        """Put cities and ties of this scale together: those near each other become one, their ties one line."""
        scale = self.view.transform().m11()
        if self._grouped is None or self._grouped[0] != scale:
            near = scale * WORLD / 256 >= 2**FAR_BELOW and len(self._seen) <= CROWD
            cell = None if near else CELL * look().scale / scale
            nodes = nodes_of(self._picture.cities, self._spots, self._seen, self._alone(), cell)
            self._grouped = (scale, nodes, arcs_of(nodes, self._ties, self._selected))
        return self._grouped

    def _alone(self) -> set[int]:
        """Return the cities that no circle takes in: the selected one and its partners, unless they are too many."""
        if self._selected is None:
            return set()
        ends = ({tie.here, tie.there} for tie in self._ties)
        partners = {city for pair in ends if self._selected in pair for city in pair} - {self._selected}
        return {self._selected, *(partners if len(partners) <= MOST_ALONE else ())}

    def _say_drawn(self) -> None:
        left_out = sum(arc.count for arc in self._group()[2][MOST_LINES:])
        shown = len({tie.id for tie in self._ties})
        self.drawn.emit(Drawn(shown, len(self._ties) - left_out, len(self._ties)))

    def _seen_at(self, node: Node) -> QPointF:
        return self.view.viewportTransform().map(node.spot)

    def _compose(self) -> None:
        self._grouped = None
        self._ties = list(self._picture.at(self._year))
        self._seen = {}
        for tie in self._ties:
            for city in (tie.here, tie.there):
                best = self._seen.get(city, Activity.NO_DATA)
                self._seen[city] = min(best, tie.activity, key=LEVELS.index)
        if self._selected is not None:
            self._seen.setdefault(self._selected, Activity.NO_DATA)
        self.view.viewport().update()
        self._say_drawn()

    def _fit(self) -> None:
        spots = [self._spots[number] for number in self._seen]
        if not spots:
            self.whole()
            return
        across, down = sorted(spot.x() for spot in spots), sorted(spot.y() for spot in spots)
        size = self.view.viewport().size()
        left, top, right, bottom = self._cover.left, self._cover.top, self._cover.right, self._cover.bottom
        room = (max(50, size.width() - left - right - 120), max(50, size.height() - top - bottom - 80))
        wide, high = max(0.1, across[-1] - across[0]), max(0.1, down[-1] - down[0])
        self._own_scale = None
        scale = max(LEAST_SCALE, min(FIT_MOST, room[0] / wide, room[1] / high))
        self.view.resetTransform()
        self.view.scale(scale, scale)
        middle = QPointF((across[0] + across[-1]) / 2, (down[0] + down[-1]) / 2)
        shift = QPointF((right - left) / 2 / scale, (bottom - top) / 2 / scale)
        self.view.centerOn(middle + shift)

    def paint_sheet(self, painter: QPainter) -> None:
        """Draw lines, cities and names in pixels of the view."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_lines(painter)
        room = QRectF(self.view.viewport().rect()).adjusted(-REACH, -REACH, REACH, REACH)
        seen = [node for node in self._nodes() if room.contains(self._seen_at(node))]
        seen.sort(key=self._rank)
        taken = [
            paint_node(painter, node, self._seen_at(node), selected=self._selected in node.cities)
            for node in reversed(seen)
        ]
        paint_names(painter, (self._name_of(node) for node in seen if len(node.cities) == 1), taken)

    def _name_of(self, node: Node) -> Name:
        number = node.cities[0]
        return Name(self._picture.cities[number].name, self._seen_at(node), number == self._selected)

    def _rank(self, node: Node) -> int:
        if self._selected in node.cities:
            return 0
        return 1 if node.own else 2 + LEVELS.index(node.level)

    def _paint_lines(self, painter: QPainter) -> None:
        transform = self.view.viewportTransform()
        arcs = self._group()[2][:MOST_LINES]
        scale = look().scale
        crowd = len(arcs) > HEAVY
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # The lightest first, so that those of the selected city lie on top.
        for arc in reversed(arcs):
            pale = crowd and not arc.chosen
            painter.setOpacity(0.4 if pale else 1.0)
            if arc.chosen:
                painter.setPen(tie_pen(arc.level, scale, 3, "accent"))
            else:
                painter.setPen(tie_pen(arc.level, scale, 0.8 if crowd else 1.6))
            painter.drawPath(transform.map(self._way(arc)))
        painter.setOpacity(1.0)

    def _way(self, arc: Arc) -> QPainterPath:
        here, there = arc.here, arc.there
        ends = (here.latitude, here.longitude, there.latitude, there.longitude)
        if ends not in self._ways:
            self._ways[ends] = way_between(here, there)
        return self._ways[ends]

    def _dress(self) -> None:
        self.view.setBackgroundBrush(look().colour("sea"))
        self._land.update()
        self.view.viewport().update()
