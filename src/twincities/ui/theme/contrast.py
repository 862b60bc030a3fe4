"""High contrast: the system's own colours, no tinted grounds; icons, borders and words carry the meaning."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from PySide6.QtGui import QPalette

from twincities.ui.theme.tokens import Colours

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

ACCENTS = frozenset({"accent", "accent_hover"})
INKS = frozenset(
    {
        "text",
        "text2",
        "text3",
        "control",
        "ok",
        "warn",
        "bad",
        "inf",
        "neu",
        "on_tip",
        "tip_link",
        "land_line",
    }
)


def high_contrast(system: QPalette) -> Colours:
    """Return the tokens in the system's colours: one ground, one ink, the highlight as accent."""
    role = QPalette.ColorRole
    ground, ink = _name(system.color(role.Base)), _name(system.color(role.Text))
    accent, on_accent = _name(system.color(role.Highlight)), _name(system.color(role.HighlightedText))

    def colour(name: str) -> str:
        if name in ACCENTS:
            return accent
        if name == "on_accent":
            return on_accent
        is_line = name.endswith("_line") or name in ("line", "line2")
        return ink if is_line or name in INKS else ground

    return Colours(**{field.name: colour(field.name) for field in fields(Colours)})


def _name(colour: QColor) -> str:
    return colour.name().upper()
