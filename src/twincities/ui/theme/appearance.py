"""How the window looks at this moment: theme, scale, and what follows from them; switchable while running."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from twincities.settings import Theme
from twincities.ui.theme import fonts
from twincities.ui.theme.contrast import high_contrast
from twincities.ui.theme.icons import Icon, IconFont
from twincities.ui.theme.palette import palette
from twincities.ui.theme.stylesheet import stylesheet
from twincities.ui.theme.tokens import DARK, LIGHT, SCALES, Colours, IconSize, Type

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PRUNE_AT = 1024
"""Followers from which on the dead among them are looked for."""


class Appearance(QObject):
    """The look of the application, one per process as Qt's palette and style sheet are."""

    changed = Signal()

    def __init__(self, application: QApplication, resources: Path) -> None:
        super().__init__(application)
        fonts.load(resources / "fonts")
        self._application = application
        self._system_palette = application.palette()
        self._icon_font = IconFont(resources / "icons")
        self._theme = Theme.SYSTEM
        self._scale = 1.0
        self._fonts: dict[tuple[Type, bool, bool], QFont] = {}
        self._followers: list[tuple[weakref.ref[QObject], Callable[[], object]]] = []
        self._prune_at = PRUNE_AT
        self.colours: Colours = LIGHT
        self._applied: tuple[Colours, float] | None = None
        # Kept: what `accessibility` returns dies with the Python object it was asked of.
        self._hints = application.styleHints()
        self._hints.colorSchemeChanged.connect(self._on_system_scheme)
        self._hints.accessibility().contrastPreferenceChanged.connect(self._apply)
        self._apply()

    @property
    def theme(self) -> Theme:
        """The chosen theme."""
        return self._theme

    @property
    def scale(self) -> float:
        """The interface scale, 1.0 to 2.0."""
        return self._scale

    @property
    def dark(self) -> bool:
        """Whether the dark theme is shown, chosen or by the system."""
        return self.colours is DARK

    def choose(self, theme: Theme | None = None, scale: float | None = None) -> None:
        """Change theme or scale at once, in every open window."""
        self._theme = self._theme if theme is None else theme
        if scale is not None:
            self._scale = min(max(scale, SCALES[0]), SCALES[-1])
        self._apply()

    def step(self, steps: int) -> None:
        """Go so many steps up (Ctrl+=) or down (Ctrl+−) the scales; 0 returns to 100 %."""
        if not steps:
            self.choose(scale=SCALES[0])
            return
        nearest = min(range(len(SCALES)), key=lambda n: abs(SCALES[n] - self._scale))
        self.choose(scale=SCALES[min(max(nearest + steps, 0), len(SCALES) - 1)])

    def px(self, value: float) -> int:
        """Return a distance of the design in pixels at the current scale; a line never disappears."""
        return max(1, round(value * self._scale)) if value > 0 else round(value * self._scale)

    def font(self, role: Type, *, italic: bool = False, figures: bool = False) -> QFont:
        """Return a role's font at the current scale, with figures of one width for columns of numbers."""
        key = (role, italic, figures)
        if key not in self._fonts:
            self._fonts[key] = fonts.font(role, self._scale, italic=italic, figures=figures)
        return self._fonts[key]

    def metrics(self, role: Type, *, figures: bool = False) -> QFontMetrics:
        """Return the measures of a role's font."""
        return QFontMetrics(self.font(role, figures=figures))

    def colour(self, name: str) -> QColor:
        """Return a token as a colour: `colour("text2")`."""
        return QColor(getattr(self.colours, name))

    def icon_pixmap(
        self, icon: Icon, size: int = IconSize.CONTROL, colour: str = "", ratio: float = 2
    ) -> QPixmap:
        """Return an icon as a picture; `size` at 100 %, `colour` as #RRGGBB (default: secondary text)."""
        return self._icon_font.pixmap(icon, self.px(size), colour or self.colours.text2, ratio)

    def paint_icon(self, painter: QPainter, rect: QRectF, icon: Icon, colour: str) -> None:
        """Draw an icon into a square, in a colour given as #RRGGBB."""
        device = painter.device()
        pixmap = self._icon_font.pixmap(
            icon, max(1, round(rect.height())), colour, device.devicePixelRatioF()
        )
        painter.drawPixmap(rect.topLeft(), pixmap)

    def paint_text(
        self, painter: QPainter, rect: QRectF, text: str, role: Type, tone: str, *, figures: bool = False
    ) -> None:
        """Draw one line of text at the left of a room, cut at its end where it is longer; `tone` is a token's name."""
        painter.setFont(self.font(role, figures=figures))
        painter.setPen(self.colour(tone))
        metrics = self.metrics(role, figures=figures)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def follow(self, owner: QObject, look: Callable[[], object]) -> None:
        """Call `look` now and after every change of theme or scale as long as the owner lives."""
        self._followers.append((weakref.ref(owner), look))
        if len(self._followers) > self._prune_at:
            # A page that rebuilds its contents makes followers by the thousand; the bound methods would keep them.
            self._followers = [(ref, act) for ref, act in self._followers if _alive(ref)]
            self._prune_at = max(PRUNE_AT, 2 * len(self._followers))
        look()

    def _on_system_scheme(self) -> None:
        if self._theme is Theme.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        system = self._hints.colorScheme()
        dark = self._theme is Theme.DARK or (self._theme is Theme.SYSTEM and system is Qt.ColorScheme.Dark)
        contrast = self._hints.accessibility().contrastPreference()
        plain = contrast is not Qt.ContrastPreference.HighContrast
        colours = (DARK if dark else LIGHT) if plain else high_contrast(self._system_palette)
        wanted = (colours, self._scale)
        if wanted != self._applied:
            self._applied = wanted
            self.colours = wanted[0]
            self._restyle()
        self.changed.emit()

    def _restyle(self) -> None:
        self._fonts.clear()
        self._application.setPalette(palette(self.colours))
        self._application.setFont(self.font(Type.BODY))
        self._application.setStyleSheet(stylesheet(self.colours, self._scale))
        self._followers = [(owner, look) for owner, look in self._followers if _alive(owner)]
        for owner, look in list(self._followers):
            if _alive(owner):
                look()
        for widget in QApplication.allWidgets():
            widget.update()


def _alive(owner: weakref.ref[QObject]) -> bool:
    found = owner()
    return found is not None and isValid(found)


class _Current:
    appearance: Appearance | None = None


def set_up(application: QApplication, resources: Path) -> Appearance:
    """Give the application its look, once; later calls return the same."""
    if _Current.appearance is None:
        _Current.appearance = Appearance(application, resources)
    return _Current.appearance


def look() -> Appearance:
    """Return the application's look; RuntimeError before `set_up`."""
    if _Current.appearance is None:
        raise RuntimeError("set_up has not been called")
    return _Current.appearance


def restyle(widget: QWidget) -> None:
    """Apply the style sheet's rules anew after a property they name has changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
