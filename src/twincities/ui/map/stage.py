"""What the map page asks of whatever draws its map: a web page, or the window's own simpler drawing."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from twincities.ui.theme.appearance import look

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QImage

    from twincities.geo.map_picture import MapPicture

PAN = 100
"""Pixels that an arrow moves the map."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is on the map now: partnerships shown, and of the lines there are, those drawn."""

    shown: int = 0
    lines: int = 0
    all: int = 0


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands above the map, in its pixels: strips along its sides, and a city's card."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0
    card: QRect | None = None


class Stage(QWidget):
    """Draws a picture and tells what a person points at.

    `picked` carries a city's id, None for a click beside all; `ready` comes once, when the map can be seen;
    `lost` when what drew it is gone (the renderer was killed): `revive` begins anew.
    """

    picked = Signal(object)
    drawn = Signal(object)
    ready = Signal()
    lost = Signal()

    @abstractmethod
    def show_picture(self, picture: MapPicture, *, fitted: bool) -> None:
        """Show other cities and ties; `fitted` brings all of them into sight."""

    @abstractmethod
    def set_year(self, year: int | None) -> None:
        """Show the end of a year, None for today."""

    @abstractmethod
    def select(self, city: int | None) -> None:
        """Mark a city by its id and bring it into sight, or none."""

    @abstractmethod
    def zoom(self, steps: float) -> None:
        """Zoom in, or out by negative steps."""

    @abstractmethod
    def pan(self, across: float, down: float) -> None:
        """Move by pixels."""

    @abstractmethod
    def whole(self) -> None:
        """Show the whole world."""

    @abstractmethod
    def set_cover(self, cover: Cover) -> None:
        """Say what stands above the map."""

    @abstractmethod
    def take_picture(self, ratio: int, take: Callable[[QImage], object]) -> None:
        """Hand over what is seen, `ratio` pixels to one."""

    @abstractmethod
    def revive(self) -> None:
        """Begin anew after `lost`."""


class Later(Stage):
    """Stands where the map will be while what draws it is being loaded, and remembers what is asked meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self._asked: dict[str, Callable[[Stage], object]] = {}
        self.setAutoFillBackground(True)
        look().follow(self, self._dress)

    def hand_over(self, stage: Stage) -> None:
        """Ask another stage for what was asked of this one, the last of each kind."""
        for act in self._asked.values():
            act(stage)

    def show_picture(self, picture: MapPicture, *, fitted: bool) -> None:
        """Remember."""
        fitted = fitted or "fitted" in self._asked
        self._asked.pop("picture", None)
        self._asked["fitted" if fitted else "picture"] = lambda stage: stage.show_picture(
            picture, fitted=fitted
        )

    def set_year(self, year: int | None) -> None:
        """Remember."""
        self._asked["year"] = lambda stage: stage.set_year(year)

    def select(self, city: int | None) -> None:
        """Remember."""
        self._asked["city"] = lambda stage: stage.select(city)

    def set_cover(self, cover: Cover) -> None:
        """Remember, before the picture that is fitted into what it leaves."""
        self._asked = {"cover": lambda stage: stage.set_cover(cover), **self._asked_but("cover")}

    def zoom(self, steps: float) -> None:
        """Nothing is there yet."""

    def pan(self, across: float, down: float) -> None:
        """Nothing is there yet."""

    def whole(self) -> None:
        """Nothing is there yet."""

    def take_picture(self, ratio: int, take: Callable[[QImage], object]) -> None:
        """Nothing is there yet."""

    def revive(self) -> None:
        """Nothing is there yet."""

    def _asked_but(self, name: str) -> dict[str, Callable[[Stage], object]]:
        return {other: act for other, act in self._asked.items() if other != name}

    def _dress(self) -> None:
        colours = self.palette()
        colours.setColor(self.backgroundRole(), look().colour("sea"))
        self.setPalette(colours)
