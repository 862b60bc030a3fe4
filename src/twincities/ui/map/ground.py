"""The map with what stands above it: zoom buttons, the city's card, the years."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from twincities.i18n import N_, NP_
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.labels import rule
from twincities.ui.furniture.layouts import column
from twincities.ui.keys import bind
from twincities.ui.map.card import CityPanel, Pages
from twincities.ui.map.stage import PAN, Cover, Later, Stage
from twincities.ui.map.years import Years
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Height, Line, Space

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.geo.map_picture import MapPicture
    from twincities.services.map_data import CityCard
    from twincities.ui.texts import Texts

NAME = NP_("accessible name of the map", "Map of partnerships")
ABOUT = N_("Tab goes from city to city from west to east, Enter opens, the arrows move the map")
ZOOM_IN, ZOOM_OUT, WHOLE = NP_("button", "Zoom in"), NP_("button", "Zoom out"), N_("The whole world")
LEAST_CARD = 240
"""Height under which a card may cover the place of the zoom buttons, in pixels at 100 %."""


class Ground(QWidget):
    """Holds the stage and lays out what floats above it; has the focus of the map.

    `walk_wanted` is asked for the next city when Tab is pressed and tells whether there was one.
    """

    picked = Signal(object)
    drawn = Signal(object)
    ready = Signal()
    lost = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.stage: Stage = Later()
        self.walk_wanted: Callable[[int], bool] = lambda _step: False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("pane", True)
        texts.say(self.setAccessibleName, NAME)
        texts.say(self.setAccessibleDescription, ABOUT)
        self._base = column(self)
        self._base.addWidget(self.stage)
        self.zoom = _ZoomButtons(texts, self)
        self.card = CityPanel(texts)
        self.card.setParent(self)
        self.years = Years(texts)
        self.years.setParent(self)
        self._ring = _Ring(self)
        self._bind()
        look().follow(self, self._lay_out)

    def _bind(self) -> None:
        for key, act in (
            ("Left", lambda: self.stage.pan(-PAN, 0)),
            ("Right", lambda: self.stage.pan(PAN, 0)),
            ("Up", lambda: self.stage.pan(0, -PAN)),
            ("Down", lambda: self.stage.pan(0, PAN)),
            ("+", lambda: self.stage.zoom(1)),
            ("=", lambda: self.stage.zoom(1)),
            ("-", lambda: self.stage.zoom(-1)),
            ("Home", lambda: self.stage.whole()),  # noqa: PLW0108 - the stage changes
            (",", partial(self.years.step, -1)),
            (".", partial(self.years.step, 1)),
        ):
            bind(self, key, act)

    def set_stage(self, stage: Stage) -> None:
        """Put in what draws the map; what was asked for meanwhile is done now."""
        before, self.stage = self.stage, stage
        self._base.replaceWidget(before, stage)
        before.hide()
        stage.picked.connect(self._on_picked)
        for name in ("drawn", "ready", "lost"):
            getattr(stage, name).connect(getattr(self, name))
        self._lay_out()
        if isinstance(before, Later):
            before.hand_over(stage)
        before.deleteLater()
        stage.show()
        self._raise()

    def show_picture(self, picture: MapPicture, *, fitted: bool) -> None:
        """Show cities, ties and years."""
        self.years.show_span(picture.years[0], picture.standing())
        self._lay_out()
        self.stage.show_picture(picture, fitted=fitted)

    def set_year(self, year: int | None) -> None:
        """Show another year."""
        self.stage.set_year(year)

    def show_card(self, card: CityCard, pages: Pages) -> None:
        """Show the card of a city."""
        self.card.show_card(card, pages)
        self.card.show()
        self._lay_out()

    def hide_card(self) -> None:
        """Put the card away."""
        focus = QApplication.focusWidget()
        self.card.hide()
        if focus is not None and self.card.isAncestorOf(focus):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._lay_out()

    def revive(self) -> None:
        """Begin anew after the page was lost."""
        self.stage.revive()

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Tab walks the cities while the map has the focus; beyond the last one it goes on."""
        if self.hasFocus() and self.walk_wanted(1 if onward else -1):
            return True
        return super().focusNextPrevChild(onward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what floats at its edges."""
        super().resizeEvent(event)
        self._lay_out()

    def focusInEvent(self, event: object) -> None:
        """Show that keys go to the map."""
        super().focusInEvent(event)  # type: ignore[arg-type] # Qt's event
        self._ring.show()
        self._raise()

    def focusOutEvent(self, event: object) -> None:
        """Show that they do not."""
        super().focusOutEvent(event)  # type: ignore[arg-type] # Qt's event
        self._ring.hide()

    def _on_picked(self, city: object) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.picked.emit(city)

    def _lay_out(self) -> None:
        gap = look().px(Space.L)
        wide, high = self.width(), self.height()
        self._ring.setGeometry(self.rect())
        self.zoom.adjustSize()
        self.zoom.move(gap, gap)
        years = self.years.sizeHint().height()
        self.years.setGeometry(gap, high - years - gap, max(0, wide - 2 * gap), years)
        left, top = gap, self.zoom.geometry().bottom() + gap
        room = high - years - 2 * gap - top
        if room < look().px(LEAST_CARD):
            left, top = self.zoom.geometry().right() + gap // 2, gap
            room = high - years - 2 * gap - top
        card = None
        if self.card.isVisible():
            self.card.fit(max(0, wide - left - gap), max(0, room))
            self.card.move(left, top + max(0, room - self.card.height()))
            card = self.card.geometry()
        self.stage.set_cover(Cover(self.zoom.geometry().right(), 0, 0, years + 2 * gap, card))
        self._raise()

    def _raise(self) -> None:
        for widget in (self.zoom, self.card, self.years, self._ring):
            widget.raise_()


class _ZoomButtons(QFrame):
    def __init__(self, texts: Texts, ground: Ground) -> None:
        super().__init__(ground)
        self.setProperty("card", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = column(self, (1, 1, 1, 1))
        for number, (words, icon, act) in enumerate(
            (
                (ZOOM_IN, Icon.ADD, lambda: ground.stage.zoom(1)),
                (ZOOM_OUT, Icon.ZOOM_OUT, lambda: ground.stage.zoom(-1)),
                (WHOLE, Icon.WHOLE, lambda: ground.stage.whole()),  # noqa: PLW0108 - the stage changes
            )
        ):
            if number:
                layout.addWidget(rule())
            button = Button(texts, words, ButtonKind.QUIET, icon=icon, icon_only=True, on_click=act)
            layout.addWidget(button)
        look().follow(self, lambda: self.setMinimumWidth(look().px(Height.CONTROL)))


class _Ring(QWidget):
    """The focus ring of the map, above everything and without hands."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        ring = look().px(Line.FOCUS)
        painter = QPainter(self)
        painter.setPen(QPen(look().colour("accent"), ring))
        painter.drawRect(self.rect().adjusted(ring // 2, ring // 2, -ring, -ring))
        painter.end()
