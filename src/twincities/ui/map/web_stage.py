"""The map as a page in Qt's web engine, tied to the window by one object and by scripts that return JSON."""

from __future__ import annotations

import base64
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineSettings
from PySide6.QtWebEngineWidgets import QWebEngineView

from twincities.geo.map_page import window_page
from twincities.geo.map_picture import as_data, written
from twincities.ui.furniture.layouts import column
from twincities.ui.map.stage import Cover, Drawn, Stage
from twincities.ui.map.web import PAGE, log, make_profile, register_scheme
from twincities.ui.theme.appearance import look

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.geo.map_picture import MapPicture
    from twincities.ui.texts import Texts

COLOURS = {
    "surface": "surface",
    "text": "text",
    "text3": "text3",
    "accent": "accent",
    "ok": "ok",
    "warn": "warn",
    "neu": "neu",
    "sea": "sea",
    "land": "land",
    "land-line": "land_line",
    "own-land": "accent_bg",
}
"""Custom properties of the page by the window's tokens."""


class Messenger(QObject):
    """What the page can reach of the window: one way to tell what happened on it."""

    told = Signal(str, object)

    @Slot(str, str)
    def tell(self, name: str, facts: str) -> None:
        """Hear of something that happened."""
        with suppress(ValueError):
            self.told.emit(name, json.loads(facts))


class _Page(QWebEnginePage):
    """A page that goes nowhere and says into the log what it would say into its console."""

    def acceptNavigationRequest(self, url: Any, _kind: Any, _main: bool) -> bool:  # noqa: ANN401 - Qt's types
        """Stay on the map."""
        return bool(url == PAGE)

    def javaScriptConsoleMessage(self, level: Any, message: str, line: int, source: str) -> None:  # noqa: ANN401, ARG002
        """Note what is wrong with a script, without the values in play."""
        log.warning("the map's page, line %s: %s", line, message[:200])


class WebStage(Stage):
    """The page that draws; what is asked of it before it is there waits."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        register_scheme()
        self._there = False
        self._waiting: dict[str, str] = {}
        self._kept: dict[str, str] = {}
        self.profile, self._shelf, self.gate = make_profile(window_page(texts.words).encode(), self)
        self.view = QWebEngineView(self.profile)
        self.page = _Page(self.profile, self.view)
        self.messenger = Messenger(self)
        self._channel = QWebChannel(self)
        self._channel.registerObject("window", self.messenger)
        self.page.setWebChannel(self._channel)
        self.view.setPage(self.page)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        # Keys belong to the page of the window around it.
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        settings = self.page.settings()
        attribute = QWebEngineSettings.WebAttribute
        for name in (
            attribute.LocalContentCanAccessRemoteUrls,
            attribute.NavigateOnDropEnabled,
            attribute.PluginsEnabled,
        ):
            settings.setAttribute(name, False)
        column(self).addWidget(self.view)
        # The last of the children goes last: a profile must outlive its page.
        self.profile.setParent(None)
        self.profile.setParent(self)
        self.messenger.told.connect(self._on_told)
        self.page.renderProcessTerminated.connect(self._on_terminated)
        look().follow(self, self._dress)
        self.page.load(PAGE)

    # ------------------------------------------------------------------------------------ asked for

    def show_picture(self, picture: MapPicture, *, fitted: bool) -> None:
        """Hand the data over."""
        data = written(picture)
        self._kept["picture"] = f"twincities.show({data}, true)"
        self._say("picture", f"twincities.show({data}, {json.dumps(fitted)})")

    def set_year(self, year: int | None) -> None:
        """Show another year."""
        self._say("year", f"twincities.setYear({json.dumps(year)})", keep=True)

    def select(self, city: int | None) -> None:
        """Mark a city."""
        self._say("select", f"twincities.select({json.dumps(city)}, false)", keep=True)

    def zoom(self, steps: float) -> None:
        """Zoom."""
        self._say("", f"twincities.zoom({json.dumps(steps)})")

    def pan(self, across: float, down: float) -> None:
        """Move."""
        self._say("", f"twincities.pan({json.dumps(across)}, {json.dumps(down)})")

    def whole(self) -> None:
        """Show the world."""
        self._say("", "twincities.whole()")

    def set_cover(self, cover: Cover) -> None:
        """Say what is covered."""
        zoom = self.page.zoomFactor()
        sides = [round(side / zoom) for side in (cover.left, cover.top, cover.right, cover.bottom)]
        card = None if cover.card is None else [round(side / zoom) for side in cover.card.getRect()]  # type: ignore[attr-defined] # as Qt has it
        self._say("cover", f"twincities.dress({{}}, {json.dumps(sides)}, {json.dumps(card)})", keep=True)

    def take_picture(self, ratio: int, take: Callable[[QImage], object]) -> None:
        """Have the page draw itself once more."""

        def done(answer: object) -> None:
            text = str(answer).partition(",")[2]
            take(QImage.fromData(base64.b64decode(text)))

        scale = self.page.zoomFactor() * ratio
        self.page.runJavaScript(f"twincities.picture({json.dumps(scale)})", 0, done)

    def ask(self, script: str, take: Callable[[Any], object]) -> None:
        """Hand over the value of an expression of the page: as JSON, because lists arrive as empty texts otherwise."""
        self.page.runJavaScript(f"JSON.stringify({script})", 0, lambda text: take(json.loads(text or "null")))

    def revive(self) -> None:
        """Load the page again and show what it showed."""
        self._waiting = {
            name: self._kept[name]
            for name in ("look", "cover", "picture", "year", "select")
            if name in self._kept
        }
        self.page.load(PAGE)

    # ----------------------------------------------------------------------------------- what comes

    def _say(self, name: str, script: str, *, keep: bool = False) -> None:
        """Run a script now, or when the page is there; of those of one name only the last."""
        if keep:
            self._kept[name] = script
        if self._there:
            self.page.runJavaScript(script)
        elif name:
            self._waiting.pop(name, None)
            self._waiting[name] = script

    def _on_told(self, name: str, facts: Any) -> None:  # noqa: ANN401 - whatever the page says
        if name == "ready":
            self._there = True
            for script in self._waiting.values():
                self.page.runJavaScript(script)
            self._waiting.clear()
            self.ready.emit()
        elif name == "picked" and isinstance(facts, dict):
            city = facts.get("city")
            self.picked.emit(city if isinstance(city, int) else None)
        elif name == "drawn" and isinstance(facts, dict):
            self.drawn.emit(Drawn(*(int(facts.get(key, 0)) for key in ("shown", "lines", "all"))))

    def _on_terminated(self, status: Any, code: int) -> None:  # noqa: ANN401 - Qt's status
        log.warning("the map's page is gone: %s, code %s", getattr(status, "name", status), code)
        self._there = False
        self.lost.emit()

    def _dress(self) -> None:
        theme = look()
        self.page.setBackgroundColor(QColor(theme.colours.sea))
        self.page.setZoomFactor(theme.scale)
        properties = {name: getattr(theme.colours, token) for name, token in COLOURS.items()}
        self._say("look", f"twincities.dress({as_data(properties)})", keep=True)
