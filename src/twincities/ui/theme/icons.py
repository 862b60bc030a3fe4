"""Icons, asked for by meaning, drawn from the icon font and cached per colour, size and pixel ratio."""

from __future__ import annotations

import json
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPixmap

if TYPE_CHECKING:
    from pathlib import Path


class Icon(StrEnum):
    """What an icon means; the value is its name in the Phosphor set."""

    TODAY = "house-line"
    PARTNERSHIP = "handshake"
    VISIT = "airplane-tilt"
    AGREEMENT = "file-text"
    COMMITMENT = "checks"
    ANNIVERSARY = "calendar-check"
    MAP = "map-trifold"
    PEOPLE = "users"
    PLACE = "buildings"
    PRESS = "newspaper"
    IMPORT = "upload-simple"
    EXPORT = "export"
    REPORTS = "chart-bar"
    SETTINGS = "gear-six"
    SEARCH = "magnifying-glass"
    ADD = "plus"
    EDIT = "pencil-simple"
    ACCEPT = "check"
    CLOSE = "x"
    MORE = "dots-three"
    FILTER = "funnel"
    OK = "check-circle"
    ATTENTION = "warning"
    ERROR = "warning-octagon"
    INFO = "info"
    UNKNOWN = "circle-dashed"
    QUESTION = "question"
    DORMANT = "moon"
    ACTIVE = "activity"
    ENDED = "prohibit"
    DEADLINE = "clock"
    NO_DEADLINE = "calendar-x"
    JUBILEE = "star"
    DRAFT = "pencil-line"
    OFFLINE = "cloud-slash"
    CONFLICT = "git-merge"
    COORDINATES = "map-pin"
    OTHER_LANGUAGE = "translate"
    DUPLICATE = "copy"
    CONGRATULATION = "flag"
    CALENDAR_FILE = "download-simple"
    REPORT_OWED = "clipboard-text"
    HISTORY = "clock-counter-clockwise"
    MISSING_TEXT = "file-dotted"
    APP = "globe-hemisphere-east"
    DELETE = "trash"
    REPEAT = "arrows-clockwise"
    OPEN = "arrow-square-out"
    CALENDAR = "calendar-blank"
    EXPAND = "caret-down"
    FORWARD = "caret-right"
    BACK = "caret-left"
    SORTED_UP = "arrow-up"
    SORTED_DOWN = "arrow-down"
    CONTINUE = "arrow-right"
    NEW_BASE = "plus-circle"
    EXAMPLE = "eye"
    SAFE = "shield-check"
    VIEWS = "bookmark-simple"
    UNDO = "arrow-u-up-left"
    LOCKED = "lock-simple"
    ZOOM_OUT = "minus"
    WHOLE = "house"
    LIST = "list-bullets"
    PICTURE = "image"
    PLAY = "play"
    PAUSE = "pause"


class IconFont:
    """The icon font of a resources folder; one per application, made after the application."""

    def __init__(self, folder: Path) -> None:
        points = json.loads((folder / "code_points.json").read_text(encoding="utf-8"))
        self._glyphs = {name: chr(int(point, 16)) for name, point in points.items()}
        number = QFontDatabase.addApplicationFont(str(folder / "Phosphor.ttf"))
        (self._family,) = QFontDatabase.applicationFontFamilies(number)

    @lru_cache(maxsize=2000)  # noqa: B019 - lives as long as the application
    def pixmap(self, icon: Icon, size: int, colour: str, ratio: float) -> QPixmap:
        """Return an icon of `size` logical pixels in a colour, for a screen's pixel ratio."""
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRectF(0, 0, size, size), icon, colour)
        painter.end()
        return pixmap

    def paint(self, painter: QPainter, rect: QRectF, icon: Icon, colour: str) -> None:
        """Draw an icon into a square."""
        font = QFont(self._family)
        font.setPixelSize(max(1, round(rect.height())))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._glyphs[icon])
        painter.restore()

    def icon(self, icon: Icon, size: int, colour: str, ratio: float = 2.0) -> QIcon:
        """Return the icon for a place that takes a QIcon (menus, window)."""
        return QIcon(self.pixmap(icon, size, colour, ratio))
