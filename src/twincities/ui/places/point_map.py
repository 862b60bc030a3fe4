"""A point set on the map: a click, or a cross that the arrows move and Enter sets."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from twincities.domain.coordinates import point
from twincities.geo.base_map import BaseMapError, middle_of
from twincities.geo.lands import country_at
from twincities.i18n import N_, NP_
from twincities.services.countries import country_name
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.labels import WrappingLabel
from twincities.ui.furniture.layouts import FlowLayout, column, inner_row
from twincities.ui.places.mini_map import WORLD, MiniMap, View
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Line, Space, Type

if TYPE_CHECKING:
    from twincities.ui.texts import Texts

HEIGHT = 300
STEP, FINE = 0.05, 0.005
"""Shares of the map's height by which an arrow moves the cross, without and with Shift."""
ZOOM = 1.6
NEAREST, FARTHEST = 0.5, 160.0
"""Degrees of latitude that are seen at least and at most."""
AROUND = 6.0
"""Degrees of latitude seen around a point that is known."""
STEEPEST = 85.0
DATE_LINE = 180.0
ARM = 14
DECIMALS = 4
SPOKEN = N_("Map. The cross stands at {point}, {country}")
CROSS = N_("The cross stands at {point}: {country}")
NO_COUNTRY = NP_("where a point lies", "in no country")
HOW = N_("Click the map, or move the cross by the arrows (Shift: finely) and press Enter; + and − zoom.")
SET = NP_("button", "Set the point")
LARGER, SMALLER = NP_("button", "Larger"), NP_("button", "Smaller")
CANCEL = NP_("button", "Cancel")


class PointMap(MiniMap):
    """`pointed` carries latitude and longitude, `moved` tells that the cross stands elsewhere."""

    pointed = Signal(float, float)
    moved = Signal()
    given_up = Signal()

    def __init__(self, texts: Texts) -> None:
        self._view = WORLD
        self.cross = (WORLD.latitude, WORLD.longitude)
        self._pressed: QPointF | None = None
        self._dragged = False
        super().__init__(texts)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def view(self) -> View:
        """Return what is seen: what the person chose."""
        return self._view

    def begin(self, spot: tuple[float, float] | None, country: str) -> None:
        """Put the cross on a known point, else into the middle of the country, and show the land around."""
        self._view = WORLD
        if spot is not None:
            self._view = View(*spot, AROUND)
        elif country:
            try:
                middle = middle_of(country)
            except BaseMapError:
                middle = None
            if middle is not None:
                latitude, longitude, height = middle
                self._view = View(latitude, longitude, min(FARTHEST, max(AROUND, height * 1.2)))
        self._put(self._view.latitude, self._view.longitude)

    @property
    def pixel(self) -> float:
        """How many degrees of latitude a pixel holds."""
        return self._view.height / max(1, self.height())

    def zoom(self, factor: float) -> None:
        """See less land, larger (a factor above 1), or more; the cross stays where it is on the screen's middle."""
        height = min(FARTHEST, max(NEAREST, self._view.height / factor))
        self._view = View(*self.cross, height)
        self._put(*self.cross)

    def sizeHint(self) -> QSize:
        """Large enough to be pointed at."""
        return QSize(look().px(HEIGHT), look().px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cross, zoom, set, give up."""
        share = FINE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
        step = self._view.height * share
        ways = {
            Qt.Key.Key_Up: (step, 0.0),
            Qt.Key.Key_Down: (-step, 0.0),
            Qt.Key.Key_Left: (0.0, -step / self._view.narrow),
            Qt.Key.Key_Right: (0.0, step / self._view.narrow),
        }
        key = event.key()
        if key in ways:
            up, across = ways[Qt.Key(key)]
            self._put(self.cross[0] + up, self.cross[1] + across)
        elif event.text() in ("+", "="):
            self.zoom(ZOOM)
        elif event.text() in ("-", "\u2212", "_"):
            self.zoom(1 / ZOOM)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.set_here()
        elif key == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def set_here(self) -> None:
        """Take the point under the cross."""
        decimals = DECIMALS if self.pixel < 0.01 else 2  # noqa: PLR2004 - what a pixel can tell
        self.pointed.emit(round(self.cross[0], decimals), round(self.cross[1], decimals))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the land under the pointer."""
        if self._pressed is None:
            return
        way = event.position() - self._pressed
        if not self._dragged and way.manhattanLength() < QApplication.startDragDistance():
            return
        self._dragged = True
        before, now = self._at(self._pressed), self._at(event.position())
        self._pressed = event.position()
        latitude = self._view.latitude + before[0] - now[0]
        self._view = View(
            _upright(latitude), _round(self._view.longitude + before[1] - now[1]), self._view.height
        )
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Set the point where the person clicked."""
        super().mouseReleaseEvent(event)
        if self._pressed is not None and not self._dragged and event.button() == Qt.MouseButton.LeftButton:
            self._put(*self._at(event.position()))
            self.set_here()
        self._pressed = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom."""
        self._view = View(
            self._view.latitude,
            self._view.longitude,
            min(FARTHEST, max(NEAREST, self._view.height / ZOOM ** (event.angleDelta().y() / 120))),
        )
        self.update()
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show who has the keyboard."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show it no longer."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the land, and the cross above it."""
        super().paintEvent(event)
        theme = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        spot = self.onto(self._view).map(QPointF(self.cross[1], self.cross[0]))
        arm = ARM * theme.scale
        for colour, width in (("surface", 5), ("accent", 2)):
            painter.setPen(QPen(theme.colour(colour), theme.px(width)))
            painter.drawLine(spot - QPointF(arm, 0), spot + QPointF(arm, 0))
            painter.drawLine(spot - QPointF(0, arm), spot + QPointF(0, arm))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), theme.px(Line.FOCUS)))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def where(self) -> tuple[str, str]:
        """Say the point under the cross, and in which country it lies."""
        try:
            here = country_at(*self.cross)
        except BaseMapError:
            here = ""
        country = country_name(here, self._texts.language) if here else self._texts(NO_COUNTRY)
        return point(*self.cross, self._texts.words, DECIMALS), country

    def _at(self, spot: QPointF) -> tuple[float, float]:
        back, _possible = self.onto(self._view).inverted()
        land = back.map(spot)
        return _upright(land.y()), _round(land.x())

    def _put(self, latitude: float, longitude: float) -> None:
        """Put the cross somewhere; the map follows once it would leave it."""
        self.cross = (_upright(latitude), _round(longitude))
        spot = self.onto(self._view).map(QPointF(self.cross[1], self.cross[0]))
        if not self.rect().adjusted(ARM, ARM, -ARM, -ARM).contains(spot.toPoint()):
            self._view = View(*self.cross, self._view.height)
        self._speak()
        self.update()
        self.moved.emit()

    def _speak(self) -> None:
        where, country = self.where()
        self.setAccessibleName(self._texts(SPOKEN, point=where, country=country))


def _upright(latitude: float) -> float:
    return min(STEEPEST, max(-STEEPEST, latitude))


def _round(longitude: float) -> float:
    return longitude if abs(longitude) <= DATE_LINE else (longitude + DATE_LINE) % (2 * DATE_LINE) - DATE_LINE


class PointPanel(QWidget):
    """The map with its words and buttons; `pointed` and `closed` are what comes of it."""

    pointed = Signal(float, float)
    closed = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        lines = column(self, gap=Space.S)
        self.map = PointMap(texts)
        lines.addWidget(self.map)
        box = inner_row(lines, 0, (Space.L, 0, Space.L, 0))
        self.cross = WrappingLabel(role=Type.STRONG)
        box.addWidget(self.cross)
        how = WrappingLabel(role=Type.SMALL, tone="text2")
        texts.say(how.setText, HOW)
        inner_row(lines, 0, (Space.L, 0, Space.L, 0)).addWidget(how)
        inner_row(lines, 0, (Space.L, 0, Space.L, Space.L)).addWidget(self._buttons())
        self.map.pointed.connect(self.pointed)
        self.map.given_up.connect(self.closed)
        self.map.moved.connect(self._say)
        texts.changed.connect(self._say)
        self._say()

    def _buttons(self) -> QWidget:
        texts = self._texts
        self.set_button = Button(
            texts, SET, icon=Icon.COORDINATES, key="Return", bind=False, on_click=self.map.set_here
        )
        larger, smaller = (
            Button(texts, words, icon=icon, icon_only=True, on_click=partial(self.map.zoom, by))
            for words, icon, by in ((LARGER, Icon.ADD, ZOOM), (SMALLER, Icon.ZOOM_OUT, 1 / ZOOM))
        )
        self.cancel = Button(
            texts, CANCEL, ButtonKind.LINK, key="Escape", bind=False, on_click=self.closed.emit
        )
        buttons = QWidget()
        flow = FlowLayout(buttons, Space.S)
        for button in (self.set_button, larger, smaller, self.cancel):
            flow.addWidget(button)
        return buttons

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up, wherever the keyboard is."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _say(self) -> None:
        where, country = self.map.where()
        self.cross.setText(self._texts(CROSS, point=where, country=country))
