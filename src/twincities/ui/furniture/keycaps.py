"""Key caps: a known key written on the button that has it, or in a legend."""

from __future__ import annotations

import sys

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Height, Line, Radius, Space, Type

SIGNS = {"Return": "↵", "Enter": "Enter", "Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "Escape": "Esc"}
SIGNS |= {"-": "−", "Delete": "Del"}
MAC_SIGNS = {"Ctrl": "⌘", "Alt": "⌥", "Shift": "⇧"}


def cap_text(key: str) -> str:
    """Return a key as it stands on a cap: "Ctrl+Return" → "Ctrl ↵"; on a Mac "⌘ ↵"."""
    pieces = ["+"] if key == "+" else key.split("+")
    signs = SIGNS | MAC_SIGNS if sys.platform == "darwin" else SIGNS
    return " ".join(signs.get(piece, piece) for piece in pieces)


def cap_width(text: str) -> int:
    """Return how wide a cap with this text is, in pixels."""
    theme = look()
    return theme.metrics(Type.SMALL_STRONG).horizontalAdvance(text) + 2 * theme.px(Space.S - 1)


def paint_cap(painter: QPainter, rect: QRectF, text: str, ink: QColor, line: QColor) -> None:
    """Draw a cap into a rectangle as wide as `cap_width`."""
    theme = look()
    half = theme.px(Line.HAIR) / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, theme.px(Line.HAIR)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = theme.px(Radius.MARK)
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)
    painter.setFont(theme.font(Type.SMALL_STRONG))
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


class KeyCap(QWidget):
    """A cap standing alone: in the status bar, a legend, beside a repair."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._text = cap_text(key)
        self.setAccessibleName(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look().follow(self, self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As wide as the text asks."""
        return QSize(cap_width(self._text), look().px(Height.KEY_CAP))

    def minimumSizeHint(self) -> QSize:
        """Return the size hint: a cap is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        """Draw the cap."""
        painter = QPainter(self)
        theme = look()
        paint_cap(painter, QRectF(self.rect()), self._text, theme.colour("text2"), theme.colour("line2"))
        painter.end()
